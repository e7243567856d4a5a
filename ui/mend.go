package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// mend is the sheet on which a row that was set aside becomes a candidate: its
// cells beside the fields of its list.
type mend struct {
	*over
	m     *model.MendRow
	lines map[exam.Field]*kit.Line
	notes map[exam.Field]note
	taken func() // shows again what the cells are taken for
}

// mendRow mends a row that was set aside.
func (w *Window) mendRow(row exam.ID, after func()) {
	m, ok := model.NewMendRow(w.lang, w.office, row)
	if !ok {
		w.fail(exam.ErrNotFound)
		return
	}
	s := &mend{m: m, lines: map[exam.Field]*kit.Line{}, notes: map[exam.Field]note{"": wrongNote()}}
	done, body := kit.NewButton(w.t("mend.save"), nil), container.NewStack()
	sentence, place := m.Finding()
	head := kit.Stack(kit.Tight(kit.Text(sentence)), kit.Tight(kit.Note(place+" · "+w.t("mend.note"))), s.notes[""].label)
	s.over = w.form(w.t("mend.title"), fyne.NewSize(900, 620), container.NewBorder(head, nil, nil, nil, body), done)
	body.Add(kit.Split([]float32{1, 1}, s.raw(), s.fields(func() { done.OnTapped() })))
	done.OnTapped = func() {
		for _, n := range s.notes {
			n.say("")
		}
		w.saveSheet(s.over, m.Save, func() error { return m.Err }, s.refused, func() {
			after()
			w.notice(kit.Good, m.Done()+" "+w.t("findings.take_back"))
		})
	}
	s.mark("mend.save", done)
	s.first(w)
}

// first puts the keyboard on the first field that is blank.
func (s *mend) first(w *Window) {
	for _, f := range s.m.Fields() {
		if s.m.Typed(f) == "" {
			w.win.Canvas().Focus(s.lines[f])
			return
		}
	}
}

// raw shows the cells of the row, each with the field that it is taken for.
func (s *mend) raw() fyne.CanvasObject {
	w := s.w
	rows := kit.Stack()
	list := kit.Scroll(kit.Group(w.t("mend.cells"), rows))
	names := append([]string{w.t("mend.nothing")}, s.m.FieldNames()...)
	choices := map[int]*kit.Select{}
	setting := false
	s.taken = func() {
		setting = true
		for _, c := range s.m.Cells() {
			choices[c.Column].SetSelectedIndex(c.Taken + 1)
		}
		setting = false
	}
	for _, c := range s.m.Cells() {
		field := kit.NewSelect(names, c.Taken+1, func(i int) {
			if setting {
				return
			}
			s.m.Take(c.Column, i-1)
			s.taken()
			if i > 0 {
				s.lines[s.m.Fields()[i-1]].SetText(c.Text)
			}
		})
		field.OnEscape = s.close
		choices[c.Column] = field
		s.mark("mend.cell."+strconv.Itoa(c.Column), field)
		said := kit.Titled(c.Text, w.t("mend.column", text.Args{"n": strconv.Itoa(c.Column)}))
		rows.Add(kit.Tight(container.NewBorder(nil, nil, nil, container.NewCenter(kit.AtLeast(kit.Letters(13), field)), said)))
	}
	return list
}

// fields are what is typed, Enter saves it.
func (s *mend) fields(enter func()) fyne.CanvasObject {
	rows := []fyne.CanvasObject{}
	parts := kit.Stack()
	list := kit.Scroll(parts)
	for i, f := range s.m.Fields() {
		s.notes[f] = wrongNote()
		l := kit.NewLine(s.m.Typed(f), func(words string) {
			s.m.Type(f, words)
			s.notes[f].say("")
		}, enter, s.close)
		l.In = list
		s.lines[f] = l
		s.mark("mend."+string(f), l)
		rows = append(rows, kit.Named(kit.Field{Name: s.m.FieldNames()[i], Input: container.NewVBox(l, s.notes[f].label)}))
	}
	parts.Add(kit.Group("", kit.Close(rows...)))
	return list
}

// refused says what is wrong under its field.
func (s *mend) refused() string {
	words, field := s.m.Wrong()
	if words == "" {
		return ""
	}
	n, ok := s.notes[field]
	if !ok {
		n = s.notes[""]
	}
	n.say(words)
	if l := s.lines[field]; l != nil {
		s.w.win.Canvas().Focus(l)
	} else {
		s.first(s.w)
	}
	return words
}
