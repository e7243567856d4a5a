package text

import "github.com/go-text/typesetting/bidi"

type bidiRun struct{ p bidi.Paragraph }

func (b *bidiRun) resolve(s []rune, rtl bool, out []int8) []int8 {
	out = out[:0]
	d := bidi.LeftToRight
	if rtl {
		d = bidi.RightToLeft
	}
	rs := b.p.Segment(s, d)
	for i := range rs.NumRuns() {
		r := rs.Run(i)
		for range r.End - r.Start {
			out = append(out, int8(r.Level))
		}
	}
	return out
}
