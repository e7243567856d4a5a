package kit

import "time"

// A keyEvent is one event of the keyboard on its way to what has the focus.
type keyEvent struct {
	kind  keyKind
	key   int  // names the physical key: a press and its release
	char  rune // what it types on a US keyboard; '\n' and '\t' for Enter and Tab; 0 for nothing
	typed rune // of keyTyped: the character in the layout of the PC
	shift bool // it is a Shift key
}

type keyKind int

const (
	keyPressed keyKind = iota
	keyRepeated
	keyReleased
	keyTyped // a character that the layout made of the keys before
)

// A sieve takes scans out of what comes from the keyboard. Keys that may be
// the first of a scan are held back until it is known, and then handed on in
// their order, or dropped, with their characters and releases. Others are
// handed on at once.
type sieve struct {
	now   func() time.Time
	heard func(code string)

	turned  time.Time // when keys were last read from the system
	burst   burst
	hidden  hiddenKeys
	held    []heldEvent
	dropped map[int]bool // keys whose release belongs to a scan
}

type heldEvent struct {
	keyEvent
	deliver func()
}

func newSieve(now func() time.Time, heard func(code string)) *sieve {
	return &sieve{now: now, heard: heard, turned: now(), dropped: map[int]bool{}}
}

// take sorts one event in; it calls deliver now, later or never.
func (s *sieve) take(e keyEvent, deliver func()) {
	held := heldEvent{e, deliver}
	switch {
	case e.kind == keyTyped || e.kind == keyReleased:
		if len(s.held) == 0 {
			s.pass(held)
			return
		}
		if e.kind == keyReleased {
			s.hidden.release()
		} else if char := s.hidden.character(e.typed); char != 0 {
			s.burst.add(stroke{s.turned, s.now(), char})
		}
		s.held = append(s.held, held)
	default:
		s.press(held)
	}
}

func (s *sieve) press(e heldEvent) {
	if len(s.held) > 0 && !s.burst.continues(s.turned) {
		s.finish()
	}
	alone := len(s.held) == 0
	part := e.kind == keyPressed && (e.char != 0 || e.shift)
	switch {
	case alone && (!part || e.char == '\n' || e.char == '\t'):
		s.pass(e)
	case part || s.burst.certain():
		s.hold(e)
	default:
		s.finish()
		s.pass(e)
	}
}

func (s *sieve) hold(e heldEvent) {
	s.held = append(s.held, e)
	if now := s.now(); e.shift {
		s.burst.last = now
	} else {
		s.hidden.press(e.char)
		s.burst.add(stroke{s.turned, now, e.char})
	}
}

// turn is called after each reading of keys from the system.
func (s *sieve) turn() {
	now := s.now()
	if len(s.held) > 0 && (!s.burst.continues(now) || s.burst.slow()) {
		s.finish()
	}
	s.turned = now
}

// interrupt is called before something else takes effect, such as a mouse
// button: what a person typed before it comes before it.
func (s *sieve) interrupt() {
	if !s.burst.certain() {
		s.finish()
	}
}

// finish decides what is held.
func (s *sieve) finish() {
	code, scan := s.burst.scan()
	held := s.held
	s.burst, s.hidden, s.held = burst{}, hiddenKeys{}, nil
	for _, e := range held {
		switch {
		case !scan || e.kind == keyReleased: // of a key that was pressed before the scan
			s.pass(e)
		case e.kind == keyPressed || e.kind == keyRepeated:
			s.dropped[e.key] = true
		}
	}
	if scan {
		s.heard(code)
	}
}

// pass hands an event on, unless it is the release of a dropped key.
func (s *sieve) pass(e heldEvent) {
	dropped := s.dropped[e.key]
	if e.kind != keyTyped {
		delete(s.dropped, e.key)
	}
	if e.kind == keyReleased && dropped {
		return
	}
	e.deliver()
}
