package exam

// Kind is what a file is for; each kind shows only its own screens.
type Kind string

// The kinds of file.
const (
	HomeSchool    Kind = "home_school"
	ExamCentre    Kind = "exam_centre"
	MarkingCentre Kind = "marking_centre"
)

// A Centre is what every paper's letterhead says.
type Centre struct {
	Kind      Kind    `json:"kind,omitempty"`
	Name      string  `json:"name,omitempty"`
	Code      string  `json:"code,omitempty"`
	Academy   string  `json:"academy,omitempty"`
	Direction string  `json:"direction,omitempty"` // provincial direction
	City      string  `json:"city,omitempty"`
	Head      string  `json:"head,omitempty"` // centre head, for signature blocks
	Year      string  `json:"year,omitempty"` // of the session, "2026"
	Session   Session `json:"session,omitempty"`
}

// Session is the ordinary or the catch-up session of a year.
type Session string

// The sessions.
const (
	Ordinary Session = "ordinary"
	Catchup  Session = "catchup"
)

// Settings are the choices of one centre. The zero value of a field means its
// default, so a setting that is added later needs no migration.
type Settings struct {
	Preset        string `json:"preset,omitempty"`          // "MA"
	Language      string `json:"language,omitempty"`        // of papers: ar, fr, en
	ArabicDigits  bool   `json:"arabic_digits,omitempty"`   // ٠١٢ instead of 012 on papers
	CardTitle     string `json:"card_title,omitempty"`      // "" is «بطاقة المترشح»
	CardsPerPage  int    `json:"cards_per_page,omitempty"`  // 1, 2 or 4; 0 is 4
	ChecksPerPage int    `json:"checks_per_page,omitempty"` // verification cards: 1 or 2; 0 is 2
	BothSides     bool   `json:"both_sides,omitempty"`      // papers are printed on both sides
	Capacity      int    `json:"capacity,omitempty"`        // of a room; 0 is 20 (field.md A.2)
	Spare         *int   `json:"spare,omitempty"`           // blank lines and labels a room; nil is 2 (field.md A.2)
	Distance      int    `json:"distance,omitempty"`        // least centimetres between two candidates; 0 asks for none
	Stickers      *bool  `json:"stickers,omitempty"`        // secret numbers come as stickers, not by hand; nil is as the preset has it (field.md A.4)

	PackWithout []string `json:"pack_without,omitempty"` // documents that are left out of the pouches of rooms
	BlankForms  int      `json:"blank_forms,omitempty"`  // of each form in the emergency file; 0 is 3

	Day DayRules `json:"day,omitzero"` // of the exam day

	Duties *DutyRules `json:"duties,omitempty"` // as they are proposed; nil is as the preset has them

	LabelSheet string      `json:"label_sheet,omitempty"` // of stickers: the name of a common one, or OwnSheet; "" is UsualSheet
	OwnLabels  *LabelSheet `json:"own_labels,omitempty"`  // the measure of OwnSheet
	LabelShift Shift       `json:"label_shift,omitzero"`  // of the printer that prints on them
}

// Defaults returns s with every unset choice as its preset has it, by default
// that of Morocco.
func (s Settings) Defaults() Settings {
	if _, known := presets[s.Preset]; !known {
		s.Preset = "MA"
	}
	if s.Language == "" {
		s.Language = "ar"
	}
	if s.CardsPerPage == 0 {
		s.CardsPerPage = 4
	}
	if s.ChecksPerPage == 0 {
		s.ChecksPerPage = 2
	}
	if s.LabelSheet == "" {
		s.LabelSheet = UsualSheet
	}
	if s.BlankForms == 0 {
		s.BlankForms = 3
	}
	usual := presets[s.Preset]
	if s.Capacity == 0 {
		s.Capacity = usual.capacity
	}
	if s.Spare == nil {
		s.Spare = &usual.spare
	}
	if s.Distance == 0 {
		s.Distance = usual.distance
	}
	if s.Stickers == nil {
		s.Stickers = &usual.stickers
	}
	if s.Duties == nil {
		s.Duties = &usual.duties
	}
	return s
}

// By returns s with everything that a preset decides as that preset has it; false
// if there is no such preset.
func (s Settings) By(preset string) (Settings, bool) {
	if _, known := presets[preset]; !known {
		return s, false
	}
	s.Preset, s.Capacity, s.Spare, s.Distance, s.Stickers, s.Duties = preset, 0, nil, 0, nil, nil
	return s.Defaults(), true
}
