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
// every layout that keeps capitals and digits; it fits a QR code of version 8
// with correction M in alphanumeric mode, 221 characters:
//
//	"MK", "MV"  what it is: see forms
//	"1", "2"    version of the layout
//	the rest    base32 (RFC 4648, no padding) of
//	    16 bytes  centre, the id of its file
//	    16 bytes  candidate
//	     8 bytes  of a verification card: Lists, Data
//	    to 40     of a card of version 2: the name of the centre, see nameBytes
//	    64 bytes  Ed25519 signature of the form's message and all bytes before
//
// Version 2 exists of the seat card alone, for the door of another centre: that has no
// key to check it with, and says where the card claims to be from.
const (
	cardVersion  = '1'
	namedVersion = '2'
	cardIDs      = 2 * len(exam.ID{})
	mostName     = 40 // bytes: the largest code fills a QR code of version 8
)

// A form is how the codes of one kind of card are written. The signed message
// differs, so that no card passes for one of another kind.
type form struct {
	kind            CardKind
	version         byte
	prefix, message string
	more            int // bytes beside the ids
	named           bool
}

var forms = []form{
	{kind: SeatCard, version: cardVersion, prefix: "MK", message: "markaz card 1\n"},
	{kind: CheckCard, version: cardVersion, prefix: "MV", message: "markaz verification card 1\n", more: 8},
	{kind: SeatCard, version: namedVersion, prefix: "MK", message: "markaz card 2\n", named: true},
}

const namedForm = 2 // of forms

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
	Name      string // of the centre, as the card has it; "" where it does not
	// Lists and Data are of a verification card: fingerprints of the lists that
	// were in force, and of what was printed of the candidate.
	Lists, Data [4]byte
}

// CardCode returns the code of a candidate's card, signed with the centre's
// seed. The same card has the same code for ever: cards printed early stay valid.
func CardCode(seed []byte, centre, candidate exam.ID) string {
	return forms[SeatCard].write(seed, centre, candidate)
}

// NamedCardCode is CardCode with the name of the centre, as much of it as there is room
// for; without a name it is CardCode. A card that was printed stays valid whatever the
// centre is called since.
func NamedCardCode(seed []byte, centre, candidate exam.ID, name string) string {
	said := nameBytes(name)
	if len(said) == 0 {
		return CardCode(seed, centre, candidate)
	}
	return forms[namedForm].write(seed, centre, candidate, said)
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
	return f.prefix + string(f.version) + cardText.EncodeToString(append(facts, sig...))
}

// ReadCardCode reads a code of any kind that a scanner typed; spaces around it
// and small letters (caps lock) do not matter. The errors are ErrNotCard,
// ErrCardVersion, ErrOtherCentre and ErrCardSignature; with the last two, the card
// is returned all the same for whoever scans it to see whose it claims to be.
func ReadCardCode(code string, centre exam.ID, pub []byte) (Card, error) {
	code = strings.ToUpper(strings.TrimSpace(code))
	err := ErrNotCard
	for _, f := range forms {
		body, ok := strings.CutPrefix(code, f.prefix)
		switch {
		case !ok || body == "" || body[0] < '0' || body[0] > '9':
		case body[0] == f.version:
			return f.read(body, centre, pub)
		default:
			err = fmt.Errorf("version %c: %w", body[0], ErrCardVersion)
		}
	}
	return Card{}, err
}

func (f form) read(body string, centre exam.ID, pub []byte) (Card, error) {
	raw, err := cardText.DecodeString(body[1:])
	facts := cardIDs + f.more
	if f.named {
		facts = max(facts, len(raw)-ed25519.SignatureSize)
	}
	// Only the one spelling that write writes: base32 leaves bits over.
	if err != nil || len(raw) != facts+ed25519.SignatureSize || f.named && (facts == cardIDs || facts > cardIDs+mostName) || cardText.EncodeToString(raw) != body[1:] {
		return Card{}, ErrNotCard
	}
	card := Card{Version: int(f.version - '0'), Kind: f.kind, Centre: exam.ID(raw[:16]), Candidate: exam.ID(raw[16:cardIDs])}
	if f.named {
		card.Name = nameOf(raw[cardIDs:facts])
	} else {
		copy(card.Lists[:], raw[cardIDs:facts])
		copy(card.Data[:], raw[min(cardIDs+len(card.Lists), facts):facts])
	}
	if card.Centre != centre {
		return card, ErrOtherCentre
	}
	if !Verify(pub, append([]byte(f.message), raw[:facts]...), raw[facts:]) {
		return card, ErrCardSignature
	}
	return card, nil
}
