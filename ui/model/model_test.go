package model_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/model"
)

const centre331 = "../../testdata/lists/centre-331.xlsx"

// now is when the tests take place.
var now = time.Date(2026, 5, 20, 9, 0, 0, 0, time.UTC)

// newDesk is a PC with real centre files in a folder of its own.
func newDesk(t *testing.T) *model.Desk {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("MARKAZ_HOME", filepath.Join(dir, "home"))
	columns := map[string]map[int]exam.Field{}
	return &model.Desk{
		ColumnFields: func(titles string) map[int]exam.Field { return columns[titles] },
		KeepColumnFields: func(titles string, fields map[int]exam.Field) error {
			columns[titles] = fields
			return nil
		},
		Create: func(ctx context.Context, path string, c exam.Centre) (model.Office, error) {
			d, err := wire.Create(ctx, path, c)
			if err != nil {
				return nil, err
			}
			t.Cleanup(func() { assert.NoError(t, d.Close()) })
			return d, nil
		},
		ReadList: func(ctx context.Context, path string, opt app.ListOptions, _ func(done, total int)) (app.Draft, error) {
			f, err := os.Open(path)
			if err != nil {
				return app.Draft{}, errors.Join(exam.ErrNotFound, err)
			}
			defer f.Close()
			info, err := f.Stat()
			if err != nil {
				return app.Draft{}, err
			}
			return roster.Read(ctx, filepath.Base(path), f, info.Size(), opt)
		},
		Reading:  wire.Reading,
		ReadScan: wire.ReadScan,
		LayAside: func(name string, document []byte) (string, error) {
			path := filepath.Join(dir, name)
			return path, os.WriteFile(path, document, 0o600)
		},
		Render: (&blank{}).render,
		There: func(path string) bool {
			_, err := os.Lstat(path)
			return err == nil
		},
		Vacant:    func(name string) string { return filepath.Join(dir, name+model.CentreExt) },
		PapersDir: func(path string) string { return strings.TrimSuffix(path, model.CentreExt) },
		Tray:      func(dir string) (app.Tray, error) { return wire.Tray(dir), nil },
		Sticks:    func() []string { return []string{"/media/stick"} },
		Now:       func() time.Time { return now },
	}
}

// taken is the centre of the list, taken in.
func taken(t *testing.T, desk *model.Desk) model.Office {
	t.Helper()
	m := model.NewList(nil, desk)
	m.Read(t.Context(), centre331, nil)()
	require.NoError(t, m.Err)
	m.Take(t.Context(), nil)()
	require.NoError(t, m.Err)
	return m.Office
}

func TestList(t *testing.T) {
	desk := newDesk(t)
	m := model.NewList(nil, desk)
	assert.False(t, m.Ready())
	m.Read(t.Context(), ` "`+centre331+`" `, nil)() // as Windows copies a path
	require.NoError(t, m.Err)
	assert.Equal(t, "331 مترشحا، 6 مسالك، 17 قاعة", m.Summary(text.Arabic))
	assert.Equal(t, "331 candidats, 6 filières, 17 salles", m.Summary(text.French))
	assert.False(t, m.AskColumns(), "every column is certain")
	assert.Equal(t, "الثانوية التأهيلية وادي الزيتون.markaz", filepath.Base(m.Target), "named after the centre")
	assert.NotZero(t, m.Findings().Count(exam.Blocking))
	assert.NoFileExists(t, m.Target, "nothing is stored before the user goes on")

	m.SetTarget(filepath.Join(t.TempDir(), "mine"))
	m.Read(t.Context(), centre331, nil)()
	assert.Equal(t, "mine.markaz", filepath.Base(m.Target), "the user's choice stays")
	m.Take(t.Context(), nil)()
	require.NoError(t, m.Err)
	assert.FileExists(t, m.Target)
	assert.Len(t, m.Office.State().Candidates, 331)

	again := model.NewList(m.Office, desk)
	again.Read(t.Context(), centre331, nil)()
	again.Take(t.Context(), nil)()
	require.NoError(t, again.Err)
	assert.Len(t, m.Office.State().Candidates, 331, "a list that comes again adds nobody twice")
}

// What a list would bring to the open file is said before it is taken in.
func TestListIsForeseen(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	others := "رقم الامتحان;الاسم الكامل\n99001;حياة الريفي\n99002;سارة أزروال\n"
	first := o.State().Candidates[0]
	tests := []struct{ rule, list, brings, stranger string }{
		{
			"a list of people nobody knows is doubted", others,
			"2 nouveaux candidats, 0 déjà présent", text.T(text.French, "screen.list.nobody_known"),
		},
		{
			"a list of another centre is doubted, whoever is on it", "المركز: ثانوية أخرى\n\nرقم الامتحان;الاسم الكامل\n" + first.Number + ";" + first.Name.Arabic() + "\n",
			"0 nouveau candidat, 1 déjà présent",
			text.T(text.French, "screen.list.other_centre", text.Args{"list": "ثانوية أخرى", "file": o.State().Centre.Name}),
		},
		{
			"one known person is no stranger", others + first.Number + ";" + first.Name.Arabic() + "\n",
			"2 nouveaux candidats, 1 déjà présent", "",
		},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "list.csv")
			require.NoError(t, os.WriteFile(path, []byte(tt.list), 0o600))
			m := model.NewList(o, desk)
			m.Read(t.Context(), path, nil)()
			require.NoError(t, m.Err)
			assert.Equal(t, tt.brings, m.Brings(text.French))
			assert.Equal(t, tt.stranger, m.Stranger(text.French))
			assert.Len(t, o.State().Candidates, 331, "nothing is stored")
		})
	}
	m := model.NewList(o, desk)
	m.Read(t.Context(), "../../testdata/lists/centre-331-bis.csv", nil)()
	require.NoError(t, m.Err)
	foreseen := m.Brings(text.French)
	assert.Empty(t, m.Stranger(text.French))
	m.Take(t.Context(), nil)()
	require.NoError(t, m.Err)
	a := m.Account[0]
	assert.True(t, strings.HasPrefix(foreseen, text.T(text.French, "screen.list.new", text.Args{"n": a.Added})+", "+
		text.T(text.French, "screen.list.known", text.Args{"n": a.Known})), "%s, and it was %+v", foreseen, a)
	assert.Contains(t, foreseen, text.T(text.French, "screen.list.differ", text.Args{"n": a.Differs}))
	gone := 0
	for _, f := range o.State().Findings() {
		if f.Code == exam.CandidateGone {
			gone++
		}
	}
	require.Positive(t, gone)
	assert.Contains(t, foreseen, text.T(text.French, "screen.list.gone", text.Args{"n": gone}))

	fresh := model.NewList(nil, desk)
	fresh.Read(t.Context(), centre331, nil)()
	assert.Empty(t, fresh.Brings(text.French)+fresh.Stranger(text.French), "a new file has nobody")
}

func TestDay(t *testing.T) {
	tests := []struct {
		name, typed string
		want        exam.Date
	}{
		{"as Morocco writes it", "02/06/2026", "2026-06-02"},
		{"without zeros", "2/6/2026", "2026-06-02"},
		{"with hyphens", "02-06-2026", "2026-06-02"},
		{"as computers write it", "2026-06-02", "2026-06-02"},
		{"in Arabic digits", "٠٢/٠٦/٢٠٢٦", "2026-06-02"},
		{"spaces around it", "  02/06/2026 ", "2026-06-02"},
		{"no such day", "31/02/2026", ""},
		{"nothing", "", ""},
		{"words", "الثلاثاء", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			day, ok := model.Day(tt.typed)
			assert.Equal(t, tt.want, day)
			assert.Equal(t, tt.want != "", ok)
		})
	}
}

// keep saves the page of the centre.
func keep(t *testing.T, m *model.Centre) {
	t.Helper()
	last, err := m.Save(t.Context())
	require.NoError(t, err)
	last()
}

func TestCentre(t *testing.T) {
	o := taken(t, newDesk(t))
	m := model.NewCentre(o)
	assert.Equal(t, "الثانوية التأهيلية وادي الزيتون", m.Name, "from the list")
	assert.Equal(t, "2026", m.Year, "the session of 2025/2026")
	assert.NotEmpty(t, m.Timetable(text.Arabic))
	assert.Empty(t, m.UnknownTracks(text.Arabic), "the preset that fits is taken")

	m.Name, m.First = "مركز آخر", "9/6/2026"
	keep(t, m)
	assert.Equal(t, "مركز آخر", o.State().Centre.Name)
	assert.Equal(t, exam.Date("2026-06-09"), o.State().Programme.Sittings()[0].Date)

	head := o.State().Head
	keep(t, model.NewCentre(o))
	assert.Equal(t, head, o.State().Head, "what was not changed is not written again")

	m.First = "soon"
	_, err := m.Save(t.Context())
	assert.ErrorIs(t, err, exam.ErrInvalid)
}
