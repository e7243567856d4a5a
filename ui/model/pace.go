package model

import (
	"strings"
	"sync"
	"time"

	"markaz/app/text"
)

// When long work is said to be long, how often it is told, and when its end can
// be foreseen.
const (
	longAfter = 300 * time.Millisecond
	tellEvery = 60 * time.Millisecond
	knownBy   = 1500 * time.Millisecond
)

// A Pace follows long work: how much of it is done, and how long the rest will
// take. The one who works may be on another goroutine than the one who looks.
type Pace struct {
	now   func() time.Time
	start time.Time

	mu          sync.Mutex
	told        time.Time
	done, total int
}

// NewPace begins now.
func NewPace(now func() time.Time) *Pace { return &Pace{now: now, start: now()} }

// Note is told how much is done; a total of 0 means that nobody knows. It
// reports whether that is worth showing: what ends at once is not, nor what was
// told a moment ago.
func (p *Pace) Note(done, total int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
	at := p.now()
	if at.Sub(p.start) < longAfter || at.Sub(p.told) < tellEvery && done < total {
		return false
	}
	p.told = at
	return true
}

// Share is the part that is done, from 0 to 1; 0 while nobody knows.
func (p *Pace) Share() float64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.total <= 0 {
		return 0
	}
	return min(float64(p.done)/float64(p.total), 1)
}

// Words say how much of how much is done, and how long the rest will take once
// that can be foreseen.
func (p *Pace) Words(lang text.Lang) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.total <= 0 {
		return ""
	}
	words := []string{text.T(lang, "screen.job.count", text.Args{"done": text.Number(lang, p.done), "total": text.Number(lang, p.total)})}
	if left := p.left(); left > time.Minute {
		words = append(words, text.T(lang, "screen.job.minutes", text.Args{"n": int((left + 30*time.Second) / time.Minute)}))
	} else if left >= time.Second {
		words = append(words, text.T(lang, "screen.job.seconds", text.Args{"n": int((left + time.Second/2) / time.Second)}))
	}
	return strings.Join(words, " · ")
}

// left is how long the rest takes at the pace so far; 0 while that is a guess.
func (p *Pace) left() time.Duration {
	so := p.now().Sub(p.start)
	if p.done <= 0 || so < knownBy {
		return 0
	}
	return time.Duration(float64(so) * float64(p.total-p.done) / float64(p.done))
}
