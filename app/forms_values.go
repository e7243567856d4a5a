package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// common is what every form can say.
func (b *formBinder) common() map[string]string {
	return map[string]string{
		"centre": b.Centre.Name, "code": b.Centre.Code, "head": b.Centre.Head, "city": b.Centre.City,
		"academy": b.Centre.Academy, "direction": b.Centre.Direction, "year": b.Centre.Year,
	}
}

func (b *formBinder) valuesAt(at exam.Sitting) map[string]string {
	v := b.common()
	v["sitting"] = b.when(at)
	if b.second != "" && at.Date != "" {
		v[pdf.Second("sitting")] = SittingName(b.second, at)
	}
	if at.Date != "" {
		v["date"] = b.digits(text.Date(b.lang, string(at.Date)))
		v["half"] = text.Half(b.lang, at.Half)
	}
	return v
}

// valuesOf is what is known of a room at a sitting: where it is, what is written
// there, how many are listed, who invigilates.
func (b *formBinder) valuesOf(p *formPlace) map[string]string {
	v := b.valuesAt(p.sitting)
	r := p.room.Room
	v["room"], v["wing"], v["floor"] = r.Number, r.Wing, r.Floor
	v["listed"], v["papers"] = b.n(p.candidates()), b.n(len(p.sheets))
	v["spare"] = b.n(b.Spare(r))
	var subjects, times, tracks, codes []string
	for _, s := range p.sheets {
		subjects = append(subjects, b.said(s.Paper.Subject))
		codes = append(codes, s.Paper.Code)
		if s.Paper.Start != "" {
			times = append(times, b.digits(text.Clock(b.lang, s.Paper.Start)))
		}
		for _, row := range s.Rows {
			if t := row.Candidate.Track; !slices.Contains(tracks, t) {
				tracks = append(tracks, t)
			}
		}
	}
	v["subject"], v["paper"], v["tracks"] = b.list(compact(subjects)), b.list(codes), b.list(tracks)
	v["time"] = b.list(compact(times))
	if len(p.sheets) == 1 && p.sheets[0].Paper.Minutes > 0 {
		v["duration"] = b.digits(text.Duration(b.lang, p.sheets[0].Paper.Minutes))
	}
	for i, who := range b.guardsOf(p.sitting, r.Number) {
		v["guard"+strconv.Itoa(i+1)] = who
		if i < 2 {
			v[pdf.Sign(i+1)] = who
		}
	}
	v[pdf.Sign(3)] = b.Centre.Head
	return v
}

// guardsOf are the names of the invigilators of a room at a sitting, first, second …
func (b *formBinder) guardsOf(at exam.Sitting, room string) []string {
	if b.guards == nil {
		b.guards = b.guardsBy()
	}
	places := b.guards[roomAt{at, room}]
	names := make([]string, len(places))
	for i, place := range places {
		if who, ok := b.StaffMember(place.Staff); ok {
			names[i] = nameIn(b.lang, who.Name)
		}
	}
	return names
}

// guardsBy are the places of invigilators of each room at each sitting, first, second …
func (s *State) guardsBy() map[roomAt][]exam.Duty {
	by := map[roomAt][]exam.Duty{}
	if s.Duties == nil {
		return by
	}
	for _, d := range s.Duties.Duties {
		if d.Role == exam.Invigilator {
			key := roomAt{d.Sitting, d.Room}
			by[key] = append(by[key], d)
		}
	}
	for _, places := range by {
		slices.SortStableFunc(places, func(x, y exam.Duty) int { return cmp.Compare(x.Slot, y.Slot) })
	}
	return by
}

// when is a half-day in words, «الثلاثاء 2 يونيو 2026 صباحا».
func (b *formBinder) when(at exam.Sitting) string {
	if at.Date == "" {
		return ""
	}
	return b.digits(SittingName(b.lang, at))
}

// digits are counts, dates and hours in the digits of the paper.
func (b *formBinder) digits(t string) string {
	return pdf.Head{Lang: string(b.lang), ArabicDigits: b.Settings.ArabicDigits}.Digits(t)
}

// said are words in the languages of the paper.
func (b *formBinder) said(w exam.Words) string {
	one := w.In(string(b.lang))
	if two := w.In(string(b.second)); b.second != "" && two != one {
		return one + " / " + two
	}
	return one
}

func (b *formBinder) n(count int) string { return b.digits(strconv.Itoa(count)) }

// list joins what is not empty.
func (b *formBinder) list(words []string) string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	if b.lang == text.French || b.lang == text.English {
		return strings.Join(words, ", ")
	}
	return strings.Join(words, "، ")
}

func (b *formBinder) roomNamed(number string) string {
	return text.T(b.lang, "reprint.room", text.Args{"room": text.LTR(number)})
}

// compact leaves each word once, in the order in which they come first.
func compact(words []string) []string {
	var all []string
	for _, w := range words {
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// subjectOf is the subject of a paper of a room, with its tracks where another paper
// that is written there then is of the same subject: nobody could tell them apart.
func (b *formBinder) subjectOf(p *formPlace, of pdf.AttendanceSheet) string {
	subject := b.said(of.Paper.Subject)
	alone := !slices.ContainsFunc(p.sheets, func(s pdf.AttendanceSheet) bool {
		return s.Paper.Code != of.Paper.Code && s.Paper.Subject == of.Paper.Subject
	})
	if alone {
		return subject
	}
	var tracks []string
	for _, row := range of.Rows {
		tracks = append(tracks, row.Candidate.Track)
	}
	return subject + " – " + b.list(compact(tracks))
}
