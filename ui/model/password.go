package model

import (
	"context"

	"markaz/app/text"
)

// Password is the setting of the password that opens the file.
type Password struct {
	Sheet string // where the recovery sheet is
	Err   error

	office Office
	desk   *Desk
	dir    string
}

// NewPassword sets the password of the centre file at path.
func NewPassword(o Office, desk *Desk, path string) *Password {
	return &Password{office: o, desk: desk, dir: desk.PapersDir(path)}
}

// shortest is how many letters a password has at least.
const shortest = 6

// Wrong says what is wrong with a password typed twice, "" if nothing is.
func (m *Password) Wrong(lang text.Lang, first, second string) string {
	switch {
	case len([]rune(first)) < shortest:
		return text.T(lang, "screen.password.short", text.Args{"n": shortest})
	case first != second:
		return text.T(lang, "screen.password.differ")
	}
	return ""
}

// Set sets it; the recovery sheet is written before. It may be slow.
func (m *Password) Set(ctx context.Context, password string) func() {
	tray, err := m.desk.Tray(m.dir)
	sheet := ""
	if err == nil {
		sheet, err = m.office.Protect(ctx, password, m.desk.RecoveryCode(), tray)
	}
	return func() { m.Sheet, m.Err = sheet, err }
}
