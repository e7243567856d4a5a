package app

import (
	"encoding/json"
	"fmt"
	"slices"

	"markaz/app/exam"
)

// A person is the record of a candidate: what the list said, and what was
// decided since.
type person struct {
	exam.CandidateAdded
	exam.Dossier
}

// revisers are the kinds that change a record which an earlier entry made. A
// record whose first entry is not there yet stays away: the earlier entry, once
// it arrives, has the subject folded anew.
var revisers = map[string]change{
	"candidate.photo/1": revise(func(p *person, f exam.PhotoSet, _ exam.Said) { p.Candidate.Photo = f.Photo }),
	"candidate.fields/1": revise(func(p *person, f exam.FieldsSet, said exam.Said) {
		if p.Mends == nil {
			p.Mends = map[exam.Field][]exam.Mend{}
		}
		p.Keeps = unreplaced(p.Keeps, f.Replaces, func(k exam.Keep) exam.ID { return k.Entry })
		for _, v := range f.Values {
			p.Mends[v.Field] = append(unreplaced(p.Mends[v.Field], f.Replaces, func(m exam.Mend) exam.ID { return m.Entry }),
				exam.Mend{Said: said, Old: v.Old, New: v.New, Origin: f.Origin, Document: f.Document, Reason: f.Reason, Request: f.Request})
		}
	}),
	"candidate.kept/1": revise(func(p *person, f exam.FieldKept, said exam.Said) {
		p.Keeps = append(slices.DeleteFunc(p.Keeps, func(k exam.Keep) bool { return k.Field == f.Field && k.Other == f.Other }),
			exam.Keep{Said: said, Field: f.Field, Other: f.Other, Document: f.Document, Reason: f.Reason})
	}),
	"candidate.removed/1": revise(func(p *person, f exam.CandidateRemoved, said exam.Said) {
		p.Removed = &said
		p.Keeps = unreplaced(p.Keeps, f.Replaces, func(k exam.Keep) exam.ID { return k.Entry })
	}),
	"candidate.restored/1": revise(func(p *person, _ exam.CandidateRestored, _ exam.Said) { p.Removed = nil }),
	"candidate.verdict/1": revise(func(p *person, f exam.VerdictSet, said exam.Said) {
		p.Verdicts = append(unreplaced(p.Verdicts, f.Replaces, func(v exam.Verdict) exam.ID { return v.Entry }),
			exam.Verdict{Said: said, State: f.State, Way: f.Way})
	}),
	"request.sent/1": revise(func(r *exam.RequestFile, _ exam.RequestSent, said exam.Said) { r.Sent = append(r.Sent, said) }),
	"request.attached/1": revise(func(r *exam.RequestFile, f exam.RequestAttached, _ exam.Said) {
		r.Attachments = append(r.Attachments, f.Attachments...)
	}),
	"request.answered/1": revise(func(r *exam.RequestFile, f exam.RequestAnswered, said exam.Said) {
		for _, a := range r.Answers {
			if slices.Contains(f.Replaces, a.Entry) {
				r.Settled = append(r.Settled, a)
			}
		}
		r.Answers = append(unreplaced(r.Answers, f.Replaces, func(a exam.Answered) exam.ID { return a.Entry }),
			exam.Answered{Said: said, Answer: f.Answer, Value: f.Value, Note: f.Note, Source: f.Source})
	}),
}

// revise makes a fold of what a fact changes in a record.
func revise[R any, F exam.Fact](change func(*R, F, exam.Said)) func([]byte, exam.Entry) ([]byte, error) {
	return func(before []byte, e exam.Entry) ([]byte, error) {
		if before == nil {
			return nil, nil
		}
		var record R
		var f F
		if err := json.Unmarshal(before, &record); err != nil {
			return nil, fmt.Errorf("fold %s: %w", e.Kind, err)
		}
		if err := json.Unmarshal(e.Body, &f); err != nil {
			return nil, fmt.Errorf("fold %s: %w", e.Kind, err)
		}
		change(&record, f, said(e))
		return json.Marshal(record)
	}
}

// begin makes a fold of the fact that a record begins with.
func begin[F exam.Fact](record func(F, exam.Said) any) func([]byte, exam.Entry) ([]byte, error) {
	return func(_ []byte, e exam.Entry) ([]byte, error) {
		var f F
		if err := json.Unmarshal(e.Body, &f); err != nil {
			return nil, fmt.Errorf("fold %s: %w", e.Kind, err)
		}
		return json.Marshal(record(f, said(e)))
	}
}

func said(e exam.Entry) exam.Said {
	return exam.Said{Entry: e.ID, Place: e.Position(), At: e.At, Actor: e.Actor}
}

// unreplaced leaves out what a later decision has seen and replaces.
func unreplaced[T any](all []T, replaces []exam.ID, entry func(T) exam.ID) []T {
	return slices.DeleteFunc(all, func(one T) bool { return slices.Contains(replaces, entry(one)) })
}
