package wire

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// faulty are two people with something wrong.
const faulty = "0044;العائلة 44;الشخصي 44;أنثى;31/02/2007;2BACSMA\n0045;العائلة 45;الشخصي 45;؟;32/02/2007;2BACSMA\n"

// What a state keeps of the one before is what a file says that is opened anew.
func TestNothingOldIsKeptAfterAnAct(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	who := func(i int) exam.ID { return d.State().Candidates[i].ID }
	acts := []struct {
		name string
		do   func() error
	}{
		{"a list", func() error { list(t, d, "a.csv", header+people(1, 43)+faulty); return nil }},
		{"the name", func() error { return d.SetChoices(ctx, exam.Centre{Name: "اسم آخر"}, d.State().Settings) }},
		{"how many a room holds", func() error {
			s := d.State().Settings
			s.Capacity = 15
			return d.SetChoices(ctx, d.State().Centre, s)
		}},
		{"rooms", func() error {
			return d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 30}, {Number: "7", Capacity: 10}})
		}},
		{"a programme", func() error {
			return d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{{Code: "fr", Subject: exam.Words{Ar: "الفرنسية"}, Date: "2026-06-02", Start: "15:00", Minutes: 120, Tracks: []string{"2BACLSH"}}}})
		}},
		{"a plan without room for all", func() error { _, err := d.Seat(ctx, exam.Rules{}, false); return err }},
		{"other rooms", func() error {
			return d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 30}, {Number: "8", Capacity: 30}})
		}},
		{"newcomers", func() error { list(t, d, "late.csv", header+people(500, 2)); return nil }},
		{"a value corrected", func() error {
			return d.Correct(ctx, app.Correction{Candidate: who(3), Field: exam.FieldBorn, Value: "1/1/1931"}, app.Correction{Candidate: who(1), Field: exam.FieldMassar, Value: "J120000001"})
		}},
		{"who they are", func() error {
			return d.Correct(ctx, app.Correction{Candidate: who(2), Field: exam.FieldNumber, Value: "7777"}, app.Correction{Candidate: who(2), Field: exam.FieldFamilyAr, Value: "الصحيح"})
		}},
		{"a finding mended", func() error {
			return d.Correct(ctx, app.Correction{Candidate: who(43), Field: exam.FieldBorn, Value: "1/1/2007"})
		}},
		{"corrected again", func() error {
			return d.Correct(ctx, app.Correction{Candidate: who(3), Field: exam.FieldBorn, Value: "2/2/1932"})
		}},
		{"approved", func() error { _, err := d.Verify(ctx, exam.Approved, exam.OnCard, who(3), who(0)); return err }},
		{"everybody viewed", func() error {
			var all []exam.ID
			for _, c := range d.State().Candidates {
				all = append(all, c.ID)
			}
			_, err := d.Verify(ctx, exam.Viewed, exam.OnScreen, all...)
			return err
		}},
		{"asked for", func() error {
			_, err := d.Ask(ctx, app.Wish{Candidate: who(5), Field: exam.FieldSex, Value: "ذكر"})
			return err
		}},
		{"answered", func() error {
			return d.Reply(ctx, app.Reply{Request: d.State().Requests[0].ID, Answer: exam.Accepted})
		}},
		{"let stand", func() error { return d.AcceptFindings(ctx, "رآه المدير", d.State().Findings()[0]) }},
		{"let stand no more", func() error { return d.Reopen(ctx, d.State().Accepted()[0].ID) }},
		{"sent", func() error {
			if _, err := d.Ask(ctx, app.Wish{Candidate: who(6), Field: exam.FieldSex, Value: "ذكر"}); err != nil {
				return err
			}
			return d.Sent(ctx, exam.ID{}, d.State().Requests[1].ID)
		}},
		{"moved by hand", func() error {
			seats := d.State().Plan.Seats
			a, b := seats[0], seats[1]
			a.Candidate, b.Candidate = b.Candidate, a.Candidate
			return d.MoveSeats(ctx, "طلب", a, b)
		}},
		{"put at a table by hand", func() error {
			who := d.State().Unseated()[0].ID
			return d.MoveSeats(ctx, "قبول", exam.Seat{Candidate: who, Room: "8", Table: "29"})
		}},
		{"places for them", func() error { _, err := d.Seat(ctx, exam.Rules{}, false); return err }},
		{"another draw", func() error {
			_, err := d.Seat(ctx, exam.Rules{Order: exam.ByDraw, Seed: 7}, true)
			return err
		}},
		{"neighbours apart", func() error {
			_, err := d.Seat(ctx, exam.Rules{SchoolsApart: true, PapersApart: true, Interleave: true, Level: true}, true)
			return err
		}},
		{"another programme", func() error {
			return d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{{Code: "ar", Subject: exam.Words{Ar: "العربية"}, Date: "2026-06-02", Start: "08:00", Minutes: 120}, {Code: "fr", Subject: exam.Words{Ar: "الفرنسية"}, Date: "2026-06-02", Start: "15:00", Minutes: 120}}})
		}},
		{"fewer tables", func() error {
			return d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 30}, {Number: "8", Capacity: 30, Layout: exam.Layout{Columns: 3, Rows: 3}}})
		}},
		{"as many again", func() error {
			return d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 30}, {Number: "8", Capacity: 30}})
		}},
		{"a list settled", func() error {
			body := header + people(3, 41) + people(700, 1)
			body = strings.Replace(strings.ReplaceAll(body, "\n", ";;\n"), "المسلك;;", "المسلك;القاعة;الطاولة", 1)
			body = strings.Replace(body, "0010;العائلة 10;الشخصي 10;أنثى;01/02/2007;2BACSMA;;", "0010;العائلة 10;الشخصي 10;أنثى;01/02/2006;2BACLSH;8;30", 1)
			c := again(t, d, body)
			out, err := d.Settle(ctx, nil, c, decide(&c, app.Take, app.Changed, app.Gone, app.Moved))
			assert.Positive(t, out.Moved+len(out.Stayed))
			assert.Positive(t, out.Removed)
			return err
		}},
		{"a list settled with requests", func() error {
			c := d.State().CompareOfficial(draftOf(t, d, strings.Replace(header+people(3, 9), "أنثى", "ذكر", 7)))
			_, err := d.Settle(ctx, nil, c, decide(&c, app.Request, app.Changed))
			return err
		}},
		{"a list of staff", func() error {
			_, err := d.ImportStaff(ctx, nil, staffDraft(t, d, staffHead+staffRows(1, 4)+";;;;;;x\n"))
			return err
		}},
		{"staff changed", func() error {
			m := d.State().Staff[1]
			m.Subject = "فلسفة"
			return d.ChangeStaff(ctx, m, "")
		}},
		{"a list of staff that says otherwise", func() error {
			_, err := d.ImportStaff(ctx, nil, staffDraft(t, d, staffHead+strings.ReplaceAll(staffRows(1, 5), "رياضيات", "SVT")))
			return err
		}},
		{"staff merged", func() error {
			return d.MergeStaff(ctx, d.State().Staff[4].ID, d.State().Staff[3].ID, "شخص واحد")
		}},
		{"people who invigilate", func() error {
			for i := range 12 {
				if _, err := d.AddStaff(ctx, exam.Staff{Number: fmt.Sprint(1000 + i), Name: exam.Name{FullAr: fmt.Sprintf("حارس %02d", i)}, Subject: []string{"الفرنسية", "الفلسفة"}[i%2]}); err != nil {
					return err
				}
			}
			return nil
		}},
		{"duties", func() error {
			_, err := d.AssignDuties(ctx, exam.DutyRules{PerRoom: 1, Reserves: 2})
			return err
		}},
		{"somebody cannot come", func() error {
			m, _ := d.State().StaffMember(guardOf(d).Staff)
			m.Away = []exam.Sitting{d.State().Duties.Duties[0].Sitting}
			return d.ChangeStaff(ctx, m, "مرض")
		}},
		{"a paper more", func() error {
			p := d.State().Programme
			p.Papers = append(slices.Clone(p.Papers), exam.Paper{Code: "ph", Subject: exam.Words{Ar: "الفلسفة"}, Date: "2026-06-03", Start: "08:00", Minutes: 120})
			return d.SetProgramme(ctx, p)
		}},
		{"duties kept", func() error { return d.LockDuties(ctx, true, guardOf(d).DutyPlace) }},
		{"duties made anew", func() error {
			_, err := d.AssignDuties(ctx, exam.DutyRules{PerRoom: 1, Reserves: 2})
			return err
		}},
		{"absent", func() error {
			return d.Call(ctx, exam.StaffCalled{Sitting: guardOf(d).Sitting, Staff: guardOf(d).Staff, Presence: exam.Absent})
		}},
		{"a reserve steps in", func() error {
			place := guardOf(d).DutyPlace
			return d.Replace(ctx, place, standbyOf(d, place), "تغيب")
		}},
		{"who stepped in is another record's person", func() error {
			from := guardOf(d).Staff
			into := slices.IndexFunc(d.State().Staff, func(m exam.Staff) bool { return m.ID != from })
			return d.MergeStaff(ctx, from, d.State().Staff[into].ID, "شخص واحد")
		}},
		{"how a document looks", func() error { return setLook(d, "attendance", "row: 8.05", "row: 9") }},
		{"how another looks", func() error { return setLook(d, exam.LetterheadTemplate, "{code}", "CODE {code}") }},
		{"as the program has it", func() error { return d.ResetTemplate(ctx, "attendance") }},
		{"let in", func() error {
			return d.Admit(ctx, exam.Admission{Sitting: firstRoll(d).Paper.Sitting(), Candidate: firstRoll(d).Seats[0].Candidate})
		}},
		{"late", func() error {
			r := firstRoll(d)
			_, err := d.RecordLateness(ctx, exam.Lateness{Sitting: r.Paper.Sitting(), Candidate: r.Seats[1].Candidate, Arrived: "08:17", Decision: exam.LateAccepted, By: "centre_head"})
			return err
		}},
		{"without a card", func() error {
			r := firstRoll(d)
			_, err := d.Undertake(ctx, exam.Undertaking{Sitting: r.Paper.Sitting(), Candidate: r.Seats[0].Candidate, Why: exam.CardLost})
			return err
		}},
		{"a register", func() error {
			r := firstRoll(d)
			return d.TakeRegister(ctx, exam.Register{Paper: r.Paper.Code, Room: r.Room, Present: len(r.Seats) - 1, Absent: []exam.ID{r.Seats[0].Candidate}}, "")
		}},
		{"a register anew", func() error {
			r := firstRoll(d)
			return d.TakeRegister(ctx, exam.Register{Paper: r.Paper.Code, Room: r.Room, Present: len(r.Seats) - 2, Absent: []exam.ID{r.Seats[0].Candidate, r.Seats[1].Candidate}}, "ورقة ثانية")
		}},
		{"a register let stand though the door says otherwise", func() error {
			return d.AcceptDisagreement(ctx, d.State().Disagreements(firstRoll(d).Paper.Sitting())[0], "غادر قبل البداية")
		}},
		{"moved after the register", func() error {
			r := firstRoll(d)
			a, b := r.Seats[0], r.Seats[2]
			a.Candidate, b.Candidate = b.Candidate, a.Candidate
			return d.MoveSeats(ctx, "طلب", a, b)
		}},
		{"an absence justified", func() error {
			gone := d.State().AbsencesAt(firstRoll(d).Paper.Sitting())[0]
			return d.Justify(ctx, exam.Justification{Paper: gone.Paper.Code, Candidate: gone.Candidate, Certificate: "شهادة طبية"})
		}},
		{"the head's report", func() error { return d.WriteReport(ctx, exam.Report{Course: "ظروف عادية"}) }},
		{"scripts counted", func() error {
			r := firstRoll(d)
			return d.CountScripts(ctx, exam.ScriptCount{Paper: r.Paper.Code, Room: r.Room, Scripts: 5, Enclosed: 5}, "")
		}},
		{"an incident", func() error {
			r := firstRoll(d)
			i := d.State().AboutIncident(exam.FraudCase, exam.FraudDevices, r.Paper.Sitting(), r.Room, exam.ID{}, "09:00")
			i.Facts, i.Fraud.Withdrawn = "رنين هاتف", true
			_, err := d.RecordIncident(ctx, i, "")
			return err
		}},
		{"an incident withdrawn", func() error { return d.WithdrawIncident(ctx, d.State().Incidents()[0].Value.ID, "خطأ") }},
		{"somebody goes out", func() error {
			r := firstRoll(d)
			_, err := d.RecordExit(ctx, exam.Exit{Sitting: r.Paper.Sitting(), Candidate: r.Seats[1].Candidate, Out: "09:10"})
			return err
		}},
		{"an exit sheet", func() error {
			r := firstRoll(d)
			return d.TakeExitSheet(ctx, exam.ExitSheet{Sitting: r.Paper.Sitting(), Room: r.Room})
		}},
		{"envelopes received", func() error {
			dl := d.State().ProposeDelivery(firstRoll(d).Paper.Sitting())
			dl.At = "06:10"
			_, err := d.ReceiveEnvelopes(ctx, dl, "")
			return err
		}},
		{"envelopes opened", func() error {
			o := d.State().ProposeOpening(firstRoll(d).Paper.Code)
			o.At = "07:40"
			return d.OpenEnvelopes(ctx, o, "لم يحضر أحد")
		}},
		{"a destination", func() error { return d.RecordDestination(ctx, exam.Destination{Marking: "مركز التصحيح"}) }},
		{"labels counted", func() error { return d.CountLabels(ctx, "1", 12) }},
		{"out of the staff", func() error { return d.RemoveStaff(ctx, guardOf(d).Staff, "انتقل") }},
	}
	for _, act := range acts {
		d.State().WorkOut() // what is kept was worked out
		require.NoError(t, act.do(), act.name)
		sameAsOpenedAnew(t, d, act.name)
	}
	for {
		last, any := d.LastAct()
		if !any {
			break
		}
		d.State().WorkOut()
		require.NoError(t, d.TakeBack(ctx, last, ""), last.Kind)
		sameAsOpenedAnew(t, d, "back: "+last.Kind)
	}
	assert.Empty(t, d.State().Candidates)
}

// standbyOf is the first reserve whom no hard rule keeps from a place.
func standbyOf(d *Desk, place exam.DutyPlace) exam.ID {
	for _, one := range d.State().Standbys(place) {
		if one.Bar == "" && !one.Absent {
			return one.Staff
		}
	}
	return exam.ID{}
}

// firstRoll is the first paper of the first half-day in its first room.
func firstRoll(d *Desk) app.Roll { return d.State().Rolls(d.State().Programme.Sittings()[0])[0] }

// guardOf is the first duty of the plan that somebody has.
func guardOf(d *Desk) exam.Duty {
	for _, duty := range d.State().Duties.Duties {
		if duty.Staff != (exam.ID{}) {
			return duty
		}
	}
	return exam.Duty{}
}

func sameAsOpenedAnew(t *testing.T, d *Desk, after string) {
	t.Helper()
	other, err := Open(t.Context(), d.Path(), nil)
	require.NoError(t, err, after)
	defer func() { assert.NoError(t, other.Close()) }()
	is, want := d.State(), other.State()
	assert.Equal(t, want.Candidates, is.Candidates, after)
	assert.Equal(t, want.Rooms, is.Rooms, after)
	assert.Equal(t, want.Plan, is.Plan, after)
	assert.Equal(t, want.Rejected, is.Rejected, after)
	assert.Equal(t, want.Imports, is.Imports, after)
	assert.Equal(t, want.Programme, is.Programme, after)
	assert.Equal(t, want.Settings, is.Settings, after)
	assert.Equal(t, want.Staff, is.Staff, after)
	assert.Equal(t, want.StaffLists, is.StaffLists, after)
	assert.Equal(t, want.Duties, is.Duties, after)
	assert.Equal(t, want.StaffRejected, is.StaffRejected, after)
	said := func(s *app.State) map[string]any {
		verified, dossiers := map[exam.ID]app.Verified{}, map[exam.ID]exam.Dossier{}
		for _, c := range s.Candidates {
			verified[c.ID], dossiers[c.ID] = s.Verification(c.ID), s.Dossier(c.ID)
		}
		placed := slices.DeleteFunc(slices.Clone(s.Candidates), func(c exam.Candidate) bool { _, ok := s.Seat(c.ID); return !ok })
		return map[string]any{
			"findings": s.Findings(), "fingerprint": s.Fingerprint(), "tracks": s.Tracks(), "unseated": s.Unseated(),
			"sitting": s.Sitting(), "outset": s.Outset(), "rooms": s.ProposeRooms(), "found": s.Find("العائلة", 0), "placed": placed, "compared": s.Compare(draftOf(t, d, header+people(1, 45))).Changes,
			"verified": verified, "dossiers": dossiers, "requests": s.Requests, "accepted": s.Accepted(), "reprints": s.Reprints(), "hours": s.Hours(), "readiness": s.Readiness(), "troubles": s.DutyTroubles(),
			"staff findings": s.StaffFindings(), "doubles": s.StaffDoubles(), "staff compared": s.CompareStaff(staffDraft(t, d, staffHead+staffRows(1, 4))),
			"neighbours": s.Neighbours(), "outdated": s.Outdated(), "relieved": relieved(s), "called": called(s), "labels": labels(s), "looks": looks(s), "counts": counts(s), "incidents": s.Incidents(), "exits": exits(s), "handovers": s.Handovers(),
		}
	}
	assert.Equal(t, said(want), said(is), after)
}

// exits are those of every half-day, with the sheets.
func exits(s *app.State) (all []any) {
	for _, at := range s.Programme.Sittings() {
		all = append(all, s.Exits(at), s.ExitSheets(at))
	}
	return all
}

// counts are those of every paper in every room, with who was let in.
func counts(s *app.State) (all []any) {
	for _, at := range s.Programme.Sittings() {
		all = append(all, s.Envelopes(at), s.Deliveries(at))
		for _, roll := range s.Rolls(at) {
			all = append(all, roll, s.Count(roll.Key()), s.DestinationOf(roll.Paper.Code))
			all = append(all, s.Slips(at), s.Disagreements(at), s.AbsencesAt(at))
			all = append(all, roll, s.Count(roll.Key()), s.RegisterStatus(roll.Key()))
			for _, seat := range roll.Seats {
				if a, ok := s.Admission(at, seat.Candidate); ok {
					all = append(all, a, s.Absences(seat.Candidate), s.Consequences(seat.Candidate))
				}
			}
		}
	}
	return all
}

// relieved are those of all sittings.
func relieved(s *app.State) (all []app.Relieved) {
	for _, at := range s.Programme.Sittings() {
		all = append(all, s.Relieved(at)...)
	}
	return all
}

// called are the answers of everybody at every sitting.
func called(s *app.State) (all []exam.Call) {
	for _, at := range s.Programme.Sittings() {
		for _, m := range s.Staff {
			all = append(all, s.Called(at, m.ID))
		}
	}
	return all
}

func labels(s *app.State) (all []exam.LabelCount) {
	for _, r := range s.Rooms {
		l, _ := s.LabelsOf(r.Number)
		all = append(all, l)
	}
	return all
}
