package exam

// A Unit is a part of a printed document that can be printed on its own: a
// label, a card, the sheet of a room and a paper, the list of a door, a badge, the
// slip of a room and a sitting, a page of a list.
type Unit struct {
	Candidate ID      `json:"candidate,omitzero"` // whose label or card it is
	Staff     ID      `json:"staff,omitzero"`     // whose badge or convocation it is
	Number    string  `json:"number,omitempty"`   // by which they are known on it
	Sitting   Sitting `json:"sitting,omitzero"`   // that it is about; zero is of none, or of all
	Room      string  `json:"room,omitempty"`
	Table     string  `json:"table,omitempty"`
	Paper     string  `json:"paper,omitempty"` // code of what is written
	N         int     `json:"n,omitempty"`     // page of a list, or which of a room's spare labels
	Copy      int     `json:"copy,omitempty"`  // 0 is that of its print
	Sum       string  `json:"sum,omitempty"`   // of what stands on it, but for copy, hour, list and what the exam day filled in
	Day       string  `json:"day,omitempty"`   // of a form that the exam day filled in: the sum of all that stands on it
}

// A UnitKey tells the units of one document apart, whatever stands on them.
type UnitKey struct {
	Candidate ID
	Staff     ID
	Sitting   Sitting
	Room      string
	Paper     string
	N         int
}

// Key returns what u is called among the units of its document: what belongs to
// a candidate stays that, wherever the candidate sits, and what belongs to one of
// the staff at a sitting, whatever they do there; what happened to a candidate belongs
// to its sitting too.
func (u Unit) Key() UnitKey {
	switch {
	case u.Candidate != (ID{}):
		return UnitKey{Candidate: u.Candidate, Sitting: u.Sitting}
	case u.Staff != (ID{}):
		return UnitKey{Staff: u.Staff, Sitting: u.Sitting}
	}
	return UnitKey{Sitting: u.Sitting, Room: u.Room, Paper: u.Paper, N: u.N}
}

// PrintedUnits are what one print put on paper: the attachment that
// Print.Units names.
type PrintedUnits struct {
	Sums     int    `json:"sums,omitempty"`     // which kind of sums: others say nothing of them
	Language string `json:"language,omitempty"` // asked for; "" is that of the settings, whatever it is
	Units    []Unit `json:"units,omitempty"`
	Void     []Unit `json:"void,omitempty"` // printed before, now taken away

	Papers map[string]Words `json:"papers,omitempty"` // what its sheets are about, by code
}
