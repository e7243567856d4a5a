package cmd_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
)

// required reads the versions that a go.mod file asks for.
func required(t *testing.T, goMod string) map[string]string {
	t.Helper()
	var file struct {
		Require []struct{ Path, Version string }
	}
	require.NoError(t, json.Unmarshal(goTool(t, "mod", "edit", "-json", goMod), &file))
	versions := map[string]string{}
	for _, r := range file.Require {
		versions[r.Path] = r.Version
	}
	return versions
}

// SQLite in Go is translated C over libc, made for exactly one version of it.
func TestLibcIsTheOneSQLiteAsksFor(t *testing.T) {
	got := required(t, "go.mod")
	if got["modernc.org/sqlite"] == "" {
		t.Fatal("go.mod has no modernc.org/sqlite")
	}
	var sqlite struct{ GoMod string }
	require.NoError(t, json.Unmarshal(goTool(t, "mod", "download", "-json", "modernc.org/sqlite@"+got["modernc.org/sqlite"]), &sqlite))
	assert.Equal(t, required(t, sqlite.GoMod)["modernc.org/libc"], got["modernc.org/libc"])
}

func TestPatchBelongsToOurFyne(t *testing.T) {
	patches, err := filepath.Glob("../ui/kit/fyne-*.patch")
	require.NoError(t, err)
	require.Len(t, patches, 1)
	version := required(t, "go.mod")["fyne.io/fyne/v2"]
	assert.Equal(t, "fyne-"+version+"-rtl.patch", filepath.Base(patches[0]), "make a patch for the new Fyne, or keep the old Fyne")

	var fyne struct{ Dir string }
	require.NoError(t, json.Unmarshal(goTool(t, "mod", "download", "-json", "fyne.io/fyne/v2@"+version), &fyne))
	patch, err := filepath.Abs(patches[0])
	require.NoError(t, err)
	c := exec.Command("git", "apply", "--check", "--verbose", patch)
	c.Dir = fyne.Dir
	c.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(fyne.Dir))
	out, err := c.CombinedOutput()
	assert.NoError(t, err, "the patch no longer applies:\n%s", out)
	assert.Positive(t, strings.Count(string(out), "Checking patch"), "the patch touched nothing:\n%s", out)
}

// The version that the program says of itself is the one it is packaged as.
func TestVersion(t *testing.T) {
	said, err := os.ReadFile("../FyneApp.toml")
	require.NoError(t, err)
	assert.Contains(t, string(said), "\nVersion = \""+app.Version+"\"\n")
}
