package app

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"

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
// are noted. The file is copied before. A list that brings nothing new is
// accounted for all the same. A practice centre takes none: exam.ErrPractice. A
// real name must not stand in a file that is thrown away, nor on a paper that
// says that it is invented. progress may be nil.
func (o *Office) Import(ctx context.Context, progress func(Progress), drafts ...Draft) (accounts []Imported, err error) {
	err = o.decide(ctx, func() error {
		if o.State().Practice {
			return fmt.Errorf("import: %w", exam.ErrPractice)
		}
		if o.State().Centre.Kind == exam.MarkingCentre {
			return fmt.Errorf("import: %w", exam.ErrAnonymous)
		}
		accounts, err = o.take(ctx, progress, drafts)
		return err
	})
	return accounts, err
}

// A Forecast is what a list would bring to a file, before it is taken in.
type Forecast struct {
	Added   int    // people who are new
	Known   int    // in force already, said the same of
	Differs int    // in force already, said otherwise of
	Gone    int    // in force, and in their list no more
	Stays   int    // in force, of whatever list
	Centre  string // of the list, where it is not the file's; "" otherwise
}

// Stranger reports whether the list may be another centre's: it says so, or the
// file has people and nobody of the list is among them.
func (f Forecast) Stranger() bool {
	return f.Centre != "" || f.Stays > 0 && f.Added > 0 && f.Known+f.Differs == 0
}

// Foresee tells what Import would make of a draft. Nothing is stored.
func (s *State) Foresee(d Draft) Forecast {
	merged := roster.Merge(s.Candidates, d)
	f := Forecast{Added: len(merged.Added), Known: merged.Known, Differs: merged.Differs, Stays: len(s.Candidates)}
	for _, n := range merged.Notes {
		if n.Code == exam.CandidateGone {
			f.Gone++
		}
	}
	if name := d.Labels["centre"]; s.Centre.Name != "" && name != "" && text.Fold(name) != text.Fold(s.Centre.Name) {
		f.Centre = name
	}
	return f
}

func (o *Office) take(ctx context.Context, progress func(Progress), drafts []Draft) ([]Imported, error) {
	backup := ""
	if len(o.State().Candidates) > 0 {
		var err error
		if backup, err = o.Store.Backup(ctx); err != nil {
			return nil, fmt.Errorf("copy before import: %w", err)
		}
	}
	var entries []exam.Entry
	var accounts []Imported
	inForce, centre := o.State().Candidates, o.State().Centre
	for i, d := range drafts {
		merged := roster.Merge(inForce, d)
		account, batch, err := o.importEntries(d, merged)
		if err != nil {
			return nil, err
		}
		entries = append(entries, batch...)
		accounts = append(accounts, Imported{account, backup})
		centre = fillCentre(centre, d.Labels)
		if i < len(drafts)-1 {
			inForce = slices.Clip(inForce)
			for _, row := range merged.Added {
				inForce = append(inForce, row.Candidate)
			}
		}
	}
	if centre != o.State().Centre {
		e, err := o.entry(exam.CentreSet{Centre: centre})
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	var watch func(done, total int)
	if progress != nil {
		watch = func(done, total int) { progress(Progress{What: "import", Done: done, Total: total}) }
	}
	if err := o.append(ctx, entries, watch); err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	return accounts, nil
}

// importEntries are the entries of one import. They are made row by row: of a
// large list no second copy is in memory.
func (o *Office) importEntries(d Draft, merged roster.Merged) (exam.Import, []exam.Entry, error) {
	account := exam.Import{
		ID: exam.NewID(), File: d.File, SHA256: d.SHA256, Rows: d.Read, Added: len(merged.Added),
		Known: merged.Known, Differs: merged.Differs, Rejected: len(d.Rejected), Columns: columns(d), Labels: d.Labels,
	}
	entries := make([]exam.Entry, 0, len(merged.Added)+len(d.Rejected)+len(d.Notes)+len(merged.Notes)+1)
	var failure error
	add := func(f exam.Fact) {
		e, err := o.entry(f)
		if err != nil && failure == nil {
			failure = err
		}
		e.Batch = account.ID
		entries = append(entries, e)
	}
	for i := range merged.Added {
		row := &merged.Added[i]
		row.Candidate.ID = exam.NewID()
		add(exam.CandidateAdded{Candidate: row.Candidate, Findings: row.Findings})
	}
	for _, r := range d.Rejected {
		cells := r.Cells[:fitting(r.Cells, func(cell string) string { return cell })] // JSON may be six times as long
		add(exam.RowRejected{ID: exam.NewID(), Source: r.Source, Cells: cells, Finding: r.Finding})
	}
	for _, notes := range [][]exam.Finding{d.Notes, merged.Notes} {
		for _, f := range notes {
			add(exam.ListNoted{ID: exam.NewID(), Finding: f})
		}
	}
	add(exam.ListClosed{Batch: exam.Batch{Entries: len(entries) + 1}, Import: account})
	return account, entries, failure
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
	now := o.Now()
	if now.Month() > 7 {
		return now.Year() + 1
	}
	return now.Year()
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
