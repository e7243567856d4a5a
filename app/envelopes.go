package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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
	asked := d
	err := o.decide(ctx, func() error {
		s := o.State()
		d = asked // what a try before this one has made of it is past
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
	return withdraw(ctx, o, "withdraw delivery", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.deliveries, exam.Delivery{ID: id}, reason)
	})
}
