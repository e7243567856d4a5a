package exam

// A Template says how one document of the program looks: its title, the columns of
// its table, who signs, what is noted below. Letterhead is the document that says
// what stands at the head of all others. Lengths are in millimetres.
type Template struct {
	Document   string      `yaml:"document"`
	Version    int         `yaml:"version"` // counts its changes, from 1
	Page       string      `yaml:"page,omitempty"`
	Title      Words       `yaml:"title,omitempty"`
	Letterhead *Letterhead `yaml:"letterhead,omitempty"` // instead of that of all documents
	Columns    []Column    `yaml:"columns,omitempty"`    // of its table, in reading order
	Row        float64     `yaml:"row,omitempty"`        // height of a row; 0 is as the program has it
	Blocks     []Block     `yaml:"blocks,omitempty"`     // of a form, from top to bottom
	Signatures []Words     `yaml:"signatures,omitempty"` // who signs, from where reading starts
	Notes      []Words     `yaml:"notes,omitempty"`      // below the rest
}

// How a page lies.
const (
	Portrait  = "portrait"
	Landscape = "landscape"
)

// LetterheadTemplate is the document whose template holds the head of all the others.
const LetterheadTemplate = "letterhead"

// A Letterhead is the head of a paper: Arabic lines at the right, French ones at the
// left, Tifinagh, session and code between them. {kingdom}, {ministry}, {academy},
// {direction}, {centre}, {session} and {code} in a line stand for what the centre
// file says; a line of which nothing is known stays empty.
type Letterhead struct {
	Ar        []string `yaml:"ar,omitempty"`
	Fr        []string `yaml:"fr,omitempty"`
	Tifinagh  string   `yaml:"tifinagh,omitempty"`
	Middle    []string `yaml:"middle,omitempty"`
	LogoWidth float64  `yaml:"logo_width,omitempty"`
	Logo      string   `yaml:"logo,omitempty"` // PNG or JPEG in base64
}

// A Column of a table. A key that begins with HandKey is a column of the centre's
// own, which the hand fills in.
type Column struct {
	Key    string  `yaml:"key"`
	Title  Words   `yaml:"title,omitempty"`
	Width  float64 `yaml:"width,omitempty"`  // 0 takes what the others leave
	Hidden bool    `yaml:"hidden,omitempty"` // kept for its title and width, not printed
	Set    string  `yaml:"set,omitempty"`    // in forms: text (default), bold, code, number, name, tick, rank (rows are numbered) or label (of named rows)
}

// HandKey begins the keys of columns and fields that only the hand fills in.
const HandKey = "hand"

// A Block is one part of a form; exactly one of its fields is set, beside Height
// and Across.
type Block struct {
	Heading    Words   `yaml:"heading,omitempty"`
	Text       Words   `yaml:"text,omitempty"`       // a paragraph; {key} in it stands for a value
	Facts      []Item  `yaml:"facts,omitempty"`      // side by side in one frame, a small label over each
	Fields     []Item  `yaml:"fields,omitempty"`     // a label and a line to write on
	Boxes      []Item  `yaml:"boxes,omitempty"`      // a label and a box for a count
	Choice     *Choice `yaml:"choice,omitempty"`     // squares to tick
	Lines      *Lines  `yaml:"lines,omitempty"`      // ruled lines to write on
	Table      *Table  `yaml:"table,omitempty"`      // rows that are filled in
	Signatures []Words `yaml:"signatures,omitempty"` // places to sign
	Cut        bool    `yaml:"cut,omitempty"`        // a line to cut along

	Across int     `yaml:"across,omitempty"` // fields or options on a line; 0 is as many as there are, 2 of fields
	Height float64 `yaml:"height,omitempty"` // of a row, fact or place to sign; 0 is as the program has it
}

// An Item is a value with its label.
type Item struct {
	Key    string  `yaml:"key"`
	Label  Words   `yaml:"label,omitempty"`
	Width  float64 `yaml:"width,omitempty"` // 0 takes its share of what the others leave
	Big    bool    `yaml:"big,omitempty"`
	Hidden bool    `yaml:"hidden,omitempty"`
}

// A Choice is a question with answers to tick.
type Choice struct {
	Key     string `yaml:"key"`
	Label   Words  `yaml:"label,omitempty"`
	Options []Item `yaml:"options"`
}

// Lines are ruled lines below a label.
type Lines struct {
	Key   string `yaml:"key"`
	Label Words  `yaml:"label,omitempty"`
	Count int    `yaml:"count,omitempty"` // 0 takes what the page leaves, three at least
	Known bool   `yaml:"known,omitempty"` // shown only where something is known: no hand writes there
}

// A Table of a form.
type Table struct {
	Key     string   `yaml:"key"`
	Columns []Column `yaml:"columns"`
	Named   []Item   `yaml:"named,omitempty"` // its first rows, each with a label; the value of a cell is that of "row.column"
	Rows    int      `yaml:"rows,omitempty"`  // at least, the empty ones too; 0 fills the page
	Sums    []string `yaml:"sums,omitempty"`  // keys of columns that have a total in a last row
}
