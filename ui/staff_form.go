package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// A staffForm is the sheet on which one of the staff is added or changed.
type staffForm struct {
	*over
	staffAsk
	m *model.StaffForm

	list   *container.Scroll
	parts  *fyne.Container
	inputs map[exam.Field]fyne.Focusable
	wrong  map[exam.Field]note
	order  []exam.Field // in which the keyboard goes through them
}

// A staffAsk is what the sheet is shown for.
type staffAsk struct {
	id    exam.ID       // of whom; zero of somebody new
	field exam.Field    // on which the keyboard is at first; "" is the first one
	row   *exam.Finding // that set a row of a list aside, of which somebody is made
	cells []string      // of that row
	after func()        // shows what has changed
}

// addStaff asks who is to be taken in.
func (w *Window) addStaff() { w.showStaff(exam.ID{}) }

// showStaff shows all that is known of one of the staff, to be changed; with a zero
// ID of somebody new.
func (w *Window) showStaff(id exam.ID) { w.staffSheet(staffAsk{id: id, after: w.again}) }

func (w *Window) staffSheet(ask staffAsk) {
	m, ok := model.NewStaffForm(w.lang, w.office, ask.id)
	if !ok {
		w.fail(exam.ErrNotFound)
		return
	}
	m.Row = ask.row
	f := &staffForm{staffAsk: ask, m: m, parts: kit.Stack(), inputs: map[exam.Field]fyne.Focusable{}, wrong: map[exam.Field]note{}}
	f.list = kit.Scroll(f.parts)
	done := kit.NewButton(w.t("staff.save"), f.save)
	title, buttons := w.t("staff.add"), []*kit.Button{done}
	if !m.New() {
		title = m.Name()
		remove := kit.NewButton(w.t("staff.remove"), f.remove)
		buttons = []*kit.Button{remove, done}
	}
	f.over = w.carefulForm(title, fyne.NewSize(680, 640), f.list, m.Changed, buttons...)
	f.mark("staff.save", done)
	if !m.New() {
		f.mark("staff.remove", buttons[0])
	}
	f.fill()
}

// fill lays out the form; the keyboard is on the first field.
func (f *staffForm) fill() {
	w, m := f.w, f.m
	var names []fyne.CanvasObject
	for _, field := range m.NameFields() {
		names = append(names, f.entry(field))
	}
	who := []fyne.CanvasObject{}
	for i := 0; i < len(names); i += 2 {
		who = append(who, kit.Evenly(names[i:min(i+2, len(names))]...))
	}
	who = append(who, kit.Evenly(f.entry(exam.FieldStaffNumber), f.entry(exam.FieldNationalID)),
		kit.Evenly(f.entry(exam.FieldSubject), f.entry(exam.FieldSchool)),
		kit.Evenly(f.entry(exam.FieldSex), f.entry(exam.FieldCycle), f.entry(exam.FieldTask)))
	if len(f.cells) > 0 {
		f.parts.Add(kit.Banner(kit.Plain, w.t("staff.row_says", text.Args{"cells": strings.Join(f.cells, " · ")})))
	}
	f.parts.Add(kit.Group("", kit.Close(who...)))
	f.parts.Add(kit.Group(w.t("staff.may"), f.exemption(), f.relatives(), f.halfDays()))
	if lines := m.Duties(); len(lines) > 0 {
		plan := container.NewStack(f.plan(lines))
		f.parts.Add(plan)
		f.look(plan)
	}
	if !m.New() {
		reason := f.line("staff.reason", m.Reason, func(words string) { m.Reason = words })
		f.keep(model.FieldReason, reason)
		f.parts.Add(f.named(w.t("staff.reason"), model.FieldReason, reason))
	}
	f.parts.Refresh()
	first := f.inputs[f.order[0]]
	if input, there := f.inputs[f.field]; there && f.field != "" {
		first = input
	}
	w.win.Canvas().Focus(first)
}

// look finds off Fyne's goroutine what forbids the duties, and says it with them.
func (f *staffForm) look(plan *fyne.Container) {
	slow := f.m.LookInto()
	f.w.run(func(func(func())) func() {
		last := slow()
		return func() {
			if last(); !f.closed {
				plan.Objects = []fyne.CanvasObject{f.plan(f.m.Duties())}
				f.parts.Refresh()
			}
		}
	})
}

// plan is what they have to do in the plan of duties, with what forbids it.
func (f *staffForm) plan(duties []model.StaffDuty) fyne.CanvasObject {
	var pairs [][2]string
	for _, d := range duties {
		where := d.Where
		if d.Bar != "" {
			where = f.w.t("staff.duty_barred", text.Args{"where": d.Where, "why": d.Bar})
		}
		pairs = append(pairs, [2]string{d.When, where})
	}
	return kit.Group(f.w.t("staff.in_plan", text.Args{"n": len(duties)}), kit.Pairs(pairs))
}

// keep remembers where a field is given.
func (f *staffForm) keep(field exam.Field, input fyne.Focusable) {
	f.inputs[field], f.wrong[field] = input, wrongNote()
	f.order = append(f.order, field)
}

// named is a field under its name, above what is wrong with it.
func (f *staffForm) named(name string, field exam.Field, input fyne.CanvasObject) fyne.CanvasObject {
	return kit.Named(kit.Field{Name: name, Input: container.NewVBox(input, f.wrong[field].label)})
}

func (f *staffForm) line(name, words string, typed func(string)) *kit.Line {
	return f.over.line(name, words, f.list, typed, f.save)
}

// entry is a field with its name: chosen where it has few values, else typed.
func (f *staffForm) entry(field exam.Field) fyne.CanvasObject {
	m, name := f.m, "staff."+string(field)
	typed := func(words string) {
		m.Type(field, words)
		f.right()
	}
	if values, names := m.Choices(field); values != nil {
		c := f.choice(name, names, slices.Index(values, m.Value(field)), func(i int) { typed(values[i]) })
		f.keep(field, c)
		return f.named(model.StaffFieldName(f.w.lang, field), field, c)
	}
	l := f.line(name, m.Value(field), typed)
	f.keep(field, l)
	return f.named(model.StaffFieldName(f.w.lang, field), field, l)
}

// right says no more what was wrong with what is typed anew.
func (f *staffForm) right() {
	wrong := f.m.Wrong()
	for field, n := range f.wrong {
		if n.label.Visible() && wrong[field] == "" {
			n.say("")
			f.parts.Refresh()
		}
	}
}

func (f *staffForm) check(name, words string, ticked bool, changed func(bool)) *kit.Check {
	c := kit.NewCheck(words, ticked, changed, nil)
	c.OnEscape = func() { f.close() }
	f.mark(name, c)
	return c
}

// exemption says whether they do no duty, and why.
func (f *staffForm) exemption() fyne.CanvasObject {
	m := f.m
	why := f.line("staff.exempt", m.Value(exam.FieldExempt), func(words string) {
		m.Type(exam.FieldExempt, words)
		f.right()
	})
	f.inputs[exam.FieldExempt], f.wrong[exam.FieldExempt] = why, wrongNote()
	reason := f.named(model.FieldName(f.w.lang, exam.FieldExempt), exam.FieldExempt, why)
	show := func(yes bool) {
		if reason.Hide(); yes {
			reason.Show()
		}
	}
	show(m.Exempt())
	box := f.check("staff.is_exempt", f.w.t("staff.is_exempt"), m.Exempt(), func(yes bool) {
		m.SetExempt(yes)
		show(yes)
		f.right()
		f.parts.Refresh()
		if yes {
			f.w.win.Canvas().Focus(why)
		}
	})
	f.order = append(f.order, exam.FieldExempt)
	return container.NewVBox(kit.Tight(box), reason)
}

// halfDays are the half-days of the programme, each to be ticked at which they
// cannot come.
func (f *staffForm) halfDays() fyne.CanvasObject {
	name := caption(model.FieldName(f.w.lang, exam.FieldAway), widget.MediumImportance)
	days := f.m.HalfDays()
	if len(days) == 0 {
		return kit.Close(name, kit.Note(f.w.t("staff.no_programme")))
	}
	var boxes []fyne.CanvasObject
	for _, d := range days {
		boxes = append(boxes, kit.Tight(f.check("staff.away."+d.String(), d.Words, d.Away, func(away bool) { f.m.SetAway(d.Sitting, away) })))
	}
	var rows []fyne.CanvasObject
	for i := 0; i < len(boxes); i += 2 {
		rows = append(rows, kit.Evenly(boxes[i:min(i+2, len(boxes))]...))
	}
	return kit.Close(append([]fyne.CanvasObject{name}, rows...)...)
}

// relatives are the numbers of candidates, each with the name under it.
func (f *staffForm) relatives() fyne.CanvasObject {
	m := f.m
	who := kit.Note("")
	show := func() {
		words := m.Relatives()
		who.Hidden = words == ""
		who.SetText(words)
	}
	numbers := f.line("staff.relatives", m.Value(exam.FieldRelatives), func(words string) {
		m.Type(exam.FieldRelatives, words)
		f.right()
		show()
		f.parts.Refresh()
	})
	numbers.SetPlaceHolder(f.w.t("staff.relatives_hint"))
	f.keep(exam.FieldRelatives, numbers)
	show()
	return kit.Close(f.named(model.FieldName(f.w.lang, exam.FieldRelatives), exam.FieldRelatives, numbers), who)
}

// said says in place what keeps the form from being saved, and puts the keyboard
// there; it returns the first of it, "" if nothing can be put right here.
func (f *staffForm) said() string {
	wrong := f.m.Wrong()
	for field, n := range f.wrong {
		n.say(wrong[field])
	}
	f.parts.Refresh()
	for _, field := range f.order {
		if wrong[field] != "" {
			f.w.win.Canvas().Focus(f.inputs[field])
			return wrong[field]
		}
	}
	return ""
}

func (f *staffForm) save() {
	m, added := f.m, f.m.New()
	f.w.saveSheet(f.over, m.Save, func() error { return m.Err }, f.said, func() {
		words, whole := m.After(added)
		f.after()
		tone := kit.Good
		if !whole {
			tone = kit.Warning
		}
		f.w.notice(tone, words, f.w.toDuties(whole)...)
	})
}

// remove takes the person out of the staff, once the user has said so.
func (f *staffForm) remove() {
	w, m := f.w, f.m
	name, duties := m.Name(), len(m.Duties())
	do := func() {
		w.saveSheet(f.over, m.Remove, func() error { return m.Err }, f.said, func() {
			f.after()
			w.notice(kit.Good, w.t("staff.removed", text.Args{"name": name}))
		})
	}
	if m.Reason == "" { // refused in place before anything is asked
		do()
		return
	}
	ask := w.t("staff.remove_ask", text.Args{"name": name})
	if duties > 0 {
		ask += " " + w.t("staff.remove_duties", text.Args{"n": duties})
	}
	w.ask(w.t("staff.remove_title"), ask, w.t("staff.remove_yes"), do)
}

// toDuties is the way to the plan of duties, where something in it has to be looked
// at.
func (w *Window) toDuties(whole bool) []*kit.Button {
	if _, there := beginnings["duties"]; !there || whole {
		return nil
	}
	return []*kit.Button{w.button("to_duties", w.t("staff.to_duties"), func() { w.visit("duties") })}
}
