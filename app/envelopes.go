package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"markaz/app/exam"
)

// An Envelope is one subject envelope that a half-day needs, or one that came without
// being needed (ظرف المواضيع). That of room "" is all envelopes of a paper that are not
// made up by room.
type Envelope struct {
	RollKey
	Subject   exam.Words
	Start     string
	Expected  int                         // envelopes; 0 is one too many
	Delivered *exam.Saying[exam.Delivery] // nil while it is missing
	Line      exam.EnvelopeLine           // as it was received
	Opened    *exam.Saying[exam.Opening]  // nil while its paper is closed
}

// Received counts the envelopes that came.
func (e Envelope) Received() int {
	if e.Delivered == nil {
		return 0
	}
	return max(1, e.Line.Envelopes)
}

// Sound reports whether all came as they should: sealed, and marked as they must be.
func (e Envelope) Sound() bool {
	return e.Received() == e.Expected && e.Line.Seal != exam.SealBroken && !e.Line.Mismatch
}

// Envelopes are those of a half-day, papers in time order, rooms in theirs; those too
// many come after them.
func (s *State) Envelopes(at exam.Sitting) (all []Envelope) {
	came, whole := s.delivered(at)
	said := map[string]*exam.Saying[exam.Opening]{}
	for _, e := range s.expected(at, whole) {
		if got, ok := came[e.RollKey]; ok {
			e.Delivered, e.Line = &got.delivery, got.line
			delete(came, e.RollKey)
		}
		if _, asked := said[e.Paper]; !asked {
			said[e.Paper] = s.opening(e.Paper)
		}
		e.Opened = said[e.Paper]
		all = append(all, e)
	}
	var more []Envelope
	for key, got := range came {
		p, _ := s.paperCoded(key.Paper)
		more = append(more, Envelope{RollKey: key, Subject: p.Subject, Start: p.Start, Delivered: &got.delivery, Line: got.line, Opened: s.opening(key.Paper)})
	}
	slices.SortFunc(more, func(a, b Envelope) int {
		return cmp.Or(strings.Compare(a.Paper, b.Paper), strings.Compare(a.Room, b.Room))
	})
	return append(all, more...)
}

type deliveredLine struct {
	delivery exam.Saying[exam.Delivery]
	line     exam.EnvelopeLine
}

// delivered are the envelopes that came for a half-day, and the papers of which they
// are not made up by room.
func (s *State) delivered(at exam.Sitting) (came map[RollKey]deliveredLine, whole map[string]bool) {
	came, whole = map[RollKey]deliveredLine{}, map[string]bool{}
	for _, one := range s.Deliveries(at) {
		for _, line := range one.Value.Lines {
			key := RollKey{line.Paper, line.Room}
			if _, twice := came[key]; !twice {
				came[key] = deliveredLine{one, line}
			}
			whole[line.Paper] = whole[line.Paper] || line.Room == ""
		}
	}
	return came, whole
}

// expected are the envelopes that a half-day needs, by paper.
func (s *State) expected(at exam.Sitting, whole map[string]bool) (all []Envelope) {
	for _, p := range s.papersAt(at) {
		one := Envelope{RollKey: RollKey{Paper: p.Code}, Subject: p.Subject, Start: p.Start}
		for _, roll := range s.Rolls(at) {
			switch {
			case roll.Paper.Code != p.Code:
			case whole[p.Code]:
				one.Expected++
			default:
				e := one
				e.Room, e.Expected = roll.Room, 1
				all = append(all, e)
			}
		}
		if one.Expected > 0 {
			all = append(all, one)
		}
	}
	return all
}

// papersAt are the papers of a half-day, in time order.
func (s *State) papersAt(at exam.Sitting) (papers []exam.Paper) {
	for _, p := range s.Programme.Papers {
		if p.Sitting() == at {
			papers = append(papers, p)
		}
	}
	exam.SortPapers(papers)
	return papers
}

func (s *State) paperCoded(code string) (exam.Paper, bool) {
	i := slices.IndexFunc(s.Programme.Papers, func(p exam.Paper) bool { return p.Code == code })
	if i < 0 {
		return exam.Paper{}, false
	}
	return s.Programme.Papers[i], true
}

// Deliveries are those of a half-day that count, in the order of their hours.
func (s *State) Deliveries(at exam.Sitting) (all []exam.Saying[exam.Delivery]) {
	for _, f := range s.day.deliveries.all() {
		if last, ok := f.Last(); ok && last.Value.Sitting == at {
			all = append(all, last)
		}
	}
	slices.SortFunc(all, func(a, b exam.Saying[exam.Delivery]) int {
		return cmp.Or(strings.Compare(string(a.Value.Date), string(b.Value.Date)), strings.Compare(a.Value.At, b.Value.At), a.Place.Compare(b.Place))
	})
	return all
}

func (s *State) opening(paper string) *exam.Saying[exam.Opening] {
	if o, ok := s.Opening(paper); ok {
		return &o
	}
	return nil
}

// Opening is how the envelopes of a paper were opened, false while they are closed.
func (s *State) Opening(paper string) (exam.Saying[exam.Opening], bool) {
	return lastOf(s.day.openings, exam.Opening{Paper: paper})
}

// ProposeDelivery is everything that a half-day still waits for, with every seal intact.
func (s *State) ProposeDelivery(at exam.Sitting) exam.Delivery {
	d := exam.Delivery{Sitting: at, Date: at.Date}
	for _, e := range s.Envelopes(at) {
		if e.Delivered == nil {
			d.Lines = append(d.Lines, exam.EnvelopeLine{Paper: e.Paper, Room: e.Room, Envelopes: e.Expected, Seal: exam.SealIntact})
		}
	}
	if before := s.Deliveries(at); len(before) > 0 {
		last := before[len(before)-1].Value
		d.From, d.Stored = last.From, last.Stored
	}
	return d
}

// ReceiveEnvelopes records that subject envelopes came to the centre; with an ID it says
// with a reason what such a delivery was instead. exam.ErrInvalid without an hour or of
// a paper of another half-day, exam.ErrNothing without an envelope, exam.ErrTaken of an
// envelope that is on another delivery or twice on this one, exam.ErrNotFound of one
// that is not known.
func (o *Office) ReceiveEnvelopes(ctx context.Context, d exam.Delivery, reason string) (exam.Delivery, error) {
	err := o.decide(ctx, func() error {
		s := o.State()
		reason = strings.TrimSpace(reason)
		switch _, known := lastOf(s.day.deliveries, d); {
		case d.ID == exam.ID{}:
		case !known:
			return exam.ErrNotFound
		case reason == "":
			return exam.ErrReason
		}
		if err := s.checkDelivery(&d); err != nil {
			return err
		}
		if d.ID == (exam.ID{}) {
			d.ID = exam.NewID()
		}
		return setDown(ctx, o, s.day.deliveries, d, reason)
	})
	if err != nil {
		return d, fmt.Errorf("receive envelopes: %w", err)
	}
	return d, nil
}

func (s *State) checkDelivery(d *exam.Delivery) error {
	d.Date = cmp.Or(d.Date, d.Sitting.Date)
	for _, word := range []*string{&d.From, &d.To, &d.Stored, &d.Note} {
		*word = strings.TrimSpace(*word)
	}
	switch {
	case !exam.IsHour(d.At), d.Date.Time().IsZero(), len(s.papersAt(d.Sitting)) == 0:
		return exam.ErrInvalid
	case len(d.Lines) == 0:
		return exam.ErrNothing
	}
	came := map[RollKey]bool{}
	for _, one := range s.Deliveries(d.Sitting) {
		for _, line := range one.Value.Lines {
			came[RollKey{line.Paper, line.Room}] = came[RollKey{line.Paper, line.Room}] || one.Value.ID != d.ID
		}
	}
	for _, line := range d.Lines {
		key := RollKey{line.Paper, line.Room}
		switch p, ok := s.paperCoded(line.Paper); {
		case !ok || p.Sitting() != d.Sitting, line.Envelopes < 0, line.Envelopes > exam.MostBeside:
			return exam.ErrInvalid
		case came[key]:
			return exam.ErrTaken
		}
		came[key] = true
	}
	return nil
}

// WithdrawDelivery says that a delivery was recorded by mistake.
func (o *Office) WithdrawDelivery(ctx context.Context, id exam.ID, reason string) error {
	err := o.decide(ctx, func() error {
		f, err := withdrawing(o.State().day.deliveries, exam.Delivery{ID: id}, reason)
		if err != nil {
			return err
		}
		return o.record(ctx, f)
	})
	if err != nil {
		return fmt.Errorf("withdraw delivery: %w", err)
	}
	return nil
}

// ProposeOpening is how the envelopes of a paper are to be opened: those that came, as
// they came, and who is to see it as far as it is known.
func (s *State) ProposeOpening(paper string) exam.Opening {
	o := exam.Opening{Paper: paper, Witnesses: s.ProposeWitnesses(paper)}
	if p, ok := s.paperCoded(paper); ok {
		for _, e := range s.Envelopes(p.Sitting()) {
			if e.Paper == paper && e.Delivered != nil {
				o.Lines = append(o.Lines, e.Line)
			}
		}
	}
	return o
}

// OpenEnvelopes records that the subject envelopes of a paper were opened. A witness
// who is missing, and an opening that was recorded before, need a reason:
// exam.ErrReason. exam.ErrNotFound of a paper or a witness who is not known,
// exam.ErrInvalid without an hour.
func (o *Office) OpenEnvelopes(ctx context.Context, opening exam.Opening, reason string) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		if err := s.checkOpening(&opening); err != nil {
			return err
		}
		_, again := s.Opening(opening.Paper)
		if reason = strings.TrimSpace(reason); reason == "" && (again || len(s.MissingWitnesses(opening)) > 0) {
			return exam.ErrReason
		}
		return setDown(ctx, o, s.day.openings, opening, reason)
	})
	if err != nil {
		return fmt.Errorf("open envelopes: %w", err)
	}
	return nil
}

func (s *State) checkOpening(o *exam.Opening) error {
	o.Note = strings.TrimSpace(o.Note)
	if _, ok := s.paperCoded(o.Paper); !ok {
		return exam.ErrNotFound
	}
	if !exam.IsHour(o.At) {
		return exam.ErrInvalid
	}
	if slices.ContainsFunc(o.Lines, func(l exam.EnvelopeLine) bool { return l.Paper != o.Paper }) {
		return exam.ErrInvalid
	}
	o.Witnesses = slices.DeleteFunc(slices.Clone(o.Witnesses), func(w exam.Witness) bool { return !w.Named() })
	for _, w := range o.Witnesses {
		if _, ok := s.StaffMember(w.Staff); w.Staff != (exam.ID{}) && !ok {
			return exam.ErrNotFound
		}
		if _, ok := s.Candidate(w.Candidate); w.Candidate != (exam.ID{}) && !ok {
			return exam.ErrNotFound
		}
	}
	return nil
}

// WithdrawOpening says that an opening was recorded by mistake: of another paper.
func (o *Office) WithdrawOpening(ctx context.Context, paper, reason string) error {
	err := o.decide(ctx, func() error {
		f, err := withdrawing(o.State().day.openings, exam.Opening{Paper: paper}, reason)
		if err != nil {
			return err
		}
		return o.record(ctx, f)
	})
	if err != nil {
		return fmt.Errorf("withdraw opening: %w", err)
	}
	return nil
}

// What is remarked about the hour of an opening; opening.<hint> says it.
const (
	OpenedEarly    = "early"    // more than an hour before the paper starts
	OpenedLate     = "late"     // after it has started
	OpenedBefore   = "before"   // before the envelopes came
	OpenedMissing  = "missing"  // though not all of them came
	OpenedUnsealed = "unsealed" // a seal was broken
	OpenedMismatch = "mismatch" // what is marked on one is not of this paper
)

// OpeningHints are what is to be looked at of an opening, and keeps nobody from
// recording it.
func (s *State) OpeningHints(o exam.Opening) (hints []string) {
	p, ok := s.paperCoded(o.Paper)
	if !ok {
		return nil
	}
	say := func(hint string, is bool) {
		if is && !slices.Contains(hints, hint) {
			hints = append(hints, hint)
		}
	}
	at, opened := clockOf(o.At)
	start, starts := clockOf(p.Start)
	say(OpenedEarly, opened && starts && start.Sub(at) > time.Hour)
	say(OpenedLate, opened && starts && at.After(start))
	for _, e := range s.Envelopes(p.Sitting()) {
		if e.Paper != o.Paper {
			continue
		}
		say(OpenedMissing, e.Received() < e.Expected)
		if e.Delivered != nil && e.Delivered.Value.Date == p.Date {
			came, ok := clockOf(e.Delivered.Value.At)
			say(OpenedBefore, opened && ok && at.Before(came))
		}
	}
	for _, line := range o.Lines {
		say(OpenedUnsealed, line.Seal == exam.SealBroken)
		say(OpenedMismatch, line.Mismatch)
	}
	return hints
}

func clockOf(hour string) (time.Time, bool) {
	t, err := time.Parse("15:04", hour)
	return t, err == nil
}
