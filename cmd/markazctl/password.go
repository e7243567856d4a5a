package main

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"markaz/app/exam"
)

// secret returns the password of a protected file: from --password-file, else
// asked for on a terminal.
func (c *cli) secret() (string, error) {
	if c.password != "" {
		b, err := os.ReadFile(c.password)
		if err != nil {
			return "", fmt.Errorf("password file: %w", err)
		}
		return strings.TrimRight(string(b), "\r\n"), nil
	}
	return c.ask("command.ask_password")
}

func (c *cli) ask(key string) (string, error) {
	if !term.IsTerminal(int(c.in.Fd())) {
		return "", fmt.Errorf("no --password-file and no terminal to ask on: %w", exam.ErrLocked)
	}
	fmt.Fprint(c.errs, c.t(key, nil), " ")
	b, err := term.ReadPassword(int(c.in.Fd()))
	fmt.Fprintln(c.errs)
	if err != nil {
		return "", fmt.Errorf("read password: %w", err)
	}
	return string(b), nil
}
