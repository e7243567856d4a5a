package main

import (
	"context"
	"fmt"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/cmd/wire"
)

// liveMorning is the first half-day of a centre, from the subject envelopes to the
// handover: something is recorded of every kind that a paper tells of.
func liveMorning(ctx context.Context, d *wire.Desk, _ practice.Centre) error {
	at := d.State().Programme.Sittings()[0]
	for i, do := range []func(context.Context, *wire.Desk, exam.Sitting) error{openSubjects, receive, happen, closeRooms, handOver} {
		if err := do(ctx, d, at); err != nil {
			return fmt.Errorf("morning, part %d: %w", i+1, err)
		}
	}
	return nil
}

// sat is who sits at a place of a room, counted from 0; in a small room some are counted
// again.
func sat(r app.Roll, place int) exam.ID { return r.Seats[place%len(r.Seats)].Candidate }

// openSubjects has subject envelopes delivered and those of the first paper opened.
func openSubjects(ctx context.Context, d *wire.Desk, at exam.Sitting) error {
	delivery := d.State().ProposeDelivery(at)
	delivery.At, delivery.From = "06:10", "محمد الفاسي، المديرية الإقليمية"
	for i := range delivery.Lines {
		delivery.Lines[i].Seal = exam.SealIntact
	}
	if _, err := d.ReceiveEnvelopes(ctx, delivery, ""); err != nil {
		return err
	}
	first := d.State().Rolls(at)[0]
	opening := d.State().ProposeOpening(first.Paper.Code)
	opening.At = "07:45"
	opening.Witnesses = append(opening.Witnesses, exam.Witness{Role: "candidate", Candidate: sat(first, 0)})
	return d.OpenEnvelopes(ctx, opening, "تغيب الشاهد لسبب طارئ")
}

// receive has one come late, one without a card, and one who is not on the list.
func receive(ctx context.Context, d *wire.Desk, at exam.Sitting) error {
	first := d.State().Rolls(at)[0]
	_, err := d.RecordLateness(ctx, exam.Lateness{Sitting: at, Candidate: sat(first, 1), Arrived: "08:17", Decision: exam.LateAccepted, By: "centre_head", Excuse: "عطل في الحافلة"})
	if err != nil {
		return err
	}
	_, err = d.Undertake(ctx, exam.Undertaking{
		Sitting: at, Candidate: sat(first, 2), Why: exam.CardLost, Shown: exam.SchoolCard, Number: "AB-12/77",
		Phone: "0661-23-45-67", Deadline: d.State().Programme.Sittings()[1],
	})
	if err != nil {
		return err
	}
	who, _ := d.State().Candidate(sat(first, 0))
	_, err = d.RecordProvisional(ctx, exam.Provisional{
		Sitting: at, Name: exam.Name{FullAr: "الزياني هبة", FullFr: "ZIANI Hiba"}, Massar: "J130099999", School: who.School, Track: who.Track,
		Room: first.Room, Table: "99", Called: "رئيس مصلحة الامتحانات", CalledAt: "07:58", Decision: exam.ProvisionallyIn, Reason: "وردت ضمن لائحة تكميلية",
	}, "")
	return err
}

// happen has somebody cheat, the power fail and a few go out.
func happen(ctx context.Context, d *wire.Desk, at exam.Sitting) error {
	first := d.State().Rolls(at)[0]
	for _, i := range []exam.Incident{
		{
			Kind: exam.FraudCase, Candidates: []exam.ID{sat(first, 0)}, At: "09:15",
			Facts:     "لوحظ أن المترشح يطلع على شاشة هاتف محمول تحت الطاولة، فطلب منه تسليمه فسلمه.",
			Witnesses: []exam.Witness{{Role: "candidate", Candidate: sat(first, 1)}},
			Fraud:     &exam.Fraud{Type: exam.FraudDevices, Items: []exam.SeizedItem{{What: "هاتف محمول أسود", State: "مشغل", To: "كتابة المركز"}}, Withdrawn: true, WithdrawnAt: "09:20", Signing: exam.SignedReport},
		},
		{
			Kind: exam.PowerCut, Concerned: len(first.Seats), At: "10:05", Until: "10:20", Minutes: 15,
			Facts: "انقطع التيار الكهربائي عن الجناح كله.", Measure: "أضيف الوقت الضائع للمترشحين.", Told: "المديرية الإقليمية", ToldAt: "10:10",
		},
	} {
		i.Sitting, i.Paper, i.Room = at, first.Paper.Code, first.Room
		if _, err := d.RecordIncident(ctx, i, ""); err != nil {
			return err
		}
	}
	for i := range 3 {
		e := exam.Exit{Sitting: at, Room: first.Room, Candidate: sat(first, 2+i), Out: fmt.Sprintf("09:%d0", i+2), Back: fmt.Sprintf("09:%d6", i+2), Escort: "حمودة غسان"}
		if _, err := d.RecordExit(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// closeRooms closes every register, with one or two absent in the first, and counts all
// envelopes; the first does not balance.
func closeRooms(ctx context.Context, d *wire.Desk, at exam.Sitting) error {
	for i, roll := range d.State().Rolls(at) {
		listed := d.State().Listed(roll.Key())
		r := exam.Register{Paper: roll.Paper.Code, Room: roll.Room, Present: listed}
		if i == 0 {
			r.Absent = []exam.ID{sat(roll, 5)}
			if len(roll.Seats) > 6 {
				r.Absent = append(r.Absent, sat(roll, 6))
			}
			r.Present -= len(r.Absent)
		}
		if err := d.TakeRegister(ctx, r, ""); err != nil {
			return err
		}
		n := exam.ScriptCount{
			Paper: roll.Paper.Code, Room: roll.Room, Scripts: r.Present, Enclosed: r.Present, Committee: fmt.Sprint(11 + i), Seal: exam.SealIntact,
			Stickers: exam.Stickers{Supplied: listed + 2, Used: r.Present, Spare: 2 + len(r.Absent)},
		}
		reason := ""
		if i == 0 {
			n.Scripts, n.Withdrawn, n.Enclosed, n.Stickers.Spoiled = r.Present-1, 1, r.Present-2, 1
			reason = "ورقة لم توجد رغم البحث، وحرر بشأنها تقرير"
		}
		if err := d.CountScripts(ctx, n, reason); err != nil {
			return err
		}
	}
	first := d.State().Rolls(at)[0]
	return d.Justify(ctx, exam.Justification{Paper: first.Paper.Code, Candidate: sat(first, 5), Certificate: "شهادة طبية", Date: at.Date, Deposited: at.Date})
}

// handOver sends the envelopes of the half-day to where they are marked.
func handOver(ctx context.Context, d *wire.Desk, at exam.Sitting) error {
	if err := d.RecordDestination(ctx, exam.Destination{Marking: "الثانوية التأهيلية الخوارزمي", Deliberation: "الأكاديمية الجهوية"}); err != nil {
		return err
	}
	h := exam.Handover{Date: at.Date, At: "12:40", To: "عبد الرحيم الصقلي"}
	for _, roll := range d.State().Rolls(at) {
		h.Lines = append(h.Lines, exam.HandedLine{Paper: roll.Paper.Code, Room: roll.Room})
	}
	_, err := d.HandOver(ctx, h)
	return err
}

// filled is what is asked for of a document: forms as the morning has filled them in.
func filled(d *wire.Desk, document string) app.PrintJob {
	job := app.PrintJob{Documents: []string{document}}
	if s := d.State(); s.Centre.Kind == exam.ExamCentre && isForm(document) {
		job.Sitting = s.Programme.Sittings()[0]
	}
	return job
}

// isForm reports whether a document is a form of a half-day: those of the session are
// printed whole.
func isForm(document string) bool {
	return slices.Contains(app.FormDocuments, document) && !slices.Contains([]string{app.HeadReport, app.CatchupList, app.EnvelopesRegister}, document)
}
