package app

import (
	"context"
	"fmt"
	"time"

	"markaz/app/exam"
)

// CopyTo writes a verified copy of the file into a folder, a stick for
// example, and remembers when. The copy opens on any PC.
func (o *Office) CopyTo(ctx context.Context, dir string) (string, error) {
	path, err := o.Store.CopyTo(ctx, dir)
	if err != nil {
		return "", fmt.Errorf("copy: %w", err)
	}
	if o.Desk != nil {
		err = o.Desk.NoteCopy(o.Store.File(), dir, o.Now())
	}
	return path, err
}

// LastCopy returns where and when the last verified copy went, a zero time if
// there was none.
func (o *Office) LastCopy() (dir string, at time.Time) {
	if o.Desk == nil {
		return "", time.Time{}
	}
	return o.Desk.LastCopy(o.Store.File())
}

// Undo takes back an entry or a whole batch, with a reason: the journal keeps
// both. Refused with exam.ErrDependent once later entries speak of the same
// subjects, seat people or use rooms that would go, or when the rest of its
// batch would not hold without it; with exam.ErrInvalid what cannot be taken
// back at all: an undoing, a printed paper, the key of the cards.
func (o *Office) Undo(ctx context.Context, id exam.ID, reason string) error {
	e, err := o.entry(exam.Undone{Reason: reason})
	if err != nil {
		return err
	}
	e.Corrects = id
	err = o.decide(ctx, func() error {
		return o.update(ctx, func(r Records) error {
			if err := undoable(r, id); err != nil {
				return err
			}
			return r.Append(e)
		})
	})
	if err != nil {
		return fmt.Errorf("undo %s: %w", id, err)
	}
	return nil
}

// undoable walks the journal: what is to be taken back must be there, must not
// be taken back already, and nothing later may speak of the same subjects. A
// list cannot be taken back once its people have seats.
func undoable(r Records, id exam.ID) error {
	if id == (exam.ID{}) {
		return exam.ErrNotFound
	}
	subjects := map[string]bool{}
	found, later, lasting := false, "", ""
	gone := map[exam.ID]bool{}
	if err := r.Journal(func(e exam.Entry) error {
		if e.Kind == (exam.Undone{}).Kind() {
			gone[e.Corrects] = true
		}
		return nil
	}); err != nil {
		return err
	}
	if gone[id] {
		return exam.ErrNotFound
	}
	err := r.Journal(func(e exam.Entry) error {
		switch {
		case e.ID == id || e.Batch == id:
			found = true
			subjects[e.Subject] = true
			if final[e.Kind] {
				lasting = e.Kind
			}
			if e.ID == id && e.Batch != (exam.ID{}) && holds(e) {
				later = e.Kind
			}
		case gone[e.ID] || gone[e.Batch] || e.Kind == (exam.Undone{}).Kind():
		case found && (subjects[e.Subject] || section(e.Subject) == "plan" && (hasSection(subjects, "candidate") || hasSection(subjects, "room"))):
			later = e.Kind
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case !found:
		return exam.ErrNotFound
	case lasting != "":
		return fmt.Errorf("%s: %w", lasting, exam.ErrInvalid)
	case later != "":
		return fmt.Errorf("%s: %w", later, exam.ErrDependent)
	}
	return nil
}

// final are the kinds that stand for ever: what is on paper is there, and its
// copies are counted; cards that were printed must stay valid.
var final = map[string]bool{
	exam.Undone{}.Kind(): true, exam.Printed{}.Kind(): true, exam.CardKeySet{}.Kind(): true,
}

// holds reports whether the rest of its batch means something else without e:
// the account of a list, a part of a plan.
func holds(e exam.Entry) bool {
	_, closes := Closes(e)
	return closes || section(e.Subject) == "plan"
}

func hasSection(subjects map[string]bool, name string) bool {
	for s := range subjects {
		if section(s) == name {
			return true
		}
	}
	return false
}
