package pc

import (
	"encoding/binary"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// heard counts how often the wave of a sound goes up through zero, and how many tones
// stand apart by silences.
func heard(wav []byte) (crossings, tones int) {
	before, silent := int16(0), true
	quiet := 0
	for i := 44; i+1 < len(wav); i += 2 {
		now := int16(binary.LittleEndian.Uint16(wav[i:]))
		if before <= 0 && now > 0 {
			crossings++
		}
		if now == 0 {
			quiet++
		} else {
			quiet = 0
			if silent {
				tones++
			}
			silent = false
		}
		silent = silent || quiet > sampleRate/50
		before = now
	}
	return crossings, tones
}

func TestSoundsAreToldApart(t *testing.T) {
	pitch, rhythm := map[string]int{}, map[string]int{}
	for name, notes := range map[string][]Note{"good": GoodSound, "attention": AttentionSound, "refused": RefusedSound} {
		wav := WAV(notes)
		crossings, tones := heard(wav)
		sounding := time.Duration(0)
		for _, n := range notes {
			if n.Hertz > 0 {
				sounding += n.Lasts
			}
		}
		pitch[name], rhythm[name] = int(float64(crossings)/sounding.Seconds()), tones
	}
	assert.Equal(t, map[string]int{"good": 1, "attention": 2, "refused": 3}, rhythm)
	assert.Greater(t, pitch["good"], pitch["attention"]*3/2)
	assert.Greater(t, pitch["attention"], pitch["refused"]*3/2)
}

func TestWAV(t *testing.T) {
	wav := WAV([]Note{{440, 100 * time.Millisecond}})
	require.Len(t, wav, 44+2*sampleRate/10)
	assert.Equal(t, "RIFF", string(wav[:4]))
	assert.Equal(t, "WAVE", string(wav[8:12]))
	assert.EqualValues(t, len(wav)-8, binary.LittleEndian.Uint32(wav[4:]))
	assert.EqualValues(t, len(wav)-44, binary.LittleEndian.Uint32(wav[40:]))
	assert.EqualValues(t, sampleRate, binary.LittleEndian.Uint32(wav[24:]))
}

// A PC that has nothing to play with is silent, and nothing fails.
func TestPlayingNeverFails(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var p Player
	p.Play("good", GoodSound)
	p.Play("good", GoodSound)
	assert.Len(t, p.made, 1)
}
