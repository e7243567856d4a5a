package model

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"markaz/app/exam"
	"markaz/app/text"
)

// Copy is the verified copy to a stick.
type Copy struct {
	Path string // of the copy made last in this run
	Err  error

	office Office
	desk   *Desk
}

// NewCopy returns the copying of a centre file.
func NewCopy(o Office, desk *Desk) *Copy { return &Copy{office: o, desk: desk} }

// To writes the copy into a folder and reads it back. It may be slow.
func (m *Copy) To(ctx context.Context, dir string) func() {
	path, err := m.office.CopyTo(ctx, dir)
	return func() { m.Path, m.Err = path, err }
}

// Sticks are the drives to offer: those plugged in, and the folder of the last
// copy if it is not one of them.
func (m *Copy) Sticks() []string {
	dirs := m.desk.Sticks()
	last, at := m.office.LastCopy()
	if at.IsZero() || last == "" {
		return dirs
	}
	for _, d := range dirs {
		if d == last {
			return dirs
		}
	}
	return append(dirs, last)
}

// Age says how old the last copy is, and whether that is young enough: a copy
// that is more than a day old may miss a day's work.
func (m *Copy) Age(lang text.Lang) (words string, young bool) {
	_, at := m.office.LastCopy()
	return copyAge(lang, at, m.desk.Now())
}

func copyAge(lang text.Lang, at, now time.Time) (words string, young bool) {
	age := now.Sub(at)
	switch {
	case at.IsZero():
		return text.T(lang, "screen.copy.never"), false
	case age < time.Minute:
		return text.T(lang, "screen.copy.now"), true
	case age < time.Hour:
		return text.T(lang, "screen.copy.minutes", text.Args{"n": int(age.Minutes())}), true
	case age < 24*time.Hour:
		return text.T(lang, "screen.copy.hours", text.Args{"n": int(age.Hours())}), true
	}
	return text.T(lang, "screen.copy.days", text.Args{"n": int(age.Hours() / 24)}), false
}

// Status is the line at the foot of the window.
type Status struct {
	Centre    string
	Sitting   string // the one under way or due; "" without a programme, and after it
	File      string // its name; "" if it is the centre's
	Folder    string // the folder it is in, without those that hold that one
	Copy      string
	CopyOld   bool
	Protected bool
}

// NewStatus returns the line for an open file.
func NewStatus(lang text.Lang, o Office, desk *Desk, path string) Status {
	s := Status{Centre: o.State().Centre.Name, Protected: o.Protected()}
	s.File, s.Folder = shortPath(path, o.State().Centre.Name)
	if s.Centre == "" {
		s.Centre = text.T(lang, "screen."+OfKind("status.unnamed", o.State().Centre.Kind))
	}
	s.Sitting = sittingNow(lang, o.State().Programme, desk.Now())
	var young bool
	s.Copy, young = NewCopy(o, desk).Age(lang)
	s.CopyOld = !young
	return s
}

// sittingNow says which half-day of the programme is under way, else which is
// the next one.
func sittingNow(lang text.Lang, p exam.Programme, now time.Time) string {
	clock := now.Format(time.DateOnly + " 15:04")
	for _, s := range p.Sittings() {
		begins, ends := "", ""
		for _, paper := range p.Papers {
			if paper.Sitting() != s {
				continue
			}
			start, err := time.Parse("2006-01-02 15:04", string(paper.Date)+" "+paper.Start)
			if err != nil {
				continue
			}
			if at := start.Format(time.DateOnly + " 15:04"); begins == "" || at < begins {
				begins = at
			}
			ends = max(ends, start.Add(time.Duration(paper.Minutes)*time.Minute).Format(time.DateOnly+" 15:04"))
		}
		switch {
		case clock >= ends:
		case clock >= begins:
			return text.T(lang, "screen.status.sitting_now", text.Args{"sitting": SittingName(lang, s)})
		default:
			return text.T(lang, "screen.status.sitting_next", text.Args{"sitting": SittingName(lang, s)})
		}
	}
	return ""
}

// shortPath is the end of a path: enough to find the file again.
func shortPath(path, centre string) (file, folder string) {
	dir, name := filepath.Split(path)
	dir = filepath.Clean(dir)
	folder = filepath.Join(filepath.Base(filepath.Dir(dir)), filepath.Base(dir))
	if name = strings.TrimSuffix(name, CentreExt); name != centre {
		file = name
	}
	return file, text.LTR(folder)
}
