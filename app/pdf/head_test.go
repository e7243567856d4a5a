package pdf

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
)

func TestOfficesAreNamedInBothScripts(t *testing.T) {
	tests := []struct{ name, academy, ar, fr string }{
		{
			"region alone", "الدار البيضاء سطات",
			"الأكاديمية الجهوية للتربية والتكوين لجهة الدار البيضاء سطات", "Académie régionale d’éducation et de formation\u00a0: Casablanca-Settat",
		},
		{
			"the word region is not said twice", "جهة فاس مكناس",
			"الأكاديمية الجهوية للتربية والتكوين لجهة فاس مكناس", "Académie régionale d’éducation et de formation\u00a0: Fès-Meknès",
		},
		{
			"the whole title", "الأكاديمية الجهوية للتربية والتكوين لجهة الشرق",
			"الأكاديمية الجهوية للتربية والتكوين لجهة الشرق", "Académie régionale d’éducation et de formation\u00a0: L’Oriental",
		},
		{"Latin letters only", "AREF Souss-Massa", "", "Académie régionale d’éducation et de formation\u00a0: AREF Souss-Massa"},
		{"not one of the twelve", "أكاديمية أخرى", "أكاديمية أخرى", ""},
		{"nothing known", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := exam.Centre{Academy: tt.academy}
			assert.Equal(t, tt.ar, academy(c, "ar"))
			assert.Equal(t, tt.fr, academy(c, "fr"))
		})
	}
	assert.Equal(t, "مركز الامتحان: الثانوية المركزية", prefixed("مركز الامتحان:", "مركز", "الثانوية المركزية"))
	assert.Equal(t, "المديرية الإقليمية بأنفا", direction(exam.Centre{Direction: "المديرية الإقليمية بأنفا"}, "ar"))
}
