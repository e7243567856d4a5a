package app

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// mostUnits bounds what an attachment of units is taken for: more than any
// printed document has.
const mostUnits = 256 << 20

// packUnits makes the attachment of a print.
func packUnits(u exam.PrintedUnits) ([]byte, error) {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if err := json.NewEncoder(z).Encode(u); err != nil {
		return nil, fmt.Errorf("units of a print: %w", err)
	}
	err := z.Close()
	return b.Bytes(), err
}

// unpackUnits reads it back; nil where nothing is there or it cannot be read.
func unpackUnits(data []byte) *exam.PrintedUnits {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	var u exam.PrintedUnits
	if err := json.NewDecoder(io.LimitReader(z, mostUnits)).Decode(&u); err != nil {
		return nil
	}
	return &u
}

// loadUnits reads what each print put on paper. What was erased or is damaged is
// not known: such a print stands for all of its document, which is no reason not
// to open the file. The attachments are unpacked when first asked for.
func (s *State) loadUnits(r Records) {
	was := s.units
	packed := s.packed
	s.units, s.packed = make(map[string]func() *exam.PrintedUnits, len(s.Prints)), make(map[string][]byte, len(s.Prints))
	for _, p := range s.Prints {
		if known, ok := was[p.Units]; ok {
			s.units[p.Units], s.packed[p.Units] = known, packed[p.Units]
		} else if p.Units != "" {
			data, err := r.Attachment(p.Units)
			s.packed[p.Units] = data
			s.units[p.Units] = sync.OnceValue(func() *exam.PrintedUnits {
				if err != nil {
					return nil
				}
				return unpackUnits(data)
			})
		}
	}
}

// unitsOf is what a print put on paper, nil if it is not known.
func (s *State) unitsOf(p exam.Print) *exam.PrintedUnits {
	known, ok := s.units[p.Units]
	if !ok {
		return nil
	}
	if u := known(); u != nil && u.Sums == pdf.Sums {
		return u
	}
	return nil // or summed by a program that summed otherwise
}

// readUnits is unitsOf for whoever goes through all prints once: what it reads is
// not kept.
func (s *State) readUnits(p exam.Print) *exam.PrintedUnits {
	if data := s.packed[p.Units]; len(data) > 0 {
		return unpackUnits(data)
	}
	return nil
}
