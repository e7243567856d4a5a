package exam

import "strconv"

// An Incident is something that happened at a sitting, cheating included (واقعة). All
// of a file are numbered in one sequence without gaps: one that was recorded by
// mistake is withdrawn and keeps its number.
type Incident struct {
	ID         ID           `json:"id"`
	No         int          `json:"no"`
	Kind       IncidentKind `json:"kind"`
	Sitting    Sitting      `json:"sitting"`
	Paper      string       `json:"paper,omitempty"`
	Room       string       `json:"room,omitempty"`
	Candidates []ID         `json:"candidates,omitempty"`
	Concerned  int          `json:"concerned,omitempty"` // how many candidates, where they are not named
	At         string       `json:"at"`                  // "09:15"
	Until      string       `json:"until,omitempty"`
	Facts      string       `json:"facts"`             // as they were seen: printed
	Notes      string       `json:"notes,omitempty"`   // of the centre for itself: never printed
	Measure    string       `json:"measure,omitempty"` // what was done
	Minutes    int          `json:"minutes,omitempty"` // time given back to the candidates
	NewEnd     string       `json:"new_end,omitempty"`
	Told       string       `json:"told,omitempty"` // which authority
	ToldAt     string       `json:"told_at,omitempty"`
	Witnesses  []Witness    `json:"witnesses,omitempty"`
	Fraud      *Fraud       `json:"fraud,omitempty"` // of FraudCase
	Beside     int          `json:"-"`               // how many got the same number before it, on other PCs: worked out, never recorded
}

// Number is how an incident is called on screens and papers: "12", or "12-2" of the
// second that got its number on another PC.
func (i Incident) Number() string {
	return numberOf(i.No, i.Beside)
}

// numberOf is a number of a sequence, with its place among those that got it.
func numberOf(no, beside int) string {
	if beside == 0 {
		return strconv.Itoa(no)
	}
	return strconv.Itoa(no) + "-" + strconv.Itoa(beside+1)
}

// IncidentKind is what kind of thing happened.
type IncidentKind string

// The kinds, as the incident report names them; FraudCase has a report of its own.
const (
	Illness        IncidentKind = "illness"
	WrongSubject   IncidentKind = "wrong-subject" // or copies are missing
	EnvelopeDamage IncidentKind = "envelope"
	PowerCut       IncidentKind = "power"
	Evacuation     IncidentKind = "evacuation"
	OtherIncident  IncidentKind = "other"
	FraudCase      IncidentKind = "fraud"
)

// IncidentKinds returns them in the order in which they are offered.
func IncidentKinds() []IncidentKind {
	return []IncidentKind{FraudCase, Illness, WrongSubject, EnvelopeDamage, PowerCut, Evacuation, OtherIncident}
}

// A Fraud is what the report of a case of cheating says beside (محضر ضبط حالة غش).
type Fraud struct {
	Type        FraudType    `json:"type"`
	FoundBy     string       `json:"found_by,omitempty"`
	Items       []SeizedItem `json:"items,omitempty"`
	Withdrawn   bool         `json:"withdrawn,omitempty"` // the script was taken away
	WithdrawnAt string       `json:"withdrawn_at,omitempty"`
	Identity    string       `json:"identity,omitempty"`  // of FraudImpersonation: what was seen of who sat there, without accusing
	Second      string       `json:"second,omitempty"`    // who signs as the second, of FraudImpersonation
	Statement   string       `json:"statement,omitempty"` // of the candidate
	Signing     Signing      `json:"signing,omitempty"`
}

// FraudType is a kind of cheating by law 02.13 (field.md A.4).
type FraudType string

// The types, as the fraud report names them.
const (
	FraudExchange      FraudType = "exchange"
	FraudDocuments     FraudType = "documents"
	FraudDevices       FraudType = "devices" // even switched off
	FraudImpersonation FraudType = "impersonation"
	FraudForged        FraudType = "forged"
	FraudLeak          FraudType = "leak"
	FraudOther         FraudType = "other"
)

// FraudTypes returns them in the order of the report.
func FraudTypes() []FraudType {
	return []FraudType{FraudExchange, FraudDocuments, FraudDevices, FraudImpersonation, FraudForged, FraudLeak, FraudOther}
}

// Signing is whether the candidate signed; "" is not said.
type Signing string

// What the candidate did.
const (
	SignedReport  Signing = "signed"
	RefusedReport Signing = "refused"
)

// A SeizedItem is one thing that was taken away (محجوز).
type SeizedItem struct {
	What     string `json:"what"`
	State    string `json:"state,omitempty"`
	To       string `json:"to,omitempty"` // who keeps it
	Returned string `json:"returned,omitempty"`
}

// Tag is the number on the tag of the nth seized item, from 0: that of the incident,
// then its own.
func (i Incident) Tag(n int) string { return i.Number() + "/" + strconv.Itoa(n+1) }

// A Witness is who saw something and signs for it.
type Witness struct {
	Role      string `json:"role,omitempty"` // centre_head, observer, duty_teacher, invigilator, candidate …
	Staff     ID     `json:"staff,omitzero"`
	Candidate ID     `json:"candidate,omitzero"`
	Name      string `json:"name,omitempty"` // of who is neither
	Number    string `json:"number,omitempty"`
}

// Named reports whether it is known who the witness is.
func (w Witness) Named() bool { return w.Staff != (ID{}) || w.Candidate != (ID{}) || w.Name != "" }

func (Incident) Word() string  { return "incident" }
func (i Incident) Key() string { return key(i.Word(), i.ID.String()) }
