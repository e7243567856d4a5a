package ui

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// The second of two clicks falls on the page that the first has led to.
func TestAPageThatJustCameHearsNothing(t *testing.T) {
	p := newPC(t)
	clock := time.Now()
	p.Now = func() time.Time { return clock }
	w := newWindow(t, p, atOnce)
	w.Settle = Settling
	clock = clock.Add(Settling)
	press(t, w, "practice") // a tile
	at(t, w, "overview")
	assert.True(t, w.Trace().Busy)
	press(t, w, "step.rooms")
	at(t, w, "overview")
	clock = clock.Add(Settling - time.Millisecond)
	press(t, w, "step.rooms")
	at(t, w, "overview")
	clock = clock.Add(time.Millisecond)
	assert.False(t, w.Trace().Busy)
	press(t, w, "step.papers")
	at(t, w, "papers")
	press(t, w, "next") // a button
	at(t, w, "papers")
	enter(t, w)
	at(t, w, "papers")
	clock = clock.Add(Settling)
	w.again()
	assert.False(t, w.Trace().Busy, "the same page shown anew has been there all along")
	press(t, w, "next")
	at(t, w, "done")
}
