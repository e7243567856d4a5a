package app

import (
	"cmp"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"markaz/app/exam"
)

// A Copy is one line of the ledger of what was printed: one copy of a document, or
// of a part of it, in one file or several.
type Copy struct {
	Document    string
	Scope       string // as PrintJob wrote it: ScopeName says it
	Copy        int
	Language    string // of the papers, "" where it is not known
	Pages       int
	Files       int
	At          time.Time // by the clock of the PC that printed it
	Actor       string    // an id
	Station     exam.ID
	From        exam.Position // the latest entry that it knew
	List        string        // file of the latest list that it knew; "" if there was none
	Fingerprint string        // as its foot says it
	Template    int           // 0 is not said
	Pack        string        // the file of several documents in which it came; "" is a file of its own

	State    CopyState
	Units    int         // parts of it; 0 where that is not known, or where a later copy replaced all of it at once
	Outdated []exam.Unit // of these, those that say something else now and are to be printed again, or of nobody any more
	Lacking  []exam.Unit // parts that belong to it, and that no copy has yet; of the latest copy alone
	Gone     int         // that later copies replaced, or that were taken away
	Replaced []exam.Unit // these; the first of them where they are very many
	By       int         // the latest copy that replaced any; 0 where they were taken away
	ByAt     time.Time   // when that was printed
}

// CopyState is how far a copy can be used.
type CopyState string

// The states of a copy.
const (
	CopyValid    CopyState = "valid"
	CopyPartly   CopyState = "partly"   // some of its parts are out of date, or were replaced
	CopyOutdated CopyState = "outdated" // all of it that was not replaced is out of date
	CopyReplaced CopyState = "replaced" // all of it
	CopyMoment   CopyState = "moment"   // says how things stood when it was printed
	CopyUnknown  CopyState = "unknown"  // what was on it is not known
)

// CopyStates are all of them, in the order in which they are shown.
var CopyStates = []CopyState{CopyOutdated, CopyPartly, CopyValid, CopyMoment, CopyUnknown, CopyReplaced}

// Usable reports whether all of a copy can be used.
func (c Copy) Usable() bool { return c.State == CopyValid || c.State == CopyMoment }

// Due reports whether something of it is to be printed again or added, or to be taken
// away.
func (c Copy) Due() bool { return len(c.Outdated)+len(c.Lacking) > 0 }

// Ledger is every copy that was printed: first those of which something is out of
// date, then the latest first. It goes through everything that was ever printed, so
// that large files want it off the screen's goroutine.
func (s *State) Ledger() []Copy { return s.derived.copies() }

func (s *State) allCopies() []Copy {
	var documents []string
	for _, p := range s.Prints {
		if !slices.Contains(documents, p.Document) {
			documents = append(documents, p.Document)
		}
	}
	parts := make([][]Copy, len(documents))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, d := range documents {
		work.Go(func() error {
			parts[i] = s.copiesOf(d)
			return nil
		})
	}
	_ = work.Wait() // nothing in it fails
	all := slices.Concat(parts...)
	slices.SortStableFunc(all, func(a, b Copy) int {
		return cmp.Or(before(a.Due(), b.Due()), b.At.Compare(a.At), cmp.Compare(a.Document, b.Document), cmp.Compare(b.Copy, a.Copy), cmp.Compare(a.Scope, b.Scope))
	})
	return all
}

// before puts what is so before what is not.
func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// copiesOf are the copies of one document, earliest first.
func (s *State) copiesOf(document string) []Copy {
	presses := s.pressesOf(document)
	copies := make([]Copy, len(presses))
	languages := map[exam.ID]string{}
	read := func(p exam.Print) *exam.PrintedUnits {
		u := s.readUnits(p)
		if u != nil {
			languages[p.ID] = u.Language
		}
		return u
	}
	for i, p := range presses {
		copies[i] = s.copyOf(document, p)
	}
	if momentary[document] || slices.Contains(RequestDocuments, document) {
		sayMoment(copies)
		return copies
	}
	var now []exam.Unit
	if slices.ContainsFunc(presses, func(p pressed) bool { return !s.known(p) }) {
		everything := s.everything()
		everything.undrawn = true
		now = s.unitsNow(document, s.Settings.Language, everything)
	}
	from := s.lastWhole(document, presses)
	for i := range from {
		if copies[i].State = s.asideState(presses, i); !otherPages(document, presses[i].scope) {
			copies[i].State = CopyReplaced
		}
		copies[i].replacedBy(copies, presses, i)
	}
	l := s.readLedger(document, presses[from:], now, read)
	s.outdate(copies[from:], document, &l)
	for i, t := range l.presses {
		c := &copies[from+i]
		c.Language = languages[presses[from+i].prints[0].ID]
		c.Units, c.Gone, c.Replaced = t.units, t.gone, t.named
		if t.gone > 0 {
			by := copies[from+t.by]
			c.By, c.ByAt = by.Copy, by.At
		}
		if c.State = stateOf(*c, t); t.aside {
			c.State = s.asideState(presses, from+i)
			c.replacedBy(copies, presses, from+i)
		}
	}
	return slices.DeleteFunc(copies, func(c Copy) bool { return c.Copy == 0 }) // that only took papers away
}

// lastWhole is the last press of all of a document of which it is known what was on
// it: it replaces all before, which need not be gone through. Badges of no sitting
// replace none of a sitting.
func (s *State) lastWhole(document string, presses []pressed) int {
	for i := len(presses) - 1; i > 0 && document != Badges; i-- {
		if presses[i].scope == "" && presses[i].whole() && s.known(presses[i]) {
			return i
		}
	}
	return 0
}

// copyOf is what the prints of a press say.
func (s *State) copyOf(document string, p pressed) Copy {
	first := p.prints[0]
	said := s.printed[first.ID]
	c := Copy{
		Document: document, Scope: p.scope, Copy: p.copy, At: said.At, Actor: said.Actor, Station: said.Place.Station, From: p.from,
		Fingerprint: first.Fingerprint, Template: first.Template, Pack: first.Pack, List: s.listAt(document, p.from),
	}
	for _, print := range p.prints {
		c.Pages += print.Pages
		if print.Pages > 0 {
			c.Files++
		}
	}
	return c
}

// known reports whether it can be said what was on the papers of a press.
func (s *State) known(p pressed) bool {
	return !slices.ContainsFunc(p.prints, func(print exam.Print) bool { return len(s.packed[print.Units]) == 0 })
}

// listAt is the file of the latest list that a document knew at a position.
func (s *State) listAt(document string, at exam.Position) string {
	lists, taken := s.Imports, s.listsAt
	if slices.Contains(StaffDocuments, document) {
		lists, taken = s.StaffLists, s.staffListsAt
	}
	for i := len(lists) - 1; i >= 0; i-- {
		if taken[i].Compare(at) <= 0 {
			return lists[i].File
		}
	}
	return ""
}

// outdate gives each copy those of its papers that are not true any more.
func (s *State) outdate(copies []Copy, document string, l *ledger) {
	r, untrue := s.reprint(document)
	if !untrue {
		return
	}
	for len(copies) > 0 && copies[len(copies)-1].Copy == 0 { // that only took papers away
		copies = copies[:len(copies)-1]
	}
	if len(copies) == 0 {
		return
	}
	put := func(u exam.Unit) {
		if was, ok := l.latest[u.Key()]; ok {
			copies[was.press].Outdated = append(copies[was.press].Outdated, was.Unit)
		}
	}
	last := &copies[len(copies)-1]
	for _, again := range r.Units {
		if again.New {
			last.Lacking = append(last.Lacking, again.Unit)
			continue
		}
		put(again.Unit)
	}
	for _, u := range r.Void {
		put(u)
	}
}

func stateOf(c Copy, t tally) CopyState {
	rest := t.units - t.gone
	switch {
	case t.units > 0 && rest == 0:
		return CopyReplaced
	case t.unknown && (len(c.Outdated) > 0 || t.units == 0):
		return CopyUnknown
	case len(c.Outdated) > 0 && len(c.Outdated) == rest:
		return CopyOutdated
	case len(c.Outdated) > 0 || t.gone > 0:
		return CopyPartly
	}
	return CopyValid
}

// asideState is the state of pages that are not among those of the whole document:
// they are right where nothing has changed since, and else nothing is known of them.
func (s *State) asideState(presses []pressed, i int) CopyState {
	for _, print := range presses[i].prints {
		if print.Made == "" || print.Made != s.madeFrom(print.Document) {
			return CopyUnknown
		}
	}
	return CopyValid
}

// replacedBy says that the next copy of the same part, or of all, replaces this one;
// pages of a part of a list are others than those of all of it, and what had changed
// is another part each time.
func (c *Copy) replacedBy(copies []Copy, presses []pressed, i int) {
	ofAll := !otherPages(c.Document, c.Scope)
	for j := i + 1; j < len(presses); j++ {
		next := presses[j]
		same := next.scope == c.Scope && next.scope != exam.ScopeChanged
		if next.whole() && (same || ofAll && next.scope == "") {
			c.State, c.By, c.ByAt = CopyReplaced, copies[j].Copy, copies[j].At
			return
		}
	}
}

// sayMoment gives papers that say how things stood their states: the latest of a
// part replaces those before.
func sayMoment(copies []Copy) {
	for i := range copies {
		copies[i].State = CopyMoment
		for j := len(copies) - 1; j > i; j-- {
			if copies[j].Scope == copies[i].Scope {
				copies[i].State, copies[i].By, copies[i].ByAt = CopyReplaced, copies[j].Copy, copies[j].At
			}
		}
	}
}

// ofLists are the papers whose foot names the lists that the schools sent, not the
// list in force.
var ofLists = map[string]bool{VerificationCards: true, VerificationBoard: true, SendingSlip: true, CorrectionList: true}

// fingerprintOf is the fingerprint that the foot of a document says now.
func (s *State) fingerprintOf(document string) string {
	if ofLists[document] {
		return cmp.Or(s.Lists(), s.Fingerprint())
	}
	return s.Fingerprint()
}
