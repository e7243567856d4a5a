package model

// A Sound is what is heard of an answer at the door, so that whoever looks at the
// candidate need not look at the screen.
type Sound string

// The sounds; "" is none.
const (
	SoundGood      Sound = "good"
	SoundAttention Sound = "attention"
	SoundRefused   Sound = "refused"
)
