package exam

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// A Fact is what an entry says. Kinds are never changed, only followed by a
// next version; old ones are decoded for ever.
type Fact interface {
	Kind() string    // "candidate.added/1"
	Subject() string // "candidate/<id>": its record is the fold of the subject's entries alone
}

// The facts. A fact whose name ends in Set replaces what was said before.
type (
	// CentreSet says what letterheads show.
	CentreSet struct{ Centre }
	// SettingsSet says the choices of the centre.
	SettingsSet struct{ Settings }
	// TemplateSet is how a document looks in this centre, as the file of its template
	// says it; an empty source is as the program has it.
	TemplateSet struct {
		Document string `json:"document"`
		Source   string `json:"source,omitempty"`
		Version  int    `json:"version,omitempty"` // of the look from then on, also where it is the program's again
	}
	// ProgrammeSet says the timetable.
	ProgrammeSet struct{ Programme }
	// CardKeySet keeps the secret with which the centre signs the codes of its
	// candidates' cards.
	CardKeySet struct {
		Seed []byte `json:"seed"` // of an Ed25519 key, 32 bytes
	}
	// PracticeMarked says that nobody in the file is real: it is a practice
	// centre, from its making and for ever.
	PracticeMarked struct{}
	// RoomSet says what a room is.
	RoomSet struct{ Room }
	// RoomRemoved says that a room is not used any more.
	RoomRemoved struct {
		Number string `json:"number"`
	}
	// CandidateAdded is one row of a list that names a person, with what was
	// found wrong in it.
	CandidateAdded struct {
		Candidate Candidate `json:"candidate"`
		Findings  []Finding `json:"findings,omitempty"`
	}
	// PhotoSet gives a candidate a photo.
	PhotoSet struct {
		Candidate ID     `json:"candidate"`
		Photo     string `json:"photo"` // name of an attachment
	}
	// RowRejected is one row that names nobody, with its raw cells, so that it
	// can be mended in place.
	RowRejected struct {
		ID      ID       `json:"id"`
		Source  Source   `json:"source"`
		Cells   []string `json:"cells"`
		Finding Finding  `json:"finding"`
	}
	// ListNoted is a finding about a list that is not about one added row: a
	// row that differs from what is in force, a column, a sheet.
	ListNoted struct {
		ID      ID      `json:"id"`
		Finding Finding `json:"finding"`
	}
	// ListClosed ends the entries of one import; without it none of them counts.
	ListClosed struct {
		Batch
		Import
	}
	// PlanRoom is one room of a seating plan; a hall whose seats are more than
	// one entry holds comes in parts.
	PlanRoom struct {
		Plan  ID     `json:"plan"`
		Room  string `json:"room"`
		Part  int    `json:"part,omitempty"` // 0, 1, 2 …
		Seats []Seat `json:"seats"`          // Room of each seat is left out
	}
	// PlanClosed ends the entries of one seating plan. The latest closed plan
	// stands.
	PlanClosed struct {
		Batch
		Plan     ID    `json:"plan"`
		Rules    Rules `json:"rules"`
		Seats    int   `json:"seats"`
		Unseated []ID  `json:"unseated,omitempty"` // at most 1,000 are named
		Short    int   `json:"short,omitempty"`    // how many places are missing
	}
	// BatchClosed ends entries that count together and need no record of their own.
	BatchClosed struct {
		Batch
		ID ID `json:"id"`
	}
	// Printed is one document that was written, and what it was made from.
	Printed struct{ Print }
	// Undone takes back the entry or batch that its entry corrects.
	Undone struct {
		Reason string `json:"reason,omitempty"`
	}
)

// A Batch is how many entries count together, its closing entry included.
type Batch struct {
	Entries int `json:"entries"`
}

// Count returns the number of entries of the batch.
func (b Batch) Count() int { return b.Entries }

// A Closing fact ends a batch.
type Closing interface{ Count() int }

// An Import is the account of one list that was read.
type Import struct {
	ID       ID                `json:"id"`
	File     string            `json:"file"` // base name
	SHA256   string            `json:"sha256"`
	Rows     int               `json:"rows"`              // data rows read
	Added    int               `json:"added"`             // candidates that are new
	Known    int               `json:"known"`             // already in force and alike
	Differs  int               `json:"differs"`           // already in force, with other values
	Rejected int               `json:"rejected"`          // set aside
	News     int               `json:"news,omitempty"`    // changes in it that no list had brought, nor were decided about before
	Columns  map[string]Field  `json:"columns,omitempty"` // header as read -> field
	Labels   map[string]string `json:"labels,omitempty"`  // "label : value" cells above the list
}

// Account returns the import itself, of a fact that ends one.
func (i Import) Account() Import { return i }

// A Print is one line of the ledger of what was printed.
type Print struct {
	ID          ID       `json:"id"`
	Document    string   `json:"document"`        // "attendance"
	Scope       string   `json:"scope,omitempty"` // room, sitting or candidate; "" for all, ScopeChanged for what had changed
	Copy        int      `json:"copy"`            // 1, 2, 3 … for the same document and scope; 0 where papers were only taken away
	Pages       int      `json:"pages"`
	Fingerprint string   `json:"fingerprint"`        // of the list it was printed from
	SHA256      string   `json:"sha256,omitempty"`   // of the file
	From        Position `json:"from"`               // the latest entry that it knew
	Units       string   `json:"units,omitempty"`    // attachment: PrintedUnits, zlib over JSON; "" is not known
	Pack        string   `json:"pack,omitempty"`     // the file of several documents in which it came; "" is a file of its own
	Made        string   `json:"made,omitempty"`     // names all that it was made from; "" where it is not whole, or not known
	Template    int      `json:"template,omitempty"` // version of the template it was printed by; 0 is not said
}

// ScopeChanged is the scope of a print of what had changed since it was printed.
const ScopeChanged = "* changed"

func (CentreSet) Kind() string      { return "centre.set/1" }
func (SettingsSet) Kind() string    { return "settings.set/1" }
func (TemplateSet) Kind() string    { return "template.set/1" }
func (ProgrammeSet) Kind() string   { return "programme.set/1" }
func (CardKeySet) Kind() string     { return "cardkey.set/1" }
func (PracticeMarked) Kind() string { return "practice.marked/1" }
func (PhotoSet) Kind() string       { return "candidate.photo/1" }
func (RoomSet) Kind() string        { return "room.set/1" }
func (RoomRemoved) Kind() string    { return "room.removed/1" }
func (CandidateAdded) Kind() string { return "candidate.added/1" }
func (RowRejected) Kind() string    { return "row.rejected/1" }
func (ListNoted) Kind() string      { return "list.noted/1" }
func (ListClosed) Kind() string     { return "list.closed/1" }
func (PlanRoom) Kind() string       { return "plan.room/1" }
func (PlanClosed) Kind() string     { return "plan.closed/1" }
func (BatchClosed) Kind() string    { return "batch.closed/1" }
func (Printed) Kind() string        { return "printed/1" }
func (Undone) Kind() string         { return "undone/1" }

func (CentreSet) Subject() string        { return "centre" }
func (SettingsSet) Subject() string      { return "settings" }
func (f TemplateSet) Subject() string    { return "template/" + f.Document }
func (ProgrammeSet) Subject() string     { return "programme" }
func (CardKeySet) Subject() string       { return "cardkey" }
func (PracticeMarked) Subject() string   { return "practice" }
func (f PhotoSet) Subject() string       { return "candidate/" + f.Candidate.String() }
func (f RoomSet) Subject() string        { return "room/" + f.Number }
func (f RoomRemoved) Subject() string    { return "room/" + f.Number }
func (f CandidateAdded) Subject() string { return "candidate/" + f.Candidate.ID.String() }
func (f RowRejected) Subject() string    { return "row/" + f.ID.String() }
func (f ListNoted) Subject() string      { return "note/" + f.ID.String() }
func (f ListClosed) Subject() string     { return "list/" + f.ID.String() }
func (f PlanRoom) Subject() string {
	return "planroom/" + f.Plan.String() + "/" + strconv.Itoa(f.Part) + "/" + f.Room
}
func (f PlanClosed) Subject() string  { return "plan/" + f.Plan.String() }
func (f BatchClosed) Subject() string { return "batch/" + f.ID.String() }
func (f Printed) Subject() string     { return "print/" + f.ID.String() }
func (Undone) Subject() string        { return "" } // the subject of what it takes back

// Decode reads the fact of an entry. A kind that this version does not know
// gives ErrUnknown: the entry is kept, chained and passed on all the same.
func Decode(kind string, body []byte) (Fact, error) {
	decode, ok := decoders[kind]
	if !ok {
		return nil, fmt.Errorf("entry of kind %q: %w", kind, ErrUnknown)
	}
	return decode(body)
}

var decoders = with(decoding{
	"centre.set/1":      into[CentreSet],
	"settings.set/1":    into[SettingsSet],
	"template.set/1":    into[TemplateSet],
	"programme.set/1":   into[ProgrammeSet],
	"cardkey.set/1":     into[CardKeySet],
	"practice.marked/1": into[PracticeMarked],
	"candidate.photo/1": into[PhotoSet],
	"room.set/1":        into[RoomSet],
	"room.removed/1":    into[RoomRemoved],
	"candidate.added/1": into[CandidateAdded],
	"row.rejected/1":    into[RowRejected],
	"list.noted/1":      into[ListNoted],
	"list.closed/1":     into[ListClosed],
	"plan.room/1":       into[PlanRoom],
	"plan.closed/1":     into[PlanClosed],
	"batch.closed/1":    into[BatchClosed],
	"printed/1":         into[Printed],
	"undone/1":          into[Undone],

	"candidate.fields/1":   into[FieldsSet],
	"candidate.kept/1":     into[FieldKept],
	"candidate.removed/1":  into[CandidateRemoved],
	"candidate.restored/1": into[CandidateRestored],
	"candidate.verdict/1":  into[VerdictSet],
	"row.mended/1":         into[RowMended],
	"finding.accepted/1":   into[FindingAccepted],
	"finding.reopened/1":   into[FindingReopened],
	"request.made/1":       into[RequestMade],
	"request.sent/1":       into[RequestSent],
	"request.attached/1":   into[RequestAttached],
	"request.answered/1":   into[RequestAnswered],

	"staff.added/1":      into[StaffAdded],
	"staff.changed/1":    into[StaffChanged],
	"staff.removed/1":    into[StaffRemoved],
	"stafflist.closed/1": into[StaffListClosed],
	"duty.sitting/1":     into[DutySitting],
	"duties.closed/1":    into[DutiesClosed],
	"duty.changed/1":     into[DutyChanged],
	"staff.called/1":     into[StaffCalled],
	"plan.moved/1":       into[SeatsMoved],
	"labels.counted/1":   into[LabelsCounted],
}, dayDecoders)

func into[F Fact](body []byte) (Fact, error) {
	var f F
	if err := json.Unmarshal(body, &f); err != nil {
		return nil, fmt.Errorf("entry of kind %q: %w", f.Kind(), err)
	}
	return f, nil
}
