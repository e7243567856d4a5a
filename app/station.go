package app

import (
	"crypto/sha256"

	"markaz/app/exam"
	"markaz/app/parcel"
)

// NewStation returns a station with a new key.
func NewStation() Station {
	seed := parcel.NewSeed()
	return Station{ID: StationID(parcel.Public(seed)), Seed: seed}
}

// StationID returns the id of the station that owns a public key. The id is
// made of the key (UUIDv8 of its SHA-256), so nobody can sign in the name of a
// station by putting another key beside it.
func StationID(public []byte) exam.ID {
	sum := sha256.Sum256(append([]byte("markaz station 1\n"), public...))
	id := exam.ID(sum[:16])
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// Public returns the key with which the station's signatures are checked.
func (s Station) Public() []byte { return parcel.Public(s.Seed) }

// Signed reports whether the owner of a public key signed the message.
func Signed(public, message, signature []byte) bool {
	return parcel.Verify(public, message, signature)
}
