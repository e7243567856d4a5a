package pdf

import (
	"fmt"
	"time"

	"markaz/app/exam"
)

// checked is an invented candidate with every field that a card asks about.
func checked(i int) exam.Candidate {
	c := person(i)
	c.NationalID = fmt.Sprintf("BK%06d", 310200+i)
	c.Sex = []exam.Sex{exam.Male, exam.Female}[i%2]
	c.Candidature = exam.SchooledPublic
	c.Number = ""
	if i%3 == 1 {
		c.Number = fmt.Sprint(4410000 + i*7)
		c.Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime, ExtraMinutes: 20}, {Kind: exam.LargePrint}}
	}
	return c
}

// nameless fields: only what a poor list in Latin letters has.
func latinOnly() exam.Candidate {
	return exam.Candidate{Name: exam.Name{FullFr: "OULAD CHEIKH Fatima Zahra"}, Born: "2007-02-05", School: "Lycée Ibn Khaldoun"}
}

func verifyCode(i int) string { return fmt.Sprintf("MZV1*7F3A91C2*%026d", 771000+i) }

func verifyCardsOf(head Head, n, perPage int) *VerificationCards {
	v := &VerificationCards{Head: head, PerPage: perPage, Lists: "C2D4-81AF"}
	for i := range n {
		c := checked(i)
		if i == 2 {
			c = latinOnly()
		}
		v.Cards = append(v.Cards, VerificationCard{Candidate: c, Code: verifyCode(i)})
	}
	return v
}

var correctionSamples = []CorrectionRow{
	{Field: exam.FieldBorn, Old: "2007-02-12", New: "2007-12-02", Document: "birth_certificate", Status: "open"},
	{Field: exam.FieldFamilyAr, Old: "بناني", New: "بنّاني", Document: "cin", Status: "sent"},
	{Field: exam.FieldFamilyFr, Old: "BENANI", New: "BENNANI", Document: "cin", Status: "accepted"},
	{Field: exam.FieldNationalID, New: "BK310201", Document: "cin", Status: "refused"},
	{Field: exam.FieldBirthPlace, Old: "سيدي مومن 12-14", New: "عين السبع 12-14", Document: "school_record", Status: "open"},
	{Field: exam.FieldSex, Old: "M", New: "F", Document: "birth_certificate", Status: "conflict"},
}

func correctionsOf(head Head, n int, schools ...string) *CorrectionList {
	l := &CorrectionList{Head: head, Lists: "C2D4-81AF"}
	for i := range n {
		c, r := person(i), correctionSamples[i%len(correctionSamples)]
		r.Massar, r.Name, r.Class = c.Massar, c.Name, c.Class
		if i%2 == 0 {
			r.ExamNumber = c.Number
		}
		r.School = schools[i*len(schools)/n]
		r.At = time.Date(2026, 2, 3+i%20, 10, 0, 0, 0, time.UTC)
		l.Rows = append(l.Rows, r)
	}
	return l
}

func sendingOf(head Head, n int) *SendingSlip {
	l := &SendingSlip{Head: head, Number: "12/2026", Lists: "C2D4-81AF", Subject: "تصحيح معطيات مترشحي امتحان البكالوريا – دورة 2026"}
	items := []SlipItem{
		{"لائحة التصحيحات المطلوبة", 3, "نسختان ورقيتان"}, {"نسخ من البطاقة الوطنية للتعريف", 14, ""}, {"نسخ من عقود الازدياد", 9, "مصادق عليها"},
	}
	if head.Lang == "fr" {
		l.Subject = "rectification des données des candidats au baccalauréat – session 2026"
		items = []SlipItem{
			{"Liste des rectifications demandées", 3, "deux exemplaires"}, {"Copies de la CNIE", 14, ""}, {"Actes de naissance", 9, "certifiés conformes"},
		}
	}
	for i := range n {
		l.Items = append(l.Items, items[i%len(items)])
	}
	return l
}

func boardOf(head Head, classes, blocks int) *VerificationBoard {
	v := &VerificationBoard{Head: head, Lists: "C2D4-81AF", Groups: []BoardGroup{
		{"school", []BoardRow{{"الثانوية التأهيلية ابن خلدون", 120, 30, 40, 12, 8, 30}}},
		{By: "class"},
		{"track", []BoardRow{
			{"العلوم التجريبية مسلك علوم الحياة والأرض", 70, 0, 0, 0, 0, 70}, {"الآداب والعلوم الإنسانية", 48, 30, 6, 2, 0, 10}, {"2BAC-SMA", 0, 0, 0, 0, 0, 0},
		}},
	}}
	for i := range classes {
		v.Groups[1].Rows = append(v.Groups[1].Rows, BoardRow{fmt.Sprintf("2BAC-%d", i+1), 34, 10 - i%9, 8, i % 5, 3, 13 + i%9 - i%5})
	}
	for i := range blocks {
		c := person(i)
		why := []string{"تاريخ الازدياد غير ممكن: 31-02-2007", "رقم مسار مكرر: J130012345", "طلب تصحيح لم يبت فيه"}[i%3]
		if head.Lang == "fr" {
			why = []string{"date de naissance impossible : 31-02-2007", "code Massar en double : J130012345", "demande de rectification en suspens"}[i%3]
		}
		v.Blocking = append(v.Blocking, BoardBlock{c.Name, c.Massar, c.Class, why})
	}
	return v
}

// home is the head of a home school's papers.
func home(h Head) Head {
	h.Centre.Kind, h.Centre.Head = exam.HomeSchool, "ادريس بنعيسى"
	return h
}

// verifySamples are the papers of verification in other sizes and of a school in
// Latin letters.
func verifySamples() map[string]document {
	const other = "ثانوية الأمل الخصوصية"
	fr := home(in("fr"))
	fr.Centre.Name, fr.Centre.City, fr.Centre.Direction = "Lycée Ibn Khaldoun", "Casablanca", "Hay Hassani"
	return map[string]document{
		"verification-cards-1":  verifyCardsOf(home(in("ar")), 2, 1),
		"verification-cards-fr": verifyCardsOf(fr, 3, 2),
		"verification-cards-en": verifyCardsOf(home(practice("en")), 2, 2),
		"correction-list-fr":    correctionsOf(fr, 12, "Lycée Ibn Khaldoun"),
		"correction-list-en":    correctionsOf(in("en"), 3, other),
		"sending-slip-long":     sendingOf(home(in("ar")), 20),
		"sending-slip-fr":       sendingOf(fr, 3),
		"sending-slip-en":       &SendingSlip{Head: in("en")},
		"verification-board-fr": boardOf(fr, 30, 40),
		"verification-board-en": boardOf(home(in("en")), 2, 0),
		"practice-verify":       verifyCardsOf(home(practice("ar")), 2, 2),
		"practice-sending":      sendingOf(practice("ar"), 3),
	}
}
