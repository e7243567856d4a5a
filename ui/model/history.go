package model

import (
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// verifiedWords says how far a candidate's data are verified, who said so and when.
func verifiedWords(lang text.Lang, s *app.State, id exam.ID) string {
	v := s.Verification(id)
	words := StateName(lang, v.State)
	if when := Moment(lang, v.Last.At); when != "" {
		words = text.T(lang, "screen.verification.stands", text.Args{"state": words, "who": ActorName(lang, v.Last.Actor), "when": when})
	}
	if v.Conflict {
		words += " · " + text.T(lang, "screen.verification.conflict")
	}
	return words
}

// history is when what stands of a candidate's data was said, asked for or
// answered, the latest first.
func history(lang text.Lang, s *app.State, id exam.ID) [][2]string {
	type event struct {
		exam.Said
		words string
	}
	var events []event
	d := s.Dossier(id)
	for _, v := range d.Verdicts {
		words := StateName(lang, v.State)
		if v.Way == exam.OnCard {
			words = text.T(lang, "screen.verification.on_card", text.Args{"state": words})
		}
		events = append(events, event{v.Said, words})
	}
	change := func(f exam.Field, old, now string) text.Args {
		said := func(value string) string { return orNone(lang, app.FieldWords(lang, f, value)) }
		return text.Args{"field": FieldName(lang, f), "old": said(old), "new": said(now)}
	}
	for f, mends := range d.Mends {
		for _, m := range mends {
			events = append(events, event{m.Said, text.T(lang, "screen.verification.mended", change(f, m.Old, m.New))})
		}
	}
	for _, r := range s.RequestsOf(id) {
		args := change(r.Field, r.Old, r.New)
		events = append(events, event{r.Made, text.T(lang, "screen.verification.asked", args)})
		for _, sent := range r.Sent {
			events = append(events, event{sent, text.T(lang, "screen.verification.sent", args)})
		}
		for _, a := range r.Answers {
			args["answer"] = AnswerName(lang, a.Answer)
			events = append(events, event{a.Said, text.T(lang, "screen.verification.answered", args)})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return b.Place.Compare(a.Place) })
	var lines [][2]string
	for _, e := range events {
		lines = append(lines, [2]string{Moment(lang, e.At) + " · " + ActorName(lang, e.Actor), e.words})
	}
	return lines
}
