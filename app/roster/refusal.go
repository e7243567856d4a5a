package roster

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"markaz/app/exam"
)

// A Refusal says why a list was not read: errors.Is finds the sentinel, Reason
// says it more closely. Each reason has messages refusal.<reason>.what, .kept
// and .do, with placeholders {file}, {sheet}, {row} and {value}.
type Refusal struct {
	File  string // base name
	Sheet string // "" where it is not about one sheet
	Row   int    // 0 where it is not about one row
	Value string // the limit that was passed, the name that is not known

	Reason Reason
	Err    error // wraps a sentinel of package exam
}

// Reason is why a list is refused.
type Reason string

// The reasons.
const (
	Empty            Reason = "empty"              // nothing in the file
	Damaged          Reason = "damaged"            // cut short or changed on the way
	WebPage          Reason = "web_page"           // html, or XML of an old Excel, under a spreadsheet's name
	OldFormat        Reason = "old_format"         // xlsb, or an Excel older than 5
	Protected        Reason = "protected"          // a spreadsheet with a password to open
	OtherProgram     Reason = "other_program"      // a picture, a PDF, a word processor's file
	TooMuch          Reason = "too_much"           // unpacks to more than a list can be
	TooManyRows      Reason = "too_many_rows"      // over MaxRows
	TooManyColumns   Reason = "too_many_columns"   // over MaxColumns
	CellTooLong      Reason = "cell_too_long"      // over MaxCell
	ListOfStaff      Reason = "list_of_staff"      // a list of staff where one of candidates was expected
	ListOfCandidates Reason = "list_of_candidates" // and the reverse
	NoHeader         Reason = "no_header"          // no row of titles in the first HeaderRows rows
	WrongEncoding    Reason = "wrong_encoding"     // text is not in the encoding that was named
	UnknownEncoding  Reason = "unknown_encoding"   // no such encoding
	UnknownField     Reason = "unknown_field"      // a column was mapped to a field that does not exist
	NoAnswers        Reason = "no_answers"         // no row of a file of answers names a request
)

// The limits of a list.
const (
	MaxRows    = 200_000
	MaxColumns = 200
	MaxCell    = 64 << 10  // bytes of one cell
	MaxText    = 48 << 20  // bytes of a text file
	MaxParts   = 256 << 20 // bytes of a spreadsheet's sheets and strings, unpacked
	HeaderRows = 60        // rows in which titles are looked for
)

// Key is what the keys of its messages begin with.
func (e *Refusal) Key() string { return "refusal." + string(e.Reason) }

func (e *Refusal) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Sheet != "" {
		fmt.Fprintf(&b, ", sheet %q", e.Sheet)
	}
	if e.Row > 0 {
		fmt.Fprintf(&b, ", row %d", e.Row)
	}
	fmt.Fprintf(&b, ": %s: %v", e.Reason, e.Err)
	return b.String()
}

func (e *Refusal) Unwrap() error { return e.Err }

var sentinels = map[Reason]error{
	Empty: exam.ErrNotAList, WebPage: exam.ErrNotAList, OtherProgram: exam.ErrNotAList,
	Damaged: exam.ErrUnreadable, OldFormat: exam.ErrUnreadable, Protected: exam.ErrUnreadable,
	TooMuch: exam.ErrTooLarge, TooManyRows: exam.ErrTooLarge, TooManyColumns: exam.ErrTooLarge, CellTooLong: exam.ErrTooLarge,
	NoHeader: exam.ErrNoHeader, ListOfStaff: exam.ErrNoHeader, ListOfCandidates: exam.ErrNoHeader, WrongEncoding: exam.ErrEncoding, UnknownEncoding: exam.ErrEncoding, UnknownField: exam.ErrUnknown, NoAnswers: exam.ErrNoHeader,
}

func refuse(why Reason) *Refusal { return &Refusal{Reason: why, Err: sentinels[why]} }

func refuseRow(why Reason, row int) *Refusal {
	return &Refusal{Reason: why, Row: row, Err: sentinels[why]}
}

// refused names the file in err, and makes any other error a refusal of a
// damaged file: what a reader meets is in the bytes of the list.
func refused(name string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("read %s: %w", name, err)
	}
	var r *Refusal
	if !errors.As(err, &r) {
		r = &Refusal{Reason: Damaged, Err: fmt.Errorf("%w: %w", exam.ErrUnreadable, err)}
	}
	r.File = name
	return r
}
