package model

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// MostItems is how many seized items a form has lines for.
const MostItems = 6

// An IncidentForm is what is asked of an incident while it is answered.
type IncidentForm struct {
	Happening
	Incident exam.Incident // as it is answered so far
	Reason   string        // why one that is known is changed
	Fraud    exam.Fraud    // of a case of cheating
	Items    [MostItems]exam.SeizedItem
	Seen     []bool // which of Offered are witnesses
	Observer string // by name
	Other    string // other witnesses, by name, candidates by a number of theirs
	Offered  []exam.Witness
	Err      error // of the last Save

	office    Office
	lang      text.Lang
	began     string // all of it, as it was shown first
	minutes   string
	concerned string
	kept      []exam.Witness // of a known incident, that the form has no line for
}

// NewIncident is the form of something that happened at a half-day, to a candidate where
// one is named, now.
func NewIncident(lang text.Lang, o Office, h Happening, at exam.Sitting, candidate exam.ID, hour string) *IncidentForm {
	m := &IncidentForm{Happening: h, office: o, lang: lang}
	m.Incident = o.State().AboutIncident(h.Kind, h.Fraud, at, "", candidate, hour)
	m.fill()
	return m
}

// ChangeIncident is the form of one that is recorded, false if there is none that counts.
func ChangeIncident(lang text.Lang, o Office, id exam.ID) (*IncidentForm, bool) {
	one, ok := o.State().Incident(id)
	if !ok || one.Withdrawn {
		return nil, false
	}
	m := &IncidentForm{Happening: HappeningOf(one.Value), Incident: one.Value, office: o, lang: lang}
	m.fill()
	return m, true
}

// fill spreads the incident over the lines of the form.
func (m *IncidentForm) fill() {
	i := m.Incident
	if i.Fraud != nil {
		m.Fraud = *i.Fraud
		copy(m.Items[:], i.Fraud.Items)
	}
	if i.Minutes > 0 {
		m.minutes = strconv.Itoa(i.Minutes)
	}
	if i.Concerned > 0 {
		m.concerned = strconv.Itoa(i.Concerned)
	}
	m.OfferWitnesses()
	var others []string
	for _, w := range i.Witnesses {
		at := slices.IndexFunc(m.Offered, func(o exam.Witness) bool { return o.Staff == w.Staff && o.Role == w.Role && o.Name == w.Name })
		switch {
		case at >= 0:
			m.Seen[at] = true
		case w.Role == "observer" && m.Observer == "":
			m.Observer = w.Name
		case w.Role == "" && w.Name != "":
			others = append(others, w.Name)
		case w.Role == app.RoleCandidate && m.number(w.Candidate) != "":
			others = append(others, m.number(w.Candidate))
		default:
			m.kept = append(m.kept, w)
		}
	}
	m.Other = strings.Join(others, listComma(m.lang))
	m.began = m.all()
}

// number is the exam number of a candidate, "" of whom it would not find again.
func (m *IncidentForm) number(id exam.ID) string {
	c, _ := m.office.State().Candidate(id)
	if found, ok := m.office.State().ByNumber(c.Number); !ok || found.ID != id {
		return ""
	}
	return c.Number
}

// others are the witnesses who are typed, with commas between them: a number of a
// candidate is that candidate.
func (m *IncidentForm) others() (all []exam.Witness) {
	for _, word := range strings.FieldsFunc(m.Other, func(r rune) bool { return strings.ContainsRune(",،;؛", r) }) {
		word = strings.TrimSpace(word)
		if c, ok := m.office.State().ByNumber(word); ok {
			all = append(all, exam.Witness{Role: app.RoleCandidate, Candidate: c.ID})
		} else if word != "" {
			all = append(all, exam.Witness{Name: word})
		}
	}
	return all
}

// OfferWitnesses are those of the room that is named now.
func (m *IncidentForm) OfferWitnesses() {
	m.Offered = slices.DeleteFunc(m.office.State().OfferedWitnesses(m.Incident.Sitting, m.Incident.Room), func(w exam.Witness) bool { return !w.Named() })
	m.Seen = make([]bool, len(m.Offered))
}

// WitnessName is who is offered, with what they are there for.
func (m *IncidentForm) WitnessName(w exam.Witness) string {
	name := w.Name
	if who, ok := m.office.State().StaffMember(w.Staff); ok {
		name = NameIn(m.lang, who.Name)
	}
	return WitnessRole(m.lang, w) + ": " + name
}

// WitnessRole is what a witness is there for.
func WitnessRole(lang text.Lang, w exam.Witness) string {
	if w.Role == "" {
		return text.T(lang, "incident.witness")
	}
	return Word(lang, "word."+w.Role)
}

// New reports whether it is not recorded yet.
func (m *IncidentForm) New() bool { return m.Incident.ID == (exam.ID{}) }

// Title says what happened, and to whom.
func (m *IncidentForm) Title() string {
	title := m.Name(m.lang)
	if !m.New() {
		title = IncidentName(m.lang, m.Incident)
	}
	if who := whoIn(m.lang, m.office.State(), m.Incident); who != "" {
		title += " · " + who
	}
	return title
}

// Where is the candidate and their place, "" where nobody is named.
func (m *IncidentForm) Where() string {
	if len(m.Incident.Candidates) == 0 {
		return ""
	}
	c, _ := m.office.State().Candidate(m.Incident.Candidates[0])
	return candidateDetail(m.lang, m.office.State(), c)
}

// Papers are those that may be named, and what they are called; the first is none.
func (m *IncidentForm) Papers() (codes, names []string) {
	codes, names = []string{""}, []string{text.T(m.lang, "incident.no_paper")}
	for _, p := range m.office.State().PapersAt(m.Incident.Sitting, m.Incident.Room) {
		codes = append(codes, p.Code)
		names = append(names, text.Clock(m.lang, p.Start)+" – "+p.Subject.In(string(m.lang))+" ("+text.LTR(p.Code)+")")
	}
	if p := m.Incident.Paper; p != "" && !slices.Contains(codes, p) {
		codes, names = append(codes, p), append(names, text.LTR(p))
	}
	return codes, names
}

// Value is what a question of one line is answered with.
func (m *IncidentForm) Value(q Question) string {
	if to := m.answer(q); to != nil {
		return *to
	}
	return ""
}

// Type answers a question of words.
func (m *IncidentForm) Type(q Question, words string) {
	to := m.answer(q)
	if to == nil {
		return
	}
	*to = words
	switch q {
	case AskMinutes:
		m.Incident.Minutes, _ = strconv.Atoi(text.WesternDigits(words))
	case AskConcerned:
		m.Incident.Concerned, _ = strconv.Atoi(text.WesternDigits(words))
	}
}

func (m *IncidentForm) answer(q Question) *string {
	i, f := &m.Incident, &m.Fraud
	return map[Question]*string{
		AskHour: &i.At, AskRoom: &i.Room, AskPaper: &i.Paper, AskFacts: &i.Facts, AskMeasure: &i.Measure, AskTold: &i.Told, AskUntil: &i.Until, AskNotes: &i.Notes,
		AskIdentity: &f.Identity, AskSecond: &f.Second, AskFoundBy: &f.FoundBy, AskStatement: &f.Statement, AskMinutes: &m.minutes, AskConcerned: &m.concerned,
	}[q]
}

// NewEnd says when the paper ends with the time that is given back; "" where none is.
func (m *IncidentForm) NewEnd() string {
	if end := m.office.State().NewEnd(m.Incident); end != "" {
		return text.T(m.lang, "incident.new_end", text.Args{"hour": text.Clock(m.lang, end)})
	}
	return ""
}

// Wrong is what keeps the form from being recorded, by the question.
func (m *IncidentForm) Wrong() map[Question]string {
	wrong := map[Question]string{}
	hour := func(q Question, h string, asked bool) {
		if h = Hour(h); asked && h == "" || h != "" && !exam.IsHour(h) {
			wrong[q] = text.T(m.lang, "incident.hour_bad")
		}
	}
	hour(AskHour, m.Incident.At, true)
	hour(AskUntil, m.Incident.Until, false)
	hour(AskScript, m.Fraud.WithdrawnAt, false)
	if wrong[AskUntil] == "" && m.Incident.Until != "" && Hour(m.Incident.Until) < Hour(m.Incident.At) {
		wrong[AskUntil] = text.T(m.lang, "incident.until_bad")
	}
	if strings.TrimSpace(m.Incident.Facts) == "" {
		wrong[AskFacts] = text.T(m.lang, "incident.facts_first")
	}
	room := strings.TrimSpace(m.Incident.Room)
	if room != "" && !slices.ContainsFunc(m.office.State().Rooms, func(r exam.Room) bool { return r.Number == room }) {
		wrong[AskRoom] = text.T(m.lang, "incident.room_bad")
	}
	number := func(q Question, words string, most int) {
		n, err := strconv.Atoi(text.WesternDigits(strings.TrimSpace(words)))
		if strings.TrimSpace(words) != "" && (err != nil || n < 0 || n > most) {
			wrong[q] = text.T(m.lang, "incident.number_bad", text.Args{"n": most})
		}
	}
	number(AskMinutes, m.minutes, 600)
	number(AskConcerned, m.concerned, 99999)
	return wrong
}

// made is the incident as the form says it.
func (m *IncidentForm) made() exam.Incident {
	i := m.Incident
	i.At, i.Until, i.NewEnd = Hour(i.At), Hour(i.Until), ""
	i.Room = strings.TrimSpace(i.Room)
	i.Witnesses = nil
	for n, w := range m.Offered {
		if m.Seen[n] {
			i.Witnesses = append(i.Witnesses, w)
		}
	}
	if name := strings.TrimSpace(m.Observer); name != "" {
		i.Witnesses = append(i.Witnesses, exam.Witness{Role: "observer", Name: name})
	}
	i.Witnesses = slices.Concat(i.Witnesses, m.others(), m.kept)
	if m.Kind == exam.FraudCase {
		f := m.Fraud
		f.Type, f.Items = m.Happening.Fraud, nil
		f.WithdrawnAt = Hour(f.WithdrawnAt)
		for _, item := range m.Items {
			if item.What = strings.TrimSpace(item.What); item.What != "" {
				f.Items = append(f.Items, item)
			}
		}
		i.Fraud = &f
	}
	return i
}

// Lacks says what the incident, as it is answered now, does not say.
func (m *IncidentForm) Lacks() []string { return lackWords(m.lang, m.made()) }

func lackWords(lang text.Lang, i exam.Incident) (words []string) {
	for _, one := range app.OmissionsOf(i) {
		words = append(words, text.T(lang, "incident.omission."+string(one)))
	}
	return words
}

// all is everything on the form in a line, to see whether it has changed.
func (m *IncidentForm) all() string {
	words := []string{m.minutes, m.concerned, m.Observer, m.Other, m.Reason, strconv.FormatBool(m.Fraud.Withdrawn), string(m.Fraud.Signing), m.Fraud.WithdrawnAt}
	for _, q := range m.Questions() {
		words = append(words, m.Value(q))
	}
	for _, item := range m.Items {
		words = append(words, item.What, item.State, item.To, item.Returned)
	}
	for _, seen := range m.Seen {
		words = append(words, strconv.FormatBool(seen))
	}
	return strings.Join(words, "\x00")
}

// Changed reports whether anything was answered.
func (m *IncidentForm) Changed() bool { return m.all() != m.began }

// Save records the incident.
func (m *IncidentForm) Save(ctx context.Context) func() {
	if len(m.Wrong()) > 0 {
		return func() { m.Err = exam.ErrInvalid }
	}
	got, err := m.office.RecordIncident(ctx, m.made(), m.Reason)
	return func() {
		if m.Err = err; err == nil {
			m.Incident = got
		}
	}
}
