package exam

import "errors"

// Refusals. A caller tells them apart by errors.Is; each has messages
// error.<name>.what happened, what was .kept and what to .do.
var (
	ErrNotFound   = errors.New("not found")
	ErrTaken      = errors.New("already there")
	ErrForeign    = errors.New("not a Markaz file")
	ErrNewer      = errors.New("made by a newer version of the program")
	ErrDamaged    = errors.New("file is damaged")
	ErrPassword   = errors.New("wrong password or recovery code")
	ErrLocked     = errors.New("file is protected by a password")
	ErrReadOnly   = errors.New("file cannot be written")
	ErrDiskFull   = errors.New("no space left on the disk")
	ErrGone       = errors.New("file is not in its place any more")
	ErrBusy       = errors.New("file is in use by another program")
	ErrHeld       = errors.New("another window has the file open")
	ErrFileOpen   = errors.New("file is open in another program")
	ErrUnreadable = errors.New("list cannot be read")
	ErrTooLarge   = errors.New("list is too large")
	ErrNotAList   = errors.New("not a list")
	ErrNoHeader   = errors.New("no row of column titles found")
	ErrEncoding   = errors.New("unknown text encoding")
	ErrDependent  = errors.New("later entries depend on it")
	ErrNoPlan     = errors.New("no seating plan yet")
	ErrNoDuties   = errors.New("no plan of duties yet")
	ErrNoHours    = errors.New("no programme yet") // of which papers are written when
	ErrNothing    = errors.New("nothing to do")
	ErrUnknown    = errors.New("no such name") // a document, preset, setting or field that does not exist
	ErrInvalid    = errors.New("value not allowed")
	ErrPractice   = errors.New("a practice centre takes no list")
	ErrAnonymous  = errors.New("a marking centre holds no names")
	ErrBlocked    = errors.New("a blocking finding is open")
	ErrWaiting    = errors.New("a correction is waited for")
	ErrUnseen     = errors.New("neither approved nor corrected yet")
	ErrOtherFile  = errors.New("made for another centre")
	ErrChanged    = errors.New("not what it was when it was compared any more")
	ErrOtherLists = errors.New("made for other lists than those in force")
	ErrBarred     = errors.New("a hard rule forbids it")
	ErrOtherData  = errors.New("printed before the data changed")
	ErrReason     = errors.New("a reason is needed")
	ErrWho        = errors.New("who decided is not said")
	ErrUnbalanced = errors.New("the counts do not balance")
	ErrNumbered   = errors.New("what is numbered is withdrawn, not taken back")
	ErrHandedOver = errors.New("the envelope has left the centre")
	ErrTemplate   = errors.New("not a template of this document")
)
