package app

import (
	"errors"
	"io/fs"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// refusals are the sentinels that have messages of their own: error.<key>.what,
// .kept and .do.
var refusals = []struct {
	err error
	key string
}{
	{exam.ErrNotFound, "not_found"},
	{exam.ErrTaken, "taken"},
	{exam.ErrForeign, "foreign"},
	{exam.ErrNewer, "newer"},
	{exam.ErrDamaged, "damaged"},
	{exam.ErrPassword, "password"},
	{exam.ErrLocked, "locked"},
	{exam.ErrReadOnly, "read_only"},
	{exam.ErrDiskFull, "disk_full"},
	{exam.ErrGone, "gone"},
	{exam.ErrBusy, "busy"},
	{exam.ErrHeld, "held"},
	{exam.ErrDrive, "drive"},
	{exam.ErrFileOpen, "file_open"},
	{exam.ErrTooLarge, "too_large"},
	{exam.ErrTooLong, "too_long"},
	{exam.ErrNotAList, "not_a_list"},
	{exam.ErrNoHeader, "no_header"},
	{exam.ErrEncoding, "encoding"},
	{exam.ErrUnreadable, "unreadable"},
	{exam.ErrDependent, "dependent"},
	{exam.ErrNoPlan, "no_plan"},
	{exam.ErrNoDuties, "no_duties"},
	{exam.ErrNoHours, "no_hours"},
	{exam.ErrNothing, "nothing"},
	{exam.ErrUnknown, "unknown"},
	{exam.ErrInvalid, "invalid"},
	{exam.ErrPractice, "practice"},
	{exam.ErrAnonymous, "anonymous"},
	{exam.ErrBlocked, "blocked"},
	{exam.ErrWaiting, "waiting"},
	{exam.ErrUnseen, "unseen"},
	{exam.ErrChanged, "changed"},
	{exam.ErrOtherFile, "other_file"},
	{exam.ErrOtherLists, "other_lists"},
	{exam.ErrOtherData, "other_data"},
	{exam.ErrTemplate, "template"},
	{exam.ErrReason, "reason"},
	{exam.ErrRecorded, "recorded"},
	{exam.ErrWho, "who"},
	{exam.ErrUnbalanced, "unbalanced"},
	{exam.ErrHandedOver, "handed_over"},
	{exam.ErrNumbered, "numbered"},
	{exam.ErrBarred, "barred"},
}

// An Explanation is a refusal or a fault in the user's language, in the order
// in which it is read.
type Explanation struct {
	What string // happened
	Kept string // of the user's work
	Do   string // next
}

// String is the three as one paragraph.
func (e Explanation) String() string { return e.What + " " + e.Kept + " " + e.Do }

// Explain says what happened, what was kept and what to do. A fault that is no
// refusal gets general sentences; its details go to the log.
func Explain(lang text.Lang, err error) Explanation {
	key, args := reason(err)
	var blank *BlankPaper
	if errors.As(err, &blank) {
		key, args = "error.blank_paper", text.Args{"document": text.T(lang, "document."+blank.Document)}
	}
	var small *NoLargeType
	if errors.As(err, &small) {
		key, args = "error.no_large_type", text.Args{"document": text.T(lang, "document."+small.Document)}
	}
	part := func(name string) string { return text.T(lang, key+"."+name, args) }
	e := Explanation{What: part("what"), Kept: part("kept"), Do: part("do")}
	if fault := DescribeTemplate(lang, err); fault != "" {
		e.What += " " + fault + "."
	}
	return e
}

// reason is what the keys of an error's messages begin with, and what they name.
func reason(err error) (key string, args text.Args) {
	var damaged interface{ LastBackup() string }
	if errors.As(err, &damaged) {
		if backup := damaged.LastBackup(); backup != "" {
			return "error.damaged_backup", text.Args{"backup": backup}
		}
		return "error.damaged_no_backup", nil
	}
	var list *roster.Refusal
	if errors.As(err, &list) {
		return list.Key(), text.Args{"file": list.File, "sheet": list.Sheet, "row": list.Row, "value": list.Value}
	}
	var move *BadMove
	if errors.As(err, &move) {
		return "error.move_" + string(move.Why), text.Args{"room": move.Room, "table": move.Table}
	}
	var made *OtherLists
	if errors.As(err, &made) {
		args = text.Args{"theirs": made.Theirs, "ours": made.Ours}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "error.no_file", nil
	}
	if errors.Is(err, ErrNoTemplates) {
		return "error.no_templates", nil
	}
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return "error." + r.key, args
		}
	}
	return "error.fault", nil
}
