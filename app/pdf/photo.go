package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // photos come as JPEG or PNG
	"strings"

	"golang.org/x/image/draw"
)

// photos are the pictures of a document. gofpdf sorts pictures of one width by
// chance, so that the same input would not give the same bytes; ours are written
// in the order in which they were drawn.
type photos struct {
	list []picture
	at   map[[sha256.Size]byte]int
}

type picture struct {
	jpeg          []byte
	width, height int
	grey          bool
}

const (
	maxPixels  = 40 << 20 // more is no photograph of a person
	maxSide    = 480      // of a printed photo: 400 dots an inch on 30 mm
	jpegEnough = 85
)

// picture draws a photo as large as b holds, and reports false where the bytes are
// not a picture: a bad photo must not prevent printing.
func (s *sheet) picture(b box, data []byte) bool {
	if s.record != nil {
		return true // the name of the photo says which it is
	}
	i, ok := s.photos.add(data)
	if !ok {
		return false
	}
	pic := s.photos.list[i]
	w, h := b.w, b.w*float64(pic.height)/float64(pic.width)
	if h > b.h {
		w, h = b.h*float64(pic.width)/float64(pic.height), b.h
	}
	s.page.content = append(s.page.content, "q "...)
	s.page.nums(w/point, 0, 0, h/point)
	s.at(s.left(b)+(b.w-w)/2, b.y+(b.h+h)/2)
	s.page.content = fmt.Appendf(s.page.content, "cm /P%d Do Q\n", i)
	return true
}

func (p *photos) add(data []byte) (int, bool) {
	if len(data) == 0 {
		return 0, false
	}
	sum := sha256.Sum256(data)
	if i, ok := p.at[sum]; ok {
		return i, true
	}
	pic, ok := readPicture(data)
	if !ok {
		return 0, false
	}
	if p.at == nil {
		p.at = map[[sha256.Size]byte]int{}
	}
	p.at[sum] = len(p.list)
	p.list = append(p.list, pic)
	return len(p.list) - 1, true
}

// readPicture keeps a JPEG of reasonable size as it is; everything else becomes
// one.
func readPicture(data []byte) (picture, bool) {
	conf, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || conf.Width < 1 || conf.Height < 1 || conf.Width > maxPixels/conf.Height {
		return picture{}, false
	}
	grey := conf.ColorModel == color.GrayModel
	if format == "jpeg" && conf.Width <= 2*maxSide && conf.Height <= 2*maxSide && (grey || conf.ColorModel == color.YCbCrModel) {
		return picture{data, conf.Width, conf.Height, grey}, true
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, false
	}
	w, h := conf.Width, conf.Height
	if side := max(w, h); side > maxSide {
		w, h = max(1, w*maxSide/side), max(1, h*maxSide/side)
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(small, small.Bounds(), img, img.Bounds(), draw.Over, nil)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: jpegEnough}); err != nil {
		return picture{}, false
	}
	return picture{out.Bytes(), w, h, false}, true
}

func (p *photos) size() int {
	total := 0
	for _, pic := range p.list {
		total += len(pic.jpeg) + 200 // with the words around it
	}
	return total
}

// write adds the pictures to the file and returns their names for its resources.
func (p *photos) write(u *update) string {
	var names strings.Builder
	for i, pic := range p.list {
		space := "DeviceRGB"
		if pic.grey {
			space = "DeviceGray"
		}
		u.object(u.next, fmt.Sprintf("<</Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s "+
			"/BitsPerComponent 8 /Filter /DCTDecode /Length %d>>", pic.width, pic.height, space, len(pic.jpeg)), pic.jpeg)
		fmt.Fprintf(&names, "/P%d %d 0 R ", i, u.next)
		u.next++
	}
	return names.String()
}
