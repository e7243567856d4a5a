package pc

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

var playSound = windows.NewLazySystemDLL("winmm.dll").NewProc("PlaySoundW")

// Flags of PlaySoundW.
const (
	soundAsync     = 0x0001 // the call returns at once
	soundNoDefault = 0x0002 // no beep of the system in its place
	soundMemory    = 0x0004 // the sound is the bytes themselves
)

func (*Player) play(wav []byte) {
	if playSound.Find() != nil { // a Windows without sound
		return
	}
	_, _, _ = playSound.Call(uintptr(unsafe.Pointer(unsafe.SliceData(wav))), 0, soundAsync|soundNoDefault|soundMemory)
}
