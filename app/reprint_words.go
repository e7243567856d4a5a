package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/text"
)

// UnitName says which part of a document is meant, so that it is found on paper.
func (s *State) UnitName(lang text.Lang, document string, u exam.Unit) string {
	switch {
	case u.Candidate != (exam.ID{}):
		return joinParts(lang, s.calledIn(lang, u), seatName(lang, u))
	case u.Staff != (exam.ID{}) || u.Sitting != (exam.Sitting{}):
		return s.dutyUnitName(lang, u)
	case document == TableLabels:
		return text.T(lang, "reprint.spare", text.Args{"room": text.LTR(u.Room), "which": text.LTR(text.Number(lang, u.N))})
	case u.Room == "":
		return text.T(lang, "reprint.page", text.Args{"page": u.N})
	}
	return joinParts(lang, seatName(lang, u), s.subject(lang, u.Paper))
}

// AgainName says of a unit to be printed again which it is, and where its paper
// is that it replaces, if that is elsewhere.
func (s *State) AgainName(lang text.Lang, document string, a Again) string {
	name := s.UnitName(lang, document, a.Unit)
	switch {
	case a.New:
		return text.T(lang, "reprint.new", text.Args{"unit": name})
	case a.Was != nil && a.Was.Room != "" && (a.Was.Room != a.Room || a.Was.Table != a.Table):
		return text.T(lang, "reprint.was", text.Args{"unit": name, "was": seatName(lang, *a.Was)})
	}
	return name
}

// calledIn is the name of a candidate, in force or removed, in the script of the
// language; the number on the paper where nobody knows the name any more.
func (s *State) calledIn(lang text.Lang, u exam.Unit) string {
	who, ok := s.Candidate(u.Candidate)
	for i := 0; !ok && i < len(s.Removed); i++ {
		who, ok = s.Removed[i], s.Removed[i].ID == u.Candidate
	}
	name := who.Name.Any()
	if latin := who.Name.Latin(); lang != text.Arabic && latin != "" {
		name = latin
	}
	switch {
	case ok && name != "":
		return name
	case u.Number != "":
		return text.T(lang, "reprint.number", text.Args{"number": text.LTR(u.Number)})
	}
	return ""
}

func seatName(lang text.Lang, u exam.Unit) string {
	switch {
	case u.Room == "":
		return ""
	case u.Table == "":
		return text.T(lang, "reprint.room", text.Args{"room": text.LTR(u.Room)})
	}
	return text.T(lang, "reprint.seat", text.Args{"room": text.LTR(u.Room), "table": text.LTR(u.Table)})
}

// subject is what a paper is about, also when the programme does not have it any
// more; its code where nothing says it.
func (s *State) subject(lang text.Lang, code string) string {
	for _, p := range s.Programme.Papers {
		if p.Code == code {
			return p.Subject.In(string(lang))
		}
	}
	for _, p := range slices.Backward(s.Prints) {
		if u := s.unitsOf(p); u != nil && u.Papers[code] != (exam.Words{}) {
			return u.Papers[code].In(string(lang))
		}
	}
	return text.LTR(code)
}

func joinParts(lang text.Lang, parts ...string) string {
	all := ""
	for _, p := range parts {
		if all != "" && p != "" {
			all += text.T(lang, "reprint.comma")
		}
		all += p
	}
	return all
}
