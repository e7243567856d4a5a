// Command markaz is the desktop program of an exam centre.
//
//	markaz [FILE.markaz | LIST]
//
// opens a centre file, or begins a centre with a list of candidates.
package main

import (
	"context"
	"fmt"
	"os"

	"fyne.io/fyne/v2"

	"markaz/app"
	"markaz/app/text"
	"markaz/assets"
	"markaz/data/home"
	"markaz/ui"
	"markaz/ui/kit"
)

const id = "ma.markaz.desktop"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "markaz:", err)
		apologize(err)
		os.Exit(1)
	}
}

// start begins Fyne with our mark on every window.
func start(look kit.Look, lang text.Lang) fyne.App {
	a := kit.New(id, look, string(lang))
	a.SetIcon(fyne.NewStaticResource("markaz.png", assets.Icon))
	return a
}

// apologize says in a window why the program cannot begin: whoever starts it by
// a double click sees nothing else.
func apologize(err error) {
	a := start(kit.Look{}, text.Arabic)
	win := kit.Window(a, text.T(text.Arabic, "screen.window.title"))
	win.SetContent(kit.Page{
		Title: text.T(text.Arabic, "screen.window.refused"),
		Body:  kit.Scroll(kit.Banner(kit.Bad, app.Explain(text.Arabic, err).String())),
	}.Object())
	win.ShowAndRun()
}

func run(args []string) error {
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
	d := newDesk(h, log)
	a := start(ui.Look(d.Look()), d.Language())
	win := kit.Window(a, text.T(d.Language(), "screen.window.title"))
	w := ui.New(ctx, win, d, ui.Background)
	a.Lifecycle().SetOnStarted(func() {
		if len(args) > 0 {
			w.OpenPath(args[0])
		}
		if path := os.Getenv("MARKAZ_TRACE"); path != "" {
			go follow(w, path, log)
		}
	})
	win.ShowAndRun()
	return nil
}
