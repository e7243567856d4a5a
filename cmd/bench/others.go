package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"markaz/app/pdf"
)

// An other is a program that can set the same sheets.
type other struct {
	install string // how it is
	find    func() ([]string, error)
	runs    int
}

// errMissing says of a program that it is not here, and how it comes here.
var errMissing = errors.New("not installed")

var typst = other{"typst, or make bench-others", func() ([]string, error) {
	if path, err := exec.LookPath("typst"); err == nil {
		argv := []string{path, "compile", "--font-path", "fonts", "sheets.typ", "sheets.pdf"}
		if help, _ := exec.Command(path, "compile", "--help").Output(); bytes.Contains(help, []byte("--no-pdf-tags")) {
			argv = append(argv, "--no-pdf-tags") // ours has none
		}
		return argv, nil
	}
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(filepath.Join(nodeModules(), "@myriaddreamin", "typst-ts-node-compiler"))
	}
	return []string{node, "sheets.cjs"}, err
}, 3}

var reportLab = other{"python3-reportlab, python3-arabic-reshaper and python3-bidi, or make bench-others", func() ([]string, error) {
	for _, python := range []string{"/usr/bin/python3", "python3"} { // Debian's packages are seen by Debian's Python alone
		if exec.Command(python, "-c", "import reportlab, arabic_reshaper, bidi").Run() == nil {
			return []string{python, "sheets.py"}, nil
		}
	}
	return nil, exec.ErrNotFound
}, 1}

var libreOffice = other{"libreoffice-writer-nogui, or make bench-others", func() ([]string, error) {
	path, err := exec.LookPath("soffice")
	return []string{path, "--headless", "--norestore", "--convert-to", "pdf", "sheets.fodt"}, err
}, 1}

// nodeModules is where make bench-others puts what comes by npm.
func nodeModules() string {
	path, _ := filepath.Abs(filepath.Join("out", "others", "node_modules"))
	return path
}

// otherRow times another program on the same sheets as ours, from its start to its
// PDF; both in one run. It notes how many times as long it takes, and how many once
// the time for a single sheet, mostly that of its start, is taken off.
func otherRow(c *clock, o other, atLeast float64) error {
	argv, err := o.find()
	if err != nil {
		return fmt.Errorf("%w: install %s", errMissing, o.install)
	}
	return within(func(dir string) error {
		all := sheetsOf(1)
		ours := &clock{}
		mineToo := func() error {
			return ours.repeat(5, nil, func() error { return put(dir, "ours.pdf", all) })
		}
		if err := mineToo(); err != nil {
			return err
		}
		one := &pdf.Attendance{Head: all.Head, Sheets: all.Sheets[:1]}
		short := &clock{figures: map[string]float64{}}
		if err := o.set(short, dir, argv, one, 2); err != nil { // the first fills the caches of the machine
			return err
		}
		if err := o.set(c, dir, argv, all, o.runs); err != nil {
			return err
		}
		if err := mineToo(); err != nil { // before and after: a machine that does other things slows both
			return err
		}
		mine := median(ours.took)
		c.figures["ours_ms"], c.figures["one_sheet_ms"] = float64(mine)/1e6, float64(slices.Min(short.took))/1e6
		c.figures["pages/s"] = float64(len(all.Sheets)) / median(c.took).Seconds()
		c.figures["times_without_start"] = float64(median(c.took)-slices.Min(short.took)) / float64(mine)
		c.atLeast("times", float64(median(c.took))/float64(mine), atLeast)
		return nil
	})
}

func median(took []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(took))
	return sorted[len(sorted)/2]
}

// set times so many runs of a program on sheets, in a folder of their number, and
// wants as many pages as there are sheets: of less there is no figure.
func (o other) set(c *clock, dir string, argv []string, a *pdf.Attendance, runs int) error {
	home, dir := dir, filepath.Join(dir, strconv.Itoa(len(a.Sheets)))
	if err := foreignOf(a).lay(dir); err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	err := c.repeat(runs, nil, func() error {
		cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "FONTCONFIG_FILE="+filepath.Join(dir, "fonts.conf"), "NODE_PATH="+nodeModules())
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", argv[0], err, out)
		}
		c.figures["their_peak_mb"] = max(c.figures["their_peak_mb"], peakOf(cmd.ProcessState))
		return nil
	})
	if err != nil {
		return err
	}
	count, err := exec.CommandContext(ctx, "qpdf", "--show-npages", filepath.Join(dir, "sheets.pdf")).Output()
	if err != nil {
		return fmt.Errorf("pages of %s: %w", argv[0], err)
	}
	pages, err := strconv.Atoi(strings.TrimSpace(string(count)))
	return errors.Join(err, wantPages(pages, len(a.Sheets)))
}
