package store

import "time"

// The key is derived with less, and the log rests sooner, than in the program:
// the tests wait for both many times.
func init() {
	kdf.memory = 1 << 10
	idleAfter = 200 * time.Millisecond
}

// Hasty has what is committed reach the disk some time later, as SQLite does it
// when nobody says anything: for tests that show that they would see it.
func Hasty() {
	for i := range pragmas {
		if pragmas[i].name == "synchronous" {
			pragmas[i].set, pragmas[i].is = "NORMAL", "1"
		}
	}
}
