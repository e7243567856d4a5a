package model_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
	"markaz/ui/model"
)

// regionStaff is an exam centre's file with the staff of a region.
func regionStaff(b *testing.B, n int) model.Office {
	b.Helper()
	o := school(b, 50)
	var list strings.Builder
	list.WriteString("رقم التأجير;CIN;الاسم بالعربية;الاسم بالفرنسية;التخصص;مقر العمل;السلك\n")
	subjects := []string{"الرياضيات", "الفرنسية", "الفلسفة", "الفيزياء والكيمياء", "علوم الحياة والأرض", "اللغة العربية", "الإنجليزية"}
	for i := range n {
		fmt.Fprintf(&list, "%d;AB%06d;العائلة%d محمد%d;FAMILLE%d Mohamed%d;%s;ثانوية %d;الثانوي التأهيلي\n",
			1_000_000+i, i, i%4000, i%90, i%4000, i%90, subjects[i%len(subjects)], i%200)
	}
	data := []byte(list.String())
	d, err := roster.ReadStaff(b.Context(), "staff.csv", bytes.NewReader(data), int64(len(data)), app.ListOptions{SessionYear: 2027})
	require.NoError(b, err)
	_, err = o.ImportStaff(b.Context(), nil, d)
	require.NoError(b, err)
	require.Len(b, o.State().Staff, n)
	return o
}

// BenchmarkStaffOfARegion searches 12,600 people at a keystroke, filters and sorts
// them, and shows one.
func BenchmarkStaffOfARegion(b *testing.B) {
	o := regionStaff(b, 12_600)
	m := model.NewStaff(o)
	m.Grid(text.Arabic)
	m.Prepare()()
	b.Run("letter", func(b *testing.B) {
		words := []string{"م", "مح", "محم", "1", "100", "ثا", "الفي", "zz"}
		for i := 0; b.Loop(); i++ {
			m.Query = words[i%len(words)]
			m.Apply()
		}
	})
	m.Query = ""
	b.Run("group", func(b *testing.B) {
		for b.Loop() {
			m.Group = model.StaffGuards
			m.Apply()
		}
	})
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			page := model.NewStaff(o)
			page.Grid(text.Arabic)
			page.Groups()
			page.Subjects()
			page.Cycles()
		}
	})
	b.Run("sheet", func(b *testing.B) {
		for b.Loop() {
			model.NewStaffForm(text.Arabic, o, o.State().Staff[6000].ID)
		}
	})
	b.Run("change", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			f, _ := model.NewStaffForm(text.Arabic, o, o.State().Staff[i%12_600].ID)
			f.Type(exam.FieldSubject, fmt.Sprint("المادة ", i))
			f.Save(b.Context())()
			require.NoError(b, f.Err)
		}
	})
	b.Run("call", func(b *testing.B) { // what the page of the call shows after an answer
		for b.Loop() {
			call := model.NewCall(o, time.Now)
			call.Lines(text.Arabic)
			call.Query = "FAMILLE12"
			call.Lines(text.Arabic)
		}
	})
	b.Run("problems", func(b *testing.B) {
		for b.Loop() {
			model.StaffProblems(o.State())
		}
	})
}
