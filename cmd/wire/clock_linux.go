package wire

import (
	"time"

	"golang.org/x/sys/unix"
)

// elapsed counts while the PC sleeps too, as Go's own clock does on Windows.
var elapsed = func() time.Duration {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_BOOTTIME, &t) != nil {
		return time.Since(begun)
	}
	return time.Duration(t.Nano())
}

var begun = time.Now()
