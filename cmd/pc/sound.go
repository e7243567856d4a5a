package pc

import (
	"bytes"
	"encoding/binary"
	"math"
	"sync"
	"time"
)

// A Note is one tone of a sound, or a silence.
type Note struct {
	Hertz float64 // 0 is a silence
	Lasts time.Duration
}

// The sounds of the door. They differ in pitch and in rhythm, so that they are told
// apart without listening: one that rises, two equal ones, three low ones.
var (
	GoodSound      = []Note{{660, 90 * time.Millisecond}, {990, 160 * time.Millisecond}}
	AttentionSound = []Note{{520, 130 * time.Millisecond}, {0, 90 * time.Millisecond}, {520, 130 * time.Millisecond}}
	RefusedSound   = []Note{
		{233, 170 * time.Millisecond}, {0, 60 * time.Millisecond}, {233, 170 * time.Millisecond}, {0, 60 * time.Millisecond}, {185, 420 * time.Millisecond},
	}
)

const (
	sampleRate = 22050
	loudness   = 0.35 * math.MaxInt16 // heard in a corridor, startling nobody
	fading     = sampleRate / 100     // samples over which a tone comes and goes: else it clicks
)

// WAV is a sound as every system plays it: 16 bit, one channel.
func WAV(notes []Note) []byte {
	var samples []int16
	for _, n := range notes {
		count := int(n.Lasts * sampleRate / time.Second)
		for i := range count {
			gain := min(1, float64(i)/fading, float64(count-i)/fading)
			t := 2 * math.Pi * n.Hertz * float64(i) / sampleRate
			// The second harmonic is what small speakers let hear of a low tone.
			samples = append(samples, int16(loudness*gain*(0.75*math.Sin(t)+0.25*math.Sin(2*t))))
		}
	}
	var b bytes.Buffer
	size := uint32(2 * len(samples))
	b.WriteString("RIFF")
	write := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // into memory: never fails
	write(36 + size)
	b.WriteString("WAVEfmt ")
	write(struct {
		Size                uint32
		Format, Channels    uint16
		Rate, BytesASecond  uint32
		Block, BitsASampled uint16
	}{16, 1, 1, sampleRate, 2 * sampleRate, 2, 16})
	b.WriteString("data")
	write(size)
	write(samples)
	return b.Bytes()
}

// A Player plays sounds, each made once. What comes while another is heard takes its
// place; where a PC has nothing to play with, nothing is heard.
type Player struct {
	mu   sync.Mutex
	made map[string][]byte // it stays where it is while the system reads it
}

// Play plays a sound under a name, and does not wait for its end.
func (p *Player) Play(name string, notes []Note) {
	p.mu.Lock()
	defer p.mu.Unlock()
	wav, ok := p.made[name]
	if !ok {
		if p.made == nil {
			p.made = map[string][]byte{}
		}
		wav = WAV(notes)
		p.made[name] = wav
	}
	p.play(wav)
}
