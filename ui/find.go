package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// search is the search from anywhere: candidates, rooms, staff, documents,
// commands.
type search struct {
	*over
	rows  *kit.Pick
	found []model.Found
	none  *widget.Label // said when nothing is found
}

// find opens the search over the page.
func (w *Window) find() {
	if w.win.Canvas().Overlays().Top() != nil || w.busy || w.doorOnly() {
		return
	}
	s := &search{none: &widget.Label{Alignment: fyne.TextAlignCenter, Wrapping: fyne.TextWrapWord}}
	s.rows = kit.NewPick(func() int { return len(s.found) }, s.row, s.open)
	seek := kit.NewSeek(w.t("find.hint"), s.look, s.rows.Step, s.rows.Take, func() { s.close() })
	s.over = w.over("find.close", w.t("find.title"), fyne.NewSize(680, 560), container.NewBorder(seek, nil, nil, nil, container.NewStack(s.rows, container.NewVBox(s.none))))
	s.look("")
	s.mark("find.query", seek)
	w.win.Canvas().Focus(seek)
}

func (s *search) look(query string) {
	var state *app.State
	if s.w.office != nil {
		state = s.w.office.State()
	}
	s.found = model.Find(s.w.lang, state, s.w.found(), query)
	s.none.Hide()
	if len(s.found) == 0 {
		s.none.SetText(s.w.t("find.nothing", text.Args{"query": strings.TrimSpace(query)}))
		s.none.Show()
	}
	s.rows.Again()
}

var foundWords = map[model.FoundKind]string{
	model.FoundCandidate: "find.candidate", model.FoundRoom: "find.room",
	model.FoundDocument: "find.paper", model.FoundCommand: "find.command", model.FoundStaff: "find.staff",
}

func (s *search) row(i int) kit.Row {
	f := s.found[i]
	tag := s.w.t(foundWords[f.Kind])
	if f.Screen {
		tag = s.w.t("find.screen")
	}
	return kit.Row{Text: f.Title, Detail: f.Detail, Tag: tag}
}

func (s *search) open(i int) {
	f, w := s.found[i], s.w
	s.close()
	switch f.Kind {
	case model.FoundCandidate:
		w.showCandidate(f.Candidate)
	case model.FoundStaff:
		w.showStaff(f.Staff)
	case model.FoundRoom:
		w.leave(func() {
			w.way = false
			w.show(newRoom(f.Key))
		})
	case model.FoundDocument:
		w.leave(func() {
			w.way = false
			w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, f.Key, "")})
		})
	case model.FoundCommand:
		w.command(w.commandOf(f.Key))
	}
}
