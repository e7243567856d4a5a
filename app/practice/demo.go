package practice

import "markaz/app/exam"

// Demo is the centre of the demonstration: 331 candidates of six tracks in 17
// rooms of 20, with a few faults in its list, so that there are findings to
// show. testdata/lists/centre-331.xlsx is its list, centre-331-bis.csv the list
// that comes again.
func Demo() Centre { return Training(Options{}) }

// Training invents the centre to practise with: as large as the options say,
// always of the same people, with the few faults that a list usually has.
func Training(o Options) Centre {
	o.Faults, o.Only = true, []exam.Code{
		exam.BornBad, exam.NumberShared, exam.NameIncomplete, exam.MassarShape, exam.SexUnknown, exam.RowRepeated, exam.RowTotal,
	}
	return New(331, o)
}
