// Command markazctl does the jobs of an exam centre without a screen: one verb
// a file, the same steps of the day as the desktop program.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"markaz/app"
)

// The exit codes, as scripts see them.
const (
	done     = 0
	failed   = 1 // refused or failed: why is on stderr, nothing changed
	misused  = 2 // the command line cannot be understood
	mustLook = 3 // done, but findings that must be corrected remain
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, in *os.File, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	c := &cli{in: in, out: out, errs: errs, lang: language(args)}
	root := c.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return done
	case errors.Is(err, errMustLook):
		return mustLook
	case errors.As(err, &usage):
		fmt.Fprintf(errs, "markazctl: %v\n%s\n", err, c.t("command.see_help", nil))
		return misused
	}
	why := app.Explain(c.lang, err).String()
	var refused refusal
	if errors.As(err, &refused) {
		why = refused.why
	}
	fmt.Fprintf(errs, "markazctl: %s\n  (%v)\n", why, err)
	return failed
}

// errMustLook ends a verb that has done its work but leaves findings that must
// be corrected.
var errMustLook = errors.New("findings that must be corrected remain")

// A refusal is an error that says itself, in the user's language, what happened
// and what to do, where the message of its sentinel would be too general.
type refusal struct {
	why string
	err error
}

func (r refusal) Error() string { return r.err.Error() }
func (r refusal) Unwrap() error { return r.err }

// A usageError is a command line that cannot be understood: a word that does
// not exist, a value that is not allowed.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func misuse(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }
