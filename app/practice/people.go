package practice

import (
	"embed"
	"strconv"
	"strings"

	"markaz/app/exam"
)

// A name in both scripts, in Latin letters as civil status writes it.
type name struct{ ar, fr string }

//go:embed names/*.tsv
var files embed.FS

var (
	males       = load("names/male.tsv")
	females     = load("names/female.tsv")
	families    = load("names/family.tsv")
	places      = load("names/place.tsv")
	schoolNames = load("names/school.tsv")
)

func load(file string) []name {
	data, err := files.ReadFile(file)
	if err != nil {
		panic(err) // embedded: a mistake in the program
	}
	var all []name
	for line := range strings.Lines(string(data)) {
		ar, fr, _ := strings.Cut(strings.TrimSpace(line), "\t")
		all = append(all, name{ar, fr})
	}
	return all
}

func pick[T any](r *maker, from []T) T { return from[r.IntN(len(from))] }

type school struct {
	name    string
	private bool
}

// schoolsOf are the kinds of home schools, public and private.
var schoolsOf = []string{"الثانوية التأهيلية ", "مؤسسة "}

func (r *maker) schools(count int) []school {
	all := make([]school, min(count, len(schoolNames)))
	for i, n := range r.Perm(len(schoolNames))[:len(all)] {
		private := i%3 == 2
		all[i] = school{schoolsOf[0] + schoolNames[n].ar, private}
		if private {
			all[i].name = schoolsOf[1] + schoolNames[n].ar + " الخصوصية"
		}
	}
	return all
}

// prefixDigits is how many digits of an exam number tell the centre.
const prefixDigits = 5

func (r *maker) centre() exam.Centre {
	r.prefix = "0" + r.digits(prefixDigits-1)
	return exam.Centre{
		Kind: exam.ExamCentre, Name: schoolsOf[0] + pick(r, schoolNames).ar, Code: r.digits(5) + "X",
		Academy:   "الأكاديمية الجهوية للتربية والتكوين لجهة فاس - مكناس",
		Direction: "المديرية الإقليمية بصفرو", City: "صفرو", Year: strconv.Itoa(r.year), Session: exam.Ordinary,
	}
}

func (r *maker) id() (id exam.ID) {
	for i := range id {
		id[i] = byte(r.Uint32())
	}
	id[6], id[8] = id[6]&0x0f|0x40, id[8]&0x3f|0x80 // version 4
	return id
}

func (r *maker) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + r.IntN(10))
	}
	return string(b)
}

// unique draws until the code is new.
func (r *maker) unique(draw func() string) string {
	for {
		if code := draw(); !r.used[code] {
			r.used[code] = true
			return code
		}
	}
}

// massar is a Massar code: a letter and nine digits (field.md A.3).
func (r *maker) massar() string {
	return r.unique(func() string { return string("DEFGHJKLMNPRS"[r.IntN(13)]) + r.digits(9) })
}

var cardLetters = strings.Fields("A AA AB AD AE B BB BE BH BK C CB CD D DA DC E EE F FA FB G GA GN H HH I IA IB ID J JA JB K KB L LA LB M MA MC N O P PA PB Q QA R S SH T TA U UA V W WA X XA Y Z ZG ZT")

func (r *maker) nationalID() string {
	return r.unique(func() string { return pick(r, cardLetters) + r.digits(5+r.IntN(2)) })
}

var adaptations = []exam.Adaptation{
	{Kind: exam.ExtraTime, Text: "الوقت الإضافي"},
	{Kind: exam.Scribe, Text: "المرافق"},
	{Kind: exam.LargePrint, Text: "تكبير الخط"},
}

// classCodes are the codes of classes by what the name of their track holds.
var classCodes = []struct{ part, code string }{
	{"فيزيائية", "2BACPCF"},
	{"الحياة", "2BACSVTF"},
	{"الرياضية أ", "2BACSMAF"},
	{"الرياضية ب", "2BACSMBF"},
	{"الاقتصادية", "2BACSE"},
	{"المحاسباتي", "2BACSGC"},
	{"الإنسانية", "2BACSH"},
	{"الآداب", "2BACL"},
}

func classCode(track string) string {
	for _, c := range classCodes {
		if strings.Contains(track, c.part) {
			return c.code
		}
	}
	if strings.Contains(track, "BAC") {
		return track
	}
	return "2BAC"
}
