//go:build !windows

package aside

import (
	"io"
	"os"
	"syscall"
)

// releasedFirst: a file that is held can be renamed.
const releasedFirst = false

// hold locks a file until it is closed or the program dies. The lock is of its
// own descriptor: closing it while SQLite has the file open would let go of
// SQLite's. Where the file system knows no locks nothing is held.
func hold(path string) io.Closer {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		_ = f.Close()
		return nil
	}
	return f
}

// removeLeft removes a part that no program holds.
func removeLeft(path string) {
	if held := hold(path); held != nil {
		_ = os.Remove(path)
		_ = os.Remove(path + "-journal")
		_ = held.Close()
	}
}
