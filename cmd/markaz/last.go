package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/text"
	"markaz/cmd/pc"
	"markaz/data/home"
	"markaz/ui"
)

// Around what is shown by a window that knows only one direction. These are older
// than isolates, which such a window may draw as boxes.
const (
	embedLTR = "\u202a"
	embedRTL = "\u202b"
	endEmbed = "\u202c"
)

// inAll is a message in the three languages, the user's first.
func inAll(first text.Lang, say func(text.Lang) string) string {
	var all []string
	for _, l := range append([]text.Lang{first}, text.Langs()...) {
		if len(all) > 0 && l == first {
			continue
		}
		embed := embedLTR
		if l.RTL() {
			embed = embedRTL
		}
		all = append(all, embed+say(l)+endEmbed)
	}
	return strings.Join(all, "\n\n")
}

// tell says in a window of the system's own what no window of ours can.
func tell(lang text.Lang, say func(text.Lang) string) {
	pc.Tell(text.T(lang, "screen.window.title"), inAll(lang, say), lang.RTL())
}

// refuse says why the program cannot begin: whoever starts it by a double
// click sees nothing else.
func refuse(lang text.Lang, err error) {
	switch {
	case errors.Is(err, errNoOpenGL):
		tell(lang, func(l text.Lang) string { return text.T(l, "begin.no_opengl") })
	case errors.Is(err, errNoScreen):
		fmt.Fprintln(os.Stderr, inAll(lang, func(l text.Lang) string { return text.T(l, "begin.no_screen") }))
	case probe() != nil:
		tell(lang, func(l text.Lang) string { return app.Explain(l, err).String() })
	default:
		apologize(lang, err)
	}
}

// lastWords keeps what the program says as it dies, so that it does not die in
// silence.
type lastWords struct {
	home *home.Home
	log  *slog.Logger
	lang func() text.Lang
}

// listen has the runtime write into a file of the home why it ends the
// program, where nothing can be said any more; the next start tells of it.
func (l lastWords) listen() {
	f, err := l.home.CrashFile()
	if err == nil {
		err = errors.Join(debug.SetCrashOutput(f, debug.CrashOptions{}), f.Close()) // the runtime has a handle of its own
	}
	if err != nil { // nothing that keeps a centre from its work
		l.log.Error("crash file", "error", err)
	}
}

// before returns the report of a program that died the last time, "" if none
// did. A graphics driver that died of being asked for OpenGL is not asked again
// at once: the user would be told of it never.
func (l lastWords) before() (report string, err error) {
	report, err = l.home.TakeCrash(time.Now())
	if err != nil {
		l.log.Error("crash file", "error", err)
		return "", nil
	}
	if words, err := os.ReadFile(report); err == nil && strings.Contains(string(words), "main.probe(") {
		return "", fmt.Errorf("%w: the driver died, as in %s", errNoOpenGL, report)
	}
	return report, nil
}

// speak is deferred where the program's work begins: a panic ends the program,
// after the user was told. first does away with what stands in the way of that.
func (l lastWords) speak(first func()) {
	fault := recover()
	if fault == nil {
		return
	}
	report, err := l.home.Report(fmt.Appendf(nil, "panic: %v\n\n%s", fault, debug.Stack()), time.Now())
	l.log.Error("panic", "report", report, "error", err)
	first()
	tell(l.lang(), func(lang text.Lang) string {
		return text.T(lang, "begin.stopped", text.Args{"report": embedLTR + report + endEmbed})
	})
	os.Exit(2)
}

// background is ui.Background whose slow part does not die in silence.
func (l lastWords) background(slow func(say func(func())) func()) {
	ui.Background(func(say func(func())) func() {
		defer l.speak(func() {}) // the window goes on meanwhile
		return slow(say)
	})
}
