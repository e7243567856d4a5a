package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"markaz/cmd/wire"
)

// folded wants that no file lies beside a centre file that is closed: what was
// written is folded into it.
func folded(ts *testscript.TestScript) error {
	for _, dir := range []string{ts.Getenv("WORK"), ts.Getenv("DOCUMENTS")} {
		found, err := filepath.Glob(filepath.Join(dir, "*-wal"))
		if err != nil || len(found) > 0 {
			return fmt.Errorf("not folded into its file: %v %w", found, err)
		}
	}
	return nil
}

// files COUNT PATTERN wants so many files of a pattern; with ! any other
// number.
func files(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] files COUNT PATTERN")
	}
	found, err := filepath.Glob(ts.MkAbs(args[1]))
	ts.Check(err)
	if (strconv.Itoa(len(found)) == args[0]) == neg {
		ts.Fatalf("%d files: %s", len(found), strings.Join(found, ", "))
	}
}

// placed FILE COUNT PDF [WORDS] wants so many candidates in a centre file, a
// seat for each, and the names of all in each PDF of a pattern, with words.
func placed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: placed FILE COUNT PDF [WORDS...]")
	}
	d, err := wire.Open(context.Background(), one(ts, args[0]), func() (string, error) { return "", nil })
	ts.Check(err)
	defer func() { ts.Check(d.Close()) }()
	state := d.State()
	if strconv.Itoa(len(state.Candidates)) != args[1] {
		ts.Fatalf("%d candidates", len(state.Candidates))
	}
	pdfs, err := filepath.Glob(ts.MkAbs(args[2]))
	ts.Check(err)
	if len(pdfs) == 0 {
		ts.Fatalf("no file %s", args[2])
	}
	for _, pdf := range pdfs {
		printed := words(ts, pdf)
		for _, w := range args[3:] {
			if !strings.Contains(printed, plain(w)) {
				ts.Fatalf("%s does not say %s", pdf, w)
			}
		}
		for _, c := range state.Candidates {
			if _, seated := state.Seat(c.ID); !seated || !strings.Contains(printed, c.Name.Arabic()) {
				ts.Fatalf("%s has no seat (%v) or is not in %s", c.Number, !seated, pdf)
			}
		}
	}
}

// one is the one file of a pattern.
func one(ts *testscript.TestScript, pattern string) string {
	found, err := filepath.Glob(ts.MkAbs(pattern))
	ts.Check(err)
	if len(found) != 1 {
		ts.Fatalf("%s: %v", pattern, found)
	}
	return found[0]
}

// words is the text of a PDF, its words apart by one space each.
func words(ts *testscript.TestScript, pdf string) string {
	out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	ts.Check(err)
	return plain(string(out))
}

// plain is a text as one reads it: without marks of direction, its words apart
// by one space. NFKC takes lam-alef apart again, which a font draws as one.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// made PATTERN waits for a file.
func made(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: made PATTERN")
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if found, err := filepath.Glob(ts.MkAbs(args[0])); err != nil || len(found) > 0 {
			ts.Check(err)
			return
		}
	}
	ts.Fatalf("no file %s", args[0])
}

// ledger FILE PDF wants that the journal of a centre file tells of the PDFs of a
// pattern, at least one, and of no others; and each to be whole.
func ledger(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: ledger FILE PDF")
	}
	pdfs, err := filepath.Glob(ts.MkAbs(args[1]))
	ts.Check(err)
	d, err := wire.Open(context.Background(), one(ts, args[0]), func() (string, error) { return "", nil })
	ts.Check(err)
	defer func() { ts.Check(d.Close()) }()
	if told := len(d.State().Prints); told == 0 || told != len(pdfs) {
		ts.Fatalf("the journal tells of %d papers, there are %s", told, strings.Join(pdfs, ", "))
	}
	for _, pdf := range pdfs {
		b, err := os.ReadFile(pdf)
		ts.Check(err)
		if err := exec.Command("pdfinfo", pdf).Run(); err != nil || !bytes.HasSuffix(bytes.TrimSpace(b), []byte("%%EOF")) {
			ts.Fatalf("%s is not whole: %v", pdf, err)
		}
	}
	rest, err := filepath.Glob(filepath.Join(filepath.Dir(ts.MkAbs(args[1])), "*"))
	ts.Check(err)
	if len(rest) != len(pdfs) {
		ts.Fatalf("something half done: %s", strings.Join(rest, ", "))
	}
}

// fillCells FILE CELL=VALUE... writes in a spreadsheet as a clerk does.
func fillCells(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fill FILE CELL=VALUE...")
	}
	f, err := excelize.OpenFile(one(ts, args[0]))
	ts.Check(err)
	for _, word := range args[1:] {
		cell, value, _ := strings.Cut(word, "=")
		ts.Check(f.SetCellStr(f.GetSheetName(0), cell, value))
	}
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// dark waits until the window is more dark than light; with ! for the contrary.
func dark(ts *testscript.TestScript, neg bool, _ []string) {
	s := running(ts)
	for end := time.Now().Add(patience); time.Now().Before(end); {
		out, err := tool("import", "-silent", "-window", s.p.window, "-colorspace", "Gray", "-format", "%[fx:mean]", "info:")
		ts.Check(err)
		light, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		ts.Check(err)
		if light < 0.5 != neg {
			return
		}
	}
	ts.Fatalf("the window does not become so")
}
