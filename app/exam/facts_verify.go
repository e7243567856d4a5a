package exam

// The facts of verification. Replaces names the entries of the same kind that
// whoever decided had before their eyes: what it does not name stands beside it.
type (
	// FieldsSet gives fields of a candidate other values than the list's.
	FieldsSet struct {
		Candidate ID           `json:"candidate"`
		Values    []FieldValue `json:"values"`
		Origin    Origin       `json:"origin"`
		Source    Source       `json:"source,omitzero"` // row of the list it was taken from
		Document  Document     `json:"document,omitempty"`
		Reason    string       `json:"reason,omitempty"`
		Request   ID           `json:"request,omitzero"`
		Replaces  []ID         `json:"replaces,omitempty"`
	}
	// FieldKept lets the value in force stand against what another list says.
	FieldKept struct {
		Candidate ID       `json:"candidate"`
		Field     Field    `json:"field,omitempty"` // "" is the person, whom the list has no more
		Other     string   `json:"other,omitempty"` // KeptOut of a person whom the list has again
		Source    Source   `json:"source,omitzero"`
		Document  Document `json:"document,omitempty"`
		Reason    string   `json:"reason,omitempty"`
	}
	// CandidateRemoved takes a person out of the list in force; the journal keeps
	// them.
	CandidateRemoved struct {
		Candidate ID     `json:"candidate"`
		Source    Source `json:"source,omitzero"` // of the list that has them no more
		Reason    string `json:"reason,omitempty"`
		Replaces  []ID   `json:"replaces,omitempty"` // decisions that they stay
	}
	// CandidateRestored takes a removed person back in.
	CandidateRestored struct {
		Candidate ID     `json:"candidate"`
		Source    Source `json:"source,omitzero"`
	}
	// VerdictSet says how far the data of a candidate are verified.
	VerdictSet struct {
		Candidate ID           `json:"candidate"`
		State     Verification `json:"state"`
		Way       string       `json:"way,omitempty"`
		Replaces  []ID         `json:"replaces,omitempty"`
	}
	// RowMended makes a candidate of a row that named nobody.
	RowMended struct {
		Row       ID `json:"row"`
		Candidate ID `json:"candidate"`
	}
	// FindingAccepted lets a finding stand, with a reason.
	FindingAccepted struct {
		ID      ID      `json:"id"`
		Finding Finding `json:"finding"`
		Reason  string  `json:"reason"`
	}
	// FindingReopened takes that back.
	FindingReopened struct {
		ID ID `json:"id"`
	}
	// RequestMade asks for a correction.
	RequestMade struct{ Request }
	// RequestSent says that a request went to the service.
	RequestSent struct {
		ID    ID     `json:"id"`
		Slip  ID     `json:"slip,omitzero"`   // the print of the sending slip, or the export
		Lists string `json:"lists,omitempty"` // fingerprint of the lists it was sent on
	}
	// RequestAttached adds scans or photos to a request.
	RequestAttached struct {
		ID          ID       `json:"id"`
		Attachments []string `json:"attachments"`
	}
	// RequestAnswered is what was decided about a request.
	RequestAnswered struct {
		ID       ID     `json:"id"`
		Answer   Answer `json:"answer"`
		Value    string `json:"value,omitempty"`
		Note     string `json:"note,omitempty"`
		Source   Source `json:"source,omitzero"`
		Replaces []ID   `json:"replaces,omitempty"`
	}
)

func (FieldsSet) Kind() string         { return "candidate.fields/1" }
func (FieldKept) Kind() string         { return "candidate.kept/1" }
func (CandidateRemoved) Kind() string  { return "candidate.removed/1" }
func (CandidateRestored) Kind() string { return "candidate.restored/1" }
func (VerdictSet) Kind() string        { return "candidate.verdict/1" }
func (RowMended) Kind() string         { return "row.mended/1" }
func (FindingAccepted) Kind() string   { return "finding.accepted/1" }
func (FindingReopened) Kind() string   { return "finding.reopened/1" }
func (RequestMade) Kind() string       { return "request.made/1" }
func (RequestSent) Kind() string       { return "request.sent/1" }
func (RequestAttached) Kind() string   { return "request.attached/1" }
func (RequestAnswered) Kind() string   { return "request.answered/1" }

func (f FieldsSet) Subject() string         { return "candidate/" + f.Candidate.String() }
func (f FieldKept) Subject() string         { return "candidate/" + f.Candidate.String() }
func (f CandidateRemoved) Subject() string  { return "candidate/" + f.Candidate.String() }
func (f CandidateRestored) Subject() string { return "candidate/" + f.Candidate.String() }
func (f VerdictSet) Subject() string        { return "candidate/" + f.Candidate.String() }
func (f RowMended) Subject() string         { return "row/" + f.Row.String() }
func (f FindingAccepted) Subject() string   { return "accepted/" + f.ID.String() }
func (f FindingReopened) Subject() string   { return "accepted/" + f.ID.String() }
func (f RequestMade) Subject() string       { return "request/" + f.ID.String() }
func (f RequestSent) Subject() string       { return "request/" + f.ID.String() }
func (f RequestAttached) Subject() string   { return "request/" + f.ID.String() }
func (f RequestAnswered) Subject() string   { return "request/" + f.ID.String() }
