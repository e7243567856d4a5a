package store_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// imported are the entries of an import of n invented candidates.
func imported(tb testing.TB, n int) []exam.Entry {
	tb.Helper()
	batch := exam.NewID()
	entries := make([]exam.Entry, 0, n+1)
	put := func(f exam.Fact) {
		body, err := json.Marshal(f)
		require.NoError(tb, err)
		entries = append(entries, exam.Entry{
			ID: exam.NewID(), At: time.Now(), Actor: "head", Kind: f.Kind(), Subject: f.Subject(), Batch: batch, Body: body,
		})
	}
	for i := range n {
		put(exam.CandidateAdded{Candidate: exam.Candidate{
			ID: exam.NewID(), Number: fmt.Sprintf("%08d", 41000000+i), Massar: fmt.Sprintf("G%09d", 130000000+i),
			Name: exam.Name{FamilyAr: "المثال", GivenAr: "التجريبي", FamilyFr: "EXEMPLE", GivenFr: "Test"}, Sex: exam.Female,
			Born: "2007-03-21", BirthPlace: "مدينة الاختبار", Track: "علوم رياضية", School: "ثانوية المثال", Class: "2BAC-1",
			Candidature: exam.SchooledPublic, Source: exam.Source{File: "list.xlsx", Sheet: "1", Row: i + 2},
		}})
	}
	put(exam.ListClosed{Batch: exam.Batch{Entries: n + 1}, Import: exam.Import{ID: batch, File: "list.xlsx", Rows: n, Added: n}})
	return entries
}

func BenchmarkImport(b *testing.B) {
	for _, n := range []int{1, 1000, 70_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			entries := imported(b, n)
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				f, err := store.Create(filepath.Join(b.TempDir(), "bench.markaz"), store.Options{})
				require.NoError(b, err)
				b.StartTimer()
				require.NoError(b, f.Update(ctx, func(r app.Records) error { return r.Append(entries...) }))
				b.StopTimer()
				require.NoError(b, f.Close())
				b.StartTimer()
			}
		})
	}
}

// BenchmarkAnswer is one entry that is on disk when Update returns.
func BenchmarkAnswer(b *testing.B) {
	f := create(b, store.Options{})
	for b.Loop() {
		add(b, f, room(b, "1", 20))
	}
}

func BenchmarkLarge(b *testing.B) {
	path := filepath.Join(b.TempDir(), "large.markaz")
	f, err := store.Create(path, store.Options{})
	require.NoError(b, err)
	add(b, f, imported(b, 70_000)...)
	require.NoError(b, f.Close())
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			f, err := store.Open(path, store.Options{})
			require.NoError(b, err)
			require.NoError(b, f.Close())
		}
	})
	f = reopen(b, path, store.Options{})
	b.Run("each", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			require.NoError(b, f.View(ctx, func(r app.Records) error {
				return r.Each("candidate/", func(app.Record) error { n++; return nil })
			}))
			require.Equal(b, 70_000, n)
		}
	})
	b.Run("verify", func(b *testing.B) {
		for b.Loop() {
			audit, err := f.Verify(ctx)
			require.NoError(b, err)
			require.Empty(b, audit.Faults)
		}
	})
	b.Run("copy", func(b *testing.B) {
		for b.Loop() {
			_, err := f.CopyTo(ctx, b.TempDir())
			require.NoError(b, err)
		}
	})
}
