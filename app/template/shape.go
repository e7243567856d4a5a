package template

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"markaz/app/exam"
)

// lines are where the fields of a file stand: by their paths, "columns[2].width".
type lines map[string]int

// find sets the line of a fault's field; of one that is not there, the line of what
// it would be in.
func (l lines) find(f *Fault) *Fault {
	f.Line = 1
	for field := f.Field; field != ""; field = field[:max(0, strings.LastIndexAny(field, ".["))] {
		if at, ok := l[field]; ok {
			f.Line = at
			break
		}
	}
	return f
}

// typed is a fault of a value that the reader of YAML could not take.
func (l lines) typed(err error) *Fault {
	f := &Fault{Line: 1, Code: "type"}
	var at yaml.Error
	if errors.As(err, &at) {
		f.Line = lineOf(at.GetToken())
	}
	for field, line := range l { // the deepest field that begins there
		if line == f.Line && (len(field) > len(f.Field) || len(field) == len(f.Field) && field < f.Field) {
			f.Field = field
		}
	}
	return f
}

func lineOf(t *token.Token) int {
	if t == nil || t.Position == nil {
		return 1
	}
	return max(t.Position.Line, 1)
}

// A shape is a walk over a file beside what a template consists of.
type shape struct {
	lines lines
	fault *Fault // the first one
}

// shapeOf finds where each field stands, and what is no field of a template, stands
// twice, or is a list where a number is wanted. What YAML can and a template does not
// need is refused: by anchors a small file becomes a huge one.
func shapeOf(body ast.Node) (lines, *Fault) {
	s := shape{lines: lines{}}
	s.value("", body, reflect.TypeFor[exam.Template]())
	return s.lines, s.fault
}

func (s *shape) refuse(line int, field, code, value string) {
	if s.fault == nil {
		s.fault = &Fault{Line: line, Field: field, Code: code, Value: value}
	}
}

func (s *shape) value(at string, n ast.Node, t reflect.Type) {
	if s.fault != nil || n == nil {
		return
	}
	line := lineOf(n.GetToken())
	if was, ok := s.lines[at]; ok { // that of its name, which is read first
		line = was
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch n := n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode, *ast.DirectiveNode:
		s.refuse(line, at, "anchor", "")
	case *ast.NullNode:
	case *ast.MappingNode:
		s.group(at, line, n.Values, t)
	case *ast.MappingValueNode:
		s.group(at, line, []*ast.MappingValueNode{n}, t)
	case *ast.SequenceNode:
		if t.Kind() != reflect.Slice {
			s.refuse(line, at, "type", kindOf(t))
			return
		}
		for i, one := range n.Values {
			entry := fmt.Sprintf("%s[%d]", at, i)
			s.lines[entry] = lineOf(one.GetToken())
			if m, ok := one.(*ast.MappingNode); ok && len(m.Values) > 0 {
				s.lines[entry] = lineOf(m.Values[0].Key.GetToken())
			}
			s.value(entry, one, t.Elem())
		}
	default:
		s.scalar(at, line, n, t)
	}
}

// scalar is a word, a number, or yes and no.
func (s *shape) scalar(at string, line int, n ast.Node, t reflect.Type) {
	ok := false
	switch t.Kind() {
	case reflect.String:
		ok = n.Type() != ast.UnknownNodeType
	case reflect.Int:
		ok = n.Type() == ast.IntegerType
	case reflect.Float64:
		ok = n.Type() == ast.IntegerType || n.Type() == ast.FloatType
	case reflect.Bool:
		ok = n.Type() == ast.BoolType
	}
	if !ok {
		s.refuse(line, at, "type", kindOf(t))
	}
}

func (s *shape) group(at string, line int, all []*ast.MappingValueNode, t reflect.Type) {
	if t.Kind() != reflect.Struct {
		s.refuse(line, at, "type", kindOf(t))
		return
	}
	known := map[string]reflect.Type{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		known[name] = t.Field(i).Type
	}
	seen := map[string]bool{}
	for _, one := range all {
		name, key := "", lineOf(one.Key.GetToken())
		if k, ok := one.Key.(*ast.StringNode); ok {
			name = k.Value
		} else {
			name = one.Key.GetToken().Value
		}
		path := strings.TrimPrefix(at+"."+cut(name), ".")
		of, ok := known[name]
		switch {
		case one.Key.Type() == ast.MergeKeyType:
			s.refuse(key, at, "anchor", "")
		case !ok:
			s.refuse(key, path, "unknown", "")
		case seen[name]:
			s.refuse(key, path, "twice", "")
		}
		if s.fault != nil {
			return
		}
		seen[name] = true
		s.lines[path] = key
		s.value(path, one.Value, of)
	}
}

// kindOf is what a field takes, as template.kind.<kind> says it.
func kindOf(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "list"
	case reflect.Int:
		return "count"
	case reflect.Float64:
		return "number"
	case reflect.Bool:
		return "yes"
	case reflect.String:
		return "text"
	}
	if t == reflect.TypeFor[exam.Words]() {
		return "words"
	}
	return "group"
}
