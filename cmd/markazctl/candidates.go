package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
)

// A candidateRow is a candidate as scripts read it.
type candidateRow struct {
	Number      string           `json:"number"`
	Massar      string           `json:"massar"`
	NationalID  string           `json:"national_id"`
	FamilyAr    string           `json:"family_ar"`
	GivenAr     string           `json:"given_ar"`
	FullAr      string           `json:"full_ar"`
	FamilyFr    string           `json:"family_fr"`
	GivenFr     string           `json:"given_fr"`
	FullFr      string           `json:"full_fr"`
	Sex         exam.Sex         `json:"sex"`
	Born        exam.Date        `json:"born"`
	BirthPlace  string           `json:"birth_place"`
	Track       string           `json:"track"`
	School      string           `json:"school"`
	Class       string           `json:"class"`
	Candidature exam.Candidature `json:"candidature"`
	Room        string           `json:"room"`
	Seat        string           `json:"seat"`
}

func (c *cli) candidatesVerb() *cobra.Command {
	var find string
	v := c.verb("candidates FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			state := o.State()
			list := state.Candidates
			if find != "" {
				list = state.Search(find, 50)
			}
			rows := make([]candidateRow, len(list))
			for i, who := range list {
				rows[i] = row(state, who)
				if !c.json {
					fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", who.Number, who.Massar, who.Name.Arabic(),
						who.Name.Latin(), who.Track, rows[i].Room, rows[i].Seat)
				}
			}
			if c.json {
				return c.answer(rows)
			}
			c.say("command.in_force", map[string]any{"n": len(state.Candidates)})
			return nil
		})
	})
	v.Flags().StringVar(&find, "find", "", c.t("command.flag_find", nil))
	return v
}

// row says where the candidate sits: by the plan, and before there is one by
// the list.
func row(s *app.State, c exam.Candidate) candidateRow {
	seat := exam.Seat{Room: c.Room, Table: c.Table}
	if s.Plan != nil {
		seat, _ = s.Seat(c.ID)
	}
	n := c.Name
	return candidateRow{
		c.Number, c.Massar, c.NationalID, n.FamilyAr, n.GivenAr, cmp.Or(n.FullAr, n.Arabic()), n.FamilyFr, n.GivenFr, cmp.Or(n.FullFr, n.Latin()),
		c.Sex, c.Born, c.BirthPlace, c.Track, c.School, c.Class, c.Candidature, seat.Room, seat.Table,
	}
}
