package exam

import "strings"

// A Thing is something of the exam day about which people say how it is: the register
// of a room, an incident, an envelope. Key is the subject of all that is said of it.
type Thing interface {
	Word() string // its kind of entry begins with it: "register"
	Key() string  // "register/<paper>/<room>"
}

// An Admission is that somebody was let in at the door (التحقق من الهوية).
type Admission struct {
	Sitting   Sitting          `json:"sitting"`
	Candidate ID               `json:"candidate"`
	Ticks     []Tick           `json:"ticks,omitempty"`
	Document  IdentityDocument `json:"document,omitempty"` // that was shown, where it is asked for
}

// A Tick is one thing that is compared at the door.
type Tick string

// The ticks, in their order.
const (
	LikenessTick Tick = "likeness" // the face and the photo
	NameTick     Tick = "name"
	NumberTick   Tick = "number" // of the exam
	DocumentTick Tick = "document"
)

// Ticks returns them in their order.
func Ticks() []Tick { return []Tick{LikenessTick, NameTick, NumberTick, DocumentTick} }

// An IdentityDocument is what a candidate shows to say who they are.
type IdentityDocument string

// The documents, as the undertaking names them.
const (
	NationalCard  IdentityDocument = "national-card"
	Passport      IdentityDocument = "passport"
	SchoolCard    IdentityDocument = "school-card"
	Convocation   IdentityDocument = "convocation"
	BirthRecord   IdentityDocument = "birth-record"
	CardReceipt   IdentityDocument = "receipt" // that a card was asked for
	PhotoDocument IdentityDocument = "photo-document"
	NoDocument    IdentityDocument = "no-document"
)

// IdentityDocuments returns them in the order in which they are offered.
func IdentityDocuments() []IdentityDocument {
	return []IdentityDocument{NationalCard, Passport, SchoolCard, Convocation, BirthRecord, CardReceipt, PhotoDocument, NoDocument}
}

// CardLack is why no valid card is shown.
type CardLack string

// The reasons, as the undertaking names them.
const (
	CardForgotten CardLack = "forgotten"
	CardLost      CardLack = "lost" // or stolen
	CardExpired   CardLack = "expired"
	CardRenewal   CardLack = "renewal"
)

// CardLacks returns them in the order in which they are offered.
func CardLacks() []CardLack { return []CardLack{CardForgotten, CardLost, CardExpired, CardRenewal} }

// An Undertaking is the promise of a candidate who comes without a valid card to show
// it later (التزام).
type Undertaking struct {
	Sitting   Sitting          `json:"sitting"` // at which it was signed
	Candidate ID               `json:"candidate"`
	Why       CardLack         `json:"why,omitempty"`
	Shown     IdentityDocument `json:"shown,omitempty"`
	Number    string           `json:"number,omitempty"` // of the document that was shown
	Phone     string           `json:"phone,omitempty"`
	Guardian  string           `json:"guardian,omitempty"` // and their telephone
	Deadline  Sitting          `json:"deadline"`           // at which the card is to be shown at the latest; zero: the head decides
	Outcome   Outcome          `json:"outcome,omitempty"`
	At        Sitting          `json:"at,omitzero"` // at which the outcome was seen
	Note      string           `json:"note,omitempty"`
}

// Outcome is what came of an undertaking; "" is open.
type Outcome string

// The outcomes.
const (
	CardShown    Outcome = "shown"
	CardNotShown Outcome = "not-shown"
)

// A Lateness is that somebody came after the start (متأخر).
type Lateness struct {
	Sitting   Sitting      `json:"sitting"`
	Candidate ID           `json:"candidate"`
	Arrived   string       `json:"arrived"`           // "08:17": when it happened; when it was entered is with who said it
	Typed     bool         `json:"typed,omitempty"`   // by hand, not by the PC's clock
	Minutes   int          `json:"minutes,omitempty"` // after the start of the first paper
	Decision  LateDecision `json:"decision"`
	By        string       `json:"by,omitempty"`     // who decided: centre_head, deputy_head, a name
	Reason    string       `json:"reason,omitempty"` // of the decision
	Excuse    string       `json:"excuse,omitempty"` // why they came late, as they say
}

// LateDecision is whether who comes late is let in.
type LateDecision string

// The decisions; "" is that the head has not decided yet.
const (
	LateAccepted LateDecision = "accepted"
	LateRefused  LateDecision = "refused"
)

// A Provisional is somebody who is not on the list and is dealt with for the time
// being (قبول مؤقت).
type Provisional struct {
	ID         ID              `json:"id"`
	No         int             `json:"no"` // 1, 2, 3 … in the file
	Sitting    Sitting         `json:"sitting"`
	Name       Name            `json:"name"`
	Number     string          `json:"number,omitempty"`
	Massar     string          `json:"massar,omitempty"`
	NationalID string          `json:"national_id,omitempty"`
	Born       Date            `json:"born,omitempty"`
	School     string          `json:"school,omitempty"`
	Track      string          `json:"track,omitempty"`
	Papers     []string        `json:"papers,omitempty"` // codes of what they write at that half-day
	Room       string          `json:"room,omitempty"`
	Table      string          `json:"table,omitempty"`
	Called     string          `json:"called,omitempty"` // who answered for the provincial direction
	CalledAt   string          `json:"called_at,omitempty"`
	Decision   ProvisionalWord `json:"decision,omitempty"`
	Reason     string          `json:"reason,omitempty"`
	Beside     int             `json:"-"` // as of an Incident
}

// RecordNumber is the number of a provisional admission on screens and papers, as of an Incident.
func (p Provisional) RecordNumber() string { return numberOf(p.No, p.Beside) }

// ProvisionalWord is what was decided about somebody who is not on the list.
type ProvisionalWord string

// The decisions; "" is none yet.
const (
	ProvisionallyIn ProvisionalWord = "admitted"
	TurnedAway      ProvisionalWord = "refused"
)

// A Register says who was absent at a paper in a room, from the slip that the room
// sent (محضر الحضور والغياب).
type Register struct {
	Paper   string `json:"paper"`
	Room    string `json:"room"`
	Listed  int    `json:"listed"`  // whom the list had there when it was taken, with those who were let in provisionally
	Present int    `json:"present"` // as the slip says
	Absent  []ID   `json:"absent,omitempty"`
	Of      string `json:"of,omitempty"` // fingerprint of who was listed: one who comes in the place of another is seen

	Accepted []DoorAccepted `json:"accepted,omitempty"`
}

// A DoorAccepted is that the door and the register say different things of somebody,
// and that it was looked at and is so.
type DoorAccepted struct {
	Candidate ID             `json:"candidate"`
	What      DoorDifference `json:"what"`
	Reason    string         `json:"reason"`
}

// DoorDifference is how the door and a register differ about somebody.
type DoorDifference string

// The differences.
const (
	InButAbsent    DoorDifference = "in-absent"       // let in at the door, absent in the register
	RefusedPresent DoorDifference = "refused-present" // refused for lateness, not absent in the register
	NeverInPresent DoorDifference = "never-present"   // never let in though everybody is let in one by one, not absent
)

// Balanced reports whether everybody is accounted for.
func (r Register) Balanced() bool { return r.Present+len(r.Absent) == r.Listed }

// A Justification is the document that excuses an absence (الغياب المبرر).
type Justification struct {
	Paper       string `json:"paper"`
	Candidate   ID     `json:"candidate"`
	Certificate string `json:"certificate"` // its kind and who issued it
	Date        Date   `json:"date,omitempty"`
	Deposited   Date   `json:"deposited,omitempty"`
}

// An Exit is that somebody left a room, mostly for a while (الخروج الاضطراري).
type Exit struct {
	ID        ID      `json:"id"`
	Sitting   Sitting `json:"sitting"`
	Room      string  `json:"room"`
	Candidate ID      `json:"candidate"`
	Out       string  `json:"out"`            // "09:40"
	Back      string  `json:"back,omitempty"` // "" is not yet
	Escort    string  `json:"escort,omitempty"`
	Reason    string  `json:"reason,omitempty"`
	Final     bool    `json:"final,omitempty"` // for good: the script was given in
}

// An ExitSheet is that a room gave its exit sheet back, also where nobody went out.
type ExitSheet struct {
	Sitting Sitting `json:"sitting"`
	Room    string  `json:"room"`
	Nobody  bool    `json:"nobody,omitempty"`
}

func (Admission) Word() string     { return "admission" }
func (Undertaking) Word() string   { return "undertaking" }
func (Lateness) Word() string      { return "lateness" }
func (Provisional) Word() string   { return "provisional" }
func (Register) Word() string      { return "register" }
func (Justification) Word() string { return "justification" }
func (Exit) Word() string          { return "exit" }
func (ExitSheet) Word() string     { return "exitsheet" }

func (a Admission) Key() string { return key(a.Word(), a.Sitting.String(), a.Candidate.String()) }

func (u Undertaking) Key() string { return key(u.Word(), u.Sitting.String(), u.Candidate.String()) }

func (l Lateness) Key() string      { return key(l.Word(), l.Sitting.String(), l.Candidate.String()) }
func (p Provisional) Key() string   { return key(p.Word(), p.ID.String()) }
func (r Register) Key() string      { return key(r.Word(), r.Paper, r.Room) }
func (j Justification) Key() string { return key(j.Word(), j.Paper, j.Candidate.String()) }
func (e Exit) Key() string          { return key(e.Word(), e.ID.String()) }
func (e ExitSheet) Key() string     { return key(e.Word(), e.Sitting.String(), e.Room) }

func key(word string, parts ...string) string {
	for _, p := range parts {
		word += "/" + inKey.Replace(p) // rooms are named as doors name them
	}
	return word
}

var inKey = strings.NewReplacer("%", "%25", "/", "%2F")
