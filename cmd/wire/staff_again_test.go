package wire

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestZerosInFrontComeBackWithALaterList(t *testing.T) {
	d := desk(t)
	takeStaff(t, d, staffHead+"10001;;العلوي;سناء;رياضيات;ثانوية الأطلس;تأهيلي\n")
	takeStaff(t, d, staffHead+"0010001;;العلوي;سناء;رياضيات;ثانوية الأطلس;تأهيلي\n")
	require.Len(t, d.State().Staff, 1)
	assert.Equal(t, "0010001", d.State().Staff[0].Number)
	assert.Empty(t, d.State().StaffFindings())
	takeStaff(t, d, staffHead+"10001;;العلوي;سناء;رياضيات;ثانوية الأطلس;تأهيلي\n;;بناني;عمر;;;\n")
	assert.Equal(t, "0010001", d.State().Staff[0].Number, "what a spreadsheet dropped is not taken")
}

// A list in which one column slipped by a row gives everybody the name of another.
func TestWhoHasAnotherNameOrNumberByALaterListIsTold(t *testing.T) {
	const row = "%s;%s;%s;%s;رياضيات;ثانوية الأطلس;تأهيلي\n"
	tests := []struct {
		name string
		row  []any
		want []exam.Field
	}{
		{"another name", []any{"100001", "CB10001", "بناني", "عمر"}, []exam.Field{exam.FieldFamilyAr, exam.FieldGivenAr}},
		{"another payroll number", []any{"100002", "CB10001", "العلوي", "سناء"}, []exam.Field{exam.FieldStaffNumber}},
		{"another card", []any{"100001", "CB10002", "العلوي", "سناء"}, []exam.Field{exam.FieldNationalID}},
		{"a slip of the pen", []any{"100001", "CB10001", "العلوي", "سنا"}, nil},
		{"the same", []any{"100001", "CB10001", "العلوي", "سناء"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desk(t)
			takeStaff(t, d, staffHead+fmt.Sprintf(row, "100001", "CB10001", "العلوي", "سناء"))
			before := d.State().Staff[0]
			takeStaff(t, d, staffHead+fmt.Sprintf(row, tt.row...)+";;الفاسي;هند;;;\n")
			require.Len(t, d.State().Staff, 2)
			var told []exam.Field
			for _, f := range d.State().StaffFindings() {
				if f.Code == exam.StaffRenamed {
					assert.Equal(t, before.ID, f.Staff)
					assert.Equal(t, before.Value(f.Field), f.Other)
					told = append(told, f.Field)
				}
			}
			assert.Equal(t, tt.want, told)
			if tt.want == nil {
				return
			}
			require.NoError(t, d.ChangeStaff(t.Context(), before, "كما كان"))
			assert.NotContains(t, codesFound(d.State().StaffFindings()), exam.StaffRenamed, "put right it is told no more")
		})
	}
}
