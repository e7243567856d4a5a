package app

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestCardExpired(t *testing.T) {
	days := func(n int) *int { return &n }
	tests := []struct {
		rule     string
		until    exam.Date
		tolerant *int
		want     CardState
	}{
		{"valid on its last day", "2026-06-02", days(0), CardValid},
		{"without a tolerance too", "2030-01-01", nil, CardValid},
		{"a day over, without a rule the head decides", "2026-06-01", nil, CardHeadDecides},
		{"a day over, with none tolerated", "2026-06-01", days(0), CardTooOld},
		{"on the last day that is tolerated", "2026-05-03", days(30), CardValid},
		{"the day after it", "2026-05-02", days(30), CardTooOld},
		{"across a change to summer time and a year", "2025-06-02", days(365), CardValid},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			s := doorState()
			s.Settings.Day.ExpiredDays = tt.tolerant
			got, err := s.CardExpired(tt.until, morning)
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
		})
	}
	_, err := doorState().CardExpired("soon", morning)
	require.ErrorIs(t, err, exam.ErrInvalid)
}
