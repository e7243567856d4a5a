package home

import "markaz/app"

// LastClock is what this PC's clock showed when the program last ended, zero if
// that is not known.
func (h *Home) LastClock() (seen app.ClockSeen) {
	if h.load("clock", &seen) != nil {
		return app.ClockSeen{}
	}
	return seen
}

// NoteClock remembers what the clock shows.
func (h *Home) NoteClock(seen app.ClockSeen) error {
	return change(h, "clock", func(was *app.ClockSeen) { *was = seen })
}
