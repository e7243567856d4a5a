package kit

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// An article is Markdown as it is shown: headings, paragraphs, lists, bold
// words, keys, pictures and links that stand alone.
type article []part

type part struct {
	kind  partKind
	level int     // of a heading
	words []words // of a heading or a paragraph
	items []part  // of a list: paragraphs and links
	name  string  // of a picture, or of what a link leads to
}

type partKind int

const (
	heading partKind = iota
	paragraph
	numbered
	bulleted
	figure
	link
)

// words are a stretch of a paragraph in one style.
type words struct {
	text string
	bold bool
}

// parseArticle reads Markdown. What an article does not have is an error.
func parseArticle(markdown string) (article, error) {
	source := []byte(markdown)
	return parseParts(goldmark.DefaultParser().Parse(text.NewReader(source)), source)
}

func parseParts(parent ast.Node, source []byte) (article, error) {
	var all article
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		p, err := parsePart(n, source)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

func parsePart(n ast.Node, source []byte) (part, error) {
	switch n := n.(type) {
	case *ast.Heading:
		said, err := parseWords(n, source, false)
		return part{kind: heading, level: n.Level, words: said}, err
	case *ast.Paragraph, *ast.TextBlock:
		if n.ChildCount() == 1 {
			switch only := n.FirstChild().(type) {
			case *ast.Image:
				return part{kind: figure, name: string(only.Destination)}, nil
			case *ast.Link:
				said, err := parseWords(only, source, false)
				return part{kind: link, name: string(only.Destination), words: said}, err
			}
		}
		said, err := parseWords(n, source, false)
		return part{kind: paragraph, words: said}, err
	case *ast.List:
		p := part{kind: bulleted}
		if n.IsOrdered() {
			p.kind = numbered
		}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			inside, err := parseParts(item, source)
			if err != nil {
				return p, err
			}
			if len(inside) != 1 || inside[0].kind != paragraph && inside[0].kind != link {
				return p, fmt.Errorf("an item of a list is one paragraph or one link: %s", n.Kind())
			}
			p.items = append(p.items, inside[0])
		}
		return p, nil
	}
	return part{}, fmt.Errorf("an article has no %s", n.Kind())
}

// A key or a code is bold, and kept left to right wherever it is set.
const ltrIsolate, popIsolate = "\u2066", "\u2069"

func parseWords(parent ast.Node, source []byte, bold bool) ([]words, error) {
	var all []words
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			said := string(n.Value(source))
			if n.SoftLineBreak() {
				said += " "
			}
			all = append(all, words{said, bold})
		case *ast.String:
			all = append(all, words{string(n.Value), bold})
		case *ast.CodeSpan:
			var said strings.Builder
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				said.Write(c.(*ast.Text).Value(source))
			}
			all = append(all, words{ltrIsolate + said.String() + popIsolate, true})
		case *ast.Emphasis:
			inside, err := parseWords(n, source, true)
			if err != nil {
				return nil, err
			}
			all = append(all, inside...)
		default:
			return nil, fmt.Errorf("an article has no %s inside a line", n.Kind())
		}
	}
	return all, nil
}
