package pc

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"

	"markaz/ui/model"
)

var (
	comdlg32    = windows.NewLazySystemDLL("comdlg32.dll")
	shell32     = windows.NewLazySystemDLL("shell32.dll")
	openDialog  = comdlg32.NewProc("GetOpenFileNameW")
	saveDialog  = comdlg32.NewProc("GetSaveFileNameW")
	dialogError = comdlg32.NewProc("CommDlgExtendedError")
	browse      = shell32.NewProc("SHBrowseForFolderW")
	pathOf      = shell32.NewProc("SHGetPathFromIDListW")
	freeMemory  = windows.NewLazySystemDLL("ole32.dll").NewProc("CoTaskMemFree")
)

// openFileName is OPENFILENAMEW.
type openFileName struct {
	size          uint32
	owner         uintptr
	instance      uintptr
	filter        *uint16
	customFilter  *uint16
	maxCustom     uint32
	filterIndex   uint32
	file          *uint16
	maxFile       uint32
	fileTitle     *uint16
	maxFileTitle  uint32
	initialDir    *uint16
	title         *uint16
	flags         uint32
	fileOffset    uint16
	fileExtension uint16
	defExt        *uint16
	custData      uintptr
	hook          uintptr
	template      *uint16
	reserved      uintptr
	reserved2     uint32
	flagsEx       uint32
}

// The flags of OPENFILENAMEW and BROWSEINFOW that are used here.
const (
	ofnOverwritePrompt = 0x2
	ofnNoChangeDir     = 0x8
	ofnPathMustExist   = 0x800
	ofnFileMustExist   = 0x1000
	ofnExplorer        = 0x80000
	bifReturnOnlyDirs  = 0x1
	bifNewStyle        = 0x40
	longestPath        = 32 << 10
)

// Pick asks with the window that Windows has for it.
func Pick(_ context.Context, ask model.Ask) (string, error) {
	runtime.LockOSThread() // a dialog belongs to the thread that opened it
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED); err == nil {
		defer windows.CoUninitialize()
	}
	if ask.Kind == model.Folder {
		return pickFolder(ask)
	}
	return pickFile(ask)
}

func pickFile(ask model.Ask) (string, error) {
	buffer := make([]uint16, longestPath)
	copy(buffer, utf16.Encode([]rune(ask.Name)))
	o := openFileName{
		filter: filter(ask.Kind), filterIndex: 1, file: &buffer[0], maxFile: uint32(len(buffer)),
		initialDir: wide(ask.Folder), title: wide(ask.Title),
		flags: ofnExplorer | ofnNoChangeDir | ofnPathMustExist,
	}
	o.size = uint32(unsafe.Sizeof(o))
	dialog := openDialog
	if ask.Kind == model.TargetFile {
		dialog = saveDialog
		o.flags |= ofnOverwritePrompt
		o.defExt = wide(strings.TrimPrefix(model.CentreExt, "."))
	} else {
		o.flags |= ofnFileMustExist
	}
	if done, _, _ := dialog.Call(uintptr(unsafe.Pointer(&o))); done != 0 {
		return windows.UTF16ToString(buffer), nil
	}
	if code, _, _ := dialogError.Call(); code != 0 { // 0: the user gave up
		return "", fmt.Errorf("%w: error %#x", model.ErrNoWindow, code)
	}
	return "", nil
}

// filter is pairs of a name and its patterns, each ended by a zero, and a zero.
func filter(k model.Kind) *uint16 {
	patterns := "*" + strings.Join(k.Extensions(), ";*")
	words := utf16.Encode([]rune(patterns + "\x00" + patterns + "\x00*.*\x00*.*\x00\x00"))
	return &words[0]
}

func wide(s string) *uint16 {
	if s == "" {
		return nil
	}
	p, err := windows.UTF16PtrFromString(s)
	if err != nil {
		return nil
	}
	return p
}

// browseInfo is BROWSEINFOW.
type browseInfo struct {
	owner       uintptr
	root        uintptr
	displayName *uint16
	title       *uint16
	flags       uint32
	callback    uintptr
	param       uintptr
	image       int32
}

func pickFolder(ask model.Ask) (string, error) {
	name := make([]uint16, windows.MAX_PATH)
	info := browseInfo{displayName: &name[0], title: wide(ask.Title), flags: bifReturnOnlyDirs | bifNewStyle}
	item, _, _ := browse.Call(uintptr(unsafe.Pointer(&info)))
	if item == 0 {
		return "", nil
	}
	defer freeMemory.Call(item)
	path := make([]uint16, longestPath)
	if ok, _, _ := pathOf.Call(item, uintptr(unsafe.Pointer(&path[0]))); ok == 0 {
		return "", fmt.Errorf("%w: no folder of the file system", model.ErrNoWindow)
	}
	return windows.UTF16ToString(path), nil
}
