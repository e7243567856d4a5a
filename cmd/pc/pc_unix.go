//go:build !windows

package pc

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/rymdport/portal/filechooser"

	"markaz/ui/model"
)

// Pick asks through the desktop's portal, which shows the window of the user's
// own desktop; model.ErrNoWindow where there is none.
func Pick(_ context.Context, ask model.Ask) (string, error) {
	var rules []filechooser.Rule
	for _, ext := range ask.Kind.Extensions() {
		rules = append(rules,
			filechooser.Rule{Pattern: "*" + ext}, filechooser.Rule{Pattern: "*" + strings.ToUpper(ext)})
	}
	var filters []*filechooser.Filter
	if len(rules) > 0 {
		filters = []*filechooser.Filter{{Name: strings.Join(ask.Kind.Extensions(), " "), Rules: rules}}
	}
	var uris []string
	var err error
	if ask.Kind == model.TargetFile {
		uris, err = filechooser.SaveFile("", ask.Title, &filechooser.SaveFileOptions{
			Filters: filters, CurrentFolder: ask.Folder, CurrentName: ask.Name,
		})
	} else {
		uris, err = filechooser.OpenFile("", ask.Title, &filechooser.OpenFileOptions{
			Filters: filters, CurrentFolder: ask.Folder, Directory: ask.Kind == model.Folder,
		})
	}
	if err != nil {
		return "", fmt.Errorf("%w: %w", model.ErrNoWindow, err)
	}
	if len(uris) == 0 {
		return "", nil
	}
	return strings.TrimPrefix(uris[0], "file://"), nil
}

// soon is how long an opener that finds no program takes at most to say so.
const soon = 3 * time.Second

// Show opens a file or folder in the program that the user has for it. Some
// openers end only with that program; they are not waited for.
func Show(path string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	c := exec.Command(opener, path)
	if err := c.Start(); err != nil {
		return fmt.Errorf("show: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("show by %s: %w", opener, err)
		}
		return nil
	case <-time.After(soon):
		return nil
	}
}

// Sticks returns the folders of the drives that are plugged in.
func Sticks() []string {
	user := os.Getenv("USER")
	return folders("/media/"+user+"/*", "/run/media/"+user+"/*", "/Volumes/*")
}

// documents are where the folder may be: as the desktop says, then as usual.
func documents(home string) []string {
	dirs := []string{filepath.Join(home, "Documents"), filepath.Join(home, "المستندات")}
	config, err := os.UserConfigDir()
	if err != nil {
		return dirs
	}
	said, err := os.ReadFile(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return dirs
	}
	for line := range strings.Lines(string(said)) {
		if dir, ok := strings.CutPrefix(strings.TrimSpace(line), "XDG_DOCUMENTS_DIR="); ok {
			dir = strings.Replace(strings.Trim(dir, `"`), "$HOME", home, 1)
			return append([]string{dir}, dirs...)
		}
	}
	return dirs
}
