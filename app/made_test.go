package app

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// everyField says another thing in each field of v, one after the other, however
// deep, calls then, and puts back what was there.
func everyField(t *testing.T, path string, v reflect.Value, then func(field string)) {
	t.Helper()
	was := reflect.ValueOf(v.Interface())
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			everyField(t, path+"."+v.Type().Field(i).Name, v.Field(i), then)
		}
		return
	case reflect.String:
		word := map[reflect.Type]string{
			reflect.TypeFor[exam.Date](): "2007-07-19", reflect.TypeFor[exam.Session](): string(exam.Catchup), reflect.TypeFor[exam.Sex](): string(exam.Female),
		}[v.Type()]
		if path == "settings.Language" {
			word = "fr"
		}
		if word == "" {
			word = v.String() + "7"
		}
		v.SetString(word)
	case reflect.Int:
		v.SetInt(v.Int() + 1)
	case reflect.Float64:
		v.SetFloat(v.Float() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Slice:
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	case reflect.Uint64:
		v.SetUint(v.Uint() + 1)
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			p.Elem().Set(v.Elem())
		}
		v.Set(p)
		everyField(t, path, p.Elem(), then)
		v.Set(was)
		return
	default:
		require.Fail(t, "a kind of field that this test does not know", "%s: %s", path, v.Type())
	}
	then(path)
	v.Set(was)
}

// Whatever is said otherwise on any paper, the papers are made from something
// else: a document is never taken for right without being gone through.
func TestMadeFromKnowsAllThatPapersSay(t *testing.T) {
	s := seatedState("AABB")
	s.Settings = exam.Settings{}.Defaults()
	s.Programme.Papers = []exam.Paper{{Code: "M", Subject: exam.Words{Ar: "الرياضيات"}, Date: "2026-06-02", Start: "08:00", Minutes: 120}}
	s.Rooms = []exam.Room{{Number: "1", Wing: "أ"}}
	s.cardKey = []byte("key")
	s.Candidates[0].Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime, ExtraMinutes: 20}}
	sums := func() map[string]map[exam.UnitKey]string {
		all := map[string]map[exam.UnitKey]string{}
		for _, d := range s.wanted(PrintJob{}) {
			all[d] = map[exam.UnitKey]string{}
			for _, u := range s.unitsNow(d, s.Settings.Language, s.everything()) {
				all[d][u.Key()] = u.Sum
			}
			require.NotEmpty(t, all[d], d)
		}
		return all
	}
	s.derive()
	want, made := sums(), s.allMadeFrom()
	called := 0
	compare := func(field string) {
		s.derive()
		if !reflect.DeepEqual(want, sums()) {
			called++
			assert.NotEqual(t, made, s.allMadeFrom(), field)
		}
	}
	who := reflect.ValueOf(&s.Candidates[0]).Elem()
	for i := range who.NumField() {
		if name := who.Type().Field(i).Name; name != "ID" {
			everyField(t, "candidate."+name, who.Field(i), compare)
		}
	}
	everyField(t, "room", reflect.ValueOf(&s.Rooms[0]).Elem(), compare)
	everyField(t, "paper", reflect.ValueOf(&s.Programme.Papers[0]).Elem(), compare)
	everyField(t, "centre", reflect.ValueOf(&s.Centre).Elem(), compare)
	everyField(t, "settings", reflect.ValueOf(&s.Settings).Elem(), compare)
	everyField(t, "table", reflect.ValueOf(&s.Plan.Seats[0].Table).Elem(), compare)
	everyField(t, "seat", reflect.ValueOf(&s.Plan.Seats[len(s.Plan.Seats)-1].Room).Elem(), compare)
	s.cardKey = nil
	compare("key")
	assert.Greater(t, called, 25, "most of it is on some paper")
}
