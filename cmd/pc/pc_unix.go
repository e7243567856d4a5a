//go:build !windows

package pc

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

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
