package app

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"markaz/app/exam"
	"markaz/app/text"
)

// TypedVerdict says what a word that was typed into a register names.
type TypedVerdict string

// The verdicts.
const (
	TypedPerson    TypedVerdict = "person"    // of the room
	TypedSeveral   TypedVerdict = "several"   // of the room: it has to be asked which
	TypedElsewhere TypedVerdict = "elsewhere" // of the centre, but not expected there
	TypedLetIn     TypedVerdict = "let_in"    // let in provisionally: present, and cannot be absent
	TypedForged    TypedVerdict = "forged"    // a card whose signature is not this centre's, or of another centre
	TypedUnknown   TypedVerdict = "unknown"
)

// Typed is what one word names. Candidates are those of the room whom it names, in the
// order of the tables; of one who is elsewhere, only them.
type Typed struct {
	Word       string
	Verdict    TypedVerdict
	Candidates []exam.ID
}

// mostTyped is how many words are read at once: more are no slip.
const mostTyped = 400

// longestTyped is how much is read at once: the codes of 60 cards.
const longestTyped = 60 * 200

// ReadTyped reads who is meant by what was typed into the register of papers in a room:
// "3 7 12", "3،7", "14-17" are tables; what is no table, or has three digits or more, is
// the end of an exam number; whole exam numbers, Massar codes and card numbers and the
// codes of cards are read as well. A range is all who sit in it. Arabic digits are as
// good as others.
func (s *State) ReadTyped(words string, keys ...RollKey) []Typed {
	in := s.inRolls(keys)
	var all []Typed
	for _, word := range typedWords(words) {
		if len(all) == mostTyped {
			break
		}
		all = append(all, in.read(word)...)
	}
	return all
}

// A typing is who can be meant by words that are typed into a register.
type typing struct {
	s     *State
	keys  []RollKey
	seats []exam.Seat
}

// inRolls are those who are expected at papers in a room, in the order of the tables.
func (s *State) inRolls(keys []RollKey) typing {
	t := typing{s: s, keys: keys}
	for _, key := range keys {
		roll, _ := s.Roll(key)
		t.seats = append(t.seats, roll.Seats...)
	}
	if len(keys) > 1 {
		slices.SortStableFunc(t.seats, func(a, b exam.Seat) int { return text.Natural(a.Table, b.Table) })
	}
	return t
}

// typedWords are the words between spaces and commas. A hyphen between numbers makes one word
// of both.
func typedWords(words string) []string {
	words = words[:min(len(words), longestTyped)]
	words = hyphens.Replace(text.WesternDigits(text.Clean(words)))
	all := strings.FieldsFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(separators, r)
	})
	for i := 1; i < len(all)-1; i++ { // "14 - 17"
		if all[i] == "-" {
			all[i-1] += "-" + all[i+1]
			all = slices.Delete(all, i, i+2)
			i--
		}
	}
	for i, w := range all {
		all[i] = text.Clean(w)
	}
	return slices.DeleteFunc(all, func(w string) bool { return strings.Trim(w, "-") == "" })
}

// separators stand between words, beside spaces: the keys of a number pad too.
const separators = ",،;؛.+*/|"

var hyphens = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‑", "-", "ـ", "-")

func (t typing) read(word string) []Typed {
	if who := t.atTable(word); len(who) > 0 && !long(word) {
		return []Typed{t.found(word, who)}
	}
	if from, to, is := rangeOf(word); is {
		if all := t.between(from, to); len(all) > 0 {
			return all
		}
		return []Typed{{Word: word, Verdict: TypedUnknown}}
	}
	if isDigits(word) {
		return []Typed{t.number(word)}
	}
	return []Typed{t.code(word)}
}

// number reads a table, the end of an exam number, or a whole one.
func (t typing) number(word string) Typed {
	if who := t.who(func(c exam.Candidate) bool { return text.WesternDigits(c.Number) == word }); len(who) > 0 {
		return t.found(word, who)
	}
	who := t.atTable(word)
	for _, id := range t.who(func(c exam.Candidate) bool { return strings.HasSuffix(text.WesternDigits(c.Number), word) }) {
		if !slices.Contains(who, id) {
			who = append(who, id)
		}
	}
	if len(who) > 0 {
		return t.found(word, t.inOrder(who))
	}
	if t.letIn(word) {
		return Typed{Word: word, Verdict: TypedLetIn}
	}
	return t.code(word)
}

// code reads what a scanner types, and codes and numbers of people.
func (t typing) code(word string) Typed {
	scanned := t.s.Scan(word)
	switch {
	case scanned.Verdict == ScanPerson && t.expects(scanned.Candidate):
		return t.found(word, []exam.ID{scanned.Candidate})
	case scanned.Verdict == ScanPerson:
		return Typed{word, TypedElsewhere, []exam.ID{scanned.Candidate}}
	case scanned.Verdict == ScanForged, scanned.Verdict == ScanOtherCentre:
		return Typed{Word: word, Verdict: TypedForged}
	case scanned.Verdict == ScanSeveral:
		folded := text.Fold(word)
		who := t.who(func(c exam.Candidate) bool {
			return text.Fold(c.Number) == folded || text.Fold(c.Massar) == folded || text.Fold(c.NationalID) == folded
		})
		if len(who) > 0 {
			return t.found(word, who)
		}
	}
	if t.letIn(word) {
		return Typed{Word: word, Verdict: TypedLetIn}
	}
	return Typed{Word: word, Verdict: TypedUnknown}
}

func (t typing) found(word string, who []exam.ID) Typed {
	if len(who) == 1 {
		return Typed{word, TypedPerson, who}
	}
	return Typed{word, TypedSeveral, who}
}

// atTable are those at a table; more than one only where a list says so.
func (t typing) atTable(word string) (who []exam.ID) {
	for _, seat := range t.seats {
		if seat.Table != "" && table(seat.Table) == table(word) {
			who = append(who, seat.Candidate)
		}
	}
	return who
}

// table is how tables are compared: 3 is 03, in whichever digits.
func table(word string) string { return strings.TrimLeft(text.Fold(word), "0") }

// between are those from one table to another, each named by their table.
func (t typing) between(from, to int) (all []Typed) {
	for _, seat := range t.seats {
		if n, err := strconv.Atoi(text.WesternDigits(seat.Table)); err == nil && from <= n && n <= to {
			all = append(all, Typed{seat.Table, TypedPerson, []exam.ID{seat.Candidate}})
		}
	}
	return all
}

func (t typing) who(is func(exam.Candidate) bool) (who []exam.ID) {
	for _, seat := range t.seats {
		if c, ok := t.s.Candidate(seat.Candidate); ok && is(c) {
			who = append(who, c.ID)
		}
	}
	return who
}

func (t typing) inOrder(who []exam.ID) []exam.ID {
	var all []exam.ID
	for _, seat := range t.seats {
		if slices.Contains(who, seat.Candidate) {
			all = append(all, seat.Candidate)
		}
	}
	return all
}

func (t typing) expects(id exam.ID) bool {
	return slices.ContainsFunc(t.seats, func(seat exam.Seat) bool { return seat.Candidate == id })
}

// letIn reports whether a word is the table or the number of somebody who was let in
// provisionally.
func (t typing) letIn(word string) bool {
	folded := text.Fold(word)
	return slices.ContainsFunc(t.keys, func(key RollKey) bool {
		return slices.ContainsFunc(t.s.LetIn(key), func(p exam.Provisional) bool {
			return p.Table != "" && table(p.Table) == table(word) || text.Fold(p.Number) == folded || text.Fold(p.Massar) == folded || text.Fold(p.NationalID) == folded
		})
	})
}

// long reports whether a number may be the end of an exam number although there is such
// a table.
func long(word string) bool { return isDigits(word) && len(strings.TrimLeft(word, "0")) >= 3 }

func isDigits(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// rangeOf reads a range, whichever end stands first: one that is typed among Arabic
// words may look turned round.
func rangeOf(word string) (from, to int, is bool) {
	a, b, ok := strings.Cut(word, "-")
	if !ok || !isDigits(a) || !isDigits(b) {
		return 0, 0, false
	}
	from, errA := strconv.Atoi(a)
	to, errB := strconv.Atoi(b)
	return min(from, to), max(from, to), errA == nil && errB == nil
}
