package app

import (
	"context"
	"fmt"
	"io"
	"slices"

	"markaz/app/exam"
	"markaz/app/roster"
)

// ReadStaff reads a list of staff without storing anything, as ReadList one of
// candidates; a list of these is refused as such.
func (o *Office) ReadStaff(ctx context.Context, name string, r io.ReaderAt, size int64, opt ListOptions) (StaffDraft, error) {
	if opt.SessionYear == 0 {
		opt.SessionYear = o.SessionYear()
	}
	return roster.ReadStaff(ctx, name, r, size, opt)
}

// ParseStaffField reads one value as the reader of lists of staff would; what is not
// acceptable is a *FieldRefusal.
func (o *Office) ParseStaffField(f exam.Field, raw string) (string, error) {
	if !slices.Contains(exam.StaffFields(), f) {
		return "", fmt.Errorf("field %q: %w", f, exam.ErrUnknown)
	}
	value, found := roster.ParseStaffField(f, raw, o.SessionYear())
	if value == "" && len(found) > 0 {
		return "", &FieldRefusal{found[0]}
	}
	return value, nil
}

// ImportStaff takes a list of staff in as CompareStaff says, all of it or nothing:
// who is new is added, who is known gets what the list says otherwise, except where
// somebody gave the value in force by hand, which is noted. Nobody is taken out. The
// file is copied before. A list that is taken in already and brings nothing gives
// exam.ErrNothing. A practice centre takes none: exam.ErrPractice; a marking centre
// holds no names: exam.ErrAnonymous. progress may be nil.
func (o *Office) ImportStaff(ctx context.Context, progress func(Progress), d StaffDraft) (account Imported, err error) {
	err = o.decide(ctx, func() error {
		if err := o.State().takesLists(); err != nil {
			return err
		}
		account, err = o.takeStaff(ctx, progress, d)
		return err
	})
	if err != nil {
		return Imported{}, fmt.Errorf("import staff: %w", err)
	}
	return account, nil
}

func (o *Office) takeStaff(ctx context.Context, progress func(Progress), d StaffDraft) (Imported, error) {
	s := o.State()
	c := s.CompareStaff(d)
	in := &staffIntake{s: s, d: d, c: c, ids: make([]exam.ID, len(d.People))}
	in.account = exam.Import{
		ID: exam.NewID(), File: d.File, SHA256: d.SHA256, Rows: d.Read, Added: c.Count(StaffNew), Known: c.Count(StaffKnown),
		Differs: c.Count(StaffChanged) + c.Count(StaffByHand), Rejected: len(d.Rejected), News: c.Count(StaffNew) + c.Count(StaffChanged),
		Columns: columns(d.Draft), Labels: d.Labels,
	}
	again := slices.ContainsFunc(s.StaffLists, func(l exam.Import) bool { return l.SHA256 == d.SHA256 })
	if again && in.account.News == 0 {
		return Imported{}, exam.ErrNothing
	}
	facts := in.facts()
	entries, err := o.entries(in.account.ID, append(facts, exam.StaffListClosed{Batch: exam.Batch{Entries: len(facts) + 1}, Import: in.account}))
	if err != nil {
		return Imported{}, err
	}
	backup := ""
	if !s.Practice { // which is being made: nothing of it is anybody's work
		if backup, err = o.backup(ctx); err != nil {
			return Imported{}, err
		}
	}
	return Imported{in.account, backup}, o.append(ctx, entries, watching(progress))
}

// A staffIntake makes the facts of one list of staff.
type staffIntake struct {
	s       *State
	d       StaffDraft
	c       StaffComparison
	ids     []exam.ID // by row: whom it is about
	account exam.Import
	made    []exam.Fact
}

func (in *staffIntake) facts() []exam.Fact {
	for i := range in.c.Matches {
		one, row := &in.c.Matches[i], &in.c.people[i]
		in.ids[i] = one.Staff
		switch one.Kind {
		case StaffNew:
			row.Staff.ID = exam.NewID()
			in.ids[i] = row.Staff.ID
			in.made = append(in.made, exam.StaffAdded{Staff: row.Staff, Findings: row.Findings})
		case StaffAgain:
			in.ids[i] = in.ids[one.first] // stands above
			in.repeat(i, one.first)
		case StaffGone:
			in.note(exam.StaffBack, i, "", row.Staff.Name.Any(), "")
		case StaffChanged:
			in.made = append(in.made, exam.StaffChanged{Staff: one.Staff, Values: one.Values, Origin: exam.ByList, Source: row.Staff.Source})
			in.renamed(i)
		}
		for _, v := range one.Stands {
			in.note(exam.StaffDiffers, i, v.Field, v.New, v.Old)
		}
		in.doubts(i)
	}
	for _, r := range in.d.Rejected {
		cells := r.Cells[:fitting(r.Cells, func(cell string) string { return cell })]
		in.made = append(in.made, exam.RowRejected{ID: exam.NewID(), Source: r.Source, Cells: cells, Finding: r.Finding})
	}
	for _, f := range in.d.Notes {
		in.made = append(in.made, exam.ListNoted{ID: exam.NewID(), Finding: f})
	}
	return in.made
}

func (in *staffIntake) note(code exam.Code, row int, f exam.Field, value, other string) {
	found := exam.Found(code, in.d.People[row].Staff.Source, f, value)
	found.Other, found.Staff, found.List = other, in.ids[row], exam.StaffList
	in.made = append(in.made, exam.ListNoted{ID: exam.NewID(), Finding: found})
}

// renamed notes that somebody known has another name or number from now on: rows of a
// list may have slipped, and their duties are those of somebody else then.
func (in *staffIntake) renamed(i int) {
	who, ok := in.s.StaffMember(in.ids[i])
	if !ok {
		return
	}
	for _, v := range in.c.Matches[i].Values {
		if v.Old == "" || v.New == "" {
			continue
		}
		switch v.Field {
		case exam.FieldStaffNumber:
			if onlyZeros(v.Old, v.New) {
				continue
			}
		case exam.FieldNationalID:
		case exam.FieldFullAr, exam.FieldFamilyAr, exam.FieldGivenAr, exam.FieldFullFr, exam.FieldFamilyFr, exam.FieldGivenFr:
			if roster.NearName(who.Name, in.c.people[i].Staff.Name) {
				continue
			}
		default:
			continue
		}
		in.note(exam.StaffRenamed, i, v.Field, v.New, v.Old)
	}
}

// repeat notes a row of somebody who stands in the list before, and what the two
// rows say differently: the first is taken.
func (in *staffIntake) repeat(i, first int) {
	who, row := &in.c.people[first].Staff, &in.d.People[i].Staff
	in.note(exam.RowRepeated, i, "", who.Number, roster.Where(who.Source, row.Source))
	for _, f := range exam.StaffFields() {
		if now := row.Value(f); now != "" && f != exam.FieldAway && f != exam.FieldRelatives && !staffAlike(f, who, row) {
			in.note(exam.StaffDiffers, i, f, now, who.Value(f))
		}
	}
}

// doubts are what was found wrong in the row of somebody known, where nothing else
// is known of the field.
func (in *staffIntake) doubts(i int) {
	who, ok := in.s.StaffMember(in.ids[i])
	if one := in.c.Matches[i]; one.Kind == StaffAgain {
		who, ok = in.c.people[one.first].Staff, true
	}
	if !ok {
		return
	}
	for _, f := range in.d.People[i].Findings {
		if f.Field == "" || who.Value(f.Field) == "" {
			f.Staff, f.List = in.ids[i], exam.StaffList
			in.made = append(in.made, exam.ListNoted{ID: exam.NewID(), Finding: f})
		}
	}
}
