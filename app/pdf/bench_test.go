package pdf

import (
	"io"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// centreOf40 is a centre of 40 rooms of 20, six papers: 240 sheets.
func centreOf40(seed int) *Attendance {
	a := &Attendance{Head: sampleHead()}
	for room := range 40 {
		rows := seated(seed*800+room*20, 20, strconv.Itoa(room+1))
		for p := range 6 {
			paper := mathPaper
			paper.Code = strconv.Itoa(p)
			paper.Date = exam.Date("2026-06-0" + strconv.Itoa(2+p/2))
			a.Sheets = append(a.Sheets, AttendanceSheet{Room: exam.Room{Number: strconv.Itoa(room + 1)}, Paper: paper, Rows: rows, Spare: 2})
		}
	}
	return a
}

func BenchmarkAttendance240(b *testing.B) {
	faces()
	a := centreOf40(1)
	for b.Loop() {
		_, err := a.WriteTo(io.Discard)
		require.NoError(b, err)
	}
	require.Equal(b, 240, a.Pages())
}

// BenchmarkRegion writes the 20,160 sheets of 84 centres, no two alike, as one
// document per centre on every core.
func BenchmarkRegion(b *testing.B) {
	faces()
	const centres = 84
	pages := 0
	for b.Loop() {
		work := make(chan int)
		var done sync.WaitGroup
		var mu sync.Mutex
		for range runtime.GOMAXPROCS(0) {
			done.Go(func() {
				for c := range work {
					a := centreOf40(c)
					_, err := a.WriteTo(io.Discard)
					mu.Lock()
					pages += a.Pages()
					mu.Unlock()
					if err != nil {
						b.Error(err)
					}
				}
			})
		}
		for c := range centres {
			work <- c
		}
		close(work)
		done.Wait()
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkShortDocument is one sheet in a document of its own: what the fonts
// cost.
func BenchmarkShortDocument(b *testing.B) {
	faces()
	a := attendanceOf(sampleHead(), 20)
	for b.Loop() {
		_, err := a.WriteTo(io.Discard)
		require.NoError(b, err)
	}
}

// BenchmarkShortDocumentWithMarks is the same sheet with vowel marks in every name.
func BenchmarkShortDocumentWithMarks(b *testing.B) {
	faces()
	a := attendanceOf(sampleHead(), 20)
	withMarks(a.Sheets[0].Rows)
	for b.Loop() {
		_, err := a.WriteTo(io.Discard)
		require.NoError(b, err)
	}
}

func BenchmarkFaces(b *testing.B) {
	for b.Loop() {
		newFace("plex", "IBMPlexSansArabic-Regular.ttf", spans[:])
	}
}

func BenchmarkSymbol(b *testing.B) {
	for b.Loop() {
		symbol(sampleCode(1))
	}
}

// BenchmarkCards1000 writes 1,000 cards, each with a photo and a code of its own.
func BenchmarkCards1000(b *testing.B) {
	faces()
	c := cardsOf(sampleHead(), 1000, 4)
	one := portrait(1)
	for i := range c.Cards {
		// After the end mark a viewer reads nothing: other bytes, without the time
		// that encoding 1,000 pictures takes.
		c.Cards[i].Photo = append(slices.Clone(one), byte(i), byte(i>>8))
	}
	for b.Loop() {
		_, err := c.WriteTo(io.Discard)
		require.NoError(b, err)
	}
}
