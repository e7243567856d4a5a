package practice

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
)

// A StaffList is the invented staff of an invented centre: as they truly are, in the
// order of their list; what the list says wrongly is in Planted.
type StaffList struct {
	Centre  exam.Centre
	Staff   []exam.Staff
	Planted []Planted // the row is that of the list, from 0

	edits map[int][]edit
	extra map[int][]record // by index of a person, rows that follow theirs
}

// perTenRooms is how many invigilators a centre has for each ten of its rooms: two in
// each, a fifth of these in reserve, and as many again who are duty teachers, exempt
// or cannot come.
const perTenRooms = 30

// Staff invents the staff of a centre: three for each room, of three cycles and both
// sexes, beside those who lead it, with a few who are exempt or cannot come at one of
// the half-days. With faults the list has a few wrong rows, as far as there are people
// for them.
func (c Centre) Staff(halfDays []exam.Sitting, faults bool) StaffList {
	rooms := max(len(c.Rooms), (len(c.Candidates)+19)/20)
	year, _ := strconv.Atoi(c.Year)
	r := &maker{Rand: rand.New(rand.NewPCG(c.seed, 4)), year: year, used: map[string]bool{}}
	for i := range c.Candidates {
		r.used[c.Candidates[i].NationalID] = true
	}
	list := StaffList{Centre: c.Centre, edits: map[int][]edit{}, extra: map[int][]record{}}
	for i := range (rooms*perTenRooms + 9) / 10 {
		list.Staff = append(list.Staff, r.member(i, c.Candidates))
	}
	n := len(list.Staff)
	if n >= 12 {
		list.Staff[n/3].Exempt = "رخصة مرضية"
		list.Staff[n-2].Exempt = "رخصة الولادة"
		list.Staff[n-2].Sex = exam.Female
		list.Staff[n-2].Name = r.named(females)
	}
	for k, i := range []int{n / 4, n / 2, n - 4} {
		if n >= 12 && len(halfDays) > 0 {
			list.Staff[i].Away = []exam.Sitting{halfDays[k%len(halfDays)]}
		}
	}
	for _, task := range []exam.Task{exam.DeputyHead, exam.Secretariat, exam.Secretariat, exam.Observer, exam.Support} {
		if n >= 12 {
			m := r.member(len(list.Staff), c.Candidates)
			m.Task = task
			list.Staff = append(list.Staff, m)
		}
	}
	if faults && n >= 20 {
		list.plant()
	}
	return list
}

// taught are what teachers of the two upper cycles teach, as they write it.
var taught = strings.Split("الرياضيات|الرياضيات|الفيزياء والكيمياء|فيزياء|علوم الحياة والأرض|SVT|اللغة العربية|اللغة العربية|اللغة الفرنسية|Français|اللغة الإنجليزية|Anglais|الفلسفة|الاجتماعيات|التاريخ والجغرافيا|التربية الإسلامية|الاقتصاد والتدبير|الاقتصاد والتنظيم الإداري للمقاولات|المحاسبة|علوم المهندس|التربية البدنية|المعلوميات", "|")

func (r *maker) named(given []name) exam.Name {
	family, name := pick(r, families), pick(r, given)
	return exam.Name{FamilyAr: family.ar, GivenAr: name.ar, FamilyFr: strings.ToUpper(family.fr), GivenFr: name.fr}
}

func (r *maker) member(i int, candidates []exam.Candidate) exam.Staff {
	m := exam.Staff{ID: r.id(), Sex: exam.Male, NationalID: r.nationalID()}
	m.Number = r.unique(func() string { return strconv.Itoa(r.IntN(2)) + r.digits(6) })
	given := males
	if r.IntN(100) < 45 {
		m.Sex, given = exam.Female, females
	}
	m.Name = r.named(given)
	place := pick(r, schoolNames).ar
	switch i % 5 { // one in five of the primary cycle, two of each of the others
	case 0:
		m.Cycle, m.School, m.Subject = exam.Primary, "مدرسة "+place, "التعليم الابتدائي"
	case 1, 3:
		m.Cycle, m.School, m.Subject = exam.Middle, "الثانوية الإعدادية "+place, taught[i*3/5%len(taught)]
	default:
		m.Cycle, m.School, m.Subject = exam.Secondary, schoolsOf[0]+place, taught[i*3/5%len(taught)]
		if len(candidates) > 0 && r.IntN(3) == 0 {
			if of := candidates[r.IntN(len(candidates))].School; of != "" {
				m.School = of
			}
		}
	}
	return m
}

// plant puts a few faults into the list: of each kind one.
func (l *StaffList) plant() {
	n := len(l.Staff)
	for k, f := range []struct {
		code  exam.Code
		field exam.Field
		value string
	}{
		{exam.StaffNumberShape, exam.FieldStaffNumber, "AB-12"},
		{exam.SubjectMissing, exam.FieldSubject, ""},
		{exam.CycleUnknown, exam.FieldCycle, "آخر"},
		{exam.AwayBad, exam.FieldAway, "الثلاثاء"},
	} {
		i := 2 + k*(n-4)/5
		l.edits[i] = append(l.edits[i], edit{f.field, f.value})
		l.Planted = append(l.Planted, Planted{Code: f.code, Field: f.field, Row: i, Value: f.value})
	}
	twice := staffCells(l.Staff[n/2])
	twice[exam.FieldNationalID] = ""
	double := staffCells(l.Staff[n/6])
	double[exam.FieldStaffNumber], double[exam.FieldNationalID], double[exam.FieldSchool] = "", "", "الثانوية التأهيلية"
	for _, row := range []struct {
		code exam.Code
		at   int
		r    record
	}{
		{exam.RowRepeated, n/2 + 1, twice},
		{exam.StaffTwice, n - 1, double},
		{exam.StaffRowNobody, n - 1, record{exam.FieldSchool: "الثانوية التأهيلية"}},
	} {
		l.extra[row.at] = append(l.extra[row.at], row.r)
		l.Planted = append(l.Planted, Planted{Code: row.code, Row: row.at})
	}
	for i := range l.Planted { // rows put in before move what is below them
		p := &l.Planted[i]
		own := p.Row
		for at, some := range l.extra {
			if at < own {
				p.Row += len(some)
			}
		}
		if p.Field == "" {
			p.Row += 1 + slices.IndexFunc(l.extra[own], func(r record) bool { return (p.Code == exam.StaffRowNobody) == (r[exam.FieldFamilyAr] == "") })
		}
	}
}
