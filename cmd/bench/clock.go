package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// A clock times the runs of one row and knows what its target asks.
type clock struct {
	took    []time.Duration
	figures map[string]float64
	checks  []func(result) bool
}

// time measures one run.
func (c *clock) time(run func() error) error {
	start := time.Now()
	err := run()
	c.took = append(c.took, time.Since(start))
	return err
}

// repeat measures n runs; before each, prepare is not measured.
func (c *clock) repeat(n int, prepare func() error, run func() error) error {
	for range n {
		if prepare != nil {
			if err := prepare(); err != nil {
				return err
			}
		}
		if err := c.time(run); err != nil {
			return err
		}
	}
	return nil
}

// under wants the median below a limit.
func (c *clock) under(limit time.Duration) {
	c.checks = append(c.checks, func(r result) bool { return r.Median < float64(limit)/1e6 })
}

// p99 notes the 99th percentile and wants it below a limit.
func (c *clock) p99(limit time.Duration) { c.percentile(99, limit) }

// p95 notes the 95th percentile and wants it below a limit.
func (c *clock) p95(limit time.Duration) { c.percentile(95, limit) }

func (c *clock) percentile(n int, limit time.Duration) {
	sorted := slices.Sorted(slices.Values(c.took))
	p := float64(sorted[len(sorted)*n/100]) / 1e6
	c.figures[fmt.Sprintf("p%d_ms", n)] = p
	c.checks = append(c.checks, func(result) bool { return p < float64(limit)/1e6 })
}

// peak wants the process to have stayed below so many megabytes.
func (c *clock) peak(mb float64) {
	c.checks = append(c.checks, func(r result) bool { return r.PeakMB < mb })
}

// atMost wants a figure that the row notes to be no larger.
func (c *clock) atMost(name string, limit float64) {
	c.checks = append(c.checks, func(r result) bool { return r.Figures[name] <= limit })
}

func (c *clock) atLeast(name string, value, limit float64) {
	c.figures[name] = value
	c.checks = append(c.checks, func(result) bool { return value >= limit })
}

func (c *clock) result() result {
	sorted := slices.Sorted(slices.Values(c.took))
	r := result{
		Median: float64(sorted[len(sorted)/2]) / 1e6, Worst: float64(sorted[len(sorted)-1]) / 1e6, Runs: len(sorted),
		PeakMB: peakMB(), Figures: c.figures, Met: true,
	}
	for _, check := range c.checks {
		r.Met = r.Met && check(r)
	}
	return r
}

// forget starts the measure of memory anew, once the test data are made: what
// inventing them took is given back. Elsewhere than on Linux it does nothing.
func forget() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// peakMB is the most memory this process had resident, as Linux counts it; 0
// elsewhere.
func peakMB() float64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			var kb float64
			if _, err := fmt.Sscan(rest, &kb); err == nil {
				return kb / 1024
			}
		}
	}
	return 0
}
