package app

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"markaz/app/corrections"
	"markaz/app/exam"
	"markaz/app/text"
)

// Unsettled are the requests of which something is waited for, in the order in
// which they were made.
func (s *State) Unsettled() (open []exam.ID) {
	for _, r := range s.Requests {
		if !r.Status().Settled() {
			open = append(open, r.ID)
		}
	}
	return open
}

// Asks is who asks for corrections where nobody else is named: the place that the
// file is of.
func (s *State) Asks() exam.Requester {
	if s.Centre.Kind == exam.HomeSchool {
		return exam.BySchool
	}
	return exam.ByCentre
}

// Asked is whom a request is about, also when they are in force no more.
func (s *State) Asked(r exam.RequestFile) exam.Candidate {
	who, ok := s.Candidate(r.Candidate)
	if !ok {
		who = s.removed(r.Candidate)
	}
	return who
}

// RequestRows are requests as the service reads them, in its order: by school,
// then Massar code. Those that are not there are left out.
func (s *State) RequestRows(lang text.Lang, ids ...exam.ID) []corrections.Row {
	wanted := make(map[exam.ID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	rows := make([]corrections.Row, 0, len(ids))
	for _, r := range s.Requests {
		if !wanted[r.ID] {
			continue
		}
		who := s.Asked(r)
		rows = append(rows, corrections.Row{
			School: who.School, Massar: who.Massar, Number: who.Number, Name: who.Name.Any(),
			Field: text.T(lang, "field."+string(r.Field)), Recorded: FieldWords(lang, r.Field, r.Old), Wanted: FieldWords(lang, r.Field, r.New),
			Document: codeWords(lang, "correction.document.", r.Document), By: codeWords(lang, "verification.requester.", r.By),
			Date:    text.ShortDate(lang, r.Made.At.Local().Format(time.DateOnly)),
			Request: r.ID.String(), Centre: s.File.String(), Lists: s.Lists(),
		})
	}
	corrections.Sort(rows)
	return rows
}

func codeWords[S ~string](lang text.Lang, prefix string, code S) string {
	if code == "" {
		return ""
	}
	return text.T(lang, prefix+string(code))
}

// WriteRequests writes requests as the spreadsheet that the service fills in; no
// id stands for all that are not settled. exam.ErrNothing where there are none.
func (o *Office) WriteRequests(ctx context.Context, w io.Writer, lang text.Lang, ids ...exam.ID) (rows int, err error) {
	if err := o.Refresh(ctx); err != nil {
		return 0, fmt.Errorf("write corrections: %w", err)
	}
	s := o.State()
	if len(ids) == 0 {
		ids = s.Unsettled()
	}
	sheet := corrections.Sheet{Lang: lang, From: s.Centre.Name, Practice: s.Practice, Rows: s.RequestRows(lang, ids...)}
	if len(sheet.Rows) == 0 {
		return 0, fmt.Errorf("write corrections: %w", exam.ErrNothing)
	}
	_, err = sheet.WriteTo(w)
	return len(sheet.Rows), err
}

// Correctable are the fields of a candidate about which corrections are asked
// for: where a name is known only whole, not its parts. Seats are the centre's own.
func Correctable(c exam.Candidate) []exam.Field {
	names := func(whole, family, given string, of exam.Field, parts ...exam.Field) []exam.Field {
		if whole != "" && family == "" && given == "" {
			return []exam.Field{of}
		}
		return parts
	}
	n := c.Name
	return slices.Concat(
		names(n.FullAr, n.FamilyAr, n.GivenAr, exam.FieldFullAr, exam.FieldFamilyAr, exam.FieldGivenAr),
		names(n.FullFr, n.FamilyFr, n.GivenFr, exam.FieldFullFr, exam.FieldFamilyFr, exam.FieldGivenFr),
		[]exam.Field{
			exam.FieldBorn, exam.FieldBirthPlace, exam.FieldSex, exam.FieldNationalID, exam.FieldMassar, exam.FieldNumber,
			exam.FieldTrack, exam.FieldClass, exam.FieldSchool, exam.FieldCandidature,
		},
	)
}
