// Package stress does in a centre what a day of work does, over and over, for the
// tests that kill the program or cut its power: each act is a use case of the
// office, and what it wrote is known once the use case has returned.
package stress

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"

	"markaz/app"
	"markaz/app/exam"
)

// A Hand does acts in one office. It is not safe for concurrent use.
type Hand struct {
	office *app.Office
	store  *noting
	rnd    *rand.Rand
}

// New returns a hand for an office whose centre has candidates, staff, a programme
// and places, as a practice centre has. From then on the office's store is the
// hand's, which notes what is appended.
func New(o *app.Office, seed uint64) *Hand {
	s := &noting{Store: o.Store}
	o.Store = s
	return &Hand{office: o, store: s, rnd: rand.New(rand.NewPCG(seed, seed))}
}

// An act is a use case, and how often it is done among all.
type act struct {
	name  string
	often int
	do    func(*Hand, context.Context) error
}

// acts are of several sizes: most write one entry, a plan or a handover a large one, an
// import many, and a scan is kept beside its entry.
var acts = []act{
	{"let in", 16, (*Hand).letIn},
	{"call", 8, (*Hand).call},
	{"register", 4, (*Hand).register},
	{"incident", 2, (*Hand).incident},
	{"hand over", 1, (*Hand).handOver},
	{"move", 4, (*Hand).move},
	{"correct", 4, (*Hand).correct},
	{"labels", 2, (*Hand).labels},
	{"ask", 2, (*Hand).ask},
	{"take back", 2, (*Hand).takeBack},
	{"rooms", 1, (*Hand).rooms},
	{"seat", 1, (*Hand).seat},
}

// Act does one act, chosen at random, and returns its name and the ids of the
// entries that it wrote: they are acknowledged.
func (h *Hand) Act(ctx context.Context) (name string, ids []exam.ID, err error) {
	all := 0
	for _, a := range acts {
		all += a.often
	}
	at, chosen := h.rnd.IntN(all), acts[0]
	for _, a := range acts {
		if chosen = a; at < a.often {
			break
		}
		at -= a.often
	}
	h.store.ids = nil
	if err := chosen.do(h, ctx); err != nil && !errors.Is(err, exam.ErrNothing) {
		return chosen.name, nil, fmt.Errorf("%s: %w", chosen.name, err)
	}
	return chosen.name, h.store.ids, nil
}

// call says that an invigilator has come late: one small entry.
func (h *Hand) call(ctx context.Context) error {
	s := h.office.State()
	sittings := s.Programme.Sittings()
	called := exam.StaffCalled{
		Sitting: sittings[h.rnd.IntN(len(sittings))], Staff: s.Staff[h.rnd.IntN(len(s.Staff))].ID,
		Presence: exam.Late, Minutes: 1 + h.rnd.IntN(exam.MostLate),
	}
	return h.office.Call(ctx, called)
}

// move has two candidates change places.
func (h *Hand) move(ctx context.Context) error {
	seats := h.office.State().Plan.Seats
	a, b := seats[h.rnd.IntN(len(seats))], seats[h.rnd.IntN(len(seats))]
	if a.Candidate == b.Candidate {
		return nil
	}
	a.Candidate, b.Candidate = b.Candidate, a.Candidate
	return h.office.MoveSeats(ctx, "طلب", a, b)
}

func (h *Hand) correct(ctx context.Context) error {
	return h.office.Correct(ctx, app.Correction{
		Candidate: h.candidate(), Field: exam.FieldBirthPlace, Value: "الرباط " + strconv.Itoa(h.rnd.IntN(1000)), Reason: "طلب",
	})
}

func (h *Hand) labels(ctx context.Context) error {
	rooms := h.office.State().Rooms
	return h.office.CountLabels(ctx, rooms[h.rnd.IntN(len(rooms))].Number, h.rnd.IntN(exam.MostLabels))
}

// ask asks for a correction with the scan of a document.
func (h *Hand) ask(ctx context.Context) error {
	scan := make([]byte, 20_000)
	for i := range scan {
		scan[i] = byte(h.rnd.Uint32())
	}
	copy(scan, "%PDF-1.7\n")
	_, err := h.office.Ask(ctx, app.Wish{
		Candidate: h.candidate(), Field: exam.FieldBirthPlace, Value: "سلا " + strconv.FormatUint(h.rnd.Uint64(), 36), Scans: [][]byte{scan},
	})
	return err
}

func (h *Hand) takeBack(ctx context.Context) error {
	last, ok := h.office.LastAct()
	if !ok {
		return nil
	}
	err := h.office.TakeBack(ctx, last, "خطأ")
	if errors.Is(err, exam.ErrDependent) { // something stands on it by now
		return nil
	}
	return err
}

// rooms says of every room anew how many places it has: several entries at once.
func (h *Hand) rooms(ctx context.Context) error {
	rooms := append([]exam.Room(nil), h.office.State().Rooms...)
	for i := range rooms {
		rooms[i].Wing = "الجناح " + strconv.Itoa(h.rnd.IntN(100))
	}
	return h.office.SetRooms(ctx, rooms)
}

// seat draws the places anew: one large entry or several.
func (h *Hand) seat(ctx context.Context) error {
	_, err := h.office.Seat(ctx, exam.Rules{Order: exam.ByDraw, Seed: h.rnd.Uint64N(1 << 40)}, true)
	return err
}

func (h *Hand) candidate() exam.ID {
	all := h.office.State().Candidates
	return all[h.rnd.IntN(len(all))].ID
}

// noting notes the entries that a use case has appended.
type noting struct {
	app.Store
	ids []exam.ID
}

func (s *noting) Update(ctx context.Context, write func(app.Records) error) error {
	var ids []exam.ID
	err := s.Store.Update(ctx, func(r app.Records) error {
		ids = nil
		return write(appending{r, &ids})
	})
	if err == nil {
		s.ids = append(s.ids, ids...)
	}
	return err
}

type appending struct {
	app.Records
	ids *[]exam.ID
}

func (r appending) Append(entries ...exam.Entry) error {
	for i := range entries {
		if entries[i].ID == (exam.ID{}) {
			entries[i].ID = exam.NewID()
		}
		*r.ids = append(*r.ids, entries[i].ID)
	}
	return r.Records.Append(entries...)
}
