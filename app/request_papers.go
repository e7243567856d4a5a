package app

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// The papers of correction requests: they are printed when they are named, never
// with the pack of a centre.
const (
	CorrectionList = "correction-list"
	SendingSlip    = "sending-slip"
)

// RequestDocuments are both, in the order in which they are sent.
var RequestDocuments = []string{SendingSlip, CorrectionList}

// requestPaper makes a paper of the requests of a job, or of all that are not
// settled: in the order of the service, by school, then Massar code.
func (s *State) requestPaper(name string, job PrintJob, now time.Time) (paper, error) {
	ids := job.Requests
	if len(ids) == 0 {
		ids = s.Unsettled()
	}
	files := s.requestsInOrder(ids)
	if len(files) == 0 {
		return paper{}, fmt.Errorf("no request to print in %q: %w", name, exam.ErrNothing)
	}
	p := paper{document: name, name: name + ".pdf", print: s.printOf(name, requestScope(job.Requests))}
	p.print.Made = "" // it says how requests stood, which names nothing that is made from
	p.print.Copy = s.copies(name, p.print.Scope) + 1
	head := s.head(job.Language, p.print.Copy, now)
	head.Preview, head.Sample = job.preview, job.sample
	if name == SendingSlip {
		p.doc = &pdf.SendingSlip{
			Head: head, Subject: text.T(job.Language, "correction.slip.subject"), Items: s.slipItems(text.Lang(job.Language), files), Lists: s.Lists(),
		}
		return p, nil
	}
	p.doc = &pdf.CorrectionList{Head: head, Rows: s.correctionRows(files), Lists: s.Lists()}
	return p, nil
}

// requestScope tells which requests a paper was about: "" is all that were open.
func requestScope(ids []exam.ID) string {
	if len(ids) == 0 {
		return ""
	}
	h := sha256.New()
	for _, id := range slices.SortedFunc(slices.Values(ids), func(a, b exam.ID) int { return slices.Compare(a[:], b[:]) }) {
		h.Write(id[:])
	}
	return "requests " + hex.EncodeToString(h.Sum(nil))[:8]
}

// requestsInOrder are requests by school, then Massar code.
func (s *State) requestsInOrder(ids []exam.ID) []exam.RequestFile {
	by := make(map[string]exam.RequestFile, len(ids))
	for _, f := range s.Requests {
		by[f.ID.String()] = f
	}
	var files []exam.RequestFile
	for _, row := range s.RequestRows(text.Arabic, ids...) {
		files = append(files, by[row.Request])
	}
	return files
}

func (s *State) correctionRows(files []exam.RequestFile) []pdf.CorrectionRow {
	rows := make([]pdf.CorrectionRow, len(files))
	for i, f := range files {
		who := s.Asked(f)
		rows[i] = pdf.CorrectionRow{
			Massar: who.Massar, ExamNumber: who.Number, Name: who.Name, School: who.School, Class: who.Class,
			Field: f.Field, Old: f.Old, New: f.New, Document: string(f.Document), At: f.Made.At.Local(), Status: string(f.Status()),
		}
	}
	return rows
}

// slipItems count what is sent: the requests of each school, then the scans that
// go with them.
func (s *State) slipItems(lang text.Lang, files []exam.RequestFile) []pdf.SlipItem {
	var items []pdf.SlipItem
	last, scans := "", 0
	for i, f := range files {
		scans += len(f.Attachments)
		school := s.Asked(f).School
		if i == 0 || school != last {
			what := text.T(lang, "correction.slip.requests")
			if school != "" {
				what = text.T(lang, "correction.slip.requests_of", text.Args{"school": school})
			}
			items = append(items, pdf.SlipItem{What: what, Remark: text.T(lang, "correction.slip.in_list")})
		}
		last = school
		items[len(items)-1].Count++
	}
	if scans > 0 {
		items = append(items, pdf.SlipItem{What: text.T(lang, "correction.slip.scans"), Count: scans})
	}
	return items
}
