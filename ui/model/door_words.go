package model

import (
	"cmp"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Said is what was answered, and what is to be done about it. Room and table stand
// beside it in figures; where something is to be seen to first, that is said.
func (m *Door) Said(lang text.Lang) (words, do string) {
	a := m.answer
	said := m.office.State().DescribeDoor(lang, &a)
	key := "screen.door.said." + string(a.Kind)
	if a.Kind == app.DoorRight && a.Tone != app.ToneGo {
		key = "screen.door.said.attention"
	}
	if a.Seat.Room != "" && text.Has(key) {
		return text.T(lang, key), said.Do
	}
	return said.Title, said.Do
}

// Way is where the room of who is in view is, "" where that is not known.
func (m *Door) Way(lang text.Lang) string {
	return m.office.State().DescribeDoor(lang, &m.answer).Way
}

// A DoorAttention is a sentence about what is to be seen to.
type DoorAttention struct {
	Tone  app.DoorTone
	Words string
}

// Attentions are what is to be seen to about who is in view, the gravest first.
func (m *Door) Attentions(lang text.Lang) (all []DoorAttention) {
	for _, a := range m.answer.Attention {
		all = append(all, DoorAttention{a.Tone, m.office.State().DescribeAttention(lang, a)})
	}
	return all
}

// OtherName is the name in the letters of the other script, "" where there is none.
func (m *Door) OtherName(lang text.Lang) string {
	n := m.answer.Who.Name
	if other := n.Latin(); other != NameIn(lang, n) {
		return other
	}
	if other := n.Arabic(); other != NameIn(lang, n) {
		return other
	}
	return ""
}

// Facts are what is compared with the document that is shown: names and values.
func (m *Door) Facts(lang text.Lang) (facts [][2]string) {
	who := m.answer.Who
	add := func(field exam.Field, value string) {
		if value != "" {
			facts = append(facts, [2]string{FieldName(lang, field), value})
		}
	}
	add(exam.FieldNumber, text.LTR(who.Number))
	if who.Born != "" {
		add(exam.FieldBorn, text.Date(lang, string(who.Born)))
	}
	if who.NationalID != "" {
		add(exam.FieldNationalID, text.LTR(who.NationalID))
	} else if who.Number == "" {
		add(exam.FieldMassar, text.LTR(who.Massar))
	}
	if papers := m.office.State().DescribeDoor(lang, &m.answer).Papers; len(papers) > 0 {
		facts = append(facts, [2]string{text.T(lang, "screen.door.papers"), strings.Join(papers, "\n")})
	}
	return facts
}

// Told is what tells somebody who was found from others: at a door that shows no
// lists, no more than is needed for that.
func (m *Door) Told(lang text.Lang, c exam.Candidate) string {
	born := ""
	if c.Born != "" {
		born = text.Date(lang, string(c.Born))
	}
	if m.Only {
		return text.T(lang, "screen.door.told", text.Args{"end": text.LTR(ending(NumberOf(&c))), "born": born})
	}
	detail := text.LTR(NumberOf(&c))
	if seat, ok := m.office.State().Seat(c.ID); ok {
		detail += " · " + text.T(lang, "screen.find.seat", text.Args{"room": text.LTR(seat.Room), "table": text.LTR(seat.Table)})
	}
	if born != "" {
		detail += " · " + born
	}
	return detail
}

// ending is the last figures of a number.
func ending(number string) string {
	const most = 3
	if letters := []rune(number); len(letters) > most {
		return "…" + string(letters[len(letters)-most:])
	}
	return number
}

// TickName is what is compared by a tick.
func TickName(lang text.Lang, t exam.Tick) string { return text.T(lang, "door.tick."+string(t)) }

// TickNames are several in one line.
func (m *Door) TickNames(lang text.Lang, ticks []exam.Tick) string {
	names := make([]string, len(ticks))
	for i, t := range ticks {
		names[i] = TickName(lang, t)
	}
	return strings.Join(names, listComma(lang))
}

// IdentityName is what a document is called that says who somebody is.
func IdentityName(lang text.Lang, d exam.IdentityDocument) string {
	return text.T(lang, "screen.door.document."+string(d))
}

// IdentityNames are what the documents are called, in their order.
func IdentityNames(lang text.Lang) (names []string) {
	for _, d := range exam.IdentityDocuments() {
		names = append(names, IdentityName(lang, d))
	}
	return names
}

// LackNames are why no valid card is shown, in their order.
func LackNames(lang text.Lang) (names []string) {
	for _, l := range exam.CardLacks() {
		names = append(names, LackName(lang, l))
	}
	return names
}

// LateName is what is decided about a late candidate.
func LateName(lang text.Lang, d exam.LateDecision) string {
	return text.T(lang, "screen.door.late."+cmp.Or(string(d), "open"))
}

// ProvisionalName is what is decided about who is not on the list.
func ProvisionalName(lang text.Lang, d exam.ProvisionalWord) string {
	return text.T(lang, "screen.door.provisional."+cmp.Or(string(d), "open"))
}

// DeciderName is who decided something.
func DeciderName(lang text.Lang, who string) string { return app.DeciderName(lang, who) }

// LackName is why no valid card is shown.
func LackName(lang text.Lang, l exam.CardLack) string {
	return text.T(lang, "screen.door.lack."+string(l))
}

// Tally is how many were let in at the half-day, and how many exceptions were recorded.
func (m *Door) Tally(lang text.Lang) (facts [][2]string) {
	t := m.office.State().DoorTally(m.at)
	add := func(key string, n int) {
		facts = append(facts, [2]string{text.T(lang, "screen.door.tally."+key), text.Number(lang, n)})
	}
	if m.EachAdmitted() || t.In > 0 {
		add("in", t.In)
	}
	add("late", t.Late)
	add("undertakings", t.Undertakings)
	add("provisional", t.Provisional)
	return facts
}

// A DoorLine is an answer that was given, in words.
type DoorLine struct {
	Name, Words, Detail string
	Tone                app.DoorTone
}

// LastLines are the answers that were given, the latest first. At a door that shows no
// lists nobody is named.
func (m *Door) LastLines(lang text.Lang) (all []DoorLine) {
	for _, one := range m.last {
		l := DoorLine{Tone: one.Tone, Name: text.LTR(one.Asked), Words: text.T(lang, "screen.door.short."+string(one.Kind)), Detail: text.Clock(lang, one.At.Format("15:04"))}
		c, ok := m.office.State().Candidate(one.Candidate)
		if ok {
			l.Name = NameIn(lang, c.Name)
			if seat, seated := m.office.State().Seat(c.ID); seated {
				l.Detail += " · " + text.T(lang, "screen.find.seat", text.Args{"room": text.LTR(seat.Room), "table": text.LTR(seat.Table)})
			}
			if _, in := m.office.State().Admission(m.at, c.ID); in && one.Kind != app.DoorIn {
				l.Words = text.T(lang, "screen.door.short.let_in")
			}
		}
		if m.Only {
			l.Name = text.LTR(ending(one.Asked))
			if ok {
				l.Name = text.LTR(ending(NumberOf(&c)))
			}
		}
		all = append(all, l)
	}
	return all
}
