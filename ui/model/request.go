package model

import (
	"context"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Request is one correction request in full, with what became of it.
type Request struct {
	ID      exam.ID
	Name    string
	Number  string
	Status  exam.RequestStatus
	Facts   [][2]string // name and value; what is unknown is left out
	History []string    // who did what, and when
	Scans   []string    // names of attachments
}

// NewRequest returns a request of the file, false if there is none.
func NewRequest(lang text.Lang, o Office, id exam.ID) (Request, bool) {
	s := o.State()
	file, ok := s.RequestByID(id)
	if !ok {
		return Request{}, false
	}
	who := s.Asked(file)
	m := Request{ID: id, Name: NameIn(lang, who.Name), Number: who.Number, Status: file.Status(), Scans: file.Attachments}
	add := func(key, value string) {
		if value != "" {
			m.Facts = append(m.Facts, [2]string{text.T(lang, "correction.sheet."+key), value})
		}
	}
	add("field", FieldName(lang, file.Field))
	add("recorded", orNone(lang, app.FieldWords(lang, file.Field, file.Old)))
	add("wanted", orNone(lang, app.FieldWords(lang, file.Field, file.New)))
	add("document", SeenName(lang, file.Document))
	add("by", RequesterName(lang, file.By))
	add("massar", who.Massar)
	add("number", who.Number)
	add("school", who.School)
	add("notes", file.Note)
	m.History = requestHistory(lang, file)
	return m, true
}

// requestHistory says who did what with a request, and when.
func requestHistory(lang text.Lang, file exam.RequestFile) []string {
	lines := []string{text.T(lang, "screen.corrections.made", text.Args{"at": Moment(lang, file.Made.At), "who": ActorName(lang, file.Made.Actor)})}
	for _, s := range file.Sent {
		lines = append(lines, text.T(lang, "screen.corrections.was_sent", text.Args{"at": Moment(lang, s.At), "who": ActorName(lang, s.Actor)}))
	}
	for _, a := range append(append([]exam.Answered{}, file.Settled...), file.Answers...) {
		lines = append(lines, text.T(lang, "screen.corrections.was_answered", text.Args{
			"at": Moment(lang, a.At), "who": ActorName(lang, a.Actor), "answer": answerSays(lang, file, a), "from": answerFrom(lang, a),
		}))
	}
	return lines
}

// answerSays is an answer in words, with the value where it is another than the
// one asked for, and the note.
func answerSays(lang text.Lang, file exam.RequestFile, a exam.Answered) string {
	said := AnswerName(lang, a.Answer)
	if a.Value != "" {
		said = text.T(lang, "screen.corrections.with_value", text.Args{"answer": said, "value": app.FieldWords(lang, file.Field, a.Value)})
	}
	if a.Note != "" {
		said += " – " + a.Note
	}
	return said
}

func answerFrom(lang text.Lang, a exam.Answered) string {
	if a.Source == (exam.Source{}) {
		return text.T(lang, "screen.corrections.by_hand")
	}
	return app.Place(lang, exam.Finding{Source: a.Source})
}

// Open lays a scan where only this user reads it, and returns its path.
func (m *Request) Open(ctx context.Context, o Office, desk *Desk, i int) (string, error) {
	scan, err := o.Attachment(ctx, m.Scans[i])
	if err != nil {
		return "", err
	}
	return desk.LayAside(strings.ReplaceAll(m.Number, "/", "-")+"-"+strconv.Itoa(i+1)+"."+app.ScanKind(scan), scan)
}

// Attach reads a scan and adds it to the request.
func (m *Request) Attach(ctx context.Context, o Office, desk *Desk, path string) error {
	scan, err := desk.ReadScan(cleanPath(path))
	if err != nil {
		return err
	}
	return o.AttachScans(ctx, m.ID, scan)
}

// ScanName is what the scan at a place is called: it names nobody.
func ScanName(lang text.Lang, i int) string {
	return text.T(lang, "screen.corrections.scan", text.Args{"number": i + 1})
}

// AnswersByHand are the answers that a person may enter, in the order in which
// they are offered.
var AnswersByHand = []exam.Answer{exam.Accepted, exam.Refused, exam.Withdrawn}

// A Reply is an answer that is entered by hand.
type Reply struct {
	Answer      exam.Answer
	Value, Note string
	Said        string // what is wrong with it, in place
	Err         error  // of the last Do

	office  Office
	request exam.ID
}

// NewReply returns the form of a request.
func NewReply(o Office, request exam.ID) *Reply {
	return &Reply{Answer: exam.Accepted, office: o, request: request}
}

// Do enters it.
func (m *Reply) Do(ctx context.Context, lang text.Lang) func() {
	r := app.Reply{Request: m.request, Answer: m.Answer, Note: strings.TrimSpace(m.Note)}
	if m.Answer == exam.Accepted {
		r.Value = strings.TrimSpace(m.Value)
	}
	err := m.office.Reply(ctx, r)
	return func() { m.Said, m.Err = refusal(lang, err), err }
}
