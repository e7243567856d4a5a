package wire

import (
	"time"

	"markaz/app"
)

// noteClock remembers what the clock shows as the file is closed, for the next
// opening; not what shows a time that cannot be.
func (d *Desk) noteClock() {
	if jump, _ := d.ClockJump(); jump.Doubt == app.ClockBack || jump.Doubt == app.ClockBehind || jump.Doubt == app.ClockFar {
		return
	}
	_ = d.Home.NoteClock(app.SeeClock(time.Now())) // a convenience: its failure must not keep a file from being closed
}
