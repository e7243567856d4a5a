package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	encoding "unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"markaz/app/text"
)

// printed remembers how many pages WriteTo wrote.
type printed struct{ pages int }

// Pages returns the number of pages of the file; it is known after WriteTo.
func (p *printed) Pages() int { return p.pages }

// writeTo ends the document and writes it. The title is what viewers show.
func (s *sheet) writeTo(w io.Writer, title string) (int64, error) {
	if len(s.pages) == 0 {
		s.addPage("")
	}
	s.feet()
	pdf := s.assemble(title)
	var buf bytes.Buffer
	if err := pdf.Output(&buf); err != nil {
		return 0, fmt.Errorf("write %d pages: %w", len(s.pages), err)
	}
	out, err := s.update(buf.Bytes())
	if err != nil {
		return 0, fmt.Errorf("write %d pages: %w", len(s.pages), err)
	}
	n, err := w.Write(out)
	return int64(n), err
}

// assemble lets gofpdf write the file with its fonts, outline and empty pages;
// the update gives the pages what is on them.
func (s *sheet) assemble(title string) *gofpdf.Fpdf {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: s.pages[0].paperWidth / point, Ht: s.pages[0].paperHeight / point},
	})
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // of its empty pages; it compresses fonts all the same
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCreationDate(s.head.Printed.UTC())
	pdf.SetModificationDate(s.head.Printed.UTC())
	pdf.SetProducer("Markaz", false)
	pdf.SetTitle(title, true)
	pdf.SetAuthor(s.head.Centre.Name, true)
	for i, f := range faces() {
		if s.uses(weight(i)) {
			pdf.AddUTF8FontFromBytes(f.name, "", slices.Clone(f.data))
		}
	}
	s.markUsed(pdf)
	for _, p := range s.pages {
		pdf.AddPageFormat("P", gofpdf.SizeType{Wd: p.paperWidth / point, Ht: p.paperHeight / point})
		if p.chapter != "" {
			pdf.Bookmark(utf16(p.chapter), 0, 0)
		}
		if p.bookmark != "" {
			pdf.Bookmark(utf16(p.bookmark), p.level, 0)
		}
	}
	return pdf
}

// utf16 returns t as PDF wants it outside pages: big-endian with a mark. gofpdf
// would do it only after setting a font, on every page.
func utf16(t string) string {
	b := []byte{0xFE, 0xFF}
	for _, c := range encoding.Encode([]rune(t)) {
		b = append(b, byte(c>>8), byte(c))
	}
	return string(b)
}

func (s *sheet) uses(w weight) bool { return slices.Contains(s.used[w], true) }

// markUsed tells gofpdf which characters to embed. gofpdf notes them only where
// it writes text itself; it writes here into a template that is never printed.
func (s *sheet) markUsed(pdf *gofpdf.Fpdf) {
	pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for i, f := range faces() {
			if !s.uses(weight(i)) {
				continue
			}
			t.SetFont(f.name, "", 10)
			var all strings.Builder
			for r, used := range s.used[i] {
				if used {
					all.WriteRune(rune(r))
				}
			}
			t.Text(0, 0, all.String())
		}
	})
}

// An update collects objects that replace or extend those of a finished PDF.
type update struct {
	out     []byte
	next    int // first free object number
	offsets map[int]int
}

func (u *update) object(n int, dict string, stream []byte) {
	u.offsets[n] = len(u.out)
	u.out = fmt.Appendf(u.out, "%d 0 obj\n%s\n", n, dict)
	if stream != nil {
		u.out = append(append(append(u.out, "stream\n"...), stream...), "\nendstream\n"...)
	}
	u.out = append(u.out, "endobj\n"...)
}

// update appends what gofpdf cannot write: what the letter forms mean, the names
// that our pages give to fonts and photos, the language of the document.
func (s *sheet) update(pdf []byte) ([]byte, error) {
	tail := pdf[bytes.LastIndex(pdf, []byte("\ntrailer")):]
	size, root, info := number(tail, "/Size "), number(tail, "/Root "), number(tail, "/Info ")
	xref := number(tail, "startxref\n")
	streams := s.compressed()
	u := &update{out: slices.Grow(pdf, s.photos.size()+s.mark.size()+sizeOf(streams)+64<<10), next: size, offsets: map[int]int{}}
	var fonts strings.Builder
	for i, f := range faces() {
		if !s.uses(weight(i)) {
			continue
		}
		at := bytes.LastIndex(pdf, []byte("/BaseFont /utf8"+f.name+"\n/Encoding"))
		if at < 0 {
			return nil, fmt.Errorf("font %s is not in the file", f.name)
		}
		toUnicode := number(pdf[at:], "/ToUnicode ")
		fmt.Fprintf(&fonts, "/%s %d 0 R ", f.name, toUnicode-2)
		cmap := s.letters(weight(i))
		u.object(toUnicode, fmt.Sprintf("<</Length %d>>", len(cmap)), cmap)
	}
	fonts.WriteString(s.writeMade(u))
	for i, stream := range streams {
		if len(stream) > 0 {
			u.object(firstPage+2*i+1, fmt.Sprintf("<</Filter /FlateDecode /Length %d>>", len(stream)), stream)
		}
	}
	photos := s.photos.write(u) + s.mark.write(u)
	u.object(2, fmt.Sprintf("<</ProcSet [/PDF /Text /ImageB /ImageC] /Font <<%s>> /XObject <<%s>>>>", fonts.String(), photos), nil)
	u.object(root, s.catalogue(pdf), nil)
	return u.finish(root, info, xref), nil
}

// firstPage is the number of gofpdf's first page; its content follows it, then
// comes the next page.
const firstPage = 3

// compressed returns the content of each page, compressed on all cores with
// writers that are used again: gofpdf does it on one, with a new writer of half a
// megabyte for each page, which took most of the time of a long document.
func (s *sheet) compressed() [][]byte {
	streams := make([][]byte, len(s.pages))
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(s.pages)) {
		done.Go(func() {
			z := deflaters.Get().(*zlib.Writer)
			defer deflaters.Put(z)
			for i := int(next.Add(1)) - 1; i < len(s.pages); i = int(next.Add(1)) - 1 {
				streams[i] = deflate(z, s.pages[i].content)
				s.pages[i].content = nil
			}
		})
	}
	done.Wait()
	return streams
}

var deflaters = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // fails only for a level that does not exist
	return z
}}

func deflate(z *zlib.Writer, content []byte) []byte {
	if len(content) == 0 {
		return nil
	}
	b := bytes.NewBuffer(make([]byte, 0, len(content)/3))
	z.Reset(b)
	z.Write(content) // neither fails: the buffer takes everything
	z.Close()
	return b.Bytes()
}

// catalogue returns the document's root: pages, outline, language, direction, and what
// the window for printing offers first: true to size, since labels and cuts are measured,
// and on one side unless the paper was laid out for both, or pouches would share leaves.
func (s *sheet) catalogue(pdf []byte) string {
	outline := ""
	if at := bytes.LastIndex(pdf, []byte("/Outlines ")); at >= 0 && slices.ContainsFunc(s.pages, func(p *page) bool { return p.bookmark != "" }) {
		outline = fmt.Sprintf("/Outlines %d 0 R /PageMode /UseOutlines ", number(pdf[at:], "/Outlines "))
	}
	direction := "/L2R"
	if s.rtl {
		direction = "/R2L"
	}
	sides := "/Simplex"
	if s.leaves {
		sides = "/DuplexFlipLongEdge"
	}
	return fmt.Sprintf("<</Type /Catalog /Version /1.5 /Pages 1 0 R %s/Lang (%s) /ViewerPreferences <</DisplayDocTitle true /Direction %s /PrintScaling /None /Duplex %s>>>>",
		outline, s.head.Lang, direction, sides)
}

func sizeOf(streams [][]byte) int {
	total := 0
	for _, b := range streams {
		total += len(b) + 80 // with the words around it
	}
	return total
}

// finish writes the table of the update and its trailer.
func (u *update) finish(root, info, previous int) []byte {
	at := len(u.out)
	u.out = append(u.out, "xref\n"...)
	var changed []int
	for n := range u.offsets {
		changed = append(changed, n)
	}
	slices.Sort(changed)
	for _, n := range changed {
		u.out = fmt.Appendf(u.out, "%d 1\n%010d 00000 n \n", n, u.offsets[n])
	}
	return fmt.Appendf(u.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n",
		u.next, root, info, previous, at)
}

// number returns the whole number that follows the first label, 0 if none does.
func number(b []byte, label string) int {
	at := bytes.Index(b, []byte(label))
	if at < 0 {
		return 0
	}
	b = b[at+len(label):]
	end := 0
	for end < len(b) && b[end] >= '0' && b[end] <= '9' {
		end++
	}
	n, _ := strconv.Atoi(string(b[:end]))
	return n
}

// letters maps the codes of a font back to letters.
func (s *sheet) letters(w weight) []byte {
	var codes []uint16
	for r, used := range s.used[w] {
		if used {
			codes = append(codes, uint16(r))
		}
	}
	return toUnicode(codes, func(code uint16) string {
		if base, ok := text.FormBase(rune(code)); ok {
			return base
		}
		return string(rune(code))
	})
}

// toUnicode says what codes mean, so that a viewer finds and copies what was meant.
func toUnicode(codes []uint16, means func(uint16) string) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(codes, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, code := range part {
			fmt.Fprintf(&b, "<%04X> <", code)
			for _, m := range means(code) {
				fmt.Fprintf(&b, "%04X", m)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}
