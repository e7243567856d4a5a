package model

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/text"
)

// Only what a kind needs is asked, in the order in which it is answered.
func TestQuestionsOfAHappening(t *testing.T) {
	fraud := func(t exam.FraudType) Happening { return Happening{exam.FraudCase, t} }
	tests := []struct {
		name     string
		of       Happening
		asks     []Question
		leaves   []Question
		first    Question // after hour, room and paper
		ofPerson bool
	}{
		{"devices: what was seized first", fraud(exam.FraudDevices), []Question{AskItems, AskScript, AskWitnesses, AskStatement, AskSigning}, []Question{AskIdentity, AskSecond, AskMinutes, AskMeasure}, AskItems, true},
		{"impersonation: who sat there first", fraud(exam.FraudImpersonation), []Question{AskIdentity, AskSecond, AskScript}, []Question{AskMinutes}, AskIdentity, true},
		{"exchange: the facts first", fraud(exam.FraudExchange), []Question{AskFacts, AskScript}, []Question{AskSecond}, AskFacts, true},
		{"illness", Happening{Kind: exam.Illness}, []Question{AskMeasure, AskTold, AskMinutes}, []Question{AskItems, AskScript, AskSigning, AskConcerned}, AskFacts, true},
		{"power cut", Happening{Kind: exam.PowerCut}, []Question{AskUntil, AskMinutes, AskConcerned}, []Question{AskItems, AskWitnesses}, AskFacts, false},
		{"damaged envelope", Happening{Kind: exam.EnvelopeDamage}, []Question{AskWitnesses, AskMeasure}, []Question{AskMinutes, AskConcerned}, AskFacts, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := tt.of.Questions()
			assert.Equal(t, []Question{AskHour, AskRoom, AskPaper, tt.first}, all[:4])
			assert.Equal(t, AskNotes, all[len(all)-1], "what is for the centre alone comes last")
			assert.Subset(t, all, tt.asks)
			for _, q := range tt.leaves {
				assert.NotContains(t, all, q)
			}
			assert.Equal(t, tt.ofPerson, tt.of.OfCandidate())
			slices.Sort(all)
			assert.Len(t, slices.Compact(all), len(tt.of.Questions()), "each once")
			for _, lang := range text.Langs() {
				for _, q := range all {
					assert.True(t, text.Has("incident.ask."+string(q)), q)
				}
				assert.NotContains(t, tt.of.Name(lang), "[")
			}
		})
	}
}

func TestHoursTypedInAHurry(t *testing.T) {
	for typed, want := range map[string]string{
		"915": "09:15", "0915": "09:15", "9:5": "09:05", "9h15": "09:15", "9": "09:00", " ٩:٣٠ ": "09:30", "1405": "14:05", "09.15": "09:15",
		"": "", "later": "later", "9:15:20": "9:15:20", "12345": "12345",
	} {
		assert.Equal(t, want, Hour(typed), typed)
	}
	assert.False(t, exam.IsHour(Hour("2570")), "an hour that is none stays one")
}
