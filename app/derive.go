package app

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/sync/errgroup"

	"markaz/app/duties"
	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/seating"
	"markaz/app/text"
)

// derived is worked out from a state when first asked for.
type derived struct {
	found       func() found
	verified    func() map[exam.ID]Verified
	blocks      func() map[exam.ID][]exam.Finding
	asked       func() map[exam.ID]int // of Requests
	fingerprint func() string
	seats       func() map[exam.ID]exam.Seat
	index       func() map[exam.ID]int
	out         func() map[exam.ID]int // of Removed
	search      func() *text.Index
	checks      func() []exam.Finding
	tracks      func() []string
	listed      func() []exam.Room
	unseated    func() []exam.Candidate
	sitting     func() map[string]int
	outset      func() Placing
	reprints    func() []Reprint
	made        func() string
	members     func() map[exam.ID]int // of Staff
	neighbours  func() seating.Neighbours
	outdated    func() []seating.Outdated
	staffFound  func() found
	copies      func() []Copy

	staffReprints func() []Reprint
	staffMade     func() string
	seated        func() []seatedRoom
	problem       func() *duties.Problem // of the plan of duties in force
	troubles      func() []duties.Trouble
	relieved      func() map[exam.Sitting][]Relieved
	begun         func() map[exam.Sitting]bool
	staff         func() *text.Index
	rolls         func() rolls
	incidents     func() []exam.Saying[exam.Incident]
	exits         func() map[exam.Sitting][]exam.Saying[exam.Exit]
	provisionals  func() []exam.Saying[exam.Provisional]
	letIn         func() map[RollKey][]exam.Provisional
	handovers     func() []exam.Saying[exam.Handover]
	handed        func() map[RollKey]exam.Saying[exam.Handover]
	absent        func() map[exam.ID]map[string]string
}

func (s *State) derive() {
	s.derived = derived{
		found:       sync.OnceValue(s.allFindings),
		verified:    sync.OnceValue(s.allVerified),
		blocks:      sync.OnceValue(s.allBlocks),
		asked:       sync.OnceValue(s.allAsked),
		fingerprint: sync.OnceValue(s.listFingerprint),
		outset:      sync.OnceValue(s.beginning),
		reprints:    sync.OnceValue(func() []Reprint { return s.allReprints(false) }),
		made:        sync.OnceValue(s.allMadeFrom),
		neighbours:  sync.OnceValue(s.allNeighbours),
		outdated:    sync.OnceValue(s.allOutdated),
		staffFound:  sync.OnceValue(s.allStaffFindings),
		copies:      sync.OnceValue(s.allCopies),
		members:     sync.OnceValue(func() map[exam.ID]int { return membersOf(s.Staff) }),

		staffReprints: sync.OnceValue(func() []Reprint { return s.allReprints(true) }),
		staffMade:     sync.OnceValue(s.allStaffMadeFrom),
		problem:       sync.OnceValue(s.problemInForce),
		troubles:      sync.OnceValue(s.allTroubles),
		relieved:      sync.OnceValue(s.allRelieved),
		begun:         sync.OnceValue(s.begun),
		rolls:         sync.OnceValue(s.allRolls),
		incidents:     sync.OnceValue(s.allIncidents),
		exits:         sync.OnceValue(s.allExits),
		provisionals:  sync.OnceValue(s.allProvisionals),
		letIn:         sync.OnceValue(s.allLetIn),
		handovers:     sync.OnceValue(s.allHandovers),
		handed:        sync.OnceValue(s.allHanded),
		absent:        sync.OnceValue(s.allAbsent),
	}
	staff := s.Staff // not s: it outlives the state
	s.derived.staff = sync.OnceValue(func() *text.Index { return staffIndex(staff) })
	s.derivePeople()
	s.deriveSeats()
}

// derivePeople derives what the candidates alone say.
func (s *State) derivePeople() {
	people, removed := s.Candidates, s.Removed // not s: it outlives the state
	s.derived.index = sync.OnceValue(func() map[exam.ID]int { return placesOf(people) })
	s.derived.out = sync.OnceValue(func() map[exam.ID]int { return placesOf(removed) })
	s.derived.search = sync.OnceValue(func() *text.Index { return searchIndex(people) })
	s.derived.checks = sync.OnceValue(func() []exam.Finding { return roster.Check(people) })
	s.derived.tracks = sync.OnceValue(func() []string { return tracks(people) })
	s.derived.listed = sync.OnceValue(func() []exam.Room {
		rooms, _, _ := seating.FromList(people)
		return rooms
	})
}

func (s *State) allAsked() map[exam.ID]int {
	m := make(map[exam.ID]int, len(s.Requests))
	for i := range s.Requests {
		m[s.Requests[i].ID] = i
	}
	return m
}

func placesOf(people []exam.Candidate) map[exam.ID]int {
	m := make(map[exam.ID]int, len(people))
	for i := range people {
		m[people[i].ID] = i
	}
	return m
}

// deriveSeats derives what the candidates and their places say.
func (s *State) deriveSeats() {
	people, seats := s.Candidates, s.seats()
	at := sync.OnceValue(func() map[exam.ID]exam.Seat {
		m := make(map[exam.ID]exam.Seat, len(seats))
		for _, seat := range seats {
			m[seat.Candidate] = seat
		}
		return m
	})
	s.derived.seats = at
	s.derived.unseated = sync.OnceValue(func() (out []exam.Candidate) {
		seats := at()
		for i := range people {
			if _, ok := seats[people[i].ID]; !ok {
				out = append(out, people[i])
			}
		}
		return slices.Clip(out)
	})
	s.derived.seated = sync.OnceValue(func() []seatedRoom { return roomsIn(people, seats) })
	s.derived.sitting = sync.OnceValue(func() map[string]int {
		m := map[string]int{}
		for start := 0; start < len(seats); {
			end := start + 1
			for end < len(seats) && seats[end].Room == seats[start].Room {
				end++
			}
			m[seats[start].Room] += end - start
			start = end
		}
		return m
	})
}

// deriveAfter derives anew what sections that were read again may have changed;
// the rest is as it was.
func (s *State) deriveAfter(was derived, sections []string) {
	s.derive()
	next := &s.derived
	people, plan := slices.Contains(sections, "candidate"), slices.Contains(sections, "plan")
	if !people {
		next.index, next.out, next.search, next.checks = was.index, was.out, was.search, was.checks
		next.tracks, next.listed = was.tracks, was.listed
	}
	printed := slices.ContainsFunc(sections, func(name string) bool { return onPapers[name] })
	if !printed && !(s.Centre.Kind == exam.HomeSchool && slices.ContainsFunc(sections, func(name string) bool { return onChecks[name] })) {
		next.reprints, next.made = was.reprints, was.made
	}
	if !printed && !slices.ContainsFunc(sections, func(name string) bool { return onStaffPapers[name] || onChecks[name] || name == "stafflist" }) {
		next.copies = was.copies
	}
	if !printed && !slices.ContainsFunc(sections, func(name string) bool { return onStaffPapers[name] }) {
		next.staffReprints, next.staffMade = was.staffReprints, was.staffMade
	}
	if !slices.ContainsFunc(sections, func(name string) bool { return onPlan[name] }) {
		next.neighbours, next.outdated = was.neighbours, was.outdated
	}
	if !people && !plan && !slices.Contains(sections, "programme") {
		next.rolls = was.rolls
	}
	if !people && !plan && !slices.Contains(sections, exam.Register{}.Word()) {
		next.absent = was.absent
	}
	if !people && !plan {
		next.seats, next.unseated, next.sitting = was.seats, was.unseated, was.sitting
		next.seated = was.seated
		next.fingerprint = was.fingerprint
		if !slices.ContainsFunc(sections, func(name string) bool { return onPlan[name] }) {
			next.outset = was.outset
		}
	}
}

// onPapers are the sections that change what papers say, or which there are.
var onPapers = map[string]bool{
	"centre": true, "settings": true, "cardkey": true, "practice": true, "programme": true,
	"room": true, "candidate": true, "plan": true, "print": true, "template": true,
}

// onPlan are those that change how a plan fits.
var (
	onPlan = map[string]bool{"settings": true, "programme": true, "room": true, "candidate": true, "plan": true}
	// onStaffPapers are those that change what papers of the staff say, beside these.
	onStaffPapers = map[string]bool{"staff": true, "duties": true, "call": true}
)

// onChecks are those that change what verification cards say, or who needs one.
var onChecks = map[string]bool{decided: true, "list": true, "request": true}

// WorkOut works out on every core what screens show, so that they wait for
// nothing later. The search is begun as well, but not waited for: nobody has
// typed yet.
func (s *State) WorkOut() {
	var work errgroup.Group
	for _, f := range []func(){
		func() { s.Fingerprint() },
		func() { s.Outset() },
		func() { s.Findings() },
		func() { s.derived.index() },
		func() { s.Tracks(); s.Unseated(); s.Sitting() },
		func() { s.Reprints() },
		func() { s.DutyTroubles() },
		func() { s.StaffFindings() },
		func() {
			s.Outdated()
			if s.Plan != nil && (s.Plan.Rules.SchoolsApart || s.Plan.Rules.PapersApart) {
				s.Neighbours()
			}
		},
	} {
		work.Go(func() error {
			f()
			return nil
		})
	}
	_ = work.Wait() // nothing in it fails
	go s.derived.search()
	go s.derived.staff()
}

// Findings returns everything found wrong that is open, gravest first, then in
// the order of files and rows.
func (s *State) Findings() []exam.Finding { return s.derived.found().open }

// Fingerprint names the list in force in eight characters: it changes when any
// printed field or seat of any candidate changes.
func (s *State) Fingerprint() string { return s.derived.fingerprint() }

// Seat returns where a candidate sits, false if nowhere yet.
func (s *State) Seat(id exam.ID) (exam.Seat, bool) {
	seat, ok := s.derived.seats()[id]
	return seat, ok
}

// Candidate returns a candidate, false if there is none.
func (s *State) Candidate(id exam.ID) (exam.Candidate, bool) {
	i, ok := s.derived.index()[id]
	if !ok {
		return exam.Candidate{}, false
	}
	return s.Candidates[i], true
}

// Tracks returns the tracks of the candidates, each once, in the order of
// their first candidates.
func (s *State) Tracks() []string { return s.derived.tracks() }

func tracks(people []exam.Candidate) []string {
	var all []string
	seen := map[string]bool{}
	for i := range people {
		if track := people[i].Track; track != "" && !seen[track] {
			seen[track] = true
			all = append(all, track)
		}
	}
	return slices.Clip(all)
}

// Unseated returns the candidates that have no place in the plan, all of them
// while there is no plan.
func (s *State) Unseated() []exam.Candidate { return s.derived.unseated() }

// Sitting tells how many the plan puts into each room that it uses.
func (s *State) Sitting() map[string]int { return s.derived.sitting() }

func (s *State) listFingerprint() string {
	h := sha256.New()
	var line []byte // as %q writes a list of words
	for i := range s.Candidates {
		c := &s.Candidates[i]
		seat, _ := s.Seat(c.ID)
		line = append(line[:0], '[')
		for _, word := range [...]string{
			c.Number, c.Massar, c.NationalID, c.Name.Arabic(), c.Name.Latin(), string(c.Sex), string(c.Born),
			c.BirthPlace, c.Track, c.School, c.Class, string(c.Candidature), seat.Room, seat.Table,
		} {
			line = append(strconv.AppendQuote(line, word), ' ')
		}
		line = append(line[:len(line)-1], ']', '\n')
		h.Write(line)
	}
	sum := hex.EncodeToString(h.Sum(nil))
	return sum[:4] + "-" + sum[4:8]
}
