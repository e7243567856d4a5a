package model

import (
	"context"
	"strings"

	"markaz/app"
	"markaz/app/text"
)

// An Undo is what can be taken back on the screen: the latest act.
type Undo struct {
	Err error // of the last Do

	office Office
	done   app.Act
}

// NewUndo returns the taking back of what was done in an open file.
func NewUndo(o Office) *Undo { return &Undo{office: o} }

// Name says what would be taken back, "" if there is nothing.
func (m *Undo) Name(lang text.Lang) string {
	act, ok := m.office.LastAct()
	if !ok {
		return ""
	}
	return actName(lang, act)
}

// Done says what Do took back.
func (m *Undo) Done(lang text.Lang) string {
	return text.T(lang, "screen.undo.done", text.Args{"act": actName(lang, m.done)})
}

// Do takes it back; the journal keeps both.
func (m *Undo) Do(ctx context.Context, reason string) func() {
	act, err := m.office.TakeBack(ctx, reason)
	return func() { m.done, m.Err = act, err }
}

func actName(lang text.Lang, act app.Act) string {
	kind, _, _ := strings.Cut(act.Kind, "/")
	return text.T(lang, "screen.act."+kind)
}
