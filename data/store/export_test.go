package store

import "time"

// The key is derived with less, and the log rests sooner, than in the program:
// the tests wait for both many times.
func init() {
	kdf.memory = 1 << 10
	idleAfter = 200 * time.Millisecond
}
