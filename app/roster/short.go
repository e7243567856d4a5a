package roster

import (
	"strconv"
	"strings"

	"markaz/app/exam"
)

// countable is the most digits that a list needs to count its people. Longer
// numbers of one length are codes, whatever digit they begin with.
const countable = 6

// shortNumbers marks exam numbers that are shorter than most of their list, as
// codes are whose leading zeros a spreadsheet dropped. They are kept as they are:
// how many zeros they had is a guess. A list that counts 1, 2 … 120 has numbers of several
// lengths and no zero in front of any; there is nothing to mark in it.
func shortNumbers(rows []Row, o Options) {
	var lengths, zeros [maxField + 1]int // by length: how many, and the most zeros in front of one
	numbers := 0
	for i := range rows {
		n := rows[i].Candidate.Number
		if n == "" {
			continue
		}
		if numbers++; plainDigits(n) && len(n) <= maxField {
			lengths[len(n)]++
			zeros[len(n)] = max(zeros[len(n)], len(n)-len(strings.TrimLeft(n, "0")))
		}
	}
	usual := 0
	for l, n := range lengths {
		if n*2 > numbers && n > 2 {
			usual = l
		}
	}
	lost := zeros[usual]
	if usual > countable && o.People == Candidates { // payroll numbers of old are shorter
		lost = max(lost, 2)
	}
	if usual == 0 || lost == 0 || lengths[usual] == numbers {
		return
	}
	for i := range rows {
		c := &rows[i].Candidate
		if n := c.Number; plainDigits(n) && len(n) < usual && len(n) >= usual-lost && n[0] != '0' {
			f := o.found(exam.NumberShort, c.Source, o.words().number, n)
			f.Other = strconv.Itoa(usual)
			rows[i].Findings = append(rows[i].Findings, f)
		}
	}
}
