package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
)

var used = regexp.MustCompile(`(?:\.t\(|text\.T\([a-z.]+, |Word\([a-z.]+, )"([a-z0-9_.-]+)"`)

// Every message that the screens name exists, and none is kept that nothing
// names. A key ending in a dot is the beginning of several.
func TestMessages(t *testing.T) {
	named := map[string]bool{}
	for _, pattern := range []string{"*.go", "model/*.go"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			source, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, m := range used.FindAllStringSubmatch(string(source), -1) {
				key := m[1]
				if strings.Contains(m[0], ".t(") {
					key = "screen." + key
				}
				named[key] = true
				assert.True(t, strings.HasSuffix(key, ".") || text.Has(key), "%s names %q", file, key)
			}
		}
	}
	for _, key := range text.Keys() {
		if !strings.HasPrefix(key, "screen.") {
			continue
		}
		found := named[key]
		for n := range named {
			found = found || strings.HasSuffix(n, ".") && strings.HasPrefix(key, n)
		}
		assert.True(t, found, "no screen says %q", key)
	}
}

func centreOf(name string) exam.Centre { return exam.Centre{Name: name} }
