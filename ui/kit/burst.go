package kit

import (
	"strings"
	"time"
	"unicode"
)

// A scanner that is a keyboard is told from a person by its speed alone, so
// that whatever it reads, ours or not, types nothing and presses nothing.
//
// People: 168,000 typists took 239 ms from key to key on average (Dhakal and
// others, CHI 2018), the fastest about 60 ms, and records lie near 40 ms. Two
// or three keys may fall within a few milliseconds, six with Enter never.
// Scanners: 2 to 20 ms a character.
const (
	// longestGap is how long a key waits for the next of a burst: two turns of
	// Fyne's loop. Keys up to 30 ms apart are seen as one burst whatever the
	// phase, and what a person types comes 33 ms late; delays of typing are
	// noticed from about 100 ms on.
	longestGap = 30 * time.Millisecond
	// longestPause is how long it waits at most. The wait grows with every key
	// that came so fast: a busy PC may hold a scanner up, people's keys seldom roll.
	longestPause = 150 * time.Millisecond
	// slowestScan is the mean time from key to key up to which it is a scan.
	slowestScan = 30 * time.Millisecond
	// tolerance is how much above it the mean may be while a scan goes on.
	tolerance = 5 * time.Millisecond
	// fewestKeys make a scan with Enter at its end; without, fewestAlone: a hand
	// laid on the keyboard presses several at once.
	fewestKeys, fewestAlone = 6, 16
)

// A stroke is one key that was pressed. Keys are read from the system in turns,
// which last as long as drawing does; so only the limits are known between
// which it was pressed. What a person typed while the window was held up comes
// all at once, and is no scan.
type stroke struct {
	since, until time.Time
	char         rune // on a US keyboard; '\n' for Enter; 0 for what types nothing
}

// A burst is the keys that may belong to one scan, as they were pressed.
type burst struct {
	strokes []stroke
	last    time.Time // when the last key was pressed at the latest, Shift included
}

func (b *burst) add(k stroke) {
	b.strokes = append(b.strokes, k)
	b.last = k.until
}

// continues reports whether a key that was pressed after since may be part of
// the burst.
func (b *burst) continues(since time.Time) bool {
	gap := longestGap
	if n := len(b.strokes); n > 1 && !b.ended() {
		gap = min(gap*time.Duration(n), longestPause)
	}
	return since.Sub(b.last) <= gap
}

// ended reports whether the last key is one with which scanners end.
func (b *burst) ended() bool {
	n := len(b.strokes)
	return n > 0 && strings.ContainsRune("\n\t", b.strokes[n-1].char)
}

// slow reports whether the keys certainly came slower than any scanner's, so
// that there is nothing to wait for.
func (b *burst) slow() bool {
	n := len(b.strokes) - 1
	return n > 0 && !b.certain() && b.strokes[n].since.Sub(b.strokes[0].until) > time.Duration(n)*(slowestScan+tolerance)
}

// certain reports whether the burst is a scan, however it goes on.
func (b *burst) certain() bool { return b.fast(fewestAlone) }

// fast reports whether the burst ends with that many keys, or more, which
// certainly came faster than any person's.
func (b *burst) fast(fewest int) bool {
	last := len(b.strokes) - 1
	for first := 0; last-first+1 >= fewest; first++ {
		if b.strokes[last].until.Sub(b.strokes[first].since) <= time.Duration(last-first)*slowestScan {
			return true
		}
	}
	return false
}

// scan returns what a scanner typed, without the Enter or Tab at its end; false
// if a person typed the burst. It is asked when the burst is over.
func (b *burst) scan() (code string, ok bool) {
	var s strings.Builder
	for _, k := range b.strokes {
		if k.char != 0 {
			s.WriteRune(k.char)
		}
	}
	code = strings.TrimRight(s.String(), "\n\t")
	return code, code != "" && (b.ended() && b.fast(fewestKeys) || b.certain())
}

// shifted are the characters of a US keyboard that are no letters, with Shift.
var shifted = map[rune]rune{
	'1': '!', '2': '@', '3': '#', '4': '$', '5': '%', '6': '^', '7': '&', '8': '*', '9': '(', '0': ')',
	'-': '_', '=': '+', '[': '{', ']': '}', '\\': '|', ';': ':', '\'': '"', ',': '<', '.': '>', '/': '?', '`': '~',
}

// usCharacter is what the key at a place of a US keyboard types there. Scanners
// press the keys of that layout, whatever the PC makes of them. Caps lock is
// left out of it: codes are read in capitals and small letters alike.
func usCharacter(position rune, shift bool) rune {
	if with, ok := shifted[position]; ok && shift {
		return with
	}
	if !shift {
		return unicode.ToLower(position)
	}
	return position
}
