package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/app/text"
	"markaz/cmd/wire"
)

func (c *cli) generateVerb() *cobra.Command {
	var o practice.Options
	var shape string
	var seed uint64
	var staff bool
	var given func(flag string) bool
	v := c.verb("generate LIST", cobra.ExactArgs(1), func(_ context.Context, args []string) error {
		if !slices.Contains(practice.Shapes(), practice.Shape(shape)) {
			return misuse("--shape %q: %v", shape, practice.Shapes())
		}
		csv := strings.EqualFold(filepath.Ext(args[0]), ".csv")
		if !given("shape") && csv || staff && csv {
			shape = string(practice.Plain)
		}
		if csv != (practice.Shape(shape) == practice.Plain) {
			return misuse("--shape %s: %s", shape, c.t("command.shape_of_file", text.Args{"path": args[0]}))
		}
		if o.Candidates < 1 || o.Candidates > 1_000_000 {
			return misuse("--candidates %d: 1-1000000", o.Candidates)
		}
		centre := practice.New(seed, o)
		if staff {
			return c.generateStaff(args[0], centre, o)
		}
		path, _, err := wire.Tray(filepath.Dir(args[0])).Put(filepath.Base(args[0]), func(w io.Writer) error {
			if csv {
				return practice.WriteCSV(w, centre, ';')
			}
			return practice.WriteXLSX(w, centre, practice.Shape(shape))
		})
		if err != nil {
			return fmt.Errorf("generate: %w", err)
		}
		c.tell("command.generated", text.Args{"n": len(centre.Candidates), "path": path})
		return c.answer(map[string]any{"path": path, "candidates": len(centre.Candidates), "planted": append([]practice.Planted{}, centre.Planted...)})
	})
	f := v.Flags()
	given = f.Changed
	f.IntVar(&o.Candidates, "candidates", 331, c.t("command.flag_count", nil))
	f.StringVar(&shape, "shape", string(practice.CentreList), c.t("command.flag_shape", nil))
	f.Uint64Var(&seed, "seed", 1, c.t("command.flag_seed", nil))
	f.BoolVar(&o.Faults, "faults", false, c.t("command.flag_faults", nil))
	f.BoolVar(&o.NoRooms, "no-rooms", false, c.t("command.flag_no_rooms", nil))
	f.BoolVar(&staff, "staff", false, c.t("command.flag_staff_list", nil))
	f.BoolVar(&o.Free, "free", false, c.t("command.flag_free", nil))
	return v
}

// generateStaff writes the list of the staff of an invented centre.
func (c *cli) generateStaff(path string, centre practice.Centre, o practice.Options) error {
	first, _ := exam.NewDate(cmp.Or(o.Year, 2026), 6, 2)
	list := centre.Staff([]exam.Sitting{{Date: first, Half: exam.Morning}, {Date: first, Half: exam.Afternoon}, {Date: first.Add(1), Half: exam.Morning}}, o.Faults)
	path, _, err := wire.Tray(filepath.Dir(path)).Put(filepath.Base(path), func(w io.Writer) error {
		if strings.EqualFold(filepath.Ext(path), ".csv") {
			return practice.WriteStaffCSV(w, list)
		}
		return practice.WriteStaffXLSX(w, list)
	})
	if err != nil {
		return fmt.Errorf("generate: %w", err)
	}
	c.tell("command.staff_generated", text.Args{"n": len(list.Staff), "path": path})
	return c.answer(map[string]any{"path": path, "staff": len(list.Staff), "planted": append([]practice.Planted{}, list.Planted...)})
}
