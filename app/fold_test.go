package app

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func entryOf(t *testing.T, f exam.Fact) exam.Entry {
	t.Helper()
	body, err := json.Marshal(f)
	require.NoError(t, err)
	return exam.Entry{ID: exam.NewID(), Kind: f.Kind(), Subject: f.Subject(), Body: body}
}

func TestFold(t *testing.T) {
	who := exam.Candidate{ID: exam.NewID(), Number: "0012"}
	added := entryOf(t, exam.CandidateAdded{Candidate: who})
	photo := entryOf(t, exam.PhotoSet{Candidate: who.ID, Photo: "abc"})
	who.Photo = "abc"
	withPhoto := entryOf(t, exam.CandidateAdded{Candidate: who})
	room := entryOf(t, exam.RoomSet{Room: exam.Room{Number: "1", Capacity: 20}})
	tests := []struct {
		name    string
		before  []byte
		entries []exam.Entry
		want    []byte
	}{
		{"what is set stands", nil, []exam.Entry{room}, room.Body},
		{"what is set later replaces it", []byte(`{"number":"1"}`), []exam.Entry{room}, room.Body},
		{"what is removed is gone", room.Body, []exam.Entry{entryOf(t, exam.RoomRemoved{Number: "1"})}, nil},
		{"a photo joins its candidate", nil, []exam.Entry{added, photo}, withPhoto.Body},
		{"a photo of nobody is nothing", nil, []exam.Entry{photo}, nil},
		{"an unknown kind changes nothing", added.Body, []exam.Entry{{Kind: "candidate.dreamed/7", Body: []byte("{}")}}, added.Body},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.before
			for _, e := range tt.entries {
				var err error
				got, err = Fold(got, e)
				require.NoError(t, err)
			}
			assert.Equal(t, string(tt.want), string(got))
		})
	}
}

func TestEveryKnownKindIsFolded(t *testing.T) {
	facts := []exam.Fact{
		exam.CentreSet{},
		exam.SettingsSet{},
		exam.TemplateSet{},
		exam.CardKeySet{},
		exam.ProgrammeSet{},
		exam.RoomSet{},
		exam.CandidateAdded{},
		exam.RowRejected{},
		exam.ListNoted{},
		exam.ListClosed{},
		exam.PlanRoom{},
		exam.PlanClosed{},
		exam.Printed{},
	}
	for _, f := range facts {
		after, err := Fold(nil, entryOf(t, f))
		require.NoError(t, err)
		assert.NotNil(t, after, f.Kind())
		back, err := exam.Decode(f.Kind(), after)
		require.NoError(t, err)
		assert.Equal(t, f.Kind(), back.Kind())
		assert.Contains(t, append(allSections, "planroom"), section(f.Subject()), "a state that screens read")
	}
}

func TestCloses(t *testing.T) {
	n, ok := Closes(entryOf(t, exam.PlanClosed{Batch: exam.Batch{Entries: 18}}))
	assert.True(t, ok)
	assert.Equal(t, 18, n)
	_, ok = Closes(entryOf(t, exam.PlanRoom{}))
	assert.False(t, ok)
}

func TestEndYear(t *testing.T) {
	for in, want := range map[string]string{
		"2025/2026": "2026", "2026/2025": "2026", "٢٠٢٥-٢٠٢٦": "2026", "2026": "2026", "دورة يونيو 2026": "2026", "": "",
	} {
		assert.Equal(t, want, endYear(in), in)
	}
}
