package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// byHand, among the kinds that are taken, takes values corrected by hand as well.
const byHand = "hand"

// comparing is what the command line says of a comparison.
type comparing struct {
	official            bool
	take, keep, request []string
	document            string
}

func (c *cli) compareVerb() *cobra.Command {
	var how comparing
	var opt app.ListOptions
	var mapped []string
	v := c.verb("compare FILE LIST", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		var err error
		if opt.Map, err = columnMap(mapped); err != nil {
			return err
		}
		if err := how.check(); err != nil {
			return err
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			draft, err := readList(ctx, o, args[1], opt)
			if err != nil {
				return err
			}
			if err := c.bound(opt.Map, []app.Draft{draft}); err != nil {
				return err
			}
			return c.compare(ctx, o, draft, how)
		})
	})
	f, kinds := v.Flags(), text.LTR(strings.Join(kindNames(), ",")+",all")
	f.BoolVar(&how.official, "official", false, c.t("command.flag_official", nil))
	f.StringSliceVar(&how.take, "take", nil, c.t("command.flag_take", text.Args{"kinds": kinds + "," + byHand}))
	f.StringSliceVar(&how.keep, "keep", nil, c.t("command.flag_keep", text.Args{"kinds": kinds}))
	f.StringSliceVar(&how.request, "request", nil, c.t("command.flag_request", text.Args{"kinds": "changed"}))
	f.StringVar(&how.document, "document", "", c.t("command.flag_document", text.Args{"documents": joined(exam.Documents())}))
	f.StringVar(&opt.Encoding, "encoding", "", strings.Join(encodings[1:], " | "))
	f.StringArrayVar(&mapped, "map", nil, c.t("command.flag_map", nil))
	return v
}

func kindNames() (names []string) {
	for _, k := range app.ChangeKinds() {
		names = append(names, string(k))
	}
	return names
}

// check refuses kinds and documents that do not exist, and one kind decided about
// in two ways.
func (how *comparing) check() error {
	said := map[string]bool{}
	for flag, kinds := range map[string]*[]string{"--take": &how.take, "--keep": &how.keep, "--request": &how.request} {
		for _, k := range *kinds { // an official list takes nobody in or out
			if how.official && k != string(app.Changed) && slices.Contains(kindNames(), k) {
				return misuse("--official %s %q: %s", flag, k, app.Changed)
			}
		}
		if slices.Contains(*kinds, "all") {
			*kinds = slices.Concat(slices.DeleteFunc(*kinds, func(k string) bool { return k == "all" }), kindNames())
		}
		for _, k := range *kinds {
			known := slices.Contains(kindNames(), k) || flag == "--take" && k == byHand
			if flag == "--request" {
				known = k == string(app.Changed)
			}
			if !known {
				return misuse("%s %q: %s", flag, k, strings.Join(append(kindNames(), "all"), " | "))
			}
			if said[flag+k] {
				continue
			}
			if said[k] {
				return misuse("%s: --take | --keep | --request", k)
			}
			said[k], said[flag+k] = true, true
		}
	}
	if how.document != "" && !slices.Contains(exam.Documents(), exam.Document(how.document)) {
		return misuse("--document %q: %s", how.document, joined(exam.Documents()))
	}
	return nil
}

// choice is what is decided about a change, "" for nothing. What was decided by an
// earlier comparison is not decided again.
func (how *comparing) choice(one *app.Change) app.Choice {
	kind := string(one.Kind)
	switch {
	case one.Decided != "":
		return ""
	case slices.Contains(how.take, kind):
		return app.Take
	case slices.Contains(how.keep, kind):
		return app.Keep
	case slices.Contains(how.request, kind):
		return app.Request
	}
	return ""
}

// compare shows what differs, and applies what is decided.
func (c *cli) compare(ctx context.Context, o *app.Office, draft app.Draft, how comparing) error {
	state := o.State()
	compared := state.Compare(draft)
	if how.official {
		compared = state.CompareOfficial(draft)
	}
	var decisions []app.Decision
	open, hand := 0, 0
	rows := make([]changeRow, len(compared.Changes))
	for i := range compared.Changes {
		one := &compared.Changes[i]
		choice := how.choice(one)
		rows[i] = rowOf(state, &compared, i)
		choices := compared.Choices(i)
		switch {
		case !slices.Contains(choices, choice):
			if len(choices) > 0 && one.Decided == "" && one.Kind != app.Added {
				open++
			}
		case choice == app.Take && one.ByHand && !slices.Contains(how.take, byHand):
			hand++
			open++
		default:
			rows[i].Decision = choice
			decisions = append(decisions, app.Decision{Change: i, Choice: choice, Document: exam.Document(how.document), ByHand: one.ByHand})
		}
	}
	c.changes(rows)
	if compared.Forecast.Stranger() {
		c.say("command.compared_stranger", nil)
	}
	if compared.Forecast.Unlike != "" {
		fmt.Fprintln(c.errs, app.UnlikeWords(c.lang, compared.Forecast))
	}
	c.tell("command.compared", text.Args{"file": compared.File, "n": len(rows), "open": open})
	if hand > 0 {
		c.say("command.compared_hand", text.Args{"n": hand})
	}
	answer := map[string]any{"changes": rows, "open": open, "by_hand_left": hand, "applied": false}
	asked := len(how.take)+len(how.keep)+len(how.request) > 0
	if asked && (len(decisions) > 0 || !how.official) {
		done, err := o.Settle(ctx, nil, compared, decisions)
		if err != nil {
			return err
		}
		answer["applied"], answer["account"] = true, accountOf(done)
		c.settled(done)
	}
	if err := c.answer(answer); err != nil {
		return err
	}
	if open > 0 {
		return errMustLook
	}
	return nil
}

// A changeRow is one difference as scripts read it.
type changeRow struct {
	Kind     app.ChangeKind `json:"kind"`
	Number   string         `json:"number"`
	Massar   string         `json:"massar"`
	Field    exam.Field     `json:"field"`
	Force    string         `json:"in_force"`
	List     string         `json:"list"`
	ByHand   bool           `json:"by_hand"`
	Decided  app.Choice     `json:"decided"`  // before
	Decision app.Choice     `json:"decision"` // now
}

func rowOf(s *app.State, compared *app.Comparison, i int) changeRow {
	one, who := &compared.Changes[i], s.Person(compared, i)
	r := changeRow{Kind: one.Kind, Number: who.Number, Massar: who.Massar, ByHand: one.ByHand, Decided: one.Decided}
	r.Force, r.List = one.Sides()
	if len(one.Values) > 0 && one.Kind != app.Returned {
		r.Field = one.Values[0].Field
	}
	return r
}

// changes lists the differences: kind, who, field, in force, list, by hand,
// decision.
func (c *cli) changes(rows []changeRow) {
	if c.json {
		return
	}
	for _, r := range rows {
		field, hand, decision := "", "", ""
		if r.Field != "" {
			field = c.t("field."+string(r.Field), nil)
		}
		if r.ByHand {
			hand = c.t("screen.compare.by_hand", nil)
		}
		if r.Decided != "" {
			decision = c.t("screen.compare.before", text.Args{"choice": c.t("screen.compare.choice."+string(r.Decided), nil)})
		}
		if r.Decision != "" {
			decision = c.t("screen.compare.choice."+string(r.Decision), nil)
		}
		force, list := r.Force, r.List
		if r.Kind == app.Changed {
			force, list = app.FieldWords(c.lang, r.Field, force), app.FieldWords(c.lang, r.Field, list)
		}
		who := cmp.Or(r.Massar, r.Number)
		fmt.Fprintln(c.out, strings.Join([]string{c.t("screen.compare.kind."+string(r.Kind), nil), who, field, force, list, hand, decision}, "\t"))
	}
}

func accountOf(done app.Settled) map[string]any {
	return map[string]any{
		"added": done.Added, "restored": done.Restored, "removed": done.Removed, "freed": done.Freed, "fields": done.Fields,
		"moved": done.Moved, "not_moved": len(done.Stayed), "kept": done.Kept, "requested": done.Requested, "backup": done.Backup,
	}
}

func (c *cli) settled(done app.Settled) {
	args := text.Args(accountOf(done))
	c.tell("command.compared_done", args)
	if n := len(done.Stayed); n > 0 {
		c.say("command.compared_stayed", text.Args{"n": n})
	}
}
