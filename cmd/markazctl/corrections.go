package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/corrections"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
)

func (c *cli) correctionsVerb() *cobra.Command {
	return c.group("corrections", c.correctionsList, c.correctionsRequest, c.correctionsExport, c.correctionsImport, c.correctionsAnswer, c.correctionsMerge)
}

var requestStatuses = []exam.RequestStatus{
	exam.RequestOpen, exam.RequestAway, exam.RequestAccepted, exam.RequestRefused, exam.RequestWithdrawn, exam.RequestConflict,
}

// requestsOf are the requests of a status, of all with "".
func requestsOf(s *app.State, status string) (files []exam.RequestFile, err error) {
	if status != "" && !slices.Contains(requestStatuses, exam.RequestStatus(status)) {
		return nil, misuse("--status %q: %s", status, joined(requestStatuses))
	}
	for _, r := range s.Requests {
		if status == "" || string(r.Status()) == status {
			files = append(files, r)
		}
	}
	return files, nil
}

func joined[S ~string](words []S) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return strings.Join(all, " | ")
}

// A requestRow is a request as scripts read it.
type requestRow struct {
	ID       exam.ID            `json:"id"`
	Number   string             `json:"number"`
	Massar   string             `json:"massar"`
	School   string             `json:"school"`
	Field    exam.Field         `json:"field"`
	Old      string             `json:"old"`
	New      string             `json:"new"`
	Document exam.Document      `json:"document"`
	By       exam.Requester     `json:"by"`
	Status   exam.RequestStatus `json:"status"`
	Scans    int                `json:"scans"`
	Answers  []exam.Answered    `json:"answers"`
}

func requestRows(s *app.State, files []exam.RequestFile) []requestRow {
	rows := make([]requestRow, len(files))
	for i, r := range files {
		who := s.Asked(r)
		rows[i] = requestRow{
			r.ID, who.Number, who.Massar, who.School, r.Field, r.Old, r.New, r.Document, r.By, r.Status(), len(r.Attachments),
			append([]exam.Answered{}, r.Answers...),
		}
	}
	return rows
}

func (c *cli) correctionsList() *cobra.Command {
	var status string
	v := c.sub("corrections", "list FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			files, err := requestsOf(o.State(), status)
			if err != nil {
				return err
			}
			return c.requests(o.State(), files)
		})
	})
	v.Flags().StringVar(&status, "status", "", joined(requestStatuses))
	return v
}

// requests answers with requests.
func (c *cli) requests(s *app.State, files []exam.RequestFile) error {
	rows := requestRows(s, files)
	if c.json {
		return c.answer(rows)
	}
	for i, r := range rows {
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.ID, r.Massar, r.Number, s.Asked(files[i]).Name.Any(), c.t("field."+string(r.Field), nil),
			app.FieldWords(c.lang, r.Field, r.Old), app.FieldWords(c.lang, r.Field, r.New), c.t("correction.state."+string(r.Status), nil))
	}
	c.tell("unit.request", text.Args{"n": len(rows)})
	return nil
}

func (c *cli) correctionsRequest() *cobra.Command {
	var document, by, note string
	var scans []string
	requesters := []exam.Requester{exam.ByCandidate, exam.BySchool, exam.ByCentre}
	v := c.sub("corrections", "request FILE NUMBER FIELD VALUE", cobra.ExactArgs(4), func(ctx context.Context, args []string) error {
		if document != "" && !slices.Contains(exam.Documents(), exam.Document(document)) {
			return misuse("--document %q: %s", document, joined(exam.Documents()))
		}
		if by != "" && !slices.Contains(requesters, exam.Requester(by)) {
			return misuse("--by %q: %s", by, joined(requesters))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			who, ok := o.State().ByNumber(args[1])
			if !ok {
				return refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("request: %w", exam.ErrNotFound)}
			}
			if fields := app.Correctable(who); !slices.Contains(fields, exam.Field(args[2])) {
				return misuse("%q: %s", args[2], joined(fields))
			}
			wish := app.Wish{
				Candidate: who.ID, Field: exam.Field(args[2]), Value: args[3],
				Document: exam.Document(document), By: cmp.Or(exam.Requester(by), o.State().Asks()), Note: note,
			}
			for _, path := range scans {
				scan, err := wire.ReadScan(path)
				switch {
				case errors.Is(err, exam.ErrTooLarge):
					return refusal{c.t("screen.corrections.scan_large", nil), err}
				case err != nil:
					return err
				case app.ScanKind(scan) == "":
					return refusal{c.t("screen.corrections.scan_kind", nil), fmt.Errorf("scan: %w", exam.ErrInvalid)}
				}
				wish.Scans = append(wish.Scans, scan)
			}
			made, err := o.Ask(ctx, wish)
			var wrong *app.FieldRefusal
			if errors.As(err, &wrong) {
				return refusal{app.DescribeRefusal(c.lang, wrong.Finding), err}
			} else if err != nil {
				return err
			}
			file, _ := o.State().RequestByID(made[0].ID)
			return c.requests(o.State(), []exam.RequestFile{file})
		})
	})
	f := v.Flags()
	f.StringVar(&document, "document", "", joined(exam.Documents()))
	f.StringVar(&by, "by", "", joined(requesters))
	f.StringVar(&note, "note", "", c.t("command.flag_note", nil))
	f.StringArrayVar(&scans, "scan", nil, c.t("command.flag_scan", nil))
	return v
}

func (c *cli) correctionsExport() *cobra.Command {
	var status, lang string
	var sent bool
	v := c.sub("corrections", "export FILE OUT.xlsx", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		words, err := text.Parse(lang)
		if err != nil {
			return misuse("--paper-lang %q: ar | fr | en", lang)
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			ids := o.State().Unsettled()
			if status != "" {
				files, err := requestsOf(o.State(), status)
				if err != nil {
					return err
				}
				ids = nil
				for _, r := range files {
					ids = append(ids, r.ID)
				}
			}
			if len(ids) == 0 {
				return refusal{c.t("command.corrections_none", nil), fmt.Errorf("export: %w", exam.ErrNothing)}
			}
			rows := 0
			path, _, err := wire.Tray(filepath.Dir(args[1])).Put(filepath.Base(args[1]), func(w io.Writer) (err error) {
				rows, err = o.WriteRequests(ctx, w, words, ids...)
				return err
			})
			if err != nil {
				return err
			}
			if sent {
				if err := o.Sent(ctx, exam.NewID(), ids...); err != nil && !errors.Is(err, exam.ErrNothing) {
					return err
				}
			}
			c.tell("command.corrections_exported", text.Args{"n": rows, "file": text.LTR(path)})
			return c.answer(map[string]any{"file": path, "requests": rows, "lists": o.State().Lists()})
		})
	})
	f := v.Flags()
	f.StringVar(&status, "status", "", joined(requestStatuses))
	f.BoolVar(&sent, "sent", false, c.t("command.flag_sent", nil))
	f.StringVar(&lang, "paper-lang", "ar", c.t("command.flag_paper_lang", nil))
	return v
}

func (c *cli) correctionsAnswer() *cobra.Command {
	var value, note string
	answers := []exam.Answer{exam.Accepted, exam.Refused, exam.Withdrawn}
	v := c.sub("corrections", "answer FILE REQUEST ANSWER", cobra.ExactArgs(3), func(ctx context.Context, args []string) error {
		var id exam.ID
		if err := id.UnmarshalText([]byte(args[1])); err != nil {
			return misuse("%q: %s", args[1], c.t("command.words", text.Args{"use": text.LTR("corrections list FILE")}))
		}
		if !slices.Contains(answers, exam.Answer(args[2])) {
			return misuse("%q: %s", args[2], joined(answers))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			err := o.Reply(ctx, app.Reply{Request: id, Answer: exam.Answer(args[2]), Value: value, Note: note})
			var wrong *app.FieldRefusal
			if errors.As(err, &wrong) {
				return refusal{app.DescribeRefusal(c.lang, wrong.Finding), err}
			} else if err != nil {
				return err
			}
			file, _ := o.State().RequestByID(id)
			return c.requests(o.State(), []exam.RequestFile{file})
		})
	})
	v.Flags().StringVar(&value, "value", "", c.t("command.flag_value", nil))
	v.Flags().StringVar(&note, "note", "", c.t("command.flag_note", nil))
	return v
}

func (c *cli) correctionsMerge() *cobra.Command {
	return c.sub("corrections", "merge OUT.xlsx FILE...", cobra.MinimumNArgs(2), func(ctx context.Context, args []string) error {
		files := make([][]corrections.Row, 0, len(args)-1)
		for _, path := range args[1:] {
			err := wire.Reading(path, func(r io.ReaderAt, size int64) error {
				rows, err := corrections.Read(ctx, filepath.Base(path), r, size)
				files = append(files, rows)
				return err
			})
			if err != nil {
				return err
			}
		}
		rows, opposed := corrections.Merge(files...)
		path, _, err := wire.Tray(filepath.Dir(args[0])).Put(filepath.Base(args[0]), func(w io.Writer) error {
			_, err := corrections.Sheet{Lang: c.lang, Rows: rows}.WriteTo(w)
			return err
		})
		if err != nil {
			return err
		}
		centres := map[string]bool{}
		for _, r := range rows {
			centres[r.Centre] = true
		}
		c.tell("command.corrections_merged", text.Args{"n": len(rows), "centres": len(centres), "file": text.LTR(path)})
		for _, i := range opposed {
			c.say("command.corrections_opposed", text.Args{"row": corrections.SheetRow(i), "massar": rows[i].Massar, "from": rows[i].Source.File, "decision": rows[i].Decision})
		}
		err = c.answer(map[string]any{"file": path, "requests": len(rows), "centres": len(centres), "opposed": len(opposed)})
		if len(opposed) > 0 {
			return cmpErr(err, errMustLook)
		}
		return err
	})
}
