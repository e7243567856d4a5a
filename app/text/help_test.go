package text

import (
	"bytes"
	"image/png"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/assets"
)

// code is what a page shows as it is typed, links lead to, and pictures are.
var code = regexp.MustCompile("`[^`]*`|\\]\\([^)]*\\)|!\\[")

// built is what a page is made of, whatever its language: a letter for each line
// that is a heading, a step, a line of a list, a picture or a paragraph.
func built(page string) string {
	var b strings.Builder
	for line := range strings.Lines(page) {
		switch {
		case strings.HasPrefix(line, "## "):
			b.WriteByte('h')
		case strings.HasPrefix(line, "# "):
			b.WriteByte('t')
		case strings.HasPrefix(line, "!["):
			b.WriteByte('p')
		case strings.HasPrefix(line, "- ["):
			b.WriteString("l" + line[strings.Index(line, "]("):])
		case strings.HasPrefix(line, "- "):
			b.WriteByte('-')
		case regexp.MustCompile(`^\d+\. `).MatchString(line):
			b.WriteByte('1')
		case strings.TrimSpace(line) != "":
			b.WriteByte('.')
		}
	}
	return b.String()
}

func TestEveryPageOfTheHelp(t *testing.T) {
	files, err := fs.Glob(assets.Help, "help/*.md")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		name, lang, found := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(file, "help/"), ".md"), ".")
		require.True(t, found, file)
		require.Contains(t, Langs(), Lang(lang), file)
		if Lang(lang) != Arabic {
			continue
		}
		t.Run(name, func(t *testing.T) {
			arabic, err := Help(Arabic, name)
			require.NoError(t, err)
			for _, l := range Langs() {
				page, err := Help(l, name)
				require.NoError(t, err)
				assert.Equal(t, built(arabic), built(page), "the same page in %s", l)
				assert.Equal(t, placeholder.FindAllString(arabic, -1), placeholder.FindAllString(page, -1), l)
				assert.Less(t, strings.Count(page, "\n"), 60, "short enough to be read: %s", l)
				assert.NotRegexp(t, `[٠-٩۰-۹]`, page, l)
				words := code.ReplaceAllString(page, "x")
				assert.NotContains(t, words, "'", l)
				switch l {
				case French:
					assert.NotRegexp(t, `[\p{L}\d)»][;?!»]|[\p{L})»]:(?:\s|$)|«[^\x{A0}]| [:;?!»]`, licences(words))
				case Arabic:
					assert.NotRegexp(t, familiar, words)
					assert.NotRegexp(t, `\p{Arabic} ?[,;?]|\p{Arabic} [،؛؟:.!]`, words)
				}
			}
			letters := regexp.MustCompile(`\p{L}`).FindAllString(code.ReplaceAllString(licences(arabic), ""), -1)
			ours := regexp.MustCompile(`\p{Arabic}`).FindAllString(strings.Join(letters, ""), -1)
			assert.Greater(t, float64(len(ours)), 0.85*float64(len(letters)), "an Arabic page is Arabic")
		})
	}
	pictures, err := fs.Glob(assets.Help, "help/pictures/*")
	require.NoError(t, err)
	for _, file := range pictures {
		name, lang, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(file, "help/pictures/"), ".png"), ".")
		page, err := Help(lang, name)
		require.NoError(t, err, "%s belongs to no page", file)
		shown := strings.TrimPrefix(file, "help/")
		assert.Contains(t, page, "]("+shown+")", "%s is shown by its page", file)
		_, err = png.Decode(bytes.NewReader(HelpPicture(shown)))
		assert.NoError(t, err, file)
	}
	_, err = Help(English, "no such page")
	require.Error(t, err)
	assert.Nil(t, HelpPicture("pictures/none.ar.png"))
}

// licences leaves out the names of licences and of what is under them, which are
// English everywhere.
func licences(page string) string {
	return regexp.MustCompile(`(?m)^- [^\p{Arabic}\n]*$|.*SIL Open Font.*`).ReplaceAllString(page, "")
}
