//go:build !linux

package wire

import "time"

// elapsed is nil where Go's own clock counts while the PC sleeps.
var elapsed func() time.Duration
