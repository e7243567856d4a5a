package app

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// A printing is a file without a disk: what is printed is noted as the journal would.
type printing struct {
	*State
	t  testing.TB
	at time.Time
}

func newPrinting(t testing.TB, rooms ...string) *printing {
	p := &printing{seatedState(rooms...), t, time.Date(2026, 5, 28, 8, 0, 0, 0, time.UTC)}
	p.Settings = exam.Settings{}.Defaults()
	p.units, p.packed, p.printed = map[string]func() *exam.PrintedUnits{}, map[string][]byte{}, map[exam.ID]exam.Said{}
	p.derive()
	return p
}

// print prints a job.
func (p *printing) print(job PrintJob) {
	p.t.Helper()
	papers, err := p.papers(job, p.at)
	require.NoError(p.t, err)
	p.at = p.at.Add(time.Hour)
	p.Head.Clock++
	for i := range papers {
		one := &papers[i]
		one.units.Sums = pdf.Sums
		if d, ok := one.doc.(parted); ok {
			one.parted = true
			one.noteUnits(d.Units())
		}
		one.print.Pages, one.print.From = 1, p.Head
		if one.parted || one.doc == nil {
			name := "units " + strconv.Itoa(len(p.Prints))
			data, err := packUnits(one.units)
			require.NoError(p.t, err)
			units := one.units
			one.print.Units, p.packed[name] = name, data
			p.units[name] = func() *exam.PrintedUnits { return &units }
		}
		p.Prints = append(p.Prints, one.print)
		p.printed[one.print.ID] = exam.Said{At: p.at, Actor: "head"}
	}
	p.derive()
}

// rename corrects the family name of a candidate.
func (p *printing) rename(i int, name string) {
	p.Candidates[i].Name = exam.Name{FamilyAr: name, GivenAr: "سلمى"}
	p.derive()
}

func (p *printing) states() (all []string) {
	for _, c := range p.Ledger() {
		all = append(all, fmt.Sprintf("%s %d %s %d/%d-%d", c.Document, c.Copy, c.State, len(c.Outdated), c.Units, c.Gone))
	}
	return all
}

func TestLedgerFollowsEveryPart(t *testing.T) {
	labels := PrintJob{Documents: []string{TableLabels}}
	changed := PrintJob{Documents: []string{TableLabels}, Changed: true}
	tests := []struct {
		name string
		do   func(p *printing)
		want []string
	}{
		{"nothing printed", func(*printing) {}, nil},
		{"as it was printed", func(p *printing) { p.print(labels) }, []string{"table-labels 1 valid 0/6-0"}},
		{"one name of four", func(p *printing) {
			p.print(labels)
			p.rename(0, "المصحح")
		}, []string{"table-labels 1 partly 1/6-0"}},
		{"a later copy replaces all of the one before", func(p *printing) {
			p.print(labels)
			p.print(labels)
		}, []string{"table-labels 2 valid 0/6-0", "table-labels 1 replaced 0/0-0"}},
		{"each by the next of all of it", func(p *printing) {
			p.print(labels)
			p.print(PrintJob{Documents: []string{TableLabels}, Room: "1"})
			p.print(labels)
			p.rename(0, "المصحح")
		}, []string{"table-labels 3 partly 1/6-0", "table-labels 2 replaced 0/0-0", "table-labels 1 replaced 0/0-0"}},
		{"what had changed replaces just that", func(p *printing) {
			p.print(labels)
			p.rename(0, "المصحح")
			p.print(changed)
		}, []string{"table-labels 2 valid 0/1-0", "table-labels 1 partly 0/6-1"}},
		{"changed again, the second paper is out of date, too", func(p *printing) {
			p.print(labels)
			p.rename(0, "المصحح")
			p.print(changed)
			p.rename(0, "المصحح ثانية")
		}, []string{"table-labels 2 outdated 1/1-0", "table-labels 1 partly 0/6-1"}},
		{"what is out of date comes first, however old", func(p *printing) {
			p.print(labels)
			p.rename(0, "المصحح")
			p.print(PrintJob{Documents: []string{CandidateCards}})
		}, []string{"table-labels 1 partly 1/6-0", "cards 1 valid 0/4-0"}},
		{"one room alone replaces that of the whole", func(p *printing) {
			p.print(PrintJob{Documents: []string{DoorLists}})
			p.print(PrintJob{Documents: []string{DoorLists}, Room: "1"})
		}, []string{"door-lists 2 valid 0/1-0", "door-lists 1 replaced 0/1-1"}},
		{"a sheet of one candidate takes the place of none of the room", func(p *printing) {
			p.print(PrintJob{Documents: []string{DoorLists}})
			p.print(PrintJob{Documents: []string{DoorLists}, Candidate: p.Candidates[0].ID})
		}, []string{"door-lists 2 valid 0/0-0", "door-lists 1 valid 0/1-0"}},
		{"pages of a part of a list say nothing of the whole", func(p *printing) {
			p.print(PrintJob{Documents: []string{CandidateList}})
			p.print(PrintJob{Documents: []string{CandidateList}, Room: "1"})
			p.print(PrintJob{Documents: []string{CandidateList}, Room: "1"})
		}, []string{"candidate-list 3 valid 0/0-0", "candidate-list 2 replaced 0/0-0", "candidate-list 1 valid 0/1-0"}},
		{"nor the whole of them", func(p *printing) {
			p.print(PrintJob{Documents: []string{CandidateList}, Room: "1"})
			p.print(PrintJob{Documents: []string{CandidateList}})
		}, []string{"candidate-list 2 valid 0/1-0", "candidate-list 1 valid 0/0-0"}},
		{"and once something changes nothing is known of them", func(p *printing) {
			p.print(PrintJob{Documents: []string{CandidateList}, Room: "1"})
			p.rename(0, "المصحح")
		}, []string{"candidate-list 1 unknown 0/0-0"}},
		{"a paper of its moment is never out of date", func(p *printing) {
			p.print(PrintJob{Documents: []string{LabelCalibration}})
			p.rename(0, "المصحح")
		}, []string{"label-calibration 1 moment 0/0-0"}},
		{"papers of nobody were taken away", func(p *printing) {
			p.print(labels)
			p.Candidates, p.Plan.Seats = p.Candidates[1:], p.Plan.Seats[1:]
			p.derive()
			p.print(changed)
		}, []string{"table-labels 1 partly 0/6-1"}},
		{"what an older program printed is not known once the list has changed", func(p *printing) {
			p.Prints = []exam.Print{{ID: exam.NewID(), Document: TableLabels, Copy: 1, Pages: 1, Fingerprint: "0000-0000"}}
			p.derive()
		}, []string{"table-labels 1 unknown 6/6-0"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := newPrinting(t, "AABB")
			tt.do(p)
			assert.Equal(t, tt.want, p.states())
			for _, c := range p.Ledger() {
				for _, lang := range text.Langs() {
					assert.NotContains(t, DescribeCopy(lang, c), "[", "every word is there")
				}
			}
		})
	}
}

// What had changed is one thing each time: of two such papers the later does not
// replace the earlier, the next print of all does.
func TestWhatHadChangedIsReplacedByTheWhole(t *testing.T) {
	p := newPrinting(t, "AABB")
	all := PrintJob{Documents: []string{TableLabels}}
	p.print(all)
	for i := range 2 {
		p.rename(i, "المصحح")
		p.print(PrintJob{Documents: all.Documents, Changed: true})
	}
	p.print(all)
	last := p.at
	for _, c := range p.Ledger() {
		if c.State == CopyReplaced && c.Scope == exam.ScopeChanged {
			assert.Equal(t, last, c.ByAt, "copy %d", c.Copy)
		}
	}
}

// Two stations that have not heard of each other print the same copy: each has its
// line, with its own pages, time and station.
func TestTheSameCopyOfTwoStations(t *testing.T) {
	p := newPrinting(t, "AABB")
	p.print(PrintJob{Documents: []string{TableLabels}})
	other, station := p.Prints[0], exam.NewID()
	other.ID = exam.NewID()
	p.Prints = append(p.Prints, other)
	p.printed[other.ID] = exam.Said{At: p.at.Add(time.Hour), Actor: "deputy", Place: exam.Position{Clock: p.Head.Clock, Station: station}}
	p.derive()
	all := p.Ledger()
	require.Len(t, all, 2)
	assert.Equal(t, []exam.ID{station, {}}, []exam.ID{all[0].Station, all[1].Station})
	for _, c := range all {
		assert.Equal(t, []int{1, 1, 1}, []int{c.Copy, c.Pages, c.Files})
	}
	assert.Empty(t, p.Reprints())
}

// A job of which a file could not be written replaces what it did print, and leaves
// the rest of the older copy as it was.
func TestAPrintThatLacksAFileReplacesWhatItHas(t *testing.T) {
	p := newPrinting(t, "AA", "BB")
	all := PrintJob{Documents: []string{CandidateCards}}
	p.print(all)
	p.print(PrintJob{Documents: all.Documents, Room: "1"})
	half := &p.Prints[1]
	half.Scope, half.Copy, half.Made = "", 2, "" // as if all had been asked for
	p.derive()
	assert.Equal(t, []string{"cards 2 valid 0/2-0", "cards 1 partly 0/4-2"}, p.states())
	assert.Empty(t, p.Reprints())
}

// Whatever is printed again at once is what the ledger calls out of date.
func TestLedgerAgreesWithWhatIsPrintedAgain(t *testing.T) {
	p := newPrinting(t, "AAABBBAAB")
	p.print(PrintJob{Documents: []string{TableLabels, DoorLists, CandidateCards, CandidateList}})
	for i := range 4 {
		p.rename(i*2, "المصحح "+strconv.Itoa(i))
		again, said := map[string]int{}, map[string]int{}
		for _, r := range p.Reprints() {
			again[r.Document] = len(r.Units)
		}
		for _, c := range p.Ledger() {
			if n := len(c.Outdated); n > 0 {
				said[c.Document] += n
			}
		}
		assert.Equal(t, again, said)
		if i%2 == 0 {
			p.print(PrintJob{Documents: []string{TableLabels}, Changed: true})
		}
	}
	p.print(PrintJob{Changed: true})
	for _, c := range p.Ledger() {
		assert.Empty(t, c.Outdated, c.Document)
	}
}

func TestScopesInWords(t *testing.T) {
	p := newPrinting(t, "AABB")
	p.Candidates[0].Name = exam.Name{FamilyAr: "المثالي", GivenAr: "سلمى", FamilyFr: "EL MITHALI", GivenFr: "Salma"}
	p.derive()
	at := exam.Sitting{Date: "2026-06-02", Half: exam.Morning}
	tests := []struct {
		name string
		job  PrintJob
		want string
	}{
		{"all", PrintJob{}, "all"},
		{"what had changed", PrintJob{Changed: true}, "only what had changed"},
		{"a room", PrintJob{Room: "12"}, "room 12"},
		{"a room with a space in its name", PrintJob{Room: "Labo 2"}, "room Labo 2"},
		{"a sitting", PrintJob{Sitting: at}, SittingName("en", at)},
		{"a room at a sitting", PrintJob{Room: "12", Sitting: at}, "room 12, " + SittingName("en", at)},
		{"a candidate", PrintJob{Candidate: p.Candidates[0].ID}, "EL MITHALI Salma"},
		{"somebody nobody knows any more", PrintJob{Candidate: exam.NewID()}, "a person who is no longer on the lists"},
		{"a class", PrintJob{Class: "2BAC-3"}, "class 2BAC-3"},
		{"a class of a school", PrintJob{School: "Ibn Khaldoun", Class: "2BAC-3"}, "school Ibn Khaldoun, class 2BAC-3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, strings.NewReplacer("\u2066", "", "\u2069", "").Replace(p.ScopeName("en", CandidateCards, tt.job.scope())))
		})
	}
}

// A region of 70,000 that printed everything twice, and what had changed five times.
func BenchmarkLedger70000(b *testing.B) {
	p := newPrinting(b, strings.Repeat("A", 20))
	*p.State = *regionState(3500)
	p.units, p.packed, p.printed = map[string]func() *exam.PrintedUnits{}, map[string][]byte{}, map[exam.ID]exam.Said{}
	all := PrintJob{Documents: []string{TableLabels, CandidateCards, DoorLists, CandidateList, AlphabeticalList, RoomPlans}}
	for i := range 2 {
		p.rename(i, "المصحح")
		p.print(all)
	}
	for i := range 5 {
		p.rename(100*i, "المصحح "+strconv.Itoa(i))
		p.print(PrintJob{Documents: all.Documents, Changed: true})
	}
	p.rename(5, "المصحح")
	b.Run("ledger", func(b *testing.B) {
		for b.Loop() {
			p.derived.copies = nil
			assert.NotEmpty(b, p.allCopies())
		}
		b.ReportMetric(float64(len(p.allCopies())), "copies")
	})
	b.Run("reprints and ledger", func(b *testing.B) {
		for b.Loop() {
			p.derive()
			assert.NotEmpty(b, p.Ledger())
		}
	})
}

func regionState(rooms int) *State {
	tracks := make([]string, rooms)
	for i := range tracks {
		tracks[i] = strings.Repeat("A", 20)
	}
	return seatedState(tracks...)
}
