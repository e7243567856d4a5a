package app

import (
	"time"

	"markaz/app/exam"
)

// The half-day in hand begins before its first paper, when the door opens, and lasts
// until after its last one, when envelopes leave.
const (
	beforeSitting = 2 * time.Hour
	afterSitting  = 4 * time.Hour
)

// Current is the half-day that is in hand at a time: that of the time; between two, the
// next one; after all of them, the last. False of a programme without papers.
func (s *State) Current(now time.Time) (exam.Sitting, bool) {
	all := s.Programme.Sittings()
	if len(all) == 0 {
		return exam.Sitting{}, false
	}
	for i := len(all) - 1; i >= 0; i-- { // the afternoon is prepared while the morning's envelopes leave
		from, until := span(s.Programme, all[i], now.Location())
		if now.Before(from.Add(-beforeSitting)) {
			continue
		}
		if i+1 < len(all) && now.After(until.Add(afterSitting)) {
			return all[i+1], true
		}
		return all[i], true
	}
	return all[0], true
}

// span is when the first paper of a half-day starts and the last one ends.
func span(p exam.Programme, at exam.Sitting, zone *time.Location) (from, until time.Time) {
	for _, paper := range p.Papers {
		start, ok := startOf(paper, zone)
		if paper.Sitting() != at || !ok {
			continue
		}
		if from.IsZero() || start.Before(from) {
			from = start
		}
		if end := start.Add(time.Duration(paper.Minutes) * time.Minute); end.After(until) {
			until = end
		}
	}
	return from, until
}

// startOf is when a paper starts by the clock of the centre, which is the PC's.
func startOf(p exam.Paper, zone *time.Location) (time.Time, bool) {
	t, err := time.ParseInLocation("2006-01-02 15:04", string(p.Date)+" "+p.Start, zone)
	return t, err == nil
}
