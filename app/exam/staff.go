package exam

import (
	"slices"
	"strings"
)

// Staff is one person who works at the centre during the examination. One person
// is one record, known by the payroll number or the number of the identity card.
type Staff struct {
	ID         ID        `json:"id"`
	Number     string    `json:"number,omitempty"`      // payroll number (رقم التأجير)
	NationalID string    `json:"national_id,omitempty"` // national identity card
	Name       Name      `json:"name"`
	Sex        Sex       `json:"sex,omitempty"`
	Subject    string    `json:"subject,omitempty"` // that they teach, as the list writes it
	School     string    `json:"school,omitempty"`  // where they work, as the list writes it
	Cycle      Cycle     `json:"cycle,omitempty"`
	Task       Task      `json:"task,omitempty"`
	Exempt     string    `json:"exempt,omitempty"`    // why they do no duty; "" is not exempt
	Away       []Sitting `json:"away,omitempty"`      // half-days at which they cannot come, in order
	Relatives  []string  `json:"relatives,omitempty"` // exam numbers of candidates they are related to
	Source     Source    `json:"source,omitzero"`
}

// Cycle is the level of teaching that somebody comes from (السلك).
type Cycle string

// The cycles; "" is unknown.
const (
	Primary   Cycle = "primary"
	Middle    Cycle = "middle" // الثانوي الإعدادي
	Secondary Cycle = "secondary"
)

// Task is what somebody does at the centre (المهمة); only invigilators are given
// duties.
type Task string

// The tasks; "" is an invigilator.
const (
	Invigilation Task = ""
	DeputyHead   Task = "deputy_head"
	Secretariat  Task = "secretariat"
	Observer     Task = "observer"
	Support      Task = "support" // agents of the centre
)

// The fields that only staff have; the others they share with candidates.
const (
	FieldStaffNumber Field = "staff_number"
	FieldSubject     Field = "subject"
	FieldCycle       Field = "cycle"
	FieldTask        Field = "task"
	FieldExempt      Field = "exempt"
	FieldAway        Field = "away"
	FieldRelatives   Field = "relatives"
)

var staffFields = []Field{
	FieldStaffNumber, FieldNationalID, FieldFamilyAr, FieldGivenAr, FieldFullAr, FieldFamilyFr, FieldGivenFr, FieldFullFr,
	FieldSex, FieldSubject, FieldSchool, FieldCycle, FieldTask, FieldExempt, FieldAway, FieldRelatives,
}

// StaffFields returns every field that a list of staff may have.
func StaffFields() []Field { return slices.Clone(staffFields) }

// Words is where a field lies that is kept as it is written; nil for the others.
func (s *Staff) Words(f Field) *string {
	switch f {
	case FieldStaffNumber:
		return &s.Number
	case FieldNationalID:
		return &s.NationalID
	case FieldSubject:
		return &s.Subject
	case FieldSchool:
		return &s.School
	case FieldExempt:
		return &s.Exempt
	}
	return s.Name.Words(f)
}

// Value is what a field says: a sex, a cycle and a task by their codes, half-days
// as "2026-06-09am 2026-06-10pm", relatives with spaces between their numbers.
func (s *Staff) Value(f Field) string {
	switch f {
	case FieldSex:
		return string(s.Sex)
	case FieldCycle:
		return string(s.Cycle)
	case FieldTask:
		return string(s.Task)
	case FieldAway:
		words := make([]string, len(s.Away))
		for i, w := range s.Away {
			words[i] = w.String()
		}
		return strings.Join(words, " ")
	case FieldRelatives:
		return strings.Join(s.Relatives, " ")
	}
	if to := s.Words(f); to != nil {
		return *to
	}
	return ""
}

// Set gives a field a value of Value; it judges nothing. What is no half-day is
// left out.
func (s *Staff) Set(f Field, value string) {
	switch f {
	case FieldSex:
		s.Sex = Sex(value)
	case FieldCycle:
		s.Cycle = Cycle(value)
	case FieldTask:
		s.Task = Task(value)
	case FieldAway:
		s.Away = nil
		for _, word := range strings.Fields(value) {
			if w, ok := ParseSitting(word); ok && !slices.Contains(s.Away, w) {
				s.Away = append(s.Away, w)
			}
		}
		slices.SortFunc(s.Away, Sitting.Compare)
	case FieldRelatives:
		s.Relatives = strings.Fields(value)
	default:
		if to := s.Words(f); to != nil {
			*to = value
		}
	}
}

// Guards reports whether duties may be given to them at all.
func (s *Staff) Guards() bool { return s.Task == Invigilation && s.Exempt == "" }
