package app

import (
	"bytes"
	"context"
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

// attached keeps scans and returns their names.
func attached(r Records, scans [][]byte) (names []string, err error) {
	for _, scan := range scans {
		name, err := r.Attach(scan)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
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
		return o.write(ctx, func(r Records) ([]exam.Entry, error) {
			names, err := attached(r, scans)
			if err != nil {
				return nil, err
			}
			return o.entries(exam.ID{}, []exam.Fact{exam.RequestAttached{ID: request, Attachments: names}})
		})
	})
	if err != nil {
		return fmt.Errorf("attach scans: %w", err)
	}
	return nil
}
