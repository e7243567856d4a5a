// Package text is everything the program knows about writing: the messages in
// Arabic, French and English with their plurals, numbers and dates, the folding
// and ordering that finding a name needs, and the letter forms and order that
// Arabic needs on paper.
package text
