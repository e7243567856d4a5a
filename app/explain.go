package app

import (
	"errors"
	"io/fs"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// refusals are the sentinels that have a message of their own, error.<key>:
// what happened, what was kept, what to do.
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
	{exam.ErrBusy, "busy"},
	{exam.ErrFileOpen, "file_open"},
	{exam.ErrTooLarge, "too_large"},
	{exam.ErrNotAList, "not_a_list"},
	{exam.ErrNoHeader, "no_header"},
	{exam.ErrEncoding, "encoding"},
	{exam.ErrUnreadable, "unreadable"},
	{exam.ErrDependent, "dependent"},
	{exam.ErrNoPlan, "no_plan"},
	{exam.ErrNothing, "nothing"},
	{exam.ErrUnknown, "unknown"},
	{exam.ErrInvalid, "invalid"},
	{exam.ErrPractice, "practice"},
}

// Explain says in the user's language what happened, what was kept and what
// to do. A fault that is no refusal gets the general sentence; its details go
// to the log.
func Explain(lang text.Lang, err error) string {
	var damaged interface{ LastBackup() string }
	if errors.As(err, &damaged) {
		if backup := damaged.LastBackup(); backup != "" {
			return text.T(lang, "error.damaged_backup", text.Args{"backup": backup})
		}
		return text.T(lang, "error.damaged_no_backup")
	}
	var list *roster.Refusal
	if errors.As(err, &list) {
		return text.T(lang, list.Key(), text.Args{"file": list.File, "sheet": list.Sheet, "row": list.Row, "value": list.Value})
	}
	if errors.Is(err, fs.ErrNotExist) {
		return text.T(lang, "error.no_file")
	}
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return text.T(lang, "error."+r.key)
		}
	}
	return text.T(lang, "error.fault")
}
