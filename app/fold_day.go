package app

import (
	"encoding/json"
	"fmt"
	"slices"

	"markaz/app/exam"
)

// dayFolds fold what is recorded of things of the exam day.
var dayFolds = func() map[string]change {
	all := map[string]change{}
	for _, t := range dayThings {
		all[t.kind] = t.fold
	}
	return all
}()

// foldThing folds what is recorded of one thing: it stands in the place of what its
// author had seen.
func foldThing[T exam.Thing](before []byte, e exam.Entry) ([]byte, error) {
	var file exam.File[T]
	var r exam.Recorded[T]
	if before != nil {
		if err := json.Unmarshal(before, &file); err != nil {
			return nil, fmt.Errorf("fold %s: %w", e.Kind, err)
		}
	}
	if err := json.Unmarshal(e.Body, &r); err != nil {
		return nil, fmt.Errorf("fold %s: %w", e.Kind, err)
	}
	var now []exam.Saying[T]
	for _, one := range file.Now {
		if slices.Contains(r.Replaces, one.Entry) {
			file.Before = append(file.Before, one)
		} else {
			now = append(now, one)
		}
	}
	file.Now = append(now, exam.Saying[T]{Said: said(e), Value: r.Value, Reason: r.Reason, Withdrawn: r.Withdrawn})
	return json.Marshal(file)
}
