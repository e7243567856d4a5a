// Package app holds the use cases of an exam centre, one file per step of the
// day: Office decides, appends entries to the journal, and keeps the state
// that screens and papers read. It knows no window, no SQL and no files; what
// it needs of them are the ports below.
package app

import (
	"context"
	"io"
	"time"

	"markaz/app/exam"
	"markaz/app/parcel"
)

// A Store is one centre file.
type Store interface {
	// File is the identity of the file; copies share it.
	File() exam.ID
	// View runs read on one consistent state of the file; once more, from the
	// beginning, when a record was found damaged and made anew.
	View(ctx context.Context, read func(Records) error) error
	// Update runs write in one transaction. When it returns nil, everything
	// appended is on disk; otherwise nothing is. Refusals: exam.ErrReadOnly,
	// exam.ErrDiskFull, exam.ErrBusy, exam.ErrGone.
	Update(ctx context.Context, write func(Records) error) error
	// Arrived is Records.Arrived of the file as it is now.
	Arrived(ctx context.Context) (int64, error)
	// Backup writes a dated copy beside this PC's other backups of the file and
	// returns its path.
	Backup(ctx context.Context) (string, error)
	// CopyTo writes a copy of the file into a folder, reads it back and checks
	// its journal before it returns the path.
	CopyTo(ctx context.Context, dir string) (string, error)
	// Verify walks the journal's chains from their beginning, compares them with
	// what stations signed and what this PC remembers, and the records with what
	// folding the journal gives; records that differ are folded anew.
	Verify(ctx context.Context) (Audit, error)
	// Protected reports whether a password is set.
	Protected() bool
	// Protect sets the password and the recovery code that open the file, seals
	// the state anew, and removes this PC's older unprotected backups.
	Protect(ctx context.Context, password, recovery string) error
}

// Records are the journal and the state that is folded from it.
type Records interface {
	// Append stamps the entries with station, sequence and clock, journals them
	// in order and folds them. A Body over exam.MaxBody is refused.
	Append(entries ...exam.Entry) error
	// Watch has f told how far the Appends after it are; nil ends it.
	Watch(f func(done, total int))
	// Get returns the record of a subject, exam.ErrNotFound if there is none.
	Get(subject string) (Record, error)
	// Each calls f for every record whose subject starts with prefix, in the
	// order of subjects.
	Each(prefix string, f func(Record) error) error
	// Journal calls f for every entry in the order of folding. Entries sealed
	// with a key that is not there have a nil Body.
	Journal(f func(exam.Entry) error) error
	// Since calls f in the order of folding for the earliest entry that has one of
	// the ids or is of such a batch, and for all after it; with a nil Body, which
	// makes it much quicker than Journal. Where there is none, f is not called.
	Since(ids []exam.ID, f func(exam.Entry) error) error
	// Entry returns one entry, exam.ErrNotFound if there is none.
	Entry(id exam.ID) (exam.Entry, error)
	// Head is the position of the latest entry.
	Head() (exam.Position, error)
	// Arrived is a number that grows with every entry that comes into the file,
	// wherever in the order of folding: two that are equal saw the same file.
	Arrived() (int64, error)
	// Attach keeps bytes (a photo, a scan) and returns the name to find them by.
	Attach(data []byte) (string, error)
	// Attachment returns what Attach kept, exam.ErrNotFound if it was erased.
	Attachment(name string) ([]byte, error)
}

// A Record is what the journal says of one subject.
type Record struct {
	Subject string
	At      exam.Position // of the latest entry folded into it
	Body    []byte        // JSON
}

// An Audit is what walking the journal found.
type Audit struct {
	Entries  int
	Stations int
	Faults   []Fault
	Backup   string // of faults that are not cured: this PC's latest backup without any, "" if it has none
}

// A Fault is one break in the chain of a station, or, without a station, what
// is wrong with the rest of the file.
type Fault struct {
	Station exam.ID
	Seq     uint64
	What    string // "entry changed", "entry missing", "tail cut", "signature wrong"; "state differs from the journal", "pages damaged"
	Cured   bool   // nothing is left of it
}

// A Head is the end of the chain of one station.
type Head struct {
	Seq  uint64
	Hash exam.Hash
}

// A Station is this PC's hand in one copy of a file.
type Station struct {
	ID   exam.ID // StationID of its public key
	Seed []byte  // of its Ed25519 key
}

// Sign signs a message with the station's key.
func (s Station) Sign(message []byte) []byte { return parcel.Sign(s.Seed, message) }

// Stations is what this PC remembers of its own hands in centre files.
type Stations interface {
	// Claim returns the station with which this PC goes on writing a file whose
	// journal ends in these heads, and holds it until release is told where it
	// ended. When the PC has none for the file, or the file is behind or beside
	// what the PC remembers, or the station is held by another program, it
	// returns a new one: (station, sequence) is never used twice.
	Claim(file exam.ID, heads map[exam.ID]Head) (s Station, release func(Head) error, err error)
	// Remembered returns the last heads this PC saw of the file; a file that is
	// behind them has lost its tail.
	Remembered(file exam.ID) map[exam.ID]Head
}

// A Desk is what this PC remembers for its user.
type Desk interface {
	// NoteCopy remembers that a verified copy of the file went to a folder.
	NoteCopy(file exam.ID, dir string, at time.Time) error
	// LastCopy returns the latest, a zero time if there was none.
	LastCopy(file exam.ID) (dir string, at time.Time)
}

// A Tray takes finished papers.
type Tray interface {
	// Put writes a file aside, syncs it and renames it into place; a file that
	// is open in a viewer gives exam.ErrFileOpen and leaves the old one. It
	// returns where the file is and its SHA-256 as hex.
	Put(name string, write func(io.Writer) error) (path, sum string, err error)
}
