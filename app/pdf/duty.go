package pdf

import (
	"cmp"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// DutySitting is who does what at one sitting.
type DutySitting struct {
	exam.Sitting
	Papers   []exam.Paper // that are written then, in time order
	Rooms    []DutyRoom
	Teachers []OnDuty
	Reserves []OnDuty // in the order of call
	Relieved []OnDuty // absent, and somebody else has their place
}

// DutyRoom is a room at a sitting: what is written in it and who invigilates.
type DutyRoom struct {
	Room       exam.Room
	Papers     []RoomPaper // in time order
	Candidates int         // who write any of them
	Guards     []OnDuty    // first, second …
}

// RoomPaper is a paper that so many in a room write.
type RoomPaper struct {
	exam.Paper
	Candidates int
}

// OnDuty is one place of a sitting and who fills it.
type OnDuty struct {
	exam.DutyPlace
	Who      exam.Staff // zero where nobody does
	Of       exam.Words // subject of a duty teacher
	Changed  bool       // by hand, since the draw
	Presence exam.Presence
	Minutes  int        // late
	Instead  exam.Staff // who came instead
}

// halfDay is a sitting in words, «الثلاثاء 2 يونيو 2026 صباحا».
func (s *sheet) halfDay(at exam.Sitting) string {
	l := s.head.Lang
	return joinSpace(capital(text.Weekday(l, string(at.Date))), s.digits(text.Date(l, string(at.Date))), text.Half(l, at.Half))
}

// shortHalfDay is a sitting in figures.
func (s *sheet) shortHalfDay(at exam.Sitting) string {
	l := s.head.Lang
	return joinSpace(capital(text.Weekday(l, string(at.Date))), s.date(at.Date), text.Half(l, at.Half))
}

// span is from when to when papers are written, «من 08:00 إلى 12:00».
func (s *sheet) span(papers []exam.Paper) string {
	first, last := "", 0
	for _, p := range papers {
		from := minutes(p.Start)
		if from < 0 {
			continue
		}
		if first == "" || p.Start < first {
			first = p.Start
		}
		last = max(last, from+p.Minutes)
	}
	if first == "" {
		return ""
	}
	return s.t("paper.duty.span", text.Args{"from": text.LTR(s.clockAt(minutes(first))), "to": text.LTR(s.clockAt(last))})
}

// minutes is a time of day in minutes, -1 if it is none.
func minutes(clock string) int {
	if len(clock) != 5 || clock[2] != ':' {
		return -1
	}
	n := 0
	for i, weight := range [...]int{600, 60, 0, 10, 1} {
		if i == 2 {
			continue
		}
		if clock[i] < '0' || clock[i] > '9' {
			return -1
		}
		n += weight * int(clock[i]-'0')
	}
	return n
}

// clockAt is a time of day given in minutes.
func (s *sheet) clockAt(n int) string {
	n = max(0, n) % (24 * 60)
	return s.digits(text.Clock(s.head.Lang, twoDigits(n/60)+":"+twoDigits(n%60)))
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10%10), '0' + byte(n%10)}) }

// plainPapers are the papers of a room without who writes them.
func (r *DutyRoom) plainPapers() []exam.Paper {
	papers := make([]exam.Paper, len(r.Papers))
	for i, p := range r.Papers {
		papers[i] = p.Paper
	}
	return papers
}

// subjects names the subjects of papers, each once.
func (s *sheet) subjects(papers []exam.Paper) string {
	var words []string
	for _, p := range papers {
		if name := p.Subject.In(s.head.Lang); !slices.Contains(words, name) {
			words = append(words, name)
		}
	}
	return s.join(words)
}

// guard names a place of a room, «الحارس الأول».
func (s *sheet) guard(slot int) string {
	if slot >= 1 && slot <= 5 {
		return s.t("paper.duty.guard." + twoDigits(slot)[1:])
	}
	return s.t("paper.duty.guard.n", text.Args{"n": s.n(slot)})
}

// roleNamed is what somebody does at a sitting, with the subject of a duty teacher.
func (s *sheet) roleNamed(d *OnDuty) string {
	role := s.t("paper.duty.role." + string(d.Role))
	if d.Role == exam.DutyTeacher {
		return joinDash(role, d.Of.In(s.head.Lang))
	}
	return role
}

// roomIs says in which wing and on which floor a room is, in the direction of the
// paper.
func (s *sheet) roomIs(r exam.Room) string {
	wing, floor := s.wing(r.Wing), ""
	if r.Floor != "" {
		floor = s.t("paper.floor", text.Args{"floor": r.Floor})
	}
	if wing != "" && floor != "" {
		return wing + " – " + floor
	}
	return wing + floor
}

// staffNumber is by which somebody of the staff is known: the payroll number, else
// that of the identity card.
func staffNumber(m *exam.Staff) string { return cmp.Or(m.Number, m.NationalID) }

// called is the name of somebody, in the script of the paper where there is one.
func (s *sheet) called(n exam.Name) string {
	if latin := n.Latin(); !s.rtl && latin != "" {
		return latin
	}
	return strings.TrimSpace(n.Any())
}
