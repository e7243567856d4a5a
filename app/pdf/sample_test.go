package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"strconv"
	"sync"
	"time"

	"markaz/app/exam"
)

// Invented people. The names hold what goes wrong on paper: hamza on each of its
// seats, lam with each alef, compounds of عبد, tatweel, Persian letters.
var families = []string{
	"العلوي", "الإدريسي", "آيت لحسن", "بنّاني", "أولاد الشيخ", "المؤذن", "السائح", "الأزرق", "بلا الزهراء", "لآلئ", "القاضي",
	"بن عبد الله", "الشرقاوي", "مـحـمـدي", "الگرداوي", "أگناو", "وعزيز", "الرئيس", "شيء الله", "الطاهري الجوطي",
}

var givens = []string{
	"محمد أمين", "فاطمة الزهراء", "عبد الرؤوف", "عبد الإله", "عبد الأحد", "إسلام", "آلاء", "هبة الله", "ضحى", "لمياء",
}

var latinFamilies = []string{
	"EL ALAOUI", "EL IDRISSI", "AIT LAHCEN", "BENNANI", "OULAD CHEIKH", "EL MOUADDEN", "ESSAYEH", "LAZRAK", "BELLA ZAHRA", "LAALII", "EL KADI",
	"BEN ABDELLAH", "CHERKAOUI", "MOHAMMADI", "GUERDAOUI", "AGNAOU", "OUAZIZ", "ERRAIS", "CHAY ALLAH", "TAHIRI JOUTI",
}

var latinGivens = []string{
	"Mohamed Amine", "Fatima Zahra", "Abderraouf", "Abdelilah", "Abdelahad", "Islam", "Alae", "Hiba Allah", "Doha", "Lamiae",
}

const longName = "عبد الرحمان بن عبد السلام بن إدريس العلوي الإسماعيلي الحسني المدغري"

func person(i int) exam.Candidate {
	f, g := i%len(families), (i/len(families)+i)%len(givens)
	return exam.Candidate{
		Number: strconv.Itoa(4410000 + i*7),
		Massar: fmt.Sprintf("J1300%05d", 12345+i),
		Name:   exam.Name{FamilyAr: families[f], GivenAr: givens[g], FamilyFr: latinFamilies[f], GivenFr: latinGivens[g]},
		Born:   exam.Date(fmt.Sprintf("200%d-%02d-%02d", 6+i%3, 1+i%12, 1+i%28)), BirthPlace: "الدار البيضاء",
		Track: []string{"العلوم التجريبية مسلك علوم الحياة والأرض", "الآداب والعلوم الإنسانية"}[i/30%2], School: "الثانوية التأهيلية ابن خلدون", Class: "2BAC-3",
	}
}

func sampleHead() Head {
	return Head{
		Centre: exam.Centre{
			Name: "الثانوية التأهيلية ابن خلدون", Code: "01234K", Academy: "الدار البيضاء سطات", Direction: "الحي الحسني",
			City: "الدار البيضاء", Year: "2026", Session: exam.Ordinary,
		},
		Lang: "ar", Fingerprint: "7F3A-91C2", Copy: 1, Printed: time.Date(2026, 5, 28, 16, 45, 0, 0, time.UTC),
	}
}

var mathPaper = exam.Paper{
	Code: "MATH", Subject: exam.Words{Ar: "الرياضيات", Fr: "Mathématiques", En: "Mathematics"},
	Date: "2026-06-02", Start: "08:00", Minutes: 150,
}

func seated(from, n int, room string) []Seated {
	rows := make([]Seated, n)
	for i := range rows {
		rows[i] = Seated{Candidate: person(from + i), Room: room, Wing: "الجناح ب", Table: strconv.Itoa(i + 1)}
	}
	return rows
}

func attendanceOf(head Head, counts ...int) *Attendance {
	a := &Attendance{Head: head}
	for i, n := range counts {
		room := strconv.Itoa(i + 1)
		a.Sheets = append(a.Sheets, AttendanceSheet{
			Room: exam.Room{Number: room, Capacity: 20}, Paper: mathPaper, Rows: seated(i*20, n, room), Spare: 2,
		})
	}
	return a
}

// portrait returns an invented face-coloured JPEG of a usual size, different for
// each seed. It is made once: samples are many, and nobody writes in it.
func portrait(seed int) []byte {
	if made, there := portraits.Load(seed); there {
		return made.([]byte)
	}
	r := rand.New(rand.NewPCG(uint64(seed), 1))
	img := image.NewRGBA(image.Rect(0, 0, 240, 310))
	for y := range 310 {
		for x := range 240 {
			dx, dy := float64(x-120)/80, float64(y-140)/100
			v := uint8(150 + r.IntN(12))
			if dx*dx+dy*dy < 1 {
				img.SetRGBA(x, y, color.RGBA{v + 60, v, v - 40, 255})
			} else {
				img.SetRGBA(x, y, color.RGBA{v - 20, v + 20, v + 60, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 80}); err != nil {
		panic(err)
	}
	made, _ := portraits.LoadOrStore(seed, b.Bytes())
	return made.([]byte)
}

var portraits sync.Map

// document is what all papers are.
type document interface {
	io.WriterTo
	Pages() int
}

// sampleCode looks like the code of a card: version, centre, opaque id, signature.
func sampleCode(i int) string {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	b := []byte("MZ1*01234K*")
	for range 26 + 104 {
		b = append(b, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[r.IntN(32)])
	}
	return string(b)
}

var programme = []exam.Paper{
	mathPaper,
	{Code: "PC", Subject: exam.Words{Ar: "الفيزياء والكيمياء", Fr: "Physique-chimie"}, Date: "2026-06-02", Start: "15:00", Minutes: 180},
	{Code: "SVT", Subject: exam.Words{Ar: "علوم الحياة والأرض", Fr: "Sciences de la vie et de la Terre"}, Date: "2026-06-03", Start: "08:00", Minutes: 180},
	{Code: "ENG", Subject: exam.Words{Ar: "اللغة الأجنبية الثانية", Fr: "Deuxième langue étrangère"}, Date: "2026-06-03", Start: "15:00", Minutes: 120},
	{Code: "PHI", Subject: exam.Words{Ar: "الفلسفة", Fr: "Philosophie"}, Date: "2026-06-04", Start: "08:00", Minutes: 120},
}

func cardsOf(head Head, n, perPage int) *Cards {
	c := &Cards{Head: head, PerPage: perPage}
	for i, seat := range seated(0, n, "3") {
		card := Card{Seated: seat, Papers: programme, Code: sampleCode(i)}
		if i%2 == 0 {
			card.Photo = portrait(i)
		}
		c.Cards = append(c.Cards, card)
	}
	return c
}
