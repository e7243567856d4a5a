package sound

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// spelled is a name with its spellings.
type spelled struct {
	kind   string // m, f, n
	arabic string
	latin  []string
}

// plantedPair is a mismatch that was put in by hand.
type plantedPair struct{ kind, arabic, latin string }

// lines are the fields of a file's lines; # begins a remark.
func lines(t testing.TB, file string) (all [][]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\n"); line != "" && line[0] != '#' {
			all = append(all, strings.Split(line, "\t"))
		}
	}
	return all
}

func namesOf(t testing.TB, file string) (all []spelled) {
	t.Helper()
	for _, f := range lines(t, file) {
		all = append(all, spelled{f[0], f[1], strings.Split(f[2], "/")})
	}
	return all
}

func pairsOf(t testing.TB, file string) (all []plantedPair) {
	t.Helper()
	for _, f := range lines(t, file) {
		all = append(all, plantedPair{f[0], f[2], f[3]})
	}
	return all
}

// practised are the invented people of app/practice.
func practised(t testing.TB) (all []spelled) {
	t.Helper()
	for kind, file := range map[string]string{"m": "male", "f": "female", "n": "family"} {
		for _, f := range lines(t, "../practice/names/"+file+".tsv") {
			all = append(all, spelled{kind, f[0], []string{f[1]}})
		}
	}
	return all
}
