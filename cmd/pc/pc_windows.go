package pc

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// Show opens a file or folder in the program that the user has for it.
func Show(path string) error {
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL)
}

// Sticks returns the removable drives that are plugged in.
func Sticks() []string {
	there, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var dirs []string
	for i := range 26 {
		if there&(1<<i) == 0 {
			continue
		}
		root := string(rune('A'+i)) + `:\`
		name, err := windows.UTF16PtrFromString(root)
		if err == nil && windows.GetDriveType(name) == windows.DRIVE_REMOVABLE {
			dirs = append(dirs, root)
		}
	}
	return folders(dirs...)
}

func documents(home string) []string {
	dirs := []string{filepath.Join(home, "Documents")}
	if dir, err := windows.KnownFolderPath(windows.FOLDERID_Documents, 0); err == nil {
		return append([]string{dir}, dirs...)
	}
	return dirs
}
