package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/seating"
	"markaz/app/text"
)

// ChangeKind is how a list and what is in force differ about a person.
type ChangeKind = roster.ChangeKind

// ChangeKinds are the kinds of change in the order in which they are shown.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{roster.Added, roster.Gone, roster.Changed, roster.Moved, roster.Returned}
}

// The kinds of change.
const (
	Added    = roster.Added
	Gone     = roster.Gone
	Changed  = roster.Changed
	Moved    = roster.Moved
	Returned = roster.Returned
)

// Choice is what is decided about a change.
type Choice string

// The choices; "" is none yet.
const (
	Take    Choice = "take"    // it is as the list says
	Keep    Choice = "keep"    // it stays as it is, and is not asked about again
	Request Choice = "request" // it stays, and a correction is asked for
)

// A Change is one thing in which a list differs from what is in force.
type Change struct {
	roster.Change
	ByHand    bool   // taking it overwrites a value that was corrected by hand
	Decided   Choice // before, about the same values; "" if it was not
	Suggested Choice // "" where nothing speaks for one

	from, to Spot // of a move
}

// A Spot is a room and a table, "" where the list does not say.
type Spot struct{ Room, Table string }

// String is the spot in a line, "3 / 41".
func (s Spot) String() string { return cmp.Or(s.Room, "–") + " / " + cmp.Or(s.Table, "–") }

// Spots are where a list puts somebody who is moved, before and now.
func (c Change) Spots() (from, to Spot) { return c.from, c.to }

// Sides are the values in force and of the list; of a move, room and table.
func (c Change) Sides() (force, list string) {
	switch {
	case len(c.Values) == 0 || c.Kind == Returned:
		return "", ""
	case c.Kind == Moved:
		return c.from.String(), c.to.String()
	case len(c.Values) == 3: // a full name that replaces the parts
		return c.Values[1].Old + " " + c.Values[2].Old, c.Values[0].New
	}
	return c.Values[0].Old, c.Values[0].New
}

// A Comparison is everything in which a list differs from what is in force, to be
// decided about. With an official list nobody comes in or goes: what differs is
// looked into, field by field.
type Comparison struct {
	Official bool
	File     string // name of the list
	Changes  []Change
	Forecast Forecast

	draft   Draft
	met     map[exam.ID]int
	arrived int64 // of the state it was compared with
}

// Choices are what may be decided about a change.
func (c *Comparison) Choices(i int) []Choice {
	one := &c.Changes[i]
	switch {
	case c.Official && one.Kind != Changed:
		return nil
	case one.Kind != Changed:
		return []Choice{Take, Keep}
	}
	if force, _ := one.Sides(); !c.Official && force == "" {
		return []Choice{Take, Keep} // the list's makers cannot be asked for a blank
	}
	return []Choice{Take, Keep, Request}
}

// Person is whom a change is about: as in force, or as removed, or as the list
// has one who is new.
func (s *State) Person(c *Comparison, i int) exam.Candidate {
	one := &c.Changes[i]
	if one.Candidate == (exam.ID{}) {
		return c.draft.Rows[one.Row].Candidate
	}
	if who, ok := s.Candidate(one.Candidate); ok {
		return who
	}
	return s.removed(one.Candidate)
}

// Compare tells everything in which a list differs from what is in force.
// Nothing is stored.
func (s *State) Compare(d Draft) Comparison { return s.compare(s.standing(), d, false) }

// CompareOfficial does so with a list that is not to be taken in: an export of
// Massar, a civil-status list.
func (s *State) CompareOfficial(d Draft) Comparison {
	return s.compare(roster.Standing{InForce: s.Candidates, Listed: s.unmended, Whole: true}, d, true)
}

func (s *State) standing() roster.Standing {
	return roster.Standing{InForce: s.Candidates, Removed: s.Removed, Listed: s.unmended, Renewing: s.renewing()}
}

// renewing are the files of lists most of whose people were in force already,
// whenever they came.
func (s *State) renewing() map[string]bool {
	files := map[string]bool{}
	for _, list := range s.Imports {
		before, ok := files[list.File]
		files[list.File] = list.Known+list.Differs > list.Added && (before || !ok)
	}
	return files
}

func (s *State) compare(with roster.Standing, d Draft, official bool) Comparison {
	found := roster.Compare(with, d)
	c := Comparison{Official: official, File: d.File, draft: d, met: found.Met, arrived: s.arrived}
	c.Changes = make([]Change, 0, len(found.Changes))
	for _, one := range found.Changes {
		if official && one.Kind == Moved {
			continue // where people sit is the centre's own affair
		}
		if s.sitsThere(one) {
			if n := len(c.Changes); n == 0 || c.Changes[n-1].Row != one.Row {
				found.Known, found.Differs = found.Known+1, found.Differs-1
			}
			continue
		}
		c.Changes = append(c.Changes, s.weigh(one, official))
	}
	c.Forecast = Forecast{Known: found.Known, Differs: found.Differs, Stays: len(s.Candidates)}
	c.suspect()
	for _, one := range c.Changes {
		switch one.Kind {
		case Added:
			c.Forecast.Added++
		case Gone:
			c.Forecast.Gone++
		case Returned:
			c.Forecast.Returned++
		}
	}
	if name := d.Labels["centre"]; s.Centre.Name != "" && name != "" && text.Fold(name) != text.Fold(s.Centre.Name) {
		c.Forecast.Centre = name
	}
	return c
}

// sitsThere reports whether a list that said nothing of somebody's place before puts
// them where the plan has them.
func (s *State) sitsThere(one roster.Change) bool {
	if one.Kind != Moved {
		return false
	}
	who, _ := s.Candidate(one.Candidate)
	seat, sits := s.Seat(one.Candidate)
	if !sits || who.Room+who.Table != "" {
		return false
	}
	for _, v := range one.Values {
		if v.Field == exam.FieldRoom && v.New != seat.Room || v.Field == exam.FieldTable && v.New != "" && !seating.SameTable(v.New, seat.Table) {
			return false
		}
	}
	return true
}

// weigh tells what was decided about a change before, and what speaks for now.
func (s *State) weigh(one roster.Change, official bool) Change {
	c := Change{Change: one}
	d := s.dossiers[one.Candidate]
	for _, v := range one.Values {
		c.ByHand = c.ByHand || slices.ContainsFunc(d.Mends[v.Field], func(m exam.Mend) bool { return m.Origin.Manual() })
	}
	switch one.Kind {
	case Gone:
		if stays(d) {
			c.Decided = Keep
		}
	case Returned:
		if keptOut(d) {
			c.Decided = Keep
		}
	case Changed:
		c.Decided = s.decidedBefore(d, one, one.Values[:1])
	case Moved:
		c.Decided = s.decidedBefore(d, one, one.Values)
		who, _ := s.Candidate(one.Candidate)
		c.from = Spot{who.Room, who.Table}
		if seat, sits := s.Seat(who.ID); sits && c.from == (Spot{}) {
			c.from = Spot{seat.Room, seat.Table} // placed here, where no list said anything
		}
		for _, v := range one.Values {
			roster.SetField(&who, v.Field, v.New)
		}
		c.to = Spot{who.Room, who.Table}
	}
	if !official && !c.ByHand && c.Decided == "" && one.Kind != Gone {
		c.Suggested = Take
	}
	return c
}

func (s *State) decidedBefore(d exam.Dossier, one roster.Change, values []exam.FieldValue) Choice {
	for _, v := range values {
		if v.New != "" && !keptValue(d, v.Field, v.New) {
			return ""
		}
	}
	if slices.ContainsFunc(s.RequestsOf(one.Candidate), func(r exam.RequestFile) bool {
		return r.Field == values[0].Field && !r.Status().Settled()
	}) {
		return Request
	}
	return Keep
}
