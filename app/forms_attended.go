package app

import (
	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// A trackCount is how many of a track were at a paper.
type trackCount struct {
	listed, present, absent int
	unknown                 bool // a register is open, or one of several tracks does not add up
}

type paperTrack struct{ paper, track string }

// attendance is who was at places, by the registers that are closed.
type attendance struct {
	tracks          map[paperTrack]*trackCount
	present, absent headcount // each candidate once, as Statistics count them: absent is who was not at every paper
	letIn           int       // who were not on the list: counted at their papers, and nowhere else
	complete        bool      // all registers are closed and add up
	any             bool      // one is
}

// attendanceOf goes through the registers of places.
func (b *formBinder) attendanceOf(places []formPlace) attendance {
	a := attendance{tracks: map[paperTrack]*trackCount{}, complete: true}
	missed, people := map[exam.ID]bool{}, map[exam.ID]*exam.Candidate{}
	let := map[exam.ID]bool{}
	for _, p := range places {
		for _, s := range p.sheets {
			key := RollKey{s.Paper.Code, p.room.Room.Number}
			c := b.Count(key)
			balanced := c.Register != nil && c.Lines[0].OK()
			a.any, a.complete = a.any || c.Register != nil, a.complete && balanced
			out := map[exam.ID]bool{}
			if c.Register != nil {
				for _, id := range c.Register.Value.Absent {
					out[id] = true
				}
			}
			here := map[string]bool{}
			for i := range s.Rows {
				who := &s.Rows[i].Candidate
				here[who.Track] = true
				t := a.track(key.Paper, who.Track)
				t.listed++
				if people[who.ID] = who; out[who.ID] {
					t.absent++
					missed[who.ID] = true
				} else {
					t.present++
				}
			}
			for _, one := range b.LetIn(key) {
				let[one.ID], here[one.Track] = true, true
				t := a.track(key.Paper, one.Track)
				t.listed++
				t.present++
			}
			for track := range here {
				t := a.track(key.Paper, track)
				switch {
				case balanced:
				case c.Register != nil && len(here) == 1: // the slip says how many
					t.present += c.Register.Value.Present - (c.Listed - len(out))
				default:
					t.unknown = true
				}
			}
		}
	}
	a.letIn = len(let)
	for id, who := range people {
		if missed[id] {
			a.absent.add(who)
		} else {
			a.present.add(who)
		}
	}
	return a
}

func (a *attendance) track(paper, track string) *trackCount {
	key := paperTrack{paper, track}
	if a.tracks[key] == nil {
		a.tracks[key] = &trackCount{}
	}
	return a.tracks[key]
}

// cheating counts those who cheated at a half-day, by the paper and the track, "" of
// what an incident does not say; and of each kind.
func (b *formBinder) cheating(at exam.Sitting) (by map[paperTrack]int, kinds headcount, all int) {
	by = map[paperTrack]int{}
	for _, one := range b.IncidentsAt(at) {
		i := one.Value
		if i.Fraud == nil {
			continue
		}
		for _, id := range i.Candidates {
			who, _ := b.Candidate(id)
			kinds.add(&who)
			by[paperTrack{i.Paper, who.Track}]++
		}
		all += max(len(i.Candidates), i.Concerned, 1)
	}
	return by, kinds, all
}

// attended fills in the statistics of a half-day.
func (b *formBinder) attended(sheet *pdf.FormSheet, places []formPlace) bool {
	a, at := b.attendanceOf(places), places[0].sitting
	if !a.any {
		return false
	}
	by, cheats, fraud := b.cheating(at)
	said := 0
	for i, w := range written(places) {
		cells, t := sheet.Rows["tracks"][i].Cells, a.track(w.Code, w.track)
		cells["listed"], cells["fraud"] = b.n(t.listed), b.n(by[paperTrack{w.Code, w.track}])
		said += by[paperTrack{w.Code, w.track}]
		if !t.unknown {
			cells["present"], cells["absent"] = b.n(t.present), b.n(t.absent)
			cells["present-rate"], cells["absent-rate"] = b.share(t.present, t.listed), b.share(t.absent, t.listed)
		}
	}
	sheet.Rows["tracks"] = append(sheet.Rows["tracks"], b.unlistedTracks(&a, places)...)
	v := sheet.Values
	if sheet.Closed = a.complete; a.complete {
		listed, present, absent, frauds := kindsOf(places), a.present.rows(), a.absent.rows(), cheats.rows()
		for kind, n := range listed.rows() {
			v[pdf.Cell(kind, "present")], v[pdf.Cell(kind, "absent")], v[pdf.Cell(kind, "fraud")] = b.n(present[kind]), b.n(absent[kind]), b.n(frauds[kind])
			v[pdf.Cell(kind, "present-rate")], v[pdf.Cell(kind, "absent-rate")] = b.share(present[kind], n), b.share(absent[kind], n)
		}
	}
	v["notes"] = sentences(
		b.some("open", b.open(places)), b.some("let_in", a.letIn), b.some("fraud_beside", fraud-said),
	)
	return true
}

// unlistedTracks are the lines of those who were let in and have a track that nobody on the
// list has there.
func (b *formBinder) unlistedTracks(a *attendance, places []formPlace) (rows []pdf.FormRow) {
	listed := map[paperTrack]bool{}
	subjects := map[string]string{}
	for _, w := range written(places) {
		listed[paperTrack{w.Code, w.track}] = true
		subjects[w.Code] = b.said(w.Subject)
	}
	for _, p := range places {
		for _, s := range p.sheets {
			for _, one := range b.LetIn(RollKey{s.Paper.Code, p.room.Room.Number}) {
				key := paperTrack{s.Paper.Code, one.Track}
				t := a.track(key.paper, key.track)
				if listed[key] || t.unknown {
					continue
				}
				listed[key] = true
				rows = append(rows, pdf.FormRow{Cells: map[string]string{
					"subject": subjects[key.paper], "track": one.Track, "listed": b.n(t.listed), "present": b.n(t.present), "absent": b.n(t.absent),
					"fraud": b.n(0), "present-rate": b.share(t.present, t.listed), "absent-rate": b.share(t.absent, t.listed),
				}})
			}
		}
	}
	return rows
}

// some says how many of something there are, nothing where there is none.
func (b *formBinder) some(key string, n int) string {
	if n <= 0 {
		return ""
	}
	return b.digits(b.words(key, text.Args{"n": n}))
}

// open counts the registers that are not closed.
func (b *formBinder) open(places []formPlace) (n int) {
	for _, p := range places {
		for _, s := range p.sheets {
			if _, taken := b.Register(RollKey{s.Paper.Code, p.room.Room.Number}); !taken {
				n++
			}
		}
	}
	return n
}
