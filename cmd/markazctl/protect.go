package main

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
)

// protect sets a password and writes the recovery sheet. The sheet comes first:
// a file whose sheet could not be written stays as it was.
func (c *cli) protectVerb() *cobra.Command {
	var dir, fresh string
	v := c.verb("protect FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			password, err := c.newPassword(fresh)
			if err != nil {
				return err
			}
			if password == "" {
				return misuse("empty password")
			}
			sheet, err := o.Protect(ctx, password, wire.NewRecoveryCode(), wire.Tray(dir))
			if err != nil {
				return err
			}
			c.tell("command.protected", text.Args{"path": sheet})
			return c.answer(map[string]any{"sheet": sheet})
		})
	})
	v.Flags().StringVarP(&dir, "out", "o", ".", c.t("command.flag_out", nil))
	v.Flags().StringVar(&fresh, "new-password-file", "", c.t("command.flag_new_password_file", nil))
	return v
}

func (c *cli) newPassword(path string) (string, error) {
	if path != "" {
		b, err := os.ReadFile(path)
		return strings.TrimRight(string(b), "\r\n"), err
	}
	first, err := c.ask("command.ask_new_password")
	if errors.Is(err, exam.ErrLocked) {
		return "", misuse("--new-password-file: %w", err)
	} else if err != nil {
		return "", err
	}
	second, err := c.ask("command.ask_again")
	if err == nil && first != second {
		return "", misuse("%s", c.t("command.passwords_differ", nil))
	}
	return first, err
}
