package app

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/seating"
	"markaz/app/text"
)

// declared are the names of variables, or the values of string constants, that
// a source file declares of a type; "" is of no type.
func declared(t *testing.T, file, typ string) (all []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	require.NoError(t, err)
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		of, _ := spec.Type.(*ast.Ident)
		switch {
		case of == nil && typ == "":
			all = append(all, spec.Names[0].Name)
		case of != nil && of.Name == typ && len(spec.Values) == 1:
			if lit, ok := spec.Values[0].(*ast.BasicLit); ok {
				word, err := strconv.Unquote(lit.Value)
				require.NoError(t, err)
				all = append(all, word)
			}
		}
		return false
	})
	require.NotEmpty(t, all, "%s in %s", typ, file)
	return all
}

var capital = regexp.MustCompile(`[A-Z]`)

var parts = []string{"what", "kept", "do"}

// A refusal, finding, field or document that is added needs its words in every
// language; that each message has all languages is tested in package text.
func TestEverythingSaidHasItsWords(t *testing.T) {
	keys := text.Keys()
	for prefix, words := range map[string][]string{
		"finding":  declared(t, "exam/finding.go", "Code"),
		"severity": declared(t, "exam/finding.go", "Severity"),
		"field":    declared(t, "exam/finding.go", "Field"),
		"refusal":  declared(t, "roster/refusal.go", "Reason"),
		"document": Documents,
	} {
		for _, w := range words {
			if prefix == "refusal" {
				for _, part := range parts {
					assert.Contains(t, keys, prefix+"."+w+"."+part)
				}
				continue
			}
			assert.Contains(t, keys, prefix+"."+w)
		}
	}
	assert.Len(t, exam.Severities, len(declared(t, "exam/finding.go", "Code")), "each finding is as grave as is fixed for it")
	assert.ElementsMatch(t, exam.Fields(), fieldsOf(declared(t, "exam/finding.go", "Field")))
}

func fieldsOf(words []string) (fields []exam.Field) {
	for _, w := range words {
		fields = append(fields, exam.Field(w))
	}
	return fields
}

func TestEveryRefusalIsExplained(t *testing.T) {
	var want, got []string
	for _, name := range declared(t, "exam/errors.go", "") {
		snake := capital.ReplaceAllStringFunc(strings.TrimPrefix(name, "Err"), func(c string) string { return "_" + strings.ToLower(c) })
		want = append(want, snake[1:])
	}
	for i, r := range refusals {
		got = append(got, r.key)
		assert.False(t, slices.ContainsFunc(refusals[:i], func(q struct {
			err error
			key string
		},
		) bool {
			return errors.Is(q.err, r.err)
		}), "%s twice", r.key)
	}
	assert.ElementsMatch(t, want, got, "each sentinel has a message by its own name")
	var moves []string
	for _, why := range []seating.Why{seating.NoSuchRoom, seating.NotSeated, seating.NoSuchTable, seating.TableInUse, Twice, NoReason} {
		moves = append(moves, "move_"+string(why))
		for _, lang := range text.Langs() {
			assertWhole(t, Explain(lang, &BadMove{exam.Seat{Room: "3", Table: "7"}, why}))
		}
	}
	for _, key := range text.Keys() {
		if name, ok := strings.CutPrefix(key, "error."); ok {
			name, part, _ := strings.Cut(name, ".")
			assert.Contains(t, slices.Concat(want, moves, []string{"fault", "blank_paper", "no_large_type", "no_templates", "no_file", "damaged_backup", "damaged_no_backup"}), name, "said by nothing")
			assert.Contains(t, parts, part, key)
		}
	}
	for _, lang := range text.Langs() {
		fault := Explain(lang, errors.New("something"))
		assertWhole(t, fault)
		for _, r := range refusals {
			err := r.err
			if slices.Contains([]error{exam.ErrOtherFile, exam.ErrOtherLists, exam.ErrOtherData}, err) {
				err = &OtherLists{Theirs: "1111-2222", Ours: "3333-4444", Err: err}
			}
			said := Explain(lang, fmt.Errorf("job: %w", err))
			assertWhole(t, said)
			if err != r.err {
				assert.Contains(t, said.What, "1111-2222")
				assert.Contains(t, said.What, "3333-4444")
			}
			assert.NotEqual(t, fault, said, r.key)
		}
		for _, why := range declared(t, "roster/refusal.go", "Reason") {
			said := Explain(lang, fmt.Errorf("read: %w", &roster.Refusal{
				Reason: roster.Reason(why), File: "list.xlsx", Sheet: "S", Row: 7, Value: "V", Err: exam.ErrNotAList,
			}))
			assertWhole(t, said)
			assert.Contains(t, said.String(), "list.xlsx", why)
		}
		assert.NotEqual(t, fault, Explain(lang, fmt.Errorf("open: %w", fs.ErrNotExist)))
		assert.Contains(t, Explain(lang, fmt.Errorf("open: %w", lost{"centre-20260602.markaz"})).Kept, "centre-20260602.markaz", "the backup is named")
		assert.NotEqual(t, Explain(lang, lost{}), Explain(lang, lost{"x"}))
	}
}

// assertWhole asserts that an explanation has its three parts, each a sentence
// with nothing left to fill in.
func assertWhole(t *testing.T, e Explanation) {
	t.Helper()
	for _, part := range []string{e.What, e.Kept, e.Do} {
		assert.NotRegexp(t, `error\.|refusal\.|[{}\[\]]`, part)
		assert.Regexp(t, `\.$`, strings.TrimRight(part, "\u2069"), part)
	}
	assert.NotEqual(t, e.What, e.Kept)
}

// lost is a damaged file as the store tells of it.
type lost struct{ backup string }

func (lost) Error() string        { return "damaged" }
func (l lost) LastBackup() string { return l.backup }
func (lost) Unwrap() error        { return exam.ErrDamaged }

func TestDescribeSaysEveryFinding(t *testing.T) {
	for _, lang := range text.Langs() {
		for code := range exam.Severities {
			f := exam.Found(code, exam.Source{File: "a.xlsx", Row: 7}, exam.FieldBorn, "قيمة")
			f.Other = "9"
			said := Describe(lang, f)
			assert.NotRegexp(t, `finding\.|field\.|[{}]`, said, code)
		}
	}
	assert.Equal(t, "—", Place(text.English, exam.Finding{}))
	assert.Contains(t, Place(text.English, exam.Found(exam.BornBad, exam.Source{File: "a.xlsx", Sheet: "S1", Row: 7}, "", "")), "a.xlsx · S1 · ")
}
