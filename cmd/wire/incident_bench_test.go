package wire

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// BenchmarkIncidents is what the register of 500 incidents costs after each act: they
// are put in order anew, and one more is recorded.
func BenchmarkIncidents(b *testing.B) {
	b.Setenv("MARKAZ_HOME", b.TempDir())
	d, err := Create(b.Context(), b.TempDir()+"/centre.markaz", exam.Centre{Year: "2026"})
	require.NoError(b, err)
	defer func() { _ = d.Close() }()
	require.NoError(b, d.SetProgramme(b.Context(), exam.Programme{Papers: []exam.Paper{{Code: "ar", Subject: exam.Words{Ar: "العربية"}, Date: "2026-06-02", Start: "08:00", Minutes: 120}}}))
	for n := range 500 {
		_, err := d.RecordIncident(b.Context(), happened(fmt.Sprint("وعكة ", n)), "")
		require.NoError(b, err)
	}
	for b.Loop() {
		_, err := d.RecordIncident(b.Context(), happened("وعكة"), "")
		require.NoError(b, err)
		require.NotEmpty(b, d.State().Incidents())
	}
}
