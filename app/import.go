package app

import (
	"context"
	"fmt"
	"io"
	"maps"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// Draft is a list as it was read, before anything is stored.
type Draft = roster.Draft

// ListOptions say what a reader of lists cannot know by itself.
type ListOptions = roster.Options

// ReadList reads a list without storing anything: screens show the draft and
// ask. Refusals are *roster.Refusal around a sentinel of package exam.
func (o *Office) ReadList(ctx context.Context, name string, r io.ReaderAt, size int64, opt ListOptions) (Draft, error) {
	if opt.SessionYear == 0 {
		opt.SessionYear = o.SessionYear()
	}
	return roster.Read(ctx, name, r, size, opt)
}

// Imported is the account of one import.
type Imported struct {
	exam.Import
	Backup string `json:"backup"` // the copy that was made before; "" when the file was empty
}

// Import takes drafts into the file, all of them or nothing: people who are
// new are added, those who are in force stay as they are and differing fields
// are noted; who was removed stays so, and that is noted, too. The file is copied
// before. A list that brings nothing new is accounted for all the same. A practice
// centre takes none: exam.ErrPractice. A real name must not stand in a file that is
// thrown away, nor on a paper that says that it is invented. progress may be nil.
func (o *Office) Import(ctx context.Context, progress func(Progress), drafts ...Draft) (accounts []Imported, err error) {
	err = o.decide(ctx, func() error {
		if err := o.State().takesLists(); err != nil {
			return fmt.Errorf("import: %w", err)
		}
		accounts, err = o.take(ctx, progress, drafts)
		return err
	})
	return accounts, err
}

// A Forecast is what a list would bring to a file, before it is taken in.
type Forecast struct {
	Added    int    // people who are new
	Known    int    // in force already, said the same of
	Differs  int    // in force already, said otherwise of
	Gone     int    // in force, and in their list no more
	Returned int    // removed, and in the list again
	Stays    int    // in force, of whatever list
	Centre   string // of the list, where it is not the file's; "" otherwise

	Unlike  exam.Field // which most of them have otherwise, though it seldom changes; "" where there is none
	Unlikes int        // how many
}

// Stranger reports whether the list may be another centre's: it says so, or the
// file has people and nobody of the list is among them.
func (f Forecast) Stranger() bool {
	return f.Centre != "" || f.Stays > 0 && f.Added > 0 && f.Known+f.Differs+f.Returned == 0
}

// take takes lists in as they are, one after another.
func (o *Office) take(ctx context.Context, progress func(Progress), drafts []Draft) ([]Imported, error) {
	lists := make([]taking, len(drafts))
	for i, d := range drafts {
		lists[i].draft = d
	}
	return o.takeAll(ctx, progress, lists, nil)
}

// takeDecided takes a list in with what was decided about it, and moves whom the
// plan can move.
func (o *Office) takeDecided(ctx context.Context, progress func(Progress), list taking) (Settled, error) {
	s := o.State()
	out := s.count(list.compared, maps.Values(list.by))
	list.draft = list.compared.draft
	plan, moved, stayed := s.moves(list.compared, list.by)
	out.Moved, out.Stayed = moved, stayed
	var first []exam.Entry
	if moved > 0 {
		id, facts := plan.facts()
		var err error
		if first, err = o.entries(id, facts); err != nil {
			return out, err
		}
	}
	accounts, err := o.takeAll(ctx, progress, []taking{list}, first)
	if err != nil {
		return out, err
	}
	out.Imported = accounts[0]
	return out, nil
}

// A taking is a list that is taken in.
type taking struct {
	draft    Draft
	compared *Comparison      // nil: as it comes out
	by       map[int]Decision // about its changes
}

// tidy is how much may lie about for each hundred in use while a list is taken in:
// less than usual, so that ordinary PCs take large ones.
const tidy = 50

// takeAll takes lists in with their decisions, after entries that come before.
func (o *Office) takeAll(ctx context.Context, progress func(Progress), lists []taking, entries []exam.Entry) ([]Imported, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(tidy)) // a large list is in memory twice, as it was read and as entries
	backup, err := o.backup(ctx)
	if err != nil {
		return nil, err
	}
	var accounts []Imported
	with, centre := o.State().standing(), o.State().Centre
	for i, list := range lists {
		if list.compared == nil {
			c := o.State().compare(with, list.draft, false)
			list.compared = &c
		}
		in := &intake{o: o, c: list.compared, by: list.by, more: i < len(lists)-1}
		batch, err := in.entries()
		if err != nil {
			return nil, err
		}
		entries = append(entries, batch...)
		accounts = append(accounts, Imported{in.account, backup})
		centre = fillCentre(centre, list.draft.Labels)
		with.InForce = append(slices.Clip(with.InForce), in.added...)
	}
	if centre != o.State().Centre {
		e, err := o.entry(exam.CentreSet{Centre: centre})
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	if err := o.append(ctx, entries, watching(progress)); err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	return accounts, nil
}

// columns are the fields by the titles of their columns; one without a title is
// named by its place.
func columns(d Draft) map[string]exam.Field {
	m := map[string]exam.Field{}
	for _, c := range d.Columns {
		switch {
		case c.Field == "":
		case c.Header == "":
			m["#"+strconv.Itoa(c.Index+1)] = c.Field
		default:
			m[c.Header] = c.Field
		}
	}
	return m
}

// fillCentre fills what the letterhead needs from the labels above a list;
// what is known already stays.
func fillCentre(c exam.Centre, labels map[string]string) exam.Centre {
	for field, label := range map[*string]string{
		&c.Name: "centre", &c.Academy: "academy", &c.Direction: "direction", &c.Year: "year",
	} {
		if *field == "" {
			*field = labels[label]
		}
	}
	c.Year = endYear(c.Year)
	return c
}

// SessionYear is the year of the session: the centre's, else that of the next
// June.
func (o *Office) SessionYear() int {
	if year := o.State().sessionYear(); year > 0 {
		return year
	}
	return sessionAfter(o.Now())
}

// sessionAfter is the year of the June that comes next.
func sessionAfter(at time.Time) int {
	if at.Month() > 7 {
		return at.Year() + 1
	}
	return at.Year()
}

// sessionYear is 0 where the centre does not say it.
func (s *State) sessionYear() int {
	var year int
	if _, err := fmt.Sscan(endYear(s.Centre.Year), &year); err != nil || year <= 1900 {
		return 0
	}
	return year
}

// endYear returns the year in which a school year ends: "2026" of
// "2025/2026" and of "2026/2025".
func endYear(s string) string {
	years := regexp.MustCompile(`[12][0-9]{3}`).FindAllString(text.WesternDigits(s), -1)
	if len(years) == 0 {
		return s
	}
	return slices.Max(years)
}
