package app

import (
	"slices"
	"strings"
	"time"

	"markaz/app/exam"
	"markaz/app/text"
)

// DoorKind is what the door answers to what was scanned or typed.
type DoorKind string

// The answers, the gravest last. The zero value answers nothing: nothing was asked.
const (
	DoorRight        DoorKind = "right"         // comes in here: room and table
	DoorSeveral      DoorKind = "several"       // more than one may be meant, or nobody surely: choose
	DoorIn           DoorKind = "already_in"    // was let in before
	DoorOtherRoom    DoorKind = "other_room"    // is expected now, but this door does not lead there
	DoorNoSeat       DoorKind = "no_seat"       // is expected now and sits nowhere
	DoorOtherSitting DoorKind = "other_sitting" // has no paper at this half-day
	DoorOtherVersion DoorKind = "other_version" // a card of a newer version of the program
	DoorOtherCentre  DoorKind = "other_centre"  // a card of another centre
	DoorGone         DoorKind = "gone"          // was on the list and is no more
	DoorNotListed    DoorKind = "not_listed"
	DoorForged       DoorKind = "forged" // a card whose signature is not this centre's
)

// DoorTone is how an answer looks and sounds.
type DoorTone string

// The tones.
const (
	ToneGo   DoorTone = "go"
	ToneLook DoorTone = "look" // something is to be seen to first
	ToneStop DoorTone = "stop"
)

// A DoorPlace is where a door stands: the rooms and wings into which it leads. One
// with neither leads everywhere.
type DoorPlace struct {
	Rooms []string `json:"rooms,omitempty"`
	Wings []string `json:"wings,omitempty"`
}

// Leads reports whether the door leads into a room.
func (p DoorPlace) Leads(r exam.Room) bool {
	return len(p.Rooms) == 0 && len(p.Wings) == 0 || slices.Contains(p.Rooms, r.Number) || r.Wing != "" && slices.Contains(p.Wings, r.Wing)
}

// A DoorQuestion is what was scanned or typed, and where and when.
type DoorQuestion struct {
	Query string
	At    exam.Sitting
	Here  DoorPlace
	Now   time.Time // the PC's; zero: nobody is late
}

// A DoorAnswer is what is said at the door about a question.
type DoorAnswer struct {
	Kind      DoorKind
	Tone      DoorTone
	At        exam.Sitting
	Who       exam.Candidate // zero where nobody is meant; of a forged card who it claims to be
	Seat      exam.Seat      // zero of who sits nowhere
	Room      exam.Room      // of Seat
	Papers    []exam.Paper   // that they write at this half-day, in time order
	Next      exam.Sitting   // of DoorOtherSitting: when they write next; zero if not any more
	Centre    string         // of DoorOtherCentre: as its card names it; "" where it does not
	Choices   []exam.ID      // of DoorSeveral, the likeliest first
	More      bool           // there are more than Choices
	In        []exam.Saying[exam.Admission]
	Attention []Attention // the gravest first
	Late      LateNow     // how late who comes now is
}

// Person reports whether the answer is about somebody of this centre.
func (a *DoorAnswer) Person() bool { return a.Who.ID != (exam.ID{}) }

// MayAdmit reports whether Enter lets them in: who is expected at this half-day and
// is not in yet. That the door does not lead there, or that something is to be seen
// to, does not keep anybody out: the head decides.
func (a *DoorAnswer) MayAdmit() bool {
	return a.Person() && len(a.Papers) > 0 && len(a.In) == 0 && a.Kind != DoorForged
}

// mostChoices is how many are offered where more than one may be meant.
const mostChoices = 20

// Ask answers what was scanned or typed at the door: a card, an exam number, a Massar
// code, a card number, or part of a name in either script.
func (s *State) Ask(q DoorQuestion) DoorAnswer {
	a := DoorAnswer{At: q.At}
	if q.Query = strings.TrimSpace(q.Query); q.Query == "" {
		return a
	}
	switch found := s.Scan(q.Query); found.Verdict {
	case ScanPerson:
		return s.AskOf(found.Candidate, q)
	case ScanForged:
		a = s.AskOf(found.Candidate, q)
		a.Kind = DoorForged
	case ScanOtherCentre:
		a.Kind, a.Centre = DoorOtherCentre, found.Centre
	case ScanOtherVersion:
		a.Kind = DoorOtherVersion
	case ScanGone:
		a.Kind = DoorGone
	case ScanSeveral:
		a.Kind = DoorSeveral
		for _, c := range s.numbered(q.Query) {
			a.Choices = append(a.Choices, c.ID)
		}
	default:
		return s.askByName(q)
	}
	a.Tone = a.tone()
	return a
}

// askByName answers what is no whole number: one person who is met by every word is
// meant; with a letter wrong nobody is meant surely.
func (s *State) askByName(q DoorQuestion) DoorAnswer {
	a := DoorAnswer{At: q.At, Kind: DoorNotListed}
	found := s.Find(q.Query, mostChoices+1)
	if len(found) == 1 && s.meets(found[0], q.Query) {
		return s.AskOf(s.Candidates[found[0]].ID, q)
	}
	a.More = len(found) > mostChoices
	for _, i := range found[:min(len(found), mostChoices)] {
		a.Kind, a.Choices = DoorSeveral, append(a.Choices, s.Candidates[i].ID)
	}
	if len(found) == 0 && s.wasListed(q.Query) {
		a.Kind = DoorGone
	}
	a.Attention = s.unlisted(q)
	a.Tone = a.tone()
	return a
}

// meets reports whether every word of a query is in what is known of a candidate,
// letter by letter.
func (s *State) meets(i int, query string) bool {
	c := &s.Candidates[i]
	return hasWords(query, c.Number, c.Massar, c.NationalID, c.Name.Arabic(), c.Name.Latin())
}

func hasWords(query string, known ...string) bool {
	all, words := text.Fold(strings.Join(known, " ")), strings.Fields(text.Fold(query))
	return len(words) > 0 && !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(all, word) })
}

// wasListed reports whether a number is that of somebody who was removed.
func (s *State) wasListed(number string) bool {
	want := text.Fold(number)
	return slices.ContainsFunc(s.Removed, func(c exam.Candidate) bool { return hasNumber(&c, want) })
}

// AskOf answers about one candidate, whom a card or a choice names.
func (s *State) AskOf(id exam.ID, q DoorQuestion) DoorAnswer {
	a := DoorAnswer{At: q.At}
	who, ok := s.Candidate(id)
	if !ok {
		a.Kind = DoorGone
		a.Tone = a.tone()
		return a
	}
	a.Who = who
	a.Papers = s.papersOf(who.Track, q.At)
	a.In = s.Admissions(q.At, id)
	seat, seated := s.Seat(id)
	if seated {
		a.Seat, a.Room = seat, s.room(seat.Room)
	}
	switch {
	case len(a.Papers) == 0 && len(s.Programme.Papers) > 0:
		a.Kind, a.Next = DoorOtherSitting, s.nextFor(who.Track, q.At, 1)
	case !seated:
		a.Kind = DoorNoSeat
	case len(a.In) > 0:
		a.Kind = DoorIn
	case !q.Here.Leads(a.Room):
		a.Kind = DoorOtherRoom
	default:
		a.Kind = DoorRight
	}
	a.Late = s.lateNow(a.Papers, q)
	a.Attention = s.attentions(&a)
	a.Tone = a.tone()
	return a
}

// tone is that of the kind, or of the gravest attention.
func (a *DoorAnswer) tone() DoorTone {
	tone := ToneLook
	switch a.Kind {
	case DoorRight:
		tone = ToneGo
	case DoorNotListed:
		if slices.ContainsFunc(a.Attention, func(one Attention) bool { return one.Code == ProvisionalIn }) {
			return ToneLook
		}
		return ToneStop
	case DoorNoSeat, DoorOtherSitting, DoorOtherVersion, DoorOtherCentre, DoorGone, DoorForged:
		return ToneStop
	}
	for _, one := range a.Attention {
		if one.Tone == ToneStop || one.Tone == ToneLook && tone == ToneGo {
			tone = one.Tone
		}
	}
	return tone
}

// papersOf are the papers that candidates of a track write at a half-day.
func (s *State) papersOf(track string, at exam.Sitting) []exam.Paper {
	return slices.DeleteFunc(s.Programme.For(track), func(p exam.Paper) bool { return p.Sitting() != at })
}

// nextFor is the nth half-day after one at which candidates of a track write; zero if
// there are not so many.
func (s *State) nextFor(track string, after exam.Sitting, n int) exam.Sitting {
	last := after
	for _, p := range s.Programme.For(track) {
		if at := p.Sitting(); at.Compare(last) > 0 {
			if n--; n == 0 {
				return at
			}
			last = at
		}
	}
	return exam.Sitting{}
}
