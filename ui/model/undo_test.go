package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/text"
)

// The button that takes back what was done says what that is, whatever of the exam day
// was recorded.
func TestEveryActOfTheDayHasAName(t *testing.T) {
	for _, thing := range []exam.Thing{
		exam.Admission{},
		exam.Undertaking{},
		exam.Lateness{},
		exam.Provisional{},
		exam.Register{},
		exam.Justification{},
		exam.Exit{},
		exam.ExitSheet{},
		exam.Incident{},
		exam.Delivery{},
		exam.Opening{},
		exam.ScriptCount{},
		exam.Destination{},
		exam.Handover{},
		exam.Report{},
	} {
		assert.True(t, text.Has("screen.act."+thing.Word()+".recorded"), thing.Word())
	}
}
