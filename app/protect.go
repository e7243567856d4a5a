package app

import (
	"context"
	"fmt"
	"io"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// Protect sets the password of the file. The recovery sheet is written first,
// so that no file is ever protected without one; it returns where the sheet
// is. Its name is of the moment: the sheet of another file, or of a password
// that still stands because this one could not be set, is never replaced. The
// code opens the file when the password is forgotten.
func (o *Office) Protect(ctx context.Context, password, recovery string, tray Tray) (sheet string, err error) {
	paper := &pdf.Recovery{Head: o.State().head(o.State().Settings.Language, 0, o.Now()), Code: recovery}
	if password == "" {
		return "", fmt.Errorf("no password: %w", exam.ErrInvalid)
	}
	name := "recovery-" + o.Now().Format("20060102-150405.000") + ".pdf"
	sheet, _, err = tray.Put(name, func(w io.Writer) error {
		_, err := paper.WriteTo(w)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("recovery sheet: %w", err)
	}
	if err := o.Store.Protect(ctx, text.NFC(password), recovery); err != nil {
		return "", fmt.Errorf("set password: %w", err)
	}
	return sheet, nil
}
