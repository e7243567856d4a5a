package pdf

import (
	"io"
	"slices"
	"strings"

	"markaz/app/text"
)

// Recovery is the recovery sheet «ورقة الاسترجاع»: the code that opens a file whose
// password is forgotten. It is explained in Arabic and in French, whatever the
// language of papers, and in English on an English one.
type Recovery struct {
	Head Head
	Code string // printed in blocks as it is divided, by hyphens or spaces, else by four
	File string // name of the file that it opens; "" is not printed
	printed
}

// WriteTo writes the sheet, one page. The same sheet gives the same bytes. It may
// be called once at a time.
func (r *Recovery) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(r.Head, a4Width, a4Height)
	s.use("recovery-sheet")
	s.addPage("")
	y := s.title(s.letterhead(), s.tpl.Title) + 4
	s.text(box{margin, y, s.w - 2*margin, 8}, s.head.Centre.Name, style{weight: bold, size: 13, min: 8, align: middleOf, own: true})
	if r.File != "" {
		s.text(box{margin, y + 8, s.w - 2*margin, 5}, s.t("paper.recovery.file", text.Args{"file": text.LTR(r.File)}),
			style{size: 9, min: 6, align: middleOf, grey: dark})
	}
	y += 17
	y = s.codeBlocks(y, blocks(r.Code))
	const side = 46.0
	s.qr(box{(s.w - side) / 2, y, side, side}, symbol(r.Code))
	y += side + 6
	langs := []string{"ar", "fr"}
	if s.head.Lang == "en" {
		langs = append(langs, "en")
	}
	for i, lang := range langs {
		if i > 0 {
			s.across(margin+30, y-3, s.w-2*margin-60, rule, 0.2)
		}
		y = s.explain(lang, y) + 6
	}
	r.pages = len(s.pages)
	return s.writeTo(w, s.said(s.tpl.Title))
}

// blocks divides a code for reading and typing.
func blocks(code string) []string {
	parts := strings.FieldsFunc(code, func(r rune) bool { return r == '-' || r == ' ' })
	if len(parts) != 1 {
		return parts
	}
	parts = nil
	for part := range slices.Chunk([]rune(code), 4) {
		parts = append(parts, string(part))
	}
	return parts
}

// codeBlocks draws the code large, each character in a place of its own width, so
// that it is read as a typewriter would write it, and returns where it ends.
func (s *sheet) codeBlocks(y float64, parts []string) float64 {
	const size, step, high, apart, inRow = 21.0, 6.4, 13.0, 5.0, 4
	for row := range slices.Chunk(parts, inRow) {
		width := apart * float64(len(row)-1)
		for _, p := range row {
			width += step*float64(len([]rune(p))) + 4
		}
		left := (s.w - width) / 2
		for _, p := range row {
			n := float64(len([]rune(p)))
			b := s.fromLeft(left, y, step*n+4, high)
			s.fillBox(b, shade)
			s.frame(b, rule, 0.2)
			for i, r := range []rune(p) {
				s.text(s.fromLeft(left+2+step*float64(i), y, step, high), string(r), style{weight: bold, size: size, min: 12, align: middleOf, ltr: true})
			}
			left += step*n + 4 + apart
		}
		y += high + 4
	}
	return y + 2
}

// fromLeft is a box given from the left edge of the page in any paper: a code runs
// from left to right.
func (s *sheet) fromLeft(left, y, w, h float64) box {
	if s.rtl {
		return box{s.w - left - w, y, w, h}
	}
	return box{left, y, w, h}
}

// explain says in a language what the sheet is and where to keep it.
func (s *sheet) explain(lang string, y float64) float64 {
	st := style{size: 11, rtl: lang == "ar", ltr: lang != "ar"}
	if (lang == "ar") != s.rtl {
		st.align = end
	}
	if lang != "ar" {
		st.size = 9.6
	}
	b := box{margin + 12, y, s.w - 2*margin - 24, 0}
	title := st
	title.weight, title.size = bold, st.size+1.5
	b.y += s.paragraph(b, text.T(lang, "paper.recovery.what"), title) + 1.5
	for _, key := range [...]string{"paper.recovery.1", "paper.recovery.2", "paper.recovery.3", "paper.recovery.4"} {
		b.y += s.paragraph(b, text.T(lang, key), st) + 1.2
	}
	return b.y
}
