// Package pdf makes every printed document of a centre. A document is a struct
// of what is printed; its WriteTo writes it as PDF, and the same struct gives the
// same bytes. Arabic papers run from right to left, French and English ones from
// left to right, from one description each: positions are counted from the edge
// where reading starts.
//
// Pages are drawn here as PDF operators over package text's visual order; gofpdf
// embeds the fonts and writes the file, to which an incremental update adds what
// gofpdf cannot: the letters behind the letter forms, so that names are found and
// copied, the language, and the photos in a fixed order.
//
// Lengths are in millimetres and type sizes in points throughout.
package pdf
