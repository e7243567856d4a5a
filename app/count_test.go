package app

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

var mathsRoom1 = RollKey{"m", "1"}

// counting is a centre with one room of n candidates and one paper.
func countedRoom(n int, stickers, encloseAbsent bool) *State {
	s := &State{Programme: exam.Programme{Papers: []exam.Paper{{Code: "m", Date: "2026-06-02", Start: "08:00", Minutes: 120}}}}
	s.Settings.Stickers, s.Settings.Day.EncloseAbsent = &stickers, encloseAbsent
	s.Plan = &exam.Plan{}
	for i := range n {
		id := exam.NewID()
		s.Candidates = append(s.Candidates, exam.Candidate{ID: id})
		s.Plan.Seats = append(s.Plan.Seats, exam.Seat{Candidate: id, Room: "1", Table: fmt.Sprint(i + 1)})
	}
	s.derive()
	return s
}

var sayings uint64

// says puts a thing on its shelf, said after all before.
func says[T exam.Thing](s *State, on *files[T], v T, reason string, withdrawn bool) {
	sayings++
	one := exam.Saying[T]{Said: exam.Said{Entry: exam.NewID(), Place: exam.Position{Seq: sayings}}, Value: v, Reason: reason, Withdrawn: withdrawn}
	*on = on.with(v.Key(), exam.File[T]{Now: []exam.Saying[T]{one}})
	s.derive()
}

func (s *State) absentees(n int) (ids []exam.ID) {
	for i := range n {
		ids = append(ids, s.Candidates[i].ID)
	}
	return ids
}

// caught is a case of cheating in which n scripts were taken away.
func (s *State) caught(n int) exam.Incident {
	return exam.Incident{ID: exam.NewID(), No: 1, Kind: exam.FraudCase, Paper: "m", Room: "1", Candidates: s.absentees(n), Fraud: &exam.Fraud{Type: exam.FraudDevices, Withdrawn: true}}
}

func TestACountBalances(t *testing.T) {
	type numbers struct {
		listed, present, absent, reported int
		count                             exam.ScriptCount
		sheetsOfAbsent, manual            bool
	}
	good := func() numbers {
		return numbers{listed: 20, present: 17, absent: 3, reported: 1, count: exam.ScriptCount{
			Scripts: 16, Withdrawn: 1, Reported: 1, Enclosed: 16, Stickers: exam.Stickers{Supplied: 22, Used: 17, Spare: 4, Spoiled: 1},
		}}
	}
	tests := []struct {
		name    string
		edit    func(*numbers)
		unlike  []string
		remarks []string
	}{
		{"all agree", func(*numbers) {}, nil, nil},
		{"one present too many on the slip", func(n *numbers) { n.present++ }, []string{"attendance", "scripts", "sheets"}, nil},
		{"one script too few", func(n *numbers) { n.count.Scripts-- }, []string{"scripts"}, nil},
		{"one sheet too few in the envelope", func(n *numbers) { n.count.Enclosed-- }, []string{"sheets"}, []string{CountUsed}},
		{"a sticker that is not there any more", func(n *numbers) { n.count.Stickers.Spare-- }, []string{"stickers"}, nil},
		{"stickers are not accounted for where numbers are written by hand", func(n *numbers) { n.manual, n.count.Stickers = true, exam.Stickers{} }, nil, nil},
		{"sheets of the absent are missing where they go in", func(n *numbers) { n.sheetsOfAbsent = true }, []string{"sheets"}, nil},
		{"sheets of the absent are in, with their stickers", func(n *numbers) {
			n.sheetsOfAbsent, n.count.Enclosed = true, 19
			n.count.Stickers = exam.Stickers{Supplied: 22, Used: 20, Spare: 2}
		}, nil, nil},
		{"the withdrawn script got no sticker", func(n *numbers) { n.count.Stickers.Used, n.count.Stickers.Spare = 16, 5 }, nil, nil},
		{"more stickers used than sheets is a remark", func(n *numbers) { n.count.Stickers.Used, n.count.Stickers.Spare = 18, 3 }, nil, []string{CountUsed}},
		{"fewer withdrawn than the incidents say is a remark", func(n *numbers) {
			n.count.Withdrawn, n.count.Scripts, n.count.Enclosed = 0, 17, 17
		}, nil, []string{CountWithdrawn}},
		{"an incident recorded after the count unbalances it", func(n *numbers) { n.reported = 2 }, []string{"scripts", "sheets"}, nil},
		{"an incident withdrawn after the count unbalances it", func(n *numbers) { n.reported = 0 }, []string{"scripts", "sheets"}, []string{CountUsed}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := good()
			tt.edit(&n)
			s := countedRoom(n.listed, !n.manual, n.sheetsOfAbsent)
			if n.reported > 0 {
				says(s, &s.day.incidents, s.caught(n.reported), "", false)
			}
			n.count.Paper, n.count.Room = "m", "1"
			says(s, &s.day.scripts, n.count, "", false)
			says(s, &s.day.registers, exam.Register{Paper: "m", Room: "1", Listed: n.listed, Present: n.present, Absent: s.absentees(n.absent)}, "", false)
			c := s.Count(mathsRoom1)
			require.True(t, c.Known())
			var unlike []string
			for _, line := range c.Lines {
				if !line.OK() {
					unlike = append(unlike, line.Key)
				}
			}
			assert.Equal(t, tt.unlike, unlike)
			assert.Equal(t, tt.remarks, c.Remarks())
			assert.Equal(t, len(tt.unlike) == 0, c.Balanced())
		})
	}
}

func TestWhatIsNotCountedIsNotBalanced(t *testing.T) {
	s := countedRoom(20, true, false)
	assert.False(t, s.Count(mathsRoom1).Known())
	assert.False(t, s.Count(mathsRoom1).Balanced())
	says(s, &s.day.registers, exam.Register{Paper: "m", Room: "1", Listed: 20, Present: 20}, "", false)
	assert.True(t, s.Count(mathsRoom1).Lines[0].OK(), "the register alone")
	assert.False(t, s.Count(mathsRoom1).Known(), "what is proposed is not counted")
	n := s.ProposeCount(mathsRoom1)
	assert.Equal(t, 20, n.Scripts)
	assert.True(t, s.CountAs(n).Balanced())
	assert.False(t, s.Count(mathsRoom1).Balanced(), "nor is what was tried")
	says(s, &s.day.scripts, n, "", true)
	assert.False(t, s.Count(mathsRoom1).Known(), "nor what was withdrawn")
}

// Whatever is counted, a count balances if and only if the equations hold as they are
// written here, and nothing that does not leaves without a reason.
func TestBalanceOfRandomCounts(t *testing.T) {
	balanced, unbalanced, changed := 0, 0, 0
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 7))
		near := func(n int) int { // mostly right, else one off
			if r.IntN(6) > 0 {
				return n
			}
			return max(0, n+r.IntN(3)-1)
		}
		listed, stickers, enclosing := 3+r.IntN(20), r.IntN(2) == 0, r.IntN(2) == 0
		s := countedRoom(listed, stickers, enclosing)
		taken, absent := r.IntN(3), r.IntN(3)
		crime := s.caught(max(1, taken))
		if taken > 0 {
			says(s, &s.day.incidents, crime, "", false)
		}
		present := near(listed - absent)
		says(s, &s.day.registers, exam.Register{Paper: "m", Room: "1", Listed: listed, Present: present, Absent: s.absentees(absent)}, "", false)
		n := exam.ScriptCount{Paper: "m", Room: "1", Withdrawn: near(taken), Reported: taken, Scripts: near(present - taken)}
		if n.Enclosed = near(n.Scripts); enclosing {
			n.Enclosed += absent
		}
		if stickers {
			n.Stickers = exam.Stickers{Supplied: listed + 2, Used: near(n.Enclosed), Spoiled: r.IntN(2)}
			n.Stickers.Spare = near(max(0, n.Stickers.Supplied-n.Stickers.Used-n.Stickers.Spoiled))
		}
		says(s, &s.day.scripts, n, "", false)
		away := n.Withdrawn
		if taken > 0 && r.IntN(4) == 0 { // the case is withdrawn after the count
			says(s, &s.day.incidents, crime, "خطأ", true)
			away -= taken
		}

		sheets := present - away
		if enclosing {
			sheets += absent
		}
		want := listed == present+absent && present == n.Scripts+away && n.Enclosed == sheets &&
			(!stickers || n.Stickers.Supplied == n.Stickers.Used+n.Stickers.Spare+n.Stickers.Spoiled)
		require.Equal(t, want, s.Count(mathsRoom1).Balanced(), "seed %d", seed)

		h := exam.Handover{Date: "2026-06-02", At: "12:30", To: "السائق", Lines: []exam.HandedLine{{Paper: "m", Room: "1"}}}
		err := s.checkHandover(&h)
		if want {
			balanced++
			require.NoError(t, err, "seed %d", seed)
		} else {
			unbalanced++
			require.ErrorIs(t, err, exam.ErrUnbalanced, "seed %d", seed)
			h.Lines[0].Reason = "   "
			require.ErrorIs(t, s.checkHandover(&h), exam.ErrUnbalanced, "seed %d", seed)
			h.Lines[0].Reason = "ورقة ناقصة"
			require.NoError(t, s.checkHandover(&h), "seed %d", seed)
		}
		says(s, &s.day.handovers, h, "", false)
		require.False(t, s.Count(mathsRoom1).Changed(), "seed %d", seed)
		says(s, &s.day.registers, exam.Register{Paper: "m", Room: "1", Listed: listed, Present: present + r.IntN(2), Absent: s.absentees(absent)}, "", false)
		if s.Count(mathsRoom1).Changed() {
			changed++
		}
		require.Equal(t, s.Count(mathsRoom1).Present() != present, s.Count(mathsRoom1).Changed(), "seed %d", seed)
	}
	assert.Greater(t, balanced, 500)
	assert.Greater(t, unbalanced, 500)
	assert.Greater(t, changed, 500)
}

func TestAReasonIsOfTheCountForWhichItWasWritten(t *testing.T) {
	short := exam.ScriptCount{Paper: "m", Room: "1", Scripts: 19, Enclosed: 19}
	tests := []struct {
		name string
		then func(*State)
		want string
	}{
		{"it stands", func(*State) {}, "ورقة ناقصة"},
		{"the register was taken anew", func(s *State) {
			says(s, &s.day.registers, exam.Register{Paper: "m", Room: "1", Listed: 20, Present: 18, Absent: s.absentees(2)}, "تصحيح", false)
		}, ""},
		{"a case of cheating was recorded", func(s *State) { says(s, &s.day.incidents, s.caught(1), "", false) }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := countedRoom(20, false, false)
			says(s, &s.day.registers, exam.Register{Paper: "m", Room: "1", Listed: 20, Present: 20}, "", false)
			says(s, &s.day.scripts, short, "ورقة ناقصة", false)
			tt.then(s)
			assert.Equal(t, tt.want, s.Count(mathsRoom1).Reason())
		})
	}
}
