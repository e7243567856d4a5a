package pc

import "golang.org/x/sys/windows"

// Tell shows sentences in a window of the system's own, until they are read.
// rtl says that the first of them is read from the right.
func Tell(title, sentences string, rtl bool) {
	t, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	s, err := windows.UTF16PtrFromString(sentences)
	if err != nil {
		return
	}
	style := uint32(windows.MB_OK | windows.MB_ICONWARNING | windows.MB_SETFOREGROUND)
	if rtl {
		style |= windows.MB_RTLREADING | windows.MB_RIGHT
	}
	_, _ = windows.MessageBox(0, s, t, style)
}
