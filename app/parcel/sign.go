package parcel

import (
	"crypto/ed25519"
	"crypto/rand"
)

// NewSeed returns the 32 random bytes of which a new Ed25519 key is made.
func NewSeed() []byte {
	seed := make([]byte, ed25519.SeedSize)
	_, _ = rand.Read(seed) // never fails: it ends the program instead
	return seed
}

// Public returns the 32 bytes of the public key that belongs to a seed.
func Public(seed []byte) []byte {
	return ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
}

// Sign returns the 64 bytes of the Ed25519 signature of a message. The same
// seed and message give the same signature.
func Sign(seed, msg []byte) []byte {
	return ed25519.Sign(ed25519.NewKeyFromSeed(seed), msg)
}

// Verify reports whether sig is the signature of msg by the owner of pub. A
// key or signature of the wrong length verifies nothing.
func Verify(pub, msg, sig []byte) bool {
	return len(pub) == ed25519.PublicKeySize && ed25519.Verify(pub, msg, sig)
}
