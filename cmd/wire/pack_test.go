package wire

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

var (
	morning   = exam.Sitting{Date: "2026-06-02", Half: exam.Morning}
	afternoon = exam.Sitting{Date: "2026-06-02", Half: exam.Afternoon}
)

// packCentre is a centre of three rooms on two floors: one of scientists, one of both
// tracks, one of letters. In the morning each track has its paper, in the afternoon
// only letters.
func packCentre(t *testing.T) *Desk {
	t.Helper()
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+strings.ReplaceAll(people(1, 25), "2BACSMA", "1SCI")+strings.ReplaceAll(people(26, 20), "2BACSMA", "2LET"))
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{
		{Code: "m", Subject: exam.Words{Ar: "الرياضيات", En: "Mathematics"}, Tracks: []string{"1SCI"}, Date: "2026-06-02", Start: "08:00", Minutes: 240},
		{Code: "l", Subject: exam.Words{Ar: "اللغة العربية", En: "Arabic"}, Tracks: []string{"2LET"}, Date: "2026-06-02", Start: "08:00", Minutes: 180},
		{Code: "h", Subject: exam.Words{Ar: "التاريخ", En: "History"}, Tracks: []string{"2LET"}, Date: "2026-06-02", Start: "15:00", Minutes: 120},
	}}))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{
		{Number: "1", Wing: "أ", Floor: "0", Capacity: 20}, {Number: "2", Wing: "أ", Floor: "1", Capacity: 20}, {Number: "3", Wing: "أ", Floor: "0", Capacity: 20},
	}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	s := d.State()
	settings := s.Settings
	settings.Language = "en"
	require.NoError(t, d.SetChoices(ctx, s.Centre, settings))
	return d
}

// choose changes the settings of a centre.
func choose(t *testing.T, d *Desk, change func(*exam.Settings)) {
	t.Helper()
	settings := d.State().Settings
	change(&settings)
	require.NoError(t, d.SetChoices(t.Context(), d.State().Centre, settings))
}

func pack(t *testing.T, d *Desk, job app.PackJob) []app.PrintedFile {
	t.Helper()
	files, err := d.PrintPack(t.Context(), job, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	return files
}

// pageWords are the words of each page of a file.
func pageWords(t *testing.T, path string) []string {
	t.Helper()
	all := strings.Split(strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "").Replace(words(t, path)), "\f")
	return all[:len(all)-1]
}

// pageKinds are what a page of a pack is, by its title.
var pageKinds = []struct{ document, title string }{
	{"contents", "Day pack – contents"},
	{app.RoomCover, "Room pouch"},
	{app.DoorLists, "Candidates – Room"},
	{app.AttendanceSheets, "Attendance register"},
	{app.AbsenceSheet, "Absence sheet"},
	{app.StickerAccount, "Account of stickers"},
	{app.ScriptEnvelope, "Script envelope"},
	{app.ExitSheet, "Emergency exits"},
	{app.IncidentReport, "Incident report"},
}

func kindsOf(pages []string) (kinds []string) {
	for _, p := range pages {
		kind := "blank"
		for _, k := range pageKinds {
			if strings.Contains(p, k.title) {
				kind = k.document
				break
			}
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

// A contentsLine is a room as the page of contents has it.
type contentsLine struct {
	room                                 string
	candidates, from, to, sheets, labels int
}

var contentsRow = regexp.MustCompile(`(?m)^ *(\w+) .* (\d+) +(\d+) to (\d+) +(\d+) sheets +(\d+) labels`)

func contentsOf(page string) (lines []contentsLine) {
	for _, m := range contentsRow.FindAllStringSubmatch(page, -1) {
		n := func(i int) int {
			v, _ := strconv.Atoi(m[i])
			return v
		}
		lines = append(lines, contentsLine{m[1], n(2), n(3), n(4), n(5), n(6)})
	}
	return lines
}

func TestADayPackLiesInTheOrderOfPouches(t *testing.T) {
	d := packCentre(t)
	files := pack(t, d, app.PackJob{Sitting: morning})
	require.Len(t, files, 1)
	assert.Equal(t, "day-pack-2026-06-02am.pdf", filepath.Base(files[0].Path))
	pages := pageWords(t, files[0].Path)
	assert.Len(t, pages, files[0].Pages)
	var want []string
	for _, papers := range []int{1, 2, 1} { // in each room
		for _, document := range d.State().PouchDocuments() {
			want = append(want, document)
			if slices.Contains([]string{app.AttendanceSheets, app.AbsenceSheet, app.ScriptEnvelope}, document) {
				want = append(want, slices.Repeat([]string{document}, papers-1)...)
			}
		}
	}
	assert.Equal(t, append([]string{"contents"}, want...), kindsOf(pages))

	lines := contentsOf(pages[0])
	require.Len(t, lines, 3)
	for i, l := range lines {
		assert.Equal(t, strconv.Itoa(i+1), l.room)
		assert.Equal(t, l.to-l.from+1, l.sheets, "printed on one side, each page is a sheet")
		for n := l.from; n <= l.to; n++ {
			assert.Regexp(t, fmt.Sprintf(`Page %d/%d\s`, n, len(pages)), pages[n-1]+"\n")
			if kindsOf(pages[n-1 : n])[0] == app.DoorLists {
				assert.Contains(t, pages[n-1], "Candidates – Room "+l.room)
			}
		}
	}
	assert.Equal(t, 2, lines[0].from)
	assert.Equal(t, lines[0].to+1, lines[1].from)
	assert.Equal(t, len(pages), lines[2].to)
	assert.Equal(t, []int{20, 20, 5}, []int{lines[0].candidates, lines[1].candidates, lines[2].candidates})
	assert.Equal(t, []int{22, 24, 7}, []int{lines[0].labels, lines[1].labels, lines[2].labels}, "one for each script, and two spare ones for each envelope")
	assert.Regexp(t, `Total .* 45 .* 53 labels`, pages[0])
}

func TestARoomInWhichNobodyWritesIsNotInThePack(t *testing.T) {
	d := packCentre(t)
	files := pack(t, d, app.PackJob{Sitting: afternoon})
	pages := pageWords(t, files[0].Path)
	lines := contentsOf(pages[0])
	require.Len(t, lines, 2)
	assert.Equal(t, []string{"2", "3"}, []string{lines[0].room, lines[1].room})
	assert.Equal(t, 15, lines[0].candidates, "who writes nothing then gets nothing")
	assert.Equal(t, 17, lines[0].labels)
	assert.NotContains(t, strings.Join(pages, ""), "Candidates – Room 1")
	_, err := d.PrintPack(t.Context(), app.PackJob{Sitting: afternoon, Room: "1"}, Tray(t.TempDir()), nil)
	var blank *app.BlankPaper
	require.ErrorAs(t, err, &blank)
	assert.Equal(t, app.DayPack, blank.Document)
	require.ErrorIs(t, err, exam.ErrNothing)
}

func TestAPackIsPrintsOfWhatIsInIt(t *testing.T) {
	d := packCentre(t)
	ctx := t.Context()
	files := pack(t, d, app.PackJob{Sitting: afternoon})
	want := map[string]int{}
	for _, kind := range kindsOf(pageWords(t, files[0].Path))[1:] {
		want[kind]++
	}
	got, sums := map[string]int{}, map[string]bool{}
	for _, p := range d.State().Prints {
		got[p.Document] = p.Pages
		sums[p.SHA256] = true
		assert.Equal(t, app.DayPack, p.Pack)
		assert.Equal(t, "* 2026-06-02pm", p.Scope)
		assert.Equal(t, 1, p.Copy)
		assert.NotEmpty(t, p.Units, p.Document)
	}
	assert.Equal(t, want, got)
	assert.Len(t, sums, 1, "all of one file")
	assert.Empty(t, due(d), "what was just printed is right")

	setField(t, d, 44, exam.FieldFamilyAr, "المصحح")
	again := due(d)
	assert.Equal(t, []string{"room 3, History"}, again[app.AttendanceSheets], "of the sittings that were printed")
	assert.Equal(t, []string{"room 3"}, again[app.DoorLists])

	files = pack(t, d, app.PackJob{Sitting: afternoon, Room: "3"})
	assert.Contains(t, words(t, files[0].Path), "cancels and replaces", "the pack of a room replaces what is wrong")
	assert.Empty(t, due(d))
	setField(t, d, 44, exam.FieldFamilyAr, "المصحح ثانية")
	printAll(t, d, app.PrintJob{Changed: true})
	assert.Empty(t, due(d), "and so do single sheets")

	// The lists of doors that were printed stay known when a pack has only some of them.
	printAll(t, d, app.PrintJob{Documents: []string{app.DoorLists}})
	pack(t, d, app.PackJob{Sitting: afternoon})
	setField(t, d, 0, exam.FieldFamilyAr, "المصحح")
	assert.Equal(t, []string{"room 1"}, due(d)[app.DoorLists])
	require.NoError(t, d.Refresh(ctx))
	sameAsOpenedAnew(t, d, "packed")
}

func TestAFileForEachFloor(t *testing.T) {
	d := packCentre(t)
	files := pack(t, d, app.PackJob{Sitting: morning, PerFloor: true})
	require.Len(t, files, 2)
	rooms := func(i int) (all []string) {
		for _, l := range contentsOf(pageWords(t, files[i].Path)[0]) {
			all = append(all, l.room)
		}
		return all
	}
	assert.Equal(t, []string{"1", "3"}, rooms(0))
	assert.Equal(t, []string{"2"}, rooms(1))
	assert.Equal(t, "day-pack-2026-06-02am-01-أ-0.pdf", filepath.Base(files[0].Path))
	assert.Empty(t, due(d))
	sums := map[string]bool{}
	for _, p := range d.State().Prints {
		sums[p.SHA256] = true
	}
	assert.Len(t, sums, 2)
}

// upstairs keeps the second floor of a pack from its place, once the first is there.
type upstairs struct {
	app.Tray
	ground chan struct{}
}

func (u upstairs) Put(name string, write func(io.Writer) error) (string, string, error) {
	if strings.Contains(name, "-02-") {
		<-u.ground
		return "", "", exam.ErrFileOpen
	}
	defer close(u.ground)
	return u.Tray.Put(name, write)
}

// A pack of which one floor could not be written is one of the other floor: what was
// handed out before of the rooms of the first stays valid.
func TestAFloorThatIsNotWrittenLeavesTheOlderPackOfItsRooms(t *testing.T) {
	d := packCentre(t)
	job := app.PackJob{Sitting: morning, PerFloor: true}
	pack(t, d, job)
	files, err := d.PrintPack(t.Context(), job, upstairs{Tray(t.TempDir()), make(chan struct{})}, nil)
	require.ErrorIs(t, err, exam.ErrFileOpen)
	require.Len(t, files, 1)
	second := d.State().Prints[2*len(d.State().PouchDocuments()):]
	require.Len(t, second, len(d.State().PouchDocuments()))
	for _, p := range second {
		assert.Equal(t, 2, p.Copy)
		assert.Empty(t, p.Made, "%s is not whole", p.Document)
	}
	assert.Empty(t, due(d), "all of both is right")
	for _, c := range d.State().Ledger() {
		if c.Document == app.DoorLists && c.Copy == 1 {
			assert.Equal(t, app.CopyPartly, c.State)
			assert.Positive(t, c.Gone)
			assert.Less(t, c.Gone, c.Units)
		}
	}
}

func TestAPackSaysInWhichLook(t *testing.T) {
	d := packCentre(t)
	require.NoError(t, setLook(d, app.ExitSheet, "version: 1", "version: 1\nnotes: [{ar: ملاحظة, fr: Note, en: Note}]"))
	pack(t, d, app.PackJob{Sitting: afternoon})
	for _, p := range d.State().Prints {
		assert.Equal(t, d.State().TemplateVersion(p.Document), p.Template, p.Document)
	}
	assert.Equal(t, 2, d.State().TemplateVersion(app.ExitSheet))
}

func TestEachPaperOfAPackHasALeafOfItsOwn(t *testing.T) {
	d := packCentre(t)
	choose(t, d, func(s *exam.Settings) { s.BothSides = true })
	files := pack(t, d, app.PackJob{Sitting: morning})
	pages := pageWords(t, files[0].Path)
	kinds := kindsOf(pages)
	for i, kind := range kinds {
		if i%2 == 1 {
			assert.Contains(t, []string{"blank", kinds[i-1]}, kind, "page %d is the back of the one before", i+1)
		} else {
			assert.NotEqual(t, "blank", kind, "page %d", i+1)
		}
	}
	lines := contentsOf(pages[0])
	require.Len(t, lines, 3)
	for _, l := range lines {
		assert.Equal(t, 1, l.from%2, "a room begins a right-hand page")
		assert.Equal(t, (l.to-l.from)/2+1, l.sheets)
	}
}

func TestWhatIsInAPouchFollowsTheSettings(t *testing.T) {
	d := packCentre(t)
	in := func() []string { return d.State().PouchDocuments() }
	assert.True(t, *d.State().Settings.Stickers, "Morocco supplies stickers")
	assert.NotContains(t, in(), app.AbsenceSheet)
	no := false
	choose(t, d, func(s *exam.Settings) { s.Stickers = &no })
	assert.NotContains(t, in(), app.StickerAccount)
	pages := pageWords(t, pack(t, d, app.PackJob{Sitting: morning})[0].Path)
	assert.Contains(t, pages[0], "Spare labels")
	assert.Equal(t, 2, contentsOf(pages[0])[0].labels)

	count := func(pages []string, row string) string {
		m := regexp.MustCompile(row + ` +(\d+)`).FindStringSubmatch(pages[1])
		require.NotNil(t, m, "%s on the cover", row)
		return m[1]
	}
	assert.Equal(t, "1", count(pages, "Absence sheet"))
	assert.Equal(t, "0", count(pages, "Barcode stickers"))
	assert.Equal(t, "0", count(pages, "Account of stickers"))
	assert.Equal(t, "1", count(pages, "Door list"))

	choose(t, d, func(s *exam.Settings) { s.PackWithout = []string{app.DoorLists} })
	pages = pageWords(t, pack(t, d, app.PackJob{Sitting: morning})[0].Path)
	assert.NotContains(t, kindsOf(pages), app.DoorLists)
	assert.Equal(t, "0", count(pages, "Door list"), "the cover says what lies in the pouch")
	choose(t, d, func(s *exam.Settings) { s.PackWithout = app.Pouch() })
	_, err := d.PrintPack(t.Context(), app.PackJob{Sitting: morning}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNothing)
}

func TestAPackThatIsNotWrittenIsNotJournaled(t *testing.T) {
	d := packCentre(t)
	tray := &stuck{Tray: Tray(t.TempDir())}
	_, err := d.PrintPack(t.Context(), app.PackJob{Sitting: morning}, tray, nil)
	require.ErrorIs(t, err, exam.ErrFileOpen)
	assert.Empty(t, d.State().Prints)

	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	_, err = d.PrintPack(ctx, app.PackJob{Sitting: morning}, Tray(dir), func(p app.Progress) {
		assert.Equal(t, 3, p.Total, "rooms")
		cancel()
	})
	require.ErrorIs(t, err, context.Canceled)
	assert.Empty(t, d.State().Prints)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestNoPackOfAnEmptyCentre(t *testing.T) {
	d := desk(t)
	_, err := d.PrintPack(t.Context(), app.PackJob{Sitting: morning}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNoPlan)
	_, err = d.PrintEmergency(t.Context(), app.EmergencyJob{}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNoPlan)
	other := packCentre(t)
	list(t, d, "a.csv", header+people(1, 30))
	_, err = d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	_, err = d.PrintPack(t.Context(), app.PackJob{Sitting: morning}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNoHours)
	_, err = d.PrintEmergency(t.Context(), app.EmergencyJob{}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNoHours)
	for _, lang := range text.Langs() {
		assert.NotEmpty(t, app.Explain(lang, err).Do)
	}
	centre := d.State().Centre
	centre.Kind = exam.HomeSchool
	require.NoError(t, d.SetChoices(t.Context(), centre, d.State().Settings))
	_, err = d.PrintPack(t.Context(), app.PackJob{Sitting: morning}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrUnknown, "a school has no pouches")
	_, err = d.PrintEmergency(t.Context(), app.EmergencyJob{}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrUnknown)
	_, err = other.PrintPack(t.Context(), app.PackJob{Sitting: exam.Sitting{Date: "2026-06-09", Half: exam.Morning}}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNothing)
	_, err = other.PrintEmergency(t.Context(), app.EmergencyJob{Day: "2026-06-09"}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNothing)
}
