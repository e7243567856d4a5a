package aside

import (
	"io"
	"os"
	"syscall"
)

// releasedFirst: a file that is held cannot be renamed.
const releasedFirst = true

type handle syscall.Handle

// Close implements io.Closer.
func (h handle) Close() error { return syscall.CloseHandle(syscall.Handle(h)) }

// hold opens a file so that others may write it but nobody may remove it, until
// it is closed or the program dies.
func hold(path string) io.Closer {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ, syscall.FILE_SHARE_READ|syscall.FILE_SHARE_WRITE, nil,
		syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil
	}
	return handle(h)
}

// removeLeft removes a part; the system refuses it where a program holds it.
func removeLeft(path string) {
	if os.Remove(path) == nil {
		_ = os.Remove(path + "-journal")
	}
}
