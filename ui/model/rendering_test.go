package model_test

import (
	"bytes"
	"errors"
	"image"
	"sync/atomic"

	"markaz/app"
)

// blank draws every page of a PDF white, and counts what is open.
type blank struct {
	open  atomic.Int32
	drawn atomic.Int32
	fails error
}

func (b *blank) render(pdf []byte) (app.Rendering, error) {
	if b.fails != nil {
		return nil, b.fails
	}
	b.open.Add(1)
	return &blankPages{b, bytes.Count(pdf, []byte("<</Type /Page\n"))}, nil
}

type blankPages struct {
	b     *blank
	count int
}

var errNoPage = errors.New("no such page")

func (p *blankPages) Pages() int                { return p.count }
func (*blankPages) Size(int) (float32, float32) { return 595, 842 }
func (p *blankPages) Close() error              { p.b.open.Add(-1); return nil }
func (p *blankPages) Page(page, width int) (image.Image, error) {
	if page >= p.count {
		return nil, errNoPage
	}
	p.b.drawn.Add(1)
	return image.NewGray(image.Rect(0, 0, width, width*842/595)), nil
}
