// Package model is what the screens show and do, without a window: it holds
// what the user has chosen so far, asks the office, and says what to show in
// the user's language. A method that may be slow touches nothing; the func it
// returns is quick, and does.
package model

import (
	"context"
	"errors"
	"io"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// An Office is one open centre file: the use cases of package app that screens
// call, and what the file itself can be asked.
type Office interface {
	State() *app.State
	Refresh(ctx context.Context) error
	// Barred says why the file can only be read: exam.ErrReadOnly in a place that
	// cannot be written, exam.ErrHeld while another window of this PC holds it; nil
	// where it is written. Hold tries to be the window that writes.
	Barred() error
	Hold(ctx context.Context) error
	// ClockJump says whether this PC's clock is in doubt, TrustClock that it is right.
	ClockJump() (app.ClockJump, bool)
	TrustClock()
	SessionYear() int
	Import(ctx context.Context, progress func(app.Progress), drafts ...app.Draft) ([]app.Imported, error)
	Settle(ctx context.Context, progress func(app.Progress), c app.Comparison, decisions []app.Decision) (app.Settled, error)
	SetChoices(ctx context.Context, centre exam.Centre, settings exam.Settings) error
	ProposeProgramme(preset string, first exam.Date) (exam.Programme, []string, error)
	SetProgramme(ctx context.Context, p exam.Programme) error
	SetRooms(ctx context.Context, rooms []exam.Room) error
	MoveSeats(ctx context.Context, reason string, moved ...exam.Seat) error
	Seat(ctx context.Context, rules exam.Rules, again bool) (app.Placing, error)
	CountLabels(ctx context.Context, room string, labels int) error
	Preview(ctx context.Context, job app.PrintJob) (app.Preview, error)
	Print(ctx context.Context, job app.PrintJob, tray app.Tray, progress func(app.Progress)) ([]app.PrintedFile, error)
	PrintPack(ctx context.Context, job app.PackJob, tray app.Tray, progress func(app.Progress)) ([]app.PrintedFile, error)
	PrintEmergency(ctx context.Context, job app.EmergencyJob, tray app.Tray, progress func(app.Progress)) ([]app.PrintedFile, error)
	Mending
	Receiving
	Staffing
	Guarding
	Registering
	Enveloping
	Reporting
	Designing
	Happenings
	ParseField(f exam.Field, raw string) (string, error)
	Ask(ctx context.Context, wishes ...app.Wish) ([]exam.Request, error)
	Sent(ctx context.Context, slip exam.ID, requests ...exam.ID) error
	Reply(ctx context.Context, replies ...app.Reply) error
	AttachScans(ctx context.Context, request exam.ID, scans ...[]byte) error
	Attachment(ctx context.Context, name string) ([]byte, error)
	WriteRequests(ctx context.Context, w io.Writer, lang text.Lang, requests ...exam.ID) (rows int, err error)
	ReadAnswers(ctx context.Context, name string, r io.ReaderAt, size int64) (app.Answers, error)
	TakeAnswers(ctx context.Context, a app.Answers) error
	LastAct() (app.Act, bool)
	TakeBack(ctx context.Context, act app.Act, reason string) error
	CopyTo(ctx context.Context, dir string) (string, error)
	LastCopy() (dir string, at time.Time)
	Protected() bool // by a password
	Protect(ctx context.Context, password, recovery string, tray app.Tray) (sheet string, err error)
	// Unlocks reports whether a secret opens the file: exam.ErrPassword if not,
	// exam.ErrNotFound of a file that has none.
	Unlocks(ctx context.Context, secret string) error
	// Discard closes the file and removes it while nobody is in it; else it only
	// closes it.
	Discard() error
	Close() error
}

// A Desk is this PC as the screens need it. The program fills it in; no
// function is nil.
type Desk struct {
	// Open opens a centre file; "" is no secret. A file that needs a password or
	// recovery code is refused with exam.ErrLocked, a wrong one with
	// exam.ErrPassword.
	Open func(ctx context.Context, path, secret string) (Office, error)
	// Create makes a centre file where none is; exam.ErrTaken otherwise.
	Create func(ctx context.Context, path string, centre exam.Centre) (Office, error)
	// Practice makes a practice centre of invented people in the user's documents,
	// under a name of its own, and returns it open, with its path.
	Practice func(ctx context.Context) (Office, string, error)
	// ReadList reads a list of candidates without storing anything. told, which
	// may be nil, is told how much of it is read.
	ReadList func(ctx context.Context, path string, opt app.ListOptions, told func(done, total int)) (app.Draft, error)
	// ReadStaff reads a list of staff, as ReadList one of candidates.
	ReadStaff func(ctx context.Context, path string, opt app.ListOptions, told func(done, total int)) (app.StaffDraft, error)
	// Reading opens a file for read, which may read any part of it.
	Reading func(path string, read func(r io.ReaderAt, size int64) error) error
	// ReadScan reads a scan or a photo; one that is too large to be kept gives
	// exam.ErrTooLarge.
	ReadScan func(path string) ([]byte, error)
	// ReadTemplates reads the file of a template, or those of a zip or a folder;
	// WriteTemplates writes those of documents as they are in force into a file of
	// that name, a zip, or a folder, and says where they are.
	ReadTemplates  func(path string) ([]TemplateFile, error)
	WriteTemplates func(s *app.State, to string, documents ...string) (paths []string, err error)
	// LayAside writes a document where nobody but this user reads it, for the
	// program that shows it; Sweep takes all of them away again.
	LayAside func(name string, document []byte) (path string, err error)
	Sweep    func() error
	// Render opens a PDF whose pages are to be looked at. It may take seconds the
	// first time.
	Render func(pdf []byte) (app.Rendering, error)
	// Vacant returns the path of a centre file of that name in the user's
	// documents, where no file is yet.
	Vacant func(name string) string
	// PapersDir is the folder for the papers of a centre file.
	PapersDir func(path string) string
	// Tray makes a folder if need be, and a tray that fills it.
	Tray func(dir string) (app.Tray, error)
	// RecoveryCode makes a code that opens a file when its password is forgotten.
	RecoveryCode func() string
	// Backups are the dated copies that this PC keeps of a centre file, latest first;
	// Restore puts one in the place of the file, which nobody may have open, and says
	// where what stood there is kept.
	Backups func(path string) ([]Backup, error)
	Restore func(path, backup string) (kept string, err error)
	// Recent are the centre files used last, latest first, that still exist.
	Recent func() []Recent
	// Sticks are the folders of removable drives that are plugged in.
	Sticks func() []string
	// Pick asks with the PC's own window for a file or a folder; "" when the
	// user gave up, ErrNoWindow where the PC has no such window.
	Pick func(ctx context.Context, ask Ask) (string, error)
	// There reports whether something is called so already.
	There func(path string) bool
	// Export writes a spreadsheet: aside, then in the place of what is called so.
	// A file that is open in another program gives exam.ErrFileOpen.
	Export func(ctx context.Context, path string, s Sheet) error
	// TableLook is what is remembered of the columns of a table, KeepTableLook
	// remembers it.
	TableLook     func(table string) TableLook
	KeepTableLook func(table string, l TableLook) error
	// ColumnFields is what the user has said of the columns of lists with these
	// titles, by their fingerprint and the place of a column, nil if nothing;
	// KeepColumnFields remembers it, nil forgets.
	ColumnFields     func(titles string) map[int]exam.Field
	KeepColumnFields func(titles string, fields map[int]exam.Field) error
	// Show opens a file or a folder in the program that the PC has for it.
	Show func(path string) error
	// Language is the language of the screens, SetLanguage keeps another.
	Language    func() text.Lang
	SetLanguage func(text.Lang) error
	// Look is how the window looks, SetLook keeps another look.
	Look    func() Look
	SetLook func(Look) error
	// Sound plays the sound of an answer at the door, and does not wait for its end;
	// Muted is that none is played, SetMuted keeps it.
	Sound    func(Sound)
	Muted    func() bool
	SetMuted func(bool) error
	// DoorOnly reports whether this PC shows nothing of a file but the door, SetDoorOnly
	// keeps it, and DoorFile is the path of the file that it shows so, "" if none.
	DoorOnly    func(file exam.ID) bool
	SetDoorOnly func(file exam.ID, path string, only bool) error
	DoorFile    func() string
	// DoorPlace is into which rooms and wings of a file the door leads at which this PC
	// stands, SetDoorPlace keeps it.
	DoorPlace    func(file exam.ID) (rooms, wings []string)
	SetDoorPlace func(file exam.ID, rooms, wings []string) error
	// Log keeps the details of a fault; SaveLog puts all that was kept into a
	// folder, as one file for whoever gives support, and says where it is.
	Log     func(err error)
	SaveLog func(dir string) (path string, err error)
	Now     func() time.Time
}

// ErrNoWindow says that the PC has no window of its own for choosing files.
var ErrNoWindow = errors.New("no native file window")

// A Backup is a dated copy of a centre file.
type Backup struct {
	Path string
	At   time.Time
}

// When says when a backup was made.
func (b Backup) When(lang text.Lang) string {
	at := b.At.Local()
	return text.T(lang, "screen.backups.line", text.Args{
		"date": text.Date(lang, at.Format(time.DateOnly)), "time": text.Clock(lang, at.Format("15:04")),
	})
}

// Recent is one line of the list of files used last.
type Recent struct {
	Name string // of the centre, "" if unknown
	Path string
	At   time.Time // last opened; zero if unknown
}

// Ask is what a window for choosing files asks for.
type Ask struct {
	Title  string
	Kind   Kind
	Folder string // where to start; "" for the usual place
	Name   string // of a file to be written
	Do     string // what choosing a folder does, on the button of our own window; "" chooses
}

// Kind is what is being chosen.
type Kind int

// The kinds of choice.
const (
	ListFile       Kind = iota // a list of candidates to read
	CentreFile                 // a centre file to open
	TargetFile                 // where to write a centre file
	Folder                     // a folder
	TargetSheet                // where to write a spreadsheet
	ScanFile                   // a scan or a photo of a document
	TemplateFiles              // the file of a template, or a zip of several
	TargetTemplate             // where to write the file of a template
	PictureFile                // a picture, as of a logo
)

// Writes reports whether what is chosen is a file to be written.
func (k Kind) Writes() bool { return k == TargetFile || k == TargetSheet || k == TargetTemplate }

// Extensions returns the endings of the files of a kind, with the dot; none
// for a folder.
func (k Kind) Extensions() []string {
	switch k {
	case ListFile:
		return []string{".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt"}
	case CentreFile, TargetFile:
		return []string{CentreExt}
	case TargetSheet:
		return []string{SheetExt}
	case TemplateFiles:
		return []string{TemplateExt, ".yml", ".zip"}
	case TargetTemplate:
		return []string{TemplateExt}
	case PictureFile:
		return []string{".png", ".jpg", ".jpeg"}
	case ScanFile:
		return []string{".pdf", ".jpg", ".jpeg", ".png"}
	}
	return nil
}

// The endings of the files that are written.
const (
	CentreExt   = ".markaz"
	SheetExt    = ".xlsx"
	TemplateExt = ".yaml"
)
