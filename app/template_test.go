package app

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/template"
	"markaz/app/text"
)

func TestAFaultOfATemplateIsSaid(t *testing.T) {
	tests := []struct {
		fault template.Fault
		want  map[text.Lang]string
	}{
		{template.Fault{Line: 12, Field: "columns[2].width", Code: "width", Value: "5-192"}, map[text.Lang]string{
			text.Arabic:  "السطر 12، \u2066columns[2].width\u2069: يجب أن يكون العرض بين 5 و192 مليمترا",
			text.French:  "Ligne 12, \u2066columns[2].width\u2069\u00a0: la largeur doit être comprise entre 5 et 192 mm",
			text.English: "Line 12, \u2066columns[2].width\u2069: the width must be from 5 to 192 mm",
		}},
		{template.Fault{Line: 3, Code: "encoding"}, map[text.Lang]string{
			text.Arabic: "السطر 3: الكتابة ليست بترميز UTF-8: احفظوا الملف من جديد باختيار «UTF-8» عوض «ANSI» أو Windows-1256",
		}},
		{template.Fault{Line: 5, Field: "title", Code: "missing", Value: "ar"}, map[text.Lang]string{
			text.Arabic: "السطر 5، \u2066title\u2069: هذا الحقل لازم بالعربية", text.English: "Line 5, \u2066title\u2069: this field is required in Arabic",
		}},
		{template.Fault{Line: 6, Field: "columns", Code: "type", Value: "list"}, map[text.Lang]string{
			text.Arabic: "السطر 6، \u2066columns\u2069: القيمة المنتظرة هنا: قائمة، يبدأ كل سطر منها بشرطة",
		}},
	}
	for _, tt := range tests {
		for lang, want := range tt.want {
			t.Run(tt.fault.Code+" "+string(lang), func(t *testing.T) {
				err := fmt.Errorf("taken: %w", &WrongTemplate{File: 1, Err: &tt.fault})
				assert.Equal(t, want, DescribeTemplate(lang, err))
				assert.Contains(t, Explain(lang, err).What, want)
				line, field, ok := TemplateFault(err)
				assert.True(t, ok)
				assert.Equal(t, tt.fault.Line, line)
				assert.Equal(t, tt.fault.Field, field)
			})
		}
	}
	assert.Empty(t, DescribeTemplate(text.Arabic, exam.ErrBusy))
}
