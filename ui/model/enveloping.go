package model

import (
	"context"
	"slices"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Enveloping are the use cases of subject envelopes, of counts and of the handover.
type Enveloping interface {
	ReceiveEnvelopes(ctx context.Context, d exam.Delivery, reason string) (exam.Delivery, error)
	WithdrawDelivery(ctx context.Context, id exam.ID, reason string) error
	OpenEnvelopes(ctx context.Context, o exam.Opening, reason string) error
	WithdrawOpening(ctx context.Context, paper, reason string) error
	CountScripts(ctx context.Context, n exam.ScriptCount, reason string) error
	WithdrawCount(ctx context.Context, key app.RollKey, reason string) error
	RecordDestination(ctx context.Context, d exam.Destination) error
	HandOver(ctx context.Context, h exam.Handover) (exam.Handover, error)
	WithdrawHandover(ctx context.Context, id exam.ID, reason string) error
}

// hourNow is the hour by the clock of the PC on the day of a half-day; on another day
// it says nothing.
func hourNow(now time.Time, at exam.Sitting) string {
	if now.Format(time.DateOnly) != string(at.Date) {
		return ""
	}
	return now.Format("15:04")
}

// subjectOf is what a paper is about; of two of one subject at a half-day their tracks
// say which.
func subjectOf(lang text.Lang, s *app.State, code string) string {
	i := slices.IndexFunc(s.Programme.Papers, func(p exam.Paper) bool { return p.Code == code })
	if i < 0 {
		return code
	}
	p := s.Programme.Papers[i]
	name := p.Subject.In(string(lang))
	if len(p.Tracks) > 0 && slices.ContainsFunc(s.Programme.Papers, func(q exam.Paper) bool {
		return q.Code != code && q.Sitting() == p.Sitting() && q.Subject.In(string(lang)) == name
	}) {
		name += " – " + strings.Join(p.Tracks, comma(lang))
	}
	return name
}

// paperStart is when a paper starts, "" of one that is not known.
func paperStart(s *app.State, code string) string {
	for _, p := range s.Programme.Papers {
		if p.Code == code {
			return p.Start
		}
	}
	return ""
}

// namedIn lists messages of a group in one line: "count.remark." and its keys.
func namedIn(lang text.Lang, group string, keys []string) string {
	words := make([]string, len(keys))
	for i, key := range keys {
		words[i] = text.T(lang, group+key)
	}
	return strings.Join(words, comma(lang))
}

func comma(lang text.Lang) string {
	if lang == text.Arabic {
		return "، "
	}
	return ", "
}
