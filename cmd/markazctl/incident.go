package main

import (
	"fmt"

	"markaz/app"
	"markaz/app/exam"
)

// incidentBy finds an incident by its number, "12" or "12-2".
func (c *cli) incidentBy(s *app.State, number string) (exam.Saying[exam.Incident], error) {
	for _, one := range s.Incidents() {
		if one.Value.Number() == number {
			return one, nil
		}
	}
	return exam.Saying[exam.Incident]{}, refusal{c.t("command.no_such_incident", nil), fmt.Errorf("incident %q: %w", number, exam.ErrNotFound)}
}
