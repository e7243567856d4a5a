package wire

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

const newcomer = "J120000004;الجديد مريم;04/02/2008;2;1;4\n"

// named takes a list in under the name that its rows have, too.
func named(t *testing.T, d *Desk, name, body string) {
	t.Helper()
	draft, err := d.ReadList(t.Context(), name, strings.NewReader(body), int64(len(body)), app.ListOptions{})
	require.NoError(t, err)
	_, err = d.Import(t.Context(), nil, draft)
	require.NoError(t, err)
}

func TestWhoCameWithALaterListIsGoneWithIt(t *testing.T) {
	other := compareHeader + "K130000001;الوردي سناء;01/02/2008;5;3;1\nK130000002;الصافي نبيل;02/02/2008;5;3;2\n"
	tests := []struct {
		name   string
		before map[string]string // lists in force besides a.csv and the one that renewed it
		list   string
		want   []string
	}{
		{"the next list of all leaves them out", nil, compareList, []string{"gone J120000004"}},
		{"half of the centre says nothing about the other half", map[string]string{"b.csv": other}, compareList, nil},
		{"nor does a list of the other half", map[string]string{"b.csv": other}, other, nil},
		{"everyone's list does", map[string]string{"b.csv": other}, compareList + strings.TrimPrefix(other, compareHeader), []string{"gone J120000004"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desk(t)
			named(t, d, "a.csv", compareList)
			for name, body := range tt.before {
				named(t, d, name, body)
			}
			named(t, d, "renewed.csv", compareList+newcomer)
			assert.Equal(t, tt.want, shown(d, again(t, d, tt.list)))
		})
	}
	t.Run("a list of late people alone stays its own", func(t *testing.T) {
		d := desk(t)
		named(t, d, "a.csv", compareList)
		named(t, d, "late.csv", compareHeader+newcomer)
		assert.Empty(t, shown(d, again(t, d, compareList)))
	})
}

func TestWhoSitsWhereTheListPutsThemIsNotMoved(t *testing.T) {
	d := desk(t)
	unplaced := strings.NewReplacer(";1;1\n", ";;\n", ";1;2\n", ";;\n", ";1;3\n", ";;\n").Replace(compareList)
	list(t, d, "a.csv", unplaced)
	require.NoError(t, d.SetRooms(t.Context(), []exam.Room{{Number: "1", Capacity: 20}}))
	_, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	c := again(t, d, compareList)
	assert.Empty(t, c.Changes, "as the plan has it")
	assert.Equal(t, 3, c.Forecast.Known)
	c = again(t, d, strings.Replace(compareList, ";1;3\n", ";1;9\n", 1))
	require.Len(t, c.Changes, 1)
	force, _ := c.Changes[0].Sides()
	assert.Equal(t, "1 / 3", force, "where they sit, not where no list had put them")
	swapped := strings.NewReplacer(";1;1\n", ";1;2\n", ";1;2\n", ";1;1\n").Replace(compareList)
	c = again(t, d, swapped)
	out, err := d.Settle(t.Context(), nil, c, decide(&c, app.Take, app.Moved))
	require.NoError(t, err)
	assert.Equal(t, 2, out.Moved)
	assert.Empty(t, out.Stayed, "two change tables whom no list had placed")
	seat, _ := d.State().Seat(d.State().Candidates[0].ID)
	assert.Equal(t, "2", seat.Table)
}

func TestAColumnTakenForAnotherIsSuspected(t *testing.T) {
	var body, shifted, classes strings.Builder
	names := []string{"الفاسي سلمى", "العلوي كريم", "التازي هدى", "الراجي آدم", "الوردي سناء", "الصافي نبيل"}
	for i, name := range names {
		row := func(b *strings.Builder, name, class string) {
			b.WriteString("J12000000" + string(rune('1'+i)) + ";" + name + ";0" + string(rune('1'+i)) + "/02/2008;" + class + ";;\n")
		}
		row(&body, name, "2")
		row(&shifted, names[(i+1)%len(names)], "2")
		row(&classes, name, "3")
	}
	d := desk(t)
	list(t, d, "a.csv", compareHeader+body.String())
	forecast := func(rows string) app.Forecast { return again(t, d, compareHeader+rows).Forecast }
	assert.Empty(t, forecast(body.String()).Unlike)
	assert.Empty(t, forecast(classes.String()).Unlike, "classes are made anew")
	c := again(t, d, compareHeader+shifted.String())
	assert.Equal(t, exam.FieldFullAr, c.Forecast.Unlike)
	assert.Equal(t, 6, c.Forecast.Unlikes)
	assert.Empty(t, c.Changes[0].Suggested, "nothing speaks for taking it")
}

func TestAValueThatCameByAnAnswerIsChecked(t *testing.T) {
	d := asking(t)
	require.NoError(t, d.SetChoices(t.Context(), exam.Centre{Name: "مركز التجربة"}, d.State().Settings))
	who := d.State().Requests[0].Candidate
	require.NoError(t, d.Reply(t.Context(), app.Reply{Request: d.State().Requests[0].ID, Answer: exam.Accepted, Value: "01/01/1920"}))
	var codes []exam.Code
	for _, f := range d.State().Findings() {
		if f.Candidate == who {
			codes = append(codes, f.Code)
		}
	}
	assert.Equal(t, []exam.Code{exam.BornImplausible}, codes, "though the centre does not say its year")
}
