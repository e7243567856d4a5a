package app

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/template"
	"markaz/app/text"
)

var keepLived = flag.String("keep", "", "folder to put the papers of a day that was lived in, to be looked at")

// recorded has something recorded in a state.
func recorded[T exam.Thing](on *files[T], v T, reason string) {
	said := exam.Saying[T]{Said: exam.Said{Entry: exam.NewID(), At: time.Date(2026, 6, 2, 9, 0, 0, 0, time.UTC)}, Value: v, Reason: reason}
	*on = on.with(v.Key(), exam.File[T]{Now: []exam.Saying[T]{said}})
}

// secret is what no paper may say.
const secret = "سرسرسر"

// A lived is a half-day of an invented centre in which everything happened.
type lived struct {
	*State
	at     exam.Sitting
	rolls  []Roll
	fraud  exam.ID // an incident
	power  exam.ID
	let    exam.ID // who was not on the list
	handed exam.ID
}

// livedDay is a morning with something recorded of every kind.
func livedDay() *lived {
	stickers := true
	base := &State{Centre: exam.Centre{Kind: exam.ExamCentre, Name: "الثانوية التأهيلية ابن بطوطة", Code: "12345X", Head: "ادريس بنعيسى", City: "سلا", Academy: "الرباط سلا القنيطرة", Direction: "سلا", Year: "2025/2026"}}
	base.Settings.Stickers = &stickers
	base.Settings = base.Settings.Defaults()
	base.derive()
	s := base.invented()
	s.Prints = nil
	d := &lived{State: s, at: s.Programme.Sittings()[0], fraud: exam.NewID(), power: exam.NewID(), let: exam.NewID(), handed: exam.NewID()}
	d.rolls = s.Rolls(d.at)
	first := d.rolls[0]
	who := func(i int) exam.ID { return first.Seats[i].Candidate }
	guard := (&formBinder{State: s, lang: "ar"}).guardsOf(d.at, first.Room)

	recorded(&s.day.latenesses, exam.Lateness{Sitting: d.at, Candidate: who(1), Arrived: "08:17", Minutes: 17, Decision: exam.LateAccepted, By: "centre_head", Excuse: "عطل في الحافلة رقم 12.", Reason: "حضر مع ولي أمره."}, "")
	recorded(&s.day.undertakings, exam.Undertaking{Sitting: d.at, Candidate: who(2), Why: exam.CardLost, Shown: exam.SchoolCard, Number: "AB-12/77", Phone: "0661-23-45-67", Guardian: "بنجلون المصطفى 0662-00-11-22", Deadline: s.Programme.Sittings()[1], Outcome: exam.CardShown, At: s.Programme.Sittings()[1]}, "")
	recorded(&s.day.provisionals, exam.Provisional{ID: d.let, No: 1, Sitting: d.at, Name: exam.Name{FullAr: "الزياني هبة", FullFr: "ZIANI Hiba"}, Massar: "J130099999", School: "ثانوية الأمل", Track: "مسلك العلوم الفيزيائية", Papers: []string{first.Paper.Code}, Room: first.Room, Table: "21", Called: "السيد رئيس مصلحة الامتحانات", CalledAt: "07:58", Decision: exam.ProvisionallyIn, Reason: "وردت ضمن لائحة تكميلية لم تصل المركز."}, "")
	for i, roll := range d.rolls {
		r := exam.Register{Paper: roll.Paper.Code, Room: roll.Room, Listed: s.Listed(roll.Key()), Present: s.Listed(roll.Key())}
		if i == 0 {
			for k := range min(20, len(roll.Seats)) {
				r.Absent = append(r.Absent, roll.Seats[k].Candidate)
			}
			r.Absent = r.Absent[3:]
			r.Present -= len(r.Absent)
		}
		recorded(&s.day.registers, r, "")
		n := exam.ScriptCount{Paper: roll.Paper.Code, Room: roll.Room, Scripts: r.Present, Enclosed: r.Present, Committee: fmt.Sprint(17 + i), Seal: exam.SealIntact, Stickers: exam.Stickers{Supplied: r.Listed + 2, Used: r.Present, Spare: 2 + len(r.Absent)}}
		reason := ""
		if i == 0 {
			n.Reported, n.Scripts, n.Withdrawn, n.Enclosed, n.Stickers.Spoiled = 1, r.Present-1, 1, r.Present-2, 3
			reason = "ورقة مترشح لم توجد رغم البحث، وحرر بشأنها تقرير."
		}
		recorded(&s.day.scripts, n, reason)
	}
	recorded(&s.day.justifications, exam.Justification{Paper: first.Paper.Code, Candidate: who(5), Certificate: "شهادة طبية، مستشفى مولاي عبد الله", Date: d.at.Date, Deposited: d.at.Date}, "")
	for i := range 22 {
		recorded(&s.day.exits, exam.Exit{ID: exam.NewID(), Sitting: d.at, Room: first.Room, Candidate: who(i % 3), Out: fmt.Sprintf("09:%02d", i+10), Back: fmt.Sprintf("09:%02d", i+14), Escort: guard[0]}, "")
	}
	recorded(&s.day.exitSheets, exam.ExitSheet{Sitting: d.at, Room: d.rolls[len(d.rolls)-1].Room, Nobody: true}, "")
	recorded(&s.day.incidents, exam.Incident{
		ID: d.fraud, No: 1, Kind: exam.FraudCase, Sitting: d.at, Paper: first.Paper.Code, Room: first.Room, Candidates: []exam.ID{who(0)}, At: "09:15",
		Facts: "أثناء المراقبة لوحظ أن المترشح يطلع على شاشة هاتف محمول تحت الطاولة، فطلب منه تسليمه فسلمه.", Notes: secret, Measure: "سحبت ورقة التحرير.",
		Witnesses: []exam.Witness{{Role: "invigilator", Staff: s.Staff[0].ID}, {Role: "candidate", Candidate: who(1)}, {Role: "secretariat", Name: "فاطمة الزهراء المؤذن", Number: "BK778899"}},
		Fraud:     &exam.Fraud{Type: exam.FraudDevices, FoundBy: guard[0], Items: []exam.SeizedItem{{What: "هاتف محمول أسود Samsung A12", State: "مشغل", To: "كتابة المركز"}, {What: "سماعة لاسلكية", State: "سليمة", To: "كتابة المركز", Returned: "11:40"}}, Withdrawn: true, WithdrawnAt: "09:20", Statement: "نسيت الهاتف في جيبي.", Signing: exam.RefusedReport},
	}, "")
	recorded(&s.day.incidents, exam.Incident{
		ID: d.power, No: 2, Kind: exam.PowerCut, Sitting: d.at, Paper: first.Paper.Code, Room: first.Room, Concerned: 20, At: "10:05", Until: "10:20",
		Facts: "انقطع التيار الكهربائي عن الجناح كله.", Notes: secret, Measure: "أضيف الوقت الضائع للمترشحين.", Minutes: 15, NewEnd: "12:15", Told: "المديرية الإقليمية", ToldAt: "10:10",
	}, "")
	d.envelopes()
	recorded(&s.day.handovers, exam.Handover{
		ID: d.handed, No: 1, Date: d.at.Date, At: "12:40", To: "عبد الرحيم الصقلي، مركز التصحيح", Note: "سيارة المديرية رقم 12-أ-34567",
		Lines: []exam.HandedLine{{Paper: first.Paper.Code, Room: first.Room, Listed: 12, Sheets: s.Count(first.Key()).Scripts.Value.Enclosed, Seal: exam.SealIntact, Reason: "ورقة مترشح لم توجد رغم البحث، وحرر بشأنها تقرير."}},
	}, "")
	s.derive()
	return d
}

// envelopes are the subject envelopes of the morning.
func (d *lived) envelopes() {
	papers := map[string]bool{}
	for _, roll := range d.rolls {
		papers[roll.Paper.Code] = true
	}
	for i, from := range []string{"محمد الفاسي، المديرية الإقليمية", "خالد برادة، المديرية الإقليمية"} {
		recorded(&d.day.deliveries, exam.Delivery{ID: exam.NewID(), Sitting: d.at, At: fmt.Sprintf("06:%02d", 10+20*i), From: from, Lines: []exam.EnvelopeLine{{Paper: d.rolls[i].Paper.Code, Envelopes: 3, Seal: exam.SealIntact}}}, "")
	}
	first := d.rolls[0]
	recorded(&d.day.openings, exam.Opening{
		Paper: first.Paper.Code, At: "07:45", Note: "فتح الظرف رقم 3 أمام الجميع.",
		Lines:     []exam.EnvelopeLine{{Paper: first.Paper.Code, Room: first.Room, Number: "00-123", Seal: exam.SealIntact}},
		Witnesses: []exam.Witness{{Role: "centre_head", Name: "ادريس بنعيسى"}, {Role: "duty_teacher", Name: "المداوم الأول"}, {Role: "candidate", Candidate: first.Seats[0].Candidate}},
	}, "")
	recorded(&d.day.destinations, exam.Destination{Marking: "الثانوية التأهيلية الخوارزمي", Deliberation: "الأكاديمية الجهوية"}, "")
}

// jobs are the papers of the morning.
func (d *lived) jobs() map[string]PrintJob {
	all := map[string]PrintJob{}
	for _, doc := range FormDocuments {
		all[doc] = PrintJob{Documents: []string{doc}, Sitting: d.at}
	}
	all[HeadReport] = PrintJob{Documents: []string{HeadReport}}
	all[EnvelopesRegister] = PrintJob{Documents: []string{EnvelopesRegister}}
	all["handover"] = PrintJob{Documents: []string{HandoverRecord}, Handover: d.handed}
	all["fraud"] = PrintJob{Documents: []string{FraudReport}, Incident: d.fraud}
	return all
}

func drawnOf(t *testing.T, s *State, job PrintJob) []byte {
	t.Helper()
	papers, err := s.papers(job, time.Date(2026, 6, 2, 13, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	var b bytes.Buffer
	_, err = papers[0].doc.WriteTo(&b)
	require.NoError(t, err)
	return b.Bytes()
}

func readPDF(t *testing.T, made []byte) string {
	t.Helper()
	c := exec.CommandContext(context.Background(), "pdftotext", "-", "-")
	c.Stdin = bytes.NewReader(made)
	out, err := c.Output()
	require.NoError(t, err)
	return asTyped.Replace(string(out))
}

// asTyped are letters that stand joined on paper, as they are typed.
var asTyped = strings.NewReplacer("ﻻ", "لا", "ﻼ", "لا", "ﻷ", "لأ", "ﻸ", "لأ", "ﻹ", "لإ", "ﻺ", "لإ", "ﻵ", "لآ", "ﻶ", "لآ", "\u202a", "", "\u202b", "", "\u202c", "")

// languages are those of papers.
var languages = []string{"ar", "fr", pdf.Bilingual}

func TestNotesOfTheCentreComeOnNoPaper(t *testing.T) {
	d := livedDay()
	for name, job := range d.jobs() {
		for _, lang := range languages {
			job.Language = lang
			made := drawnOf(t, d.State, job)
			if *keepLived != "" {
				require.NoError(t, os.WriteFile(filepath.Join(*keepLived, name+"-"+lang+".pdf"), made, 0o644))
			}
			assert.NotContains(t, readPDF(t, made), secret, name)
			for _, sheet := range formsOf(t, d.State, job.Documents[0], job) {
				assert.NotContains(t, fmt.Sprint(sheet), secret, name)
			}
		}
	}
	assert.NotContains(t, d.CourseTold("ar"), secret)
}

var inWord = regexp.MustCompile(`\p{L}+|\p{N}+`)

// Every value that the day put on a paper can be read on it, in every language.
func TestWhatTheDayRecordedStandsOnItsPaper(t *testing.T) {
	if testing.Short() {
		t.Skip("read by another program")
	}
	d := livedDay()
	for name, job := range d.jobs() {
		for _, lang := range languages {
			job.Language = lang
			read := readPDF(t, drawnOf(t, d.State, job))
			shown := placesOnPaper(job.Documents[0])
			for _, sheet := range formsOf(t, d.State, job.Documents[0], job) {
				if sheet.Blank == nil {
					continue
				}
				said := func(key, value string) {
					if value == tick || !shown[key] {
						return
					}
					for _, word := range inWord.FindAllString(value, -1) {
						assert.True(t, strings.Contains(read, word), "%s in %s: %s: %s", name, lang, key, word)
					}
				}
				for key, value := range sheet.Values {
					said(key, value)
				}
				for table, rows := range sheet.Rows {
					for _, row := range rows {
						for key, value := range row.Cells {
							said(table+"/"+key, value)
						}
						said("name", nameIn(text.Lang(lang[:2]), row.Name))
					}
				}
			}
		}
	}
}

// placesOnPaper are the keys of what a form shows.
func placesOnPaper(document string) map[string]bool {
	all := map[string]bool{"name": true}
	tpl, _ := template.BuiltIn(document)
	for _, b := range tpl.Blocks {
		for _, item := range slices.Concat(b.Facts, b.Fields, b.Boxes) {
			all[item.Key] = true
		}
		if b.Lines != nil {
			all[b.Lines.Key] = true
		}
		if b.Table != nil {
			for _, c := range b.Table.Columns {
				all[b.Table.Key+"/"+c.Key] = !c.Hidden && c.Set != "tick"
			}
		}
	}
	return all
}

// Each key that the day fills has a place on its form.
func TestNothingOfTheDayIsLostForWantOfAPlace(t *testing.T) {
	d := livedDay()
	common := []string{"centre", "head", "city", "academy", "direction", "year", "date", "half", "opened-at", "paper", "papers", "tracks", "code", "spare", "wing", "floor", "time", "listed"}
	for name, job := range d.jobs() {
		doc := job.Documents[0]
		places := placesOnPaper(doc)
		tpl, _ := template.BuiltIn(doc)
		for _, b := range tpl.Blocks {
			if b.Choice != nil {
				for _, o := range b.Choice.Options {
					places[o.Key] = true
				}
			}
			if b.Table != nil {
				for _, c := range b.Table.Columns {
					places[b.Table.Key+"/"+c.Key] = true
					for _, n := range b.Table.Named {
						places[pdf.Cell(n.Key, c.Key)] = true
					}
				}
			}
		}
		for _, sheet := range formsOf(t, d.State, doc, job) {
			if sheet.Blank == nil {
				continue
			}
			for key, value := range sheet.Values {
				if sheet.Blank.Values[key] == value || value == "" || strings.HasPrefix(key, "sign") || slices.Contains(common, key) {
					continue
				}
				assert.True(t, places[key], "%s: %s has no place", name, key)
			}
			for table, rows := range sheet.Rows {
				for _, row := range rows {
					for key := range row.Cells {
						assert.True(t, places[table+"/"+key], "%s: %s/%s has no place", name, table, key)
					}
				}
			}
		}
	}
}

func TestFormsOfTheDayAreFilledInOnceSomethingIsKnown(t *testing.T) {
	d := livedDay()
	first := d.rolls[0]
	one := func(doc string, job PrintJob) pdf.FormSheet {
		t.Helper()
		sheets := formsOf(t, d.State, doc, job)
		require.NotEmpty(t, sheets, doc)
		return sheets[0]
	}
	at := PrintJob{Sitting: d.at, Room: first.Room}

	absent := one(AbsenceSheet, at)
	assert.Equal(t, "12 4 8", strings.Join([]string{absent.Values["listed"], absent.Values["present"], absent.Values["absent"]}, " "))
	assert.Len(t, absent.Rows["absentees"], 8)
	assert.Equal(t, tick, absent.Values["some"])
	assert.Empty(t, absent.Values["nobody"])
	var justified []string
	for _, row := range absent.Rows["absentees"] {
		justified = append(justified, row.Cells["justified"]+row.Cells["unjustified"])
	}
	assert.Equal(t, []string{"", "", tick, "", "", "", "", ""}, justified, "what is not excused yet is not said to be unexcused")

	slip := one(ScriptEnvelope, at)
	assert.Equal(t, []string{"17", "2", "1", "4"}, []string{slip.Values["committee"], slip.Values["sheets"], slip.Values["withdrawn"], slip.Values["stickers"]})
	assert.Contains(t, slip.Values["notes"], "غير متوازن. السبب: ورقة مترشح")
	assert.Equal(t, tick, one(StickerAccount, at).Values["unbalanced"])

	exits := one(ExitSheet, at)
	assert.Len(t, exits.Rows["exits-list"], 22)
	assert.Equal(t, "09:10", exits.Rows["exits-list"][0].Cells["out"])
	nobody := one(ExitSheet, PrintJob{Sitting: d.at, Room: d.rolls[len(d.rolls)-1].Room})
	assert.Equal(t, []string{tick, ""}, []string{nobody.Values["nobody"], nobody.Values["some"]})

	statistics := one(SittingStatistics, PrintJob{Sitting: d.at})
	assert.Contains(t, column(statistics, "tracks", "absent-rate"), "72,7")
	assert.Equal(t, []string{"32", "8", "1"}, []string{statistics.Values["schooled.present"], statistics.Values["schooled.absent"], statistics.Values["schooled.fraud"]})
	assert.Contains(t, column(statistics, "tracks", "track"), "مسلك العلوم الفيزيائية", "who was let in has a line")

	report := one(HeadReport, PrintJob{})
	assert.Equal(t, []string{"32", "", "", "", "", ""}, column(report, "sittings", "present"), "of half-days that are over")
	day := d.Statistics(d.at)
	assert.Equal(t, []string{fmt.Sprint(day.Listed), fmt.Sprint(day.Present), fmt.Sprint(day.Absent)}, []string{column(report, "sittings", "listed")[0], column(report, "sittings", "present")[0], column(report, "sittings", "absent")[0]}, "as on the screen")
	assert.Contains(t, report.Values["incidents"], "ضبط حالة غش")
	recorded(&d.day.reports, exam.Report{Course: "مر الامتحان في ظروف عادية."}, "")
	report = one(HeadReport, PrintJob{})
	assert.Equal(t, "مر الامتحان في ظروف عادية.", report.Values["course"], "what the head wrote stands for itself")
	assert.Equal(t, d.HeadAccount("ar").Texts.Incidents, report.Values["incidents"], "and is drafted where the head wrote nothing")

	opening := one(OpeningRecord, PrintJob{Sitting: d.at})
	assert.Equal(t, "07:45", opening.Values["opened-at"])
	assert.Contains(t, opening.Values["notes"], "لم يسجل حضور: الملاحظ(ة)، مكلف(ة) بالحراسة، مترشح(ة).")
	register := one(EnvelopesRegister, PrintJob{})
	assert.Equal(t, []string{"3", "3", "", "", "", "", ""}, column(register, "received", "count"), "a line for each delivery")

	fraud := one(FraudReport, PrintJob{Incident: d.fraud})
	assert.Equal(t, "رقم "+text.LTR("1"), fraud.Under)
	assert.Equal(t, []string{"1/1", "1/2"}, column(fraud, "seized", "tag"))
	assert.Len(t, fraud.Rows["witnesses"], 3)
	handed := one(HandoverRecord, PrintJob{Handover: d.handed})
	assert.Equal(t, []string{"رقم " + text.LTR("1"), "2", "1"}, []string{handed.Under, handed.Rows["envelopes"][0].Cells["count"], handed.Values["envelopes"]})
	assert.Contains(t, handed.Values["unbalanced"], "غير متوازن. السبب: ورقة مترشح")
	assert.Equal(t, []string{"ادريس بنعيسى، رئيس المركز", "عبد الرحيم الصقلي، مركز التصحيح"}, []string{handed.Values[pdf.Sign(1)], handed.Values[pdf.Sign(2)]})
}
