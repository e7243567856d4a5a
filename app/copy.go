package app

import (
	"context"
	"fmt"
	"time"
)

// CopyTo writes a verified copy of the file into a folder, a stick for
// example, and remembers when. The copy opens on any PC.
func (o *Office) CopyTo(ctx context.Context, dir string) (string, error) {
	path, err := o.Store.CopyTo(ctx, dir)
	if err != nil {
		return "", fmt.Errorf("copy: %w", err)
	}
	if o.Desk != nil {
		err = o.Desk.NoteCopy(o.Store.File(), dir, o.Now())
	}
	return path, err
}

// LastCopy returns where and when the last verified copy went, a zero time if
// there was none.
func (o *Office) LastCopy() (dir string, at time.Time) {
	if o.Desk == nil {
		return "", time.Time{}
	}
	return o.Desk.LastCopy(o.Store.File())
}
