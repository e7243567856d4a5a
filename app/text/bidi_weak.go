package text

import "golang.org/x/text/unicode/bidi"

// sequences is X9 and X10: it cuts the line into level runs, joins those that an
// isolate parts (BD13), and resolves each sequence.
func (b *resolver) sequences() {
	b.kept, b.runs, b.runAt = b.kept[:0], b.runs[:0], b.runAt[:0]
	for i, c := range b.orig {
		b.runAt = append(b.runAt, -1)
		if removed.has(c) {
			continue
		}
		n := int32(len(b.kept))
		if n == 0 || b.levels[b.kept[n-1]] != b.levels[i] {
			b.runAt[i] = int32(len(b.runs))
			b.runs = append(b.runs, levelRun{n, n, b.levels[i]})
		}
		b.kept = append(b.kept, int32(i))
		b.runs[len(b.runs)-1].end = n + 1
	}
	for k := range b.runs {
		first := b.kept[b.runs[k].start]
		if b.orig[first] == bidi.PDI && b.match[first] >= 0 {
			continue // the sequence of its initiator has it
		}
		b.sequence(k)
	}
}

// sequence resolves the isolating run sequence that begins with run k.
func (b *resolver) sequence(k int) {
	b.seq = b.seq[:0]
	level, before, after := b.runs[k].level, b.para, b.para
	if k > 0 {
		before = b.runs[k-1].level
	}
	unclosed := false
	for {
		run := b.runs[k]
		b.seq = append(b.seq, b.kept[run.start:run.end]...)
		last := b.seq[len(b.seq)-1]
		if !isolates.has(b.orig[last]) {
			break
		}
		pdi := b.match[last]
		if unclosed = pdi < 0; unclosed {
			break
		}
		// A PDI within a run closes an isolate that overflowed: its inside stayed
		// at the level outside.
		next := b.runAt[pdi]
		if next < 0 {
			break
		}
		k = int(next)
	}
	if !unclosed && k+1 < len(b.runs) {
		after = b.runs[k+1].level
	}
	sos, eos := typeOf(max(level, before)), typeOf(max(level, after))
	b.weak(sos)
	b.brackets(level, sos)
	b.neutral(level, sos, eos)
	for _, i := range b.seq {
		b.levels[i] = implicit(level, b.types[i])
	}
}

// typeOf returns the strong type of a level.
func typeOf(level int8) class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// implicit is I1 and I2.
func implicit(level int8, c class) int8 {
	switch {
	case level%2 == 0 && c == bidi.R:
		return level + 1
	case level%2 == 0 && c != bidi.L:
		return level + 2
	case level%2 == 1 && c != bidi.R:
		return level + 1
	}
	return level
}

// weak is W1 to W7.
func (b *resolver) weak(sos class) {
	types, seq := b.types, b.seq
	last, strong := sos, sos
	for _, i := range seq { // W1, W2, W3
		c := types[i]
		switch {
		case c == bidi.NSM:
			c = last
			if isolates.has(last) || last == bidi.PDI {
				c = bidi.ON
			}
		}
		last = c
		switch c {
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN:
			if strong == bidi.AL {
				c = bidi.AN
			}
		}
		types[i] = c
	}
	for _, i := range seq {
		if types[i] == bidi.AL {
			types[i] = bidi.R
		}
	}
	for k := 1; k+1 < len(seq); k++ { // W4
		before, c, after := types[seq[k-1]], types[seq[k]], types[seq[k+1]]
		if before == after && (c == bidi.CS && (before == bidi.EN || before == bidi.AN) ||
			c == bidi.ES && before == bidi.EN) {
			types[seq[k]] = before
		}
	}
	b.terminators(sos)
}

// terminators is W5 to W7.
func (b *resolver) terminators(sos class) {
	types, seq := b.types, b.seq
	for k := 0; k < len(seq); k++ {
		if types[seq[k]] != bidi.ET {
			continue
		}
		end := k
		for end < len(seq) && types[seq[end]] == bidi.ET {
			end++
		}
		c := bidi.ON
		if k > 0 && types[seq[k-1]] == bidi.EN || end < len(seq) && types[seq[end]] == bidi.EN {
			c = bidi.EN
		}
		for ; k < end; k++ {
			types[seq[k]] = c
		}
		k--
	}
	strong := sos
	for _, i := range seq {
		switch types[i] {
		case bidi.ES, bidi.CS:
			types[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = types[i]
		case bidi.EN:
			if strong == bidi.L {
				types[i] = bidi.L
			}
		}
	}
}
