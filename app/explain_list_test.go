package app

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// Of a paper on which nobody stands it is not said that all is done already.
func TestAPaperOnWhichNobodyStandsIsNamed(t *testing.T) {
	s := &State{Plan: &exam.Plan{}, duties: &exam.DutyPlan{}, Settings: exam.Settings{}.Defaults()}
	s.relieve()
	s.derive()
	_, err := s.papers(PrintJob{Documents: []string{ReserveList}}, time.Time{})
	require.ErrorIs(t, err, exam.ErrNothing)
	for _, lang := range text.Langs() {
		said := Explain(lang, err)
		assert.Contains(t, said.What, text.T(lang, "document."+ReserveList))
		assert.NotEqual(t, Explain(lang, exam.ErrNothing).Do, said.Do)
	}
}

// A file that is no list may have been meant for either: what is said of it is not of
// candidates alone.
func TestRefusalsOfAListAreOfEitherKind(t *testing.T) {
	for _, why := range []roster.Reason{
		roster.Empty, roster.Damaged, roster.WebPage, roster.OldFormat, roster.Protected, roster.OtherProgram, roster.TooMuch,
		roster.TooManyRows, roster.TooManyColumns, roster.CellTooLong, roster.NoHeader, roster.WrongEncoding, roster.UnknownEncoding,
	} {
		for lang, words := range map[text.Lang][2]string{
			text.Arabic: {"مترشحين", "أطر"}, text.French: {"candidats", "personnel"}, text.English: {"candidates", "staff"},
		} {
			said := Explain(lang, &roster.Refusal{File: "x", Reason: why, Err: errors.New("refused")}).String()
			require.NotEmpty(t, said)
			assert.NotContains(t, said, "refusal.")
			if why == roster.NoHeader { // whose titles are other ones
				assert.Contains(t, said, words[0], why)
				assert.Contains(t, said, words[1], why)
			} else {
				assert.NotContains(t, said, words[0], why)
			}
		}
	}
}
