package model

import (
	"context"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// LabelSheet is the page on which it is said which stickers there are, how far the
// printer is off, and which label of the first sheet is the first to be used.
type LabelSheet struct {
	Sheet string                     // the name of a common one, or exam.OwnSheet
	Typed map[exam.LabelField]string // the own measure, and the shift, as they are typed
	First int                        // from 1

	office Office
	rtl    bool // labels are read from the right
	from   exam.Settings
	was    map[exam.LabelField]string
}

// LabelMeasures are the numbers of an own measure, in the order in which they are
// asked for.
var LabelMeasures = []exam.LabelField{
	exam.LabelColumns, exam.LabelRows, exam.LabelWidth, exam.LabelHeight, exam.LabelLeft, exam.LabelTop, exam.LabelGapX, exam.LabelGapY,
}

// NewLabelSheet fills the page in; papers in that language begin with that label.
func NewLabelSheet(o Office, language string, first int) *LabelSheet {
	m := &LabelSheet{office: o, rtl: language == string(text.Arabic), First: max(first, 1)}
	m.fill()
	return m
}

func (m *LabelSheet) fill() {
	s := m.office.State().Settings
	m.from, m.Sheet = s, s.LabelSheet
	m.Typed = map[exam.LabelField]string{
		exam.ShiftRight: millimetres(float64(s.LabelShift.Right) / 10), exam.ShiftDown: millimetres(float64(s.LabelShift.Down) / 10),
	}
	own := s.Labels() // what is typed begins with the sheet in use
	if s.OwnLabels != nil {
		own = *s.OwnLabels
	}
	for field, v := range map[exam.LabelField]float64{
		exam.LabelColumns: float64(own.Columns), exam.LabelRows: float64(own.Rows), exam.LabelWidth: own.Width, exam.LabelHeight: own.Height,
		exam.LabelLeft: own.Left, exam.LabelTop: own.Top, exam.LabelGapX: own.GapX, exam.LabelGapY: own.GapY,
	} {
		m.Typed[field] = millimetres(v)
	}
	m.was = map[exam.LabelField]string{}
	for field, words := range m.Typed {
		m.was[field] = words
	}
}

func millimetres(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Names are the sheets to choose from: the common ones, then an own measure.
func (m *LabelSheet) Names() []string {
	names := make([]string, 0, len(exam.CommonSheets)+1)
	for _, one := range exam.CommonSheets {
		names = append(names, one.Name)
	}
	return append(names, exam.OwnSheet)
}

// SheetName says how a sheet is cut.
func SheetName(lang text.Lang, name string) string {
	l, ok := exam.CommonSheet(name)
	if !ok {
		return text.T(lang, "screen.labelsheet.own")
	}
	return sheetCut(lang, l)
}

func sheetCut(lang text.Lang, l exam.LabelSheet) string {
	return text.T(lang, "screen.labelsheet.cut", text.Args{
		"n": l.Labels(), "cut": text.LTR(strconv.Itoa(l.Columns) + " × " + strconv.Itoa(l.Rows)),
		"measure": text.LTR(millimetres(l.Width) + " × " + millimetres(l.Height)),
	})
}

// LabelsInUse says which sheet the file prints on, and with which label it begins.
func LabelsInUse(lang text.Lang, s exam.Settings, first int) string {
	words := sheetCut(lang, s.Labels())
	if first > 1 {
		words += text.T(lang, "reprint.comma") + text.T(lang, "screen.labelsheet.first", text.Args{"label": first})
	}
	return words
}

// number reads what is typed in a field: Western or Arabic digits, with a point or a
// comma.
func (m *LabelSheet) number(f exam.LabelField) (float64, bool) {
	typed := strings.NewReplacer(",", ".", "٫", ".", "−", "-", "\u200e", "", "\u200f", "").Replace(text.WesternDigits(m.Typed[f]))
	typed = strings.TrimSpace(typed)
	if typed == "" && f != exam.LabelColumns && f != exam.LabelRows && f != exam.LabelWidth && f != exam.LabelHeight {
		return 0, true
	}
	v, err := strconv.ParseFloat(typed, 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// Settings are those of the file with what the page says; an *exam.LabelFault names
// the number that cannot be.
func (m *LabelSheet) Settings() (exam.Settings, error) {
	s := m.office.State().Settings
	s.LabelSheet = m.Sheet
	if m.Sheet == exam.OwnSheet {
		own := exam.LabelSheet{}
		for f, at := range map[exam.LabelField]*float64{
			exam.LabelWidth: &own.Width, exam.LabelHeight: &own.Height, exam.LabelLeft: &own.Left,
			exam.LabelTop: &own.Top, exam.LabelGapX: &own.GapX, exam.LabelGapY: &own.GapY,
		} {
			v, ok := m.number(f)
			if *at = v; !ok {
				*at = math.NaN() // is refused by its name
			}
		}
		for f, at := range map[exam.LabelField]*int{exam.LabelColumns: &own.Columns, exam.LabelRows: &own.Rows} {
			if v, ok := m.number(f); ok && v == math.Trunc(v) {
				*at = int(max(-1, min(v, 10000)))
			}
		}
		s.OwnLabels = &own
	}
	for f, at := range map[exam.LabelField]*int{exam.ShiftRight: &s.LabelShift.Right, exam.ShiftDown: &s.LabelShift.Down} {
		v, ok := m.number(f)
		if *at = int(math.Round(max(-10000, min(v, 10000)) * 10)); !ok {
			*at = math.MaxInt32
		}
	}
	return s, s.CheckLabels()
}

// Wrong is the field that keeps the page from being saved, and what is to be typed
// there; "" if none does.
func (m *LabelSheet) Wrong(lang text.Lang) (exam.LabelField, string) {
	_, err := m.Settings()
	var fault *exam.LabelFault
	if !errors.As(err, &fault) {
		return "", ""
	}
	return fault.Field, text.T(lang, "screen.labelsheet.wrong", text.Args{
		"field": text.T(lang, "screen.labelsheet.field."+string(fault.Field)), "least": text.LTR(millimetres(fault.Least)), "most": text.LTR(millimetres(fault.Most)),
	})
}

// Drawn is the sheet as the picture shows it: as it is typed, or while that cannot
// be, as it was.
func (m *LabelSheet) Drawn() exam.LabelSheet {
	s, err := m.Settings()
	if err != nil {
		return m.from.Labels()
	}
	return s.Labels()
}

// Label is the label at a place of the sheet, counted from 1 as its papers are read;
// column is counted from the left.
func (m *LabelSheet) Label(column, row int) int {
	l := m.Drawn()
	if m.rtl {
		column = l.Columns - 1 - column
	}
	return row*l.Columns + column + 1
}

// Place is where a label is.
func (m *LabelSheet) Place(label int) (column, row int) {
	l := m.Drawn()
	column, row = (label-1)%l.Columns, (label-1)/l.Columns
	if m.rtl {
		column = l.Columns - 1 - column
	}
	return column, row
}

// Follow keeps the first label on the sheet, whatever sheet that is.
func (m *LabelSheet) Follow() { m.First = max(1, min(m.First, m.Drawn().Labels())) }

// Dirty reports whether the page says something that is not in the file yet.
func (m *LabelSheet) Dirty() bool {
	if m.Sheet != m.from.LabelSheet {
		return true
	}
	fields := []exam.LabelField{exam.ShiftRight, exam.ShiftDown}
	if m.Sheet == exam.OwnSheet {
		fields = slices.Concat(fields, LabelMeasures)
	}
	return slices.ContainsFunc(fields, func(f exam.LabelField) bool { return m.Typed[f] != m.was[f] })
}

// Forget goes back to what is in the file.
func (m *LabelSheet) Forget() { m.fill() }

// Save writes what the page says into the file.
func (m *LabelSheet) Save(ctx context.Context) (func(), error) {
	s, err := m.Settings()
	if err == nil {
		err = m.office.SetChoices(ctx, m.office.State().Centre, s)
	}
	return m.fill, err
}
