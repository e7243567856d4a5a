package text

import "golang.org/x/text/unicode/bidi"

// This file and the two after it (bidi_weak.go, bidi_neutral.go) are the
// Unicode bidirectional algorithm, UAX #9, from X1 to L1, under the names its
// rules have there. github.com/go-text/typesetting/bidi merges neighbouring runs
// whose levels have the same parity, which puts Arabic-Indic digits on the wrong
// side in a left-to-right paragraph; its levels cannot be asked for one by one.

type class = bidi.Class

type classes uint32

func set(cs ...class) (s classes) {
	for _, c := range cs {
		s |= 1 << c
	}
	return s
}

func (s classes) has(c class) bool { return s>>c&1 == 1 }

var (
	isolates    = set(bidi.LRI, bidi.RLI, bidi.FSI)
	embeddings  = set(bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO)
	removed     = embeddings | set(bidi.PDF, bidi.BN) // by rule X9
	explicit    = isolates | embeddings | set(bidi.PDF, bidi.PDI)
	neutrals    = isolates | set(bidi.B, bidi.S, bidi.WS, bidi.ON, bidi.PDI)
	separators  = set(bidi.B, bidi.S)
	trailing    = isolates | removed | set(bidi.PDI, bidi.WS) // rule L1
	leftward    = set(bidi.R, bidi.AL, bidi.AN)
	forward     = set(bidi.L, bidi.EN, bidi.AN)
	strongTypes = set(bidi.L, bidi.R, bidi.AL)
)

// lowClasses answers classOf for the letters our papers hold.
var lowClasses = func() (table [0x700]class) {
	for r := range table {
		p, _ := bidi.LookupRune(rune(r))
		table[r] = p.Class()
	}
	return table
}()

func classOf(r rune) class {
	if uint32(r) < uint32(len(lowClasses)) {
		return lowClasses[r]
	}
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// resolver works out the levels of one line. The zero value is ready; its slices
// are kept for the next line.
type resolver struct {
	text   []rune
	orig   []class // as the character is
	types  []class // as the rules have made it so far
	levels []int8
	para   int8

	match []int32 // isolate initiator <-> its PDI; -1 where there is none
	open  []int32 // initiators not closed yet
	kept  []int32 // indices that rule X9 leaves
	runs  []levelRun
	runAt []int32 // index -> the run that begins there, or -1
	seq   []int32 // the isolating run sequence in hand
	pairs []pair
}

// levelRun is a stretch of kept characters at one explicit level.
type levelRun struct {
	start, end int32
	level      int8
}

// resolve returns the level of every rune of s, a paragraph of the given
// direction set in one line. The result is valid until the next call.
func (b *resolver) resolve(s []rune, rtl bool) []int8 {
	b.text, b.para = s, 0
	if rtl {
		b.para = 1
	}
	b.orig, b.types, b.levels = b.orig[:0], b.types[:0], b.levels[:0]
	var seen classes
	for _, r := range s {
		c := classOf(r)
		seen |= 1 << c
		b.orig = append(b.orig, c)
		b.levels = append(b.levels, b.para)
	}
	against := leftward
	if rtl {
		against = forward
	}
	if seen&(against|explicit) == 0 { // nothing leaves the paragraph's level
		return b.levels
	}
	b.types = append(b.types, b.orig...)
	b.matchIsolates(seen&isolates != 0)
	if seen&explicit != 0 {
		b.explicitLevels()
	}
	b.sequences()
	b.resetWhitespace()
	return b.levels
}

// matchIsolates is BD9.
func (b *resolver) matchIsolates(any bool) {
	b.match, b.open = b.match[:0], b.open[:0]
	for i, c := range b.orig {
		b.match = append(b.match, -1)
		if !any {
			continue
		}
		if isolates.has(c) {
			b.open = append(b.open, int32(i))
		} else if n := len(b.open); c == bidi.PDI && n > 0 {
			b.match[i], b.match[b.open[n-1]] = b.open[n-1], int32(i)
			b.open = b.open[:n-1]
		}
	}
}

const (
	maxDepth   = 125
	noOverride = bidi.ON
)

type status struct {
	level    int8
	override class
	isolate  bool
}

// explicitLevels is X1 to X8.
func (b *resolver) explicitLevels() {
	var room [maxDepth + 2]status
	stack := append(room[:0], status{b.para, noOverride, false})
	lostIsolates, lostEmbeddings, validIsolates := 0, 0, 0
	for i, c := range b.orig {
		top := stack[len(stack)-1]
		switch {
		case embeddings.has(c):
			b.levels[i] = top.level
			next := nextLevel(top.level, c == bidi.RLE || c == bidi.RLO)
			if next > maxDepth || lostIsolates > 0 || lostEmbeddings > 0 {
				if lostIsolates == 0 {
					lostEmbeddings++
				}
				continue
			}
			stack = append(stack, status{next, overrideOf(c), false})
		case isolates.has(c):
			b.place(i, top)
			next := nextLevel(top.level, c == bidi.RLI || c == bidi.FSI && b.firstStrongIsRTL(i))
			if next > maxDepth || lostIsolates > 0 || lostEmbeddings > 0 {
				lostIsolates++
				continue
			}
			validIsolates++
			stack = append(stack, status{next, noOverride, true})
		case c == bidi.PDI:
			if lostIsolates > 0 {
				lostIsolates--
			} else if validIsolates > 0 {
				lostEmbeddings = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				validIsolates--
			}
			b.place(i, stack[len(stack)-1])
		case c == bidi.PDF:
			b.levels[i] = top.level
			if lostIsolates > 0 {
				continue
			}
			if lostEmbeddings > 0 {
				lostEmbeddings--
			} else if !top.isolate && len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case c == bidi.B:
			b.levels[i] = b.para
		case c == bidi.BN:
			b.levels[i] = top.level
		default:
			b.place(i, top)
		}
	}
}

func (b *resolver) place(i int, top status) {
	b.levels[i] = top.level
	if top.override != noOverride {
		b.types[i] = top.override
	}
}

func nextLevel(level int8, rtl bool) int8 {
	if rtl {
		return (level + 1) | 1
	}
	return (level + 2) &^ 1
}

func overrideOf(c class) class {
	switch c {
	case bidi.LRO:
		return bidi.L
	case bidi.RLO:
		return bidi.R
	}
	return noOverride
}

// firstStrongIsRTL is X5c: P2 and P3 inside the isolate begun at i.
func (b *resolver) firstStrongIsRTL(i int) bool {
	end := len(b.orig)
	if m := b.match[i]; m >= 0 {
		end = int(m)
	}
	for j := i + 1; j < end; j++ {
		c := b.orig[j]
		if strongTypes.has(c) {
			return c != bidi.L
		}
		if isolates.has(c) {
			if b.match[j] < 0 {
				return false
			}
			j = int(b.match[j])
		}
	}
	return false
}

// resetWhitespace is L1. The characters that X9 removed take the level of what
// stands before them, so that they part no run.
func (b *resolver) resetWhitespace() {
	for i, c := range b.orig {
		if removed.has(c) {
			b.levels[i] = b.para
			if i > 0 {
				b.levels[i] = b.levels[i-1]
			}
		}
	}
	reset := true
	for i := len(b.orig) - 1; i >= 0; i-- {
		c := b.orig[i]
		reset = separators.has(c) || reset && trailing.has(c)
		if reset {
			b.levels[i] = b.para
		}
	}
}
