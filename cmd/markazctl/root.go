package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/text"
	"markaz/cmd/wire"
)

// cli is what every verb shares.
type cli struct {
	in        *os.File
	out, errs io.Writer
	lang      text.Lang
	json      bool
	password  string // path of the file that holds it
}

func (c *cli) t(key string, args text.Args) string { return text.T(c.lang, key, args) }

// language is needed before the command line is parsed, since its help is in
// that language: --lang, else the locale of the PC, else Arabic.
func language(args []string) text.Lang {
	for i, a := range args {
		if value, ok := strings.CutPrefix(a, "--lang="); ok {
			a, args = "--lang", append(args[:i+1:i+1], value)
		}
		if a == "--lang" && i+1 < len(args) {
			if l, err := text.Parse(args[i+1]); err == nil {
				return l
			}
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if l, err := text.Parse(os.Getenv(name)[:min(2, len(os.Getenv(name)))]); err == nil {
			return l
		}
	}
	return text.Arabic
}

func (c *cli) root() *cobra.Command {
	root := &cobra.Command{
		Use: "markazctl", Short: c.t("command.about", nil),
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		Args: func(_ *cobra.Command, words []string) error {
			if len(words) > 0 {
				return misuse("%s", c.t("command.no_such_verb", text.Args{"verb": words[0]}))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetOut(c.out)
	root.SetErr(c.errs)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	flags := root.PersistentFlags()
	flags.String("lang", string(c.lang), c.t("command.flag_lang", nil))
	flags.BoolVar(&c.json, "json", false, c.t("command.flag_json", nil))
	flags.StringVar(&c.password, "password-file", "", c.t("command.flag_password_file", nil))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		_, err := text.Parse(cmd.Flag("lang").Value.String())
		if err != nil {
			return usageError{err}
		}
		return nil
	}
	for _, verb := range []func() *cobra.Command{
		c.newVerb, c.importVerb, c.candidatesVerb, c.findingsVerb, c.settingsVerb, c.programmeVerb, c.roomsVerb,
		c.seatVerb, c.printVerb, c.packVerb, c.copiesVerb, c.copyVerb, c.backupsVerb, c.restoreVerb, c.photosVerb, c.protectVerb, c.undoVerb, c.journalVerb, c.generateVerb,
		c.practiceVerb, c.compareVerb, c.verifyVerb, c.correctionsVerb, c.staffVerb, c.dutiesVerb, c.readinessVerb, c.templateVerb,
		c.doorVerb,
		c.registerVerb,
		c.boardVerb, c.statisticsVerb, c.reportVerb, c.justifyVerb,
		c.envelopesVerb, c.countVerb, c.handoverVerb,
		c.incidentVerb, c.exitVerb,
	} {
		root.AddCommand(verb())
	}
	root.SetUsageTemplate(c.t("command.usage_template", nil))
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.InitDefaultHelpFlag()
	root.Flags().Lookup("help").Usage = c.t("command.flag_help", nil)
	return root
}

// verb makes one verb; args says how many words it takes.
func (c *cli) verb(use string, args cobra.PositionalArgs, do func(ctx context.Context, args []string) error) *cobra.Command {
	name, _, _ := strings.Cut(use, " ")
	v := &cobra.Command{
		Use: use, Short: c.t("command."+name, nil),
		Args: func(cmd *cobra.Command, words []string) error {
			if args(cmd, words) != nil {
				return misuse("%s", c.t("command.words", text.Args{"use": text.LTR("markazctl " + use)}))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, words []string) error { return do(cmd.Context(), words) },
	}
	v.InitDefaultHelpFlag()
	v.Flags().Lookup("help").Usage = c.t("command.flag_help", nil)
	return v
}

// group makes a verb that only gathers others.
func (c *cli) group(name string, subs ...func() *cobra.Command) *cobra.Command {
	v := c.verb(name, cobra.NoArgs, nil)
	v.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	for _, sub := range subs {
		v.AddCommand(sub())
	}
	return v
}

// sub makes one of the verbs of a group.
func (c *cli) sub(group, use string, args cobra.PositionalArgs, do func(ctx context.Context, args []string) error) *cobra.Command {
	v := c.verb(use, args, do)
	v.Short = c.t("command."+group+"_"+v.Name(), nil)
	v.Args = func(cmd *cobra.Command, words []string) error {
		if args(cmd, words) != nil {
			return misuse("%s", c.t("command.words", text.Args{"use": text.LTR("markazctl " + group + " " + use)}))
		}
		return nil
	}
	return v
}

// with opens a centre file, runs do on its office, and closes it.
func (c *cli) with(ctx context.Context, path string, do func(*app.Office) error) (err error) {
	desk, err := wire.Open(ctx, path, c.secret)
	if err != nil {
		return err
	}
	defer func() {
		if e := desk.Close(); err == nil || err == errMustLook && e != nil {
			err = cmpErr(e, err)
		}
	}()
	if !desk.Protected() {
		c.say("command.not_protected", nil)
	}
	switch {
	case desk.ReadOnly():
		c.say("command.read_only_place", nil)
	case desk.Held():
		c.say("command.beside_window", nil)
	}
	if jump, doubted := desk.ClockJump(); doubted {
		_, _ = io.WriteString(c.errs, app.DescribeClock(c.lang, jump)+"\n")
	}
	if desk.State().Practice {
		c.say("command.practice_centre", nil)
	}
	return do(desk.Office)
}

func cmpErr(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

// say writes a remark to stderr, so that stdout stays the answer.
func (c *cli) say(key string, args text.Args) {
	_, _ = io.WriteString(c.errs, c.t(key, args)+"\n")
}

// tell writes a line of the answer, unless the answer is JSON.
func (c *cli) tell(key string, args text.Args) {
	if !c.json {
		_, _ = io.WriteString(c.out, c.t(key, args)+"\n")
	}
}

func (c *cli) answer(object any) error {
	if !c.json {
		return nil
	}
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(object)
}
