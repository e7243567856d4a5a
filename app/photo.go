package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // photos come as JPEG or PNG

	"golang.org/x/image/draw"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// The size in pixels to which photos are brought: 30 by 40 mm at 300 dpi, so
// that a thousand of them stay a small file.
const (
	photoWidth   = 354
	photoHeight  = 472
	photoLargest = 40_000_000 // pixels: beyond, it is no photo of a person
)

// SetPhotos gives candidates their photos, JPEG or PNG as read from a file. A
// picture that cannot be read is refused with exam.ErrInvalid, and then none is
// stored.
func (o *Office) SetPhotos(ctx context.Context, photos map[exam.ID][]byte) error {
	small := make(map[exam.ID][]byte, len(photos))
	for id, raw := range photos {
		b, err := shrink(raw)
		if err != nil {
			return fmt.Errorf("photo of %s: %w", id, err)
		}
		small[id] = b
	}
	err := o.decide(ctx, func() error { return o.keepPhotos(ctx, small) })
	if err != nil {
		return fmt.Errorf("photos: %w", err)
	}
	return nil
}

func (o *Office) keepPhotos(ctx context.Context, small map[exam.ID][]byte) error {
	return o.update(ctx, func(r Records) ([]string, error) {
		for _, c := range o.State().Candidates {
			b, ok := small[c.ID]
			if !ok {
				continue
			}
			name, err := r.Attach(b)
			if err != nil {
				return nil, err
			}
			e, err := o.entry(exam.PhotoSet{Candidate: c.ID, Photo: name})
			if err != nil {
				return nil, err
			}
			if err := r.Append(e); err != nil {
				return nil, err
			}
		}
		return []string{"candidate"}, nil
	})
}

// addPhotos puts the photos that the file holds on the cards of a paper. One
// that was erased leaves its frame empty.
func (o *Office) addPhotos(ctx context.Context, p paper) error {
	cards, ok := p.doc.(*pdf.Cards)
	if !ok {
		return nil
	}
	err := o.Store.View(ctx, func(r Records) error {
		for i, c := range cards.Cards {
			if c.Candidate.Photo == "" {
				continue
			}
			photo, err := r.Attachment(c.Candidate.Photo)
			if err != nil && !errors.Is(err, exam.ErrNotFound) {
				return err
			}
			cards.Cards[i].Photo = photo
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("photos: %w", err)
	}
	return nil
}

// Photo brings a picture, JPEG or PNG, to the size of a photo, so that many can
// be read one by one without all of them being in memory; SetPhotos takes what
// it returns as it is. What cannot be read gives exam.ErrInvalid.
func Photo(raw []byte) ([]byte, error) { return shrink(raw) }

// shrink brings a picture to the size of a photo, cut at the middle to 3 by 4.
func shrink(raw []byte) ([]byte, error) {
	info, kind, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || info.Width*info.Height > photoLargest || info.Width*info.Height == 0 {
		return nil, fmt.Errorf("%d by %d pixels: %w", info.Width, info.Height, exam.ErrInvalid)
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%v: %w", err, exam.ErrInvalid)
	}
	if kind == "jpeg" && info.Width == photoWidth && info.Height == photoHeight {
		return raw, nil
	}
	from := picture.Bounds()
	if w := from.Dy() * photoWidth / photoHeight; from.Dx() > w {
		from.Min.X += (from.Dx() - w) / 2
		from.Max.X = from.Min.X + w
	} else if h := from.Dx() * photoHeight / photoWidth; from.Dy() > h {
		from.Max.Y = from.Min.Y + h // the face is at the top
	}
	to := image.NewRGBA(image.Rect(0, 0, photoWidth, photoHeight))
	draw.CatmullRom.Scale(to, to.Bounds(), picture, from, draw.Src, nil)
	var b bytes.Buffer
	err = jpeg.Encode(&b, to, &jpeg.Options{Quality: 85})
	return b.Bytes(), err
}
