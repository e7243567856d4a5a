package model

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// List is the page on which a list is chosen, looked at, and taken in.
type List struct {
	Path   string // of the list
	Target string // of the centre file that will be made; "" when one is open
	Err    error  // of the last Read or Take

	Kind exam.Kind // of the file that will be made; "" is an exam centre's

	Encoding string // "" lets the reader find it out

	Office   Office // the file that the list is taken into; nil until it is made
	Official bool   // it is only compared with, not taken in
	Staff    bool   // it names staff
	Account  []app.Imported

	desk      *Desk
	draft     app.Draft
	staff     staffListed // of a list that names staff
	look      *app.State  // nil until a list was read
	compared  app.Comparison
	said      sayings         // of columns, on this list
	recalled  map[string]bool // titles of which an earlier list was said of
	confirmed bool            // the user has looked at the columns
	target    bool            // the user has chosen Target
}

// NewList returns the page; o is the open file, nil to make one.
func NewList(o Office, desk *Desk) *List {
	return &List{Office: o, desk: desk}
}

// Read reads a list from the start: what was said of another one is forgotten.
// told, which may be nil, is told how much of it is read.
func (m *List) Read(ctx context.Context, path string, told func(done, total int)) func() {
	path = cleanPath(path)
	r := recollection{desk: m.desk, said: sayings{}}
	read, err := m.read(ctx, path, app.ListOptions{SessionYear: m.year(), Chosen: r.chosen, AnyTitles: true}, told)
	return func() {
		m.Path, m.Err, m.Encoding, m.confirmed = path, err, "", false
		m.said, m.recalled = sayings{}, r.from
		m.show(read, err)
	}
}

// A listed is a list as it was read, and what it would bring.
type listed struct {
	draft    app.Draft
	compared app.Comparison
	staff    staffListed
}

// read refuses before the user has looked at what cannot be taken in.
func (m *List) read(ctx context.Context, path string, opt app.ListOptions, told func(done, total int)) (l listed, err error) {
	if m.Office != nil && m.Office.State().Practice {
		return l, fmt.Errorf("read list: %w", exam.ErrPractice)
	}
	if m.Staff {
		l.staff, err = m.readStaff(ctx, path, opt, told)
		l.draft = l.staff.draft.Draft
		return l, err
	}
	if l.draft, err = m.desk.ReadList(ctx, path, opt, told); err == nil {
		l.compared = m.compare(l.draft)
	}
	return l, err
}

// again reads the same list with Encoding and what was said of columns as they
// are now. With confirm the user has looked at the columns and is not asked again.
func (m *List) again(ctx context.Context, confirm bool) func() {
	r := recollection{desk: m.desk, said: m.said.clone()}
	read, err := m.read(ctx, m.Path, app.ListOptions{Encoding: m.Encoding, SessionYear: m.year(), Chosen: r.chosen, AnyTitles: true}, nil)
	return func() {
		m.Err, m.recalled = err, r.from
		m.show(read, err)
		m.confirmed = confirm && err == nil
	}
}

// compare compares with the open file.
func (m *List) compare(draft app.Draft) app.Comparison {
	switch {
	case m.Office == nil:
		return app.Comparison{}
	case m.Official:
		return m.Office.State().CompareOfficial(draft)
	}
	return m.Office.State().Compare(draft)
}

// Compares reports whether there is somebody in force to compare the list with.
func (m *List) Compares() bool {
	return m.Ready() && m.Count() > 0 && m.Office != nil && len(m.Office.State().Candidates) > 0
}

// Brings says what the list would bring to the people that the open file has: who
// is new, known, said otherwise of, gone; "" where it has none.
func (m *List) Brings(lang text.Lang) string {
	f := m.compared.Forecast
	if f.Stays == 0 {
		return ""
	}
	parts := []string{
		text.T(lang, "screen.list.new", text.Args{"n": f.Added}), text.T(lang, "screen.list.known", text.Args{"n": f.Known}),
	}
	if f.Differs > 0 {
		parts = append(parts, text.T(lang, "screen.list.differ", text.Args{"n": f.Differs}))
	}
	if f.Gone > 0 {
		parts = append(parts, text.T(lang, "screen.list.gone", text.Args{"n": f.Gone}))
	}
	return strings.Join(parts, listComma(lang))
}

// Stranger says why the list may be another centre's, or its columns not what they
// were taken for; "" where nothing speaks for it.
func (m *List) Stranger(lang text.Lang) string {
	f := m.compared.Forecast
	switch {
	case m.Office != nil && !f.Stranger() && f.Unlike != "":
		return app.UnlikeWords(lang, f)
	case m.Office == nil || !f.Stranger():
		return ""
	case f.Centre != "":
		return text.T(lang, "screen.list.other_centre", text.Args{"list": f.Centre, "file": m.Office.State().Centre.Name})
	}
	return text.T(lang, "screen.list.nobody_known")
}

func (m *List) show(read listed, err error) {
	m.look = nil
	if err != nil {
		return
	}
	m.draft, m.compared, m.staff, m.look = read.draft, read.compared, read.staff, app.Look(read.draft)
	if m.Office == nil && !m.target {
		m.Target = m.desk.Vacant(m.name())
	}
}

// name is what the centre file is called: the centre, or the list.
func (m *List) name() string {
	if n := m.look.Centre.Name; n != "" {
		return n
	}
	return strings.TrimSuffix(m.draft.File, filepath.Ext(m.draft.File))
}

// SetTarget says where the centre file is to be made.
func (m *List) SetTarget(path string) {
	path = cleanPath(path)
	if path != "" && filepath.Ext(path) != CentreExt {
		path += CentreExt
	}
	m.Target, m.target = path, path != ""
}

// cleanPath takes off what comes along when a path is copied from elsewhere:
// spaces, quotes, marks of direction.
func cleanPath(path string) string {
	path = strings.Map(func(r rune) rune {
		if r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return -1
		}
		return r
	}, path)
	path = strings.Trim(strings.TrimSpace(path), `"'`)
	return strings.TrimPrefix(path, "file://")
}

func (m *List) year() int {
	if m.Office != nil {
		return m.Office.SessionYear()
	}
	now := m.desk.Now()
	if now.Month() > time.July {
		return now.Year() + 1
	}
	return now.Year()
}

// Ready reports whether a list was read and can be taken in.
func (m *List) Ready() bool { return m.look != nil }

// Summary says how much there is in the list: candidates, tracks, rooms.
func (m *List) Summary(lang text.Lang) string {
	if !m.Ready() {
		return ""
	}
	if m.Staff {
		return text.T(lang, "screen.staff.count", text.Args{"n": m.Count()})
	}
	parts := []string{
		text.T(lang, "unit.candidate", text.Args{"n": len(m.look.Candidates)}),
		text.T(lang, "unit.track", text.Args{"n": len(m.look.Tracks())}),
	}
	if m.look.HasListedSeats() {
		parts = append(parts, text.T(lang, "unit.room", text.Args{"n": len(m.look.ProposeRooms())}))
	}
	return strings.Join(parts, listComma(lang))
}

// Count is how many people the list has.
func (m *List) Count() int {
	if m.Staff {
		return len(m.staff.draft.People)
	}
	return len(m.look.Candidates)
}

// TrackCounts are the tracks with the number of their candidates.
func (m *List) TrackCounts() (tracks []string, counts []int) {
	n := map[string]int{}
	for _, c := range m.look.Candidates {
		n[c.Track]++
	}
	tracks = m.look.Tracks()
	for _, t := range tracks {
		counts = append(counts, n[t])
	}
	return tracks, counts
}

// Findings are what is wrong in the list.
func (m *List) Findings() *Findings {
	if !m.Ready() {
		return NewFindings(nil)
	}
	if m.Staff {
		return NewFindings(m.staff.findings())
	}
	return NewFindings(m.look.Findings())
}

// Stopped reports whether the last Read or Take was stopped by the user.
func (m *List) Stopped() bool { return errors.Is(m.Err, context.Canceled) }

// Take makes the centre file if none is open, and takes the list in. told,
// which may be nil, is told how far it is. A file that was made for a list is
// gone again when the user stops.
func (m *List) Take(ctx context.Context, told func(done, total int)) func() {
	office, err := m.Office, error(nil)
	if office == nil {
		office, err = m.desk.Create(ctx, m.Target, exam.Centre{Kind: cmp.Or(m.Kind, exam.ExamCentre)})
	}
	var account []app.Imported
	if err == nil {
		var progress func(app.Progress)
		if told != nil {
			progress = func(p app.Progress) { told(p.Done, p.Total) }
		}
		if m.Staff {
			account, err = m.takeStaff(ctx, progress)
		} else {
			account, err = office.Import(ctx, progress, m.draft)
		}
		if m.Office == nil && errors.Is(err, context.Canceled) {
			err = errors.Join(err, office.Discard())
			office = nil
		}
	}
	if office != nil {
		office.State().WorkOut() // of a file that was made here nobody else does it
	}
	return func() {
		if office != nil {
			m.Office = office // made even if the list was not taken in: it is not made twice
		}
		m.Account, m.Err = account, err
	}
}

// AccountWords say what the last Take has brought.
func (m *List) AccountWords(lang text.Lang) string {
	var added, known, differs, rejected int
	for _, a := range m.Account {
		added, known, differs, rejected = added+a.Added, known+a.Known, differs+a.Differs, rejected+a.Rejected
	}
	words := text.T(lang, "screen.list.account", text.Args{"n": added, "known": known})
	if differs > 0 {
		words += " " + text.T(lang, "screen.list.account_differs", text.Args{"n": differs})
	}
	if rejected > 0 {
		words += " " + text.T(lang, "screen.list.account_rejected", text.Args{"n": rejected})
	}
	return words
}
