package kit

// Scans is what a window does with the codes that a scanner types.
type Scans struct {
	// Listening reports whether a scan would mean anything now; all keys go to
	// what has the focus while it does not.
	Listening func() bool
	// Heard is given the code of a scan. While it returns false it is asked
	// again at every turn: no scan is lost.
	Heard func(code string) bool
}
