package kit

// hiddenKeys finds the keys of a burst of which only the characters are seen. X
// tells the time in milliseconds, and GLFW takes a key that is pressed twice
// within one for an echo of its input method; no keyboard is so quick, but what
// is sent over a network is. Such a key was pressed before in the same burst, so
// that it is known what it types.
type hiddenKeys struct {
	typed map[string]rune // what keys typed, one character or two, and what these type on a US keyboard
	down  rune            // the key that was pressed and typed nothing yet; 0 if there is none
	last  string          // the characters that came since the last press or release
	own   rune            // the key that typed them; 0 if it is hidden
}

func (h *hiddenKeys) press(char rune) { h.down, h.last, h.own = char, "", 0 }

func (h *hiddenKeys) release() { h.down, h.last, h.own = 0, "", 0 }

// character is told of a character; it returns the hidden key that typed it, 0
// if there is none.
func (h *hiddenKeys) character(r rune) rune {
	if h.typed == nil {
		h.typed = map[string]rune{}
	}
	if h.down != 0 {
		h.own, h.down = h.down, 0
	}
	before := h.last
	h.last += string(r)
	if h.own != 0 { // lam-alef of an Arabic layout is two
		delete(h.typed, before)
		h.typed[h.last] = h.own
		return 0
	}
	char, known := h.typed[h.last]
	if known {
		h.last = ""
	}
	return char
}
