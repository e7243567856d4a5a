//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakOf is the most memory, in megabytes, that a program which has ended or one of
// those that it waited for had resident.
func peakOf(ended *os.ProcessState) float64 {
	use, ok := ended.SysUsage().(*syscall.Rusage)
	if !ok || runtime.GOOS != "linux" { // others count in other units
		return 0
	}
	return float64(use.Maxrss) / 1024
}
