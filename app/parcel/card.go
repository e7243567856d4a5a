package parcel

import (
	"crypto/ed25519"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"

	"markaz/app/exam"
)

// A card code is 157 characters of A-Z and 0-9, which keyboard scanners type
// alike under every layout that keeps capitals and digits; it fits a QR code of
// version 7 with correction M in alphanumeric mode:
//
//	"MK"      what it is
//	"1"       version of the layout
//	154 chars base32 (RFC 4648, no padding) of 96 bytes:
//	    0-15  centre, the id of its file
//	   16-31  candidate
//	   32-95  Ed25519 signature of "markaz card 1\n" and bytes 0-31
const (
	cardPrefix  = "MK"
	cardVersion = '1'
	cardMessage = "markaz card 1\n"
	cardFacts   = 2 * len(exam.ID{})
	cardBytes   = cardFacts + ed25519.SignatureSize
)

var cardText = base32.StdEncoding.WithPadding(base32.NoPadding)

// What is wrong with a scanned code.
var (
	ErrNotCard       = errors.New("not a card code")
	ErrCardVersion   = errors.New("card code of another version")
	ErrOtherCentre   = errors.New("card of another centre")
	ErrCardSignature = errors.New("card signature is wrong")
)

// A Card is what a card code says.
type Card struct {
	Version   int
	Centre    exam.ID
	Candidate exam.ID
}

// CardCode returns the code of a candidate's card, signed with the centre's
// seed. The same card has the same code for ever: cards printed early stay valid.
func CardCode(seed []byte, centre, candidate exam.ID) string {
	facts := append(centre[:len(centre):len(centre)], candidate[:]...)
	sig := Sign(seed, append([]byte(cardMessage), facts...))
	return cardPrefix + string(cardVersion) + cardText.EncodeToString(append(facts, sig...))
}

// ReadCardCode reads a code that a scanner typed; spaces around it and small
// letters (caps lock) do not matter. The errors are ErrNotCard, ErrCardVersion,
// ErrOtherCentre and ErrCardSignature; with the last two, the card is returned
// all the same for the person at the door to see whose it claims to be.
func ReadCardCode(code string, centre exam.ID, pub []byte) (Card, error) {
	body, ok := strings.CutPrefix(strings.ToUpper(strings.TrimSpace(code)), cardPrefix)
	if !ok || body == "" {
		return Card{}, ErrNotCard
	}
	if version := body[0]; version != cardVersion {
		if version < '0' || version > '9' {
			return Card{}, ErrNotCard
		}
		return Card{}, fmt.Errorf("version %c: %w", version, ErrCardVersion)
	}
	raw, err := cardText.DecodeString(body[1:])
	// Only the one spelling that CardCode writes: base32 leaves two bits over.
	if err != nil || len(raw) != cardBytes || cardText.EncodeToString(raw) != body[1:] {
		return Card{}, ErrNotCard
	}
	card := Card{Version: 1, Centre: exam.ID(raw[:16]), Candidate: exam.ID(raw[16:cardFacts])}
	if card.Centre != centre {
		return card, ErrOtherCentre
	}
	if !Verify(pub, append([]byte(cardMessage), raw[:cardFacts]...), raw[cardFacts:]) {
		return card, ErrCardSignature
	}
	return card, nil
}
