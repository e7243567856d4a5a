package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
	"markaz/cmd/pc"
	"markaz/cmd/render"
	"markaz/cmd/sheet"
	"markaz/cmd/wire"
	"markaz/data/home"
	"markaz/ui/model"
)

// newDesk is this PC as the window needs it.
func newDesk(h *home.Home, log *slog.Logger) *model.Desk {
	laid := newAside()
	d := &model.Desk{
		Open:           open,
		Create:         create,
		Practice:       func(ctx context.Context) (model.Office, string, error) { return practice(ctx, language(h)) },
		ReadList:       reading(h, roster.Read),
		ReadStaff:      reading(h, roster.ReadStaff),
		Reading:        wire.Reading,
		ReadScan:       wire.ReadScan,
		ReadTemplates:  readTemplates,
		WriteTemplates: wire.WriteTemplates,
		LayAside:       laid.lay,
		Sweep:          laid.sweep,
		Render:         (&render.Renderer{Cache: h.Cache("render")}).Render,
		Vacant:         vacant,
		PapersDir: func(path string) string {
			return strings.TrimSuffix(path, filepath.Ext(path))
		},
		Tray:         func(dir string) (app.Tray, error) { return wire.Tray(dir), nil },
		RecoveryCode: wire.NewRecoveryCode,
		Backups:      backups,
		Restore:      wire.Restore,
		Recent:       func() []model.Recent { return recent(h) },
		Sticks:       pc.Sticks,
		There:        there,
		Export:       sheet.Export,
		TableLook:    func(table string) model.TableLook { return model.TableLook(h.TableLook(table)) },
		KeepTableLook: func(table string, l model.TableLook) error {
			return h.SetTableLook(table, home.TableLook(l))
		},
		ColumnFields:     h.ColumnFields,
		KeepColumnFields: h.SetColumnFields,
		Pick: func(ctx context.Context, ask model.Ask) (string, error) {
			return pc.Pick(ctx, begun(h, ask))
		},
		Show:     pc.Show,
		Language: func() text.Lang { return language(h) },
		SetLanguage: func(l text.Lang) error {
			return h.SetSettings(func(s *home.Settings) { s.Language = string(l) })
		},
		Look: func() model.Look {
			s := h.Settings()
			return model.Look{Brightness: s.Brightness, TextSize: s.TextSize}.Usual()
		},
		SetLook: func(l model.Look) error {
			return h.SetSettings(func(s *home.Settings) { s.Brightness, s.TextSize = l.Brightness, l.TextSize })
		},
		Log:     func(err error) { log.Error("refused or failed", "error", err) },
		SaveLog: func(dir string) (string, error) { return saveLog(h, dir, time.Now()) },
		Now:     time.Now,
	}
	atDoor(d, h)
	return d
}

func readTemplates(path string) ([]model.TemplateFile, error) {
	files, err := wire.ReadTemplates(path)
	all := make([]model.TemplateFile, len(files))
	for i, f := range files {
		all[i] = model.TemplateFile(f)
	}
	return all, err
}

func backups(path string) ([]model.Backup, error) {
	files, err := wire.Backups(path)
	all := make([]model.Backup, len(files))
	for i, b := range files {
		all[i] = model.Backup{Path: b.Path, At: b.At}
	}
	return all, err
}

// atDoor is what the page of the door needs of this PC.
func atDoor(d *model.Desk, h *home.Home) {
	player := &pc.Player{}
	d.Sound = func(s model.Sound) { player.Play(string(s), sounds[s]) }
	d.Muted = func() bool { return h.Settings().Muted }
	d.SetMuted = func(muted bool) error { return h.SetSettings(func(s *home.Settings) { s.Muted = muted }) }
	d.DoorOnly, d.SetDoorOnly, d.DoorFile = h.DoorOnly, h.SetDoorOnly, h.DoorFile
	d.DoorPlace, d.SetDoorPlace = h.DoorPlace, h.SetDoorPlace
}

// sounds are what is heard of the answers at the door.
var sounds = map[model.Sound][]pc.Note{
	model.SoundGood: pc.GoodSound, model.SoundAttention: pc.AttentionSound, model.SoundRefused: pc.RefusedSound,
}

// there reports whether a file or folder is called so; what cannot be looked at
// may be.
func there(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func open(ctx context.Context, path, secret string) (model.Office, error) {
	d, err := wire.Open(ctx, path, func() (string, error) {
		if secret == "" {
			return "", exam.ErrLocked
		}
		return secret, nil
	})
	if err != nil {
		return nil, err
	}
	_ = d.Hold(ctx) // the window says for itself that it may only read
	return d, nil
}

func create(ctx context.Context, path string, centre exam.Centre) (model.Office, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, fmt.Errorf("folder of the centre file: %w: %w", exam.ErrReadOnly, err)
	}
	d, err := wire.Create(ctx, path, centre)
	if err != nil {
		return nil, err
	}
	_ = d.Hold(ctx) // the window says for itself that it may only read
	return d, nil
}

// practice makes a practice centre where no file is. Another program may have
// been quicker: then there is a next number.
func practice(ctx context.Context, lang text.Lang) (model.Office, string, error) {
	for {
		path := vacant(text.T(lang, "practice.file"))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return nil, "", fmt.Errorf("folder of the practice centre: %w: %w", exam.ErrReadOnly, err)
		}
		d, err := wire.Practice(ctx, path, 0)
		if err == nil {
			_ = d.Hold(ctx)
			return d, path, nil
		} else if _, there := os.Stat(path); !errors.Is(err, exam.ErrTaken) || there != nil {
			return nil, "", err
		}
	}
}

func language(h *home.Home) text.Lang {
	lang, err := text.Parse(h.Settings().Language)
	if err != nil {
		return text.Arabic
	}
	return lang
}

// vacant is a file of that name in Documents/Markaz which is not there yet.
// Where the folder cannot be looked into, making the file says why.
func vacant(name string) string {
	dir := filepath.Join(pc.Documents(), "Markaz")
	name = fileName(name)
	for n := 1; ; n++ {
		path := filepath.Join(dir, name+model.CentreExt)
		if n > 1 {
			path = filepath.Join(dir, name+" "+strconv.Itoa(n)+model.CentreExt)
		}
		if _, err := os.Stat(path); err != nil {
			return path
		}
	}
}

// devices are names by which Windows knows something else than a file,
// whatever comes after a dot.
var devices = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)`)

// longestName keeps paths within what Windows allows.
const longestName = 80

// fileName makes a name that every system allows of a centre's.
func fileName(name string) string {
	name = text.Clean(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name))
	if letters := []rune(name); len(letters) > longestName {
		name = string(letters[:longestName])
	}
	name = strings.Trim(name, " .")
	if name == "" {
		return "Markaz"
	}
	if devices.MatchString(name) {
		return "Markaz " + name
	}
	return name
}

func recent(h *home.Home) []model.Recent {
	var files []model.Recent
	for _, path := range h.Recent() {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			files = append(files, model.Recent{Name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), Path: path})
		}
	}
	return files
}
