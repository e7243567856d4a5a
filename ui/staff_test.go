package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// toStaff shows the staff of a centre that has candidates, rooms and a programme:
// three people, who were added by hand.
func toStaff(t *testing.T, w *Window) *staff {
	t.Helper()
	w.setLanguage(w.desk.Language())
	toCandidates(t, w)
	for i, m := range []exam.Staff{
		{Number: "1234501", Name: exam.Name{FamilyAr: "بناني", GivenAr: "سعاد", FamilyFr: "BENNANI", GivenFr: "SOUAD"}, Subject: "الرياضيات", School: "ثانوية النخيل", Cycle: exam.Secondary, Sex: exam.Female},
		{Number: "1234502", Name: exam.Name{FullAr: "العلوي كريم"}, Subject: "الفلسفة", School: "إعدادية الزيتون", Cycle: exam.Middle, Sex: exam.Male, Exempt: "رخصة مرض"},
		{NationalID: "AB12345", Name: exam.Name{FullAr: "الفاسي نادية"}, School: "ثانوية النخيل", Task: exam.Secretariat},
	} {
		_, err := w.office.AddStaff(t.Context(), m)
		require.NoError(t, err, i)
	}
	w.show(newStaff(w))
	at(t, w, "staff")
	return w.now.(*staff)
}

func TestStaffScreen(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			s := toStaff(t, w)
			assert.Contains(t, says(w), text.T(lang, "screen.staff.count", text.Args{"n": 3}))
			assert.Contains(t, says(w), "1234501")
			require.Same(t, s.filter, w.win.Canvas().Focused(), "one types at once")
			test.Type(s.filter, "1234502")
			assert.Equal(t, 1, s.m.Shown())
			typed(w, fyne.KeyDown, fyne.KeyReturn)
			assert.Equal(t, "العلوي كريم", w.says, "Enter opens the sheet")
			assert.NotContains(t, says(w), "[", "a message is missing on the sheet")
			typed(w, fyne.KeyEscape)
			assert.Nil(t, w.win.Canvas().Overlays().Top(), "where nothing was typed nothing is asked")
			assert.Same(t, s.table, w.win.Canvas().Focused())
			test.Type(s.table, "zz")
			assert.Zero(t, s.m.Shown(), "what is typed in the list goes on in the filter")
			press(t, w, "show_all")
			assert.Equal(t, 3, w.now.(*staff).m.Shown())
		})
	}
}

func TestStaffFilters(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	s := toStaff(t, w)
	groups, _ := s.m.Groups()
	assert.Equal(t, []model.StaffGroup{"", model.StaffGuards, model.StaffGroup(exam.Secretariat), model.StaffExempt}, groups)
	pick := func(name string, i int) { w.spots[name].(*kit.Select).SetSelectedIndex(i) }
	pick("group", 1)
	assert.Equal(t, 1, s.m.Shown(), "who is exempt or has another task guards nothing")
	pick("group", 3)
	assert.Equal(t, "العلوي كريم", s.m.Grid(w.lang).Cell(0, 0))
	pick("cycle", 2)
	assert.Zero(t, s.m.Shown())
	w.win.Canvas().Focus(s.table)
	typed(w, fyne.KeyEscape)
	assert.Equal(t, 3, w.now.(*staff).m.Shown(), "Escape takes the filters off")
}

func TestStaffFormAddsSomebody(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			toStaff(t, w)
			press(t, w, "add")
			enter(t, w)
			assert.Contains(t, says(w), w.t("staff.no_name"), "said beside the field")
			fill(t, w, "staff.family_ar", "التازي")
			assert.NotContains(t, says(w), w.t("staff.no_name"), "until something is typed")
			fill(t, w, "staff.given_ar", "هدى")
			fill(t, w, "staff.staff_number", "1234501")
			enter(t, w)
			assert.Contains(t, says(w), w.t("staff.taken", text.Args{"name": model.NameIn(lang, w.office.State().Staff[0].Name)}))
			assert.Same(t, w.spots["staff.staff_number"], w.win.Canvas().Focused())
			fill(t, w, "staff.staff_number", "1234509")
			test.Tap(w.spots["staff.is_exempt"].(*kit.Check))
			enter(t, w)
			assert.Contains(t, says(w), w.t("staff.no_exempt_reason"))
			test.Tap(w.spots["staff.is_exempt"].(*kit.Check))
			fill(t, w, "staff.relatives", "999999")
			assert.Contains(t, says(w), w.t("staff.nobody"))
			enter(t, w)
			require.NotNil(t, w.win.Canvas().Overlays().Top(), "a number that nobody has is refused")
			who := w.office.State().Candidates[4]
			fill(t, w, "staff.relatives", who.Number)
			assert.Contains(t, says(w), model.NameIn(lang, who.Name), "whose number it is")
			away := w.office.State().Programme.Sittings()[1]
			test.Tap(w.spots["staff.away."+away.String()].(*kit.Check))
			choose(t, w, "staff.cycle", model.Word(lang, "cycle.middle"))
			press(t, w, "staff.save")
			require.Nil(t, w.win.Canvas().Overlays().Top(), says(w))
			all := w.office.State().Staff
			require.Len(t, all, 4)
			got := all[3]
			assert.Equal(t, "التازي هدى", got.Name.Arabic())
			assert.Equal(t, []exam.Sitting{away}, got.Away)
			assert.Equal(t, []string{who.Number}, got.Relatives)
			assert.Equal(t, exam.Middle, got.Cycle)
			assert.Empty(t, got.Exempt)
			assert.Contains(t, says(w), w.t("staff.added", text.Args{"name": "التازي هدى"}))
		})
	}
}

func TestStaffFormAsksBeforeItIsGivenUp(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toStaff(t, w)
	w.showStaff(w.office.State().Staff[0].ID)
	fill(t, w, "staff.subject", "الفيزياء")
	typed(w, fyne.KeyEscape)
	assert.Contains(t, says(w), w.t("form.unsaved"))
	enter(t, w) // the keyboard is on staying
	require.Contains(t, w.spots, "staff.save")
	w.quit()
	require.Contains(t, w.spots, "stay", "closing the window asks, too")
	press(t, w, "stay")
	require.NotNil(t, w.office)
	typed(w, fyne.KeyEscape)
	press(t, w, "discard")
	assert.Nil(t, w.win.Canvas().Overlays().Top())
	assert.Equal(t, "الرياضيات", w.office.State().Staff[0].Subject)
}

func TestStaffFormChangesAndRemoves(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toStaff(t, w)
	who := w.office.State().Staff[0]
	w.showStaff(who.ID)
	press(t, w, "staff.save")
	assert.Contains(t, says(w), text.T(w.lang, "screen.fix.same"), "nothing was changed")
	fill(t, w, "staff.subject", "  الفيزياء   والكيمياء ")
	fill(t, w, "staff.reason", "تصحيح اللائحة")
	enter(t, w)
	got, _ := w.office.State().StaffMember(who.ID)
	assert.Equal(t, "الفيزياء والكيمياء", got.Subject)
	mend, ok := w.office.State().StaffHand(who.ID, exam.FieldSubject)
	require.True(t, ok)
	assert.Equal(t, "تصحيح اللائحة", mend.Reason)

	w.showStaff(who.ID)
	press(t, w, "staff.remove")
	assert.Contains(t, says(w), w.t("staff.no_reason"))
	fill(t, w, "staff.reason", "انتقل إلى مركز آخر")
	press(t, w, "staff.remove")
	press(t, w, "yes")
	assert.Len(t, w.office.State().Staff, 2)
	w.undo()
	press(t, w, "yes")
	assert.Len(t, w.office.State().Staff, 3, "it is taken back")
}

func TestStaffFormTellsOfDuties(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toStaff(t, w)
	who := w.office.State().Staff[0]
	_, err := w.office.(*wire.Desk).AssignDuties(t.Context(), exam.DutyRules{})
	require.NoError(t, err)
	n := 0
	for _, d := range w.office.State().Duties.Duties {
		if d.Staff == who.ID {
			n++
		}
	}
	require.Positive(t, n)
	w.show(newStaff(w))
	s := w.now.(*staff)
	grid := s.m.Grid(w.lang)
	duties := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "duties" })
	assert.Equal(t, text.Number(w.lang, n), grid.Cell(0, duties))
	w.showStaff(who.ID)
	assert.Contains(t, says(w), w.t("staff.in_plan", text.Args{"n": n}))
	first := w.office.State().Duties.Duties[0].Sitting
	test.Tap(w.spots["staff.away."+first.String()].(*kit.Check))
	press(t, w, "staff.save")
	assert.Contains(t, w.said.words, text.T(w.lang, "bar.away"), "what of the plan is broken by it is said")
	assert.Contains(t, w.said.words, model.SittingName(w.lang, first))
	var held []func()
	w.run = holding(&held)
	w.showStaff(who.ID)
	assert.Contains(t, says(w), w.t("staff.in_plan", text.Args{"n": n}), "the sheet does not wait for the rules")
	told := func() int { return strings.Count(says(w), text.T(w.lang, "bar.away")) }
	assert.Equal(t, 1, told(), "in the notice")
	require.NotEmpty(t, held)
	for _, slow := range held {
		slow()
	}
	w.run = atOnce
	assert.Equal(t, 2, told(), "and stands on the sheet once they are known")
	fill(t, w, "staff.reason", "انتقل")
	press(t, w, "staff.remove")
	assert.Contains(t, says(w), w.t("staff.remove_duties", text.Args{"n": n}), "before anything is done")
	press(t, w, "no")
	assert.Len(t, w.office.State().Staff, 3)
}

func TestStaffMerge(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toStaff(t, w)
	a := w.office.State().Staff[1]
	b, err := w.office.AddStaff(t.Context(), exam.Staff{NationalID: "BE4567", Name: exam.Name{FullAr: "العلوي كريم", FullFr: "ALAOUI KARIM"}, Away: []exam.Sitting{{Date: "2026-06-09", Half: exam.Morning}}})
	require.NoError(t, err)
	w.again()
	w.mergeStaff(a.ID, b, w.again)
	assert.NotContains(t, says(w), "[", "a message is missing on the sheet")
	assert.Contains(t, says(w), "BE4567")
	press(t, w, "staffmerge.do")
	assert.Contains(t, says(w), w.t("staff.no_reason"))
	fill(t, w, "staffmerge.reason", "سطران للشخص نفسه")
	typed(w, fyne.KeyEscape)
	press(t, w, "stay")
	press(t, w, "staffmerge.do")
	require.Nil(t, w.win.Canvas().Overlays().Top(), says(w))
	require.Len(t, w.office.State().Staff, 3)
	got, ok := w.office.State().StaffMember(a.ID)
	require.True(t, ok, "the one that says more stays")
	assert.Equal(t, "BE4567", got.NationalID)
	assert.Equal(t, "ALAOUI KARIM", got.Name.Latin())
	assert.Len(t, got.Away, 1)
	w.undo()
	press(t, w, "yes")
	assert.Len(t, w.office.State().Staff, 4)
	got, _ = w.office.State().StaffMember(a.ID)
	assert.Empty(t, got.NationalID, "what it took is given back")
}

func TestStaffIsFoundFromAnywhere(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toStaff(t, w)
	w.find()
	test.Type(w.spots["find.query"].(fyne.Focusable), "1234501")
	assert.Contains(t, says(w), "بناني سعاد")
	enter(t, w)
	assert.Equal(t, "بناني سعاد", w.says)
	typed(w, fyne.KeyEscape)
	family := w.office.State().Candidates[0].Name.FamilyAr
	_, err := w.office.AddStaff(t.Context(), exam.Staff{Name: exam.Name{FamilyAr: family, GivenAr: "أستاذ"}})
	require.NoError(t, err)
	found := model.Find(w.lang, w.office.State(), nil, family)
	require.NotEmpty(t, found)
	assert.Equal(t, model.FoundCandidate, found[0].Kind, "candidates come first")
	w.command(w.commandOf("add_staff"))
	assert.Contains(t, w.spots, "staff.save")
}

// The page of the staff, with all of its buttons, fits a small screen however large
// its text.
func TestStaffInLargeText(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toStaff(t, w)
	_, err := w.office.AddStaff(t.Context(), exam.Staff{NationalID: "BE4567", Name: exam.Name{FullAr: "كريم العلوي"}, Subject: "كيمياء غريبة"})
	require.NoError(t, err)
	for _, lang := range text.Langs() {
		w.setLanguage(lang)
		for _, size := range model.TextSizes {
			p.look.TextSize = size
			kit.SetLook(Look(p.look))
			w.visit("staff")
			require.Contains(t, says(w), w.t("staff.see_doubles"))
			least := w.win.Content().MinSize()
			assert.LessOrEqual(t, least.Width, smallest.Width, "in %s at %d %%", lang, size)
			assert.LessOrEqual(t, least.Height, smallest.Height, "in %s at %d %%", lang, size)
			w.win.Resize(smallest)
			assert.GreaterOrEqual(t, bodyHeight(w), 0.4*smallest.Height, "in %s at %d %%", lang, size)
			w.win.Resize(fyne.NewSize(1366, 700))
			if size <= 125 {
				assert.False(t, cramped(w), "in %s at %d %%", lang, size)
			}
			w.showStaff(w.office.State().Staff[0].ID)
			top := w.win.Canvas().Overlays().Top().MinSize()
			assert.LessOrEqual(t, top.Width, smallest.Width, "the sheet in %s at %d %%", lang, size)
			typed(w, fyne.KeyEscape)
		}
	}
	p.look.TextSize = 100
	kit.SetLook(Look(p.look))
}
