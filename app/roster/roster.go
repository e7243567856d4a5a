package roster

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"markaz/app/exam"
)

// Options say what a reader cannot know by itself. The zero value lets it find
// out everything.
type Options struct {
	People   People                // whom the list is about
	Encoding string                // of text files: "utf-8", "utf-16", "windows-1256", "windows-1252"; "" finds it out
	Map      map[string]exam.Field // title of a column as written -> its field, "" for a column to ignore
	// Chosen tells what the user has said of the columns of a table, by the
	// fingerprint of its titles: index -> field, "" for a column to ignore; nil where
	// nothing was said. It may be nil.
	Chosen func(titles string) map[int]exam.Field
	// AnyTitles reads a table none of whose titles is known, for a user who is going
	// to say what they are; else such a list is refused.
	AnyTitles   bool
	SessionYear int // year of the session, for ages and two-digit years; 0 if unknown
}

// A Draft is a list as it was read; nothing of it is stored yet.
type Draft struct {
	File     string // base name
	SHA256   string // of the file, in hex
	Encoding string // of a text file, "" of a spreadsheet
	Certain  bool   // every column is certain, and so is the encoding
	Columns  []Column
	Labels   map[string]string // what stands above the list: academy, direction, centre, school, year, level, class, track, room, session, city, subject
	Rows     []Row             // in the order of the file
	Rejected []Rejected        // rows that name nobody
	Notes    []exam.Finding    // about the file: columns, sheets, encoding, repeated rows
	Read     int               // rows below the titles that are not blank
}

// Candidates returns the candidates of the rows.
func (d Draft) Candidates() []exam.Candidate {
	all := make([]exam.Candidate, len(d.Rows))
	for i := range d.Rows {
		all[i] = d.Rows[i].Candidate
	}
	return all
}

// A Row is one person. The candidate has no ID yet.
type Row struct {
	Candidate exam.Candidate
	Findings  []exam.Finding

	staff *staffPart // nil of a candidate
}

// Rejected is a row that names nobody, so that it can be mended in place.
type Rejected struct {
	Source  exam.Source
	Cells   []string // raw, without those of secret columns; very long ones are cut
	Finding exam.Finding
}

// Read reads a list. Its kind is decided by its content, never by name, which
// is only shown. Every error is a *Refusal, save the context's own.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64, o Options) (Draft, error) {
	name = filepath.Base(strings.ReplaceAll(name, `\`, "/"))
	d, err := read(ctx, name, r, size, o)
	if err != nil {
		return Draft{}, refused(name, err)
	}
	return d, nil
}

func read(ctx context.Context, name string, r io.ReaderAt, size int64, o Options) (Draft, error) {
	for header, field := range o.Map {
		if field != "" && !o.words().isField(field) {
			return Draft{}, &Refusal{Reason: UnknownField, Value: string(field), Err: fmt.Errorf("column %q: %w", header, exam.ErrUnknown)}
		}
	}
	book, err := open(r, size, o)
	if err != nil {
		return Draft{}, err
	}
	sum, err := fingerprint(ctx, r, size)
	if err != nil {
		return Draft{}, err
	}
	rd := newReader(name, o)
	rd.draft.SHA256 = sum
	rd.draft.Encoding = book.encoding()
	if err := rd.readAll(ctx, book); err != nil {
		return Draft{}, err
	}
	return rd.finish(book), nil
}

func fingerprint(ctx context.Context, r io.ReaderAt, size int64) (string, error) {
	h := sha256.New()
	in := io.NewSectionReader(r, 0, size)
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if _, err := io.CopyN(h, in, 8<<20); err == io.EOF {
			return hex.EncodeToString(h.Sum(nil)), nil
		} else if err != nil {
			return "", &Refusal{Reason: Damaged, Err: fmt.Errorf("%w: %w", exam.ErrUnreadable, err)}
		}
	}
}
