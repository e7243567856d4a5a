package parcel

import (
	"crypto/ed25519"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"

	"markaz/app/exam"
)

// The code of a card is A-Z and 0-9, which keyboard scanners type alike under
// every layout that keeps capitals and digits; it fits a QR code of version 7
// with correction M in alphanumeric mode, 178 characters:
//
//	"MK", "MV"  what it is: see forms
//	"1"         version of the layout
//	the rest    base32 (RFC 4648, no padding) of
//	    16 bytes  centre, the id of its file
//	    16 bytes  candidate
//	     8 bytes  of a verification card: Lists, Data
//	    64 bytes  Ed25519 signature of the form's message and all bytes before
const (
	cardVersion = '1'
	cardIDs     = 2 * len(exam.ID{})
)

// A form is how the codes of one kind of card are written. The signed message
// differs, so that no card passes for one of another kind.
type form struct {
	kind            CardKind
	prefix, message string
	more            int // bytes beside the ids
}

var forms = []form{
	{kind: SeatCard, prefix: "MK", message: "markaz card 1\n"},
	{kind: CheckCard, prefix: "MV", message: "markaz verification card 1\n", more: 8},
}

var cardText = base32.StdEncoding.WithPadding(base32.NoPadding)

// What is wrong with a scanned code.
var (
	ErrNotCard       = errors.New("not a card code")
	ErrCardVersion   = errors.New("card code of another version")
	ErrOtherCentre   = errors.New("card of another centre")
	ErrCardSignature = errors.New("card signature is wrong")
)

// CardKind is what a card is for.
type CardKind int

// The kinds of card.
const (
	SeatCard  CardKind = iota // shown at the door «بطاقة المترشح»
	CheckCard                 // on which data are verified «بطاقة تدقيق المعطيات»
)

// A Card is what a card code says.
type Card struct {
	Version   int
	Kind      CardKind
	Centre    exam.ID
	Candidate exam.ID
	// Lists and Data are of a verification card: fingerprints of the lists that
	// were in force, and of what was printed of the candidate.
	Lists, Data [4]byte
}

// CardCode returns the code of a candidate's card, signed with the centre's
// seed. The same card has the same code for ever: cards printed early stay valid.
func CardCode(seed []byte, centre, candidate exam.ID) string {
	return forms[SeatCard].write(seed, centre, candidate)
}

// VerificationCode returns the code of a candidate's verification card, signed
// with the centre's seed.
func VerificationCode(seed []byte, centre, candidate exam.ID, lists, data [4]byte) string {
	return forms[CheckCard].write(seed, centre, candidate, lists[:], data[:])
}

func (f form) write(seed []byte, centre, candidate exam.ID, more ...[]byte) string {
	facts := append(centre[:len(centre):len(centre)], candidate[:]...)
	for _, m := range more {
		facts = append(facts, m...)
	}
	sig := Sign(seed, append([]byte(f.message), facts...))
	return f.prefix + string(cardVersion) + cardText.EncodeToString(append(facts, sig...))
}

// ReadCardCode reads a code of any kind that a scanner typed; spaces around it
// and small letters (caps lock) do not matter. The errors are ErrNotCard,
// ErrCardVersion, ErrOtherCentre and ErrCardSignature; with the last two, the card
// is returned all the same for whoever scans it to see whose it claims to be.
func ReadCardCode(code string, centre exam.ID, pub []byte) (Card, error) {
	code = strings.ToUpper(strings.TrimSpace(code))
	for _, f := range forms {
		if body, ok := strings.CutPrefix(code, f.prefix); ok && body != "" {
			return f.read(body, centre, pub)
		}
	}
	return Card{}, ErrNotCard
}

func (f form) read(body string, centre exam.ID, pub []byte) (Card, error) {
	if version := body[0]; version != cardVersion {
		if version < '0' || version > '9' {
			return Card{}, ErrNotCard
		}
		return Card{}, fmt.Errorf("version %c: %w", version, ErrCardVersion)
	}
	raw, err := cardText.DecodeString(body[1:])
	facts := cardIDs + f.more
	// Only the one spelling that write writes: base32 leaves bits over.
	if err != nil || len(raw) != facts+ed25519.SignatureSize || cardText.EncodeToString(raw) != body[1:] {
		return Card{}, ErrNotCard
	}
	card := Card{Version: 1, Kind: f.kind, Centre: exam.ID(raw[:16]), Candidate: exam.ID(raw[16:cardIDs])}
	copy(card.Lists[:], raw[cardIDs:facts])
	copy(card.Data[:], raw[min(cardIDs+len(card.Lists), facts):facts])
	if card.Centre != centre {
		return card, ErrOtherCentre
	}
	if !Verify(pub, append([]byte(f.message), raw[:facts]...), raw[facts:]) {
		return card, ErrCardSignature
	}
	return card, nil
}
