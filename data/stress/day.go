package stress

import (
	"context"
	"errors"
	"fmt"

	"markaz/app"
	"markaz/app/exam"
)

// half is a half-day of the programme.
func (h *Hand) half() exam.Sitting {
	all := h.office.State().Programme.Sittings()
	return all[h.rnd.IntN(len(all))]
}

// roll is a paper in a room, false where nobody sits anywhere.
func (h *Hand) roll(at exam.Sitting) (app.Roll, bool) {
	all := h.office.State().Rolls(at)
	if len(all) == 0 {
		return app.Roll{}, false
	}
	return all[h.rnd.IntN(len(all))], true
}

// letIn lets somebody in at the door: one small entry. Who is in comes again.
func (h *Hand) letIn(ctx context.Context) error {
	err := h.office.Admit(ctx, exam.Admission{Sitting: h.half(), Candidate: h.candidate(), Ticks: exam.Ticks()})
	return unless(err, exam.ErrTaken, exam.ErrNotFound)
}

// register closes the register of a paper in a room, once more with a reason.
func (h *Hand) register(ctx context.Context) error {
	roll, ok := h.roll(h.half())
	if !ok {
		return nil
	}
	s := h.office.State()
	r := exam.Register{Paper: roll.Paper.Code, Room: roll.Room, Present: s.Listed(roll.Key())}
	for _, seat := range roll.Seats[:h.rnd.IntN(len(roll.Seats)+1)] {
		r.Absent = append(r.Absent, seat.Candidate)
		r.Present--
	}
	return unless(h.office.TakeRegister(ctx, r, "ورقة ثانية"), exam.ErrNothing)
}

func (h *Hand) incident(ctx context.Context) error {
	at := h.half()
	_, err := h.office.RecordIncident(ctx, exam.Incident{Kind: exam.PowerCut, Sitting: at, At: "09:15", Facts: "انقطاع التيار"}, "")
	return err
}

// handOver lets all envelopes of a half-day go that are still here, balanced or not: one
// entry with many lines.
func (h *Hand) handOver(ctx context.Context) error {
	at := h.half()
	out := exam.Handover{Date: at.Date, At: "12:30", To: "لجنة النقل"}
	for _, c := range h.office.State().Counts(at) {
		if c.Handed == nil {
			out.Lines = append(out.Lines, exam.HandedLine{Paper: c.Paper, Room: c.Room, Reason: fmt.Sprint("لم تعد ", len(out.Lines))})
		}
	}
	done, err := h.office.HandOver(ctx, out)
	if err == nil && h.rnd.IntN(2) == 0 {
		err = h.office.WithdrawHandover(ctx, done.ID, "خطأ")
	}
	return unless(err, exam.ErrNothing)
}

// unless is an error that is none of these: they are answers.
func unless(err error, answers ...error) error {
	for _, answer := range answers {
		if errors.Is(err, answer) {
			return nil
		}
	}
	return err
}
