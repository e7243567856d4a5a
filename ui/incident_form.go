package ui

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// An incidentForm is the sheet on which an incident is answered, question by question.
type incidentForm struct {
	*over
	m *model.IncidentForm

	list   *container.Scroll
	parts  *fyne.Container
	inputs map[model.Question]fyne.Focusable
	wrong  map[model.Question]note
	end    *widget.Label // the new end
}

// fillIncident asks what there is to know of an incident.
func (w *Window) fillIncident(m *model.IncidentForm) {
	f := &incidentForm{m: m, parts: kit.Stack(), inputs: map[model.Question]fyne.Focusable{}, wrong: map[model.Question]note{}, end: kit.Note("")}
	f.list = kit.Scroll(f.parts)
	done := kit.NewButton(w.t("incidents.record"), f.save)
	f.over = w.carefulForm(m.Title(), fyne.NewSize(720, 660), f.list, m.Changed, done)
	f.mark("incident.record", done)
	f.fill()
}

// fill lays out the questions; the keyboard is on the first that nothing is known of.
func (f *incidentForm) fill() {
	w, m := f.w, f.m
	if where := m.Where(); where != "" {
		f.parts.Add(kit.Note(where))
	}
	questions := m.Questions()
	head := 3 // hour, room and paper stand beside one another
	var first []fyne.CanvasObject
	for _, q := range questions[:head] {
		first = append(first, f.question(q))
	}
	f.parts.Add(kit.Group("", kit.Close(kit.Evenly(first[:2]...), first[2])))
	var printed []fyne.CanvasObject
	for _, q := range questions[head:] {
		if q != model.AskNotes {
			printed = append(printed, f.question(q))
		}
	}
	f.parts.Add(kit.Group(w.t("incidents.facts"), kit.Close(printed...)))
	f.parts.Add(kit.Group(w.t("incidents.notes"), kit.Close(f.question(model.AskNotes))))
	if !m.New() {
		reason := f.line("incident.reason", m.Reason, f.list, func(words string) { m.Reason = words }, f.save)
		f.parts.Add(kit.Named(kit.Field{Name: w.t("incidents.change_why"), Input: reason}))
	}
	f.parts.Refresh()
	w.win.Canvas().Focus(f.inputs[f.first(questions)])
}

// first is the first question of the kind that is not answered yet.
func (f *incidentForm) first(questions []model.Question) model.Question {
	for _, q := range questions[3:] {
		if f.inputs[q] != nil && f.m.Value(q) == "" {
			return q
		}
	}
	return model.AskFacts
}

// named is a question under its words, above what is wrong with the answer.
func (f *incidentForm) named(q model.Question, input fyne.CanvasObject) fyne.CanvasObject {
	f.wrong[q] = wrongNote()
	return kit.Named(kit.Field{Name: text.T(f.w.lang, "incident.ask."+string(q)), Input: container.NewVBox(input, f.wrong[q].label)})
}

func (f *incidentForm) keep(q model.Question, input fyne.Focusable) {
	if f.inputs[q] == nil {
		f.inputs[q] = input
	}
}

// proses are the questions that are answered in sentences, by how many lines.
var proses = map[model.Question]int{
	model.AskFacts: 4, model.AskIdentity: 3, model.AskStatement: 2, model.AskNotes: 2, model.AskMeasure: 2,
}

func (f *incidentForm) question(q model.Question) fyne.CanvasObject {
	m, name := f.m, "incident."+string(q)
	typed := func(words string) {
		m.Type(q, words)
		f.right()
	}
	if lines := proses[q]; lines > 0 {
		p := kit.NewProse(m.Value(q), lines, typed, func() { f.close() })
		p.In = f.list
		f.mark(name, p)
		f.keep(q, p)
		return f.named(q, p)
	}
	switch q {
	case model.AskPaper:
		codes, names := m.Papers()
		c := f.choice(name, names, slices.Index(codes, m.Incident.Paper), func(i int) { typed(codes[i]) })
		c.In = f.list
		f.keep(q, c)
		return f.named(q, c)
	case model.AskItems:
		return f.named(q, f.items())
	case model.AskScript:
		return f.named(q, f.script())
	case model.AskWitnesses:
		return f.named(q, f.witnesses())
	case model.AskSigning:
		return f.named(q, f.signing())
	}
	l := f.line(name, m.Value(q), f.list, typed, f.save)
	f.keep(q, l)
	field := f.named(q, l)
	if q == model.AskMinutes {
		return kit.Close(field, f.end)
	}
	return field
}

// right says no more what was wrong with what is answered anew, and when the paper ends.
func (f *incidentForm) right() {
	wrong := f.m.Wrong()
	for q, n := range f.wrong {
		if n.label.Visible() && wrong[q] == "" {
			n.say("")
			f.parts.Refresh()
		}
	}
	if end := f.m.NewEnd(); end != f.end.Text {
		f.end.SetText(end)
	}
}

// items are the lines of what was seized: what it is, its state, who keeps it, and when it was given back.
func (f *incidentForm) items() fyne.CanvasObject {
	rows := container.NewVBox()
	add := func(n int) {
		item := &f.m.Items[n]
		cells := make([]fyne.CanvasObject, 0, 4)
		for _, one := range []struct {
			key string
			to  *string
		}{{"what", &item.What}, {"state", &item.State}, {"to", &item.To}, {"returned", &item.Returned}} {
			if one.key == "returned" && f.m.New() {
				continue
			}
			l := f.line("incident.item."+one.key+"."+strconv.Itoa(n+1), *one.to, f.list, func(words string) { *one.to = words }, f.save)
			l.SetPlaceHolder(text.T(f.w.lang, "incident.item."+one.key))
			f.keep(model.AskItems, l)
			cells = append(cells, l)
		}
		rows.Add(kit.Closely(cells...))
	}
	shown := 1
	for n, item := range f.m.Items {
		if item.What != "" {
			shown = n + 1
		}
	}
	for n := range shown {
		add(n)
	}
	more := kit.NewButton(text.T(f.w.lang, "incident.item.more"), nil)
	more.Importance = widget.LowImportance
	more.OnTapped = func() {
		if add(shown); shown+1 == model.MostItems {
			more.Hide()
		}
		shown++
		f.parts.Refresh()
		f.w.win.Canvas().Focus(f.w.spots["incident.item.what."+strconv.Itoa(shown)].(fyne.Focusable))
	}
	f.mark("incident.item.more", more)
	return container.NewVBox(rows, kit.Beginning(more))
}

func (f *incidentForm) check(name, words string, ticked bool, changed func(bool)) *kit.Check {
	c := kit.NewCheck(words, ticked, changed, nil)
	c.OnEscape = func() { f.close() }
	c.In = f.list
	f.mark(name, c)
	return c
}

// script asks whether the script was taken away, and at what hour: that of now, unless
// another is typed.
func (f *incidentForm) script() fyne.CanvasObject {
	hour := f.line("incident.script_hour", f.m.Fraud.WithdrawnAt, f.list, func(words string) {
		f.m.Fraud.WithdrawnAt = words
		f.right()
	}, f.save)
	hour.SetPlaceHolder(text.T(f.w.lang, "incident.script_hour"))
	hour.Hidden = !f.m.Fraud.Withdrawn
	box := f.check("incident.script", text.T(f.w.lang, "incident.script_taken"), f.m.Fraud.Withdrawn, func(yes bool) {
		f.m.Fraud.Withdrawn = yes
		if hour.Hidden = !yes; yes && hour.Text == "" {
			hour.SetText(f.w.hourNow())
		}
		f.parts.Refresh()
	})
	f.keep(model.AskScript, box)
	return container.NewBorder(nil, nil, kit.Tight(box), nil, hour)
}

// witnesses are those of the room, each to be ticked, the observer and another.
func (f *incidentForm) witnesses() fyne.CanvasObject {
	rows := container.NewVBox()
	for n, one := range f.m.Offered {
		rows.Add(kit.Tight(f.check("incident.seen."+strconv.Itoa(n+1), f.m.WitnessName(one), f.m.Seen[n], func(yes bool) { f.m.Seen[n] = yes })))
	}
	lines := make([]fyne.CanvasObject, 0, 2)
	for _, one := range []struct {
		key string
		to  *string
	}{{"observer", &f.m.Observer}, {"other", &f.m.Other}} {
		l := f.line("incident.witness."+one.key, *one.to, f.list, func(words string) { *one.to = words }, f.save)
		l.SetPlaceHolder(text.T(f.w.lang, "incident.witness."+one.key))
		lines = append(lines, l)
	}
	rows.Add(kit.Closely(lines...))
	return rows
}

// signing asks whether the candidate signed.
func (f *incidentForm) signing() fyne.CanvasObject {
	all := []exam.Signing{"", exam.SignedReport, exam.RefusedReport}
	names := make([]string, len(all))
	for i, one := range all {
		names[i] = text.T(f.w.lang, "incident.signing."+cmp.Or(string(one), "unsaid"))
	}
	c := f.choice("incident.signing", names, slices.Index(all, f.m.Fraud.Signing), func(i int) { f.m.Fraud.Signing = all[i] })
	c.In = f.list
	return c
}

// said says in place what keeps the form from being recorded, and puts the keyboard
// there; it returns the first of it, "" if nothing can be put right here.
func (f *incidentForm) said() string {
	wrong := f.m.Wrong()
	for q, n := range f.wrong {
		n.say(wrong[q])
	}
	f.parts.Refresh()
	for _, q := range f.m.Questions() {
		if wrong[q] != "" {
			if input := f.inputs[q]; input != nil {
				f.w.win.Canvas().Focus(input)
			}
			return wrong[q]
		}
	}
	return ""
}

func (f *incidentForm) save() {
	w, m := f.w, f.m
	w.saveSheet(f.over, m.Save, func() error { return m.Err }, f.said, func() {
		w.again()
		w.notice(kit.Good, w.t("incidents.recorded", text.Args{"name": model.IncidentName(w.lang, m.Incident)}))
		w.showIncident(m.Incident.ID)
	})
}
