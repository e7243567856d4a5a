package app

import (
	"cmp"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// verificationCards are printed class by class, each in the order of names, as
// they are handed out. Printing says nothing of who has seen their data.
func (s *State) verificationCards(p paper, who []pdf.Seated, head pdf.Head, drawn bool, perPage int) []paper {
	type listed struct {
		exam.Candidate
		key string
	}
	code := s.VerificationCode
	if !drawn {
		code = s.hasCode
	}
	all := make([]listed, 0, len(who))
	for _, c := range who {
		if head.Only == nil || head.Only[exam.UnitKey{Candidate: c.Candidate.ID}] {
			all = append(all, listed{c.Candidate, text.SortKey(c.Candidate.Name.Any())})
		}
	}
	slices.SortStableFunc(all, func(a, b listed) int {
		return cmp.Or(text.Natural(a.School, b.School), text.Natural(a.Class, b.Class), strings.Compare(a.key, b.key))
	})
	var parts []document
	for part := range slices.Chunk(all, cardsPerFile) {
		cards := make([]pdf.VerificationCard, len(part))
		for i, c := range part {
			cards[i] = pdf.VerificationCard{Candidate: c.Candidate, Code: code(c.ID), Data: dashed(dataDigest(&c.Candidate))}
		}
		parts = append(parts, &pdf.VerificationCards{Head: head, PerPage: perPage, Lists: s.Lists(), Cards: cards})
	}
	return inFiles(p, parts)
}

// verificationBoard is the board of some candidates, and who of them cannot be
// validated and why. A field that the lists do not have makes no groups.
func (s *State) verificationBoard(who []pdf.Seated, head pdf.Head) document {
	doc := &pdf.VerificationBoard{Head: head, Lists: s.Lists()}
	wanted := make([]exam.Candidate, len(who))
	for i, c := range who {
		wanted[i] = c.Candidate
	}
	for _, by := range BoardFields() {
		board := s.board(by, wanted)
		if len(board.Rows) == 1 && board.Rows[0].Name == "" {
			continue
		}
		group := pdf.BoardGroup{By: string(by)}
		for _, r := range board.Rows {
			row := pdf.BoardRow(r)
			row.Name = cmp.Or(r.Name, "—")
			group.Rows = append(group.Rows, row)
		}
		doc.Groups = append(doc.Groups, group)
	}
	for _, b := range s.blocking(wanted) {
		doc.Blocking = append(doc.Blocking, pdf.BoardBlock{
			Name: b.Candidate.Name, Massar: b.Candidate.Massar, Class: b.Candidate.Class,
			Why: strings.Join(b.Why(text.Lang(head.Lang)), " · "),
		})
	}
	return doc
}

// Why says in the user's language what blocks, reason by reason.
func (b Block) Why(lang text.Lang) (why []string) {
	for _, f := range b.Findings {
		why = append(why, Describe(lang, f))
	}
	if b.Requests > 0 {
		why = append(why, text.T(lang, "verification.block.requests", text.Args{"n": b.Requests}))
	}
	return why
}
