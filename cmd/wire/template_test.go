package wire

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// look is the template in force of a document, in which something is written
// otherwise.
func look(d *Desk, document, was, is string) []byte {
	source, err := d.State().TemplateSource(document)
	if err != nil || !strings.Contains(string(source), was) {
		panic("no " + was + " in the template of " + document)
	}
	return []byte(strings.Replace(string(source), was, is, 1))
}

func setLook(d *Desk, document, was, is string) error {
	_, err := d.SetTemplates(context.Background(), look(d, document, was, is))
	return err
}

// looks are what each document looks like, and in which version.
func looks(s *app.State) map[string]any {
	all := map[string]any{"unread": s.UnreadTemplates()}
	for _, document := range s.Templates() {
		source, err := s.TemplateSource(document)
		all[document] = []any{string(source), err, s.TemplateVersion(document), s.Template(document)}
	}
	return all
}

func TestALookIsChangedAndTakenBack(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	const document = app.AttendanceSheets
	source := look(d, document, "en: Attendance register", "en: Who came")
	changed, err := d.SetTemplates(ctx, source)
	require.NoError(t, err)
	assert.Equal(t, []string{document}, changed)
	assert.True(t, d.State().OwnTemplate(document))
	assert.Equal(t, "Who came", d.State().Template(document).Title.En)
	assert.Equal(t, 2, d.State().TemplateVersion(document))
	kept, err := d.State().TemplateSource(document)
	require.NoError(t, err)
	assert.Equal(t, strings.Replace(string(source), "version: 1", "version: 2", 1), string(kept), "remarks and order are those of who wrote it")

	head := d.State().Head
	changed, err = d.SetTemplates(ctx, source)
	require.NoError(t, err)
	assert.Empty(t, changed)
	assert.Equal(t, head, d.State().Head, "what is so already is not written again")

	act, any := d.LastAct()
	require.True(t, any)
	assert.Equal(t, "template/attendance", act.About)
	require.NoError(t, d.ResetTemplate(ctx, document))
	assert.False(t, d.State().OwnTemplate(document))
	assert.Equal(t, 3, d.State().TemplateVersion(document), "a version is never two looks")
	require.ErrorIs(t, d.ResetTemplate(ctx, document), exam.ErrNothing)
	act, _ = d.LastAct()
	require.NoError(t, d.TakeBack(ctx, act, ""))
	assert.True(t, d.State().OwnTemplate(document))
	assert.Equal(t, 2, d.State().TemplateVersion(document))
	act, _ = d.LastAct()
	require.NoError(t, d.TakeBack(ctx, act, ""))
	assert.False(t, d.State().OwnTemplate(document))
	assert.Equal(t, 1, d.State().TemplateVersion(document))
}

func TestOfSeveralLooksAllOrNoneAreTaken(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	good := look(d, exam.LetterheadTemplate, "{code}", "CODE {code}")
	wrong := look(d, app.AttendanceSheets, "width: 13", "width: 1300")
	head := d.State().Head
	_, err := d.SetTemplates(ctx, good, wrong)
	require.ErrorIs(t, err, exam.ErrTemplate)
	var which *app.WrongTemplate
	require.ErrorAs(t, err, &which)
	assert.Equal(t, 1, which.File)
	line, field, _ := app.TemplateFault(err)
	before, _, _ := strings.Cut(string(wrong), "width: 1300")
	assert.Equal(t, 1+strings.Count(before, "\n"), line)
	assert.Equal(t, "columns[0].width", field)
	assert.Equal(t, head, d.State().Head)

	changed, err := d.SetTemplates(ctx, good, look(d, app.AttendanceSheets, "width: 13", "width: 14"))
	require.NoError(t, err)
	assert.Len(t, changed, 2)
	act, _ := d.LastAct()
	assert.Empty(t, act.About)
	require.NoError(t, d.TakeBack(ctx, act, ""))
	assert.False(t, d.State().OwnTemplate(exam.LetterheadTemplate))
	assert.False(t, d.State().OwnTemplate(app.AttendanceSheets))
}

func TestALookThatFillsAnEntryIsRefused(t *testing.T) {
	d := desk(t)
	source := look(d, app.AttendanceSheets, "row: 8.05", "row: 8.05\n#"+strings.Repeat("\"", 57<<10))
	_, err := d.SetTemplates(t.Context(), source)
	require.ErrorIs(t, err, exam.ErrTemplate)
}

// Two stations change the same template: that of the later change stands on both.
func TestOfTwoLooksTheLaterStands(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	ctx, dir := t.Context(), t.TempDir()
	original, copied := filepath.Join(dir, "centre.markaz"), filepath.Join(dir, "copy.markaz")
	a, err := Create(ctx, original, exam.Centre{Name: "مركز التجربة", Year: "2026"})
	require.NoError(t, err)
	require.NoError(t, a.Close())
	whole, err := os.ReadFile(original)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(copied, whole, 0o600))
	a, err = Open(ctx, original, nil)
	require.NoError(t, err)
	b, err := Open(ctx, copied, nil)
	require.NoError(t, err)
	require.NoError(t, setLook(a, app.AttendanceSheets, "row: 8.05", "row: 9"))
	require.NoError(t, setLook(b, app.AttendanceSheets, "row: 8.05", "row: 10"))
	require.NoError(t, setLook(a, exam.LetterheadTemplate, "{code}", "CODE {code}"))
	_, err = a.file.Merge(ctx, b.file)
	require.NoError(t, err)
	_, err = b.file.Merge(ctx, a.file)
	require.NoError(t, err)
	for _, d := range []*Desk{a, b} {
		require.NoError(t, d.Close())
		d, err = Open(ctx, d.Path(), nil)
		require.NoError(t, err)
		assert.InDelta(t, 10, d.State().Template(app.AttendanceSheets).Row, 0)
		assert.True(t, d.State().OwnTemplate(exam.LetterheadTemplate))
		require.NoError(t, d.Close())
	}
}

// A look that this version cannot read, as a later one may have written it, is kept
// and not used.
func TestALookThatCannotBeReadIsTold(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	require.NoError(t, d.Store.Update(ctx, func(r app.Records) error {
		return r.Append(exam.Entry{
			ID: exam.NewID(), Actor: "head", At: d.Now().UTC(), Kind: exam.TemplateSet{}.Kind(), Subject: "template/attendance",
			Body: []byte(`{"document":"attendance","source":"document: attendance\nversion: 7\nperfume: rose\n","version":7}`),
		})
	}))
	require.NoError(t, d.Refresh(ctx))
	unread := d.State().UnreadTemplates()
	require.Len(t, unread, 1)
	assert.Contains(t, app.DescribeUnread("ar", unread[0]), "السطر 3")
	assert.False(t, d.State().OwnTemplate("attendance"))
	assert.Equal(t, "Attendance register", d.State().Template("attendance").Title.En)
	assert.Equal(t, 7, d.State().TemplateVersion("attendance"))
	require.NoError(t, setLook(d, "attendance", "row: 8.05", "row: 9"))
	assert.Empty(t, d.State().UnreadTemplates())
	assert.Equal(t, 8, d.State().TemplateVersion("attendance"))
}

func TestAPrintSaysInWhichLook(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 30))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	printed := func() exam.Print {
		_, err := d.Print(ctx, app.PrintJob{Documents: []string{app.AttendanceSheets}}, Tray(t.TempDir()), nil)
		require.NoError(t, err)
		prints := d.State().Prints
		return prints[len(prints)-1]
	}
	assert.Equal(t, 1, printed().Template)
	require.NoError(t, setLook(d, app.AttendanceSheets, "en: Attendance register", "en: Who came"))
	assert.Empty(t, d.State().Reprints(), "another wording calls no paper back")
	assert.Equal(t, 2, printed().Template)

	act, _ := d.LastAct()
	require.NoError(t, d.TakeBack(ctx, act, "wrong word"))
	assert.Equal(t, 1, printed().Template, "as it was before")
	require.NoError(t, setLook(d, app.AttendanceSheets, "en: Attendance register", "en: Who is here"))
	assert.Equal(t, 3, printed().Template, "a version that is on paper is never another look")
}
