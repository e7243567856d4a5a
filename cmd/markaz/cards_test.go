package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui"
)

// school is the file of a home school with so many invented candidates.
func school(t *testing.T, many int) (string, *app.State) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("MARKAZ_HOME", filepath.Join(dir, "markaz"))
	path := filepath.Join(dir, "school.markaz")
	d, err := wire.Create(t.Context(), path, exam.Centre{Kind: exam.HomeSchool, Name: "ثانوية وادي الزيتون", Year: "2026"})
	require.NoError(t, err)
	var rows strings.Builder
	rows.WriteString("رقم الامتحان;رمز مسار;الاسم العائلي;الاسم الشخصي;تاريخ الازدياد;القسم;المسلك\n")
	for i := range many {
		fmt.Fprintf(&rows, "%d;J12%07d;العائلة%d;الشخصي;01/02/2008;2BACSM-%d;2BACSMA\n", 10001+i, i+1, i+1, 1+i%3)
	}
	list := rows.String()
	draft, err := d.ReadList(t.Context(), "list.csv", strings.NewReader(list), int64(len(list)), app.ListOptions{SessionYear: 2026})
	require.NoError(t, err)
	_, err = d.Import(t.Context(), nil, draft)
	require.NoError(t, err)
	state := d.State()
	require.NoError(t, d.Close())
	return path, state
}

// cardsBy enters signed cards by the keyboard and the scanner alone.
type cardsBy struct {
	hand
	state *app.State
}

// show brings the card of a candidate into view: by number, by Massar code, or by
// its signed code.
func (p cardsBy) show(i int) {
	p.t.Helper()
	c := p.state.Candidates[i]
	switch i % 3 {
	case 0:
		p.typeText(c.Massar)
		p.key("Return")
	case 1:
		p.scan(p.state.VerificationCode(c.ID), 2)
	case 2:
		p.typeText(c.Number)
		p.key("Return")
	}
	name := c.Name.Any()
	p.until("the card of "+c.Number, func(tr ui.Trace) bool {
		return slices.Contains(tr.Words, name) && !tr.Busy && tr.Focus == "cards.box" && has(tr, "screen.cards.enter_approves")
	})
}

func has(tr ui.Trace, key string) bool { return slices.Contains(tr.Words, text.T(text.Arabic, key)) }

// correct asks for a correction: the number of the field, the value, the digit of
// the document.
func (p cardsBy) correct(field, value, document string) {
	p.t.Helper()
	p.typeText(field)
	p.key("Return")
	p.until("the form", func(tr ui.Trace) bool { return tr.Focus == "cards.value" })
	p.typeText(value)
	p.until("the value", func(tr ui.Trace) bool { return tr.Typed["cards.value"] == value })
	p.key("Return")
	p.until("the documents", func(tr ui.Trace) bool { return tr.Focus == "cards.document" })
	p.typeText(document)
	p.key("Return")
	p.until("the request", func(tr ui.Trace) bool { return !tr.Over && !tr.Busy && tr.Focus == "cards.box" })
}

// Thirty signed cards are entered without a mouse: codes are scanned, numbers
// typed, and five corrections asked for.
func TestThirtySignedCards(t *testing.T) {
	const many = 30
	file, state := school(t, many)
	p := cardsBy{take(t, file), state}
	p.wait("overview", "next_step")
	p.key("ctrl+3")
	p.wait("verification", "next")
	require.NoError(t, (&story{p: p.program}).tab("next"))
	p.key("Return")
	p.wait("cards", "cards.box")

	corrections := map[int][][3]string{
		4: {{"8", "11/02/2008", "2"}}, 11: {{"3", "AB123456", "1"}, {"8", "12/02/2008", "1"}},
		18: {{"6", "EL FASSI", "2"}}, 25: {{"8", "13/02/2008", "3"}},
	}
	begun := time.Now()
	for i := range many {
		p.show(i)
		for _, c := range corrections[i] {
			p.correct(c[0], c[1], c[2])
		}
		p.key("Return")
		p.until("the box for the next card", func(tr ui.Trace) bool {
			return !tr.Busy && tr.Focus == "cards.box" && has(tr, "screen.cards.begin") && slices.Contains(tr.Words, fmt.Sprint(i+1))
		})
	}
	t.Logf("%d cards in %.1f s", many, time.Since(begun).Seconds())
	p.key("Escape")
	p.wait("verification", "lanes")
	p.close()

	out, err := exec.Command(filepath.Join(programs, "markazctl"), "--json", "verify", "board", file).Output()
	require.NoError(t, err)
	var board struct {
		All struct{ Total, Waiting, Approved, Requested, Settled, Validated int }
	}
	require.NoError(t, json.Unmarshal(out, &board))
	assert.Equal(t, many, board.All.Total)
	assert.Equal(t, many-len(corrections), board.All.Approved)
	assert.Equal(t, len(corrections), board.All.Requested)
	assert.Zero(t, board.All.Waiting)

	d, err := wire.Open(t.Context(), file, nil)
	require.NoError(t, err)
	defer d.Close()
	require.Len(t, d.State().Requests, 5)
	first := d.State().Requests[0]
	assert.Equal(t, state.Candidates[4].ID, first.Candidate)
	assert.Equal(t, []any{exam.FieldBorn, "2008-02-11", exam.DocumentBirth, exam.ByCandidate}, []any{first.Field, first.New, first.Document, first.By})
	assert.Equal(t, "EL FASSI", d.State().Requests[3].New)
	for i, c := range d.State().Candidates {
		if len(corrections[i]) == 0 {
			assert.Equal(t, exam.OnCard, d.State().Dossier(c.ID).Verdicts[0].Way, c.Number)
		}
	}
}

// A card that was printed before its data changed is refused, and a new one is
// printed by two keys; the box then waits for the next card.
func TestRefusedCardIsPrintedAnew(t *testing.T) {
	file, state := school(t, 3)
	opened := filepath.Join(t.TempDir(), "opened")
	viewer := filepath.Join(t.TempDir(), "xdg-open")
	require.NoError(t, os.WriteFile(viewer, []byte("#!/bin/sh\necho \"$1\" >>"+opened+"\n"), 0o755))
	t.Setenv("PATH", filepath.Dir(viewer)+string(os.PathListSeparator)+os.Getenv("PATH"))
	who := state.Candidates[1]
	code := state.VerificationCode(who.ID)
	d, err := wire.Open(t.Context(), file, nil)
	require.NoError(t, err)
	require.NoError(t, d.Correct(t.Context(), app.Correction{Candidate: who.ID, Field: exam.FieldGivenAr, Value: "سلمى"}))
	require.NoError(t, d.Close())

	p := cardsBy{take(t, file), state}
	p.wait("overview", "next_step")
	p.key("ctrl+3")
	p.wait("verification", "next")
	require.NoError(t, (&story{p: p.program}).tab("next"))
	p.key("Return")
	p.wait("cards", "cards.box")
	p.scan(code, 2)
	p.wait("cards", "cards.print")
	p.key("Tab")
	p.until("the button", func(tr ui.Trace) bool { return tr.Focus == "cards.print" })
	p.key("Return")
	p.until("the box for the next card", func(tr ui.Trace) bool {
		return !tr.Busy && tr.Focus == "cards.box" && has(tr, "screen.cards.begin")
	})
	p.key("Escape")
	p.wait("verification", "lanes")
	p.close()

	d, err = wire.Open(t.Context(), file, nil)
	require.NoError(t, err)
	defer d.Close()
	require.Len(t, d.State().Prints, 1)
	assert.Equal(t, who.ID.String(), d.State().Prints[0].Scope, "the card of one candidate")
	assert.Equal(t, exam.Corrected, d.State().Verification(who.ID).State, "nothing was entered")
	shown, err := os.ReadFile(opened)
	require.NoError(t, err)
	assert.FileExists(t, strings.TrimSpace(string(shown)))
}
