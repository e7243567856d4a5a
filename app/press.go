package app

import "context"

// A press is what the user does at once, though several use cases write it.
type press struct {
	kind    string
	passing bool
}

type pressKey struct{}

// Together returns a context whose use cases are one act: it is taken back as a
// whole. kind names an act of several, "" names it after the last of them.
func Together(ctx context.Context, kind string) context.Context {
	return context.WithValue(ctx, pressKey{}, &press{kind: kind})
}

// InPassing returns a context whose use cases are no acts of their own: what is
// remembered on the way of something else is not offered to be taken back.
func InPassing(ctx context.Context) context.Context {
	return context.WithValue(ctx, pressKey{}, &press{passing: true})
}
