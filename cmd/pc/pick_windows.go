package pc

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"golang.org/x/sys/windows"

	"markaz/ui/model"
)

// Pick asks with the window that Windows has for it.
func Pick(_ context.Context, ask model.Ask) (string, error) {
	runtime.LockOSThread() // a dialog belongs to the thread that opened it
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED); err == nil {
		defer windows.CoUninitialize()
	}
	d, err := newDialog(ask.Kind.Writes())
	if err != nil {
		return "", fmt.Errorf("%w: %w", model.ErrNoWindow, err)
	}
	defer d.release()
	if err := prepare(d, ask); err != nil {
		return "", fmt.Errorf("%w: %w", model.ErrNoWindow, err)
	}
	switch path, err := d.ask(ourWindow()); {
	case errors.Is(err, errGivenUp):
		return "", nil
	case err != nil:
		return "", fmt.Errorf("%w: %w", model.ErrNoWindow, err)
	default:
		return path, nil
	}
}

func prepare(d *fileDialog, ask model.Ask) error {
	flags := uint32(forceFileSystem | noChangeDir | pathMustExist | dontAddToRecent)
	switch {
	case ask.Kind == model.Folder:
		flags |= pickFolders
	case ask.Kind.Writes():
		flags |= overwritePrompt
	default:
		flags |= fileMustExist
	}
	err := errors.Join(d.setOptions(flags), d.setTitle(ask.Title))
	if patterns := patterns(ask.Kind); patterns != "" {
		err = errors.Join(err, d.setFilters(patterns, "*.*"))
	}
	if ask.Kind.Writes() {
		err = errors.Join(err, d.setName(ask.Name), d.setExtension(strings.TrimPrefix(ask.Kind.Extensions()[0], ".")))
	}
	if ask.Folder != "" {
		_ = d.setFolder(ask.Folder) // it may be gone; then Windows knows another
	}
	return err
}

// patterns are those of the files of a kind, as Windows writes them.
func patterns(k model.Kind) string {
	var all []string
	for _, ext := range k.Extensions() {
		all = append(all, "*"+ext)
	}
	return strings.Join(all, ";")
}

// ourWindow is the window that the user has just used, if it is one of ours:
// the dialog stays before it. Where another program came in between it has none.
func ourWindow() windows.HWND {
	front := windows.GetForegroundWindow()
	var process uint32
	if _, err := windows.GetWindowThreadProcessId(front, &process); err != nil || process != windows.GetCurrentProcessId() {
		return 0
	}
	return front
}
