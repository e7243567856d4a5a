package model_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/model"
)

func TestHelpPages(t *testing.T) {
	leads := regexp.MustCompile(`(!?)\[[^\]]*\]\(([^)]*)\)`)
	for _, lang := range text.Langs() {
		pages, err := model.HelpPages(lang)
		require.NoError(t, err)
		titles, names := map[string]bool{}, map[string]bool{}
		for _, p := range pages {
			titles[p.Title], names[p.Name] = true, true
			assert.NotRegexp(t, `^$|[#\[{]`, p.Title)
		}
		assert.Len(t, titles, len(pages), "each title is another")
		for _, p := range pages {
			for _, m := range leads.FindAllStringSubmatch(p.Words, -1) {
				if m[1] == "!" {
					assert.Equal(t, "pictures/"+p.Name+"."+string(lang)+".png", m[2], "a picture is of its page and language")
					continue
				}
				assert.True(t, names[m[2]], "%s in %s leads to %q", p.Name, lang, m[2])
				assert.NotEqual(t, p.Name, m[2], "a page leads elsewhere")
			}
		}
		last := pages[len(pages)-1]
		assert.Equal(t, "about", last.Name)
		assert.Contains(t, last.Words, app.Version)
		assert.NotContains(t, last.Words, "{")
	}
}

func TestHelpAbout(t *testing.T) {
	for screen, page := range map[string]string{"rooms": "rooms", "making": "papers", "no such screen": "start"} {
		assert.Equal(t, page, model.HelpAbout(screen), screen)
	}
	assert.True(t, model.HasHelp("making"))
	assert.False(t, model.HasHelp("no such screen"))
}
