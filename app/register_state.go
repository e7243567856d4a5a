package app

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"markaz/app/exam"
)

// RegisterStatus is where the register of a paper in a room stands.
type RegisterStatus string

// The statuses; of several the first that is true is said.
const (
	RegisterOpen       RegisterStatus = "open"       // not taken yet
	RegisterConflict   RegisterStatus = "conflict"   // two that differ were taken by people who did not know of each other
	RegisterOutdated   RegisterStatus = "outdated"   // other people are listed there than when it was taken
	RegisterUnbalanced RegisterStatus = "unbalanced" // present and absent are not those listed; it says why
	RegisterClosed     RegisterStatus = "closed"
)

// Taken reports whether there is a register, which may have to be looked at again.
func (r RegisterStatus) Taken() bool { return r != RegisterOpen }

// ToLook reports whether somebody has to look at it again.
func (r RegisterStatus) ToLook() bool { return r == RegisterConflict || r == RegisterOutdated }

// RegisterStatus is where the register of a paper in a room stands.
func (s *State) RegisterStatus(key RollKey) RegisterStatus {
	file := s.RegisterFile(key)
	last, taken := file.Last()
	roll, written := s.Roll(key)
	switch {
	case !taken:
		return RegisterOpen
	case slices.ContainsFunc(file.Now, func(one exam.Saying[exam.Register]) bool {
		return one.Withdrawn != last.Withdrawn || !sameRegister(one.Value, last.Value)
	}):
		return RegisterConflict
	case !written, last.Value.Listed != s.Listed(key), last.Value.Of != "" && last.Value.Of != s.listedNames(roll):
		return RegisterOutdated
	case !last.Value.Balanced():
		return RegisterUnbalanced
	}
	return RegisterClosed
}

// listedNames is a fingerprint of who is expected at a paper in a room.
func (s *State) listedNames(roll Roll) string {
	var ids []string
	for _, seat := range roll.Seats {
		ids = append(ids, seat.Candidate.String())
	}
	for _, p := range s.LetIn(roll.Key()) {
		ids = append(ids, p.ID.String())
	}
	slices.Sort(ids)
	sum := sha256.Sum256([]byte(strings.Join(ids, " ")))
	return hex.EncodeToString(sum[:6])
}

// Slips are the papers of a half-day in each room in the order in which their slips
// come: by the hour at which they begin, then by rooms.
func (s *State) Slips(at exam.Sitting) []Roll {
	all := slices.Clone(s.Rolls(at))
	slices.SortStableFunc(all, func(a, b Roll) int { return strings.Compare(a.Paper.Start, b.Paper.Start) })
	return all
}

// Beside are the papers that are written in a room at the same time as one of them,
// itself included: one slip may be for all of them.
func (s *State) Beside(key RollKey) (all []Roll) {
	one, _ := s.Roll(key)
	for _, roll := range s.Rolls(one.Paper.Sitting()) {
		if roll.Room == key.Room && roll.Paper.Start == one.Paper.Start {
			all = append(all, roll)
		}
	}
	return all
}

// NextSlip is the next paper in a room whose register is not taken, after one of them
// and then from the beginning; false where all are. Of the zero key it is the first.
func (s *State) NextSlip(at exam.Sitting, after RollKey) (Roll, bool) {
	all := s.Slips(at)
	from := slices.IndexFunc(all, func(r Roll) bool { return r.Key() == after }) + 1
	for i := range all {
		if r := all[(from+i)%len(all)]; !s.RegisterStatus(r.Key()).Taken() {
			return r, true
		}
	}
	return Roll{}, false
}

// RegisterNamed is the paper and the room of a register, by the subject of what is
// recorded of it; false of what is none.
func RegisterNamed(subject string) (RollKey, bool) {
	parts := strings.Split(subject, "/")
	if len(parts) != 3 || parts[0] != (exam.Register{}).Word() {
		return RollKey{}, false
	}
	return RollKey{unescaped.Replace(parts[1]), unescaped.Replace(parts[2])}, true
}

var unescaped = strings.NewReplacer("%2F", "/", "%25", "%")
