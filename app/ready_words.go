package app

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// DescribeReady says a line of readiness in the user's language.
func DescribeReady(lang text.Lang, l ReadyLine) string {
	key := "ready." + string(l.Key)
	switch {
	case l.All == 0:
		return text.T(lang, key+".none")
	case l.Good():
		return text.T(lang, key+".good", text.Args{"n": l.All})
	}
	return text.T(lang, key+".bad", text.Args{"n": l.All - l.Done, "all": text.Number(lang, l.All)})
}

// DescribeLack says what is lacking in a line of readiness.
func DescribeLack(lang text.Lang, key ReadyKey, l Lack) string {
	switch {
	case l.Document != "" && l.Untrue:
		return text.T(lang, "ready.lack.untrue", text.Args{"document": text.T(lang, "document."+l.Document)})
	case l.Document != "" && l.Partly:
		return text.T(lang, "ready.lack.partly", text.Args{"document": text.T(lang, "document."+l.Document)})
	case l.Document != "":
		return text.T(lang, "ready.lack.unprinted", text.Args{"document": text.T(lang, "document."+l.Document)})
	case key == ReadyLabels:
		return text.T(lang, "ready.lack.labels", text.Args{"room": text.LTR(l.Room), "n": l.Count})
	case l.Sitting != (exam.Sitting{}) && l.Room != "":
		return text.T(lang, "ready.lack.room", text.Args{"room": text.LTR(l.Room), "sitting": SittingName(lang, l.Sitting), "n": l.Count})
	case l.Sitting != (exam.Sitting{}):
		return text.T(lang, "ready.lack.sitting", text.Args{"sitting": SittingName(lang, l.Sitting), "n": l.Count})
	}
	return text.T(lang, "ready.lack.people", text.Args{"n": l.Count})
}

// SittingName is a half-day as people say it: its weekday, date and half.
func SittingName(lang text.Lang, s exam.Sitting) string {
	return text.Weekday(lang, string(s.Date)) + " " + text.Date(lang, string(s.Date)) + " " + text.Half(lang, s.Half)
}
