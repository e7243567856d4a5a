package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
)

func (c *cli) templateVerb() *cobra.Command {
	return c.group("template", c.templateList, c.templateShow, c.templateSet, c.templateExport, c.templateReset, c.templateCheck)
}

// A templateLine is one template, as scripts read it.
type templateLine struct {
	Document string `json:"document"`
	Version  int    `json:"version"`
	Own      bool   `json:"own"`
	Name     string `json:"name"`
}

func (c *cli) templateList() *cobra.Command {
	return c.sub("template", "list FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			s := o.State()
			lines := []templateLine{}
			for _, d := range s.Templates() {
				line := templateLine{d, s.TemplateVersion(d), s.OwnTemplate(d), c.t("document."+d, nil)}
				lines = append(lines, line)
				whose := "command.template_program"
				if line.Own {
					whose = "command.template_own"
				}
				if !c.json {
					fmt.Fprintf(c.out, "%s\t%d\t%s\t%s\n", line.Document, line.Version, c.t(whose, nil), line.Name)
				}
			}
			for _, u := range s.UnreadTemplates() {
				fmt.Fprintln(c.errs, app.DescribeUnread(c.lang, u))
			}
			return c.answer(lines)
		})
	})
}

func (c *cli) templateShow() *cobra.Command {
	return c.sub("template", "show FILE DOCUMENT", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			source, err := o.State().TemplateSource(args[1])
			if err != nil {
				return c.noTemplate(o.State(), args[1], err)
			}
			if c.json {
				return c.answer(map[string]any{"document": args[1], "version": o.State().TemplateVersion(args[1]), "own": o.State().OwnTemplate(args[1]), "source": string(source)})
			}
			_, err = c.out.Write(source)
			return err
		})
	})
}

// noTemplate names the documents that there are to whoever named none of them.
func (c *cli) noTemplate(s *app.State, asked string, err error) error {
	if errors.Is(err, exam.ErrUnknown) {
		return misuse("%q: %s", asked, strings.Join(s.Templates(), " | "))
	}
	return err
}

func (c *cli) templateSet() *cobra.Command {
	return c.sub("template", "set FILE PATH...", cobra.MinimumNArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			files, err := wire.ReadTemplates(args[1:]...)
			if err != nil {
				return err
			}
			sources := make([][]byte, len(files))
			for i, f := range files {
				sources[i] = f.Source
			}
			changed, err := o.SetTemplates(ctx, sources...)
			if err != nil {
				return c.wrongTemplate(files, err)
			}
			for _, d := range changed {
				c.tell("command.template_taken", text.Args{"document": c.t("document."+d, nil), "version": o.State().TemplateVersion(d)})
			}
			if len(changed) == 0 {
				c.tell("command.template_same", nil)
			}
			return c.answer(map[string]any{"changed": append([]string{}, changed...)})
		})
	})
}

// wrongTemplate says which file is wrong, in which line and field.
func (c *cli) wrongTemplate(files []wire.TemplateFile, err error) error {
	var wrong *app.WrongTemplate
	if !errors.As(err, &wrong) || wrong.File >= len(files) {
		return err
	}
	said := app.DescribeTemplate(c.lang, err)
	return refusal{c.t("command.template_wrong", text.Args{"file": text.LTR(files[wrong.File].Name), "what": said}), err}
}

func (c *cli) templateExport() *cobra.Command {
	var to string
	var own bool
	v := c.sub("template", "export FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			s := o.State()
			documents := s.Templates()
			if own {
				documents = slices.DeleteFunc(documents, func(d string) bool { return !s.OwnTemplate(d) })
			}
			if len(documents) == 0 {
				return refusal{c.t("command.template_none_own", nil), fmt.Errorf("export: %w", exam.ErrNothing)}
			}
			if to == "" {
				to = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + "-templates"
			}
			paths, err := wire.WriteTemplates(s, to, documents...)
			if err != nil {
				return err
			}
			for _, p := range paths {
				c.tell("command.made", text.Args{"file": p})
			}
			return c.answer(map[string]any{"files": paths, "documents": documents})
		})
	})
	v.Flags().StringVarP(&to, "out", "o", "", c.t("command.flag_template_out", nil))
	v.Flags().BoolVar(&own, "own", false, c.t("command.flag_template_own", nil))
	return v
}

func (c *cli) templateReset() *cobra.Command {
	return c.sub("template", "reset FILE DOCUMENT", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			if _, err := o.State().TemplateSource(args[1]); err != nil {
				return c.noTemplate(o.State(), args[1], err)
			}
			err := o.ResetTemplate(ctx, args[1])
			if err != nil && !errors.Is(err, exam.ErrNothing) {
				return err
			}
			c.tell("command.template_reset_done", text.Args{"document": c.t("document."+args[1], nil)})
			return c.answer(map[string]any{"document": args[1], "version": o.State().TemplateVersion(args[1]), "changed": err == nil})
		})
	})
}

func (c *cli) templateCheck() *cobra.Command {
	return c.sub("template", "check PATH...", cobra.MinimumNArgs(1), func(_ context.Context, args []string) error {
		files, err := wire.ReadTemplates(args...)
		if err != nil {
			return err
		}
		lines := []templateLine{}
		for i, f := range files {
			t, err := app.ReadTemplate(f.Source)
			if err != nil {
				return c.wrongTemplate(files, &app.WrongTemplate{File: i, Err: err})
			}
			lines = append(lines, templateLine{Document: t.Document, Version: t.Version, Name: c.t("document."+t.Document, nil)})
			c.tell("command.template_good", text.Args{"file": text.LTR(f.Name), "document": c.t("document."+t.Document, nil)})
		}
		return c.answer(lines)
	})
}
