package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/template"
)

// forms are the documents that their templates describe wholly.
func forms() []string {
	return slices.DeleteFunc(template.Documents(), func(d string) bool {
		t, _ := template.BuiltIn(d)
		return len(t.Blocks) == 0
	})
}

// blankForm is a form on which nothing is known.
func blankForm(head Head, document string) *Form {
	return &Form{Head: head, Document: document, Sheets: []FormSheet{{}}}
}

// A formFiller writes into every place of a form.
type formFiller struct {
	sheet FormSheet
	word  func(key string) string
	name  exam.Name
	rows  int
}

func (f *formFiller) items(all []exam.Item) {
	for _, item := range all {
		f.sheet.Values[item.Key] = f.word(item.Key)
	}
}

func (f *formFiller) table(t *exam.Table) {
	cell := func(c exam.Column) string {
		switch c.Set {
		case "tick":
			return "1"
		case "number":
			return "20"
		case "name":
			return ""
		}
		return f.word(c.Key)
	}
	for _, named := range t.Named {
		for _, c := range t.Columns {
			f.sheet.Values[Cell(named.Key, c.Key)] = cell(c)
		}
	}
	if f.sheet.Rows[t.Key] != nil {
		return // it stands there twice
	}
	for range min(f.rows, max(t.Rows-len(t.Named), 1)) {
		row := FormRow{Name: f.name, Cells: map[string]string{}}
		for _, c := range t.Columns {
			row.Cells[c.Key] = cell(c)
		}
		f.sheet.Rows[t.Key] = append(f.sheet.Rows[t.Key], row)
	}
}

// filled is a form with something in every place that it has.
func (f *formFiller) filled(head Head, document string) *Form {
	f.sheet = FormSheet{Mark: "3", Values: map[string]string{}, Rows: map[string][]FormRow{}}
	t, _ := template.BuiltIn(document)
	for _, b := range t.Blocks {
		f.items(slices.Concat(b.Facts, b.Fields, b.Boxes))
		switch {
		case b.Choice != nil:
			f.sheet.Values[b.Choice.Options[0].Key] = "1"
		case b.Lines != nil:
			f.sheet.Values[b.Lines.Key] = strings.Repeat(f.word(b.Lines.Key)+" ", 4)
		case b.Table != nil:
			f.table(b.Table)
		}
	}
	for i := range 6 {
		f.sheet.Values[Sign(i+1)] = f.name.Any()
	}
	f.sheet.Values["opened-at"] = "07:45"
	return &Form{Head: head, Document: document, Sheets: []FormSheet{f.sheet}}
}

// usualWord is what commonly stands at a key.
func usualWord(key string) string {
	if word, ok := map[string]string{
		"room": "3", "table": "12", "sitting": "الثلاثاء 2 يونيو 2026 صباحا", "subject": "الفيزياء والكيمياء", "track": "العلوم الرياضية أ", "tracks": "العلوم الرياضية أ",
		"name": "العلوي محمد أمين", "latin": "EL ALAOUI Mohamed Amine", "number": "4410007", "massar": "J130012345", "national-id": "BK123456",
		"school": "الثانوية التأهيلية ابن خلدون", "wing": "ب", "floor": "1", "teacher": "الإدريسي آلاء", "committee": "17", "facts": "ضبط بحوزة المترشح هاتف محمول غير مشغل.",
		"reason": "عطل في الحافلة.", "marking-centre": "الثانوية التأهيلية الخوارزمي", "deliberation-centre": "الثانوية التأهيلية الخوارزمي",
	}[key]; ok {
		return word
	}
	for _, hour := range []string{"-at", "time", "from", "until", "out", "back", "start", "opened", "arrived", "entered"} {
		if strings.HasSuffix(key, hour) {
			return "08:15"
		}
	}
	return "20"
}

// filledForm is a form with something in each of its places, then other sheets of it.
func filledForm(head Head, document string, more ...FormSheet) *Form {
	f := (&formFiller{word: usualWord, name: person(3).Name, rows: 3}).filled(head, document)
	f.Sheets = append(f.Sheets, more...)
	return f
}

// longestForm has the longest words in every place.
func longestForm(head Head, document string) *Form {
	word := func(key string) string {
		switch key {
		case "number", "massar", "national-id", "tag", "envelope":
			return "12345678901234567890"
		case "subject", "track", "tracks", "subjects":
			return "الشعبة المهنية مسلك أنظمة إلكترونية ورقمية خيار إنجليزية وخيار فرنسية"
		case "room", "table":
			return "المختبر 12-ب"
		}
		if strings.HasSuffix(key, "-at") || key == "time" || key == "out" || key == "back" {
			return "08:15"
		}
		return longName
	}
	name := exam.Name{FullAr: longName, FullFr: strings.Repeat("ABDERRAHMANE BEN ABDESSALAM ", 3)}
	return (&formFiller{word: word, name: name, rows: 60}).filled(head, document)
}

// formSamples are forms that run over pages.
func formSamples() map[string]document {
	many := blankForm(in("fr"), "handover-record")
	rows := make([]FormRow, 61)
	for i := range rows {
		rows[i].Cells = map[string]string{"room": strconv.Itoa(i + 1), "subject": "Physique-chimie", "track": "Sciences mathématiques A", "listed": "20", "count": fmt.Sprint(20 - i%3)}
	}
	many.Sheets[0] = FormSheet{More: "mardi 2 juin 2026 matin", Values: map[string]string{"sitting": "mardi 2 juin 2026 matin"}, Rows: map[string][]FormRow{"envelopes": rows}}
	return map[string]document{"handover-record-many": many}
}

func longForms(h Head) map[string]document {
	all := map[string]document{}
	for _, d := range forms() {
		all["form "+d] = longestForm(h, d)
	}
	return all
}
