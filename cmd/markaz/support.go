package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"time"

	"markaz/app"
	"markaz/cmd/pc"
	"markaz/cmd/wire"
	"markaz/data/home"
)

// saveLog puts the program's log into a folder as one file for whoever gives
// support, under what the program and the PC are. It names nobody: the log does
// not, and the PC's own name and its user's are left out.
func saveLog(h *home.Home, dir string, now time.Time) (string, error) {
	name := "markaz-log-" + now.Format("20060102-150405") + ".txt"
	path, _, err := wire.Tray(dir).Put(name, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "Markaz %s (%s)\nsystem: %s\nmachine: %s/%s, %d processors\nbuilt by: %s\nlanguage: %s\nsaved: %s\n\n",
			app.Version, revision(), pc.System(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(),
			h.Settings().Language, now.Format(time.RFC3339))
		if err != nil {
			return err
		}
		return h.WriteLog(w)
	})
	return path, err
}

// revision is the state of the source that the program was built from.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "no build information"
	}
	of, changed := "unknown revision", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			of = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ", changed"
		}
	}
	return of + changed
}
