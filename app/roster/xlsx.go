package roster

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

const (
	maxEntries = 20_000 // of the zip: lists may hold photos
	maxSheets  = 200
	maxRatio   = 250 // a part that packs better than this is no list
	maxStrings = 2_000_000
)

// xlsx is a spreadsheet. Its sheets are scanned by our own reader: excelize's
// streaming one needs 3.9 s for 70,000 rows of 14 columns, where we have read
// and checked them in 1; twice that to know both the number in a cell and what
// is displayed; it holds each sheet unpacked in memory, and takes a sheet that
// breaks off for a short one.
type xlsx struct {
	parts   map[string]*zip.File // by lower-case path
	strings []string
	styles  []style
	epoch   int // days to add where dates count from 1904
	list    []sheet
}

func (*xlsx) encoding() string  { return "" }
func (*xlsx) guessed() bool     { return false }
func (x *xlsx) sheets() []sheet { return x.list }

func openXLSX(r io.ReaderAt, size int64) (book, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	if len(z.File) > maxEntries {
		return nil, refuse(TooMuch)
	}
	x := &xlsx{parts: map[string]*zip.File{}}
	for _, f := range z.File {
		x.parts[partName(f.Name)] = f
	}
	workbook, err := x.workbookPath()
	if err != nil {
		return nil, err
	}
	links, err := x.links(workbook)
	if err != nil {
		return nil, err
	}
	if err := x.readWorkbook(workbook, links); err != nil {
		return nil, err
	}
	if err := x.weigh(links); err != nil {
		return nil, err
	}
	if err := x.readStyles(links.first("styles")); err != nil {
		return nil, err
	}
	return x, x.readStrings(links.first("sharedStrings"))
}

func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(s, `\`, "/")), "/"))
}

// weigh refuses what unpacks to more than a list can be, before anything large
// is unpacked: archive/zip never gives more than the size that it declares.
func (x *xlsx) weigh(links relations) error {
	var total uint64
	paths := []string{links.first("sharedStrings"), links.first("styles")}
	for _, s := range x.list {
		paths = append(paths, s.(*xlsxSheet).path)
	}
	for _, p := range paths {
		f := x.parts[p]
		if f == nil {
			continue
		}
		n := f.UncompressedSize64
		if total += n; total > MaxParts || n > MaxParts {
			return refuse(TooMuch)
		}
		if n > 16<<20 && n/maxRatio > f.CompressedSize64 {
			return refuse(TooMuch)
		}
	}
	return nil
}

// workbookPath finds the part that names the sheets; a zip without one is a
// word processor's file or anything else.
func (x *xlsx) workbookPath() (string, error) {
	links, err := x.links("")
	if err != nil {
		return "", err
	}
	p := links.first("officeDocument")
	if x.parts[p] == nil {
		p = "xl/workbook.xml"
	}
	switch {
	case x.parts["xl/workbook.bin"] != nil:
		return "", refuse(OldFormat)
	case x.parts[p] == nil || strings.HasPrefix(p, "word/") || strings.HasPrefix(p, "ppt/"):
		return "", refuse(OtherProgram)
	}
	return p, nil
}

// relations are the links of a part to others: type, id and path.
type relations []struct{ kind, id, path string }

func (r relations) first(kind string) string {
	for _, l := range r {
		if l.kind == kind {
			return l.path
		}
	}
	return ""
}

func (r relations) byID(id string) string {
	for _, l := range r {
		if l.id == id {
			return l.path
		}
	}
	return ""
}

func (x *xlsx) links(part string) (relations, error) {
	dir, base := path.Split(part)
	var out relations
	err := x.scan(dir+"_rels/"+base+".rels", func(m *markup) error {
		if string(m.name) != "Relationship" || len(out) > 10_000 {
			return nil
		}
		target := m.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		out = append(out, struct{ kind, id, path string }{path.Base(m.attr("Type")), m.attr("Id"), partName(target)})
		return nil
	})
	return out, err
}

// scan calls f for every tag that a part opens; a part that is not there has none.
func (x *xlsx) scan(part string, f func(m *markup) error) error {
	if x.parts[part] == nil {
		return nil
	}
	return x.read(part, func(m *markup) error {
		for {
			switch t, err := m.next(); {
			case err != nil || t == done:
				return err
			case t == opened:
				if err := f(m); err != nil {
					return err
				}
			}
		}
	})
}

// read gives the text of a part to f. What is too long in it is a cell.
func (x *xlsx) read(part string, f func(m *markup) error) (err error) {
	file := x.parts[part]
	if file == nil {
		return fmt.Errorf("part %s is missing", part)
	}
	if file.UncompressedSize64 > MaxParts {
		return refuse(TooMuch)
	}
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	m, err := newMarkup(in)
	if err == nil {
		err = f(m)
	}
	if errors.Is(err, errLong) {
		return refuse(CellTooLong)
	}
	return err
}

func (x *xlsx) readWorkbook(part string, links relations) error {
	return x.scan(part, func(m *markup) error {
		switch string(m.name) {
		case "workbookPr":
			if v := m.attr("date1904"); v == "1" || v == "true" {
				x.epoch = 1462
			}
		case "sheet":
			s := &xlsxSheet{book: x, title: m.attr("name"), concealed: m.attr("state") != "" && m.attr("state") != "visible"}
			m.each(func(n, v []byte) {
				if string(local(n)) == "id" && string(n) != "id" {
					s.path = links.byID(string(v))
				}
			})
			if !strings.Contains(s.path, "chartsheet") && !strings.Contains(s.path, "dialogsheet") {
				x.list = append(x.list, s)
			}
			if len(x.list) > maxSheets {
				return refuse(TooMuch)
			}
		}
		return nil
	})
}

// readStrings reads the strings that cells share, at most MaxText of them.
func (x *xlsx) readStrings(part string) error {
	if x.parts[part] == nil {
		return nil
	}
	return x.read(part, func(m *markup) error {
		var buf []byte
		size := 0
		for {
			t, err := m.next()
			switch {
			case err != nil || t == done:
				return err
			case t != opened || string(m.name) != "si":
				continue
			}
			if buf, err = m.runs(buf[:0]); err != nil {
				return err
			}
			size += len(buf)
			if size > MaxText || len(x.strings) >= maxStrings {
				return refuse(TooMuch)
			}
			x.strings = append(x.strings, plainText(buf))
		}
	})
}

// rows gives the lines of one sheet.
func (s *xlsxSheet) rows(ctx context.Context, yield func(line) error) error {
	if s.book.parts[s.path] == nil {
		return fmt.Errorf("sheet part %q is missing", s.path)
	}
	s.blocks = nil
	return s.book.read(s.path, func(m *markup) error {
		err := (&sheetScan{sheet: s, m: m, ctx: ctx, yield: yield}).run()
		if errors.Is(err, errLong) {
			return refuseRow(CellTooLong, s.at)
		}
		return err
	})
}
