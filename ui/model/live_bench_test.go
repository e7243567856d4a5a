package model_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// BenchmarkLiveBoardOfARegion is the board of 3,500 rooms with 70,000 candidates,
// where everybody is admitted one by one, and the statistics of the half-day.
func BenchmarkLiveBoardOfARegion(b *testing.B) {
	o := school(b, 70_000)
	programme, _, err := o.ProposeProgramme("ma-national", "2026-06-02")
	require.NoError(b, err)
	require.NoError(b, o.SetProgramme(b.Context(), programme))
	var rooms []exam.Room
	for len(rooms) < 3500 {
		rooms = append(rooms, exam.Room{Number: text.Number("en", len(rooms)+1), Capacity: 20})
	}
	require.NoError(b, o.SetRooms(b.Context(), rooms))
	_, err = o.Seat(b.Context(), exam.Rules{Order: exam.ByNumber}, true)
	require.NoError(b, err)
	s := o.State()
	settings, centre := s.Settings, s.Centre
	settings.Day.AdmitEach, centre.Kind = true, exam.ExamCentre
	require.NoError(b, o.SetChoices(b.Context(), centre, settings))
	at := s.Programme.Sittings()[0]
	s = o.State()
	require.Len(b, s.Rolls(at), len(rooms))
	now := at.Date.Time().Add(9 * time.Hour)
	b.Run("board", func(b *testing.B) {
		for b.Loop() {
			m := model.NewLive(text.Arabic, s, at, now, model.LiveByNeed)
			require.GreaterOrEqual(b, len(m.Tiles), 1)
			m.Sum()
			m.Missing()
		}
	})
	b.Run("statistics", func(b *testing.B) {
		for b.Loop() {
			require.NotZero(b, model.NewStatistics(text.Arabic, s, at).All.Listed)
		}
	})
}
