// Command markaz is the desktop program of an exam centre.
//
//	markaz [FILE.markaz | LIST]
//
// opens a centre file, or begins a centre with a list of candidates.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"markaz/app"
	"markaz/app/text"
	"markaz/assets"
	"markaz/data/home"
	"markaz/ui"
	"markaz/ui/kit"
)

const id = "ma.markaz.desktop"

func main() {
	lang := text.Arabic
	if err := run(os.Args[1:], &lang); err != nil {
		fmt.Fprintln(os.Stderr, "markaz:", err)
		refuse(lang, err)
		os.Exit(1)
	}
}

// start begins Fyne with our mark on every window.
func start(look kit.Look, lang text.Lang) fyne.App {
	a := kit.New(id, look, string(lang))
	a.SetIcon(fyne.NewStaticResource("markaz.png", assets.Icon))
	return a
}

// apologize is a window that says why the program cannot begin.
func apologize(lang text.Lang, err error) {
	a := start(kit.Look{}, lang)
	win := kit.Window(a, text.T(lang, "screen.window.title"))
	win.SetContent(kit.Page{
		Title: text.T(lang, "screen.window.refused"),
		Body:  kit.Scroll(kit.Banner(kit.Bad, app.Explain(lang, err).String())),
	}.Object())
	win.ShowAndRun()
}

func run(args []string, lang *text.Lang) error {
	ctx, end := context.WithCancel(context.Background())
	defer end()
	h, err := home.Open()
	if err != nil {
		return err
	}
	log, closer, err := h.Log()
	if err != nil {
		return err
	}
	defer closer.Close()
	slog.SetDefault(log) // what Fyne complains of is kept where somebody can find it
	d := newDesk(h, log)
	*lang = d.Language()
	last := lastWords{h, log, d.Language}
	defer last.speak(glfw.Terminate) // a dead window is no place for a message before it
	crashed, err := last.before()
	if err != nil {
		return err
	}
	last.listen()
	if err := probe(); err != nil {
		log.Error("no window", "error", err)
		return err
	}
	a := start(ui.Look(d.Look()), d.Language())
	win := kit.Window(a, text.T(d.Language(), "screen.window.title"))
	w := ui.New(ctx, win, d, last.background)
	w.Settle, w.Follow, w.Calm = ui.Settling, true, ui.Calming
	a.Lifecycle().SetOnStarted(func() {
		if len(args) > 0 {
			w.OpenPath(whole(args[0]))
		} else if path := d.DoorFile(); path != "" && there(path) {
			w.OpenPath(path) // what stood at the door stands there again
		}
		if crashed != "" {
			w.Notice(text.T(d.Language(), "begin.ended_title"), text.T(d.Language(), "begin.ended"), crashed)
		}
		if path := os.Getenv("MARKAZ_TRACE"); path != "" {
			go follow(w, path, log)
		}
	})
	win.ShowAndRun()
	return nil
}

// whole is a path from where the program was started, wherever it may go later.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
