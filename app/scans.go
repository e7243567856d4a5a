package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"

	"markaz/app/exam"
)

// checkScan accepts what a scanner or a telephone gives.
func checkScan(scan []byte) error {
	if len(scan) > MaxScan {
		return fmt.Errorf("scan of %d bytes: %w", len(scan), exam.ErrTooLarge)
	}
	if ScanKind(scan) == "" {
		return fmt.Errorf("scan: %w", exam.ErrInvalid)
	}
	return nil
}

// ScanKind tells what a scan is, as the end of a file's name: "pdf", "jpeg" or
// "png"; "" is nothing of these.
func ScanKind(scan []byte) string {
	if bytes.HasPrefix(scan, []byte("%PDF-")) {
		return "pdf"
	}
	_, kind, err := image.DecodeConfig(bytes.NewReader(scan))
	if err == nil && (kind == "jpeg" || kind == "png") { // a window can read others, too
		return kind
	}
	return ""
}

// Attachment returns a scan of a request, exam.ErrNotFound if it was erased.
func (o *Office) Attachment(ctx context.Context, name string) (scan []byte, err error) {
	err = o.Store.View(ctx, func(r Records) error {
		scan, err = r.Attachment(name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("scan: %w", err)
	}
	return scan, nil
}

// AttachScans adds scans to a request.
func (o *Office) AttachScans(ctx context.Context, request exam.ID, scans ...[]byte) error {
	for _, scan := range scans {
		if err := checkScan(scan); err != nil {
			return err
		}
	}
	err := o.decide(ctx, func() error {
		if _, ok := o.State().RequestByID(request); !ok {
			return exam.ErrNotFound
		}
		return o.update(ctx, func(r Records) ([]string, error) {
			f := exam.RequestAttached{ID: request}
			for _, scan := range scans {
				name, err := r.Attach(scan)
				if err != nil {
					return nil, err
				}
				f.Attachments = append(f.Attachments, name)
			}
			e, err := o.entry(f)
			return []string{"request"}, errors.Join(err, r.Append(e))
		})
	})
	if err != nil {
		return fmt.Errorf("attach scans: %w", err)
	}
	return nil
}
