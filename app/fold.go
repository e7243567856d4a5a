package app

import (
	"encoding/json"
	"strings"

	"markaz/app/exam"
)

// FoldVersion changes whenever Fold gives another state for the same entries;
// the store then builds its tables anew.
const FoldVersion = 7

// Fold returns the record of a subject after entry e, given the record before
// it: nil stands for none, before and after. Entries of one subject come in
// the order of folding, those of an incomplete batch and those taken back do
// not come at all. A kind that this version does not know changes nothing.
func Fold(before []byte, e exam.Entry) (after []byte, err error) {
	switch e.Kind {
	case "centre.set/1", "settings.set/1", "template.set/1", "programme.set/1", "cardkey.set/1", "practice.marked/1", "room.set/1", "candidate.added/1", "row.rejected/1",
		"list.noted/1", "list.closed/1", "plan.room/1", "staff.added/1", "stafflist.closed/1", "duty.sitting/1":
		return e.Body, nil
	case "room.removed/1", "row.mended/1", "finding.reopened/1":
		return nil, nil
	}
	for _, change := range []map[string]change{beginners, revisers, staffRevisers, dayFolds} {
		if fold, ok := change[e.Kind]; ok {
			return fold(before, e)
		}
	}
	return before, nil
}

// A change makes the record after an entry of the one before it.
type change = func(before []byte, e exam.Entry) (after []byte, err error)

// Closes reports whether e ends a batch, and of how many entries, itself
// included.
func Closes(e exam.Entry) (entries int, ok bool) {
	kind, _, _ := strings.Cut(e.Kind, "/")
	if !strings.HasSuffix(kind, ".closed") {
		return 0, false
	}
	var b exam.Batch
	if json.Unmarshal(e.Body, &b) != nil {
		return 0, false
	}
	return b.Entries, true
}
