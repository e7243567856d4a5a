package pc

import (
	"errors"
	"fmt"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// A fileDialog is Windows' IFileDialog, which asks for files and for folders
// alike. The libraries that ask (sqweek/dialog) use the two older dialogs: these
// know no path longer than 260, and a folder's can only be clicked open level by
// level.
type fileDialog struct{ com }

// The methods of IFileDialog and IShellItem, by their place in the table of
// each, and the flags of FILEOPENDIALOGOPTIONS that are used here.
const (
	release         = 2
	show            = 3
	setFileTypes    = 4
	setOptions      = 9
	setFolder       = 12
	setFileName     = 15
	setTitle        = 17
	getResult       = 20
	setDefaultExt   = 22
	itemDisplayName = 5
	overwritePrompt = 0x2
	noChangeDir     = 0x8
	pickFolders     = 0x20
	forceFileSystem = 0x40
	pathMustExist   = 0x800
	fileMustExist   = 0x1000
	dontAddToRecent = 0x2000000
	displayFilePath = 0x80058000                // SIGDN_FILESYSPATH
	givenUp         = syscall.Errno(0x800704c7) // HRESULT of ERROR_CANCELLED
	inProcessServer = 1
)

var (
	openDialogClass = windows.GUID{Data1: 0xdc1c5a9c, Data2: 0xe88a, Data3: 0x4dde, Data4: [8]byte{0xa5, 0xa1, 0x60, 0xf8, 0x2a, 0x20, 0xae, 0xf7}}
	saveDialogClass = windows.GUID{Data1: 0xc0b4e2f3, Data2: 0xba21, Data3: 0x4773, Data4: [8]byte{0x8d, 0xba, 0x33, 0x5e, 0xc9, 0x46, 0xeb, 0x8b}}
	fileDialogID    = windows.GUID{Data1: 0x42f85136, Data2: 0xdb7e, Data3: 0x439c, Data4: [8]byte{0x85, 0xf1, 0xe4, 0x07, 0x5d, 0x13, 0x5f, 0xc8}}
	shellItemID     = windows.GUID{Data1: 0x43826d1e, Data2: 0xe718, Data3: 0x42ee, Data4: [8]byte{0xbc, 0x55, 0xa1, 0xe2, 0x61, 0xc3, 0x7b, 0xfe}}

	createInstance = windows.NewLazySystemDLL("ole32.dll").NewProc("CoCreateInstance")
	createItem     = windows.NewLazySystemDLL("shell32.dll").NewProc("SHCreateItemFromParsingName")

	errGivenUp = errors.New("the user gave up")
)

// com is an object of Windows: a pointer to a struct whose first word points to
// the table of its methods.
type com struct {
	object *struct{ methods *[27]uintptr }
}

// call calls a method. What it is given stays where it is meanwhile, which the
// directive asks of the compiler, as package windows does for calls of its own.
//
//go:uintptrescapes
func (c com) call(method int, args ...uintptr) error {
	args = append([]uintptr{uintptr(unsafe.Pointer(c.object))}, args...)
	result, _, _ := syscall.SyscallN(c.object.methods[method], args...)
	return failed(result)
}

func (c com) release() { _ = c.call(release) }

// failed is an HRESULT as an error: those that are negative.
func failed(result uintptr) error {
	if int32(result) >= 0 {
		return nil
	}
	return syscall.Errno(uint32(result))
}

func newDialog(save bool) (*fileDialog, error) {
	class := &openDialogClass
	if save {
		class = &saveDialogClass
	}
	var d fileDialog
	result, _, _ := createInstance.Call(uintptr(unsafe.Pointer(class)), 0, inProcessServer,
		uintptr(unsafe.Pointer(&fileDialogID)), uintptr(unsafe.Pointer(&d.object)))
	if err := failed(result); err != nil {
		return nil, fmt.Errorf("dialog: %w", err)
	}
	return &d, nil
}

// ask shows the dialog before its owner; errGivenUp when the user chose nothing.
func (d *fileDialog) ask(owner windows.HWND) (string, error) {
	err := d.call(show, uintptr(owner))
	if errors.Is(err, givenUp) {
		return "", errGivenUp
	} else if err != nil {
		return "", fmt.Errorf("show: %w", err)
	}
	var item com
	if err := d.call(getResult, uintptr(unsafe.Pointer(&item.object))); err != nil {
		return "", fmt.Errorf("result: %w", err)
	}
	defer item.release()
	var path *uint16
	if err := item.call(itemDisplayName, displayFilePath, uintptr(unsafe.Pointer(&path))); err != nil {
		return "", fmt.Errorf("path: %w", err)
	}
	defer windows.CoTaskMemFree(unsafe.Pointer(path))
	return windows.UTF16PtrToString(path), nil
}

func (d *fileDialog) setOptions(flags uint32) error { return d.call(setOptions, uintptr(flags)) }

func (d *fileDialog) setTitle(words string) error   { return d.set(setTitle, words) }
func (d *fileDialog) setName(name string) error     { return d.set(setFileName, name) }
func (d *fileDialog) setExtension(ext string) error { return d.set(setDefaultExt, ext) }
func (d *fileDialog) set(method int, s string) error {
	p, err := windows.UTF16PtrFromString(s)
	if err != nil {
		return err
	}
	return d.call(method, uintptr(unsafe.Pointer(p)))
}

func (d *fileDialog) setFolder(dir string) error {
	p, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return err
	}
	var item com
	result, _, _ := createItem.Call(uintptr(unsafe.Pointer(p)), 0, uintptr(unsafe.Pointer(&shellItemID)), uintptr(unsafe.Pointer(&item.object)))
	if err := failed(result); err != nil {
		return fmt.Errorf("folder: %w", err)
	}
	defer item.release()
	return d.call(setFolder, uintptr(unsafe.Pointer(item.object)))
}

// setFilters offers patterns, the first at once; each is its own name.
func (d *fileDialog) setFilters(patterns ...string) error {
	var specs []struct{ name, pattern *uint16 } // COMDLG_FILTERSPEC
	for _, s := range patterns {
		p, err := windows.UTF16PtrFromString(s)
		if err != nil {
			return err
		}
		specs = append(specs, struct{ name, pattern *uint16 }{p, p})
	}
	return d.call(setFileTypes, uintptr(len(specs)), uintptr(unsafe.Pointer(&specs[0])))
}
