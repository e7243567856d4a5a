package app

import (
	"slices"

	"markaz/app/exam"
)

// The roles of witnesses that are filled from the centre file, beside those of duties.
const (
	RoleCentreHead = "centre_head"
	RoleDeputyHead = "deputy_head"
	RoleObserver   = "observer"
	RoleCandidate  = "candidate"
)

// ProposeWitnesses are who is to see the envelopes of a paper opened, one for each role
// of the settings: the head, whoever is the only one who can be meant, and who saw the
// opening before this one at the half-day. The others are chosen, and are not named yet.
func (s *State) ProposeWitnesses(paper string) (all []exam.Witness) {
	before := s.witnessesBefore(paper)
	for _, role := range s.Settings.Day.Roles() {
		w := exam.Witness{Role: role}
		if may := s.MayWitness(paper, role); len(may) == 1 && role != RoleCandidate {
			w = may[0]
		} else if i := slices.IndexFunc(before, func(b exam.Witness) bool {
			return b.Role == role && (b.Staff == exam.ID{} || slices.Contains(may, b))
		}); i >= 0 {
			w = before[i]
			before = slices.Delete(before, i, i+1)
		}
		all = append(all, w)
	}
	return all
}

// witnessesBefore are those who saw the opening that was recorded last at the half-day of
// a paper, and may see this one too: candidates write another paper, and duty teachers
// are of its subject.
func (s *State) witnessesBefore(paper string) []exam.Witness {
	p, ok := s.paperCoded(paper)
	if !ok {
		return nil
	}
	var last exam.Saying[exam.Opening]
	var of exam.Paper
	for _, other := range s.papersAt(p.Sitting()) {
		if one, opened := s.Opening(other.Code); opened && other.Code != paper && (of.Code == "" || one.Value.At >= last.Value.At) {
			last, of = one, other
		}
	}
	return slices.DeleteFunc(slices.Clone(last.Value.Witnesses), func(w exam.Witness) bool {
		return !w.Named() || w.Role == RoleCandidate || w.Candidate != exam.ID{} ||
			w.Role == string(exam.DutyTeacher) && of.Subject.Ar != p.Subject.Ar
	})
}

// MayWitness are those who can be a witness in a role when the envelopes of a paper are
// opened: who was called and is absent is not among them.
func (s *State) MayWitness(paper, role string) (all []exam.Witness) {
	p, ok := s.paperCoded(paper)
	if !ok {
		return nil
	}
	switch role {
	case RoleCentreHead:
		if s.Centre.Head != "" {
			all = append(all, exam.Witness{Role: role, Name: s.Centre.Head})
		}
	case RoleCandidate:
		return s.candidatesMay(p)
	case string(exam.Invigilator), string(exam.DutyTeacher), string(exam.Reserve):
		return s.onDutyMay(p, exam.DutyRole(role))
	default:
		for _, m := range s.Staff {
			if string(m.Task) == role && !slices.Contains(m.Away, p.Sitting()) && s.Called(p.Sitting(), m.ID).Presence != exam.Absent {
				all = append(all, exam.Witness{Role: role, Staff: m.ID})
			}
		}
	}
	return all
}

// onDutyMay are those who have a duty at the half-day of a paper; of duty teachers
// those of its subject.
func (s *State) onDutyMay(p exam.Paper, role exam.DutyRole) (all []exam.Witness) {
	if s.Duties == nil {
		return nil
	}
	for _, d := range s.Duties.Duties {
		switch {
		case d.Sitting != p.Sitting(), d.Role != role, d.Staff == exam.ID{}, s.Called(d.Sitting, d.Staff).Presence == exam.Absent,
			role == exam.DutyTeacher && d.Subject != p.Subject.Ar:
			continue
		}
		if w := (exam.Witness{Role: string(role), Staff: d.Staff}); !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// candidatesMay are those who write a paper and are there as far as it is known: where
// anybody was let in at the door one by one, those who were.
func (s *State) candidatesMay(p exam.Paper) (all []exam.Witness) {
	admitted := s.Settings.Day.AdmitEach
	for _, roll := range s.Rolls(p.Sitting()) {
		if roll.Paper.Code != p.Code {
			continue
		}
		for _, seat := range roll.Seats {
			if _, in := s.Admission(p.Sitting(), seat.Candidate); admitted && !in || s.Absent(roll.Key(), seat.Candidate) {
				continue
			}
			all = append(all, exam.Witness{Role: RoleCandidate, Candidate: seat.Candidate})
		}
	}
	return all
}

// MissingWitnesses are the roles of the settings that nobody fills at an opening, one for
// each place. One person fills one.
func (s *State) MissingWitnesses(o exam.Opening) (roles []string) {
	there := map[string]int{}
	var seen []exam.Witness
	for _, w := range o.Witnesses {
		who := exam.Witness{Staff: w.Staff, Candidate: w.Candidate, Name: w.Name}
		if w.Named() && !slices.Contains(seen, who) {
			seen = append(seen, who)
			there[w.Role]++
		}
	}
	for _, role := range s.Settings.Day.Roles() {
		if there[role]--; there[role] < 0 {
			roles = append(roles, role)
		}
	}
	return roles
}
