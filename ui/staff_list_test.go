package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

const staffTitles = "رقم التأجير;CIN;الاسم بالعربية;التخصص;مقر العمل;السلك;المهمة\n"

// staffFile writes a list of staff.
func staffFile(t *testing.T, p *pc, name, rows string) string {
	t.Helper()
	path := filepath.Join(p.dir, name)
	require.NoError(t, os.WriteFile(path, []byte(rows), 0o600))
	return path
}

func TestStaffImport(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			toStaff(t, w)
			p.picks = []string{staffFile(t, p, "staff.csv", staffTitles+
				"1234501;;بناني سعاد;الفيزياء;ثانوية النخيل;;\n"+
				"7654321;CB100200;الشرقاوي منى;الفرنسية;ثانوية النخيل;الثانوي التأهيلي;الحراسة\n"+
				"7654322;;الوزاني أنس;;ثانوية النخيل;سلك غريب;\n"+
				";;;الفلسفة;مدرسة الزيتون;;\n")}
			press(t, w, "import")
			at(t, w, "stafflist")
			s := w.now.(*staffList)
			assert.Contains(t, says(w), w.t("stafflist.outcome.new", text.Args{"n": 2}))
			assert.Equal(t, 2, s.m.Count(app.StaffNew))
			assert.Equal(t, 1, s.m.Count(app.StaffByHand), "what was given by hand stands")
			require.Same(t, s.table, w.win.Canvas().Focused())
			assert.Len(t, w.office.State().Staff, 3, "nothing is changed yet")
			assert.Equal(t, placeOf("staff"), w.here())
			press(t, w, "findings")
			at(t, w, "findings")
			assert.Equal(t, placeOf("staff"), w.here())
			press(t, w, "back")
			at(t, w, "stafflist")
			press(t, w, "next")
			at(t, w, "staff")
			assert.Contains(t, says(w), w.t("stafflist.taken", text.Args{"n": 2}))
			require.Len(t, w.office.State().Staff, 5)
			assert.Equal(t, "الرياضيات", w.office.State().Staff[0].Subject)

			press(t, w, "findings")
			at(t, w, "findings")
			found := len(w.office.State().StaffFindings())
			page := w.now.(*findingsPage)
			at := func(code exam.Code) int {
				for i, f := range page.m.Shown() {
					if f.Code == code {
						return i
					}
				}
				require.Fail(t, "no finding", code)
				return -1
			}
			page.open(w, at(exam.CycleUnknown))
			assert.Same(t, w.spots["staff.cycle"], w.win.Canvas().Focused(), "the keyboard is on what has to be mended")
			choose(t, w, "staff.cycle", model.Word(lang, "cycle.middle"))
			press(t, w, "staff.save")
			assert.Len(t, w.office.State().StaffFindings(), found-1)
			page.open(w, at(exam.StaffRowNobody))
			assert.Contains(t, says(w), "مدرسة الزيتون", "what the row says")
			fill(t, w, "staff.family_ar", "الناصري")
			press(t, w, "staff.save")
			assert.Len(t, w.office.State().Staff, 6)
			assert.Len(t, w.office.State().StaffFindings(), found-2, "the row waits for nobody any more")
		})
	}
}

func TestStaffListThatComesAgain(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toStaff(t, w)
	first := staffFile(t, p, "staff.csv", staffTitles+"7654321;;الشرقاوي منى;الفرنسية;ثانوية النخيل;;\n7654322;;الوزاني أنس;الفلسفة;;;\n")
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(first)})
	at(t, w, "stafflist")
	press(t, w, "next")
	require.Len(t, w.office.State().Staff, 5)
	second := staffFile(t, p, "staff-2.csv", staffTitles+"7654321;;الشرقاوي منى;اللغة الفرنسية;ثانوية النخيل;;\n")
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(second)})
	s := w.now.(*staffList)
	assert.Equal(t, 1, s.m.Count(app.StaffChanged))
	assert.Equal(t, 1, s.m.Count(model.StaffMissing), "who is not in it any more")
	assert.Contains(t, says(w), w.t("stafflist.outcome.missing", text.Args{"n": 1}))
	assert.Contains(t, s.m.Grid(w.lang).Cell(0, 3), "اللغة الفرنسية")
	s.m.Only = model.StaffMissing
	w.again()
	assert.Contains(t, says(w), "الوزاني أنس")
	press(t, w, "next")
	assert.Len(t, w.office.State().Staff, 5, "stays")
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(second)})
	assert.Contains(t, says(w), w.t("stafflist.nothing"))
	assert.NotContains(t, w.spots, "next")
}

func TestStaffColumnsAreAskedAbout(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toStaff(t, w)
	path := staffFile(t, p, "staff.csv", "رقم التأجير;الاسم بالعربية;خانة غريبة\n7654321;الشرقاوي منى;الفرنسية\n7654322;الوزاني أنس;الفلسفة\n")
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	at(t, w, "stafflist")
	press(t, w, "list_columns")
	at(t, w, "columns")
	assert.Equal(t, placeOf("staff"), w.here())
	page := w.now.(*columns)
	page.choose(w, 2)
	test.Type(w.spots["meaning"].(fyne.Focusable), "مادة التدريس")
	enter(t, w)
	assert.Equal(t, "مادة التدريس", page.m.Means(w.lang, 2))
	press(t, w, "next")
	at(t, w, "stafflist")
	press(t, w, "next")
	all := w.office.State().Staff
	assert.Equal(t, "الفرنسية", all[len(all)-2].Subject)
}

func TestStaffListOfCandidatesIsRefused(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toStaff(t, w)
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(centre331)})
	at(t, w, "stafflist")
	assert.Len(t, w.office.State().Staff, 3)
	assert.Contains(t, says(w), strings.TrimSpace(text.T(w.lang, "refusal.list_of_candidates.do")))
}

func TestStaffDoublesAreWorkedThrough(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toStaff(t, w)
	_, err := w.office.AddStaff(t.Context(), exam.Staff{NationalID: "BE4567", Name: exam.Name{FullAr: "كريم العلوي"}})
	require.NoError(t, err)
	w.show(newStaff(w))
	assert.Contains(t, says(w), w.t("staff.doubles", text.Args{"n": 1}))
	press(t, w, "merge")
	at(t, w, "findings")
	page := w.now.(*findingsPage)
	require.Equal(t, 1, page.m.Grid(w.lang).Len())
	assert.Equal(t, model.WayStaffMerge, page.m.Way(page.m.At(0)))
	enter(t, w)
	assert.Contains(t, says(w), "BE4567")
	fill(t, w, "staffmerge.reason", "شخص واحد")
	enter(t, w)
	assert.Len(t, w.office.State().Staff, 3)
	assert.Empty(t, w.office.State().StaffDoubles())

	w.show(newStaff(w))
	s := w.now.(*staff)
	assert.True(t, w.spots["merge"].(*kit.Button).Disabled())
	w.win.Canvas().Focus(s.table)
	s.table.TypedShortcut(&fyne.ShortcutSelectAll{})
	assert.True(t, w.spots["merge"].(*kit.Button).Disabled(), "three are no pair")
}
