package model

import (
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A DutyTrouble is what there is to say of the plan in force: how evenly duties
// fall, what had rather not be, why places are open, and what holds no more.
type DutyTrouble struct {
	Load   app.DutyLoad
	Open   int
	Faults app.DutyFaults
	Clash  *app.DutyClash
	Broken map[exam.DutyPlace]app.DutyBar
	Stale  int // places that are missing or too many: rooms or programme have changed
}

// A DutyProof is what was found out when a plan of duties was worked out: it is
// kept as long as the window has the file open, since that may take long.
type DutyProof struct {
	plan    exam.ID
	changes int
	result  app.DutyResult
}

// Known reports whether the trouble is that of the plan as it is now.
func (m *Duties) Known() bool { return m.looked == m.office.State() }

// Looked reports whether the trouble was worked out, be it a moment ago.
func (m *Duties) Looked() bool { return m.looked != nil }

// mostProved is how many duties a plan has at most whose proof is worked out
// without being asked for: of a centre it takes a moment, of a region a minute.
const mostProved = 5000

// LookInto returns what works out the trouble of the plan, which may be slow.
func (m *Duties) LookInto() func() (last func()) {
	s, proof := m.office.State(), *m.proof
	if s.Duties == nil {
		return func() func() { return func() { m.looked, m.trouble = s, DutyTrouble{} } }
	}
	return func() func() {
		t, proof := troubleOf(s, proof)
		return func() { m.looked, m.trouble, *m.proof = s, t, proof }
	}
}

func troubleOf(s *app.State, proof DutyProof) (DutyTrouble, DutyProof) {
	t := DutyTrouble{Broken: map[exam.DutyPlace]app.DutyBar{}}
	t.Load, t.Faults, t.Open = s.MeasureDuties()
	for _, one := range s.DutyTroubles() {
		switch one.Bar {
		case "missing", "extra":
			t.Stale++
		default:
			t.Broken[one.DutyPlace] = one.Bar
		}
	}
	if proof.plan != s.Duties.ID || proof.changes != len(s.Duties.Changes) {
		proof = DutyProof{plan: s.Duties.ID, changes: len(s.Duties.Changes)}
		if wanting := t.Open > 0 || t.Load.Most-t.Load.Least > 1; wanting && len(s.Duties.Duties) <= mostProved {
			proof.result, _ = s.ProposeDuties(s.Duties.Rules) // without a seating plan there is nothing to prove
		}
	}
	t.Clash, t.Load.Reason, t.Load.Proved = proof.result.Clash, proof.result.Load.Reason, proof.result.Load.Proved
	return t, proof
}

// A DutyWord is a short word on the plan and how grave it is; "" of good news.
type DutyWord struct {
	Words string
	Grave exam.Severity
}

// Words say the plan in a few words: how many places are open or break a rule, how
// duties fall, what had rather not be.
func (m *Duties) Words(lang text.Lang) (words []DutyWord) {
	t := m.trouble
	if t.Open > 0 {
		words = append(words, DutyWord{text.T(lang, "screen.duties.open", text.Args{"n": t.Open}), exam.Blocking})
	} else {
		words = append(words, DutyWord{text.T(lang, "screen.duties.filled"), ""})
	}
	if n := len(t.Broken); n > 0 {
		words = append(words, DutyWord{text.T(lang, "screen.duties.broken", text.Args{"n": n}), exam.Blocking})
	}
	load := DutyWord{Words: m.load(lang)}
	if t.Load.Most-t.Load.Least > 1 {
		load.Grave = exam.Warning
	}
	words = append(words, load)
	if t.Stale > 0 {
		words = append(words, DutyWord{text.T(lang, "screen.duties.stale"), exam.Blocking})
	}
	if f := t.Faults; f != (app.DutyFaults{}) {
		words = append(words, DutyWord{text.T(lang, "screen.duties.faults", text.Args{"n": f.SameRoom + f.SamePartner + f.OneSex + f.OneCycle}), exam.Hint})
	}
	return words
}

// load says how many duties each has.
func (m *Duties) load(lang text.Lang) string {
	l := m.trouble.Load
	key := "between"
	switch l.Most - l.Least {
	case 0:
		key = "same"
	case 1:
		key = "or"
	}
	return text.T(lang, "screen.duties.load."+key, text.Args{"n": l.Most, "least": l.Least})
}

// A DutyAccount is one part of what there is to say of the plan.
type DutyAccount struct {
	Title string
	Grave exam.Severity // "" where all is well
	Lines []string
}

// Accounts are all there is to say of the plan: open places with the rules that
// keep them so and what can be done, broken rules, loads, what had rather not be.
func (m *Duties) Accounts(lang text.Lang) (all []DutyAccount) {
	s, t := m.office.State(), m.trouble
	if c := t.Clash; c != nil {
		all = append(all, DutyAccount{text.T(lang, "screen.duties.clash"), exam.Blocking, m.clash(lang)})
	} else if t.Open > 0 {
		all = append(all, DutyAccount{text.T(lang, "screen.duties.clash"), exam.Blocking, []string{
			text.T(lang, "screen.duties.open", text.Args{"n": t.Open}), text.T(lang, "screen.duties.open_do"),
		}})
	}
	if len(t.Broken) > 0 {
		a := DutyAccount{text.T(lang, "screen.duties.broken_title"), exam.Blocking, nil}
		for _, d := range s.Duties.Duties {
			if bar := t.Broken[d.DutyPlace]; bar != "" && len(a.Lines) < mostNamed {
				a.Lines = append(a.Lines, dutyWhen(lang, s, d.DutyPlace)+" · "+StaffName(lang, s, d.Staff)+" — "+app.BarName(lang, bar))
			}
		}
		a.Lines = append(a.Lines, text.T(lang, "screen.duties.broken_do"))
		all = append(all, a)
	}
	if t.Stale > 0 {
		all = append(all, DutyAccount{text.T(lang, "screen.duties.again"), exam.Blocking, []string{text.T(lang, "screen.duties.stale")}})
	}
	return append(all, m.loadAccount(lang), m.faultAccount(lang))
}

// fewPlaces are named where there is room for a sentence.
const fewPlaces = 2

// Clashes says in a sentence that places cannot all be filled, and which where they
// are few; "" where all are.
func (m *Duties) Clashes(lang text.Lang) string {
	c := m.trouble.Clash
	if c == nil {
		return ""
	}
	lines := m.clash(lang)
	if c.Count <= fewPlaces {
		return lines[0] + " " + lines[1]
	}
	return lines[0]
}

func (m *Duties) clash(lang text.Lang) []string {
	return m.office.State().DescribeClash(lang, *m.trouble.Clash)
}

func (m *Duties) loadAccount(lang text.Lang) DutyAccount {
	s, l := m.office.State(), m.trouble.Load
	a := DutyAccount{Title: text.T(lang, "screen.duties.loads"), Lines: []string{
		Capital(m.load(lang)) + " · " + text.T(lang, "screen.duties.people", text.Args{"n": l.People}),
	}}
	if l.Most-l.Least > 1 {
		a.Grave = exam.Warning
	}
	if l.Proved {
		a.Lines = append(a.Lines, text.T(lang, "screen.duties.proved"))
	}
	u := l.Reason
	if u == nil {
		return a
	}
	if len(u.Busy) > 0 {
		a.Lines = append(a.Lines, text.T(lang, "screen.duties.busy", text.Args{
			"n": len(u.Busy), "people": m.peopleNamed(lang, s, u.Busy), "places": s.PlacesNamed(lang, u.Places, u.Count),
		}))
	}
	if len(u.Idle) > 0 {
		a.Lines = append(a.Lines, text.T(lang, "screen.duties.idle", text.Args{"n": len(u.Idle), "people": m.peopleNamed(lang, s, u.Idle)}))
	}
	if len(u.Rules) > 0 {
		a.Lines = append(a.Lines, text.T(lang, "screen.duties.uneven_rules", text.Args{"rules": app.BarNames(lang, u.Rules)}))
	}
	return a
}

// mostPeopleNamed is how many people are named one after the other.
const mostPeopleNamed = 12

func (m *Duties) peopleNamed(lang text.Lang, s *app.State, ids []exam.ID) string {
	var names []string
	for _, id := range ids[:min(len(ids), mostPeopleNamed)] {
		names = append(names, StaffName(lang, s, id))
	}
	if more := len(ids) - mostPeopleNamed; more > 0 {
		names = append(names, text.T(lang, "duty.more", text.Args{"n": more}))
	}
	return strings.Join(names, listComma(lang))
}

// faultAccount counts what the plan does that it had rather not.
func (m *Duties) faultAccount(lang text.Lang) DutyAccount {
	a := DutyAccount{Title: text.T(lang, "screen.duties.wishes"), Lines: app.DescribeFaults(lang, m.trouble.Faults)}
	if len(a.Lines) == 0 {
		a.Lines = []string{text.T(lang, "screen.duties.fault.none")}
	} else {
		a.Grave = exam.Hint
	}
	return a
}
