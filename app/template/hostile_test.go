package template

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bounded is how long a hostile file may take: on a PC that does ten other things a
// file that is soon refused takes seconds, one that is not takes minutes.
const bounded = 20 * time.Second

func hostile() map[string][]byte {
	fill := func(s string) []byte { return []byte(strings.Repeat(s, MostBytes/len(s))) }
	var keys, indented strings.Builder
	for i := 0; keys.Len() < MostBytes-20; i++ {
		fmt.Fprintf(&keys, "k%d: 1\n", i)
	}
	for i := 0; indented.Len() < MostBytes-400; i++ {
		indented.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	all := map[string][]byte{
		"a key as long as the file": []byte(strings.Repeat("k", MostBytes-4) + ": 1"), "many keys": []byte(keys.String()), "deep by indentation": []byte(indented.String()),
		"anchors": []byte("a: &a [x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n"), "a letter cut in two": []byte("title: {ar: \"\\uD800\"}"), "UTF-16": []byte("\xFF\xFEd\x00o\x00c\x00"),
		"columns": []byte("document: attendance\ncolumns:\n" + strings.Repeat("- {key: a}\n", (MostBytes-40)/11)), "too large": fill("# x\n# y\n#"),
	}
	for _, s := range []string{"[", "{", "]", "}", "- ", "? ", ": ", "[a,", "{a: ", "&a ", "*a ", "!!x ", "\x00", "\t", "\n", " ", "\"", "'", "|\n", ">\n ", "#\n", "---\n", "...\n", "%A\n", ",", "<<: ", "-\n", "\xE3", "\uFEFF", "\u2028"} {
		all[fmt.Sprintf("60 KiB of %q", s)] = fill(s)
	}
	return all
}

func TestHostileFilesAreRefusedSoon(t *testing.T) {
	for name, source := range hostile() {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			_, err := Parse(source)
			if !testing.Short() { // where races are looked for all takes many times as long
				assert.Less(t, time.Since(begun), bounded)
			}
			var f *Fault
			require.True(t, errors.As(err, &f), "%v", err)
			assert.Positive(t, f.Line)
			assert.Less(t, len(f.Field)+len(f.Value), 500)
		})
	}
}

// FuzzParse: whatever a file says, it is a template that is written and read again
// as the same, or a fault in a line.
func FuzzParse(f *testing.F) {
	for _, document := range Documents() {
		f.Add(Source(document))
	}
	f.Add([]byte(sheet))
	for _, source := range hostile() {
		f.Add(source[:min(len(source), 2000)])
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		is, err := Parse(source)
		if err != nil {
			var fault *Fault
			require.True(t, errors.As(err, &fault), "%v", err)
			assert.Positive(t, fault.Line)
			return
		}
		written, err := Format(is)
		require.NoError(t, err)
		if len(written) > MostBytes {
			return
		}
		again, err := Parse(written)
		require.NoError(t, err, string(written))
		once, err := Format(again) // a list of nothing is no list
		require.NoError(t, err)
		assert.Equal(t, string(written), string(once))
	})
}
