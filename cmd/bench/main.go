// Command bench measures the main jobs against their targets on this machine,
// each in a process of its own, and prints them as a table and as JSON.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// A row is one job of the speed table.
type row struct {
	Name   string
	Target string
	run    func(*clock) error
}

// A result is what was measured.
type result struct {
	Name    string             `json:"name"`
	Target  string             `json:"target"`
	Missing string             `json:"missing,omitempty"` // what is not installed that would be measured: there are no figures
	Median  float64            `json:"median_ms,omitempty"`
	Worst   float64            `json:"worst_ms,omitempty"`
	Runs    int                `json:"runs,omitempty"`
	PeakMB  float64            `json:"peak_mb,omitempty"` // resident, of the whole process
	Figures map[string]float64 `json:"figures,omitempty"`
	Met     bool               `json:"met"`
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "-row" {
		exitOn(one(os.Args[2]))
		return
	}
	var out string
	var only []string
	for _, a := range os.Args[1:] {
		if name, ok := strings.CutPrefix(a, "-o="); ok {
			out = name
		} else {
			only = append(only, a)
		}
	}
	exitOn(all(out, only))
}

// skipped is the exit code of a row that cannot be measured here.
const skipped = 3

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		if errors.Is(err, errSkipped) {
			os.Exit(skipped)
		}
		os.Exit(1)
	}
}

// one measures one row and writes its result as JSON.
func one(name string) error {
	for _, r := range rows {
		if r.Name != name {
			continue
		}
		c := &clock{figures: map[string]float64{}}
		var res result
		switch err := r.run(c); {
		case errors.Is(err, errMissing):
			res.Missing = err.Error()
		case err != nil:
			return fmt.Errorf("%s: %w", name, err)
		default:
			res = c.result()
		}
		res.Name, res.Target = r.Name, r.Target
		return json.NewEncoder(os.Stdout).Encode(res)
	}
	return fmt.Errorf("no row %q", name)
}

// all measures every row whose name holds one of the words, or every row.
func all(out string, words []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var results []result
	fmt.Printf("%-52s %-34s %10s %10s %8s\n", "job", "target", "median", "worst", "peak MB")
	for _, r := range rows {
		if !wanted(r.Name, words) {
			continue
		}
		cmd := exec.Command(self, "-row", r.Name)
		cmd.Stderr = os.Stderr
		b, err := cmd.Output()
		var ended *exec.ExitError
		if errors.As(err, &ended) && ended.ExitCode() == skipped {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", r.Name, err)
		}
		var res result
		if err := json.Unmarshal(b, &res); err != nil {
			return fmt.Errorf("%s: %w", r.Name, err)
		}
		results = append(results, res)
		fmt.Println(res)
	}
	if out == "" {
		return nil
	}
	b, err := json.MarshalIndent(results, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(b, '\n'), 0o644)
}

// String is the line of the table.
func (r result) String() string {
	line := fmt.Sprintf("%-52s %-34s ", r.Name, r.Target)
	if r.Missing != "" {
		return line + r.Missing
	}
	line += fmt.Sprintf("%10s %10s %8.0f%s", ms(r.Median), ms(r.Worst), r.PeakMB, figures(r))
	if !r.Met {
		line += "  MISSED"
	}
	return line
}

func wanted(name string, words []string) bool {
	for _, w := range words {
		if strings.Contains(name, w) {
			return true
		}
	}
	return len(words) == 0
}

func ms(v float64) string {
	switch {
	case v >= 1000:
		return fmt.Sprintf("%.2f s", v/1000)
	case v >= 1:
		return fmt.Sprintf("%.1f ms", v)
	}
	return fmt.Sprintf("%.1f µs", v*1000)
}

func figures(r result) string {
	s := ""
	for _, name := range slices.Sorted(maps.Keys(r.Figures)) {
		s += fmt.Sprintf("  %s %.4g", name, r.Figures[name])
	}
	return s
}
