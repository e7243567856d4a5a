package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"markaz/app"
	"markaz/app/exam"
	"markaz/cmd/wire"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"markazctl": main}) }

// TestScripts drives the program as a person at a command line would: each
// file under testdata/script is one story.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("MARKAZ_HOME", env.WorkDir+"/home")
			env.Setenv("LANG", "en_GB.UTF-8")
			lists, err := os.Getwd()
			env.Setenv("LISTS", lists+"/../../testdata/lists")
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "has": has, "sql": sqlOn, "fill": fillCells, "correct": correct},
	})
}

// sqlOn FILE STATEMENT changes a closed file behind the program's back.
func sqlOn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql FILE STATEMENT")
	}
	db, err := sql.Open("sqlite", "file:"+ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(args[1])
	ts.Check(err)
	ts.Check(db.Close())
}

// fillCells FILE CELL=VALUE... writes in a spreadsheet as a clerk does.
func fillCells(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fill FILE CELL=VALUE...")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, word := range args[1:] {
		cell, value, _ := strings.Cut(word, "=")
		ts.Check(f.SetCellStr(f.GetSheetName(0), cell, value))
	}
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// correct FILE NUMBER FIELD VALUE corrects what a list says of a candidate, as the
// window does.
func correct(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: correct FILE NUMBER FIELD VALUE")
	}
	ts.Check(os.Setenv("MARKAZ_HOME", ts.Getenv("MARKAZ_HOME")))
	ctx := context.Background()
	d, err := wire.Open(ctx, ts.MkAbs(args[0]), nil)
	ts.Check(err)
	who, ok := d.State().ByNumber(args[1])
	if !ok {
		ts.Fatalf("nobody has number %s", args[1])
	}
	ts.Check(d.Correct(ctx, app.Correction{Candidate: who.ID, Field: exam.Field(args[2]), Value: args[3]}))
	ts.Check(d.Close())
}

// exits CODE PROGRAM WORDS... runs a program and wants that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM WORDS...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		if _, scanErr := fmt.Sscanf(err.Error(), "exit status %d", &got); scanErr != nil {
			ts.Fatalf("%v", err)
		}
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

// has PATH VALUE wants a value in the JSON object on stdout; PATH is keys and
// indexes with dots between, "count" the length of a list.
func has(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: has PATH VALUE")
	}
	var at any
	if err := json.Unmarshal([]byte(ts.ReadFile("stdout")), &at); err != nil {
		ts.Fatalf("stdout is not one JSON value: %v", err)
	}
	for _, key := range strings.Split(args[0], ".") {
		switch v := at.(type) {
		case map[string]any:
			at = v[key]
		case []any:
			var i int
			if key == "count" {
				at = len(v)
			} else if _, err := fmt.Sscan(key, &i); err == nil && i < len(v) {
				at = v[i]
			}
		}
	}
	if (fmt.Sprint(at) == args[1]) == neg {
		ts.Fatalf("%s is %v, want %s (not: %v)", args[0], at, args[1], neg)
	}
}
