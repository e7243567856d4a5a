package kit

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
)

const ms = time.Millisecond

// pressed is one event of the keyboard at the moment when it happens.
type pressed struct {
	at time.Duration
	keyEvent
}

// typist presses keys at an interval; letters that are capitals with Shift, as
// scanners and people do.
type typist struct {
	events []pressed
	clock  time.Duration
}

func (p *typist) event(e keyEvent) { p.events = append(p.events, pressed{p.clock, e}) }

func (p *typist) press(r rune) {
	key := int(unicode.ToUpper(r))
	capital := unicode.IsUpper(r)
	if capital {
		p.event(keyEvent{kind: keyPressed, key: -1, shift: true})
	}
	p.event(keyEvent{kind: keyPressed, key: key, char: r})
	if r != '\n' && r != '\t' && r != 0 {
		p.event(keyEvent{kind: keyTyped, typed: r + 0x600})
	}
	p.event(keyEvent{kind: keyReleased, key: key})
	if capital {
		p.event(keyEvent{kind: keyReleased, key: -1, shift: true})
	}
}

func (p *typist) types(text string, interval time.Duration) {
	for _, r := range text {
		p.press(r)
		p.clock += interval
	}
}

func (p *typist) pauses(d time.Duration) { p.clock += d }

// seen is what came of it all: what reached the focus, with Enter as a line
// break, what was heard, and how late the keys came.
type seen struct {
	typed string
	heard []string
	late  time.Duration // the longest time from reading a key to handing it on
}

// watch plays events through a sieve in a loop whose turns last as long as turn
// says, and asserts what must hold whatever is typed.
func watch(t *testing.T, events []pressed, turn func(n int) time.Duration) (got seen) {
	t.Helper()
	start := time.Unix(0, 0)
	var clock time.Duration
	dropped, order, next := 0, -1, 0
	down := map[int]bool{}
	s := newSieve(func() time.Time { return start.Add(clock) }, func(code string) { got.heard = append(got.heard, code) })
	for n := 0; next < len(events) || len(s.held) > 0; n++ {
		clock += turn(n)
		for ; next < len(events) && events[next].at <= clock; next++ {
			e, i, read := events[next], next, clock
			dropped++
			s.take(e.keyEvent, func() {
				dropped--
				assert.Greater(t, i, order, "events keep their order")
				order = i
				got.late = max(got.late, clock-read)
				switch e.kind {
				case keyPressed:
					down[e.key] = true
					if e.char != 0 {
						got.typed += string(e.char)
					}
				case keyReleased:
					assert.True(t, down[e.key], "a key is released that was not pressed")
					delete(down, e.key)
				}
			})
		}
		s.turn()
	}
	assert.Empty(t, down, "a key is left down")
	assert.Empty(t, s.dropped)
	if len(got.heard) == 0 {
		assert.Zero(t, dropped, "what is no scan is typed")
	}
	return got
}

// even is a loop of 60 turns a second.
func even(int) time.Duration { return 16667 * time.Microsecond }

// stalls is a loop that now and then is held up.
func stalls(every int, long time.Duration) func(int) time.Duration {
	return func(n int) time.Duration {
		if n%every == every-1 {
			return long
		}
		return even(n)
	}
}

const cardLike = "MK1ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" +
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ"

func TestSieve(t *testing.T) {
	person := 100 * ms
	tests := []struct {
		rule  string
		do    func(p *typist)
		turn  func(int) time.Duration
		typed string
		heard []string
	}{
		{"a card at full speed", func(p *typist) { p.types(cardLike+"\n", 0) }, even, "", []string{cardLike}},
		{"a card, 2 ms a character", func(p *typist) { p.types(cardLike+"\n", 2*ms) }, even, "", []string{cardLike}},
		{"a slow scanner, 20 ms a character", func(p *typist) { p.types(cardLike+"\n", 20*ms) }, even, "", []string{cardLike}},
		{"a short number", func(p *typist) { p.types("10013\n", 5*ms) }, even, "", []string{"10013"}},
		{"a short number, slowly", func(p *typist) { p.types("0611900101\n", 20*ms) }, even, "", []string{"0611900101"}},
		{"a scanner that ends with Tab", func(p *typist) { p.types("0611900101\t", 5*ms) }, even, "", []string{"0611900101"}},
		{"a scanner that ends with nothing", func(p *typist) { p.types(cardLike, 5*ms) }, even, "", []string{cardLike}},
		{"what is not ours types nothing either", func(p *typist) { p.types("https://example.org/?q=1&r=2\n", 5*ms) }, even, "", []string{"https://example.org/?q=1&r=2"}},
		{"lines are one scan, so that none presses a button", func(p *typist) { p.types("BEGIN:VCARD\nN:X\n\nEND:VCARD\n", 4*ms) }, even, "", []string{"BEGIN:VCARD\nN:X\n\nEND:VCARD"}},
		{"two scans", func(p *typist) {
			p.types("0611900101\n", 5*ms)
			p.pauses(200 * ms)
			p.types("0611900102\n", 5*ms)
		}, even, "", []string{"0611900101", "0611900102"}},
		{"a scan in the middle of typing", func(p *typist) {
			p.types("abc", person)
			p.types(cardLike+"\n", 3*ms)
			p.pauses(person)
			p.types("def", person)
		}, even, "abcdef", []string{cardLike}},
		{"a card while the window is held up", func(p *typist) { p.types(cardLike+"\n", 5*ms) }, stalls(7, 300*ms), "", []string{cardLike}},
		{"a scan that begins before the window is held up", func(p *typist) {
			p.pauses(3 * 16 * ms)
			p.types("K246419320\n", 8*ms)
		}, stalls(4, 200*ms), "", []string{"K246419320"}},
		{"a command key within a scan does nothing", func(p *typist) {
			p.types(cardLike[:40], 3*ms)
			p.press(0)
			p.types(cardLike[40:]+"\n", 3*ms)
		}, even, "", []string{cardLike}},
		{"a scanner that is held up", func(p *typist) {
			p.types(cardLike[:3], 10*ms)
			p.pauses(40 * ms)
			p.types(cardLike[3:50], 10*ms)
			p.pauses(130 * ms)
			p.types(cardLike[50:]+"\n", 10*ms)
		}, even, "", []string{cardLike}},
		{"keys pressed twice in a millisecond, which X hides", func(p *typist) {
			p.types("1102345", 0)
			p.event(keyEvent{kind: keyTyped, typed: '1' + 0x600})
			p.event(keyEvent{kind: keyTyped, typed: '4' + 0x600})
			p.types("6\n", 0)
		}, even, "", []string{"1102345146"}},
		{"the same of keys that type two characters each", func(p *typist) {
			lam := func(second rune) {
				p.event(keyEvent{kind: keyTyped, typed: 'ل'})
				p.event(keyEvent{kind: keyTyped, typed: second})
			}
			for i, key := range []int{'b', 't'} {
				second := []rune("اإ")[i]
				for range 3 {
					p.event(keyEvent{kind: keyPressed, key: key, char: rune(key)})
					lam(second)
					p.event(keyEvent{kind: keyReleased, key: key})
				}
				lam(second)
			}
			p.types("6\n", 0)
		}, even, "", []string{"bbbbtttt6"}},

		{"a person", func(p *typist) { p.types("Lycee Ibn Sina\n", person) }, even, "Lycee Ibn Sina\n", nil},
		{"the fastest person", func(p *typist) { p.types("0611900101\n", 40*ms) }, even, "0611900101\n", nil},
		{"keys that roll", func(p *typist) {
			p.types("abc", 8*ms)
			p.pauses(person)
			p.types("12\n", 15*ms)
		}, even, "abc12\n", nil},
		{"a hand on the keyboard", func(p *typist) { p.types("asdfghjkl;", 0) }, even, "asdfghjkl;", nil},
		{"a person while the window is held up", func(p *typist) { p.types("0611900101\n", person) }, stalls(5, 900*ms), "0611900101\n", nil},
		{"a person in a slow window", func(p *typist) { p.types("0611900101\n", 90*ms) }, func(int) time.Duration { return 150 * ms }, "0611900101\n", nil},
		{"keys that begin no scan", func(p *typist) { p.types("\n\t\n", 5*ms) }, even, "\n\t\n", nil},
		{"Shift alone", func(p *typist) {
			p.event(keyEvent{kind: keyPressed, key: -1, shift: true})
			p.pauses(5 * ms)
			p.event(keyEvent{kind: keyReleased, key: -1, shift: true})
		}, even, "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			p := &typist{}
			tt.do(p)
			got := watch(t, p.events, tt.turn)
			assert.Equal(t, tt.typed, got.typed)
			assert.Equal(t, tt.heard, got.heard)
		})
	}
}

// However a person types and however long the window is held up, nothing of it
// is taken for a scan; and in a window that is not held up it comes two turns
// late, or some more where keys roll.
func TestPeopleAreNoScanners(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		quickest, latest := 60, 34*ms
		if n%2 == 0 {
			quickest, latest = 33, 200*ms
		}
		p := &typist{}
		var text strings.Builder
		for range 40 {
			r := []rune("0123456789ABKZabkz \n")[random.IntN(20)]
			text.WriteRune(r)
			p.types(string(r), 0)
			p.pauses(time.Duration(quickest+random.IntN(200)) * ms)
		}
		got := watch(t, p.events, even)
		assert.Equal(t, text.String(), got.typed)
		assert.LessOrEqual(t, got.late, latest)
		held := watch(t, p.events, stalls(2+random.IntN(20), time.Duration(1+random.IntN(2000))*ms))
		assert.Equal(t, text.String(), held.typed)
	}
}

func TestAClickComesAfterWhatWasTypedBefore(t *testing.T) {
	now, typed := time.Unix(0, 0), ""
	var heard []string
	s := newSieve(func() time.Time { return now }, func(code string) { heard = append(heard, code) })
	press := func(r rune) { s.take(keyEvent{key: int(r), char: r}, func() { typed += string(r) }) }
	press('1')
	assert.Empty(t, typed)
	s.interrupt()
	assert.Equal(t, "1", typed)

	now = now.Add(time.Second)
	s.turn()
	for i, r := range cardLike {
		if i == fewestAlone+4 {
			s.interrupt()
		}
		press(r)
	}
	s.interrupt()
	assert.Equal(t, "1", typed, "a click does not let a scan go, nor cuts it")
	now = now.Add(time.Second)
	s.turn()
	assert.Equal(t, []string{cardLike}, heard)
}

// Enter and Tab begin no scan: what presses a button or leaves an entry comes at
// once.
func TestEnterAloneIsNotHeldBack(t *testing.T) {
	now := time.Unix(0, 0)
	s := newSieve(func() time.Time { return now }, func(string) {})
	for _, r := range "\n\t" {
		passed := false
		s.take(keyEvent{key: int(r), char: r}, func() { passed = true })
		assert.True(t, passed, "%q", r)
	}
}

func FuzzSieve(f *testing.F) {
	f.Add([]byte("MK1ABC\x00\x01\x02"), uint8(3))
	f.Add([]byte{0x01, 0xff, 0x41, 0x20, 0x80, 0x80}, uint8(0))
	f.Fuzz(func(t *testing.T, data []byte, slow uint8) {
		p := &typist{}
		for _, b := range data {
			switch {
			case b >= 0xf0:
				p.press(0)
			case b >= 0xe0:
				p.press('\n')
			default:
				p.press(rune('A' + b%26 + b/128*32)) // both cases
			}
			p.pauses(time.Duration(b) * time.Duration(b%5) * ms / 4)
		}
		// watch asserts that nothing is lost but scans, nothing is out of order and
		// no key is left down.
		watch(t, p.events, stalls(1+int(slow%16), time.Duration(1+int(slow)*4)*ms))
	})
}

func TestUSCharacter(t *testing.T) {
	tests := []struct {
		position     rune
		plain, shift rune
	}{{'A', 'a', 'A'}, {'Z', 'z', 'Z'}, {'1', '1', '!'}, {'0', '0', ')'}, {'-', '-', '_'}, {'/', '/', '?'}, {' ', ' ', ' '}, {';', ';', ':'}}
	for _, tt := range tests {
		assert.Equal(t, string(tt.plain), string(usCharacter(tt.position, false)))
		assert.Equal(t, string(tt.shift), string(usCharacter(tt.position, true)))
	}
}
