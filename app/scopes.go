package app

import (
	"slices"
	"strings"
	"sync"

	"github.com/google/uuid"

	"markaz/app/exam"
)

// A scope tells whether a unit belongs to what a job printed.
type scope func(exam.Unit) bool

// scopeOf reads what PrintJob.scope wrote. Schools and classes may be called
// anything, so that it is not taken apart: a unit belongs to a scope that names
// those of its candidate.
func (s *State) scopeOf(name, document string) scope {
	in := s.placeScope(name, document)
	return func(u exam.Unit) bool {
		if in(u) {
			return true
		}
		who, ok := s.Candidate(u.Candidate)
		if !ok {
			who = s.removed(u.Candidate)
		}
		for _, job := range []PrintJob{{Class: who.Class}, {School: who.School}, {School: who.School, Class: who.Class}} {
			if group := job.scope(); group != "" && group == name {
				return true
			}
		}
		return false
	}
}

// placeScope is a scope of rooms and half-days, or of one person. Badges of no
// sitting are one thing, those of a sitting another.
func (s *State) placeScope(name, document string) scope {
	if name == "" {
		return func(u exam.Unit) bool { return document != Badges || u.Sitting == (exam.Sitting{}) }
	}
	room, at, timed := cutSitting(name)
	written := map[string]bool{} // in that sitting
	for _, p := range s.Programme.Papers {
		written[p.Code] = p.Sitting() == at
	}
	door := func(string) bool { return true }
	if timed && document == DoorLists {
		door = s.writesIn(at)
	}
	return func(u exam.Unit) bool {
		switch {
		case u.Candidate != (exam.ID{}) && u.Candidate.String() == name:
			return true
		case u.Staff != (exam.ID{}) && u.Staff.String() == room:
			return document != Badges || u.Sitting == at
		case room != "*" && u.Room != room, !door(u.Room):
			return false
		case timed && usesStaff(document):
			return u.Sitting == at
		}
		return !timed || document != AttendanceSheets || u.Paper == "" || written[u.Paper]
	}
}

// writesIn tells in which rooms anybody writes at a sitting: lists of doors that are
// printed for it say nothing of other rooms.
func (s *State) writesIn(at exam.Sitting) func(room string) bool {
	rooms := sync.OnceValue(func() map[string]bool {
		writes := map[string]bool{} // by track
		for _, c := range s.Candidates {
			if _, known := writes[c.Track]; !known {
				writes[c.Track] = slices.ContainsFunc(s.Programme.Papers, func(p exam.Paper) bool { return p.Sitting() == at && p.Sits(c.Track) }) || len(s.Programme.For(c.Track)) == 0
			}
		}
		in := map[string]bool{}
		for _, seat := range s.seats() {
			if c, ok := s.Candidate(seat.Candidate); ok && writes[c.Track] {
				in[seat.Room] = true
			}
		}
		return in
	})
	return func(room string) bool { return rooms()[room] }
}

// cutSitting takes the half-day from the end of a scope, where it has one.
func cutSitting(scope string) (rest string, at exam.Sitting, ok bool) {
	i := strings.LastIndexByte(scope, ' ')
	if at, ok = exam.ParseSitting(scope[i+1:]); i < 0 || !ok {
		return scope, exam.Sitting{}, false
	}
	return scope[:i], at, true
}

// paged are the lists whose units are their pages: those of a part of the list are
// other pages, which say nothing of the whole one.
var paged = map[string]bool{CandidateList: true, AlphabeticalList: true, RoomList: true, SpecialNeeds: true, DutyTeachers: true, HoursStatement: true, EnvelopesRegister: true, CatchupList: true}

// pagedBySitting are those that begin a page with each sitting.
var pagedBySitting = map[string]bool{DutyTable: true, ReserveList: true, StaffAttendance: true, OpeningRecord: true, HandoverRecord: true, SittingStatistics: true}

// otherPages reports whether a print of a scope has pages that are not among those
// of the whole document.
func otherPages(document, scope string) bool {
	if scope == "" || scope == exam.ScopeChanged {
		return false
	}
	return ofSome(document, scope) || paged[document] || pagedBySitting[document] && !strings.HasPrefix(scope, "* ")
}

// meet reports whether prints of two scopes can hold the same unit: not where they
// name different rooms, people of one kind, or sittings.
func meet(a, b string) bool {
	if a == b || a == "" || b == "" || a == exam.ScopeChanged || b == exam.ScopeChanged {
		return true
	}
	whoA, atA := cutScope(a)
	whoB, atB := cutScope(b)
	if atA.Date != "" && atB.Date != "" && atA != atB {
		return false
	}
	return whoA == whoB || whoA == "" || whoB == "" || isPerson(whoA) != isPerson(whoB)
}

// cutScope takes a scope apart: a room or a person, and a sitting; what it does not
// name is "". Groups of candidates may sit anywhere.
func cutScope(scope string) (who string, at exam.Sitting) {
	rest, _ := cutGroup("", scope)
	rest, at, _ = cutSitting(rest)
	if rest == "*" {
		rest = ""
	}
	return rest, at
}

// ofSome reports whether a print shows only some of the people of a sheet that many
// share, as one candidate's attendance sheet in large type: it takes the place of no
// sheet of the room.
func ofSome(document, scope string) bool {
	if document != AttendanceSheets && document != DoorLists {
		return false
	}
	who, _ := cutScope(scope)
	_, group := cutGroup("", scope)
	return group != "" || isPerson(who)
}

func isPerson(who string) bool { return uuid.Validate(who) == nil }
