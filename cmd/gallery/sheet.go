package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/sync/errgroup"

	"markaz/app/text"
	"markaz/assets"
)

// drawPages draws the first page of each document into a folder by poppler, which
// make setup installs.
func drawPages(ctx context.Context, dir string, prints []print) error {
	if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o755)); err != nil {
		return err
	}
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range prints {
		p := &prints[i]
		base := filepath.Join(dir, fmt.Sprintf("%02d-%s", p.number, p.document))
		p.picture = base + ".png"
		work.Go(func() error {
			out, err := exec.CommandContext(ctx, "pdftoppm", "-r", "100", "-png", "-singlefile", "-f", "1", "-l", "1", p.path, base).CombinedOutput()
			if err != nil {
				return fmt.Errorf("draw %s: %w: %s", p.document, err, out)
			}
			return nil
		})
	}
	return work.Wait()
}

// Measures of a contact sheet, in pixels.
const (
	columns  = 7
	across   = 340
	upright  = 430
	captions = 46
	gap      = 16
)

// contactSheet puts the pictures of prints into one, each with its name above it.
func contactSheet(path string, prints []print) error {
	rows := (len(prints) + columns - 1) / columns
	const cellW, cellH = across + gap, upright + captions + gap
	sheet := image.NewRGBA(image.Rect(0, 0, columns*cellW+gap, rows*cellH+gap))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(color.Gray{0xd8}), image.Point{}, draw.Src)
	name, err := face(assets.Bold, 15)
	if err != nil {
		return err
	}
	small, err := face(assets.Regular, 11)
	if err != nil {
		return err
	}
	for i, p := range prints {
		at := image.Pt(gap+(columns-1-i%columns)*cellW, gap+i/columns*cellH) // from the right, as Arabic is read
		cell := image.Rectangle{at, at.Add(image.Pt(cellW-gap, cellH-gap))}
		title := text.T(text.Arabic, "document."+p.document)
		if p.number > 0 {
			title = text.LTR(fmt.Sprint(p.number)) + ". " + title
		}
		write(sheet, name, cell, 17, text.Visual(title, true))
		write(sheet, small, cell, 36, fmt.Sprintf("%s · %d p.", p.document, p.pages))
		cell.Min.Y += captions
		if err := place(sheet, cell, p.picture); err != nil {
			return fmt.Errorf("%s: %w", p.document, err)
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, sheet), f.Close())
}

func face(name string, size float64) (font.Face, error) {
	parsed, err := opentype.Parse(assets.Font(name))
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
}

// write sets a line that is drawn from the left, at the right of a cell; what is too
// long begins at its left.
func write(sheet draw.Image, f font.Face, cell image.Rectangle, down int, line string) {
	x := max(cell.Min.X, cell.Max.X-font.MeasureString(f, line).Ceil())
	d := font.Drawer{Dst: sheet, Src: image.Black, Face: f, Dot: fixed.P(x, cell.Min.Y+down)}
	d.DrawString(line)
}

// place draws a picture as large as a cell holds it.
func place(sheet draw.Image, cell image.Rectangle, picture string) error {
	f, err := os.Open(picture)
	if err != nil {
		return err
	}
	defer f.Close()
	page, err := png.Decode(f)
	if err != nil {
		return err
	}
	w, h := cell.Dx(), cell.Dy()
	if b := page.Bounds(); b.Dx()*h > b.Dy()*w {
		h = b.Dy() * w / b.Dx()
	} else {
		w = b.Dx() * h / b.Dy()
	}
	in := image.Rect(cell.Max.X-w, cell.Min.Y, cell.Max.X, cell.Min.Y+h)
	draw.CatmullRom.Scale(sheet, in, page, page.Bounds(), draw.Src, nil)
	return nil
}
