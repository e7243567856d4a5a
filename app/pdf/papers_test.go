package pdf

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func in(lang string) Head {
	h := sampleHead()
	h.Lang = lang
	return h
}

// practice is the head of the papers of a practice centre.
func practice(lang string) Head {
	h := in(lang)
	h.Practice = true
	return h
}

// samples are every document in every language, and some in other sizes.
func samples() map[string]document {
	all := map[string]document{
		"attendance-fr":        attendanceOf(in("fr"), 20),
		"attendance-en":        attendanceOf(practice("en"), 18),
		"cards-2":              cardsOf(in("ar"), 3, 2),
		"cards-1":              cardsOf(in("ar"), 1, 1),
		"cards-fr":             cardsOf(in("fr"), 4, 4),
		"cards-2-ar+fr":        cardsOf(in(Bilingual), 2, 2),
		"cards-1-ar+fr":        cardsOf(in(Bilingual), 1, 1),
		"door-lists-fr":        &DoorList{Head: in("fr"), Rooms: doorRooms()[:1]},
		"door-lists-marks":     &DoorList{Head: in("ar"), Rooms: []DoorRoom{{exam.Room{Number: "3"}, withMarks(seated(0, 20, "3"))}}},
		"table-labels-fr":      &TableLabels{Head: in("fr"), Sheet: common("14"), Labels: seated(0, 10, "3")},
		"candidate-list-fr":    &CandidateList{Head: in("fr"), Rows: seated(0, 22, "3")},
		"alphabetical-list-fr": &AlphabeticalList{Head: in("fr"), Rows: seated(0, 30, "3")},
		"practice":             attendanceOf(practice("ar"), 20, 31),
		"practice-cards":       cardsOf(practice("ar"), 3, 4),
		"practice-labels":      &TableLabels{Head: practice("ar"), Labels: seated(0, 20, "3"), Start: 3},
		"recovery":             &Recovery{Head: in("ar"), Code: "K7QF-29MD-XW4T-8HJC-P3VN-5RZA-6BYE-1GSU", File: "centre-331.markaz"},
		"recovery-fr":          &Recovery{Head: in("fr"), Code: "K7QF29MDXW4T8HJCP3VN5RZA"},
	}
	maps.Copy(all, verifySamples())
	maps.Copy(all, staffSamples())
	maps.Copy(all, roomSamples())
	maps.Copy(all, labelSamples())
	maps.Copy(all, formSamples())
	maps.Copy(all, packSamples())
	maps.Copy(all, largeDocuments(in("ar")))
	for name, one := range inLanguages() {
		if all[name] == nil {
			all[name] = one
		}
	}
	return all
}

func TestEveryNameIsFoundAgain(t *testing.T) {
	a := attendanceOf(in("ar"), 20, 20, 20, 20, 20, 20, 20, 20, 20, 20)
	text := textOf(t, a)
	names := map[string]bool{}
	for _, sheet := range a.Sheets {
		for _, row := range sheet.Rows {
			name := row.Candidate.Name.Arabic()
			names[name] = true
			assert.Contains(t, text, name)
			assert.Contains(t, text, row.Candidate.Massar)
			assert.Contains(t, text, row.Candidate.Number)
		}
	}
	assert.Len(t, names, 200)
}

func TestNothingIsTurnedRound(t *testing.T) {
	a := attendanceOf(in("ar"), 1)
	sheet := &a.Sheets[0]
	sheet.Room.Number = "10/5"
	sheet.Paper.Subject = exam.Words{Ar: "اللغة (الإنجليزية) – 2BAC"}
	sheet.Rows[0].Table = "3-4"
	sheet.Rows[0].Candidate.Number = "12-34/56"
	sheet.Rows[0].Candidate.Massar = "J130012345"
	text := textOf(t, a)
	for _, want := range []string{"10/5", "3-4", "12-34/56", "J130012345", "08:00", "2026", "28/05/2026 16:45", "7F3A-91C2", "2BAC"} {
		assert.Contains(t, text, want)
	}
	assert.NotContains(t, text, "4-3", "a table number turned round")
	assert.NotContains(t, text, "5/10", "a room number turned round")
	page := wordsOf(t, a)[0]
	assert.Less(t, find(t, page, "16:45").X0, find(t, page, "طبع").X0, "reads from the right: printed, then when")
	assert.Less(t, find(t, page, "صباحا").X0, find(t, page, "الثلاثاء").X0, "weekday first, on the sheet")
	slip := page
	slip.Words = slices.DeleteFunc(slices.Clone(page.Words), func(w word) bool { return w.Y0 < 700 })
	assert.Less(t, find(t, slip, "صباحا").X0, find(t, slip, "الثلاثاء").X0, "and on the slip")
	assert.Less(t, find(t, page, "28/05/2026").X1, find(t, page, "16:45").X0+1, "the day before the hour, left to right")
}

func find(t testing.TB, p pageOfWords, text string) word {
	t.Helper()
	for _, w := range p.Words {
		if w.Text == text {
			return w
		}
	}
	require.Fail(t, "not on the page", text)
	return word{}
}

func TestColumnsRunFromWhereReadingStarts(t *testing.T) {
	ar := wordsOf(t, attendanceOf(in("ar"), 3))[0]
	fr := wordsOf(t, attendanceOf(in("fr"), 3))[0]
	assert.Greater(t, find(t, ar, "4410000").X0, find(t, ar, "J130012345").X1)
	assert.Less(t, find(t, fr, "4410000").X1, find(t, fr, "J130012345").X0)
	for _, p := range []pageOfWords{ar, fr} { // the administration's head is not mirrored
		assert.Greater(t, find(t, p, "المغربية").X0, p.W/2)
		assert.Less(t, find(t, p, "Royaume").X1, p.W/2)
	}
	text := textOf(t, attendanceOf(in("fr"), 3))
	assert.Contains(t, text, "EL ALAOUI Mohamed Amine")
	assert.Contains(t, text, "العلوي محمد أمين")
	assert.Contains(t, text, "Liste d’émargement")
}

func TestTwentyTwoLinesOfEightMillimetres(t *testing.T) {
	pages := wordsOf(t, attendanceOf(in("ar"), 20))
	require.Len(t, pages, 1, "20 candidates and 2 blank lines on one A4")
	var last float64
	for n := 1; n <= 22; n++ {
		var at float64
		for _, w := range pages[0].Words { // the column of tables is the rightmost
			if w.Text == strconv.Itoa(n) && w.X0 > pages[0].W-65 && w.Y0 > 165 && w.Y1 < 690 {
				at = (w.Y0 + w.Y1) / 2
			}
		}
		require.NotZero(t, at, "line %d", n)
		if n > 1 {
			assert.GreaterOrEqual(t, (at-last)*point, 7.999, "line %d", n)
		}
		last = at
	}
}

func TestAttendanceLines(t *testing.T) {
	row := func(tables ...string) (rows []Seated) {
		for _, table := range tables {
			rows = append(rows, Seated{Table: table, Candidate: exam.Candidate{Number: "n" + table}})
		}
		return rows
	}
	tests := []struct {
		name string
		rows []Seated
		last int
		want string // tables in order; spare ones in brackets, crossed out ones with a dash
	}{
		{"line number is table number", row("2", "1", "3"), 0, "1 2 3 (4) (5)"},
		{"tables in the order of counting", row("10", "9"), 0, "9 10 (11) (12)"},
		{"an unused table keeps its line", row("1", "3"), 0, "1 -2 3 (4) (5)"},
		{"tables numbered on through the centre", row("41", "42"), 0, "41 42 (43) (44)"},
		{"a far table makes no empty page", row("1", "900"), 0, "1 900 (901) (902)"},
		{"tables that are not numbers", row("B", "A"), 0, "A B (3) (4)"},
		{"Arabic-Indic digits", row("١", "٢"), 0, "١ ٢ (3) (4)"},
		{"the same table twice stays visible", row("1", "1"), 0, "1 1 (2) (3)"},
		{"no table known", row("", ""), 0, "  (3) (4)"},
		{"nobody", nil, 0, "(1) (2)"},
		{"spare tables follow those of the room", row("1", "2"), 20, "1 2 (21) (22)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, l := range (&AttendanceSheet{Rows: tt.rows, Spare: 2, Last: tt.last}).lines() {
				if l.skip {
					l.table = "-" + l.table
				} else if l.who == nil {
					l.table = "(" + l.table + ")"
				}
				got = append(got, l.table)
			}
			assert.Equal(t, tt.want, strings.Join(got, " "))
		})
	}
}

func TestRoomsAreNamed(t *testing.T) {
	s := newSheet(in("ar"), a4Width, a4Height)
	for number, want := range map[string]string{
		"3": "القاعة رقم 3", "12A": "القاعة رقم 12A", "المختبر 2": "القاعة المختبر 2", "قاعة العروض": "قاعة العروض",
	} {
		assert.Equal(t, want, strings.NewReplacer(leftToRightIsolate, "", popIsolate, "").Replace(s.roomNamed(number)))
	}
	s.head.ArabicDigits = true
	assert.Equal(t, "القاعة رقم ٣", s.roomNamed("3"))
	assert.Equal(t, "12A", s.place("12A"), "an identifier keeps its digits")
}

func TestPages(t *testing.T) {
	t.Parallel()
	both := attendanceOf(in("ar"), 20, 31, 20)
	both.BothSides = true
	doors := &DoorList{Head: in("ar"), BothSides: true, Rooms: []DoorRoom{
		{exam.Room{Number: "1"}, seated(0, 20, "1")}, {exam.Room{Number: "2"}, seated(0, 20, "2")},
	}}
	tests := []struct {
		name string
		doc  document
		want int
	}{
		{"22 lines are one page", attendanceOf(in("ar"), 20), 1},
		{"23 lines are two", attendanceOf(in("ar"), 21), 2},
		{"27 and 22 lines are two", attendanceOf(in("ar"), 47), 2},
		{"50 lines are three", attendanceOf(in("ar"), 48), 3},
		{"each room starts a leaf: 1 blank 2 2 3", both, 5},
		{"each door list starts a leaf", doors, 3},
		{"no sheet is one page that says so", &Attendance{Head: in("ar")}, 1},
		{"a room without candidates", attendanceOf(in("ar"), 0), 1},
		{"no card", &Cards{Head: in("ar")}, 1},
		{"five cards, four a page", cardsOf(in("ar"), 5, 4), 2},
		{"five cards, two a page", cardsOf(in("ar"), 5, 2), 3},
		{"five cards, one a page", cardsOf(in("ar"), 5, 1), 5},
		{"24 labels from the first", &TableLabels{Head: in("ar"), Labels: seated(0, 24, "1")}, 1},
		{"24 labels from the second", &TableLabels{Head: in("ar"), Labels: seated(0, 24, "1"), Start: 2}, 2},
		{"no label", &TableLabels{Head: in("ar")}, 1},
		{"nobody on a list", &CandidateList{Head: in("ar")}, 1},
		{"nobody on the alphabetical list", &AlphabeticalList{Head: in("ar")}, 1},
		{"no door", &DoorList{Head: in("ar")}, 1},
		{"a recovery sheet", &Recovery{Head: Head{}, Code: ""}, 1},
		{"no verification card", &VerificationCards{Head: in("ar")}, 1},
		{"five verification cards, two a page", verifyCardsOf(in("ar"), 5, 0), 3},
		{"five verification cards, one a page", verifyCardsOf(in("ar"), 5, 1), 5},
		{"no correction", &CorrectionList{Head: in("ar")}, 1},
		{"13 corrections are one page", correctionsOf(in("ar"), 13, "A"), 1},
		{"14 corrections leave two for the signatures", correctionsOf(in("ar"), 14, "A"), 2},
		{"an empty slip", &SendingSlip{}, 1},
		{"7 papers sent are one page", sendingOf(in("ar"), 7), 1},
		{"20 papers sent are two", sendingOf(in("ar"), 20), 2},
		{"no room drawn", plansOf(in("ar")), 1},
		{"one table", plansOf(in("ar"), largeHall(1, 1)), 1},
		{"the usual room", plansOf(in("ar"), planOf(usualRoom(), 0, 20, 2)), 1},
		{"a hall of 8 x 15", plansOf(in("ar"), hall()), 1},
		{"a hall of 14 x 15", plansOf(in("ar"), largeHall(14, 15)), 2},
		{"a hall of 16 x 19", plansOf(in("ar"), largeHall(16, 19)), 3},
		{"somebody whose table is not drawn", plansOf(in("ar"), planOf(usualRoom(), 0, 22, 0)), 2},
		{"each room starts a leaf", &RoomPlans{Head: in("ar"), BothSides: true, Rooms: []RoomPlan{planOf(usualRoom(), 0, 20, 2), snakeRoom("ar")}}, 3},
		{"no room listed", &RoomList{Head: in("ar")}, 1},
		{"one room listed", roomListOf(in("ar"), 1), 1},
		{"34 rooms in three wings", roomListOf(in("ar"), 34), 3},
		{"nobody with an adaptation", &SpecialNeeds{Head: in("ar")}, 1},
		{"14 candidates with adaptations", needsOf(in("ar"), 14), 2},
		{"readiness of nothing", &Readiness{}, 1},
		{"readiness", readinessOf(in("fr"), false), 1},
		{"an empty board", &VerificationBoard{}, 1},
		{"30 classes and 40 blocks", boardOf(in("ar"), 30, 40), 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pages := wordsOf(t, tt.doc)
			assert.Len(t, pages, tt.want)
			assert.Equal(t, tt.want, tt.doc.Pages())
		})
	}
	pages := wordsOf(t, both)
	assert.Empty(t, pages[1].Words, "the back of room 1 is blank")
	assert.Contains(t, textOf(t, both), "الصفحة الموالية")
}

func TestSameInputSameBytes(t *testing.T) {
	t.Parallel()
	first, again := samples(), []map[string]document{samples(), samples()}
	for i, name := range slices.Sorted(maps.Keys(first)) {
		if testing.Short() && i%4 != 0 {
			continue // what they share is seen on some
		}
		want := bytesOf(t, first[name])
		var done sync.WaitGroup
		for _, all := range again { // at once: documents share fonts
			done.Go(func() {
				var b bytes.Buffer
				_, err := all[name].WriteTo(&b)
				assert.NoError(t, err)
				assert.True(t, bytes.Equal(want, b.Bytes()), name)
			})
		}
		done.Wait()
	}
}

func TestWhatTheFileSaysOfItself(t *testing.T) {
	file := written(t, attendanceOf(in("ar"), 20, 20))
	info := tool(t, "pdfinfo", file)
	assert.Contains(t, info, "محضر الحضور والغياب")
	assert.Contains(t, info, "الثانوية التأهيلية ابن خلدون")
	assert.Contains(t, info, "2026")
	raw := tool(t, "qpdf", "--json", file)
	assert.Contains(t, raw, `"/Lang": "u:ar"`)
	assert.Contains(t, raw, `"/Direction": "/R2L"`)
	assert.Contains(t, raw, "القاعة رقم 2")
	assert.Contains(t, tool(t, "pdffonts", file), "utf8plex")
	assert.Contains(t, tool(t, "qpdf", "--json", written(t, attendanceOf(in("fr"), 1))), `"/Direction": "/L2R"`)
}

func TestCodeOfACardIsReadBack(t *testing.T) {
	t.Parallel()
	for _, head := range []Head{in("ar"), practice("ar")} {
		for _, perPage := range []int{1, 2, 4} {
			c := cardsOf(head, perPage, perPage)
			for i := range c.Cards { // as long as the code of a centre with a long name
				c.Cards[i].Code += strings.Repeat("Q7", 221)[:221-len(c.Cards[i].Code)]
			}
			file := written(t, c)
			base := file[:len(file)-len(".pdf")]
			tool(t, "pdftoppm", "-r", "200", "-gray", "-png", file, base)
			read := tool(t, "zbarimg", "--quiet", "--raw", "--nodbus", base+"-1.png")
			for _, card := range c.Cards {
				assert.Contains(t, read, card.Code+"\n", "%d a page, practice: %t", perPage, head.Practice)
			}
		}
	}
}

func TestPhotoThatCannotBeReadLeavesAnEmptyFrame(t *testing.T) {
	for name, photo := range map[string][]byte{
		"none": nil, "not a picture": []byte("hello"), "cut short": portrait(1)[:300], "empty": {},
	} {
		c := cardsOf(in("ar"), 1, 4)
		c.Cards[0].Photo = photo
		if name != "cut short" { // its head can be read; viewers show what there is
			assert.Contains(t, textOf(t, c), "صورة", name)
		}
		written(t, c)
	}
}
