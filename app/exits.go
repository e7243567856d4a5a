package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// RecordExit records that somebody left a room, and returns it: a new one of an exit
// without an id; of one that is known, it says how that is from now on. The room is
// where they sit unless another is named. exam.ErrInvalid without an hour, of a return
// before it, or of a sitting that is not in the programme, exam.ErrNotFound of who is
// not expected then, exam.ErrTaken of who is out already.
func (o *Office) RecordExit(ctx context.Context, e exam.Exit) (exam.Exit, error) {
	asked := e
	err := o.decide(ctx, func() error {
		s := o.State()
		e = asked // what a try before this one has made of it is past
		e.Escort, e.Reason = strings.TrimSpace(e.Escort), strings.TrimSpace(e.Reason)
		if err := s.checkExit(&e); err != nil {
			return err
		}
		if e.ID == (exam.ID{}) {
			e.ID = exam.NewID()
		} else if _, ok := lastOf(s.day.exits, e); !ok {
			return exam.ErrNotFound
		}
		return setDown(ctx, o, s.day.exits, e, "")
	})
	if err != nil {
		return e, fmt.Errorf("record exit: %w", err)
	}
	return e, nil
}

func (s *State) checkExit(e *exam.Exit) error {
	switch {
	case !slices.Contains(s.Programme.Sittings(), e.Sitting), !exam.IsHour(e.Out),
		e.Back != "" && (!exam.IsHour(e.Back) || e.Back < e.Out || e.Final):
		return exam.ErrInvalid
	}
	c, ok := s.Candidate(e.Candidate)
	if !ok || !slices.ContainsFunc(s.Programme.For(c.Track), func(p exam.Paper) bool { return p.Sitting() == e.Sitting }) {
		return exam.ErrNotFound
	}
	if seat, seated := s.Seat(e.Candidate); seated && e.Room == "" {
		e.Room = seat.Room
	}
	if e.Room == "" {
		return exam.ErrNotFound
	}
	if e.Back == "" && slices.ContainsFunc(s.Exits(e.Sitting), func(one exam.Saying[exam.Exit]) bool {
		other := one.Value
		return other.Candidate == e.Candidate && other.ID != e.ID && other.Back == ""
	}) {
		return exam.ErrTaken
	}
	return nil
}

// CameBack records that somebody who was out is in the room again. exam.ErrNotFound of
// an exit that there is not, exam.ErrNothing of one that ended already, exam.ErrInvalid
// of an hour before it began.
func (o *Office) CameBack(ctx context.Context, id exam.ID, hour string) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		last, ok := lastOf(s.day.exits, exam.Exit{ID: id})
		switch e := last.Value; {
		case !ok:
			return exam.ErrNotFound
		case e.Back != "" || e.Final:
			return exam.ErrNothing
		case !exam.IsHour(hour) || hour < e.Out:
			return exam.ErrInvalid
		default:
			e.Back = hour
			return setDown(ctx, o, s.day.exits, e, "")
		}
	})
	if err != nil {
		return fmt.Errorf("came back: %w", err)
	}
	return nil
}

// WithdrawExit says that an exit was recorded by mistake.
func (o *Office) WithdrawExit(ctx context.Context, id exam.ID, reason string) error {
	return withdraw(ctx, o, "withdraw exit", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.exits, exam.Exit{ID: id}, reason)
	})
}

// TakeExitSheet records that a room gave its exit sheet back. exam.ErrNotFound of a room
// in which nobody writes then; exam.ErrUnbalanced of a sheet that says nobody went out
// where somebody is known to have.
func (o *Office) TakeExitSheet(ctx context.Context, sheet exam.ExitSheet) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		if !slices.ContainsFunc(s.Rolls(sheet.Sitting), func(r Roll) bool { return r.Room == sheet.Room }) {
			return exam.ErrNotFound
		}
		if sheet.Nobody && slices.ContainsFunc(s.Exits(sheet.Sitting), func(e exam.Saying[exam.Exit]) bool { return e.Value.Room == sheet.Room }) {
			return exam.ErrUnbalanced
		}
		return setDown(ctx, o, s.day.exitSheets, sheet, "")
	})
	if err != nil {
		return fmt.Errorf("exit sheet: %w", err)
	}
	return nil
}

// LoseExitSheet says that the exit sheet of a room was taken down as given back by
// mistake.
func (o *Office) LoseExitSheet(ctx context.Context, at exam.Sitting, room, reason string) error {
	return withdraw(ctx, o, "exit sheet", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.exitSheets, exam.ExitSheet{Sitting: at, Room: room}, reason)
	})
}

// Exit is one exit, false if there is none that counts.
func (s *State) Exit(id exam.ID) (exam.Saying[exam.Exit], bool) {
	return lastOf(s.day.exits, exam.Exit{ID: id})
}

// Exits are those of a half-day in the order of the sheets: by room, then by the hour.
func (s *State) Exits(at exam.Sitting) []exam.Saying[exam.Exit] {
	return slices.Clone(s.derived.exits()[at])
}

// Out are those who are out of their rooms at a half-day, who has been longest first.
func (s *State) Out(at exam.Sitting) []exam.Saying[exam.Exit] {
	out := slices.DeleteFunc(s.Exits(at), func(e exam.Saying[exam.Exit]) bool { return e.Value.Back != "" || e.Value.Final })
	slices.SortStableFunc(out, func(a, b exam.Saying[exam.Exit]) int { return cmp.Compare(a.Value.Out, b.Value.Out) })
	return out
}

// OutFor is for how many minutes somebody was out, until now who is not back yet; of who
// left for good 0.
func OutFor(e exam.Exit, now string) int {
	if e.Final {
		return 0
	}
	return minutesBetween(e.Out, cmp.Or(e.Back, now))
}

// TooEarly is the hour before which the settings let nobody out of a room at a half-day,
// where an exit is before it; "" where it is not, or where they do not say.
func (s *State) TooEarly(e exam.Exit) string {
	first := s.Settings.Day.EarliestExit
	papers := s.writtenAt(e.Sitting, e.Room, e.Candidate)
	if first == nil || len(papers) == 0 {
		return ""
	}
	start := papers[0].Start
	for _, p := range papers { // of the paper that is being written
		if p.Start <= e.Out {
			start = p.Start
		}
	}
	if from := later(start, *first); e.Out < from {
		return from
	}
	return ""
}

// An ExitSheetOf is how the exit sheet of a room stands.
type ExitSheetOf struct {
	Room  string
	Sheet *exam.Saying[exam.ExitSheet] // nil while it is missing
	Exits int                          // that are recorded
	Out   int                          // of these, not back yet
}

// Disagrees reports whether the sheet says that nobody went out and somebody did.
func (e ExitSheetOf) Disagrees() bool { return e.Sheet != nil && e.Sheet.Value.Nobody && e.Exits > 0 }

// ExitSheets are those of the rooms in which anything is written at a half-day, in their
// order: each has to come back, also where nobody went out.
func (s *State) ExitSheets(at exam.Sitting) (all []ExitSheetOf) {
	place := map[string]int{}
	for _, r := range s.Rolls(at) {
		if _, there := place[r.Room]; there {
			continue
		}
		place[r.Room] = len(all)
		one := ExitSheetOf{Room: r.Room}
		if sheet, ok := lastOf(s.day.exitSheets, exam.ExitSheet{Sitting: at, Room: r.Room}); ok {
			one.Sheet = &sheet
		}
		all = append(all, one)
	}
	for _, e := range s.derived.exits()[at] {
		if i, there := place[e.Value.Room]; there {
			all[i].Exits++
			if e.Value.Back == "" && !e.Value.Final {
				all[i].Out++
			}
		}
	}
	return all
}

// MissingExitSheets are the rooms whose exit sheets have not come back.
func (s *State) MissingExitSheets(at exam.Sitting) (rooms []string) {
	for _, one := range s.ExitSheets(at) {
		if one.Sheet == nil {
			rooms = append(rooms, one.Room)
		}
	}
	return rooms
}

func (s *State) allExits() map[exam.Sitting][]exam.Saying[exam.Exit] {
	all := map[exam.Sitting][]exam.Saying[exam.Exit]{}
	for _, f := range s.day.exits.all() {
		if e, ok := f.Last(); ok {
			all[e.Value.Sitting] = append(all[e.Value.Sitting], e)
		}
	}
	for _, exits := range all {
		slices.SortFunc(exits, func(a, b exam.Saying[exam.Exit]) int {
			return cmp.Or(text.Natural(a.Value.Room, b.Value.Room), cmp.Compare(a.Value.Out, b.Value.Out), a.Place.Compare(b.Place))
		})
	}
	return all
}
