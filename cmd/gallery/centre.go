package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/cmd/wire"
)

// A step is something that is done in a centre before its papers are printed.
type step func(context.Context, *wire.Desk, practice.Centre) error

// newCentre makes a centre file of invented people. It is no practice centre, whose
// papers all carry a watermark.
func newCentre(ctx context.Context, dir string, kind exam.Kind, candidates int, steps ...step) (*wire.Desk, error) {
	invented := practice.New(331, practice.Options{Candidates: candidates, NoRooms: kind == exam.HomeSchool})
	invented.Kind, invented.Head = kind, "ادريس بنعيسى"
	for i, kind := range []exam.AdaptationKind{exam.ExtraTime, exam.Scribe, exam.LargePrint} {
		if at := i * 5; at < len(invented.Candidates) {
			words := []string{"الوقت الإضافي", "مرافق كاتب", "تكبير الخط"}[i]
			invented.Candidates[at].Adaptations = []exam.Adaptation{{Kind: kind, Text: words}}
		}
	}
	desk, err := wire.Create(ctx, filepath.Join(dir, string(kind)+".markaz"), invented.Centre)
	if err != nil {
		return nil, err
	}
	for i, do := range steps {
		if err := do(ctx, desk, invented); err != nil {
			return nil, fmt.Errorf("%s, step %d: %w", kind, i+1, err)
		}
	}
	return desk, nil
}

// examCentre is a centre in which all has been done that a paper can tell of.
func examCentre(ctx context.Context, dir string, candidates int) (*wire.Desk, error) {
	return newCentre(ctx, dir, exam.ExamCentre, candidates,
		importList, setProgramme, importStaff, setRooms, seat, addPhotos, askCorrections, assignDuties, callStaff, liveMorning)
}

// homeSchool is a school in the midst of the verification of its candidates.
func homeSchool(ctx context.Context, dir string, candidates int) (*wire.Desk, error) {
	return newCentre(ctx, dir, exam.HomeSchool, candidates, importList, addPhotos, askCorrections, approve)
}

func importList(ctx context.Context, d *wire.Desk, c practice.Centre) error {
	var list bytes.Buffer
	if err := practice.WriteCSV(&list, c, ';'); err != nil {
		return err
	}
	draft, err := d.ReadList(ctx, "list.csv", bytes.NewReader(list.Bytes()), int64(list.Len()), app.ListOptions{})
	if err != nil {
		return err
	}
	_, err = d.Import(ctx, nil, draft)
	return err
}

func importStaff(ctx context.Context, d *wire.Desk, c practice.Centre) error {
	var list bytes.Buffer
	if err := practice.WriteStaffXLSX(&list, c.Staff(d.State().Programme.Sittings(), false)); err != nil {
		return err
	}
	draft, err := d.ReadStaff(ctx, "staff.xlsx", bytes.NewReader(list.Bytes()), int64(list.Len()), app.ListOptions{})
	if err != nil {
		return err
	}
	_, err = d.ImportStaff(ctx, nil, draft)
	return err
}

func setProgramme(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	programme, _, err := d.ProposeProgramme("", "")
	if err != nil {
		return err
	}
	return d.SetProgramme(ctx, programme)
}

// setRooms keeps the rooms of the list, in wings, with their tables as they stand.
func setRooms(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	rooms := d.State().ProposeRooms()
	for i := range rooms {
		r := &rooms[i]
		r.Wing, r.Floor = []string{"الجناح أ", "الجناح ب"}[i*2/len(rooms)], fmt.Sprint(i%3)
		r.Layout = exam.Layout{Columns: 4, Rows: (r.Capacity + 6) / 4, Door: exam.FrontLeft, Across: 160, Along: 130}
	}
	return d.SetRooms(ctx, rooms)
}

func seat(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	_, err := d.Seat(ctx, exam.Rules{Listed: true}, false)
	return err
}

func addPhotos(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	photos := map[exam.ID][]byte{}
	for i, who := range d.State().Candidates {
		if i >= 12 { // more are on no first page
			break
		}
		picture, err := practice.Portrait(uint64(i))
		if err != nil {
			return err
		}
		photos[who.ID] = picture
	}
	return d.SetPhotos(ctx, photos)
}

// askCorrections asks for a few values of people to be corrected.
func askCorrections(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	var wishes []app.Wish
	people := d.State().Candidates
	for i, wish := range []app.Wish{
		{Field: exam.FieldBirthPlace, Value: "سيدي قاسم", Document: exam.DocumentBirth, By: exam.ByCandidate},
		{Field: exam.FieldGivenFr, Value: "Mohamed Amine", Document: exam.DocumentCIN, By: exam.BySchool},
		{Field: exam.FieldBorn, Value: "12/11/2008", Document: exam.DocumentBirth, By: exam.ByCentre},
	} {
		wish.Candidate = people[i*len(people)/3].ID
		wishes = append(wishes, wish)
	}
	_, err := d.Ask(ctx, wishes...)
	return err
}

// approve says of half of the candidates that their data are right.
func approve(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	var ids []exam.ID
	for i, who := range d.State().Candidates {
		if i%2 == 0 {
			ids = append(ids, who.ID)
		}
	}
	_, err := d.Verify(ctx, exam.Approved, "", ids...)
	return err
}

func assignDuties(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	_, err := d.AssignDuties(ctx, exam.DutyRules{Seed: 7, Reserves: 3})
	return err
}

// callStaff calls those of the first sitting: one is late, one absent and replaced.
func callStaff(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	at := d.State().Programme.Sittings()[0]
	var first []exam.Duty
	for _, p := range d.State().Duties.Duties {
		if p.Sitting == at && p.Role == exam.Invigilator && p.Staff != (exam.ID{}) {
			first = append(first, p)
		}
	}
	for i, p := range first {
		said := exam.StaffCalled{Sitting: at, Staff: p.Staff, Presence: exam.Present}
		switch i {
		case 0:
			said.Presence, said.Minutes = exam.Late, 12
		case 1:
			said.Presence = exam.Absent
		}
		if err := d.Call(ctx, said); err != nil {
			return err
		}
	}
	if len(first) < 2 {
		return nil
	}
	standbys := d.State().Standbys(first[1].DutyPlace)
	i := slices.IndexFunc(standbys, func(s app.Standby) bool { return s.Bar == "" && !s.Absent })
	if i < 0 {
		return nil
	}
	return d.Replace(ctx, first[1].DutyPlace, standbys[i].Staff, "تغيب")
}
