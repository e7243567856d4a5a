package app

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"markaz/app/exam"
)

// A files is what was recorded of all things of one kind, by their keys.
type files[T exam.Thing] = shelf[exam.File[T]]

// day is what was recorded of the things of the exam day.
type day struct {
	admissions     files[exam.Admission]
	undertakings   files[exam.Undertaking]
	latenesses     files[exam.Lateness]
	provisionals   files[exam.Provisional]
	registers      files[exam.Register]
	justifications files[exam.Justification]
	exits          files[exam.Exit]
	exitSheets     files[exam.ExitSheet]
	incidents      files[exam.Incident]
	deliveries     files[exam.Delivery]
	openings       files[exam.Opening]
	scripts        files[exam.ScriptCount]
	destinations   files[exam.Destination]
	handovers      files[exam.Handover]
	reports        files[exam.Report]
}

// A dayThing is how one kind of thing is folded and read.
type dayThing struct {
	word, kind string
	fold       change
	load       func(*State, Records) error
	count      func(*State) int
	renew      func(s *State, r Records, key string) error // one of them
}

// dayThings are the kinds of things by the section of the state in which they are.
var dayThings = func() map[string]dayThing {
	all := map[string]dayThing{}
	for _, t := range []dayThing{
		thingIn(func(s *State) *files[exam.Admission] { return &s.day.admissions }),
		thingIn(func(s *State) *files[exam.Undertaking] { return &s.day.undertakings }),
		thingIn(func(s *State) *files[exam.Lateness] { return &s.day.latenesses }),
		thingIn(func(s *State) *files[exam.Provisional] { return &s.day.provisionals }),
		thingIn(func(s *State) *files[exam.Register] { return &s.day.registers }),
		thingIn(func(s *State) *files[exam.Justification] { return &s.day.justifications }),
		thingIn(func(s *State) *files[exam.Exit] { return &s.day.exits }),
		thingIn(func(s *State) *files[exam.ExitSheet] { return &s.day.exitSheets }),
		thingIn(func(s *State) *files[exam.Incident] { return &s.day.incidents }),
		thingIn(func(s *State) *files[exam.Delivery] { return &s.day.deliveries }),
		thingIn(func(s *State) *files[exam.Opening] { return &s.day.openings }),
		thingIn(func(s *State) *files[exam.ScriptCount] { return &s.day.scripts }),
		thingIn(func(s *State) *files[exam.Destination] { return &s.day.destinations }),
		thingIn(func(s *State) *files[exam.Handover] { return &s.day.handovers }),
		thingIn(func(s *State) *files[exam.Report] { return &s.day.reports }),
	} {
		all[t.word] = t
	}
	return all
}()

func thingIn[T exam.Thing](on func(*State) *files[T]) dayThing {
	var one exam.Recorded[T]
	word := one.Value.Word()
	return dayThing{
		word: word, kind: one.Kind(), fold: foldThing[T],
		load: func(s *State, r Records) error {
			all := map[string]exam.File[T]{}
			err := each(r, word+"/", func(rec Record, f exam.File[T]) { all[rec.Subject] = f })
			*on(s) = shelved(all)
			return err
		},
		count: func(s *State) int { return on(s).count() },
		renew: func(s *State, r Records, key string) error {
			rec, err := r.Get(key)
			if errors.Is(err, exam.ErrNotFound) {
				*on(s) = on(s).without(key)
				return nil
			} else if err != nil {
				return err
			}
			f, err := record[exam.File[T]](rec)
			if err == nil {
				*on(s) = on(s).with(key, f)
			}
			return err
		},
	}
}

// isThing reports whether a subject is a thing of the exam day.
func isThing(subject string) bool {
	_, is := dayThings[section(subject)]
	return is && strings.Contains(subject, "/")
}

// fileOf is what was recorded of the thing that v is about.
func fileOf[T exam.Thing](on files[T], v T) exam.File[T] {
	f, _ := on.get(v.Key())
	return f
}

// firstOf is what was recorded first of the thing that v is about, and counts.
func firstOf[T exam.Thing](on files[T], v T) (exam.Saying[T], bool) { return fileOf(on, v).First() }

// lastOf is what was recorded last of the thing that v is about.
func lastOf[T exam.Thing](on files[T], v T) (exam.Saying[T], bool) { return fileOf(on, v).Last() }

// recording is the fact that a thing is as v says; exam.ErrNothing where it is said to
// be so already, and nobody says otherwise.
func recording[T exam.Thing](on files[T], v T, reason string) (exam.Fact, error) {
	file := fileOf(on, v)
	if last, ok := file.Last(); ok && len(file.Now) == 1 && last.Reason == reason && reflect.DeepEqual(last.Value, v) {
		return nil, exam.ErrNothing
	}
	return exam.Recorded[T]{Value: v, Reason: reason, Replaces: saidNow(file)}, nil
}

// withdrawing is the fact that a thing was recorded by mistake. exam.ErrNotFound of
// which nothing is recorded, exam.ErrReason without a reason.
func withdrawing[T exam.Thing](on files[T], v T, reason string) (exam.Fact, error) {
	file := fileOf(on, v)
	last, ok := file.Last()
	switch reason = strings.TrimSpace(reason); {
	case !ok:
		return nil, exam.ErrNotFound
	case reason == "":
		return nil, exam.ErrReason
	}
	return exam.Recorded[T]{Value: last.Value, Reason: reason, Withdrawn: true, Replaces: saidNow(file)}, nil
}

func saidNow[T exam.Thing](file exam.File[T]) (entries []exam.ID) {
	for _, one := range file.Now {
		entries = append(entries, one.Entry)
	}
	return entries
}

// setDown records how a thing is, as recording says. The caller is called by decide.
func setDown[T exam.Thing](ctx context.Context, o *Office, on files[T], v T, reason string) error {
	f, err := recording(on, v, reason)
	if err != nil {
		return err
	}
	return o.record(ctx, f)
}

// withdraw records the fact that a thing was recorded by mistake.
func withdraw(ctx context.Context, o *Office, what string, fact func(*State) (exam.Fact, error)) error {
	err := o.decide(ctx, func() error {
		f, err := fact(o.State())
		if err != nil {
			return err
		}
		return o.record(ctx, f)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}
