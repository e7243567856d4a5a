package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPackageComment(t *testing.T) {
	for _, p := range packages(t) {
		t.Run(p.name(), func(t *testing.T) {
			var with []string
			for _, name := range sources(p) {
				f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.PackageClauseOnly)
				require.NoError(t, err)
				if f.Doc != nil {
					with = append(with, filepath.Base(name))
				}
			}
			assert.Len(t, with, 1, "a package has its comment in one file")
		})
	}
}

// Screens are drawn on Fyne's goroutine. Where work leaves it and comes back is
// one file of package ui, so that tests can put something simpler in its place.
func TestOneWayOffTheScreensGoroutine(t *testing.T) {
	var leaving []string
	for _, p := range packages(t) {
		if !within("ui ui/...", p.name()) {
			continue
		}
		for _, name := range sources(p) {
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			require.NoError(t, err)
			if leaves(f) {
				leaving = append(leaving, p.name()+"/"+filepath.Base(name))
			}
		}
	}
	assert.LessOrEqual(t, len(leaving), 1, "go statements and fyne.Do stand in one file: %v", leaving)
	for _, name := range leaving {
		assert.Equal(t, "ui", filepath.Dir(name), "only package ui itself leaves Fyne's goroutine")
	}
}

func leaves(f *ast.File) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = true
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			found = found || ok && x.Name == "fyne" && (n.Sel.Name == "Do" || n.Sel.Name == "DoAndWait")
		}
		return true
	})
	return found
}

// What does not fit on a screen is not read.
func TestSize(t *testing.T) {
	const longestFile, longestFunction = 500, 60
	for _, p := range packages(t) {
		for _, name := range sources(p) {
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, name, nil, 0)
			require.NoError(t, err)
			at := p.name() + "/" + filepath.Base(name)
			assert.LessOrEqual(t, set.File(f.Pos()).LineCount(), longestFile, "lines of %s", at)
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok {
					lines := set.Position(fn.End()).Line - set.Position(fn.Pos()).Line + 1
					assert.LessOrEqual(t, lines, longestFunction, "lines of %s in %s", fn.Name.Name, at)
				}
			}
		}
	}
}
