package app

import (
	"context"
	"fmt"
	"slices"

	"markaz/app/exam"
)

// Verified is how far the data of one candidate are verified.
type Verified struct {
	State    exam.Verification
	Last     exam.Said // who brought it there and when; zero while nobody looked
	Conflict bool      // people disagree: the least of what they said stands
	Requests int       // corrections that are waited for
}

// Verification tells how far a candidate's data are verified: what people said,
// and what became of the corrections asked for. What was approved counts no more
// once a value was changed after it; what was validated is only approved while a
// blocking finding is open that came up since.
func (s *State) Verification(id exam.ID) Verified {
	if v, ok := s.derived.verified()[id]; ok {
		return v
	}
	return Verified{State: exam.NotViewed}
}

// allVerified leaves out those whom nobody has looked at.
func (s *State) allVerified() map[exam.ID]Verified {
	all := make(map[exam.ID]Verified, len(s.dossiers))
	requests := map[exam.ID][]exam.RequestFile{}
	for _, r := range s.Requests {
		requests[r.Candidate] = append(requests[r.Candidate], r)
	}
	for id, d := range s.dossiers {
		all[id] = verified(d, requests[id])
	}
	for id, rs := range requests {
		if _, done := all[id]; !done {
			all[id] = verified(exam.Dossier{}, rs)
		}
	}
	for id, v := range all {
		if v.State == exam.Validated && len(s.Blocks(id)) > 0 {
			v.State = exam.Approved
			all[id] = v
		}
	}
	return all
}

func verified(d exam.Dossier, requests []exam.RequestFile) Verified {
	v := Verified{State: exam.NotViewed}
	v.take(d.Verdicts)
	for _, r := range requests {
		if !r.Status().Settled() {
			v.Requests++
			v.Last = r.Made
		}
	}
	if v.Requests > 0 {
		v.State = exam.CorrectionRequested
		return v
	}
	for _, r := range requests {
		last := r.Answers[len(r.Answers)-1]
		switch {
		case v.Last.Place.Compare(last.Place) > 0:
		case r.Status() == exam.RequestAccepted:
			v.State, v.Last = exam.Corrected, last.Said
		default:
			v.State, v.Last = exam.Viewed, last.Said // refused or withdrawn: to be looked at again
		}
	}
	byHand, byList := lastMends(d, v.Last.Place)
	switch none := (exam.Said{}); {
	case byHand != none:
		v.State, v.Last = exam.Corrected, byHand
	case byList != none:
		v.State, v.Last = exam.NotViewed, byList
	}
	return v
}

// lastMends are the latest corrections after a place of the journal: those that
// people made, and what a list that came again brought.
func lastMends(d exam.Dossier, after exam.Position) (byHand, byList exam.Said) {
	for _, mends := range d.Mends {
		for _, m := range mends {
			if m.Request != (exam.ID{}) && m.Old == m.New {
				continue // a request that failed left it as it was
			}
			last := &byList
			if m.Origin.Manual() {
				last = &byHand
			}
			if m.Place.Compare(after) > 0 && m.Place.Compare(last.Place) > 0 {
				*last = m.Said
			}
		}
	}
	return byHand, byList
}

// rank orders what people may say of a candidate's data.
var rank = map[exam.Verification]int{exam.NotViewed: 0, exam.Viewed: 1, exam.Approved: 2, exam.Validated: 3}

// take takes what people said; where they disagree, the least of it. It reports
// whether they do.
func (v *Verified) take(verdicts []exam.Verdict) bool {
	for i, one := range verdicts {
		if i == 0 || rank[one.State] < rank[v.State] {
			v.State, v.Last = one.State, one.Said
		}
		v.Conflict = v.Conflict || one.State != verdicts[0].State
	}
	return v.Conflict
}

// Dossier is what was decided about a candidate, in force or removed.
func (s *State) Dossier(id exam.ID) exam.Dossier { return s.dossiers[id] }

// Left is a candidate whose data could not be brought to a state, and why.
type Left struct {
	Candidate exam.ID
	Why       error // exam.ErrNotFound, exam.ErrBlocked, exam.ErrWaiting, exam.ErrUnseen, exam.ErrNothing
}

// Verify says of candidates that their data were viewed, approved or validated;
// exam.NotViewed takes that back. Those of whom it can be said are written in one
// transaction, the others are left, each with the reason: exam.ErrBlocked, a
// blocking finding is open; exam.ErrWaiting, a correction is waited for;
// exam.ErrUnseen, validated before it was approved or corrected; exam.ErrNothing,
// it is so already. Another state gives exam.ErrInvalid.
func (o *Office) Verify(ctx context.Context, state exam.Verification, way string, ids ...exam.ID) (left []Left, err error) {
	if _, ok := rank[state]; !ok {
		return nil, fmt.Errorf("verify: state %q: %w", state, exam.ErrInvalid)
	}
	err = o.decide(ctx, func() error {
		left = nil
		s := o.State()
		var facts []exam.Fact
		for _, id := range ids {
			if why := s.verifiable(id, state); why != nil {
				left = append(left, Left{id, why})
				continue
			}
			f := exam.VerdictSet{Candidate: id, State: state, Way: way}
			for _, v := range s.dossiers[id].Verdicts {
				f.Replaces = append(f.Replaces, v.Entry)
			}
			facts = append(facts, f)
		}
		if len(facts) == 0 {
			return nil
		}
		return o.recordTogether(ctx, facts)
	})
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	return left, nil
}

func (s *State) verifiable(id exam.ID, to exam.Verification) error {
	if _, ok := s.Candidate(id); !ok {
		return exam.ErrNotFound
	}
	now := s.Verification(id)
	switch {
	case now.State == to && !now.Conflict:
		return exam.ErrNothing
	case to != exam.NotViewed && now.Requests > 0:
		return exam.ErrWaiting
	case to == exam.Validated && s.blocked(id):
		return exam.ErrBlocked
	case to == exam.Validated && !now.Conflict && now.State != exam.Approved && now.State != exam.Corrected:
		return exam.ErrUnseen
	}
	return nil
}

// blocked reports whether a blocking finding keeps a candidate's data from being
// validated: all but that people disagree about them, which this settles.
func (s *State) blocked(id exam.ID) bool {
	return slices.ContainsFunc(s.Blocks(id), func(f exam.Finding) bool { return f.Code != exam.VerdictsDisagree })
}

// Blocks are the blocking findings about a candidate that are open.
func (s *State) Blocks(id exam.ID) []exam.Finding { return s.derived.blocks()[id] }

func (s *State) allBlocks() map[exam.ID][]exam.Finding {
	all := map[exam.ID][]exam.Finding{}
	for _, f := range s.Findings() {
		if f.Severity == exam.Blocking && f.Candidate != (exam.ID{}) && !aboutPlaces[f.Code] {
			all[f.Candidate] = append(all[f.Candidate], f)
		}
	}
	return all
}

// aboutPlaces are findings about the plan: they say nothing about a person's
// data.
var aboutPlaces = map[exam.Code]bool{exam.PlacesShort: true, exam.NotSeated: true, exam.RoomGone: true, exam.TableTaken: true, exam.TableGone: true, exam.RoomOverfull: true}
