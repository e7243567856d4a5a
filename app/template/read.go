package template

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"

	"markaz/app/exam"
)

// read takes the file apart, without knowing what its document needs.
func read(source []byte) (t exam.Template, lines lines, err error) {
	source, fault := plain(source)
	if fault != nil {
		return t, nil, fault
	}
	file, err := parser.ParseBytes(source, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return t, nil, syntax(source, err)
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return t, nil, &Fault{Line: 1, Code: "empty"}
	}
	if len(file.Docs) > 1 {
		return t, nil, &Fault{Line: lineOf(file.Docs[1].Start), Code: "several"}
	}
	if lines, fault = shapeOf(file.Docs[0].Body); fault != nil {
		return t, nil, fault
	}
	if err := yaml.NodeToValue(file.Docs[0].Body, &t, yaml.Strict()); err != nil { // a number that is too large, for one
		return t, nil, lines.typed(err)
	}
	return t, lines, nil
}

// mostDeep is how deep lists and groups may lie in one another: deeper ones take a
// reader of YAML seconds, and no template has them.
const mostDeep = 32

// plain is the text of a file as any PC may have saved it: without the mark at its
// beginning, its lines ended in one way. What is no text is refused before it is
// taken for YAML.
func plain(source []byte) ([]byte, *Fault) {
	if len(source) > MostBytes {
		return nil, &Fault{Line: 1, Code: "large", Value: fmt.Sprint(MostBytes >> 10)}
	}
	source = bytes.TrimPrefix(source, []byte("\uFEFF"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	source = bytes.ReplaceAll(source, []byte("\r"), []byte("\n"))
	depth, n := 0, 0
	for line := range bytes.Lines(source) {
		n++
		switch {
		case !utf8.Valid(line):
			return nil, &Fault{Line: n, Code: "encoding"}
		case bytes.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' || r == 0x7F || r == 0xFEFF }):
			return nil, &Fault{Line: n, Code: "control"}
		case bytes.ContainsRune(line[:len(line)-len(bytes.TrimLeft(line, " \t"))], '\t') && len(bytes.TrimSpace(line)) > 0:
			return nil, &Fault{Line: n, Code: "tab"}
		}
		depth = max(0, depth+bytes.Count(line, []byte("["))+bytes.Count(line, []byte("{"))-bytes.Count(line, []byte("]"))-bytes.Count(line, []byte("}")))
		if depth > mostDeep || entries(line) > mostDeep {
			return nil, &Fault{Line: n, Code: "deep"}
		}
	}
	return source, nil
}

// entries counts the lists that begin within one another on a line: "- - - x".
func entries(line []byte) (n int) {
	for line = bytes.TrimLeft(line, " "); len(line) > 1 && strings.IndexByte("-?:", line[0]) >= 0 && line[1] == ' '; n++ {
		line = bytes.TrimLeft(line[1:], " ")
	}
	return n
}

// syntax tells where a file is not what YAML can be, with what stands there.
func syntax(source []byte, err error) *Fault {
	f := &Fault{Line: 1, Code: "syntax"}
	var at yaml.Error
	if errors.As(err, &at) {
		f.Line = lineOf(at.GetToken())
	}
	all := strings.Split(string(source), "\n")
	if f.Line > len(all) {
		f.Line = len(all)
	}
	if open := unclosed(all[:f.Line-1]); open > 0 {
		f.Line = open
	}
	for f.Line > 1 && strings.TrimSpace(all[f.Line-1]) == "" { // what is missing is missing before
		f.Line--
	}
	f.Value = cut(strings.TrimSpace(all[f.Line-1]))
	return f
}

// unclosed is the line of a brace or bracket that nothing closes, 0 where there is none.
func unclosed(all []string) int {
	var open []int
	for i, line := range all {
		for _, r := range line {
			switch r {
			case '[', '{':
				open = append(open, i+1)
			case ']', '}':
				open = open[:max(0, len(open)-1)]
			}
		}
	}
	if len(open) == 0 {
		return 0
	}
	return open[0]
}

// mostSaid is how many letters of a file are said again of what is wrong with it.
const mostSaid = 40

func cut(t string) string {
	if utf8.RuneCountInString(t) > mostSaid {
		return string([]rune(t)[:mostSaid-1]) + "…"
	}
	return t
}
