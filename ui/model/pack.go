package model

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Pack is the page on which what is handed out together is printed: the day pack of a
// sitting (حزمة الحصة) and the emergency file (ملف الطوارئ).
type Pack struct {
	*Papers                  // language, folder, and what was made
	At       int             // of Sittings
	Room     string          // as it is typed; "" is all
	PerFloor bool            // a file for each floor
	Day      int             // of Days; 0 is all of them
	In       map[string]bool // by document: lies in the pouches
	Blank    int             // copies of each form in the emergency file
}

// NewPack fills the page in: with the next sitting, and as the settings say.
func NewPack(o Office, desk *Desk, path string) *Pack {
	s := o.State()
	m := &Pack{Papers: NewPapers(o, desk, path), In: map[string]bool{}, Blank: s.Settings.BlankForms}
	today := desk.Today()
	m.At = max(0, slices.IndexFunc(m.Sittings(), func(at exam.Sitting) bool { return at.Date >= today }))
	for _, d := range app.Pouch() {
		m.In[d] = !slices.Contains(s.Settings.PackWithout, d)
	}
	return m
}

// Today is the day of this PC.
func (d *Desk) Today() exam.Date {
	now := d.Now()
	day, _ := exam.NewDate(now.Year(), int(now.Month()), now.Day())
	return day
}

// Sittings are those that a pack can be of.
func (m *Pack) Sittings() []exam.Sitting { return m.office.State().Programme.Sittings() }

// Days are those that the emergency file can be of.
func (m *Pack) Days() (days []exam.Date) {
	for _, at := range m.Sittings() {
		if !slices.Contains(days, at.Date) {
			days = append(days, at.Date)
		}
	}
	return days
}

// Pouch are the documents that a pouch can hold, in the order in which it is filled.
func (m *Pack) Pouch() []string { return m.office.State().PouchDocuments() }

// Any reports whether anything is to lie in the pouches.
func (m *Pack) Any() bool {
	return slices.ContainsFunc(m.Pouch(), func(d string) bool { return m.In[d] })
}

// KnowsRoom reports whether there is such a room; all of them are "".
func (m *Pack) KnowsRoom() bool {
	room := m.room()
	return room == "" || m.office.State().Sitting()[room] > 0
}

// HasFloors reports whether any room has a floor or a wing, by which files are parted.
func (m *Pack) HasFloors() bool {
	return slices.ContainsFunc(m.office.State().Rooms, func(r exam.Room) bool { return r.Floor != "" || r.Wing != "" })
}

func (m *Pack) room() string { return text.Clean(text.WesternDigits(m.Room)) }

// Stickers reports whether secret numbers come as stickers.
func (m *Pack) Stickers() bool { return *m.office.State().Settings.Stickers }

// SetStickers says whether secret numbers come as stickers, or are written by hand.
func SetStickers(ctx context.Context, o Office, stickers bool) error {
	s := o.State()
	if *s.Settings.Stickers == stickers {
		return nil
	}
	settings := s.Settings
	settings.Stickers = &stickers
	return o.SetChoices(ctx, s.Centre, settings)
}

// MakePack writes the day pack. It is like Papers.Make; progress counts rooms.
func (m *Pack) MakePack(ctx context.Context, progress func(done, of int)) func() {
	return m.made(ctx, progress, func(tray app.Tray, told func(app.Progress)) ([]app.PrintedFile, error) {
		job := app.PackJob{Sitting: m.Sittings()[m.At], Room: m.room(), PerFloor: m.PerFloor, Language: m.Language}
		return m.office.PrintPack(ctx, job, tray, told)
	})
}

// MakeEmergency writes the emergency file. It is like Papers.Make; progress counts
// its chapters.
func (m *Pack) MakeEmergency(ctx context.Context, progress func(done, of int)) func() {
	return m.made(ctx, progress, func(tray app.Tray, told func(app.Progress)) ([]app.PrintedFile, error) {
		job := app.EmergencyJob{Language: m.Language}
		if m.Day > 0 {
			job.Day = m.Days()[m.Day-1]
		}
		return m.office.PrintEmergency(ctx, job, tray, told)
	})
}

func (m *Pack) made(ctx context.Context, progress func(done, of int), write func(app.Tray, func(app.Progress)) ([]app.PrintedFile, error)) func() {
	files, err := m.write(ctx, progress, write)
	return func() { m.Made, m.Err = files, err }
}

func (m *Pack) write(ctx context.Context, progress func(done, of int), write func(app.Tray, func(app.Progress)) ([]app.PrintedFile, error)) ([]app.PrintedFile, error) {
	if err := m.keep(ctx); err != nil {
		return nil, err
	}
	tray, err := m.desk.Tray(m.Dir)
	if err != nil {
		return nil, err
	}
	return write(tray, m.counting(progress))
}

// keep remembers what was chosen on the page.
func (m *Pack) keep(ctx context.Context) error {
	s := m.office.State()
	settings := s.Settings
	settings.Language, settings.BlankForms, settings.PackWithout = m.Language, m.Blank, nil
	for _, d := range app.Pouch() {
		if !m.In[d] {
			settings.PackWithout = append(settings.PackWithout, d)
		}
	}
	if settings.Language == s.Settings.Language && settings.BlankForms == s.Settings.BlankForms && slices.Equal(settings.PackWithout, s.Settings.PackWithout) {
		return nil
	}
	return m.office.SetChoices(app.InPassing(ctx), s.Centre, settings)
}

// EmergencySays says that the emergency file of the next day lacks, or is not as things
// are; "" where there is nothing to say.
func EmergencySays(lang text.Lang, o Office, desk *Desk) string {
	if state := o.State().Emergency(desk.Today()); state != "" {
		return text.T(lang, "screen.pack.emergency."+string(state))
	}
	return ""
}

// packName is what one of several files is called on the page of what was made.
func packName(lang text.Lang, document string, n, of int) string {
	name := DocumentName(lang, document)
	if of > 1 {
		name += " – " + text.T(lang, "screen.pack.file", text.Args{"file": fmt.Sprint(n), "of": fmt.Sprint(of)})
	}
	return name
}

// mostFiles is how many files of one pack are named one by one.
const mostFiles = 12

// packLines are the files of packs among those made, each by itself while they are
// few.
func (m *Papers) packLines(lang text.Lang) (lines []MadeLine) {
	for _, d := range []string{app.DayPack, app.EmergencyFile} {
		var mine []app.PrintedFile
		for _, f := range m.Made {
			if f.Document == d {
				mine = append(mine, f)
			}
		}
		if len(mine) > mostFiles {
			lines = append(lines, m.madeLine(lang, d, mine))
			continue
		}
		for i := range mine {
			one := m.madeLine(lang, d, mine[i:i+1])
			one.Name = packName(lang, d, i+1, len(mine))
			one.Count += " · " + text.LTR(filepath.Base(mine[i].Path))
			if i > 0 {
				one.Document += fmt.Sprintf(".%d", i+1)
			}
			lines = append(lines, one)
		}
	}
	return lines
}
