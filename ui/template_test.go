package ui

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/kit"
)

// designed is a window on the template of a document of a new centre.
func designed(t *testing.T, p *pc, document string) *Window {
	t.Helper()
	o, err := p.Create(t.Context(), filepath.Join(p.dir, "centre.markaz"), centreOf("مركز التجربة"))
	require.NoError(t, err)
	w := newWindow(t, p, atOnce)
	w.use(o, filepath.Join(p.dir, "centre.markaz"))
	w.visit("templates")
	require.Equal(t, "templates", w.now.name())
	w.showTemplate(document, w.now)
	require.Equal(t, "template", w.now.name())
	return w
}

func shownPage(w *Window) *kit.Pages { return w.spots["template.preview"].(*kit.Pages) }

func TestATemplateIsSetByItsParts(t *testing.T) {
	w := designed(t, newPC(t), app.AttendanceSheets)
	assert.Equal(t, 1, shownPage(w).Count(), "its first page is looked at before there is anybody in the file")
	fill(t, w, "template.title.ar", "سجل الحاضرين")
	press(t, w, "template.columns.massar.up")
	assert.Same(t, w.spots["template.columns.massar.up"], w.win.Canvas().Focused(), "the keyboard stays on what moves")
	w.spots["template.columns.absent.shown"].(*kit.Check).SetChecked(false)
	fill(t, w, "template.columns.table.width", "١٥,5")
	press(t, w, "template.signatures.add")
	fill(t, w, "template.signatures[3]", "الكاتب")
	press(t, w, "template.signatures[0].remove")
	press(t, w, "template.notes.add")
	assert.Contains(t, says(w), "صيغة جديدة")
	press(t, w, "next")
	is := w.office.State().Template(app.AttendanceSheets)
	assert.Equal(t, "سجل الحاضرين", is.Title.Ar)
	assert.Equal(t, "Liste d’émargement", is.Title.Fr, "what was not touched stays")
	assert.Equal(t, []string{"table", "number", "massar", "name", "hand-script", "present", "absent", "signature"}, keysOf(is.Columns))
	assert.InDelta(t, 15.5, is.Columns[0].Width, 0)
	assert.True(t, is.Columns[6].Hidden)
	require.Len(t, is.Signatures, 3)
	assert.Equal(t, "الكاتب", is.Signatures[2].Ar)
	assert.Len(t, is.Notes, 1)
	source, err := w.office.State().TemplateSource(app.AttendanceSheets)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(source), "# محضر الحضور والغياب"), "remarks stay")
	assert.Contains(t, says(w), "نموذج المركز، الإصدار 2")

	w.undo()
	press(t, w, "yes")
	assert.False(t, w.office.State().OwnTemplate(app.AttendanceSheets))
	assert.NotEqual(t, "سجل الحاضرين", w.spots["template.title.ar"].(*kit.Line).Text, "the page says what is in force")
}

func keysOf(all []exam.Column) (keys []string) {
	for _, c := range all {
		keys = append(keys, c.Key)
	}
	return keys
}

func TestAColumnForTheHandIsAdded(t *testing.T) {
	w := designed(t, newPC(t), app.AttendanceSheets)
	press(t, w, "template.columns.add")
	press(t, w, "template.columns.add")
	assert.Same(t, w.spots["template.columns.hand2.title"], w.win.Canvas().Focused(), "what it is called is typed at once")
	fill(t, w, "template.columns.hand2.title", "رقم الورقة")
	w.spots["template.columns.massar.shown"].(*kit.Check).SetChecked(false)
	w.spots["template.columns.hand1.shown"].(*kit.Check).SetChecked(false)
	press(t, w, "next")
	is := w.office.State().Template(app.AttendanceSheets)
	require.Equal(t, []string{"table", "number", "name", "massar", "hand-script", "present", "absent", "signature", "hand1", "hand2"}, keysOf(is.Columns))
	assert.Equal(t, "ملاحظات", is.Columns[8].Title.Ar)
	assert.Equal(t, "رقم الورقة", is.Columns[9].Title.Ar)
}

func TestALineIsAddedToTheHeadOfPapersUntilItIsFull(t *testing.T) {
	w := designed(t, newPC(t), exam.LetterheadTemplate)
	press(t, w, "template.letterhead.ar.add")
	fill(t, w, "template.letterhead.ar[5]", "الهاتف 0500000000")
	press(t, w, "next")
	assert.Len(t, w.office.State().Template(exam.LetterheadTemplate).Letterhead.Ar, 6)
	press(t, w, "template.letterhead.ar.add")
	fill(t, w, "template.letterhead.ar[6]", "سطر آخر")
	press(t, w, "next")
	assert.Contains(t, says(w), "العدد الأقصى هنا 6. تظهر الصفحة", "beside the page too: its field may be out of sight")
	assert.Same(t, w.spots["template.letterhead.ar[0]"], w.win.Canvas().Focused(), "the keyboard goes where something is to be mended")
	assert.Len(t, w.office.State().Template(exam.LetterheadTemplate).Letterhead.Ar, 6)
}

func TestWordsOfATemplateAreSaidInEachLanguage(t *testing.T) {
	w := designed(t, newPC(t), app.AttendanceSheets)
	choose(t, w, "template.language", "Français")
	assert.Equal(t, "Nº d’examen", w.spots["template.columns.number.title"].(*kit.Line).Text)
	fill(t, w, "template.columns.number.title", "Numéro")
	press(t, w, "next")
	is := w.office.State().Template(app.AttendanceSheets)
	assert.Equal(t, "Numéro", is.Columns[1].Title.Fr)
	assert.Equal(t, "رقم الامتحان", is.Columns[1].Title.Ar)
}

func TestWhatIsWrongIsSaidAtItsField(t *testing.T) {
	w := designed(t, newPC(t), app.AttendanceSheets)
	s := w.now.(*templateForm)
	for field, words := range map[string][2]string{
		"template.columns.table.width": {"3", "يجب أن يكون العرض بين 5 و192 مليمترا"},
		"template.row":                 {"عالية", "اكتبوا عددا"},
		"template.title.ar":            {"", "هذا الحقل لازم بالعربية"},
	} {
		was := w.spots[field].(*kit.Line).Text
		fill(t, w, field, words[0])
		assert.Contains(t, says(w), words[1], field)
		assert.Contains(t, says(w), "تظهر الصفحة كما كانت قبل الخطأ", field)
		assert.Equal(t, 1, shownPage(w).Count(), "the last page that could be made stays")
		press(t, w, "next")
		assert.Equal(t, "template", w.now.name())
		assert.True(t, s.dirty())
		fill(t, w, field, was)
		assert.NotContains(t, says(w), words[1], field)
		assert.False(t, s.dirty(), field)
	}
	assert.False(t, w.office.State().OwnTemplate(app.AttendanceSheets))
}

func TestATemplateIsWrittenAsText(t *testing.T) {
	w := designed(t, newPC(t), app.AttendanceSheets)
	choose(t, w, "template.as", "كنص")
	script := w.spots["template.text"].(*kit.Script)
	assert.Contains(t, script.Text, "# محضر الحضور والغياب")
	good := script.Text
	script.SetText(strings.Replace(good, "width: 13", "width: 1", 1))
	before, _, _ := strings.Cut(good, "width: 13")
	assert.Contains(t, says(w), "columns[0].width")
	press(t, w, "next")
	assert.Same(t, script, w.win.Canvas().Focused())
	assert.Equal(t, strings.Count(before, "\n"), script.CursorRow, "the caret is at the line that is wrong")
	choose(t, w, "template.as", "حسب العناصر")
	assert.True(t, w.now.(*templateForm).m.AsText, "a text that is wrong has no parts")
	press(t, w, "ok")
	w.spots["template.text"].(*kit.Script).SetText(strings.Replace(good, "width: 13", "width: 14 # wider", 1))
	choose(t, w, "template.as", "حسب العناصر")
	assert.Equal(t, "14", w.spots["template.columns.table.width"].(*kit.Line).Text)
	press(t, w, "next")
	source, err := w.office.State().TemplateSource(app.AttendanceSheets)
	require.NoError(t, err)
	assert.Contains(t, string(source), "width: 14 # wider")
	press(t, w, "template.reset")
	press(t, w, "yes")
	assert.False(t, w.office.State().OwnTemplate(app.AttendanceSheets))
}

func TestALogoIsChosen(t *testing.T) {
	p := newPC(t)
	w := designed(t, p, exam.LetterheadTemplate)
	path := filepath.Join(p.dir, "logo.png")
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, png.Encode(f, image.NewGray(image.Rect(0, 0, 900, 900))))
	require.NoError(t, f.Close())
	p.picks = []string{path, filepath.Join(p.dir, "centre.markaz")}
	fill(t, w, "template.letterhead.ar[0]", "{kingdom} ·")
	press(t, w, "template.logo")
	require.NotNil(t, w.spots["template.logo.shown"])
	press(t, w, "template.logo")
	assert.Contains(t, w.says, "اختاروا صورة PNG أو JPEG", "what is no picture")
	press(t, w, "ok")
	press(t, w, "template.letterhead.fr[4].remove")
	press(t, w, "next")
	head := w.office.State().Template(exam.LetterheadTemplate).Letterhead
	assert.Equal(t, "{kingdom} ·", head.Ar[0])
	assert.Len(t, head.Fr, 4)
	assert.NotEmpty(t, app.LogoPicture(*head))
}

func TestTemplatesGoOutAndComeIn(t *testing.T) {
	p := newPC(t)
	w := designed(t, p, app.AttendanceSheets)
	out := filepath.Join(p.dir, "mine.yaml")
	p.picks = []string{out}
	fill(t, w, "template.title.ar", "سجل الحاضرين")
	press(t, w, "template.export")
	source, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Contains(t, string(source), "سجل الحاضرين", "what was typed is saved first")
	press(t, w, "back")

	broken := filepath.Join(p.dir, "broken.yaml")
	require.NoError(t, os.WriteFile(broken, []byte(strings.Replace(string(source), "row: 8.05", "row: 99", 1)), 0o600))
	p.picks = []string{broken, out, p.dir}
	head := w.office.State().Head
	press(t, w, "templates.import")
	assert.Contains(t, w.says, "broken.yaml")
	assert.Contains(t, w.says, "row")
	assert.Contains(t, w.says, "يجب أن يكون الارتفاع بين 4 و40 مليمترا")
	assert.Equal(t, head, w.office.State().Head)
	press(t, w, "ok")
	press(t, w, "templates.import")
	assert.Contains(t, w.said.words, "لم يتغير شيء")
	press(t, w, "templates.export")
	assert.FileExists(t, filepath.Join(p.dir, "letterhead.yaml"))
	w.OpenPath(broken)
	assert.Contains(t, w.says, "broken.yaml")
	press(t, w, "ok")
	w.win.Canvas().Focus(w.spots["table.templates"].(fyne.Focusable))
	key(t, w, fyne.KeyEscape) // lets go of the row, then leaves
	key(t, w, fyne.KeyEscape)
	assert.Equal(t, "papers", w.now.name())
}

func TestTemplatesFitOnASmallScreen(t *testing.T) {
	for _, document := range []string{app.AttendanceSheets, exam.LetterheadTemplate} {
		w := designed(t, newPC(t), document)
		least := w.win.Content().MinSize()
		assert.LessOrEqual(t, least.Width, smallest.Width, document)
		assert.LessOrEqual(t, least.Height, smallest.Height, document)
	}
}
