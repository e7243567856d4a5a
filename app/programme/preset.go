// Package programme makes the timetable of a session from a preset and checks
// one that a person edited. Presets are data, assets/programmes: no public
// source gives the official timetable, so they are models to be edited.
package programme

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"markaz/app/exam"
	"markaz/assets"
)

// A Preset is a timetable whose days are counted from the first, for tracks
// known by the names that lists give them.
type Preset struct {
	Code string     // "ma-national"
	Name exam.Words // as a person chooses it
	Note exam.Words // what to check before relying on it

	papers   []paper
	subjects map[string]exam.Words
	tracks   []track
	byAlias  map[string]int // aliasKey -> index into tracks
	year     int            // of the baccalaureate whose tracks sit it
}

// The files of assets/programmes.
type (
	common struct {
		Subjects map[string]exam.Words `json:"subjects"`
		Taught   map[string]exam.Words `json:"taught"`          // that no paper is of
		Written  map[string][]string   `json:"subject_aliases"` // as lists of teachers call both
		Tracks   []track               `json:"tracks"`
	}
	track struct {
		Code    string     `json:"code"`
		Year    int        `json:"year"` // of the baccalaureate, 1 or 2
		Name    exam.Words `json:"name"`
		Aliases []string   `json:"aliases"`
	}
	preset struct {
		Code   string     `json:"code"`
		Rank   int        `json:"rank"`
		Year   int        `json:"year"`
		With   string     `json:"with"` // a preset whose papers are written too
		Name   exam.Words `json:"name"`
		Note   exam.Words `json:"note"`
		Papers []paper    `json:"papers"`
	}
	paper struct {
		Code        string   `json:"code"`
		Subject     string   `json:"subject"`
		Tracks      []string `json:"tracks"`
		Day         int      `json:"day"` // of the examination, from 1; Sundays do not count
		Start       string   `json:"start"`
		Minutes     int      `json:"minutes"`
		Coefficient int      `json:"coefficient"`
	}
)

// Presets returns the presets, the most usual first.
func Presets() []Preset { return slices.Clone(presets()) }

// A file that does not fit is a mistake in the program: the tests read them all.
var presets = sync.OnceValue(func() []Preset {
	names, err := fs.Glob(assets.Programmes, "programmes/ma-*.json")
	if err != nil {
		panic(err)
	}
	shared := read[common]("programmes/common.json")
	files := map[string]preset{}
	for _, name := range names {
		p := read[preset](name)
		files[p.Code] = p
	}
	var all []Preset
	for _, p := range files {
		made := Preset{
			Code: p.Code, Name: p.Name, Note: p.Note, subjects: shared.Subjects, year: p.Year,
			papers: slices.Concat(files[p.With].Papers, p.Papers), byAlias: map[string]int{},
		}
		for _, t := range shared.Tracks {
			if t.Year == p.Year {
				made.know(t)
			}
		}
		all = append(all, made)
	}
	slices.SortFunc(all, func(a, b Preset) int { return cmp.Compare(files[a.Code].Rank, files[b.Code].Rank) })
	return all
})

func read[T any](name string) (t T) {
	data, err := assets.Programmes.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, &t)
	}
	if err != nil {
		panic(fmt.Sprintf("programme: %s: %v", name, err))
	}
	return t
}

func (p *Preset) know(t track) {
	for _, alias := range append([]string{t.Name.Ar, t.Name.Fr, t.Name.En}, t.Aliases...) {
		p.byAlias[aliasKey(alias)] = len(p.tracks)
	}
	p.tracks = append(p.tracks, t)
}

// Track returns the preset's code and name for a track as a list writes it: a
// code with or without option and class (2BACPCF-3), or an Arabic or French
// name with or without year, branch and option. False if it knows none.
func (p Preset) Track(written string) (code string, name exam.Words, ok bool) {
	if y := yearOf(written); y != 0 && y != p.year {
		return "", exam.Words{}, false
	}
	i, ok := p.byAlias[aliasKey(written)]
	if !ok {
		return "", exam.Words{}, false
	}
	return p.tracks[i].Code, p.tracks[i].Name, true
}

// Programme returns the timetable that starts on the first day, for the tracks
// as candidates' tracks are written. Papers that none of them writes are left
// out. Tracks that the preset does not know get no paper and are in unknown: a
// person must say what they write.
func (p Preset) Programme(first exam.Date, tracks []string) (made exam.Programme, unknown []string) {
	written := map[string][]string{}
	for _, t := range tracks {
		if code, _, ok := p.Track(t); ok {
			written[code] = append(written[code], t)
		} else {
			unknown = append(unknown, t)
		}
	}
	made = exam.Programme{Preset: p.Code, Papers: []exam.Paper{}}
	for _, q := range p.papers {
		var sit []string
		for _, code := range q.Tracks {
			sit = append(sit, written[code]...)
		}
		if len(sit) == 0 {
			continue
		}
		made.Papers = append(made.Papers, exam.Paper{
			Code: q.Code, Subject: p.subjects[q.Subject], Tracks: sit, Date: examDay(first, q.Day),
			Start: q.Start, Minutes: q.Minutes, Coefficient: q.Coefficient,
		})
	}
	exam.SortPapers(made.Papers)
	return made, unknown
}

// examDay returns the n-th day of an examination; nobody is examined on Sundays.
func examDay(first exam.Date, n int) exam.Date {
	day := first
	for ; n > 1; n-- {
		if day = day.Add(1); day.Time().Weekday() == time.Sunday {
			day = day.Add(1)
		}
	}
	return day
}

// FirstDay returns the usual first day of the ordinary session of a year, the
// first Tuesday of June: a proposal, to be corrected by the official date.
func FirstDay(year int) exam.Date {
	day, ok := exam.NewDate(year, 6, 1)
	for ok && day.Time().Weekday() != time.Tuesday {
		day = day.Add(1)
	}
	return day
}
