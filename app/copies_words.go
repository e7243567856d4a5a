package app

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"markaz/app/exam"
	"markaz/app/text"
)

// ScopeName says of what part of a document a print is.
func (s *State) ScopeName(lang text.Lang, document, scope string) string {
	switch {
	case scope == "":
		return text.T(lang, "copies.scope.all")
	case scope == exam.ScopeChanged:
		return text.T(lang, "copies.scope.changed")
	case strings.HasPrefix(scope, "requests "):
		return text.T(lang, "copies.scope.requests")
	case strings.HasPrefix(scope, ofIncident):
		return s.incidentName(lang, strings.TrimPrefix(scope, ofIncident))
	case strings.HasPrefix(scope, ofHandover):
		return s.handoverName(lang, strings.TrimPrefix(scope, ofHandover))
	case strings.HasPrefix(scope, ofProvisional):
		id, _ := uuid.Parse(strings.TrimPrefix(scope, ofProvisional))
		return s.personName(lang, id)
	case document == EmergencyFile:
		return text.Weekday(lang, scope) + " " + text.Date(lang, scope)
	}
	rest, group := cutGroup(lang, scope)
	who, at, timed := cutSitting(rest)
	if id, err := uuid.Parse(who); err == nil {
		who = s.personName(lang, id)
	} else if who == "*" {
		who = ""
	} else if who != "" {
		who = seatName(lang, exam.Unit{Room: who})
	}
	sitting := ""
	if timed {
		sitting = SittingName(lang, at)
	}
	return joinParts(lang, who, sitting, group)
}

// cutGroup takes the school and the class from the end of a scope, in words.
func cutGroup(lang text.Lang, scope string) (rest, words string) {
	rest = " " + scope
	for _, group := range []string{"class", "school"} {
		if i := strings.Index(rest, " "+group+" "); i >= 0 {
			name := rest[i+len(group)+2:]
			rest = rest[:i]
			words = joinParts(lang, text.T(lang, "copies.scope."+group, text.Args{"name": name}), words)
		}
	}
	return strings.TrimSpace(rest), words
}

// personName is the name of a candidate or of one of the staff, or the number of what
// happened.
func (s *State) personName(lang text.Lang, id exam.ID) string {
	if name := s.calledIn(lang, exam.Unit{Candidate: id}); name != "" {
		return name
	}
	if name := s.staffCalledIn(lang, exam.Unit{Staff: id}); name != "" {
		return name
	}
	if p, ok := s.Provisional(id); ok {
		return text.T(lang, "paper.day.scope.provisional", text.Args{"n": NumberInWords(p.Value.RecordNumber())})
	}
	return text.T(lang, "copies.scope.person")
}

// CountParts says how many parts of a document there are, by what they are called: two
// sheets, three cards.
func CountParts(lang text.Lang, document string, n int) string {
	key := "reprint.unit." + document
	switch {
	case slices.Contains(FormDocuments, document):
		key = "reprint.unit.form"
	case momentary[document] || slices.Contains(RequestDocuments, document) || !slices.Contains(AllDocuments(), document):
		key = "copies.parts"
	}
	return text.T(lang, key, text.Args{"n": n})
}

// DescribeCopy says how far a copy can be used.
func DescribeCopy(lang text.Lang, c Copy) string {
	parts := func(n int) string { return CountParts(lang, c.Document, n) }
	by := func() string {
		if c.By == 0 {
			return text.T(lang, "copies.taken")
		}
		return text.T(lang, "copies.by", text.Args{"copy": c.By, "when": CopyTime(c.ByAt)})
	}
	switch c.State {
	case CopyReplaced:
		return text.T(lang, "copies.state.replaced", text.Args{"by": by()})
	case CopyOutdated:
		return text.T(lang, "copies.state.outdated", text.Args{"parts": parts(len(c.Outdated))})
	case CopyPartly:
		var lacks []string
		if n := len(c.Outdated); n > 0 {
			lacks = append(lacks, text.T(lang, "copies.again", text.Args{"parts": parts(n)}))
		}
		if c.Gone > 0 {
			lacks = append(lacks, text.T(lang, "copies.gone", text.Args{"parts": parts(c.Gone), "by": by()}))
		}
		return text.T(lang, "copies.state.partly", text.Args{"lacks": joinParts(lang, lacks...)})
	}
	words := text.T(lang, "copies.state."+string(c.State))
	if n := len(c.Lacking); n > 0 {
		words = joinParts(lang, words, text.T(lang, "copies.lacking", text.Args{"parts": parts(n)}))
	}
	return words
}

// CopyTime is when a copy was printed, as its foot says it.
func CopyTime(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return text.LTR(at.Local().Format("02/01/2006 15:04"))
}
