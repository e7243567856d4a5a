package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"markaz/ui"
)

// follow writes what the window shows into a file whenever it has changed and
// come to rest, for the test that has only a real screen. It ends before the
// window does: Fyne may wait for ever for what is asked of it as it ends.
func follow(w *ui.Window, path string, log *slog.Logger) {
	var before, last []byte
	tick := time.NewTicker(40 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-w.Ending():
			return
		case <-tick.C:
		}
		var now ui.Trace
		fyne.DoAndWait(func() { now = w.Trace() })
		b, err := json.Marshal(now)
		moving := !bytes.Equal(b, before)
		before = b
		if err == nil && (moving || bytes.Equal(b, last)) {
			continue
		}
		if last = b; err == nil {
			err = os.WriteFile(path+".new", b, 0o600)
		}
		if err == nil {
			err = os.Rename(path+".new", path)
		}
		if err != nil {
			log.Error("trace", "error", err)
			return
		}
	}
}
