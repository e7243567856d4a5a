// Package corrections is the spreadsheet in which correction requests travel: a
// centre writes it, a clerk of the service who has no Markaz fills in three
// columns, and it is read back, whatever program saved it. The files of many
// centres are merged into one. What an answer does to a request is decided in
// package app.
package corrections

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"markaz/app/exam"
	"markaz/app/text"
)

// A Row is one request, each column as it is read. Request, Centre and Lists say
// whose it is; Decision, Value and Notes are the service's.
type Row struct {
	School, Massar, Number, Name string
	Field, Recorded, Wanted      string
	Document, By, Date           string
	Decision, Value, Notes       string
	Request, Centre, Lists       string
	Source                       exam.Source // where it was read
}

// A column of the sheet, in the order in which they stand.
type column struct {
	key   string // its title is correction.sheet.<key>
	of    func(*Row) *string
	width float64
	kind  kind
	words string // what its words are called in messages: <words>.<code>
	also  string // other titles, with commas between
}

// kind is what a clerk does with a column.
type kind int

const (
	told  kind = iota // to be read
	blank             // to be filled in
	ident             // to be left alone: it joins the row to its request
)

var columns = []column{
	{key: "school", of: func(r *Row) *string { return &r.School }, width: 24, also: "المؤسسة,etab_orig"},
	{key: "massar", of: func(r *Row) *string { return &r.Massar }, width: 13, also: "رمز مسار,code massar"},
	{key: "number", of: func(r *Row) *string { return &r.Number }, width: 13, also: "num_exam"},
	{key: "name", of: func(r *Row) *string { return &r.Name }, width: 22, also: "الاسم"},
	{key: "field", of: func(r *Row) *string { return &r.Field }, width: 20, words: "field", also: "الحقل"},
	{key: "recorded", of: func(r *Row) *string { return &r.Recorded }, width: 18, also: "الخطأ"},
	{key: "wanted", of: func(r *Row) *string { return &r.Wanted }, width: 18, also: "الصواب"},
	{key: "document", of: func(r *Row) *string { return &r.Document }, width: 16, words: "correction.document"},
	{key: "by", of: func(r *Row) *string { return &r.By }, width: 20, words: "verification.requester"},
	{key: "date", of: func(r *Row) *string { return &r.Date }, width: 12},
	{key: "decision", of: func(r *Row) *string { return &r.Decision }, width: 14, kind: blank, words: "verification.answer", also: "القرار,décision,décision de la direction"},
	{key: "value", of: func(r *Row) *string { return &r.Value }, width: 18, kind: blank},
	{key: "notes", of: func(r *Row) *string { return &r.Notes }, width: 26, kind: blank, also: "ملاحظة,observations,remarques,notes"},
	{key: "request", of: func(r *Row) *string { return &r.Request }, width: 4, kind: ident},
	{key: "centre", of: func(r *Row) *string { return &r.Centre }, width: 4, kind: ident},
	{key: "lists", of: func(r *Row) *string { return &r.Lists }, width: 4, kind: ident},
}

func at(key string) int {
	return slices.IndexFunc(columns, func(c column) bool { return c.key == key })
}

// Sort puts rows in the order in which a service works: by school, then Massar
// code, then field.
func Sort(rows []Row) {
	keys := make(map[string]string, len(rows))
	for _, r := range rows {
		if _, known := keys[r.School]; !known {
			keys[r.School] = text.SortKey(r.School)
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(strings.Compare(keys[a.School], keys[b.School]), strings.Compare(a.Massar, b.Massar),
			strings.Compare(a.Number, b.Number), strings.Compare(a.Request, b.Request))
	})
}

// codes are what words of messages stand for.
var codes = map[string][]string{
	"field":                  strung(exam.Fields()),
	"correction.document":    strung(exam.Documents()),
	"verification.requester": {string(exam.ByCandidate), string(exam.BySchool), string(exam.ByCentre)},
	"verification.answer":    {string(exam.Accepted), string(exam.Refused)},
}

func strung[S ~string](all []S) (out []string) {
	for _, s := range all {
		out = append(out, string(s))
	}
	return out
}

// wordings are the words of codes in every language, folded.
var wordings = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for prefix, some := range codes {
		all[prefix] = map[string]string{}
		for _, c := range some {
			for _, l := range text.Langs() {
				all[prefix][text.Fold(text.T(l, prefix+"."+c))] = c
			}
		}
	}
	return all
})

// code is the code that a word stands for in any language, "" if there is none.
func code(prefix, word string) string { return wordings()[prefix][text.Fold(word)] }

// word says in a language what another language may have said.
func word(lang text.Lang, prefix, written string) string {
	if prefix == "" {
		return written
	}
	c := code(prefix, written)
	if prefix == "verification.answer" && c == "" {
		if a, ok := Decision(written); ok {
			c = string(a)
		}
	}
	if c == "" {
		return written
	}
	return text.T(lang, prefix+"."+c)
}

// FieldOf is the field that a row names in any language, "" if it names none.
func FieldOf(written string) exam.Field { return exam.Field(code("field", written)) }
