package exam

import "time"

// Document is what a value was read from when it was decided about.
type Document string

// The documents that a correction is founded on (field.md A.1); "" is none.
const (
	DocumentCIN    Document = "cin"               // national identity card
	DocumentBirth  Document = "birth_certificate" // عقد الازدياد
	DocumentSchool Document = "school_record"     // the candidature file kept at the home school
	DocumentOther  Document = "other"
)

// Documents returns them in the order in which they are offered.
func Documents() []Document {
	return []Document{DocumentCIN, DocumentBirth, DocumentSchool, DocumentOther}
}

// Origin tells where a value that is not the list's came from.
type Origin string

// The origins. What came from a list that was sent again is no correction: the
// next list may say otherwise without anybody being asked.
const (
	ByHand    Origin = "hand"    // mended in place
	ByRequest Origin = "request" // a correction request that was accepted
	ByCompare Origin = "compare" // taken from an official list it was compared with
	ByList    Origin = "list"    // taken from the list that came again
)

// Manual reports whether a list that comes again must not overwrite it without
// being told to.
func (o Origin) Manual() bool { return o != ByList }

// A Said is who said something, when, by which entry. Those who decide name
// what they have seen said before; so two who decided without knowing of each
// other are both kept.
type Said struct {
	Entry ID        `json:"entry"`
	Place Position  `json:"place"` // in the order of folding
	At    time.Time `json:"at"`    // by the PC's clock
	Actor string    `json:"actor,omitempty"`
}

// A FieldValue is one field that gets another value.
type FieldValue struct {
	Field Field  `json:"field"`
	Old   string `json:"old,omitempty"`
	New   string `json:"new,omitempty"` // as package roster writes it: dates as 2008-05-31
}

// A Mend is a value of a field that is not its list's, or one of several where
// people disagree.
type Mend struct {
	Said
	Old      string   `json:"old,omitempty"`
	New      string   `json:"new,omitempty"`
	Origin   Origin   `json:"origin"`
	Document Document `json:"document,omitempty"`
	Reason   string   `json:"reason,omitempty"`
	Request  ID       `json:"request,omitzero"`
}

// A Keep is a value that another list offered and that was not taken: it is not
// asked about again.
type Keep struct {
	Said
	Field    Field    `json:"field,omitempty"` // "" is the person: the list has them no more, they stay
	Other    string   `json:"other,omitempty"` // what was offered; KeptOut of a removed person
	Document Document `json:"document,omitempty"`
	Reason   string   `json:"reason,omitempty"`
}

// KeptOut is the Other of a Keep about a person who stays removed although a
// list has them.
const KeptOut = "list"

// A Verdict is what somebody decided about the data of a candidate as a whole.
type Verdict struct {
	Said
	State Verification `json:"state"` // Viewed, Approved or Validated; NotViewed takes back
	Way   string       `json:"way,omitempty"`
}

// The ways in which a verdict came about.
const (
	OnScreen = "screen"
	OnCard   = "card" // a signed verification card
)

// Requester is who asks for a correction.
type Requester string

// The requesters.
const (
	ByCandidate Requester = "candidate" // or their guardian
	BySchool    Requester = "school"    // the administration of the home school
	ByCentre    Requester = "centre"    // the exam centre noticed it
)

// A Request asks the provincial direction to correct one field (طلب التصحيح).
type Request struct {
	ID          ID        `json:"id"`
	Candidate   ID        `json:"candidate"`
	Field       Field     `json:"field"`
	Old         string    `json:"old,omitempty"`
	New         string    `json:"new,omitempty"`
	Document    Document  `json:"document,omitempty"`
	Note        string    `json:"note,omitempty"`
	Attachments []string  `json:"attachments,omitempty"` // scans or photos, names of attachments
	By          Requester `json:"by,omitempty"`
}

// Answer is what the service decided about a request (قرار المصلحة).
type Answer string

// The answers. Withdrawn is the requester's own.
const (
	Accepted  Answer = "accepted"
	Refused   Answer = "refused"
	Withdrawn Answer = "withdrawn"
)

// An Answered is one answer to a request; several where they disagree.
type Answered struct {
	Said
	Answer Answer `json:"answer"`
	Value  string `json:"value,omitempty"` // that the service wrote; "" is the one asked for
	Note   string `json:"note,omitempty"`
	Source Source `json:"source,omitzero"` // of the file it was read from
}

// RequestStatus is where a request stands.
type RequestStatus string

// The statuses of a request.
const (
	RequestOpen      RequestStatus = "open"     // made, not sent yet
	RequestAway      RequestStatus = "sent"     // on its way, not answered
	RequestAccepted  RequestStatus = "accepted" // and the field has the value
	RequestRefused   RequestStatus = "refused"
	RequestWithdrawn RequestStatus = "withdrawn"
	RequestConflict  RequestStatus = "conflict" // answers disagree: a person settles it
)

// Settled reports whether nothing is waited for.
func (s RequestStatus) Settled() bool {
	return s == RequestAccepted || s == RequestRefused || s == RequestWithdrawn
}

// A Dossier is everything decided about one candidate since the list was taken in.
type Dossier struct {
	Mends    map[Field][]Mend `json:"mends,omitempty"` // more than one: people disagree, the first stands
	Keeps    []Keep           `json:"keeps,omitempty"`
	Verdicts []Verdict        `json:"verdicts,omitempty"` // more than one: people disagree
	Removed  *Said            `json:"removed,omitempty"`  // not in force any more
}

// IsZero reports whether nothing was decided.
func (d Dossier) IsZero() bool {
	return len(d.Mends) == 0 && len(d.Keeps) == 0 && len(d.Verdicts) == 0 && d.Removed == nil
}

// A RequestFile is a request with what became of it.
type RequestFile struct {
	Request
	Made    Said       `json:"made"`
	Sent    []Said     `json:"sent,omitempty"` // each time it went to the service
	Answers []Answered `json:"answers,omitempty"`
	Settled []Answered `json:"settled,omitempty"` // answers in whose place a person's word stands
}

// Status tells where the request stands.
func (r RequestFile) Status() RequestStatus {
	switch {
	case len(r.Answers) == 0 && len(r.Sent) == 0:
		return RequestOpen
	case len(r.Answers) == 0:
		return RequestAway
	}
	for _, a := range r.Answers[1:] {
		if a.Answer != r.Answers[0].Answer || a.Value != r.Answers[0].Value {
			return RequestConflict
		}
	}
	return RequestStatus(r.Answers[0].Answer)
}

// An Acceptance is a finding that somebody looked at and lets stand.
type Acceptance struct {
	Said
	ID      ID      `json:"id"`
	Finding Finding `json:"finding"`
	Reason  string  `json:"reason"`
}
