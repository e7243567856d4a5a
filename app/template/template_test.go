package template

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
)

func TestTheProgramsOwnAreRight(t *testing.T) {
	require.NotEmpty(t, Documents())
	for _, document := range Documents() {
		t.Run(document, func(t *testing.T) {
			base, ok := BuiltIn(document)
			require.True(t, ok)
			read, err := Parse(Source(document))
			require.NoError(t, err)
			assert.Equal(t, base, read)
			written, err := Format(read)
			require.NoError(t, err)
			again, err := Parse(written)
			require.NoError(t, err, string(written))
			assert.Equal(t, read, again)
		})
	}
}

// sheet is the template of a table in a test; form that of a form.
const sheet = `# who comes
document: attendance
version: 3
page: portrait
title: {ar: محضر, fr: Liste}
columns:
  - key: table
    title: {ar: ر.ط}
    width: 13
  - key: name
    title:
      ar: الاسم
      fr: Nom
  - {key: signature, width: 42}
row: 8.5
signatures:
  - {ar: الحارس}
notes:
  - ar: ملاحظة
`

const form = `document: form
version: 1
title: {ar: استمارة}
blocks:
  - facts:
      - {key: room, label: {ar: القاعة}}
  - choice:
      key: why
      options:
        - {key: ill, label: {ar: مرض}}
  - lines: {key: account, count: 4}
  - table:
      key: people
      rows: 3
      columns:
        - {key: who, title: {ar: الاسم}}
        - {key: when, width: 20}
      sums: [when]
  - signatures:
      - {ar: رئيس المركز}
`

func parseForm(source string) error {
	base, _, err := read([]byte(form))
	if err != nil {
		return err
	}
	_, err = parse([]byte(source), func(string) (exam.Template, bool) { return base, true })
	return err
}

func TestAFaultSaysItsLineAndField(t *testing.T) {
	tests := []struct {
		name      string
		was, is   string // what is written otherwise in the file
		line      int
		field     string
		code      string
		of        string // which file; "" is sheet
		saysValue string
	}{
		{"no such document", "document: attendance", "document: attendence", 2, "document", "document", "", "attendence"},
		{"no document at all", "document: attendance\n", "", 1, "document", "document", "", ""},
		{"version of none", "version: 3", "version: 0", 3, "version", "version", "", ""},
		{"version in words", "version: 3", "version: three", 3, "version", "type", "", "count"},
		{"version too large", "version: 3", "version: 99999999999999999999999", 3, "version", "type", "", "count"},
		{"page turned", "page: portrait", "page: landscape", 4, "page", "page", "", "portrait"},
		{"no title", "title: {ar: محضر, fr: Liste}\n", "", 1, "title", "missing", "", "ar"},
		{"no Arabic title", "title: {ar: محضر, fr: Liste}", "title: {fr: Liste}", 5, "title", "missing", "", "ar"},
		{"title as one word", "title: {ar: محضر, fr: Liste}", "title: محضر", 5, "title", "type", "", "words"},
		{"title in no such language", "fr: Liste", "de: Liste", 5, "title.de", "unknown", "", ""},
		{"title too long", "fr: Liste", "fr: " + strings.Repeat("x", 301), 5, "title.fr", "long", "", "300"},
		{"title twice", "page: portrait", "title: {ar: محضر}", 5, "title", "twice", "", ""},
		{"a field of no template", "row: 8.5", "rows: 8.5", 15, "rows", "unknown", "", ""},
		{"columns as a group", "columns:\n  - key: table\n    title: {ar: ر.ط}\n    width: 13\n", "columns: {key: table}\nnotes2:\n", 6, "columns", "type", "", "list"},
		{"a column as a word", "  - {key: signature, width: 42}", "  - signature", 14, "columns[2]", "type", "", "group"},
		{"a column that nobody fills", "key: table", "key: tables", 7, "columns[0].key", "key", "", "tables"},
		{"a column twice", "key: signature", "key: name", 14, "columns[2].key", "twice", "", "name"},
		{"a column without its name", "{key: signature, width: 42}", "{width: 42}", 14, "columns[2].key", "missing", "", ""},
		{"a column too narrow", "width: 13", "width: 3", 9, "columns[0].width", "width", "", "5-192"},
		{"a column wider than the page", "width: 42", "width: 500", 14, "columns[2].width", "width", "", "5-192"},
		{"a column of a width that is no number", "width: 13", "width: .nan", 9, "columns[0].width", "type", "", "number"},
		{"a width in words", "width: 13", "width: wide", 9, "columns[0].width", "type", "", "number"},
		{"columns wider than the page together", "width: 13", "width: 150", 6, "columns", "wide", "", "180"},
		{"a column shown by a word", "width: 13", "hidden: maybe", 9, "columns[0].hidden", "type", "", "yes"},
		{"no column shown", "", "", 6, "columns", "missing", "document: attendance\nversion: 1\npage: portrait\ntitle: {ar: محضر}\n\ncolumns:\n  - {key: table, hidden: true}\n", ""},
		{"a way of setting that there is not", "width: 13", "set: italic", 9, "columns[0].set", "set", "", ""},
		{"more columns than a table takes", "row: 8.5", "row: 8.5", 6, "columns", "many", strings.Replace(sheet, "  - {key: signature, width: 42}", many("  - {key: hand%d, width: 5}\n", 39), 1), "40"},
		{"rows too low", "row: 8.5", "row: 2", 15, "row", "height", "", "4-40"},
		{"rows as a list", "row: 8.5", "row: [8]", 15, "row", "type", "", "number"},
		{"too many who sign", "  - {ar: الحارس}\n", many("  - {ar: الحارس %d}\n", 7), 16, "signatures", "many", "", "6"},
		{"a place to sign for nobody", "- {ar: الحارس}", "- {fr: Nom}", 17, "signatures[0]", "missing", "", "ar"},
		{"a note without Arabic", "- ar: ملاحظة", "- fr: Remarque", 19, "notes[0]", "missing", "", "ar"},
		{"a mark of no writing", "fr: Liste", `fr: "Li\x01ste"`, 5, "title.fr", "control", "", ""},
		{"blocks in a paper that has none", "row: 8.5", "blocks:\n  - cut: true", 15, "blocks", "none", "", ""},
		{"columns in a head", "", "", 4, "columns", "none", "document: letterhead\nversion: 1\nletterhead: {ar: [x]}\ncolumns:\n  - {key: x}\n", ""},
		{"a head of nothing", "", "", 1, "letterhead", "missing", "document: letterhead\nversion: 1\n", ""},
		{"too many lines in a head", "", "", 3, "letterhead.ar", "many", head7, "6"},
		{"a logo that is no picture", "", "", 4, "letterhead.logo", "logo", "document: letterhead\nversion: 1\nletterhead:\n  logo: aGVsbG8=\n", ""},
		{"a logo too wide", "", "", 4, "letterhead.logo_width", "width", "document: letterhead\nversion: 1\nletterhead:\n  logo_width: 80\n", "5-40"},

		{"not closed", "{ar: محضر, fr: Liste}", "{ar: محضر, fr: Liste", 5, "", "syntax", "", "title: {ar: محضر, fr: Liste"},
		{"indented by tabs", "      ar: الاسم", "\tar: الاسم", 12, "", "tab", "", ""},
		{"a mark that no file has", "محضر", "مح\x00ضر", 5, "", "control", "", ""},
		{"Windows-1256", "محضر", "\xE3\xCD\xD6\xD1", 5, "", "encoding", "", ""},
		{"an anchor", "{ar: الحارس}", "&a {ar: الحارس}", 17, "signatures[0]", "anchor", "", ""},
		{"a tag", "version: 3", "version: !!int 3", 3, "version", "anchor", "", ""},
		{"another file's fields taken in", "row: 8.5", "<<: {row: 8}", 15, "", "anchor", "", ""},
		{"lists in lists", "row: 8.5", "row: " + strings.Repeat("[", 40), 15, "", "deep", "", ""},
		{"two files in one", "row: 8.5", "---\nrow: 8.5", 15, "", "several", "", ""},
		{"nothing", "", "", 1, "", "empty", "\n\n", ""},
		{"remarks only", "", "", 1, "", "empty", "# nothing\n", ""},
		{"a word", "", "", 1, "", "type", "attendance", "group"},
		{"a list", "", "", 1, "", "type", "- attendance\n", "group"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := sheet
			if tt.of != "" {
				source = tt.of
			} else {
				require.Contains(t, source, tt.was)
			}
			_, err := Parse([]byte(strings.Replace(source, tt.was, tt.is, 1)))
			sameFault(t, Fault{Line: tt.line, Field: tt.field, Code: tt.code, Value: tt.saysValue}, err)
		})
	}
}

var head7 = "document: letterhead\nversion: 1\nletterhead: {ar: [a, b, c, d, e, f, g]}\n"

func many(line string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line, i+1)
	}
	return b.String()
}

// sameFault compares a fault; of its value only where one is wanted.
func sameFault(t *testing.T, want Fault, err error) {
	t.Helper()
	require.ErrorIs(t, err, exam.ErrTemplate)
	var f *Fault
	require.True(t, errors.As(err, &f))
	is := *f
	if want.Value == "" {
		is.Value = ""
	}
	assert.Equal(t, want, is)
	assert.True(t, text.Has("template.fault."+f.Code), "no words for %s", f.Code)
}

func TestAFaultOfAFormSaysItsLineAndField(t *testing.T) {
	require.NoError(t, parseForm(form))
	tests := []struct {
		name        string
		was, is     string
		line        int
		field, code string
	}{
		{"no blocks", form[strings.Index(form, "blocks:"):], "", 1, "blocks", "missing"},
		{"a block of two kinds", "  - lines: {key: account, count: 4}", "  - lines: {key: account, count: 4}\n    cut: true", 11, "blocks[2]", "block"},
		{"a block of nothing", "  - lines: {key: account, count: 4}", "  - height: 9", 11, "blocks[2]", "block"},
		{"a fact that nobody fills", "key: room", "key: rooms", 6, "blocks[0].facts[0].key", "key"},
		{"a question that nobody asks", "key: why", "key: how", 8, "blocks[1].choice.key", "key"},
		{"no answers", "      options:\n        - {key: ill, label: {ar: مرض}}\n", "      label: {ar: السبب}\n", 7, "blocks[1].choice.options", "missing"},
		{"too many lines", "count: 4", "count: 99", 11, "blocks[2].lines.count", "count"},
		{"too many rows", "rows: 3", "rows: 99", 14, "blocks[3].table.rows", "count"},
		{"a total of no column", "sums: [when]", "sums: [where]", 18, "blocks[3].table.sums[0]", "key"},
		{"a column of a form too narrow", "width: 20", "width: 2", 17, "blocks[3].table.columns[1].width", "width"},
		{"a place to sign for nobody", "{ar: رئيس المركز}", "{en: Head}", 20, "blocks[4].signatures[0]", "missing"},
		{"a block too high", "  - signatures:", "  - height: 100\n    signatures:", 19, "blocks[4].height", "height"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Contains(t, form, tt.was)
			sameFault(t, Fault{Line: tt.line, Field: tt.field, Code: tt.code}, parseForm(strings.Replace(form, tt.was, tt.is, 1)))
		})
	}
}

func TestFilesAsPCsSaveThem(t *testing.T) {
	want, err := Parse([]byte(sheet))
	require.NoError(t, err)
	for name, source := range map[string]string{
		"as it is": sheet, "with a mark at its beginning": "\uFEFF" + sheet,
		"lines ended by Windows": strings.ReplaceAll(sheet, "\n", "\r\n"), "lines ended by an old Mac": strings.ReplaceAll(sheet, "\n", "\r"),
		"tabs after words": strings.ReplaceAll(sheet, "version: 3", "version: 3\t\t# third"),
	} {
		t.Run(name, func(t *testing.T) {
			is, err := Parse([]byte(source))
			require.NoError(t, err)
			assert.Equal(t, want, is)
		})
	}
}

func TestRemarksStayWithAnotherVersion(t *testing.T) {
	for name, source := range map[string]string{"lines": sheet, "by Windows": "\uFEFF" + strings.ReplaceAll(sheet, "\n", "\r\n")} {
		t.Run(name, func(t *testing.T) {
			kept, err := WithVersion([]byte(source), 41)
			require.NoError(t, err)
			assert.Equal(t, strings.Replace(sheet, "version: 3", "version: 41", 1), string(kept))
		})
	}
	flow := `{document: letterhead, version: 1, letterhead: {ar: ["version: 7"]}}`
	kept, err := WithVersion([]byte(flow), 2)
	require.NoError(t, err)
	is, err := Parse(kept)
	require.NoError(t, err)
	assert.Equal(t, 2, is.Version)
	assert.Equal(t, []string{"version: 7"}, is.Letterhead.Ar)
	_, err = WithVersion([]byte("document: nothing"), 2)
	require.ErrorIs(t, err, exam.ErrTemplate)
}

func TestRemarksStayWithWhatIsChangedElsewhere(t *testing.T) {
	is, err := Parse([]byte(sheet))
	require.NoError(t, err)
	is.Title.Fr = "Présences"
	is.Columns[0], is.Columns[1] = is.Columns[1], is.Columns[0]
	is.Columns[2].Hidden = true
	written, err := Rewrite([]byte(sheet), is)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(written), "# who comes\ndocument: attendance\n"), string(written))
	again, err := Parse(written)
	require.NoError(t, err)
	assert.Equal(t, is, again)
	written, err = Rewrite([]byte("[not a file"), is)
	require.NoError(t, err)
	again, err = Parse(written)
	require.NoError(t, err)
	assert.Equal(t, is, again)
}

func TestALogoIsAPicture(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 30))))
	logo := base64.StdEncoding.EncodeToString(b.Bytes())
	source := "document: letterhead\nversion: 1\nletterhead:\n  ar: [x]\n  logo: |\n    " + logo[:40] + "\n    " + logo[40:] + "\n"
	is, err := Parse([]byte(source))
	require.NoError(t, err)
	data, err := Logo(*is.Letterhead)
	require.NoError(t, err)
	assert.Equal(t, b.Bytes(), data)

	for name, half := range map[string][]byte{"PNG": b.Bytes()[:b.Len()-20], "JPEG": halfOf(t)} {
		t.Run("the first half of a "+name, func(t *testing.T) {
			_, err := Parse([]byte("document: letterhead\nversion: 1\nletterhead:\n  logo: " + base64.StdEncoding.EncodeToString(half) + "\n"))
			var f *Fault
			require.ErrorAs(t, err, &f)
			assert.Equal(t, Fault{Line: 4, Field: "letterhead.logo", Code: "logo"}, *f)
		})
	}
}

// halfOf is a JPEG as a stick that was taken out too soon leaves it.
func halfOf(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 60)), nil))
	return b.Bytes()[:b.Len()-10]
}

// A picture that no paper could show is refused with its line, not left out in silence.
func TestALogoCanBeShown(t *testing.T) {
	coded := func(w, h int) []byte {
		var b bytes.Buffer
		require.NoError(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))))
		return b.Bytes()
	}
	tests := []struct {
		name    string
		picture []byte
		right   bool
	}{
		{"a single point", coded(1, 1), true},
		{"a line across", coded(4000, 1), true},
		{"a line longer than any", coded(30000, 1), false},
		{"more points than paper has", coded(4000, 4000), false},
		{"nothing but its beginning", coded(30, 30)[:40], false},
		{"its end is lacking", coded(200, 200)[:60], false},
		{"a moving picture", []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse([]byte("document: letterhead\nversion: 1\nletterhead:\n  logo: " + base64.StdEncoding.EncodeToString(tt.picture) + "\n"))
			if tt.right {
				require.NoError(t, err)
				return
			}
			var fault *Fault
			require.ErrorAs(t, err, &fault)
			assert.Equal(t, "logo", fault.Code)
			assert.Equal(t, 4, fault.Line)
		})
	}
}
