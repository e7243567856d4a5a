package model

import (
	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Statistics are the numbers of a half-day (الإحصائيات).
type Statistics struct {
	All app.Statistics

	lang text.Lang
	rows []figureRow
}

type figureRow struct {
	by    string // what the line is by; "" in all lines but the first of it
	value string
	app.Figures
}

// NewStatistics counts a half-day; of a region it takes a moment.
func NewStatistics(lang text.Lang, s *app.State, at exam.Sitting) *Statistics {
	m := &Statistics{All: s.Statistics(at), lang: lang}
	m.rows = []figureRow{{Capital(Word(lang, "word.total")), "", m.All.Figures}}
	for _, b := range m.All.By {
		by := FieldName(lang, b.Field)
		for _, l := range b.Lines {
			m.rows = append(m.rows, figureRow{by, valueName(lang, b.Field, l.Value), l.Figures})
			by = ""
		}
	}
	return m
}

// valueName is the value of a field as screens say it.
func valueName(lang text.Lang, f exam.Field, value string) string {
	if value == "" {
		return text.T(lang, "screen.report.no_value")
	}
	switch f {
	case exam.FieldSex:
		return text.T(lang, "sex."+value)
	case exam.FieldCandidature:
		return text.T(lang, "candidature."+value)
	case exam.FieldRoom:
		return RoomName(lang, value)
	}
	return value
}

// Grid is the table of them.
func (m *Statistics) Grid() *Grid {
	count := func(key string, of func(app.Figures) int) GridColumn {
		return GridColumn{Key: key, Title: text.T(m.lang, "screen.report."+key), Width: 5.4, Text: func(i int) string { return text.Number(m.lang, of(m.rows[i].Figures)) }}
	}
	return NewGrid(len(m.rows),
		GridColumn{Key: "by", Title: text.T(m.lang, "screen.report.by"), Width: 6, Text: func(i int) string { return m.rows[i].by }},
		GridColumn{Key: "value", Title: text.T(m.lang, "screen.report.value"), Width: 9, Grow: 1, Text: func(i int) string { return m.rows[i].value }},
		count("listed", func(f app.Figures) int { return f.Listed }),
		count("present", func(f app.Figures) int { return f.Present }),
		count("absent", func(f app.Figures) int { return f.Absent }),
		count("justified", func(f app.Figures) int { return f.Justified }),
		count("unknown", func(f app.Figures) int { return f.Unknown }),
		count("late", func(f app.Figures) int { return f.Late }),
		count("fraud", func(f app.Figures) int { return f.Fraud }),
		count("withdrawn", func(f app.Figures) int { return f.Withdrawn }),
	)
}

// Note says what stands in no line.
func (m *Statistics) Note() string {
	words := text.T(m.lang, "screen.report.beside", text.Args{
		"provisional": text.Number(m.lang, m.All.Provisional), "incidents": text.Number(m.lang, m.All.Incidents),
	})
	if m.All.Unknown > 0 {
		words += " " + text.T(m.lang, "screen.report.unknown_note", text.Args{"n": m.All.Unknown})
	}
	return words
}
