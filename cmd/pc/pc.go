// Package pc is what the system of this PC does for the window: it asks for
// files with the window that the user knows, shows documents in the program
// that the user has for them, and tells which sticks are plugged in.
package pc

import (
	"os"
	"path/filepath"
	"slices"
)

// folders returns those of the patterns that are folders, each once.
func folders(patterns ...string) []string {
	var dirs []string
	for _, p := range patterns {
		found, err := filepath.Glob(p)
		if err != nil { // a pattern of ours is wrong
			panic(err)
		}
		for _, dir := range found {
			if info, err := os.Stat(dir); err == nil && info.IsDir() && !slices.Contains(dirs, dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs
}

// Documents returns the folder of the user's documents, the home folder where
// there is none.
func Documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, dir := range documents(home) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	return home
}
