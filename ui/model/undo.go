package model

import (
	"context"
	"strings"

	"markaz/app"
	"markaz/app/text"
)

// An Undo is what can be taken back on the screen: what was the latest act when
// the user was asked. A job that ends while they think adds another.
type Undo struct {
	Err error // of the last Do

	office Office
	act    app.Act
	any    bool
}

// NewUndo returns the taking back of what was done last in an open file.
func NewUndo(o Office) *Undo {
	m := &Undo{office: o}
	m.act, m.any = o.LastAct()
	return m
}

// Name says what would be taken back, "" if there is nothing.
func (m *Undo) Name(lang text.Lang) string {
	if !m.any {
		return ""
	}
	return actName(lang, m.office.State(), m.act)
}

// Done says what Do took back.
func (m *Undo) Done(lang text.Lang) string {
	return text.T(lang, "screen.undo.done", text.Args{"act": actName(lang, m.office.State(), m.act)})
}

// Do takes it back; the journal keeps both.
func (m *Undo) Do(ctx context.Context, reason string) func() {
	err := m.office.TakeBack(ctx, m.act, reason)
	return func() { m.Err = err }
}

func actName(lang text.Lang, state *app.State, act app.Act) string {
	kind, _, _ := strings.Cut(act.Kind, "/")
	if document, of := strings.CutPrefix(act.About, "template/"); of {
		return text.T(lang, "screen.act.template.of", text.Args{"document": DocumentName(lang, document)})
	}
	if key, of := app.RegisterNamed(act.About); of {
		return text.T(lang, "screen.act.register.of", text.Args{"name": SlipName(lang, state, key)})
	}
	return text.T(lang, "screen.act."+kind)
}
