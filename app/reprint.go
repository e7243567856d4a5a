package app

import (
	"cmp"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"markaz/app/exam"
	"markaz/app/text"
)

// A Reprint is what has become untrue of one document that was printed.
type Reprint struct {
	Document string
	Language string      // of its latest print
	Units    []Again     // to be printed again, in the order of printing
	Void     []exam.Unit // on paper, and of nobody and nothing any more: to be taken away
	All      bool        // nothing on paper is right any more

	unprinted int // units that are on no paper, and were never asked for
}

// untrue reports whether anything on paper is, or lacks beside it.
func (r *Reprint) untrue() bool { return len(r.Units)+len(r.Void) > 0 }

// Again is a unit to be printed again, with the copy that it will be.
type Again struct {
	exam.Unit
	Was *exam.Unit // what is on paper; nil if it is not known
	New bool       // nothing is: to be printed for the first time
}

// Reprints tells, of each document that was printed, which of its units say
// something else now than the latest paper of them, which are new, and which
// papers are of nobody any more. A document of which all is right is left out, and
// those that say how things stood when they were printed.
// It goes through every document that was printed, so that large files want it
// off the screen's goroutine: WorkOut does it there.
func (s *State) Reprints() []Reprint {
	return slices.DeleteFunc(s.onPaper(), func(r Reprint) bool { return !r.untrue() })
}

// onPaper are Reprints with those that are only printed in part.
func (s *State) onPaper() []Reprint {
	return slices.Concat(s.derived.reprints(), s.derived.staffReprints())
}

// reprint is what has become untrue of a document, or was never printed of it.
func (s *State) reprint(document string) (r Reprint, untrue bool) {
	all := s.onPaper()
	i := slices.IndexFunc(all, func(r Reprint) bool { return r.Document == document })
	if i < 0 {
		return Reprint{}, false
	}
	return all[i], all[i].untrue()
}

// allReprints are those of the papers of the staff, or of all others, with what was
// never printed of them.
func (s *State) allReprints(staff bool) []Reprint {
	documents := slices.DeleteFunc(slices.Clone(s.Documents()), func(d string) bool {
		return momentary[d] || staff != usesStaff(d)
	})
	found := make([]*Reprint, len(documents))
	everything := s.everything()
	everything.undrawn = true
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, d := range documents {
		if slices.ContainsFunc(s.Prints, func(p exam.Print) bool { return p.Document == d }) {
			work.Go(func() error {
				found[i] = s.untrue(d, everything)
				return nil
			})
		}
	}
	_ = work.Wait() // nothing in it fails
	var all []Reprint
	for _, r := range found {
		if r != nil {
			all = append(all, *r)
		}
	}
	return all
}

// untrue compares a document with what is on paper of it; nil if all is there and
// right.
func (s *State) untrue(document string, everything matter) *Reprint {
	if s.allRight(document) {
		return nil
	}
	now := s.unitsNow(document, s.Settings.Language, everything)
	l := s.ledgerOf(document, now)
	sums := s.sumsIn(document, everything)
	r := Reprint{Document: document, Language: s.lastLanguage(document)}
	worn := l.worn(document)
	here := make(map[exam.UnitKey]bool, len(now))
	for _, u := range now {
		key := u.Key()
		here[key] = true
		if s.over(document, u) {
			continue
		}
		was, printed := l.latest[key]
		u.Copy = l.copies[key] + 1
		switch {
		case !printed:
			if l.covers(u) {
				r.Units = append(r.Units, Again{Unit: u, New: true})
			} else if !worn[u.Staff] {
				r.unprinted++
			}
		case was.state == other:
			r.Units = append(r.Units, Again{Unit: u})
		case was.state == summed && was.Sum != cmp.Or(sums(was.language, key), u.Sum):
			r.Units = append(r.Units, Again{Unit: u, Was: &was.Unit})
		}
	}
	for key, was := range l.latest {
		if !here[key] && !s.over(document, was.Unit) {
			r.Void = append(r.Void, was.Unit)
		}
	}
	slices.SortFunc(r.Void, func(a, b exam.Unit) int {
		return cmp.Or(a.Sitting.Compare(b.Sitting), text.Natural(a.Room, b.Room), text.Natural(a.Table, b.Table), cmp.Compare(a.N, b.N), cmp.Compare(a.Paper, b.Paper), text.Natural(a.Number, b.Number))
	})
	r.All = len(r.Units) == len(now)
	if !r.untrue() && r.unprinted == 0 {
		return nil
	}
	return &r
}

// over reports whether a unit has done its work, whatever it says: the
// verification card of a candidate whose data are approved, corrected or validated,
// and what staffOver says.
func (s *State) over(document string, u exam.Unit) bool {
	if document != VerificationCards {
		return s.staffOver(document, u)
	}
	switch s.Verification(u.Candidate).State {
	case exam.Approved, exam.Corrected, exam.Validated:
		return true
	}
	return false
}

// unitsNow are the units of a document as it would be printed now.
func (s *State) unitsNow(document, language string, m matter) []exam.Unit {
	if !slices.Contains(StaffDocuments, document) && s.lacks(document, m) != nil {
		return nil
	}
	m.undrawn = true
	var units []exam.Unit
	for _, p := range s.fill(paper{document: document}, m, s.head(language, 0, time.Time{})) {
		if d, ok := p.doc.(parted); ok {
			units = append(units, d.Units()...)
		}
	}
	return units
}

// hasCode stands for the code of a card where nothing is drawn: signing a
// thousand takes longer than comparing them.
func (s *State) hasCode(exam.ID) string {
	if len(s.cardKey) == 0 {
		return ""
	}
	return "signed"
}

// sumsIn are the sums of a document's units in a language that was asked for
// against the settings, "" in that of the settings: a paper is compared in the
// language in which it is.
func (s *State) sumsIn(document string, everything matter) func(language string, key exam.UnitKey) string {
	known := map[string]map[exam.UnitKey]string{}
	return func(language string, key exam.UnitKey) string {
		if language == "" || language == s.Settings.Language {
			return ""
		}
		if known[language] == nil {
			known[language] = map[exam.UnitKey]string{}
			for _, u := range s.unitsNow(document, language, everything) {
				known[language][u.Key()] = u.Sum
			}
		}
		return known[language][key]
	}
}

// lastLanguage is the language of the latest print of a document.
func (s *State) lastLanguage(document string) string {
	presses := s.pressesOf(document)
	for _, p := range presses[len(presses)-1].prints {
		if u := s.unitsOf(p); u != nil && u.Language != "" {
			return u.Language
		}
	}
	return s.Settings.Language
}

// only chooses, of what a job is about, the units that are to be printed again.
func (r Reprint) only() (only map[exam.UnitKey]bool, copies map[exam.UnitKey]int) {
	only, copies = map[exam.UnitKey]bool{}, map[exam.UnitKey]int{}
	for _, u := range r.Units {
		only[u.Key()], copies[u.Key()] = true, u.Copy
	}
	return only, copies
}

// replacing are the copies of units that another print of their document
// replaces, because what is on paper of them has become untrue.
func (r Reprint) replacing(copyNo int) map[exam.UnitKey]int {
	if len(r.Units) == 0 {
		return nil
	}
	copies := map[exam.UnitKey]int{}
	for _, u := range r.Units {
		if !u.New {
			copies[u.Key()] = max(u.Copy, copyNo)
		}
	}
	return copies
}

// again is the paper of what is to be printed again of a document, in one file
// unless it is large.
func (s *State) again(p paper, language string, startLabel int, r Reprint, now time.Time) []paper {
	only, copies := r.only()
	p.only, p.units.Void = only, r.Void
	for _, n := range copies {
		p.print.Copy = max(p.print.Copy, n)
	}
	if len(only) == 0 {
		return []paper{p}
	}
	if language != s.Settings.Language {
		p.units.Language = language
	}
	head := s.head(language, 0, now)
	head.Only, head.Copies = only, copies
	m := s.everything()
	m.job.StartLabel = startLabel
	return s.fill(p, m, head)
}
