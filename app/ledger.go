package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
)

// A ledger is what the latest papers of one document say, unit by unit.
type ledger struct {
	latest map[exam.UnitKey]onPaper
	copies map[exam.UnitKey]int // the last of each unit, also of papers that went
	scopes []scope              // that were printed

	presses []tally // of all prints of the document, earliest first
	at      int     // the press that is being read
}

// A tally is what has become of what one press put on paper.
type tally struct {
	units   int         // that it put on paper
	gone    int         // of these, that later papers replaced, or that were taken away
	named   []exam.Unit // some of those that are gone
	by      int         // the latest press that replaced any
	aside   bool        // it has other pages than the whole document, and nothing is known of them
	unknown bool        // it does not say what was on it
}

// onPaper is what the latest paper of a unit says.
type onPaper struct {
	exam.Unit
	language string // asked for, "" is that of the settings
	state    paperState
	press    int // that it came from
}

// paperState is how much is known of a paper.
type paperState int

const (
	summed paperState = iota // its sum is known
	same                     // printed from the list and plan in force
	other                    // printed from another list or plan: nothing on it can be relied on
)

// A press is what one job printed of one document, in one file or several.
type pressed struct {
	scope   string
	copy    int
	from    exam.Position
	station exam.ID // where it was printed: stations that have not heard of each other count alike
	prints  []exam.Print
}

// whole reports whether no file of it is known to be missing.
func (p pressed) whole() bool {
	return !slices.ContainsFunc(p.prints, func(print exam.Print) bool { return print.Made == "" })
}

// pressesOf are the prints of a document, earliest first.
func (s *State) pressesOf(document string) []pressed {
	var mine []exam.Print
	for _, p := range s.Prints {
		if p.Document == document {
			mine = append(mine, p)
		}
	}
	station := func(p exam.Print) exam.ID { return s.printed[p.ID].Place.Station }
	slices.SortStableFunc(mine, func(a, b exam.Print) int {
		at, other := station(a), station(b)
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Copy, b.Copy), slices.Compare(at[:], other[:]))
	})
	var all []pressed
	for _, p := range mine {
		n := len(all) - 1
		if n < 0 || all[n].scope != p.Scope || all[n].copy != p.Copy || all[n].from != p.From || all[n].station != station(p) {
			all = append(all, pressed{scope: p.Scope, copy: p.Copy, from: p.From, station: station(p)})
			n++
		}
		all[n].prints = append(all[n].prints, p)
	}
	return all
}

// ledgerOf reads the prints of a document one after the other. now are its units
// as they would be printed today: a print of which nothing is known stands for
// those of its scope.
func (s *State) ledgerOf(document string, now []exam.Unit) ledger {
	return s.readLedger(document, s.pressesOf(document), now, s.unitsOf)
}

// readLedger is ledgerOf of these presses, whose units are read by read.
func (s *State) readLedger(document string, presses []pressed, now []exam.Unit, read func(exam.Print) *exam.PrintedUnits) ledger {
	l := ledger{latest: make(map[exam.UnitKey]onPaper, len(now)), copies: make(map[exam.UnitKey]int, len(now)), presses: make([]tally, len(presses))}
	for i, p := range presses {
		if l.at = i; otherPages(document, p.scope) {
			l.presses[i].aside = true
			continue
		}
		in := s.scopeOf(p.scope, document)
		if p.scope == exam.ScopeChanged {
			in = l.covers // it brought all that was on paper up to date
		}
		known := make([]*exam.PrintedUnits, len(p.prints))
		for i, print := range p.prints {
			known[i] = read(print)
		}
		changes := p.scope == exam.ScopeChanged
		switch {
		case slices.Contains(known, nil):
			l.takeUnknown(in, now, p, s.fingerprintOf(document))
		case changes:
			l.takeChanged(known, p.copy)
		default:
			printed := l.takeAll(known, p.copy)
			if p.whole() { // else what is not on it may stand on a file that was not written
				l.loseOthers(in, printed)
			}
		}
		if !changes {
			l.scopes = append(l.scopes, in)
		}
	}
	return l
}

// takeChanged takes a print of single units.
func (l *ledger) takeChanged(known []*exam.PrintedUnits, copyNo int) {
	for _, k := range known {
		for _, u := range k.Units {
			l.take(u, k.Language, copyNo)
		}
		for _, u := range k.Void {
			l.lose(u.Key())
		}
	}
}

// takeAll takes a print of all that is in its scope, and tells what was on it.
func (l *ledger) takeAll(known []*exam.PrintedUnits, copyNo int) (printed map[exam.UnitKey]bool) {
	printed = map[exam.UnitKey]bool{}
	for _, k := range known {
		for _, u := range k.Units {
			printed[u.Key()] = true
			l.take(u, k.Language, copyNo)
		}
	}
	return printed
}

// loseOthers says that what was printed before of a scope, and was not printed now,
// went with the older papers.
func (l *ledger) loseOthers(in scope, printed map[exam.UnitKey]bool) {
	for key, was := range l.latest {
		if !printed[key] && in(was.Unit) {
			l.lose(key)
		}
	}
}

// mostNamed is how many parts of a copy are named that are not valid any more.
const mostNamed = 60

// put says that the latest paper of a unit is of the press that is being read.
func (l *ledger) put(key exam.UnitKey, p onPaper) {
	p.press = l.at
	if was, ok := l.latest[key]; !ok || was.press != l.at {
		if ok {
			l.gone(was)
		}
		l.presses[l.at].units++
	}
	l.latest[key] = p
}

// lose says that the paper of a unit is not valid any more, and that there is no other.
func (l *ledger) lose(key exam.UnitKey) {
	if was, ok := l.latest[key]; ok {
		l.gone(was)
		delete(l.latest, key)
	}
}

// gone counts a paper that is not valid any more among those of its press.
func (l *ledger) gone(was onPaper) {
	t := &l.presses[was.press]
	t.gone++
	t.by = l.at
	if len(t.named) < mostNamed {
		t.named = append(t.named, was.Unit)
	}
}

func (l *ledger) take(u exam.Unit, language string, copyNo int) {
	key := u.Key()
	l.copies[key] = max(cmp.Or(u.Copy, copyNo), l.copies[key])
	l.put(key, onPaper{Unit: u, language: language})
}

// worn are the people who have a badge on paper: one is enough, of a sitting or of
// none.
func (l *ledger) worn(document string) map[exam.ID]bool {
	who := map[exam.ID]bool{}
	if document == Badges {
		for key := range l.latest {
			who[key.Staff] = true
		}
	}
	return who
}

// covers reports whether a unit belongs to anything that was printed.
func (l *ledger) covers(u exam.Unit) bool {
	return slices.ContainsFunc(l.scopes, func(in scope) bool { return in(u) })
}

// takeUnknown takes a print that does not say what was on it.
func (l *ledger) takeUnknown(in scope, now []exam.Unit, p pressed, fingerprint string) {
	state := same
	l.presses[l.at].unknown = true
	if slices.ContainsFunc(p.prints, func(print exam.Print) bool { return print.Fingerprint != fingerprint }) {
		state = other
	}
	for _, u := range now {
		if in(u) {
			key := u.Key()
			l.copies[key] = max(p.copy, l.copies[key])
			l.put(key, onPaper{Unit: u, state: state})
		}
	}
}
