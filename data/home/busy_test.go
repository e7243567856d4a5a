package home_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/data/home"
)

// Two programs share a home: what one reads the other replaces, which Windows
// refuses for the moment.
func TestReadWhileWritten(t *testing.T) {
	dir := t.TempDir()
	reader, writer := at(t, dir), at(t, dir)
	require.NoError(t, writer.SetSettings(func(s *home.Settings) { s.Language = "fr" }))
	done := make(chan bool)
	var reading sync.WaitGroup
	for range 3 {
		reading.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					assert.Equal(t, "fr", reader.Settings().Language)
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	for i := range 50 {
		require.NoError(t, writer.SetSettings(func(s *home.Settings) { s.Lists = fmt.Sprint(i) }))
	}
	close(done)
	reading.Wait()
	assert.Equal(t, "49", reader.Settings().Lists)
}
