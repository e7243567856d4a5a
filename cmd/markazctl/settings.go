package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A choice is one setting by its name on the command line.
type choice struct {
	name string
	get  func(exam.Centre, exam.Settings) string
	set  func(*exam.Centre, *exam.Settings, string) error
}

var choices = append([]choice{
	preset(),
	words("centre", func(c *exam.Centre, _ *exam.Settings) *string { return &c.Name }),
	words("code", func(c *exam.Centre, _ *exam.Settings) *string { return &c.Code }),
	words("academy", func(c *exam.Centre, _ *exam.Settings) *string { return &c.Academy }),
	words("direction", func(c *exam.Centre, _ *exam.Settings) *string { return &c.Direction }),
	words("city", func(c *exam.Centre, _ *exam.Settings) *string { return &c.City }),
	words("head", func(c *exam.Centre, _ *exam.Settings) *string { return &c.Head }),
	year("year"),
	words("session", func(c *exam.Centre, _ *exam.Settings) *string { return (*string)(&c.Session) }, "", "ordinary", "catchup"),
	words("language", func(_ *exam.Centre, s *exam.Settings) *string { return &s.Language }, "ar", "fr", "en", app.Bilingual),
	words("card-title", func(_ *exam.Centre, s *exam.Settings) *string { return &s.CardTitle }),
	yesNo("arabic-digits", func(s *exam.Settings) *bool { return &s.ArabicDigits }),
	yesNo("both-sides", func(s *exam.Settings) *bool { return &s.BothSides }),
	number("cards-per-page", func(s *exam.Settings) *int { return &s.CardsPerPage }, 1, 2, 4),
	number("checks-per-page", func(s *exam.Settings) *int { return &s.ChecksPerPage }, 1, 2),
	number("capacity", func(s *exam.Settings) *int { return &s.Capacity }, span(1, 1000)...),
	number("spare", func(s *exam.Settings) *int {
		spare := *s.Spare
		s.Spare = &spare // never the number of another copy of the settings
		return s.Spare
	}, span(0, 20)...),
	yesNo("stickers", func(s *exam.Settings) *bool {
		stickers := *s.Stickers
		s.Stickers = &stickers // never that of another copy of the settings
		return s.Stickers
	}),
	packWithout("pack-without"),
	number("blank-forms", func(s *exam.Settings) *int { return &s.BlankForms }, span(1, 50)...),
	number("distance", func(s *exam.Settings) *int { return &s.Distance }, span(0, 500)...),
}, slices.Concat(labelChoices(), dutyChoices(), dayChoices())...)

func words(name string, at func(*exam.Centre, *exam.Settings) *string, allowed ...string) choice {
	return choice{
		name,
		func(c exam.Centre, s exam.Settings) string { return *at(&c, &s) },
		func(c *exam.Centre, s *exam.Settings, value string) error {
			if len(allowed) > 0 && !slices.Contains(allowed, value) {
				return misuse("%s=%s: %s", name, value, strings.Join(allowed, " | "))
			}
			if *at(c, s) = text.Clean(value); utf8.RuneCountInString(value) > 200 { // what no letterhead has room for
				return misuse("%s: 0-200", name)
			}
			return nil
		},
	}
}

// year is that of the session: four digits, or none.
func year(name string) choice {
	ch := words(name, func(c *exam.Centre, _ *exam.Settings) *string { return &c.Year })
	keep := ch.set
	ch.set = func(c *exam.Centre, s *exam.Settings, value string) error {
		value, err := sessionYear(name+"=", value)
		if err != nil {
			return err
		}
		return keep(c, s, value)
	}
	return ch
}

func sessionYear(name, value string) (string, error) {
	western := text.WesternDigits(value)
	if n, err := strconv.Atoi(western); value != "" && (err != nil || n < 1900 || n > 2999) {
		return "", misuse("%s%s: 2026", name, value)
	}
	return western, nil
}

func span(from, to int) []int {
	all := make([]int, 0, to-from+1)
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

func yesNo(name string, at func(*exam.Settings) *bool) choice {
	return choice{
		name,
		func(_ exam.Centre, s exam.Settings) string { return strconv.FormatBool(*at(&s)) },
		func(_ *exam.Centre, s *exam.Settings, value string) (err error) {
			on, err := strconv.ParseBool(value)
			if err != nil {
				return misuse("%s=%s: true | false", name, value)
			}
			*at(s) = on
			return nil
		},
	}
}

func number(name string, at func(*exam.Settings) *int, allowed ...int) choice {
	return choice{
		name,
		func(_ exam.Centre, s exam.Settings) string { return strconv.Itoa(*at(&s)) },
		func(_ *exam.Centre, s *exam.Settings, value string) error {
			n, err := strconv.Atoi(text.WesternDigits(value))
			if err != nil || !slices.Contains(allowed, n) {
				few := fmt.Sprintf("%d-%d", allowed[0], allowed[len(allowed)-1])
				if len(allowed) < 5 {
					few = strings.Trim(fmt.Sprint(allowed), "[]")
				}
				return misuse("%s=%s: %s", name, value, few)
			}
			*at(s) = n
			return nil
		},
	}
}

func (c *cli) settingsVerb() *cobra.Command {
	return c.verb("settings FILE [NAME=VALUE...]", cobra.MinimumNArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			before := o.State()
			centre, settings := before.Centre, before.Settings
			for _, word := range args[1:] {
				if err := set(&centre, &settings, word); err != nil {
					return err
				}
			}
			if err := o.SetChoices(ctx, centre, settings); err != nil {
				return err
			}
			values := map[string]string{}
			for _, ch := range choices {
				values[ch.name] = ch.get(centre, settings)
				if !c.json {
					fmt.Fprintf(c.out, "%s=%s\n", ch.name, values[ch.name])
				}
			}
			return c.answer(values)
		})
	})
}

func set(centre *exam.Centre, settings *exam.Settings, word string) error {
	name, value, ok := strings.Cut(word, "=")
	i := slices.IndexFunc(choices, func(ch choice) bool { return ch.name == name })
	if !ok || i < 0 {
		names := make([]string, len(choices))
		for i, ch := range choices {
			names[i] = ch.name
		}
		return misuse("%q: NAME=VALUE, NAME = %s", word, strings.Join(names, " | "))
	}
	return choices[i].set(centre, settings, value)
}
