package app

import (
	"sync"
	"time"

	"markaz/app/exam"
	"markaz/app/text"
)

// ClockDoubt is what is odd about this PC's clock.
type ClockDoubt string

// What a clock can be doubted for.
const (
	ClockBack   ClockDoubt = "back"   // it was put back while the program was running
	ClockAhead  ClockDoubt = "ahead"  // it was put forward while the program was running
	ClockZone   ClockDoubt = "zone"   // its time zone, or summer time, is another than before
	ClockBehind ClockDoubt = "behind" // it is before what was written last: a flat battery
	ClockFar    ClockDoubt = "far"    // it is more than a year after what was written last
)

// A ClockJump says that this PC's clock is in doubt, and by how much.
type ClockJump struct {
	Doubt ClockDoubt
	By    time.Duration
}

// ClockSeen is what a clock showed at a moment.
type ClockSeen struct {
	At     time.Time
	Offset int // seconds east of UTC of the PC's zone
}

// SeeClock is what a moment of the PC's clock shows.
func SeeClock(now time.Time) ClockSeen {
	_, offset := now.Zone()
	return ClockSeen{At: now.UTC().Round(0), Offset: offset}
}

// Clocks are put right by seconds all the time; nobody notices a minute.
const (
	clockSlack = 2 * time.Minute
	clockFar   = 366 * 24 * time.Hour // a file is of one session
)

// started is when the program began, by a clock that nobody puts back.
var started = time.Now()

// clockWatch is what the PC's clock is compared with.
type clockWatch struct {
	sync.Mutex
	begun   ClockSeen     // when the office was opened, or when the clock was last said to be right
	elapsed time.Duration // then
	before  ClockSeen     // when the program last ended on this PC; zero if unknown
	right   bool          // the user said so: what was written before does not count against it
}

// WatchClock compares the PC's clock with itself from now on, and with what it showed
// when the program last ended; a zero before is unknown.
func (o *Office) WatchClock(before ClockSeen) {
	o.clock.Lock()
	defer o.clock.Unlock()
	o.clock.begun, o.clock.elapsed, o.clock.before, o.clock.right = SeeClock(o.Now()), o.elapsed(), before, false
}

// TrustClock says that the clock is right as it is now.
func (o *Office) TrustClock() {
	o.clock.Lock()
	defer o.clock.Unlock()
	o.clock.begun, o.clock.elapsed, o.clock.before, o.clock.right = SeeClock(o.Now()), o.elapsed(), ClockSeen{}, true
}

// ClockJump reports whether this PC's clock is in doubt now: a time that it shows may
// not be the one at which something happened. The order of the journal does not
// depend on it. Before WatchClock nothing is known of the clock while it ran.
func (o *Office) ClockJump() (ClockJump, bool) {
	o.clock.Lock()
	defer o.clock.Unlock()
	c, now := &o.clock, SeeClock(o.Now())
	if !c.begun.At.IsZero() {
		ran := o.elapsed() - c.elapsed
		switch jump := now.At.Sub(c.begun.At) - ran; {
		case jump <= -clockSlack:
			return ClockJump{ClockBack, -jump}, true
		case jump >= clockSlack:
			return ClockJump{ClockAhead, jump}, true
		case now.Offset != c.begun.Offset:
			return zoneJump(c.begun, now), true
		}
	}
	if c.right {
		return ClockJump{}, false
	}
	last := c.before.At
	if written := o.State().written(); written.After(last) {
		last = written
	}
	switch {
	case last.IsZero():
	case last.Sub(now.At) >= clockSlack:
		return ClockJump{ClockBehind, last.Sub(now.At)}, true
	case now.At.Sub(last) >= clockFar:
		return ClockJump{ClockFar, now.At.Sub(last)}, true
	case !c.before.At.IsZero() && c.before.Offset != now.Offset:
		return zoneJump(c.before, now), true
	}
	return ClockJump{}, false
}

func zoneJump(from, to ClockSeen) ClockJump {
	return ClockJump{ClockZone, time.Duration(to.Offset-from.Offset) * time.Second}
}

// elapsed is how long the PC has run, by a clock that nobody puts back.
func (o *Office) elapsed() time.Duration {
	if o.Elapsed != nil {
		return o.Elapsed()
	}
	return time.Since(started)
}

// written is when the latest entry was written, zero if there is none: by the clock of
// the PC that wrote it, and never before an earlier entry.
func (s *State) written() time.Time {
	if s.Head == (exam.Position{}) {
		return time.Time{}
	}
	return s.Head.Clock.Time()
}

// DescribeClock says what is odd about the clock, by how much, and what to do.
func DescribeClock(lang text.Lang, j ClockJump) string {
	by := text.T(lang, "clock.days", text.Args{"n": int(j.By.Abs() / (24 * time.Hour))})
	if j.By.Abs() < 48*time.Hour {
		by = text.Duration(lang, int(j.By.Abs().Round(time.Minute)/time.Minute))
	}
	key := "clock." + string(j.Doubt)
	if j.Doubt == ClockZone && j.By < 0 {
		key += "_back"
	}
	return text.T(lang, key, text.Args{"by": by}) + " " + text.T(lang, "clock.do")
}
