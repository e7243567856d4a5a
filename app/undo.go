package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"markaz/app/exam"
)

// An Act is what one use case of this office wrote: it is taken back as a
// whole.
type Act struct {
	Kind  string // of the entry that says it best: "plan.closed/1"
	About string // the subject that all of it is about; "" where it is about several
	ids   []exam.ID
	press *press // that it is a part of; nil if it stands alone
}

// newAct is the act of entries written together, false when they stand for
// ever.
func newAct(entries []exam.Entry) (Act, bool) {
	act := Act{Kind: entries[0].Kind, About: entries[0].Subject}
	for _, e := range entries {
		if e.Subject != act.About {
			act.About = ""
		}
		if final[e.Kind] {
			return Act{}, false
		}
		id := e.Batch
		if id == (exam.ID{}) {
			id = e.ID
		}
		if !slices.Contains(act.ids, id) {
			act.ids = append(act.ids, id)
		}
		if _, closes := Closes(e); closes && e.Kind != (exam.BatchClosed{}).Kind() {
			act.Kind = e.Kind
		}
	}
	return act, true
}

// LastAct returns what can be taken back: the latest act of this office since
// the file was opened; false if there is none.
func (o *Office) LastAct() (Act, bool) {
	o.acts.Lock()
	defer o.acts.Unlock()
	if len(o.acts.done) == 0 {
		return Act{}, false
	}
	return o.acts.done[len(o.acts.done)-1], true
}

// did remembers an act, as one with those of the same press.
func (o *Office) did(ctx context.Context, act Act) {
	act.press, _ = ctx.Value(pressKey{}).(*press)
	if act.press != nil && act.press.passing {
		return
	}
	o.acts.Lock()
	defer o.acts.Unlock()
	if act.press != nil {
		for i := range o.acts.done {
			if one := &o.acts.done[i]; one.press == act.press {
				one.ids = append(slices.Clip(one.ids), act.ids...)
				one.Kind, one.About = cmp.Or(act.press.kind, act.Kind), ""
				return
			}
		}
	}
	o.acts.done = append(o.acts.done, act)
}

func (o *Office) forgetActs() {
	o.acts.Lock()
	defer o.acts.Unlock()
	o.acts.done = nil
}

// TakeBack takes back an act that LastAct returned, with a reason: that one,
// whatever was done since. Refusals are those of Undo; of no act
// exam.ErrNothing. What is refused for good is not offered again.
func (o *Office) TakeBack(ctx context.Context, act Act, reason string) error {
	if len(act.ids) == 0 {
		return fmt.Errorf("take back: %w", exam.ErrNothing)
	}
	err := o.undo(ctx, act.ids, reason)
	same := func(a Act) bool { return a.ids[0] == act.ids[0] }
	last, _ := o.LastAct()
	refused := errors.Is(err, exam.ErrDependent) || errors.Is(err, exam.ErrNotFound)
	if err == nil || refused && len(last.ids) > 0 && same(last) {
		o.acts.Lock()
		defer o.acts.Unlock()
		o.acts.done = slices.DeleteFunc(o.acts.done, same)
	}
	return err
}

// Undo takes back an entry or a whole batch, with a reason: the journal keeps
// both. Refused with exam.ErrDependent once later entries speak of the same
// subjects, seat people, give them duties or use rooms that would go, or when the
// rest of its batch would not hold without it; with exam.ErrInvalid what cannot be
// taken back at all: an undoing, a printed paper, the key of the cards, the mark of a
// practice centre; with exam.ErrNumbered what is numbered, which is withdrawn instead.
func (o *Office) Undo(ctx context.Context, id exam.ID, reason string) error {
	return o.undo(ctx, []exam.ID{id}, reason)
}

// undo takes back entries and batches in one transaction.
func (o *Office) undo(ctx context.Context, ids []exam.ID, reason string) error {
	var undoings []exam.Entry
	for _, id := range slices.Backward(ids) {
		e, err := o.entry(exam.Undone{Reason: reason})
		if err != nil {
			return err
		}
		e.Corrects = id
		undoings = append(undoings, e)
	}
	err := o.decide(ctx, func() error {
		return o.update(ctx, func(r Records) ([]string, error) {
			sections, err := undoable(r, ids)
			if err != nil {
				return nil, err
			}
			return sections, r.Append(undoings...)
		})
	})
	if err != nil {
		return fmt.Errorf("undo %s: %w", ids[0], err)
	}
	return nil
}

// undoable returns the sections that taking back changes. What is to be taken
// back must be there, must not be taken back already, and nothing later may
// speak of the same subjects. A list cannot be taken back once its people have
// seats, or something of the exam day names them.
func undoable(r Records, ids []exam.ID) ([]string, error) {
	w := undoing{ids: ids, gone: map[exam.ID]bool{}, found: map[exam.ID]bool{}, subjects: map[string]bool{}, sections: map[string]bool{}, people: map[exam.ID]bool{}, staff: map[string]bool{}}
	if err := r.Since(ids, w.look); err != nil {
		return nil, err
	}
	if len(w.found) < len(ids) || slices.ContainsFunc(ids, func(id exam.ID) bool { return id == (exam.ID{}) || w.gone[id] }) {
		return nil, exam.ErrNotFound
	}
	if numberedKinds[w.lasting] {
		return nil, fmt.Errorf("%s: %w", w.lasting, exam.ErrNumbered)
	}
	if w.lasting != "" {
		return nil, fmt.Errorf("%s: %w", w.lasting, exam.ErrInvalid)
	}
	for _, id := range w.parts {
		e, err := r.Entry(id)
		if err != nil {
			return nil, err
		}
		if holds(e) {
			return nil, fmt.Errorf("%s: %w", e.Kind, exam.ErrDependent)
		}
	}
	for _, e := range w.later {
		if !w.gone[e.ID] && !w.gone[e.Batch] {
			return nil, fmt.Errorf("%s: %w", e.Kind, exam.ErrDependent)
		}
	}
	return slices.Sorted(maps.Keys(w.sections)), errors.Join(w.asked(r), w.merged(r), w.named(r))
}

// An undoing is a walk over the journal that finds what keeps entries from
// being taken back.
type undoing struct {
	ids      []exam.ID
	gone     map[exam.ID]bool // taken back already
	found    map[exam.ID]bool
	subjects map[string]bool  // of what is to be taken back
	sections map[string]bool  // of these
	people   map[exam.ID]bool // who would be gone
	staff    map[string]bool  // likewise of the staff, by their ids
	lasting  string           // the kind of an entry of it that stands for ever
	parts    []exam.ID        // of it, without the rest of their batches
	later    []exam.Entry     // depend on it, unless they are gone
}

func (w *undoing) look(e exam.Entry) error {
	ours := e.ID
	if !slices.Contains(w.ids, ours) {
		ours = e.Batch
	}
	in := section(e.Subject)
	switch {
	case slices.Contains(w.ids, ours):
		w.found[ours] = true
		w.subjects[e.Subject], w.sections[in] = true, true
		if final[e.Kind] {
			w.lasting = e.Kind
		}
		if e.Kind == (exam.CandidateAdded{}).Kind() {
			id, _ := uuid.Parse(strings.TrimPrefix(e.Subject, "candidate/")) // written so by CandidateAdded
			w.people[id] = true
		}
		if e.Kind == (exam.StaffAdded{}).Kind() {
			w.staff[strings.TrimPrefix(e.Subject, "staff/")] = true
		}
		if ours == e.ID && e.Batch != (exam.ID{}) {
			w.parts = append(w.parts, e.ID)
		}
	case e.Kind == (exam.Undone{}).Kind():
		w.gone[e.Corrects] = true // undoings come later than what they take back
	case w.subjects[e.Subject] || in == "plan" && (w.sections["candidate"] || w.sections["room"]) || in == "duties" && len(w.staff) > 0, in == "call" && w.staff[e.Subject[strings.LastIndexByte(e.Subject, '/')+1:]]:
		w.later = append(w.later, exam.Entry{ID: e.ID, Batch: e.Batch, Kind: e.Kind})
	}
	return nil
}

// named refuses to take people back whom something of the exam day names: an admission,
// a register that has them as absent, an incident.
func (w *undoing) named(r Records) error {
	if len(w.people) == 0 {
		return nil
	}
	for _, word := range slices.Sorted(maps.Keys(dayThings)) {
		var named bool
		err := each(r, word+"/", func(rec Record, file json.RawMessage) {
			for part := range bytes.SplitSeq(file, []byte{'"'}) {
				if id, err := uuid.ParseBytes(part); err == nil && w.people[id] && !w.subjects[rec.Subject] {
					named = true
				}
			}
		})
		if err == nil && named {
			err = fmt.Errorf("%s: %w", dayThings[word].kind, exam.ErrDependent)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// asked refuses to take people back about whom corrections are asked for: the
// service would answer about nobody.
func (w *undoing) asked(r Records) error {
	if len(w.people) == 0 {
		return nil
	}
	var asked bool
	err := each(r, "request/", func(rec Record, f exam.RequestFile) {
		asked = asked || w.people[f.Candidate] && !w.subjects[rec.Subject]
	})
	if err == nil && asked {
		err = fmt.Errorf("%s: %w", exam.RequestMade{}.Kind(), exam.ErrDependent)
	}
	return err
}

// merged refuses to take one of the staff back who stands for another as well: both
// would be gone.
func (w *undoing) merged(r Records) error {
	if len(w.staff) == 0 {
		return nil
	}
	var into bool
	err := each(r, "staff/", func(rec Record, p staffRecord) {
		into = into || p.Removed != nil && w.staff[p.Into.String()] && !w.subjects[rec.Subject]
	})
	if err == nil && into {
		err = fmt.Errorf("%s: %w", exam.StaffRemoved{}.Kind(), exam.ErrDependent)
	}
	return err
}

// final are the kinds that stand for ever: what is on paper is there, and its
// copies are counted; cards that were printed must stay valid; a practice centre
// never becomes a real one; what is numbered without gaps is withdrawn, not taken back.
var final = map[string]bool{
	exam.Undone{}.Kind(): true, exam.Printed{}.Kind(): true, exam.CardKeySet{}.Kind(): true,
	exam.PracticeMarked{}.Kind():          true,
	exam.Recorded[exam.Incident]{}.Kind(): true, exam.Recorded[exam.Provisional]{}.Kind(): true, exam.Recorded[exam.Handover]{}.Kind(): true,
}

// numberedKinds are those of them that are withdrawn with a reason instead.
var numberedKinds = map[string]bool{
	exam.Recorded[exam.Incident]{}.Kind(): true, exam.Recorded[exam.Provisional]{}.Kind(): true, exam.Recorded[exam.Handover]{}.Kind(): true,
}

// holds reports whether the rest of its batch means something else without e:
// the account of a list, a part of a plan.
func holds(e exam.Entry) bool {
	_, closes := Closes(e)
	in := section(e.Subject)
	return closes || in == "plan" || in == "duties"
}
