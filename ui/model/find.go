package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// FoundKind is what was found.
type FoundKind int

// What can be searched from anywhere.
const (
	FoundCandidate FoundKind = iota
	FoundRoom
	FoundDocument
	FoundCommand
	FoundStaff
)

// Found is one line of what a search found.
type Found struct {
	Kind   FoundKind
	Title  string
	Detail string

	Candidate exam.ID // of a candidate
	Staff     exam.ID // of one of the staff
	Key       string  // number of a room, name of a document, key of a command
	Screen    bool    // of a command: it goes to a screen
}

// Command is something that can be done from anywhere, as a search finds it.
type Command struct {
	Key, Name, Shortcut string
	Words               []string // by which it is found besides its name
	Screen              bool     // it goes to a screen: offered first
}

// How many lines of a kind a search shows: all of them are seen at once.
const (
	mostCandidates = 8
	mostStaff      = 3 // after the candidates: these are looked for first
	mostOthers     = 5
)

// Find searches candidates, rooms, staff, documents and commands. Without a query it
// returns the commands, those that go to a screen first. Documents and commands
// are found by what they are called in every language. The state may be nil: then
// there are only commands.
func Find(lang text.Lang, state *app.State, commands []Command, query string) []Found {
	query = strings.TrimSpace(query)
	var found, held []Found
	if state != nil && query != "" {
		found = append(found, findRooms(lang, state, query)...)
		for _, c := range state.Search(query, mostCandidates) {
			found = append(found, Found{
				Kind: FoundCandidate, Title: NameIn(lang, c.Name), Detail: candidateDetail(lang, state, c), Candidate: c.ID,
			})
		}
		for _, row := range state.FindStaff(query, mostStaff) {
			who := &state.Staff[row]
			found = append(found, Found{Kind: FoundStaff, Title: NameIn(lang, who.Name), Detail: staffDetail(lang, who), Staff: who.ID})
		}
		var begun []Found
		begun, held = findDocuments(lang, state, query)
		found = append(found, begun...)
	}
	return slices.Concat(found, findCommands(commands, query), held)
}

// findDocuments finds documents by their names: those that begin with the query, and
// those that only hold it, which come after the screens that are called so.
func findDocuments(lang text.Lang, state *app.State, query string) (begun, held []Found) {
	for _, d := range state.Offered() {
		words, begins := "", false
		for _, l := range text.Langs() {
			name := DocumentName(l, d)
			words += " " + name
			begins = begins || strings.HasPrefix(text.Fold(name), text.Fold(query))
		}
		f := Found{Kind: FoundDocument, Title: DocumentName(lang, d), Detail: text.T(lang, "screen.find.document"), Key: d}
		if begins {
			begun = append(begun, f)
		} else if matches(words, query) {
			held = append(held, f)
		}
	}
	return begun, held
}

// findCommands finds commands by their names, then by their other words.
func findCommands(commands []Command, query string) []Found {
	var first, then []Found
	for _, c := range commands {
		f := Found{Kind: FoundCommand, Title: c.Name, Detail: c.Shortcut, Key: c.Key, Screen: c.Screen}
		switch named := matches(c.Name, query); {
		case query == "" && c.Screen, query != "" && named:
			first = append(first, f)
		case query == "", matches(c.Name+" "+strings.Join(c.Words, " "), query):
			then = append(then, f)
		}
	}
	found := append(first, then...)
	if query == "" {
		return found
	}
	return found[:min(len(found), mostOthers)]
}

// findRooms finds rooms by their number, with or without the word "room".
func findRooms(lang text.Lang, state *app.State, query string) []Found {
	want := text.Fold(query)
	if word, number, two := strings.Cut(want, " "); two && strings.HasSuffix(text.Fold(Word(lang, "word.room")), word) {
		want = number
	}
	seated := state.Sitting()
	var exact, begun []Found
	for _, r := range state.Rooms {
		number := text.Fold(r.Number)
		if !strings.HasPrefix(number, want) {
			continue
		}
		f := Found{
			Kind: FoundRoom, Title: RoomName(lang, r.Number),
			Detail: text.T(lang, "unit.candidate", text.Args{"n": seated[r.Number]}), Key: r.Number,
		}
		if number == want {
			exact = append(exact, f)
		} else {
			begun = append(begun, f)
		}
	}
	found := append(exact, begun...)
	return found[:min(len(found), mostOthers)]
}

// elided takes French words apart: whoever looks for émargement does not type
// « d’ ».
var elided = strings.NewReplacer("’", " ", "'", " ")

// matches reports whether every word of the query begins a word of the name.
func matches(name, query string) bool {
	words := strings.Fields(text.Fold(elided.Replace(name)))
	for _, q := range strings.Fields(text.Fold(elided.Replace(query))) {
		begins := false
		for _, w := range words {
			begins = begins || strings.HasPrefix(w, q) || strings.HasPrefix(w, "ال"+q)
		}
		if !begins {
			return false
		}
	}
	return true
}

// RoomName is what a room is called: «القاعة 3».
func RoomName(lang text.Lang, number string) string {
	return text.T(lang, "screen.room.name", text.Args{"room": text.LTR(number)})
}

func candidateDetail(lang text.Lang, state *app.State, c exam.Candidate) string {
	var parts []string
	for _, code := range []string{c.Number, c.Massar} {
		if code != "" {
			parts = append(parts, text.LTR(code))
		}
	}
	if seat, ok := state.Seat(c.ID); ok {
		parts = append(parts, text.T(lang, "screen.find.seat", text.Args{"room": text.LTR(seat.Room), "table": text.LTR(seat.Table)}))
	}
	return strings.Join(parts, " · ")
}
