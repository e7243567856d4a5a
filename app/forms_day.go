package app

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// fromDay has the exam day fill in a sheet, and keeps what it is as a blank: that is
// what makes it untrue. fill tells whether anything is known.
func (b *formBinder) fromDay(sheet *pdf.FormSheet, fill func() bool) {
	if b.job.Blank {
		return
	}
	blank := *sheet
	sheet.Values = maps.Clone(blank.Values)
	sheet.Rows = map[string][]pdf.FormRow{}
	for table, rows := range blank.Rows {
		for _, row := range rows {
			row.Cells = maps.Clone(row.Cells)
			sheet.Rows[table] = append(sheet.Rows[table], row)
		}
	}
	if fill() {
		sheet.Blank = &blank
	} else {
		*sheet = blank
	}
}

// tick crosses an option of a form, or a square in a row.
const tick = "1"

// hour is an hour of the day as the paper says it.
func (b *formBinder) hour(at string) string {
	if at == "" {
		return ""
	}
	return b.digits(text.Clock(b.lang, at))
}

// day is a date as a column holds it.
func (b *formBinder) day(date exam.Date) string {
	if date == "" {
		return ""
	}
	return b.digits(text.ShortDate(b.lang, string(date)))
}

// words are a message of papers of the exam day.
func (b *formBinder) words(key string, args ...text.Args) string {
	return text.T(b.lang, "paper.day."+key, args...)
}

// numbered is what stands below the title of a paper of one thing of the day.
func (b *formBinder) numbered(number string) string {
	return b.words("number", text.Args{"n": text.LTR(b.digits(number))})
}

// sentences joins what is not empty, each on a line of its own.
func sentences(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), "\n")
}

// besides puts words after what they are about; on a line of their own where they are in
// another script, for one line reads in one direction.
func besides(about, words string) string {
	if isArabic(about) != isArabic(words) {
		return about + "\n" + words
	}
	return about + " " + words
}

func isArabic(t string) bool {
	return strings.ContainsFunc(t, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) })
}

// capacities are the roles that have words of their own.
var capacities = []string{"centre_head", "deputy_head", "observer", "duty_teacher", "invigilator", "secretariat", "candidate"}

// capacity is what somebody is at the centre, as it was written where no word of ours is.
func (b *formBinder) capacity(role string) string {
	if slices.Contains(capacities, role) {
		return b.words("role." + role)
	}
	return role
}

// decider is who decided: the head by name, or who was named.
func (b *formBinder) decider(by string) string {
	name := ""
	switch by {
	case "centre_head":
		name = b.Centre.Head
	case string(exam.DeputyHead):
		name = b.one(b.tasked(exam.DeputyHead))
	}
	return b.list([]string{name, b.capacity(by)})
}

// tasked are the names of who has a task.
func (b *formBinder) tasked(task exam.Task) (names []string) {
	for _, who := range b.Staff {
		if who.Task == task {
			names = append(names, nameIn(b.lang, who.Name))
		}
	}
	return names
}

// witnessed is the name of a witness and the number by which they are known.
func (b *formBinder) witnessed(w exam.Witness) (name, number string) {
	switch {
	case w.Candidate != (exam.ID{}):
		who, _ := b.Candidate(w.Candidate)
		return nameIn(b.lang, who.Name), cmp.Or(who.Number, who.Massar, w.Number)
	case w.Staff != (exam.ID{}):
		who, _ := b.StaffMember(w.Staff)
		return nameIn(b.lang, who.Name), cmp.Or(w.Number, who.Number)
	}
	return w.Name, w.Number
}

// witnesses are the names of those witnesses who have a role, each once; those of
// candidates with their numbers.
func (b *formBinder) witnesses(all []exam.Witness, role string) (names []string) {
	for _, w := range all {
		if w.Role == role && w.Named() {
			name, number := b.witnessed(w)
			if role == "candidate" && number != "" {
				name += " " + text.LTR(number)
			}
			names = append(names, name)
		}
	}
	return compact(names)
}

// candidateName is the name of a candidate in the language of the paper.
func (b *formBinder) candidateName(id exam.ID) string {
	who, _ := b.Candidate(id)
	return nameIn(b.lang, who.Name)
}

// seatedAt is a candidate with the seat, also of one who is not among those that the
// job is about.
func (b *formBinder) seatedAt(id exam.ID) (pdf.Seated, bool) {
	who, ok := b.Candidate(id)
	seat, _ := b.Seat(id)
	return pdf.Seated{Candidate: who, Room: seat.Room, Table: seat.Table, Wing: b.room(seat.Room).Wing}, ok
}

// about reports whether a job is about what happened at a half-day, in a room, to
// candidates; none is anybody.
func (b *formBinder) about(at exam.Sitting, room string, who ...exam.ID) bool {
	job := b.job
	switch {
	case job.Sitting.Date != "" && job.Sitting != at:
		return false
	case job.Candidate != (exam.ID{}):
		return slices.Contains(who, job.Candidate)
	case job.ofCandidates():
		return false
	}
	return job.Room == "" || job.Room == room
}

// wanted reports whether a job is about anything in particular: else one blank is
// printed.
func (b *formBinder) wanted() bool {
	return !b.job.Blank && (b.job.Sitting.Date != "" || b.job.Candidate != (exam.ID{}) || b.job.Room != "" || b.job.happening() != (exam.ID{}))
}

// lasting are things as they were recorded last, without those that were withdrawn.
func lasting[T exam.Thing](on files[T]) (all []exam.Saying[T]) {
	for _, f := range on.all() {
		if last, ok := f.Last(); ok && !last.Withdrawn {
			all = append(all, last)
		}
	}
	return all
}

// share is a part of a whole in percent, "" of nothing.
func (b *formBinder) share(part, whole int) string {
	if whole == 0 {
		return ""
	}
	t := strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 1, 64)
	if b.lang != text.English {
		t = strings.Replace(t, ".", ",", 1)
	}
	return b.digits(t)
}
