package programme

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"markaz/app/exam"
)

// maxFile is the most bytes that a timetable's file may have.
const maxFile = 1 << 20

// Write writes a timetable as a file that a person can edit and Read reads.
func Write(w io.Writer, p exam.Programme) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		return fmt.Errorf("write programme: %w", err)
	}
	return nil
}

// Read reads a timetable and checks it. What is wrong comes back as a *Refusal
// with the line of each problem; a misspelt name of a field is a problem too.
func Read(r io.Reader) (exam.Programme, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return exam.Programme{}, fmt.Errorf("read programme: %w", err)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if len(data) > maxFile {
		return exam.Programme{}, &Refusal{[]Problem{{Code: FileMalformed, Value: "larger than 1 MB"}}}
	}
	f := file{data: data, lines: map[string]int{}}
	p := f.read()
	if len(f.found) == 0 {
		for _, problem := range problems(p) {
			problem.Line = f.lines[problem.Paper]
			f.found = append(f.found, problem)
		}
	}
	if len(f.found) > 0 {
		return exam.Programme{}, &Refusal{f.found}
	}
	return p, nil
}

// file is a timetable being read.
type file struct {
	data  []byte
	lines map[string]int // of papers, by code; of the last one where there are two
	found []Problem
}

func (f *file) read() (p exam.Programme) {
	var outer struct {
		Preset string            `json:"preset"`
		Papers []json.RawMessage `json:"papers"`
	}
	if err := strict(f.data, &outer); err != nil {
		f.malformed(err, 0)
		return p
	}
	p.Preset, p.Papers = outer.Preset, []exam.Paper{}
	from := 0
	for _, raw := range outer.Papers {
		if i := bytes.Index(f.data[from:], raw); i >= 0 { // raw is a copy of bytes of the file, in order
			from += i
		}
		var q exam.Paper
		if err := strict(raw, &q); err != nil {
			f.malformed(err, from)
		}
		f.lines[q.Code] = f.line(from)
		p.Papers = append(p.Papers, q)
		from += len(raw)
	}
	return p
}

// strict decodes one JSON value and refuses names it does not know and anything
// that follows.
func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more after the end")
	}
	return nil
}

// malformed notes an error of the decoder that read the bytes at base.
func (f *file) malformed(err error, base int) {
	at := base
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at += int(syntax.Offset)
	case errors.As(err, &kind):
		at += int(kind.Offset)
	}
	f.found = append(f.found, Problem{Code: FileMalformed, Line: f.line(at), Value: err.Error()})
}

func (f *file) line(at int) int {
	return 1 + bytes.Count(f.data[:min(at, len(f.data))], []byte("\n"))
}
