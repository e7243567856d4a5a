package app

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/template"
	"markaz/app/text"
)

// A State is what the journal says at one moment. It is read, never changed.
type State struct {
	File          exam.ID
	Practice      bool // everybody in it is invented, for ever
	Centre        exam.Centre
	Settings      exam.Settings // with defaults filled in
	Programme     exam.Programme
	Rooms         []exam.Room      // in the order of their numbers
	Candidates    []exam.Candidate // in the order of their lists, as corrected since
	Removed       []exam.Candidate // not in force any more
	Rejected      []exam.RowRejected
	Imports       []exam.Import
	Plan          *exam.Plan // the latest complete one; nil if there is none
	Prints        []exam.Print
	Requests      []exam.RequestFile // for corrections, in the order in which they were made
	Staff         []exam.Staff       // in the order of their lists, as changed since
	StaffLists    []exam.Import
	StaffRejected []exam.RowRejected // of lists of staff
	Duties        *exam.DutyPlan     // the latest complete one, as changed since; nil if there is none
	Head          exam.Position      // of the latest entry

	arrived int64 // Records.Arrived when it was read

	cardKey []byte
	units   map[string]func() *exam.PrintedUnits // by the name of their attachment
	packed  map[string][]byte                    // these as they were attached
	printed map[exam.ID]exam.Said                // when and by whom, by print

	listsAt      []exam.Position                      // where each of Imports is in the order of folding
	staffListsAt []exam.Position                      // likewise of StaffLists
	rowFindings  []exam.Finding                       // of rows that name a person
	noted        []exam.Finding                       // of lists
	notes        []exam.ListNoted                     // of these, what a later list may take back
	unmended     []exam.Candidate                     // as their lists had those whose values were changed since
	plan         *exam.Plan                           // as it was closed, with those who were removed since
	moved        []exam.SeatMove                      // in it, in the order of folding
	stray        []exam.SeatMove                      // in other plans, made after this one
	unchanged    []exam.DutyChange                    // of duties, that came too late: another plan was made
	unmoved      []exam.SeatMove                      // moves that came too late: a table was taken, or another plan made
	duties       *exam.DutyPlan                       // with those who were removed since
	left         map[exam.DutyPlace][]exam.ID         // who had a place of it before it was changed, earliest first
	gone         []staffRecord                        // removed staff
	hands        map[exam.ID]map[exam.Field]exam.Mend // of staff: what was changed since their lists
	doubts       []exam.Finding                       // of rows that name staff
	staffNoted   []exam.Finding                       // of lists of staff
	answers      map[callKey]exam.Call                // to the call, as they were given
	calls        map[callKey]exam.Call                // of those who stand for them now
	counted      map[string]exam.LabelCount           // by room
	accepted     []exam.Acceptance
	dossiers     map[exam.ID]exam.Dossier // of those about whom something was decided
	templates    template.Set
	looks        map[string]exam.TemplateSet // that were set, by their documents
	unread       []UnreadTemplate
	day          day
	derived      derived
}

// section is the part of the state that a subject belongs to.
func section(subject string) string {
	name, _, _ := strings.Cut(subject, "/")
	switch name {
	case "planroom":
		return "plan"
	case "dutysitting":
		return "duties"
	}
	return name
}

// reload reads the state again. The caller holds o.mu.
func (o *Office) reload(ctx context.Context) error { return o.reloadAfter(ctx, 0) }

// reloadAfter reads sections of the state again, of single candidates by their
// subjects; all of them where none is named, or more arrived than the last writing of this office. The caller holds
// o.mu.
func (o *Office) reloadAfter(ctx context.Context, last int64, parts ...string) error {
	was := o.State()
	var next State
	var sections []string
	err := o.Store.View(ctx, func(r Records) (err error) { // twice, where a record is made anew
		next, sections = *was, parts
		if next.arrived, err = r.Arrived(); err != nil {
			return err
		}
		if len(sections) == 0 || next.arrived != last {
			next, sections = State{File: o.Store.File(), arrived: next.arrived}, slices.Concat(allSections, slices.Sorted(maps.Keys(dayThings)))
		}
		left, read, err := next.renewed(r, sections)
		if err != nil {
			return fmt.Errorf("read candidates: %w", err)
		}
		sections = append(slices.Clip(left), read...)
		for _, s := range left {
			load := loaders[s]
			if thing, is := dayThings[s]; is {
				load = thing.load
			}
			if load != nil {
				if err := load(&next, r); err != nil {
					return fmt.Errorf("read %s: %w", s, err)
				}
			}
		}
		next.Head, err = r.Head()
		return err
	})
	if err != nil {
		return err
	}
	next.Settings = next.Settings.Defaults()
	if slices.Contains(sections, "candidate") || slices.Contains(sections, "plan") {
		next.vacate()
	}
	if slices.ContainsFunc(sections, func(name string) bool { return onStaffPapers[name] }) {
		next.relieve()
	}
	next.deriveAfter(was.derived, sections)
	o.state.Store(&next)
	return nil
}

var allSections = []string{"centre", "settings", "template", "cardkey", "practice", "programme", "room", "candidate", "row", "note", "list", "plan", "print", "accepted", "request", "staff", "stafflist", "duties", "call", "labels"}

// loaders read a section anew: what the records say no more is gone.
var loaders = map[string]func(*State, Records) error{
	"centre": func(s *State, r Records) error {
		s.Centre = exam.Centre{}
		return one(r, "centre", func(f exam.CentreSet) { s.Centre = f.Centre })
	},
	"settings": func(s *State, r Records) error {
		s.Settings = exam.Settings{}
		return one(r, "settings", func(f exam.SettingsSet) { s.Settings = f.Settings })
	},
	"template": loadTemplates,
	"cardkey": func(s *State, r Records) error {
		s.cardKey = nil
		return one(r, "cardkey", func(f exam.CardKeySet) { s.cardKey = f.Seed })
	},
	"practice": func(s *State, r Records) error {
		s.Practice = false
		return one(r, "practice", func(exam.PracticeMarked) { s.Practice = true })
	},
	"programme": func(s *State, r Records) error {
		s.Programme = exam.Programme{}
		return one(r, "programme", func(f exam.ProgrammeSet) { s.Programme = f.Programme })
	},
	"room": func(s *State, r Records) error {
		s.Rooms = nil
		err := each(r, "room/", func(_ Record, f exam.RoomSet) { s.Rooms = append(s.Rooms, f.Room) })
		slices.SortStableFunc(s.Rooms, func(a, b exam.Room) int { return text.Natural(a.Number, b.Number) })
		return err
	},
	"candidate": loadCandidates,
	"row": func(s *State, r Records) error {
		s.Rejected, s.StaffRejected = nil, nil
		return each(r, "row/", func(_ Record, f exam.RowRejected) {
			if f.Finding.List == exam.StaffList {
				s.StaffRejected = append(s.StaffRejected, f)
			} else {
				s.Rejected = append(s.Rejected, f)
			}
		})
	},
	"note": func(s *State, r Records) error {
		s.noted, s.notes, s.staffNoted = nil, nil, nil
		return each(r, "note/", func(_ Record, f exam.ListNoted) { s.note(f) })
	},
	"list": func(s *State, r Records) (err error) {
		s.Imports, s.listsAt, err = loadImports[exam.ListClosed](r, "list/")
		return err
	},
	"stafflist": func(s *State, r Records) (err error) {
		s.StaffLists, s.staffListsAt, err = loadImports[exam.StaffListClosed](r, "stafflist/")
		return err
	},
	"plan":   loadPlan,
	"staff":  loadStaff,
	"duties": loadDuties,
	"call": func(s *State, r Records) error {
		s.answers = map[callKey]exam.Call{}
		return each(r, "call/", func(_ Record, c exam.Call) { s.answers[callKey{c.Sitting, c.Staff}] = c })
	},
	"labels": func(s *State, r Records) error {
		s.counted = map[string]exam.LabelCount{}
		return each(r, "labels/", func(_ Record, l exam.LabelCount) { s.counted[l.Room] = l })
	},
	"accepted": func(s *State, r Records) error {
		s.accepted = nil
		return each(r, "accepted/", func(_ Record, a exam.Acceptance) { s.accepted = append(s.accepted, a) })
	},
	"request": func(s *State, r Records) error {
		s.Requests = nil
		err := each(r, "request/", func(_ Record, f exam.RequestFile) { s.Requests = append(s.Requests, f) })
		slices.SortStableFunc(s.Requests, func(a, b exam.RequestFile) int { return a.Made.Place.Compare(b.Made.Place) })
		return err
	},
	"print": func(s *State, r Records) error {
		s.Prints, s.printed = nil, map[exam.ID]exam.Said{}
		err := each(r, "print/", func(_ Record, f printRecord) {
			s.Prints = append(s.Prints, f.Print)
			s.printed[f.ID] = f.Said
		})
		s.loadUnits(r)
		return err
	},
}
