package pdf

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// everyText gives each text of a document, wherever it stands, the value that
// change makes of it; name is that of its field. What samples share is copied.
func everyText(v reflect.Value, name string, change func(name, old string) string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if v.CanSet() && v.Kind() == reflect.Pointer {
			one := reflect.New(v.Type().Elem())
			one.Elem().Set(v.Elem())
			v.Set(one)
		}
		everyText(v.Elem(), name, change)
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if template := v.Type() == reflect.TypeFor[Form]() && f.Name == "Document"; f.IsExported() && !template {
				everyText(v.Field(i), f.Name, change)
			}
		}
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.CanSet() {
			v.Set(reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v))
		}
		for i := range v.Len() {
			everyText(v.Index(i), name, change)
		}
	case reflect.Map:
		changed := reflect.MakeMapWithSize(v.Type(), v.Len())
		for _, key := range v.MapKeys() {
			one := reflect.New(v.Type().Elem()).Elem()
			one.Set(v.MapIndex(key))
			everyText(one, fmt.Sprint(key), change)
			changed.SetMapIndex(key, one)
		}
		if v.CanSet() && v.Len() > 0 {
			v.Set(changed)
		}
	case reflect.String:
		if v.CanSet() && v.Type() == reflect.TypeFor[string]() {
			v.SetString(change(name, v.String()))
		}
	}
}

// values are what a list holds of numbers and codes, each with what it looks like
// turned round, in whole or in part.
var values = []struct {
	value   string
	reverse []string
}{
	{"38-47", []string{"47-38", "74-83"}},
	{"2BAC-3", []string{"3-2BAC", "BAC-32", "3-BAC2", "3-CAB2"}},
	{"J130012345/AB-12", []string{"AB-12/J130012345", "12-J130012345/AB", "21-BA/543210031J", "J130012345/12-AB"}},
	{"02/06/2026", []string{"2026/06/02", "6202/60/20"}},
	{"02-06-2027", []string{"2027-06-02", "7202-60-20"}},
	{"08:15", []string{"15:08", "51:80"}},
	{"57,3%", []string{"%57,3", "3,57%", "%3,57", "%3,75"}},
	{"12/19", []string{"19/12", "91/21"}},
	{"12,75", []string{"75,12", "57,21"}},
	{"٣٨-٤٧", []string{"٤٧-٣٨", "٧٤-٨٣"}},
	{"٣-8", []string{"8-٣"}},
	{"22F", []string{"F22"}},
	{"0661-23-45-67", []string{"67-45-23-0661"}},
}

// kept are fields that are no text of a list.
var kept = []string{"Lang", "Code", "ID", "Table", "Name", "Version"}

// Numbers, codes, days, hours, shares and marks stand in every field of every
// document as they were typed, also where the rules of bidi would turn them round
// among Arabic letters.
func TestNoValueIsTurnedRoundInAnyField(t *testing.T) {
	t.Parallel()
	for name, d := range samples() {
		if _, none := d.(*LabelCalibration); none {
			continue // it says nothing of a centre
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := 0
			next := func() string {
				n++
				return values[n%len(values)].value
			}
			everyText(reflect.ValueOf(d), "", func(field, old string) string {
				switch {
				case slices.Contains(kept, field) || strings.HasPrefix(field, "MZ"):
					return old
				case hasArabic(old) || n%3 == 0:
					return "باب " + next() + " تاء " + next()
				}
				return next()
			})
			found := 0
			for p, page := range wordsOf(t, d) {
				for _, w := range page.Words {
					for _, v := range values {
						if strings.Contains(w.Text, v.value) {
							found++
						}
						for _, reverse := range v.reverse {
							assert.NotEqual(t, reverse, strings.Trim(w.Text, "().،,:;«»–-"), "page %d: %s turned round", p+1, v.value)
						}
					}
				}
			}
			assert.Greater(t, found, 2, "values are on the paper")
		})
	}
}

// The groups of a telephone number keep their order too.
func TestATelephoneNumberIsNotTurnedRound(t *testing.T) {
	d := &CandidateList{Head: in("ar"), Rows: seated(0, 3, "1")}
	for i := range d.Rows {
		d.Rows[i].Candidate.Name.FamilyAr = "باب +212 661-23 45-67"
	}
	page := wordsOf(t, d)[0]
	a, b, c := find(t, page, "+212"), find(t, page, "661-23"), find(t, page, "45-67")
	assert.Less(t, a.X1, b.X0)
	assert.Less(t, b.X1, c.X0)
}
