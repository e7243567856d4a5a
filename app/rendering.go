package app

import "image"

// A Rendering is an opened PDF whose pages are drawn as pictures. Pages are counted
// from 0. Its methods are safe for concurrent use.
type Rendering interface {
	Pages() int
	// Size is how large a page is, in points.
	Size(page int) (width, height float32)
	// Page draws a page so many pixels wide. It may be slow.
	Page(page, width int) (image.Image, error)
	// Close lets go of what the pages are drawn from; afterwards no page is drawn.
	Close() error
}
