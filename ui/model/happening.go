package model

import (
	"context"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Happenings records what happens while papers are written.
type Happenings interface {
	RecordIncident(ctx context.Context, i exam.Incident, reason string) (exam.Incident, error)
	WithdrawIncident(ctx context.Context, id exam.ID, reason string) error
	RecordExit(ctx context.Context, e exam.Exit) (exam.Exit, error)
	CameBack(ctx context.Context, id exam.ID, hour string) error
	WithdrawExit(ctx context.Context, id exam.ID, reason string) error
	TakeExitSheet(ctx context.Context, sheet exam.ExitSheet) error
	LoseExitSheet(ctx context.Context, at exam.Sitting, room, reason string) error
}

// A Happening is one thing that can have happened, as it is chosen first.
type Happening struct {
	Kind  exam.IncidentKind
	Fraud exam.FraudType // of a case of cheating
}

// HappeningOf is what an incident is chosen as.
func HappeningOf(i exam.Incident) Happening {
	h := Happening{Kind: i.Kind}
	if i.Fraud != nil {
		h.Fraud = i.Fraud.Type
	}
	return h
}

func (h Happening) key() string {
	if h.Kind == exam.FraudCase {
		return "fraud." + string(h.Fraud)
	}
	return string(h.Kind)
}

// Name is what it is called: «حيازة وسائل إلكترونية».
func (h Happening) Name(lang text.Lang) string { return text.T(lang, "incident.kind."+h.key()) }

// IncidentKindName is what a kind is called before anything is known of it: «غش».
func IncidentKindName(lang text.Lang, k exam.IncidentKind) string {
	if k == exam.FraudCase {
		return text.T(lang, "incident.cheating")
	}
	return Happening{Kind: k}.Name(lang)
}

// Cheating is what a case of cheating is called before its type, "" of others.
func (h Happening) Cheating(lang text.Lang) string {
	if h.Kind != exam.FraudCase {
		return ""
	}
	return IncidentKindName(lang, h.Kind)
}

// OfCandidate reports whether it happens to one candidate, who is asked for first.
func (h Happening) OfCandidate() bool { return h.Kind == exam.FraudCase || h.Kind == exam.Illness }

// A Question is one thing that is asked of an incident: incident.ask.<question> says it.
type Question string

// The questions.
const (
	AskHour      Question = "hour"
	AskRoom      Question = "room"
	AskPaper     Question = "paper"
	AskConcerned Question = "concerned"
	AskFacts     Question = "facts"
	AskIdentity  Question = "identity"
	AskSecond    Question = "second"
	AskFoundBy   Question = "found_by"
	AskItems     Question = "items"
	AskScript    Question = "script"
	AskWitnesses Question = "witnesses"
	AskStatement Question = "statement"
	AskSigning   Question = "signing"
	AskMeasure   Question = "measure"
	AskTold      Question = "told"
	AskUntil     Question = "until"
	AskMinutes   Question = "minutes"
	AskNotes     Question = "notes"
)

// Questions are what is asked of a happening and nothing else, in the order in which it
// is answered: what was seen while it is fresh, then what was taken, who saw it, what was
// done, and last what is for the centre alone.
func (h Happening) Questions() []Question {
	all := []Question{AskHour, AskRoom, AskPaper}
	switch h.Kind {
	case exam.FraudCase:
		switch h.Fraud {
		case exam.FraudImpersonation:
			all = append(all, AskIdentity, AskFacts, AskSecond, AskFoundBy, AskItems)
		case exam.FraudDocuments, exam.FraudDevices, exam.FraudForged:
			all = append(all, AskItems, AskFacts, AskFoundBy)
		default:
			all = append(all, AskFacts, AskFoundBy, AskItems)
		}
		all = append(all, AskScript, AskWitnesses, AskStatement, AskSigning)
	case exam.Illness:
		all = append(all, AskFacts, AskMeasure, AskTold, AskUntil, AskMinutes)
	case exam.WrongSubject:
		all = append(all, AskFacts, AskConcerned, AskMeasure, AskTold, AskUntil, AskMinutes)
	case exam.EnvelopeDamage:
		all = append(all, AskFacts, AskWitnesses, AskMeasure, AskTold)
	case exam.PowerCut, exam.Evacuation:
		all = append(all, AskFacts, AskUntil, AskConcerned, AskMeasure, AskTold, AskMinutes)
	default:
		all = append(all, AskFacts, AskConcerned, AskMeasure, AskTold, AskUntil, AskMinutes)
	}
	return append(all, AskNotes)
}

// Listed are words in a list.
func Listed(lang text.Lang, words []string) string { return joined(listComma(lang), words...) }

// IncidentName is an incident by its number: «واقعة رقم 12».
func IncidentName(lang text.Lang, i exam.Incident) string {
	return text.T(lang, "incident.name", text.Args{"number": text.LTR(i.Number())})
}

// whoIn names the candidates of an incident, how many there are where they are not named.
func whoIn(lang text.Lang, s *app.State, i exam.Incident) string {
	var names []string
	for _, id := range i.Candidates {
		if c, ok := s.Candidate(id); ok {
			names = append(names, NameIn(lang, c.Name))
		}
	}
	if len(names) == 0 && i.Concerned > 0 {
		return text.T(lang, "unit.candidate", text.Args{"n": i.Concerned})
	}
	return joined(listComma(lang), names...)
}
