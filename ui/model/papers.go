package model

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Papers is the page on which the papers to print are chosen.
type Papers struct {
	Ticked   map[string]bool // by document; the usual one from the start
	Language string          // of the papers
	Dir      string          // where they go
	Room     string          // the one room they are for; "" is all
	Class    string          // the one class, in a home school; "" is all
	Sitting  exam.Sitting    // the one sitting they are for; zero is all
	PerPage  int             // verification cards on a page
	Large    bool            // in large type, for low vision
	Forms    bool            // the papers of the day are named, which are many
	Blank    bool            // those are for the hand to fill in, whatever was recorded

	Candidate  exam.ID // the one candidate they are for; zero is all
	StartLabel int     // of the first sheet of table labels, the first that is not used yet

	Made []app.PrintedFile // by the last Make or MakeAgain
	Err  error             // of it

	office Office
	desk   *Desk

	mu   sync.Mutex // progress comes from several goroutines
	done int
}

// NewPapers fills the page in for the centre file at path.
func NewPapers(o Office, desk *Desk, path string) *Papers {
	return &Papers{
		Ticked:   map[string]bool{o.State().Documents()[0]: true},
		Language: o.State().Settings.Language,
		Dir:      desk.PapersDir(path),
		PerPage:  o.State().Settings.ChecksPerPage,
		office:   o,
		desk:     desk,
	}
}

// NewPapersOf fills the page in with one document, of one room if one is named.
func NewPapersOf(o Office, desk *Desk, path, document, room string) *Papers {
	m := NewPapers(o, desk, path)
	m.Ticked = map[string]bool{document: true}
	m.Room = room
	return m
}

// NewPapersLacking fills the page in with everything that is not printed yet, or not
// as it is now.
func NewPapersLacking(o Office, desk *Desk, path string) *Papers {
	m := NewPapers(o, desk, path)
	l := o.State().ReadyLine(app.ReadyPapers)
	if l.Good() {
		return m
	}
	m.Ticked = map[string]bool{}
	for _, lack := range l.Lacks {
		m.Ticked[lack.Document] = true
	}
	return m
}

// DocumentName is what a document is called on screen.
func DocumentName(lang text.Lang, document string) string {
	return Word(lang, "document."+document)
}

// Chosen are the documents ticked, in the order in which they are offered.
func (m *Papers) Chosen() []string {
	return slices.DeleteFunc(slices.Clone(m.office.State().Documents()), func(d string) bool { return !m.Ticked[d] })
}

// Groups are the documents that are offered: those of candidates, and those of the
// staff of which there is something to print. The papers of the day are FormGroups.
func (m *Papers) Groups() (candidates, staff []string) {
	s := m.office.State()
	for _, d := range s.Offered() {
		switch {
		case slices.Contains(app.FormDocuments, d):
		case !slices.Contains(app.StaffDocuments, d):
			candidates = append(candidates, d)
		case s.Duties != nil, d == app.Badges && len(s.Staff) > 0:
			staff = append(staff, d)
		}
	}
	return candidates, staff
}

// FormGroups are the papers of the day, by the moment in which they are used; none
// where the kind of file has none of them.
func (m *Papers) FormGroups() []app.FormMoment {
	if !slices.Contains(m.office.State().Documents(), app.FormDocuments[0]) {
		return nil
	}
	return app.FormMoments
}

// LargeType names the documents of this file that there are in large type, in one
// line; "" where there is none.
func (m *Papers) LargeType(lang text.Lang) string {
	var names []string
	for _, d := range m.office.State().Documents() {
		if slices.Contains(app.LargeType, d) {
			names = append(names, DocumentName(lang, d))
		}
	}
	if len(names) == 0 {
		return ""
	}
	comma := ", "
	if lang == text.Arabic {
		comma = "، "
	}
	return text.T(lang, "papers.large_of", text.Args{"documents": strings.Join(names, comma)})
}

// Sittings are those to choose from, where papers are of any.
func (m *Papers) Sittings() []exam.Sitting {
	if m.office.State().Duties == nil && m.FormGroups() == nil {
		return nil
	}
	return m.office.State().Programme.Sittings()
}

// Classes are the classes to choose from, as people count.
func (m *Papers) Classes() (classes []string) {
	for _, r := range m.office.State().Board(exam.FieldClass).Rows {
		if r.Name != "" {
			classes = append(classes, r.Name)
		}
	}
	return classes
}

// Preview returns the list of the first room that will be printed; false while
// there is no plan.
func (m *Papers) Preview() (RoomList, bool) {
	state := m.office.State()
	if state.Plan == nil || len(state.Plan.Seats) == 0 {
		return RoomList{}, false
	}
	return NewRoomList(text.Lang(m.Language), state, cmp.Or(m.Room, state.Plan.Seats[0].Room))
}

// Make writes the papers. It may be slow; progress is told how many of how
// many are done, from several goroutines but one at a time. The func it returns
// keeps what was made in Made, and why the rest was not in Err.
func (m *Papers) Make(ctx context.Context, progress func(done, of int)) func() {
	made, err := m.make(ctx, progress)
	return func() { m.Made, m.Err = made, err }
}

func (m *Papers) make(ctx context.Context, progress func(done, of int)) ([]app.PrintedFile, error) {
	state := m.office.State()
	if settings := state.Settings; settings.Language != m.Language || settings.ChecksPerPage != m.PerPage {
		settings.Language, settings.ChecksPerPage = m.Language, m.PerPage
		if err := m.office.SetChoices(app.InPassing(ctx), state.Centre, settings); err != nil {
			return nil, err
		}
	}
	return m.print(ctx, m.job(), progress)
}

// job is what is chosen.
func (m *Papers) job() app.PrintJob {
	return app.PrintJob{
		Documents: m.Chosen(), Room: m.Room, Class: m.Class, Sitting: m.Sitting, Candidate: m.Candidate, Language: m.Language, PerPage: m.PerPage,
		StartLabel: m.startLabel(), Large: m.Large, Blank: m.Blank,
	}
}

// startLabel is StartLabel on the sheets that there are now.
func (m *Papers) startLabel() int {
	return max(1, min(m.StartLabel, m.office.State().Settings.Labels().Labels()))
}

func (m *Papers) print(ctx context.Context, job app.PrintJob, progress func(done, of int)) ([]app.PrintedFile, error) {
	tray, err := m.desk.Tray(m.Dir)
	if err != nil {
		return nil, err
	}
	return m.office.Print(ctx, job, tray, m.counting(progress))
}

// counting tells progress how many of how many are done, from now on.
func (m *Papers) counting(progress func(done, of int)) func(app.Progress) {
	m.done = 0
	return func(p app.Progress) {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.done++
		progress(min(m.done, p.Total), p.Total)
	}
}

// Stopped reports whether the last Make was stopped by the user.
func (m *Papers) Stopped() bool { return errors.Is(m.Err, context.Canceled) }

// A MadeLine is one document of those made.
type MadeLine struct {
	Document string
	Name     string
	Count    string // how many pages, in how many files
	Path     string // of the file to open; of the first one where there are several
}

// MadeLines is what was made, document by document.
func (m *Papers) MadeLines(lang text.Lang) []MadeLine {
	lines := m.packLines(lang)
	for _, d := range m.office.State().Offered() {
		var mine []app.PrintedFile
		for _, f := range m.Made {
			if f.Document == d {
				mine = append(mine, f)
			}
		}
		if len(mine) > 0 {
			lines = append(lines, m.madeLine(lang, d, mine))
		}
	}
	return lines
}

// madeLine is the line of one document; its first file is the one to open.
func (m *Papers) madeLine(lang text.Lang, document string, files []app.PrintedFile) MadeLine {
	pages := 0
	for _, f := range files {
		pages += f.Pages
	}
	count := text.T(lang, "unit.page", text.Args{"n": pages})
	if len(files) > 1 {
		count = text.T(lang, "screen.papers.pages_files", text.Args{"pages": count, "files": text.T(lang, "unit.file", text.Args{"n": len(files)})})
	}
	return MadeLine{document, DocumentName(lang, document), count, files[0].Path}
}
