package exam

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestNameIsWhole(t *testing.T) {
	tests := []struct {
		name string
		is   Name
		want string
	}{
		{"family before given", Name{FamilyAr: "المثالي", GivenAr: "سلمى"}, "المثالي سلمى"},
		{"a full name is kept whole", Name{FullAr: "سلمى المثالي"}, "سلمى المثالي"},
		{"family and given say more than a full name", Name{FamilyAr: "المثالي", GivenAr: "سلمى", FullAr: "سلمى م."}, "المثالي سلمى"},
		{"a full name says more than half a name", Name{FamilyAr: "المثالي", FullAr: "سلمى المثالي"}, "سلمى المثالي"},
		{"half a name", Name{GivenAr: "سلمى"}, "سلمى"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, tt.is.Arabic()) })
	}
	assert.Equal(t, "EL MITHALI Salma", Name{FamilyFr: "EL MITHALI", GivenFr: "Salma"}.Any(), "Latin where there is no Arabic")
	assert.True(t, Name{}.IsZero())
}

func TestNewDate(t *testing.T) {
	tests := []struct {
		y, m, d int
		want    Date
	}{
		{2008, 2, 29, "2008-02-29"}, {2007, 2, 29, ""}, {2007, 13, 1, ""}, {2007, 0, 1, ""}, {2007, 4, 31, ""}, {987, 1, 1, "0987-01-01"}, {0, 1, 1, ""},
	}
	for _, tt := range tests {
		got, ok := NewDate(tt.y, tt.m, tt.d)
		assert.Equal(t, tt.want, got)
		assert.Equal(t, tt.want != "", ok)
	}
	assert.Equal(t, Date("2026-03-01"), Date("2026-02-28").Add(1))
	assert.Equal(t, Date(""), Date("").Add(1))
	assert.True(t, Date("soon").Time().IsZero())
}

func TestProgrammeBySittings(t *testing.T) {
	p := Programme{Papers: []Paper{
		{Code: "b", Date: "2026-06-03", Start: "08:00", Tracks: []string{"SVT"}},
		{Code: "a", Date: "2026-06-02", Start: "15:00"},
		{Code: "c", Date: "2026-06-02", Start: "08:00", Tracks: []string{"PC"}},
		{Code: "d", Date: "2026-06-03", Start: "11:59"},
	}}
	assert.Equal(t, []Sitting{{"2026-06-02", Morning}, {"2026-06-02", Afternoon}, {"2026-06-03", Morning}}, p.Sittings())
	codes := ""
	for _, paper := range p.For("PC") {
		codes += paper.Code
	}
	assert.Equal(t, "cad", codes, "papers of the track and of every track, in time order")
	assert.Equal(t, Afternoon, Paper{Start: "12:00"}.Sitting().Half)
}

func TestClockNeverGoesBack(t *testing.T) {
	noon := time.Date(2026, 6, 2, 12, 0, 0, 0, time.UTC)
	first := Clock(0).After(noon)
	assert.Equal(t, uint64(noon.UnixMilli()), uint64(first)>>16)
	assert.Greater(t, first.After(noon), first, "the same moment")
	assert.Greater(t, first.After(noon.Add(-time.Hour)), first, "a clock put back")
	assert.Less(t, first.After(noon.Add(time.Millisecond)), first.After(noon.Add(time.Second)))
}

func TestPositionsAreInOneOrderEverywhere(t *testing.T) {
	a, b := ID{1}, ID{2}
	ordered := []Position{{1, a, 9}, {2, a, 1}, {2, a, 2}, {2, b, 1}, {3, a, 3}}
	for i := range ordered {
		for j := range ordered {
			assert.Equal(t, sign(i-j), ordered[i].Compare(ordered[j]), "%d %d", i, j)
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func TestSumCoversEveryColumn(t *testing.T) {
	whole := Entry{
		ID: ID{1}, Station: ID{2}, Seq: 3, Clock: 4, At: time.UnixMilli(5), Actor: "head", Kind: "room.set/1", Subject: "room/1",
		Batch: ID{6}, Corrects: ID{7},
	}
	sealed, key, previous := []byte("sealed"), ID{8}, Hash{9}
	seen := map[Hash]string{whole.Sum(previous, key, sealed): "nothing"}
	edits := map[string]func(*Entry){
		"id": func(e *Entry) { e.ID = ID{} }, "station": func(e *Entry) { e.Station = ID{} }, "seq": func(e *Entry) { e.Seq++ },
		"clock": func(e *Entry) { e.Clock++ }, "time": func(e *Entry) { e.At = e.At.Add(time.Millisecond) },
		"actor": func(e *Entry) { e.Actor = "deputy" }, "kind": func(e *Entry) { e.Kind = "room.set/2" },
		"subject": func(e *Entry) { e.Subject = "room/2" }, "batch": func(e *Entry) { e.Batch = ID{} },
		"corrects":                      func(e *Entry) { e.Corrects = ID{} },
		"a letter from kind to subject": func(e *Entry) { e.Kind, e.Subject = "room.set/", "1room/1" },
		"a letter from actor to kind":   func(e *Entry) { e.Actor, e.Kind = "hea", "droom.set/1" },
	}
	for name, edit := range edits {
		e := whole
		edit(&e)
		sum := e.Sum(previous, key, sealed)
		assert.Empty(t, seen[sum], name)
		seen[sum] = name
	}
	for name, sum := range map[string]Hash{
		"previous": whole.Sum(Hash{}, key, sealed), "key": whole.Sum(previous, ID{}, sealed), "body": whole.Sum(previous, key, []byte("sealeD")),
	} {
		assert.Empty(t, seen[sum], name)
		seen[sum] = name
	}
}

func TestEveryFindingHasASeverity(t *testing.T) {
	for code, severity := range Severities {
		assert.Contains(t, []Severity{Blocking, Warning, Hint}, severity, code)
		assert.Equal(t, severity, Found(code, Source{}, "", "").Severity)
	}
}

func TestDefaults(t *testing.T) {
	s := Settings{Capacity: 18}.Defaults()
	assert.Equal(t, 18, s.Capacity)
	assert.Equal(t, 2, *s.Spare)
	assert.Equal(t, "ar", s.Language)
	none := 0
	assert.Zero(t, *Settings{Spare: &none}.Defaults().Spare, "none is a choice")
}
