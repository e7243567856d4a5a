package pdf

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The line that sends the reader to the next page stands clear of the foot.
func TestContinuedStandsClearOfTheFoot(t *testing.T) {
	pages := wordsOf(t, attendanceOf(sampleHead(), 40))
	require.Len(t, pages, 2)
	assert.Less(t, find(t, pages[0], "الموالية").Y1, find(t, pages[0], "1/2").Y0)
}
