package pdf

import (
	"io"

	"markaz/app/exam"
)

// Badges are what the staff wear «بطاقات (شارات)», eight to an A4 page with lines to
// cut along.
type Badges struct {
	Head   Head
	Badges []Badge
	printed
}

// Badge is of one of the staff: at a sitting, with the room of an invigilator, or at
// none.
type Badge struct {
	Who  exam.Staff
	At   exam.Sitting // zero is of the whole examination
	Role exam.DutyRole
	Of   exam.Words // subject of a duty teacher
	Room exam.Room  // of an invigilator
}

// WriteTo writes the badges in the order given. The same badges give the same bytes.
// It may be called once at a time.
func (b *Badges) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(b.Head, a4Width, a4Height)
	s.cut = true
	return s.drawTo(w, b.draw, "paper.duty.nobody", &b.printed)
}

// Units are the badges.
func (b *Badges) Units() []exam.Unit { return unitsOf(b.Head, b.draw) }

// Badges on a page.
const (
	badgeColumns = 2
	badgeRows    = 4
)

func (b *Badges) draw(s *sheet) {
	s.use("badges")
	n := 0
	const width, height = a4Width / badgeColumns, (a4Height - cardFoot) / badgeRows
	for i := range b.Badges {
		one := &b.Badges[i]
		if !s.begin(exam.Unit{Staff: one.Who.ID, Number: staffNumber(&one.Who), Sitting: one.At, Room: one.Room.Number}) {
			continue
		}
		at := n % (badgeColumns * badgeRows)
		n++
		if at == 0 {
			s.addPage("")
			for row := range badgeRows {
				s.dashed(0, float64(row+1)*height, s.w)
			}
			s.dashedDown(width, 0, badgeRows*height)
		}
		place := box{float64(at%badgeColumns) * width, float64(at/badgeColumns) * height, width, height}
		s.watermarked(place.in(6, 5))
		s.badge(place.in(7, 5.5), one)
	}
}

func (s *sheet) badge(b box, one *Badge) {
	s.frame(b, dark, 0.4)
	band := box{b.x, b.y, b.w, 13}
	s.fillBox(band, shade)
	s.across(b.x, b.y+band.h, b.w, dark, 0.3)
	s.label(box{b.x, b.y + 0.8, b.w, 3.8}.in(2, 0), s.each(func() string { return joinDash(s.t("paper.kingdom"), s.session()) }), style{size: 6.6, min: 4.5, align: middleOf, grey: dark})
	s.label(box{b.x, b.y + 4.4, b.w, 8}.in(2, 0), s.each(s.centreName), style{weight: bold, size: 9.4, min: 5.5, align: middleOf})
	y, larger := b.y+band.h+2, 1.0
	if one.At == (exam.Sitting{}) { // there is the room for it
		y, larger = y+2.5, 1.3
	}
	s.label(box{b.x, y, b.w, 7.5 * larger}.in(2, 0), s.each(func() string { return s.badgeRole(one) }), style{weight: bold, size: 15 * larger, min: 8, align: middleOf})
	y += 8 * larger
	first, second := one.Who.Name.Arabic(), one.Who.Name.Latin()
	if !s.rtl || first == "" {
		first, second = second, first
	}
	if first == "" {
		first, second = second, ""
	}
	s.text(box{b.x, y, b.w, 9 * larger}.in(2, 0), first, style{weight: bold, size: 18 * larger, min: 9, align: middleOf, own: true})
	s.text(box{b.x, y + 9.7*larger, b.w, 5.3 * larger}.in(2, 0), second, style{size: 10.5 * larger, min: 6, align: middleOf, own: true})
	y += 15.5 * larger
	foot := box{b.x, b.y + b.h - 3.6, b.w, 3.4}
	if one.At != (exam.Sitting{}) {
		s.badgeWhere(box{b.x, y, b.w, foot.y - y - 0.4}, one)
	} else {
		s.text(box{b.x, y, b.w, 5}.in(2, 0), joinDash(one.Who.School, one.Who.Subject), style{size: 8, min: 5, align: middleOf, grey: dark})
	}
	s.text(foot.in(2, 0), s.about(), s.aside(s.unit, 5, 3.6))
}

// badgeWhere says at which sitting, and in which room.
func (s *sheet) badgeWhere(b box, one *Badge) {
	at := box{b.x, b.y, b.w, b.h}
	if one.Room.Number != "" {
		const wide = 30
		room := box{b.x + b.w - wide - 2, b.y, wide, b.h}
		at.w -= wide + 3
		s.frame(room, dark, 0.4)
		s.label(box{room.x, room.y + 0.3, room.w, 3.4}, s.say("paper.room"), style{size: 6.6, align: middleOf, grey: dark})
		s.text(box{room.x, room.y + 3.3, room.w, room.h - 3.6}.in(1, 0), s.place(one.Room.Number), style{weight: bold, size: 20, min: 8, align: middleOf, own: true})
	}
	half := at.h / 2
	s.label(box{at.x, at.y, at.w, half}.in(2, 0), s.each(func() string { return s.halfDay(one.At) }), style{weight: bold, size: 9.6, min: 6})
	s.label(box{at.x, at.y + half, at.w, half}.in(2, 0), s.each(func() string { return s.roomIs(one.Room) }), style{size: 8, min: 5, grey: dark})
}

// badgeRole is the capacity that a badge shows (الصفة).
func (s *sheet) badgeRole(one *Badge) string {
	switch one.Role {
	case exam.Reserve:
		return s.t("paper.badge.reserve")
	case exam.DutyTeacher:
		return joinDash(s.t("paper.badge.duty_teacher"), one.Of.In(s.head.Lang))
	}
	return s.taskNamed(one.Who.Task)
}

// taskNamed is what somebody does at the centre.
func (s *sheet) taskNamed(task exam.Task) string {
	if task == exam.Invigilation {
		return capital(s.t("task.invigilation"))
	}
	return capital(s.t("task." + string(task)))
}
