// Package cmd_test holds the shape of the whole program: who may import whom,
// what stands at the top level, and which versions belong together.
package cmd_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "markaz"

// ours says which of our packages a package may import. A name ending in /...
// stands for everything below it. Every arrow points down.
var ours = map[string]string{
	"assets":          "",
	"app/exam":        "",
	"app/text":        "assets",
	"app/roster":      "app/exam app/sound app/text",
	"app/sound":       "app/text",
	"app/programme":   "app/exam app/text assets",     // presets and the names of papers
	"app/practice":    "app/exam app/text",            // invented lists
	"app/corrections": "app/exam app/roster app/text", // roster reads the rows of any file
	"app/seating":     "app/exam app/text",            // names in the order of the alphabet
	"app/duties":      "app/exam",
	"app/parcel":      "app/exam",
	"app/template":    "app/exam assets",
	"app/pdf":         "app/exam app/template app/text assets",
	"app":             "app/...",
	"data/aside":      "app/exam",
	"data/...":        "app app/exam data/aside",
	"ui/kit":          "app/text assets",
	"ui/model":        "app app/exam app/text",
	"ui":              "app app/exam app/text ui/kit ui/model",
	"cmd/...":         "app app/... data/... ui ui/... cmd/... assets",
}

// theirs says who may import what we did not write, and the parts of the
// standard library that belong to one place. A module not named here is not used.
var theirs = map[string]string{
	"crypto/ed25519": "app/parcel",
	"database/sql":   "data/store",
	"net":            "data/relay",
	"net/http":       "",

	"filippo.io/age":                  "app/parcel",
	"fyne.io/fyne/v2":                 "ui ui/kit cmd/markaz cmd/bench", // cmd/bench draws lists without a screen
	"rsc.io/qr":                       "app/pdf",
	"github.com/crillab/gophersat":    "cmd/bench",    // beside the flow of app/duties, which proves as much and is far quicker; in its tests it checks the flow
	"github.com/go-gl/glfw/v3.4/glfw": "cmd/markaz",   // whether a window can be opened, asked before Fyne
	"github.com/go-text/typesetting":  "app/pdf",      // HarfBuzz: words with vowel marks
	"github.com/goccy/go-yaml":        "app/template", // its errors know the line and the field
	"github.com/godbus/dbus/v5":       "cmd/pc",       // the desktop's file window, on Linux
	"github.com/gofrs/flock":          "data/home",
	"github.com/google/uuid":          "app/exam app data/...",
	"github.com/jung-kurt/gofpdf":     "app/pdf",
	"github.com/klippa-app/go-pdfium": "cmd/render", // PDFium, which draws our Arabic as viewers do; no pure Go renderer of PDF does
	"github.com/richardlehane/mscfb":  "app/roster", // the container of an xls; the module of xlsx needs it too
	"github.com/spf13/cobra":          "cmd/markazctl",
	"github.com/tetratelabs/wazero":   "cmd/render",                                        // runs it without cgo; where what it compiles is kept is said to it
	"github.com/xuri/excelize/v2":     "app/corrections app/practice app/roster cmd/sheet", // app/corrections writes what a clerk fills in, cmd/sheet what a screen shows
	"github.com/yuin/goldmark":        "ui/kit",                                            // the pages of help are Markdown, which Fyne reads by it too
	"golang.org/x/crypto":             "app/parcel data/...",
	"golang.org/x/image":              "app app/pdf cmd/gallery", // photographs made smaller; pages side by side
	"golang.org/x/mod":                "app/parcel",
	"golang.org/x/sync":               "app app/... data/... cmd/...",
	"golang.org/x/sys":                "data/... cmd/...",
	"golang.org/x/term":               "cmd/...",
	"golang.org/x/text":               "app/roster app/text",
	"modernc.org/sqlite":              "data/store",
}

// never says what a package may not reach even through others.
var never = map[string]string{
	"app/...":       "data/... ui ui/... fyne.io/... database/sql modernc.org/...",
	"app":           "data/... ui ui/... fyne.io/... database/sql modernc.org/...",
	"data/...":      "ui ui/... fyne.io/...",
	"ui/kit":        "app app/exam data/... database/sql modernc.org/...",
	"ui/model":      "fyne.io/... data/... database/sql modernc.org/...",
	"ui":            "data/... database/sql modernc.org/...",
	"cmd/markazctl": "ui ui/... fyne.io/...",
}

type listed struct {
	ImportPath, Dir           string
	Standard                  bool
	GoFiles, IgnoredGoFiles   []string
	Imports, Deps             []string
	TestGoFiles, XTestGoFiles []string
}

// name is the package's path inside the module.
func (p listed) name() string { return strings.TrimPrefix(p.ImportPath, module+"/") }

// packages are ours, tests apart. A package that does not compile yet is
// listed with what its files say.
func packages(t *testing.T) []listed {
	t.Helper()
	var all []listed
	d := json.NewDecoder(bytes.NewReader(goTool(t, "list", "-e", "-json", "./...")))
	for {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		if len(p.GoFiles) > 0 {
			all = append(all, p)
		}
	}
	require.NotEmpty(t, all)
	return all
}

func goTool(t *testing.T, args ...string) []byte {
	t.Helper()
	c := exec.Command("go", args...)
	c.Dir = ".."
	c.Stderr = os.Stderr
	out, err := c.Output()
	require.NoError(t, err, "go %s", strings.Join(args, " "))
	return out
}

func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		t.Run(p.name(), func(t *testing.T) {
			may, known := ours[key(ours, p.name())]
			require.True(t, known, "say in the table ours what %s may import", p.name())
			for _, imported := range p.Imports {
				if own, ok := strings.CutPrefix(imported, module+"/"); ok {
					assert.True(t, within(may, own), "%s may not import %s; it may import: %s", p.name(), own, may)
					continue
				}
				rule := moduleOf(imported)
				if rule == "" {
					assert.False(t, thirdParty(imported), "say in the table theirs who may import %s", imported)
					continue
				}
				assert.True(t, within(theirs[rule], p.name()), "%s may not import %s; only %s may", p.name(), imported, theirs[rule])
			}
		})
	}
}

func TestReach(t *testing.T) {
	for _, p := range packages(t) {
		for from, forbidden := range never {
			if !within(from, p.name()) {
				continue
			}
			t.Run(p.name()+" never reaches "+forbidden, func(t *testing.T) {
				for _, d := range p.Deps {
					assert.False(t, within(forbidden, strings.TrimPrefix(d, module+"/")), "%s reaches %s", p.name(), d)
				}
			})
		}
		if p.name() == "app/exam" {
			for _, d := range p.Deps {
				assert.False(t, thirdParty(d) && d != "github.com/google/uuid", "app/exam reaches %s", d)
			}
		}
	}
}

// The owner fixed the top level; a new folder there is a decision, not a habit.
func TestTopLevel(t *testing.T) {
	allowed := strings.Fields("cmd app ui data assets testdata go.mod go.sum FyneApp.toml Makefile README.md")
	for name := range strings.FieldsSeq(string(git(t, "ls-files"))) {
		top, _, _ := strings.Cut(name, "/")
		assert.True(t, strings.HasPrefix(top, ".") || slices.Contains(allowed, top), "%s does not belong at the top level", top)
	}
}

func git(t *testing.T, args ...string) []byte {
	t.Helper()
	c := exec.Command("git", args...)
	c.Dir = ".."
	out, err := c.Output()
	require.NoError(t, err, "git %s", strings.Join(args, " "))
	return out
}

// key is the entry of a table that speaks of name: its own, or the folder's.
func key[V any](table map[string]V, name string) string {
	if _, ok := table[name]; ok {
		return name
	}
	return path.Dir(name) + "/..."
}

// within reports whether the list of names and name/... holds name.
func within(list, name string) bool {
	for one := range strings.FieldsSeq(list) {
		if below, ok := strings.CutSuffix(one, "..."); name == one || ok && strings.HasPrefix(name, below) {
			return true
		}
	}
	return false
}

// moduleOf is the longest entry of theirs that imported lies in, or "".
func moduleOf(imported string) string {
	for at := imported; at != "." && at != "/"; at = path.Dir(at) {
		if _, ok := theirs[at]; ok && (thirdParty(at) || at == imported) {
			return at
		}
	}
	return ""
}

// thirdParty: only a path outside the standard library has a dot in its first part.
func thirdParty(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return strings.Contains(first, ".") && !strings.HasPrefix(imported, "vendor/")
}

func sources(p listed) []string {
	var names []string
	for _, f := range slices.Concat(p.GoFiles, p.IgnoredGoFiles) {
		if !strings.HasSuffix(f, "_test.go") {
			names = append(names, filepath.Join(p.Dir, f))
		}
	}
	return names
}
