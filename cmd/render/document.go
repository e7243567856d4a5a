package render

import (
	"errors"
	"fmt"
	"image"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"markaz/app/exam"
)

// A document is one open PDF.
type document struct {
	renderer *Renderer
	sizes    []size

	mu  sync.Mutex // a renderer does one thing at a time
	in  pdfium.Pdfium
	ref references.FPDF_DOCUMENT
}

type size struct{ width, height float32 }

func open(in pdfium.Pdfium, pdf []byte) (*document, error) {
	opened, err := in.OpenDocument(&requests.OpenDocument{File: &pdf})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", exam.ErrDamaged, err)
	}
	d := &document{in: in, ref: opened.Document}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return nil, err
	}
	d.sizes = make([]size, count.PageCount)
	for i := range d.sizes {
		s, err := in.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: i})
		if err != nil {
			return nil, err
		}
		d.sizes[i] = size{float32(s.Width), float32(s.Height)}
	}
	return d, nil
}

// Pages is how many pages there are.
func (d *document) Pages() int { return len(d.sizes) }

// Size is how large a page is, in points.
func (d *document) Size(page int) (width, height float32) {
	return d.sizes[page].width, d.sizes[page].height
}

// errClosed says that a page was asked of a PDF that is closed.
var errClosed = errors.New("the PDF is closed")

// Page draws a page so many pixels wide.
func (d *document) Page(page, width int) (image.Image, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.in == nil {
		return nil, fmt.Errorf("page %d: %w", page+1, errClosed)
	}
	drawn, err := d.in.RenderPageInPixels(&requests.RenderPageInPixels{
		Page:  requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: page}},
		Width: width,
	})
	if err != nil {
		return nil, fmt.Errorf("page %d: %w", page+1, err)
	}
	defer drawn.Cleanup() // its memory is the renderer's
	picture, ok := drawn.Result.RenderedImage.(*image.RGBA)
	if !ok {
		return nil, fmt.Errorf("page %d: %T is no picture", page+1, drawn.Result.RenderedImage)
	}
	own := image.NewRGBA(picture.Rect)
	copy(own.Pix, picture.Pix)
	return own, nil
}

// Close lets go of the PDF and of its renderer.
func (d *document) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.in == nil {
		return nil
	}
	in := d.in
	d.in = nil
	return d.renderer.give(in)
}
