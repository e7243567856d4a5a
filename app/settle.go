package app

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"markaz/app/exam"
	"markaz/app/seating"
)

// A Decision is what is decided about one change of a comparison.
type Decision struct {
	Change   int // of Comparison.Changes
	Choice   Choice
	Document exam.Document // that was seen
	ByHand   bool          // a value that was corrected by hand is given up knowingly
}

// A Settled is what became of a comparison.
type Settled struct {
	Imported  // of a list that was taken in; zero but for the copy made before otherwise
	Taken     int
	Kept      int
	Requested int
	Fields    int // of those taken, values
	Removed   int // people
	Restored  int
	Freed     int            // tables of people removed
	Moved     int            // people
	Stayed    []seating.Stay // people whose move was taken, but whom the plan could not move
}

// Settle writes what was decided about a list, all or nothing, after a copy. A
// list that comes again is taken in with it: who is new comes in unless they are
// kept out, and what is not decided about is noted as by Import. Nobody who stays
// is moved, but those whose move is taken, if the table is free.
//
// exam.ErrChanged when what was compared is not so any more; exam.ErrInvalid of a
// choice that the change does not have, or of a value corrected by hand that would
// be given up unasked; exam.ErrNothing where an official list has nothing decided.
// progress may be nil.
func (o *Office) Settle(ctx context.Context, progress func(Progress), c Comparison, decisions []Decision) (out Settled, err error) {
	err = o.decide(ctx, func() error {
		if err := o.State().takesLists(); err != nil {
			return err
		}
		if c, err = o.asCompared(c); err != nil {
			return err
		}
		by, err := c.sort(decisions)
		if err != nil {
			return err
		}
		if c.Official {
			out, err = o.settleOfficial(ctx, progress, &c, by)
		} else {
			out, err = o.takeDecided(ctx, progress, taking{compared: &c, by: by})
		}
		return err
	})
	if err != nil {
		return Settled{}, fmt.Errorf("settle a list: %w", err)
	}
	return out, nil
}

// takesLists refuses where no list may come in.
func (s *State) takesLists() error {
	switch {
	case s.Practice:
		return exam.ErrPractice
	case s.Centre.Kind == exam.MarkingCentre:
		return exam.ErrAnonymous
	}
	return nil
}

// asCompared is the comparison on the state in force, if that says the same.
func (o *Office) asCompared(c Comparison) (Comparison, error) {
	s := o.State()
	if c.arrived == s.arrived {
		return c, nil
	}
	now := s.Compare
	if c.Official {
		now = s.CompareOfficial
	}
	again := now(c.draft)
	same := slices.EqualFunc(c.Changes, again.Changes, func(a, b Change) bool {
		return a.Kind == b.Kind && a.Candidate == b.Candidate && a.Row == b.Row && a.ByHand == b.ByHand &&
			a.Decided == b.Decided && slices.Equal(a.Values, b.Values)
	})
	if !same {
		return c, exam.ErrChanged
	}
	return again, nil
}

// sort puts decisions to their changes: of two about one change the last counts.
func (c *Comparison) sort(decisions []Decision) (map[int]Decision, error) {
	by := make(map[int]Decision, len(decisions))
	for _, d := range decisions {
		switch {
		case d.Change < 0 || d.Change >= len(c.Changes):
			return nil, exam.ErrNotFound
		case !slices.Contains(c.Choices(d.Change), d.Choice):
			return nil, fmt.Errorf("%s of one %s: %w", d.Choice, c.Changes[d.Change].Kind, exam.ErrInvalid)
		case d.Choice == Take && c.Changes[d.Change].ByHand && !d.ByHand:
			return nil, fmt.Errorf("a value corrected by hand: %w", exam.ErrInvalid)
		}
		by[d.Change] = d
	}
	if c.Official && len(by) == 0 {
		return nil, exam.ErrNothing
	}
	return by, nil
}

// Outcome tells what decisions would come to, before they are written: everyone
// whose move is taken counts as moved, whether or not the plan can do it.
func (s *State) Outcome(c *Comparison, decisions []Decision) Settled {
	return s.count(c, slices.Values(decisions))
}

// count tells what decisions come to, one about each change.
func (s *State) count(c *Comparison, decisions iter.Seq[Decision]) (out Settled) {
	if !c.Official {
		out.Added = c.Forecast.Added
	}
	for d := range decisions {
		switch d.Choice {
		case Take:
			out.Taken++
		case Keep:
			out.Kept++
		case Request:
			out.Requested++
		}
		one := &c.Changes[d.Change]
		if d.Choice != Take {
			if one.Kind == Added {
				out.Added--
			}
			continue
		}
		switch one.Kind {
		case Changed:
			out.Fields++
		case Moved:
			out.Moved++
		case Gone:
			out.Removed++
			if _, sits := s.Seat(one.Candidate); sits {
				out.Freed++
			}
		case Returned:
			out.Restored++
		}
	}
	return out
}

// settleOfficial writes what was decided with an official list.
func (o *Office) settleOfficial(ctx context.Context, progress func(Progress), c *Comparison, by map[int]Decision) (Settled, error) {
	s := o.State()
	out := s.count(c, maps.Values(by))
	var facts []exam.Fact
	for i := range c.Changes {
		if d, decided := by[i]; decided {
			facts = append(facts, s.carriedOut(c, d)...)
		}
	}
	entries, err := o.entries(together(facts))
	if err != nil {
		return out, err
	}
	if out.Backup, err = o.backup(ctx); err != nil {
		return out, err
	}
	return out, o.append(ctx, entries, watching(progress))
}

// carriedOut are the facts of one decision, but for who is new.
func (s *State) carriedOut(c *Comparison, d Decision) []exam.Fact {
	one := &c.Changes[d.Change]
	switch {
	case one.Kind == Gone && d.Choice == Take:
		return []exam.Fact{exam.CandidateRemoved{
			Candidate: one.Candidate, Source: exam.Source{File: c.File}, Replaces: saidOf(s.dossiers[one.Candidate], ""),
		}}
	case one.Kind == Gone:
		return []exam.Fact{exam.FieldKept{Candidate: one.Candidate, Source: exam.Source{File: c.File}, Document: d.Document}}
	case one.Kind == Returned && d.Choice == Take:
		facts := []exam.Fact{exam.CandidateRestored{Candidate: one.Candidate, Source: one.Source}}
		if len(one.Values) > 0 {
			facts = append(facts, s.taken(c, one, d))
		}
		return facts
	case one.Kind == Returned:
		return []exam.Fact{exam.FieldKept{Candidate: one.Candidate, Other: exam.KeptOut, Source: one.Source, Document: d.Document}}
	case d.Choice == Take:
		return []exam.Fact{s.taken(c, one, d)}
	}
	facts := keeping(one, d)
	if d.Choice == Request {
		request, asked := s.correction(c, one, d)
		if !asked {
			facts = append(facts, exam.RequestMade{Request: request})
		}
	}
	return facts
}

// taken gives a person the values of the list, in place of whatever was said of
// them.
func (s *State) taken(c *Comparison, one *Change, d Decision) exam.FieldsSet {
	f := exam.FieldsSet{Candidate: one.Candidate, Values: one.Values, Origin: exam.ByList, Source: one.Source, Document: d.Document}
	if c.Official {
		f.Origin = exam.ByCompare
	}
	for _, v := range one.Values {
		f.Replaces = append(f.Replaces, saidOf(s.dossiers[one.Candidate], v.Field)...)
	}
	return f
}

// keeping lets what is in force stand: each value that the list offers.
func keeping(one *Change, d Decision) (facts []exam.Fact) {
	values := one.Values
	if one.Kind == Changed {
		values = values[:1]
	}
	for _, v := range values {
		if v.New != "" {
			facts = append(facts, exam.FieldKept{Candidate: one.Candidate, Field: v.Field, Other: v.New, Source: one.Source, Document: d.Document})
		}
	}
	return facts
}

// correction is the request that a change comes to, and whether the same is asked
// for already. An official list is right, and the data in force are to be put
// right; of a list that comes again it is the list that is wrong.
func (s *State) correction(c *Comparison, one *Change, d Decision) (r exam.Request, asked bool) {
	force, list := one.Sides()
	r = exam.Request{ID: exam.NewID(), Candidate: one.Candidate, Field: one.Values[0].Field, Old: list, New: force, Document: d.Document, By: exam.ByCentre}
	if c.Official {
		r.Old, r.New = force, list
	}
	if s.Centre.Kind == exam.HomeSchool {
		r.By = exam.BySchool
	}
	return r, slices.ContainsFunc(s.RequestsOf(one.Candidate), func(other exam.RequestFile) bool {
		return other.Field == r.Field && other.New == r.New && !other.Status().Settled()
	})
}

// backup copies the file before a risky act; "" where there is nobody in it yet.
func (o *Office) backup(ctx context.Context) (string, error) {
	if o.State().names() == 0 {
		return "", nil
	}
	path, err := o.Store.Backup(ctx)
	if err != nil {
		return "", fmt.Errorf("copy before: %w", err)
	}
	return path, nil
}

func watching(progress func(Progress)) func(done, total int) {
	if progress == nil {
		return nil
	}
	return func(done, total int) { progress(Progress{What: "import", Done: done, Total: total}) }
}
