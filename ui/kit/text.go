package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Title is the one heading of a page.
func Title(text string) *widget.Label {
	return &widget.Label{Text: text, SizeName: theme.SizeNameHeadingText, TextStyle: fyne.TextStyle{Bold: true}, Wrapping: fyne.TextWrapWord}
}

// Heading stands above a group on a page.
func Heading(text string) *widget.Label {
	return &widget.Label{Text: text, SizeName: theme.SizeNameSubHeadingText, TextStyle: fyne.TextStyle{Bold: true}, Wrapping: fyne.TextWrapWord}
}

// Text is a paragraph.
func Text(text string) *widget.Label {
	return &widget.Label{Text: text, Wrapping: fyne.TextWrapWord}
}

// Note is a paragraph that explains and may be left unread.
func Note(text string) *widget.Label {
	return &widget.Label{Text: text, Importance: widget.LowImportance, Wrapping: fyne.TextWrapWord}
}

// A Fact is a name and its value, such as "rooms" and "17".
type Fact struct{ Name, Value string }

// Facts shows facts close under one another, names and values each in a
// column; many facts stand in two columns.
func Facts(facts ...Fact) fyne.CanvasObject {
	if half := (len(facts) + 1) / 2; len(facts) > 3 {
		return container.New(&split{shares: []float32{1, 1}, least: 11}, factRows(facts[:half]), factRows(facts[half:]))
	}
	return factRows(facts)
}

func factRows(facts []Fact) fyne.CanvasObject {
	rows := container.NewVBox()
	for _, f := range facts {
		rows.Add(Tight(EndTo(Text(f.Name), &widget.Label{Text: f.Value, TextStyle: fyne.TextStyle{Bold: true}, Wrapping: fyne.TextWrapWord})))
	}
	return rows
}

// Pairs shows names and their values in two columns, whatever their length.
func Pairs(pairs [][2]string) fyne.CanvasObject {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(-10))
	for _, p := range pairs {
		value := &widget.Label{Text: p[1], TextStyle: fyne.TextStyle{Bold: true}, Wrapping: fyne.TextWrapWord}
		rows.Add(container.New(&split{shares: []float32{2, 3}, least: 6}, Note(p[0]), value))
	}
	return rows
}

// A Field is something to fill in, and its name.
type Field struct {
	Name  string
	Input fyne.CanvasObject
}

// Form shows fields under one another; the names begin where lines begin.
func Form(fields ...Field) fyne.CanvasObject {
	rows := container.New(layout.NewFormLayout())
	for _, f := range fields {
		rows.Add(widget.NewLabel(f.Name))
		rows.Add(f.Input)
	}
	return rows
}

// Banner is a message that stays: what is wrong, or what one must know.
func Banner(tone Tone, text string) fyne.CanvasObject {
	back := newBlock(tone.colour())
	back.soft, back.radius = true, theme.InputRadiusSize()
	edge := newBlock(tone.colour())
	edge.smallest = fyne.NewSize(4, 0)
	label := &widget.Label{Text: text, Wrapping: fyne.TextWrapWord}
	return container.NewStack(back, container.NewBorder(nil, nil, edge, nil, label))
}

// Group puts objects on a sheet of their own, under an optional heading.
func Group(heading string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	back := newBlock(theme.ColorNameHeaderBackground) // on which white fields stand out
	back.radius = 8
	inside := container.New(layout.NewCustomPaddedVBoxLayout(1))
	if heading != "" {
		inside.Add(Heading(heading))
	}
	inside.Objects = append(inside.Objects, objects...)
	return container.NewStack(back, container.New(layout.NewCustomPaddedLayout(8, 10, 8, 8), inside))
}

// Sheet fills its place with one object on a sheet of its own, under an
// optional heading.
func Sheet(heading string, object fyne.CanvasObject) fyne.CanvasObject {
	back := newBlock(theme.ColorNameInputBackground)
	back.edge, back.thick, back.radius = theme.ColorNameSeparator, 1, 8
	var head fyne.CanvasObject
	if heading != "" {
		head = Heading(heading)
	}
	return container.NewStack(back, container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8), container.NewBorder(head, nil, nil, nil, object)))
}

// Titled is a name with a sentence under it.
func Titled(name, sentence string) fyne.CanvasObject {
	title := &widget.Label{Text: name, TextStyle: fyne.TextStyle{Bold: true}, Wrapping: fyne.TextWrapWord}
	return container.New(layout.NewCustomPaddedVBoxLayout(-12), title, Note(sentence))
}

// Cell is a word in a row, cut with dots if it does not fit.
func Cell(words string) *widget.Label {
	return &widget.Label{Text: words, Truncation: fyne.TextTruncateEllipsis}
}

// Tight takes air from above and below a row.
func Tight(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(-6, -6, 0, 0), o)
}

// Timed is what begins at a time and lasts: the times in full, a name and a
// sentence between them.
func Timed(start, name, sentence, lasts string) fyne.CanvasObject {
	words := container.New(layout.NewCustomPaddedVBoxLayout(-14), Text(name), Note(sentence))
	begin := AtLeast(fyne.NewSize(4.2*em(), 0), widget.NewLabel(start))
	return Tight(container.NewBorder(nil, nil, begin, container.NewVBox(widget.NewLabel(lasts)), words))
}

// Fields shows fields under their names, each as wide as there is room for.
func Fields(fields ...Field) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(fields))
	for i, f := range fields {
		rows[i] = Named(f)
	}
	return Close(rows...)
}

// Close lays objects that begin with a label closely under one another.
func Close(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(-7), objects...)
}

// Named is a field under its name in small letters.
func Named(f Field) fyne.CanvasObject {
	name := &widget.Label{Text: f.Name, SizeName: theme.SizeNameCaptionText, Truncation: fyne.TextTruncateEllipsis}
	return container.New(layout.NewCustomPaddedVBoxLayout(-9), name, f.Input)
}

// Beginning puts buttons and the like under the words of their group.
func Beginning(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), container.NewHBox(objects...))
}
