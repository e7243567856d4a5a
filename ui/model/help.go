package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/text"
)

// helpNames are the pages of the help in the order of its index: the way from a
// list to its papers, then what is asked at any time.
var helpNames = []string{
	"start", "overview", "readiness", "list", "compare", "columns", "findings", "candidates", "verification", "cards", "centre", "rooms", "room", "staff", "duties", "call", "hours", "corrections", "door", "absences", "incidents", "exits", "envelopes", "counts", "handover", "reports", "register", "papers", "pack", "templates", "preview", "done", "copies", "labelsheet", "copy", "settings",
	"keyboard", "practice", "passwords", "trouble", "about",
}

// helpElsewhere are the screens that the page of another speaks of.
var helpElsewhere = map[string]string{"making": "papers", "template": "templates", "room": "rooms", "group": "verification", "blocks": "verification", "labels": "readiness", "room_form": "room", "stafflist": "staff", "statistics": "reports", "justifications": "reports"}

// A HelpPage is one page of the help.
type HelpPage struct {
	Name  string
	Title string
	Words string // Markdown
}

// HelpPages are all pages in a language, in the order of the index.
func HelpPages(lang text.Lang) ([]HelpPage, error) {
	pages := make([]HelpPage, 0, len(helpNames))
	for _, name := range helpNames {
		words, err := text.Help(lang, name, text.Args{"version": app.Version})
		if err != nil {
			return nil, err
		}
		first, _, _ := strings.Cut(words, "\n")
		pages = append(pages, HelpPage{name, strings.TrimPrefix(first, "# "), words})
	}
	return pages, nil
}

// HelpAbout is the name of the page that speaks of a screen; of the first one
// where none does.
func HelpAbout(screen string) string {
	if there, ok := helpElsewhere[screen]; ok {
		return there
	}
	if slices.Contains(helpNames, screen) {
		return screen
	}
	return helpNames[0]
}

// HasHelp reports whether a page of the help speaks of a screen.
func HasHelp(screen string) bool {
	_, elsewhere := helpElsewhere[screen]
	return elsewhere || slices.Contains(helpNames, screen)
}
