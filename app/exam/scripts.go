package exam

// A Delivery is subject envelopes that came to the centre (سجل تسلم أظرفة المواضيع).
type Delivery struct {
	ID      ID             `json:"id"`
	Sitting Sitting        `json:"sitting"`
	Date    Date           `json:"date,omitempty"` // of the delivery; "" is the day of the sitting
	At      string         `json:"at"`             // "06:10"
	From    string         `json:"from,omitempty"` // who brought them
	To      string         `json:"to,omitempty"`   // who took them; "" is the head
	Stored  string         `json:"stored,omitempty"`
	Lines   []EnvelopeLine `json:"lines"`
	Note    string         `json:"note,omitempty"`
}

// An EnvelopeLine is one subject envelope (ظرف المواضيع), or all of a paper at once.
type EnvelopeLine struct {
	Paper     string `json:"paper"`
	Room      string `json:"room,omitempty"`      // "" is not made up by room
	Number    string `json:"number,omitempty"`    // on the envelope
	Envelopes int    `json:"envelopes,omitempty"` // 0 is 1
	Seal      Seal   `json:"seal,omitempty"`
	Mismatch  bool   `json:"mismatch,omitempty"` // what is marked on it is not subject, branch, track or time
	Note      string `json:"note,omitempty"`
}

// Seal is the state of the seal of an envelope; "" is not said.
type Seal string

// The states.
const (
	SealIntact Seal = "intact"
	SealBroken Seal = "broken"
)

// An Opening is that the subject envelopes of a paper were opened before witnesses
// (محضر فتح أظرفة المواضيع).
type Opening struct {
	Paper     string         `json:"paper"`
	At        string         `json:"at"` // "07:45"
	Lines     []EnvelopeLine `json:"lines,omitempty"`
	Witnesses []Witness      `json:"witnesses,omitempty"`
	Note      string         `json:"note,omitempty"`
}

// A ScriptCount is what an envelope of scripts of a paper and a room holds, as it was
// counted (بيان غلاف أوراق التحرير).
type ScriptCount struct {
	Paper     string   `json:"paper"`
	Room      string   `json:"room"`
	Scripts   int      `json:"scripts"`             // of present candidates
	Withdrawn int      `json:"withdrawn,omitempty"` // taken away for cheating
	Reported  int      `json:"reported,omitempty"`  // of these, by the incidents when it was counted
	Enclosed  int      `json:"enclosed"`            // sheets in the envelope
	Stickers  Stickers `json:"stickers,omitzero"`   // where secret numbers come as stickers
	Committee string   `json:"committee,omitempty"` // number of the board that marks it
	Seal      Seal     `json:"seal,omitempty"`
	Note      string   `json:"note,omitempty"`
}

// Stickers is the account of the stickers of a room (بيان الملصقات السرية).
type Stickers struct {
	Supplied int `json:"supplied"`
	Used     int `json:"used"`
	Spare    int `json:"spare"`   // given back
	Spoiled  int `json:"spoiled"` // and given back
}

// Balanced reports whether every sticker is accounted for.
func (s Stickers) Balanced() bool { return s.Supplied == s.Used+s.Spare+s.Spoiled }

// A Destination is where the scripts of a paper go; that of paper "" is of all others.
type Destination struct {
	Paper        string `json:"paper,omitempty"`
	Marking      string `json:"marking,omitempty"`
	Deliberation string `json:"deliberation,omitempty"`
}

// A Handover is that envelopes of scripts left the centre (تسليم وتسلم). Handovers are
// numbered in one sequence without gaps.
type Handover struct {
	ID    ID           `json:"id"`
	No    int          `json:"no"`
	Date  Date         `json:"date"`
	At    string       `json:"at"`
	From  string       `json:"from,omitempty"` // who hands over; "" is the head
	To    string       `json:"to"`
	Lines []HandedLine `json:"lines"`
	Note  string       `json:"note,omitempty"`

	Beside int `json:"-"` // as of an Incident
}

// Number is the number of a handover on screens and papers, as of an Incident.
func (h Handover) Number() string { return numberOf(h.No, h.Beside) }

// A HandedLine is one envelope of a handover, with the figures that left with it.
type HandedLine struct {
	Paper     string `json:"paper"`
	Room      string `json:"room"`
	Sheets    int    `json:"sheets"`
	Listed    int    `json:"listed,omitempty"`
	Present   int    `json:"present,omitempty"`
	Withdrawn int    `json:"withdrawn,omitempty"`
	Seal      Seal   `json:"seal,omitempty"`
	Reason    string `json:"reason,omitempty"` // why it leaves unbalanced
	Note      string `json:"note,omitempty"`
}

// A Report is what the head writes about the session beside its facts (تقرير رئيس المركز).
type Report struct {
	Course      string `json:"course,omitempty"`
	Incidents   string `json:"incidents,omitempty"`
	Suggestions string `json:"suggestions,omitempty"`
}

func (Delivery) Word() string    { return "delivery" }
func (Opening) Word() string     { return "opening" }
func (ScriptCount) Word() string { return "scripts" }
func (Destination) Word() string { return "destination" }
func (Handover) Word() string    { return "handover" }
func (Report) Word() string      { return "report" }

func (d Delivery) Key() string    { return key(d.Word(), d.ID.String()) }
func (o Opening) Key() string     { return key(o.Word(), o.Paper) }
func (s ScriptCount) Key() string { return key(s.Word(), s.Paper, s.Room) }
func (d Destination) Key() string { return key(d.Word(), d.Paper) }
func (h Handover) Key() string    { return key(h.Word(), h.ID.String()) }
func (r Report) Key() string      { return key(r.Word(), "session") }
