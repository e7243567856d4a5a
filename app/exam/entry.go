package exam

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"time"
)

// An Entry is one fact of the journal. Its columns are in clear; Body is the
// fact as JSON and is sealed by the store. Entries are never changed: a later
// one corrects an earlier one.
type Entry struct {
	ID       ID
	Station  ID        // the PC and file copy that wrote it
	Seq      uint64    // 1, 2, 3 … within the station
	Clock    Clock     // order of folding
	At       time.Time // the PC's own time, milliseconds, UTC
	Actor    string    // an id, never a name
	Kind     string    // "candidate.added/1"
	Subject  string    // what it is about: folding looks at one subject at a time
	Batch    ID        // entries that count together; zero for one alone
	Corrects ID        // the entry or batch it takes back; zero for none
	Body     []byte    // at most MaxBody bytes of JSON
}

// MaxBody is the most bytes that the body of an entry may have.
const MaxBody = 64 << 10

// A Clock is a hybrid logical clock: milliseconds since 1970 in the upper 48
// bits, a counter in the lower 16. It never goes back, whatever the PC's does.
type Clock uint64

// After returns the next reading after c at the PC's time now.
func (c Clock) After(now time.Time) Clock {
	return max(c+1, Clock(now.UnixMilli())<<16)
}

// Time returns the PC's time of a reading, to the millisecond.
func (c Clock) Time() time.Time { return time.UnixMilli(int64(c >> 16)).UTC() }

// A Position is the place of an entry in the order of folding. It is the same
// on every PC, in whatever order entries arrive.
type Position struct {
	Clock   Clock
	Station ID
	Seq     uint64
}

// Position returns the place of e in the order of folding.
func (e Entry) Position() Position { return Position{e.Clock, e.Station, e.Seq} }

// Compare orders positions by clock, then station, then sequence.
func (p Position) Compare(q Position) int {
	return cmp.Or(cmp.Compare(p.Clock, q.Clock),
		cmp.Compare(string(p.Station[:]), string(q.Station[:])), cmp.Compare(p.Seq, q.Seq))
}

// A Hash is a SHA-256 of the chain of one station.
type Hash = [sha256.Size]byte

// Sum returns the link of the chain that e makes: the SHA-256 over a canonical
// encoding of every column, the key the body is sealed with, the sealed body,
// and the station's previous link. It can be checked without the key.
func (e Entry) Sum(previous Hash, key ID, sealed []byte) Hash {
	b := make([]byte, 0, 256+len(sealed))
	b = append(b, "markaz entry 1\n"...)
	b = append(b, previous[:]...)
	for _, id := range [...]ID{e.ID, e.Station, e.Batch, e.Corrects, key} {
		b = append(b, id[:]...)
	}
	for _, n := range [...]uint64{e.Seq, uint64(e.Clock), uint64(e.At.UnixMilli())} {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	for _, s := range [...]string{e.Actor, e.Kind, e.Subject} {
		b = binary.BigEndian.AppendUint32(b, uint32(len(s)))
		b = append(b, s...)
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(sealed)))
	return sha256.Sum256(append(b, sealed...))
}
