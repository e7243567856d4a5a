package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// envelopes are the subject envelopes of the half-day in hand (أظرفة المواضيع).
type envelopes struct {
	m     *model.Envelopes
	table *kit.Table
	row   int // where the keyboard was
}

func newEnvelopes(*Window) screen { return &envelopes{} }

func (*envelopes) name() string { return "envelopes" }

func (s *envelopes) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("envelopes.title"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	s.m = model.NewEnvelopes(w.office, w.halfDay())
	grid := s.m.Grid(w.lang)
	s.table = w.dayTable("envelopes", grid, &s.row)
	s.table.Opened = func(at int) { s.open(w, s.m.Lines[at].Paper) }
	s.table.Tone = lineTone(columnOf(grid, "state"), s.m.Grave, kit.Good)
	receive := w.button("envelopes.receive", w.t("envelopes.receive"), func() { s.receive(w, model.NewArrival(w.office, s.m.At, w.desk.Now())) })
	open := w.button("envelopes.open", w.t("envelopes.open"), func() {
		if at := s.table.At(); at >= 0 && at < len(s.m.Lines) {
			s.open(w, s.m.Lines[at].Paper)
		}
	})
	print := w.dayPapers(app.EnvelopesRegister, app.OpeningRecord)
	p.Next, p.Other = receive, []*kit.Button{open}
	if !s.m.Waiting() { // all are here: what is left is to open them
		p.Next, p.Other = open, nil
	}
	p.Body = w.ofDay(container.NewBorder(nil, kit.Note(s.m.Sum(w.lang)), nil, nil, kit.Sheet("", s.table)), s.again(w), print)
	w.focus = s.table
	return p
}

// again corrects the delivery in which the envelope of the line in hand came.
func (s *envelopes) again(w *Window) *kit.Button {
	b := w.button("envelopes.correct", w.t("envelopes.correct"), func() {
		if at := s.table.At(); at >= 0 && at < len(s.m.Lines) && s.m.Lines[at].Delivered != nil {
			s.receive(w, model.NewArrivalAgain(w.office, s.m.Lines[at].Delivered.Value))
			return
		}
		w.notice(kit.Plain, w.t("envelopes.correct_which"))
	})
	return b
}

// dayTable is a table of the half-day in hand, with its keys; the row in hand is kept
// while the page is shown anew.
func (w *Window) dayTable(name string, grid *model.Grid, row *int) *kit.Table {
	table := w.table(name, grid)
	table.Sort = nil // rooms and papers have their order
	table.Keys = w.dayKeys()
	table.Picked = func() { *row = table.At() }
	if *row >= 0 && *row < grid.Len() {
		table.GoTo(*row)
	}
	return table
}

// lineTone colours the column of a state by how grave a line is; fine is that of a
// line that is as it should be.
func lineTone(column int, grave func(row int) exam.Severity, fine kit.Tone) func(row, column int) kit.Tone {
	return func(row, at int) kit.Tone {
		if at != column {
			return kit.Plain
		}
		switch grave(row) {
		case exam.Blocking:
			return kit.Bad
		case exam.Warning:
			return kit.Warning
		}
		return fine
	}
}

// columnOf is the place of a column.
func columnOf(grid *model.Grid, key string) int {
	return slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == key })
}

// dayPapers leads to the page on which papers of the half-day in hand are printed; of
// several, one is chosen.
func (w *Window) dayPapers(documents ...string) *kit.Button {
	print := func(document string) {
		m := model.NewPapersOf(w.office, w.desk, w.path, document, "")
		m.Sitting = w.halfDay()
		w.show(papers{m})
	}
	b := w.button("day.print", w.t("envelopes.print"), func() {
		if len(documents) == 1 {
			print(documents[0])
			return
		}
		parts := kit.Stack()
		o := w.over("day.print.close", w.t("envelopes.print_title"), fyne.NewSize(520, 320), kit.Scroll(parts))
		var first fyne.Focusable
		for _, d := range documents {
			tile := kit.NewTile(theme.DocumentPrintIcon(), model.DocumentName(w.lang, d), "", func() {
				o.close()
				print(d)
			})
			o.mark("day.print."+d, tile)
			parts.Add(tile)
			if first == nil {
				first = tile
			}
		}
		w.win.Canvas().Focus(first)
	})
	b.Icon = theme.DocumentPrintIcon()
	return b
}

// receive shows the form of a delivery: everything that is waited for came as it
// should, until a line is said to be otherwise.
func (s *envelopes) receive(w *Window, m *model.Arrival) {
	if len(m.Lines()) == 0 {
		w.notice(kit.Good, w.t("envelopes.all_here"))
		return
	}
	done := kit.NewButton(w.t("envelopes.receive_save"), nil)
	done.Icon = theme.ConfirmIcon()
	above, lines := kit.Stack(), container.NewStack()
	list := kit.Scroll(above)
	title := w.t("envelopes.receive")
	if m.Again() {
		title = w.t("envelopes.correct_title")
	}
	body := kit.Split([]float32{4, 6}, list, lines)
	was := m.At + m.From + m.Stored
	buttons := []*kit.Button{done}
	if m.Again() {
		buttons = []*kit.Button{kit.NewButton(w.t("envelopes.withdraw"), nil), done}
	}
	o := w.carefulForm(title, fyne.NewSize(900, 560), body, func() bool { return m.At+m.From+m.Stored != was || m.Reason != "" || m.Note != "" }, buttons...)
	if m.Again() {
		s.withdraws(w, o, m, buttons[0])
	}
	wrong := wrongNote()
	fields, inputs := s.arrivalFields(w, o, m, list, func() { wrong.say("") }, func() { done.OnTapped() })
	fill := func() {
		lines.Objects = []fyne.CanvasObject{container.NewBorder(kit.Note(w.t("envelopes.step_note")), nil, nil, nil, kit.Sheet("", s.cameTable(w, o, m)))}
		lines.Refresh()
	}
	above.Add(kit.Fields(fields...))
	if !m.Again() {
		whole := kit.NewCheck(w.t("envelopes.not_by_room"), m.Whole, func(on bool) {
			m.SetWhole(on)
			fill()
		}, func() { done.OnTapped() })
		whole.OnEscape = o.close
		o.mark("envelopes.whole", whole)
		above.Add(kit.Tight(whole))
	}
	above.Add(wrong.label)
	fill()
	done.OnTapped = func() {
		if field, words := m.Wrong(w.lang); words != "" {
			wrong.say(words)
			w.win.Canvas().Focus(inputs[field])
			return
		}
		w.saveSheet(o, func(ctx context.Context) func() { return m.Record(ctx) }, func() error { return m.Err }, nil, func() {
			w.again()
			w.notice(kit.Good, w.t("envelopes.received_said"))
		})
	}
	o.mark("envelopes.receive_save", done)
	at := inputs["at"].(*kit.Line)
	w.win.Canvas().Focus(at)
	at.SelectAll()
}

// withdraws has a button take back the delivery of a form.
func (s *envelopes) withdraws(w *Window, o *over, m *model.Arrival, b *kit.Button) {
	b.OnTapped = func() {
		o.hide()
		w.withdrawOfDay(w.t("envelopes.delivery_withdraw_title"), m.Named(w.lang), func(ctx context.Context, reason string) error {
			return w.office.WithdrawDelivery(ctx, m.Delivery().ID, reason)
		})
	}
	o.mark("envelopes.receive_withdraw", b)
}

// arrivalFields are what is said of a delivery as a whole, and its inputs by name.
func (s *envelopes) arrivalFields(w *Window, o *over, m *model.Arrival, list *container.Scroll, typed, enter func()) ([]kit.Field, map[string]fyne.Focusable) {
	inputs := map[string]fyne.Focusable{}
	line := func(name, title, value string, set func(string)) kit.Field {
		one := o.line("envelopes."+name, value, list, func(words string) {
			set(words)
			typed()
		}, enter)
		inputs[name] = one
		return kit.Field{Name: w.t("envelopes." + title), Input: one}
	}
	fields := []kit.Field{
		line("at", "hour", m.At, func(words string) { m.At = words }),
		line("from", "from", m.From, func(words string) { m.From = words }),
		line("stored", "stored_where", m.Stored, func(words string) { m.Stored = words }),
		line("note", "note", m.Note, func(words string) { m.Note = words }),
	}
	if m.Again() {
		fields = append(fields, line("reason", "reason", "", func(words string) { m.Reason = words }))
	}
	return fields, inputs
}

// cameTable are the envelopes of a delivery; Enter goes on to the next state of one.
func (s *envelopes) cameTable(w *Window, o *over, m *model.Arrival) *kit.Table {
	grid := m.Grid(w.lang)
	table := w.table("arrival", grid)
	table.Sort = nil
	table.Left = o.close
	table.Opened = func(at int) {
		m.Step(at)
		table.RowsChanged()
		table.GoTo(at)
	}
	table.Tone = lineTone(len(grid.Columns)-1, func(row int) exam.Severity {
		switch m.State[row] {
		case model.CameBroken, model.CameTwice:
			return exam.Blocking
		case model.CameMissing:
			return exam.Warning
		}
		return ""
	}, kit.Good)
	o.mark("table.arrival", table)
	return table
}

// reasonFor asks for a reason in writing, and does what needs one.
func (w *Window) reasonFor(title, lead, save string, do func(reason string)) {
	reason := ""
	done := kit.NewButton(save, nil)
	parts := kit.Stack(kit.Text(lead))
	list := kit.Scroll(parts)
	o := w.carefulForm(title, fyne.NewSize(560, 280), list, func() bool { return strings.TrimSpace(reason) != "" }, done)
	wrong := wrongNote()
	line := o.line("reason", "", list, func(words string) {
		reason = words
		wrong.say("")
	}, func() { done.OnTapped() })
	parts.Add(kit.Named(kit.Field{Name: w.t("envelopes.reason"), Input: line}))
	parts.Add(wrong.label)
	done.OnTapped = func() {
		if strings.TrimSpace(reason) == "" {
			wrong.say(w.t("envelopes.reason_first"))
			w.win.Canvas().Focus(line)
			return
		}
		o.hide()
		do(strings.TrimSpace(reason))
	}
	o.mark("reason.save", done)
	w.win.Canvas().Focus(line)
}
