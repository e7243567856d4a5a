package main

import (
	"embed"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"

	"markaz/app/pdf"
	"markaz/app/text"
	"markaz/assets"
)

// others are the same sheets as other programs set them: a source of Typst, a script
// for ReportLab, a template of an OpenDocument text. They say what ours say, in the
// same places as nearly as each can, of the same fonts.
//
//go:embed others
var others embed.FS

// foreign is what the sheets say, worked out already: other programs are not timed
// for what is the work of ours.
type foreign struct {
	Ar       []string       `json:"ar"` // the letterhead, line by line
	Fr       []string       `json:"fr"`
	Tifinagh string         `json:"tifinagh"`
	Session  string         `json:"session"`
	Code     string         `json:"code"`
	About    string         `json:"about"`
	Words    foreignWords   `json:"words"`
	Sheets   []foreignSheet `json:"sheets"`
}

type foreignWords struct {
	Title      string   `json:"title"`
	Room       string   `json:"room"`
	Subject    string   `json:"subject"`
	Sitting    string   `json:"sitting"`
	Time       string   `json:"time"`
	Columns    []string `json:"columns"`
	Totals     []string `json:"totals"`
	Signatures []string `json:"signatures"`
	Slip       string   `json:"slip"`
	Ask        string   `json:"ask"`
	Count      string   `json:"count"`
	Sign       string   `json:"sign"`
}

type foreignSheet struct {
	Room    string     `json:"room"`
	Subject string     `json:"subject"`
	Sitting string     `json:"sitting"`
	Time    string     `json:"time"`
	Tracks  string     `json:"tracks"`
	Listed  string     `json:"listed"`
	Called  string     `json:"called"`
	When    string     `json:"when"`
	Page    string     `json:"page"`
	Rows    [][]string `json:"rows"` // table, number, name, Massar code; spare ones have only the table
}

func said(keys ...string) []string {
	all := make([]string, len(keys))
	for i, k := range keys {
		all[i] = text.T(text.Arabic, "paper."+k)
	}
	return all
}

// foreignOf says in plain words what the sheets say.
func foreignOf(a *pdf.Attendance) foreign {
	const ar, fr = text.Arabic, text.French
	c := a.Head.Centre
	f := foreign{
		Ar: []string{
			text.T(ar, "paper.kingdom"), text.T(ar, "paper.ministry"), c.Academy, c.Direction,
			text.T(ar, "paper.centre_named", text.Args{"centre": c.Name}),
		},
		Fr:       []string{text.T(fr, "paper.kingdom"), text.T(fr, "paper.ministry"), text.T(fr, "paper.academy") + " Fès-Meknès"},
		Tifinagh: "ⵜⴰⴳⵍⴷⵉⵜ ⵏ ⵍⵎⵖⵔⵉⴱ",
		Session:  text.T(ar, "paper.session."+string(c.Session)) + " " + c.Year,
		Code:     text.T(ar, "paper.centre_code", text.Args{"code": c.Code}),
		About: strings.Join([]string{
			text.T(ar, "paper.copy", text.Args{"copy": 1}), text.T(ar, "paper.fingerprint", text.Args{"code": a.Head.Fingerprint}),
			text.T(ar, "paper.printed", text.Args{"when": a.Head.Printed.Format("02/01/2006 15:04")}),
		}, "  ·  "),
	}
	one := func(key string) string { return text.T(ar, "paper."+key) }
	f.Words = foreignWords{
		Title: one("attendance"), Room: one("room"), Subject: one("subject"), Sitting: one("sitting"), Time: one("time"),
		Columns:    said("col.table", "col.number", "col.name", "col.massar", "col.present", "col.absent", "col.signature"),
		Totals:     said("total.listed", "total.present", "total.absent", "total.scripts"),
		Signatures: said("first_invigilator", "second_invigilator", "head_of_centre"),
		Slip:       one("slip"), Ask: one("slip.ask"), Count: one("slip.count"), Sign: one("slip.sign"),
	}
	for i := range a.Sheets {
		f.Sheets = append(f.Sheets, foreignSheetOf(&a.Sheets[i], i+1, len(a.Sheets)))
	}
	return f
}

func foreignSheetOf(s *pdf.AttendanceSheet, page, pages int) foreignSheet {
	const ar = text.Arabic
	p, day := s.Paper, string(s.Paper.Date)
	when := strings.Join([]string{text.Weekday(ar, day), text.Date(ar, day), text.Half(ar, p.Sitting().Half)}, " ")
	one := foreignSheet{
		Room: s.Room.Number, Subject: p.Subject.Ar, Sitting: when,
		Time:   text.Clock(ar, p.Start) + " – " + text.Duration(ar, p.Minutes),
		Tracks: text.T(ar, "paper.tracks", text.Args{"tracks": s.Rows[0].Candidate.Track}),
		Listed: strconv.Itoa(len(s.Rows)),
		Called: text.T(ar, "paper.room_n", text.Args{"room": s.Room.Number}),
		When:   p.Subject.Ar + " – " + when,
		Page:   text.T(ar, "paper.page", text.Args{"page": page, "pages": pages}),
	}
	for _, r := range s.Rows {
		one.Rows = append(one.Rows, []string{r.Table, r.Candidate.Number, r.Candidate.Name.Arabic(), r.Candidate.Massar})
	}
	for i := range s.Spare {
		one.Rows = append(one.Rows, []string{strconv.Itoa(len(s.Rows) + i + 1), "", "", ""})
	}
	return one
}

// fontsConf adds the fonts of the folder to those of the machine.
const fontsConf = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>%s</dir></fontconfig>
`

// lay writes what the other programs read into a folder: the list, the fonts, and
// their sources.
func (f foreign) lay(dir string) error {
	data, err := json.Marshal(f)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, "fonts"), 0o755); err != nil {
		return err
	}
	err = os.WriteFile(filepath.Join(dir, "sheets.json"), data, 0o600)
	for _, name := range []string{assets.Regular, assets.Bold, assets.Tifinagh} {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, "fonts", name), assets.Font(name), 0o600))
	}
	for _, name := range []string{"sheets.typ", "sheets.cjs", "sheets.py"} {
		source, bad := others.ReadFile("others/" + name)
		err = errors.Join(err, bad, os.WriteFile(filepath.Join(dir, name), source, 0o600))
	}
	err = errors.Join(err, os.WriteFile(filepath.Join(dir, "fonts.conf"), fmt.Appendf(nil, fontsConf, filepath.Join(dir, "fonts")), 0o600))
	return errors.Join(err, f.layText(filepath.Join(dir, "sheets.fodt")))
}

// A look is a paragraph's style in an OpenDocument text.
type look struct {
	Name, Align, Mode, Font, Line string
	Size                          float64
	Bold, Break, First            bool
}

// looks are the styles that others/sheets.fodt names.
func looks() []look {
	one := func(name, align string, size float64, bold bool) look {
		return look{Name: name, Align: align, Mode: "rl-tb", Font: "plex", Line: "100%", Size: size, Bold: bold}
	}
	all := []look{
		one("ar", "start", 7.2, false), one("session", "center", 9, true), one("code", "center", 7, false), one("title", "center", 14, true),
		one("label", "start", 6.5, false), one("value", "start", 9, true), one("small", "start", 7.5, false), one("head", "center", 7.4, true),
		one("strong", "center", 9, true), one("name", "start", 9, true), one("end", "end", 8.4, false), one("gap", "start", 2, false),
		one("fr", "start", 6.6, false), one("ltr", "center", 8.4, false), one("tifinagh", "center", 8, false),
		one("first", "start", 1, false), one("break", "start", 1, false),
	}
	for i := range all {
		switch l := &all[i]; l.Name {
		case "fr", "ltr":
			l.Mode = "lr-tb"
		case "tifinagh":
			l.Mode, l.Font = "lr-tb", "tifinagh"
		case "first":
			l.First = true
		case "break":
			l.Break = true
		}
	}
	return all
}

// layText writes the sheets as a flat OpenDocument text.
func (f foreign) layText(path string) (err error) {
	t := template.New("sheets.fodt").Funcs(template.FuncMap{
		"list": func(all ...any) []any { return all },
		"either": func(n int, later, first string) string {
			if n > 0 {
				return later
			}
			return first
		},
		"xml": func(t string) (string, error) {
			var b strings.Builder
			err := xml.EscapeText(&b, []byte(t))
			return b.String(), err
		},
	})
	if t, err = t.ParseFS(others, "others/sheets.fodt"); err != nil {
		return err
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	err = t.Execute(out, struct {
		foreign
		Styles []look
		Widths []int
		Boxes  []struct{}
	}{f, looks(), []int{9, 12, 13, 15, 22, 24, 25, 33, 38, 42, 50, 52, 56, 63, 64, 66, 75, 116}, make([]struct{}, 11)})
	return errors.Join(err, out.Close())
}
