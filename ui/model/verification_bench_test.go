package model_test

import (
	"testing"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// BenchmarkCardsOfALargeSchool enters signed cards among 5,000 candidates: the
// search at a keystroke, then the approval, on disk and shown.
func BenchmarkCardsOfALargeSchool(b *testing.B) {
	o := school(b, 5000)
	m := model.NewCards(o)
	b.Run("look", func(b *testing.B) {
		for b.Loop() {
			m.Look(text.Arabic, "العائلة42")
		}
	})
	b.Run("approve", func(b *testing.B) {
		i := 0
		for b.Loop() {
			m.Show(idOf(o, i%5000))
			m.Approve(b.Context())()
			m.Last(text.Arabic)
			i++
		}
	})
	b.Run("board", func(b *testing.B) {
		for b.Loop() {
			model.NewVerification(o).Lines(text.Arabic)
		}
	})
	b.Run("validate everybody", func(b *testing.B) {
		v := model.NewVerification(o)
		var said model.Verdicts
		g := model.NewGroup(o)
		g.Grid(text.Arabic)
		for b.Loop() {
			b.StopTimer()
			said.Say(b.Context(), o, exam.NotViewed, g.Chosen(nil)...)()
			said.Say(b.Context(), o, exam.Approved, g.Chosen(nil)...)()
			b.StartTimer()
			v.Validate(b.Context())()
		}
	})
}
