package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"markaz/app"
	"markaz/app/exam"
	"markaz/cmd/wire"
	"markaz/ui"
)

// The first run as a head of centre does it, on a real screen: from a double
// click to papers, by mouse and keyboard, in the language of a fresh PC.
func TestFirstRun(t *testing.T) {
	p := begin(t)
	p.wait("start", "new")
	p.click("new")

	p.wait("list", "path")
	list := filepath.Join(p.home, "liste.xlsx")
	copyFile(t, "../../testdata/lists/centre-331.xlsx", list)
	p.typeText(list)
	p.key("Return")

	p.wait("list", "next", "findings")
	p.click("findings")
	p.wait("findings", "back")
	p.click("back")
	p.wait("list", "next")
	p.key("Return") // the main action has the keyboard

	p.wait("centre", "next", "centre.name")
	p.click("centre.name")
	p.key("ctrl+a")
	p.typeText("Lycee Ibn Sina")
	p.key("Return")

	p.wait("rooms", "next")
	p.click("next")

	p.wait("papers", "next", "document.door-lists")
	p.click("document.door-lists")
	p.click("next")

	p.wait("done", "next", "open.attendance", "open.door-lists")
	p.click("next")
	p.wait("overview", "step.copy")
	p.close()

	file := p.only("*.markaz")
	names := namesIn(t, p, file)
	require.Len(t, names, 331)
	pdfs, err := filepath.Glob(filepath.Join(p.documents(), "*", "*.pdf"))
	require.NoError(t, err)
	require.Len(t, pdfs, 2, "attendance sheets and door lists")
	for _, pdf := range pdfs {
		printed := words(t, pdf)
		missing := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return strings.Contains(printed, name) })
		assert.Empty(t, missing, "names that are not in %s", filepath.Base(pdf))
		assert.True(t, strings.Contains(printed, "Lycee Ibn Sina"), "the name typed heads %s", filepath.Base(pdf))
	}
}

// A file given on the command line is opened, in the language chosen before.
func TestOpenFile(t *testing.T) {
	home := t.TempDir()
	t.Setenv("MARKAZ_HOME", filepath.Join(home, "markaz"))
	file := filepath.Join(home, "مركز #1.markaz")
	d, err := wire.Create(context.Background(), file, exam.Centre{Name: "مركز وادي الزيتون"})
	require.NoError(t, err)
	require.NoError(t, d.Close())

	t.Chdir(home)
	p := begin(t, filepath.Base(file))
	p.wait("overview", "step.list", "lang.fr")
	assert.Contains(t, p.title(), "مركز وادي الزيتون")
	p.click("lang.fr")
	p.until("French", func(tr ui.Trace) bool { return tr.Language == "fr" })
	assert.Contains(t, p.title(), "Markaz")
	p.click("home")
	p.wait("start", "new")
	p.close()
}

func (p *program) documents() string { return filepath.Join(p.home, "Documents", "Markaz") }

// only returns the one file of a pattern: a closed centre file has no others
// beside it.
func (p *program) only(pattern string) string {
	p.t.Helper()
	found, err := filepath.Glob(filepath.Join(p.documents(), pattern))
	require.NoError(p.t, err)
	require.Len(p.t, found, 1)
	beside, err := filepath.Glob(filepath.Join(p.documents(), "*-wal"))
	require.NoError(p.t, err)
	require.Empty(p.t, beside, "what was written is folded into the file")
	return found[0]
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(to, b, 0o600))
}

// namesIn returns the names of the candidates that have a seat.
func namesIn(t *testing.T, p *program, file string) []string {
	t.Helper()
	t.Setenv("MARKAZ_HOME", filepath.Join(p.home, "reader"))
	d, err := wire.Open(context.Background(), file, func() (string, error) { return "", nil })
	require.NoError(t, err)
	defer func() { require.NoError(t, d.Close()) }()
	state := d.State()
	require.Len(t, state.Prints, 2)
	require.Equal(t, app.AttendanceSheets, state.Prints[0].Document)
	var names []string
	for _, c := range state.Candidates {
		_, seated := state.Seat(c.ID)
		require.True(t, seated)
		names = append(names, c.Name.Arabic())
	}
	return names
}

// words is the text of a PDF, its words apart by one space each.
func words(t *testing.T, pdf string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	require.NoError(t, err)
	// NFKC takes lam-alef apart again, which a font draws as one.
	plain := strings.Map(func(r rune) rune {
		if r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, norm.NFKC.String(string(out)))
	return strings.Join(strings.Fields(plain), " ")
}
