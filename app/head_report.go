package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// A HeadAccount is the report of the head about the session (تقرير رئيس المركز): what the
// facts say of each half-day, and what the head writes beside them.
type HeadAccount struct {
	Days  []Statistics // of each half-day, without the breakdown
	Texts exam.Report  // the part on incidents as the facts have it while the head has written none
	Draft bool         // it does
	Since []string     // numbers of incidents that were recorded, or said anew, after the head wrote
}

// Report is what the head wrote about the session, false while nothing is written.
func (s *State) Report() (exam.Saying[exam.Report], bool) {
	return lastOf(s.day.reports, exam.Report{})
}

// WriteReport says what the head writes about the session; exam.ErrNothing where it is
// so already.
func (o *Office) WriteReport(ctx context.Context, r exam.Report) error {
	err := o.decide(ctx, func() error {
		for _, part := range []*string{&r.Course, &r.Incidents, &r.Suggestions} {
			*part = strings.TrimSpace(*part)
		}
		return setDown(ctx, o, o.State().day.reports, r, "")
	})
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// HeadAccount is the report of the head as it would be printed now, in a language.
func (s *State) HeadAccount(lang text.Lang) HeadAccount {
	var r HeadAccount
	for _, at := range s.Programme.Sittings() {
		day := s.Statistics(at)
		day.By = nil
		r.Days = append(r.Days, day)
	}
	said, _ := s.Report()
	if r.Texts = said.Value; r.Texts.Incidents == "" {
		r.Texts.Incidents, r.Draft = s.IncidentsTold(lang), true
		return r
	}
	for _, i := range s.Incidents() {
		if i.Place.Compare(said.Place) > 0 {
			r.Since = append(r.Since, i.Value.Number())
		}
	}
	return r
}

// IncidentsTold are the incidents of the session in sentences, one a paragraph, from
// what was recorded as facts; the notes of the centre for itself are in none.
func (s *State) IncidentsTold(lang text.Lang) string {
	var told []string
	for _, one := range s.Incidents() {
		if !one.Withdrawn {
			told = append(told, s.incidentTold(lang, one.Value))
		}
	}
	if len(told) == 0 {
		return text.T(lang, "report.no_incident")
	}
	return strings.Join(told, "\n")
}

func (s *State) incidentTold(lang text.Lang, i exam.Incident) string {
	say := func(key string, args text.Args) string { return text.T(lang, "report."+key, args) }
	kind := text.T(lang, "report.kind."+string(i.Kind))
	if i.Fraud != nil {
		kind = text.T(lang, "report.fraud."+string(i.Fraud.Type))
	}
	where := []string{SittingName(lang, i.Sitting)}
	if i.Room != "" {
		where = append(where, say("room", text.Args{"room": text.LTR(i.Room)}))
	}
	if at := slices.IndexFunc(s.Programme.Papers, func(p exam.Paper) bool { return p.Code == i.Paper }); at >= 0 {
		where = append(where, s.Programme.Papers[at].Subject.In(string(lang)))
	}
	parts := []string{
		say("head", text.Args{"no": NumberInWords(i.Number()), "kind": kind, "where": strings.Join(where, comma(lang)), "at": text.LTR(i.At)}),
		sentence(i.Facts),
	}
	if who := s.whoTold(lang, i); who != "" {
		parts = append(parts, who)
	}
	if i.Fraud != nil && len(i.Fraud.Items) > 0 {
		var items []string
		for _, item := range i.Fraud.Items {
			items = append(items, item.What)
		}
		parts = append(parts, say("seized", text.Args{"items": strings.Join(items, comma(lang))}))
	}
	if i.Fraud != nil && i.Fraud.Withdrawn {
		parts = append(parts, say("withdrawn", nil))
	}
	if i.Measure != "" {
		parts = append(parts, sentence(say("measure", text.Args{"measure": i.Measure})))
	}
	if i.Minutes > 0 {
		parts = append(parts, say("minutes", text.Args{"n": i.Minutes}))
	}
	switch {
	case i.Told != "" && i.ToldAt != "":
		parts = append(parts, say("told_at", text.Args{"who": i.Told, "at": text.LTR(i.ToldAt)}))
	case i.Told != "":
		parts = append(parts, sentence(say("told", text.Args{"who": i.Told})))
	}
	return text.Localize(lang, strings.Join(parts, " "))
}

// whoTold are the candidates of an incident by their exam numbers, or how many they
// were; "" where it is about nobody.
func (s *State) whoTold(lang text.Lang, i exam.Incident) string {
	var numbers []string
	for _, id := range i.Candidates {
		if c, ok := s.Candidate(id); ok {
			numbers = append(numbers, text.LTR(c.Number))
		}
	}
	switch {
	case len(numbers) > 0:
		return text.T(lang, "report.who", text.Args{"n": len(numbers), "numbers": strings.Join(numbers, comma(lang))})
	case i.Concerned > 0:
		return text.T(lang, "report.concerned", text.Args{"n": i.Concerned})
	}
	return ""
}

// sentence ends words as a sentence ends.
func sentence(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	if words == "" || strings.ContainsAny(words[len(words)-1:], ".!?") || strings.HasSuffix(words, "؟") || strings.HasSuffix(words, "…") {
		return words
	}
	return words + "."
}
