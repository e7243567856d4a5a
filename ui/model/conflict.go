package model

import (
	"context"
	"errors"
	"slices"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Conflict is several decisions that were taken without knowing of each other;
// a person chooses one of them, which settles it.
type Conflict struct {
	Sides []Side
	Err   error // of the last Settle

	lang    text.Lang
	office  Office
	finding exam.Finding
}

// A Side is one of the decisions.
type Side struct {
	Value string // decided on, in words
	Said  string // by whom and when
	Note  string // what else they wrote; "" if nothing

	settle func(ctx context.Context) error
}

// NewConflict is about a finding that says that decisions disagree.
func NewConflict(lang text.Lang, o Office, f exam.Finding) *Conflict {
	m := &Conflict{lang: lang, office: o, finding: f}
	switch d := o.State().Dossier(f.Candidate); f.Code {
	case exam.ValuesDisagree:
		for _, v := range o.State().Sides(f.Candidate, f.Field) {
			m.value(v)
		}
	case exam.VerdictsDisagree:
		for _, v := range d.Verdicts {
			m.verdict(v)
		}
	case exam.AnswersDisagree:
		for _, r := range o.State().RequestsOf(f.Candidate) {
			if r.Status() == exam.RequestConflict && r.Field == f.Field && r.New == f.Value {
				m.answers(r)
			}
		}
	}
	return m
}

// NewRequestConflict is about the answers to a request.
func NewRequestConflict(lang text.Lang, o Office, id exam.ID) *Conflict {
	r, _ := o.State().RequestByID(id)
	m := &Conflict{lang: lang, office: o, finding: exam.Finding{Code: exam.AnswersDisagree, Candidate: r.Candidate, Field: r.Field, Value: r.New}}
	m.answers(r)
	return m
}

func (m *Conflict) answers(r exam.RequestFile) {
	for _, a := range r.Answers {
		m.answer(r, a)
	}
}

// add takes a side in, unless it says what another says.
func (m *Conflict) add(s Side, at time.Time, actor string) {
	if slices.ContainsFunc(m.Sides, func(other Side) bool { return other.Value == s.Value }) {
		return
	}
	s.Said = text.T(m.lang, "screen.conflict.said", text.Args{"who": ActorName(m.lang, actor), "at": Moment(m.lang, at)})
	m.Sides = append(m.Sides, s)
}

func (m *Conflict) value(v exam.Mend) {
	m.add(Side{
		Value: app.FieldWords(m.lang, m.finding.Field, v.New), Note: joined(" · ", SeenName(m.lang, v.Document), v.Reason),
		settle: func(ctx context.Context) error {
			return m.office.Correct(ctx, app.Correction{Candidate: m.finding.Candidate, Field: m.finding.Field, Value: v.New, Document: v.Document, Reason: v.Reason})
		},
	}, v.At, v.Actor)
}

func (m *Conflict) verdict(v exam.Verdict) {
	m.add(Side{
		Value: StateName(m.lang, v.State),
		settle: func(ctx context.Context) error {
			left, err := m.office.Verify(ctx, v.State, exam.OnScreen, m.finding.Candidate)
			if err == nil && len(left) > 0 {
				err = left[0].Why
			}
			return err
		},
	}, v.At, v.Actor)
}

func (m *Conflict) answer(r exam.RequestFile, a exam.Answered) {
	value := AnswerName(m.lang, a.Answer)
	if a.Answer == exam.Accepted {
		said := a.Value
		if said == "" {
			said = r.New
		}
		value += " · " + app.FieldWords(m.lang, r.Field, said)
	}
	m.add(Side{
		Value: value, Note: joined(" · ", a.Note, a.Source.File),
		settle: func(ctx context.Context) error {
			return m.office.Reply(ctx, app.Reply{Request: r.ID, Answer: a.Answer, Value: a.Value, Note: a.Note})
		},
	}, a.At, a.Actor)
}

// Name is whom it is about, Finding what.
func (m *Conflict) Name() string    { return nameOf(m.lang, m.office.State(), m.finding.Candidate) }
func (m *Conflict) Finding() string { return app.Describe(m.lang, m.finding) }

// Other reports whether another value than those of the sides can be given.
func (m *Conflict) Other() bool { return m.finding.Code == exam.ValuesDisagree }

// Settle chooses a side.
func (m *Conflict) Settle(ctx context.Context, side int) func() {
	err := m.Sides[side].settle(ctx)
	if errors.Is(err, exam.ErrNothing) {
		err = nil // somebody settled it meanwhile
	}
	return func() { m.Err = err }
}

// Done says what was settled.
func (m *Conflict) Done(side int) string {
	return text.T(m.lang, "screen.conflict.done", text.Args{"value": m.Sides[side].Value})
}
