package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/google/uuid"

	"markaz/app/corrections"
	"markaz/app/exam"
	"markaz/app/text"
)

// Answers are what a file of the service says of this centre's requests. Nothing
// of it is taken yet.
type Answers struct {
	File     string
	Replies  []Reply // that say something new
	Accepted int     // of Replies
	Refused  int     // of Replies
	Against  int     // of Replies: they stand against another answer, and are kept beside it
	Open     int     // requests of ours without a decision
	Known    int     // decisions that are known already
	Others   int     // rows of other centres, passed over
	Findings []AnswerFinding

	lists string // that were in force
	said  map[saying]bool
}

// A saying is what a reply comes to, however it was typed.
type saying struct {
	request exam.ID
	answer  exam.Answer
	value   string
}

// An AnswerFinding is a row whose answer cannot be taken, and why: its message is
// correction.finding.<code>.
type AnswerFinding struct {
	exam.Source
	Code  AnswerCode
	Field exam.Field // that the request is about; "" where none was found
	Value string     // as the row has it
	Other string     // what it stands against
}

// AnswerCode is what is wrong with a row of answers.
type AnswerCode string

// The findings of files of answers.
const (
	AnswerUnnamed    AnswerCode = "unnamed"    // decided, and its identification is gone or was changed
	AnswerNobodys    AnswerCode = "nobodys"    // ours by its centre, but there is no such request
	AnswerUnreadable AnswerCode = "unreadable" // a decision that nobody can tell
	AnswerValueAlone AnswerCode = "value"      // a value without a decision, or beside a refusal
	AnswerBadValue   AnswerCode = "bad_value"  // a value that the field cannot have
	AnswerMassar     AnswerCode = "massar"     // the Massar code is not the request's candidate's
	AnswerField      AnswerCode = "field"      // the field is not the request's
	AnswerWanted     AnswerCode = "wanted"     // the value asked for is not the request's
	AnswerWithdrawn  AnswerCode = "withdrawn"  // the request was withdrawn meanwhile
)

// ReadAnswers reads a file of answers without storing anything: screens show what
// it says and ask. Rows of other centres are passed over; rows that cannot be
// taken are findings, the others stand. A file in which nothing is of this centre
// gives *OtherLists of exam.ErrOtherFile, one with a row that was made on other
// lists than those in force *OtherLists of exam.ErrOtherLists. Other refusals are
// *roster.Refusal.
func (o *Office) ReadAnswers(ctx context.Context, name string, r io.ReaderAt, size int64) (Answers, error) {
	rows, err := corrections.Read(ctx, name, r, size)
	if err != nil {
		return Answers{}, fmt.Errorf("read answers: %w", err)
	}
	if err := o.Refresh(ctx); err != nil {
		return Answers{}, fmt.Errorf("read answers: %w", err)
	}
	a, err := o.weigh(rows)
	if err != nil {
		return Answers{}, fmt.Errorf("read answers: %w", err)
	}
	return a, nil
}

// TakeAnswers writes down what was read, all or none. exam.ErrNothing where it
// says nothing new; *OtherLists where other lists came into force meanwhile.
func (o *Office) TakeAnswers(ctx context.Context, a Answers) error {
	return o.reply(ctx, a.Replies, func() error {
		if now := o.State().Lists(); len(a.Replies) > 0 && now != a.lists {
			return &OtherLists{Theirs: a.lists, Ours: now, Err: exam.ErrOtherLists}
		}
		return nil
	})
}

// weigh holds rows against the requests of the state.
func (o *Office) weigh(rows []corrections.Row) (Answers, error) {
	s := o.State()
	a := Answers{File: rows[0].Source.File, lists: s.Lists(), said: map[saying]bool{}}
	ours, theirs := 0, ""
	for i := range rows {
		row := &rows[i]
		centre, err := uuid.Parse(row.Centre)
		switch {
		case err != nil || row.Request == "":
			a.unnamed(row)
			continue
		case centre != s.File:
			a.Others++
			theirs = cmp.Or(row.Lists, centre.String())
			continue
		}
		ours++
		if !sameLists(row.Lists, a.lists) {
			if row.Lists == "" {
				a.unnamed(row)
				continue
			}
			return Answers{}, &OtherLists{Theirs: row.Lists, Ours: a.lists, Err: exam.ErrOtherLists}
		}
		o.weighRow(&a, row)
	}
	if ours == 0 {
		return Answers{}, &OtherLists{Theirs: theirs, Ours: a.lists, Err: exam.ErrOtherFile}
	}
	a.count(s)
	return a, nil
}

func sameLists(a, b string) bool { return strings.EqualFold(text.WesternDigits(a), b) }

func (a *Answers) found(row *corrections.Row, code AnswerCode, field exam.Field, value, other string) {
	a.Findings = append(a.Findings, AnswerFinding{Source: row.Source, Code: code, Field: field, Value: value, Other: other})
}

// unnamed tells of a row that was decided and cannot be joined to its request.
func (a *Answers) unnamed(row *corrections.Row) {
	if row.Decision+row.Value != "" {
		a.found(row, AnswerUnnamed, "", row.Massar, "")
	}
}

// weighRow makes a reply or a finding of a row that is of this centre.
func (o *Office) weighRow(a *Answers, row *corrections.Row) {
	s := o.State()
	id, err := uuid.Parse(row.Request)
	file, there := s.RequestByID(id)
	answer, readable := corrections.Decision(row.Decision)
	decided := row.Decision+row.Value != "" && !(readable && answer == "" && row.Value == "")
	switch {
	case !decided && there && file.Status().Settled():
		return // settled here, and nothing is said against it
	case !decided:
		if there {
			a.Open++
		}
		return
	case err != nil:
		a.found(row, AnswerUnnamed, "", row.Massar, "")
		return
	case !there:
		a.found(row, AnswerNobodys, "", row.Massar, "")
		return
	}
	if massar, ok := s.sameMassar(file, row.Massar); !ok {
		a.found(row, AnswerMassar, file.Field, row.Massar, massar)
		return
	}
	if f := corrections.FieldOf(row.Field); row.Field != "" && f != file.Field {
		a.found(row, AnswerField, file.Field, row.Field, "")
		return
	}
	if !o.asksFor(file, row.Wanted) {
		a.found(row, AnswerWanted, file.Field, row.Wanted, file.New)
		return
	}
	switch {
	case !readable:
		a.found(row, AnswerUnreadable, file.Field, row.Decision, "")
	case answer == "" || answer == exam.Refused && row.Value != "":
		a.found(row, AnswerValueAlone, file.Field, row.Value, row.Decision)
	case file.Status() == exam.RequestWithdrawn:
		a.found(row, AnswerWithdrawn, file.Field, row.Decision, "")
	default:
		o.weighReply(a, row, file, answer)
	}
}

// weighReply keeps a reply that says something new.
func (o *Office) weighReply(a *Answers, row *corrections.Row, file exam.RequestFile, answer exam.Answer) {
	r := Reply{Request: file.ID, Answer: answer, Value: row.Value, Note: row.Notes, Source: row.Source}
	value, err := o.replyValue(file, r)
	var refusal *FieldRefusal
	if errors.As(err, &refusal) || err != nil {
		a.found(row, AnswerBadValue, file.Field, row.Value, "")
		return
	}
	switch what := (saying{file.ID, answer, value}); {
	case knownFromFile(file, answer, value):
		a.Known++
	case !a.said[what]:
		a.said[what] = true
		a.Replies = append(a.Replies, r)
	}
}

// sameMassar tells whether a row is about a request's candidate: by the code they
// have or had, Western or Arabic-Indic. A file without the column says nothing
// against it. massar is the code in force.
func (s *State) sameMassar(file exam.RequestFile, written string) (massar string, same bool) {
	who, ok := s.Candidate(file.Candidate)
	if !ok {
		who = s.removed(file.Candidate)
	}
	fold := func(code string) string { return strings.ReplaceAll(text.Fold(code), " ", "") }
	codes := []string{who.Massar}
	for _, m := range s.dossiers[file.Candidate].Mends[exam.FieldMassar] {
		codes = append(codes, m.Old, m.New)
	}
	if file.Field == exam.FieldMassar {
		codes = append(codes, file.Old, file.New)
	}
	return who.Massar, written == "" || slices.ContainsFunc(codes, func(code string) bool { return fold(code) == fold(written) })
}

// count tells what the replies are.
func (a *Answers) count(s *State) {
	against := contested(a.Replies)
	for _, r := range a.Replies {
		if r.Answer == exam.Accepted {
			a.Accepted++
		} else {
			a.Refused++
		}
		file, _ := s.RequestByID(r.Request)
		if len(file.Answers) > 0 || against[r.Request] {
			a.Against++
		}
	}
}

// DescribeAnswer says what is wrong with a row of answers, and what to do.
func DescribeAnswer(lang text.Lang, f AnswerFinding) string {
	field := ""
	if f.Field != "" {
		field = text.T(lang, "field."+string(f.Field))
	}
	other := f.Other
	if f.Code == AnswerWanted {
		other = FieldWords(lang, f.Field, other)
	}
	return text.T(lang, "correction.finding."+string(f.Code), text.Args{"field": field, "value": f.Value, "other": other})
}
