package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// copyOf copies a closed file as a user would.
func copyOf(t testing.TB, path, name string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	to := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(to, b, 0o600))
	return to
}

// Copies of a file are edited on several PCs whose clocks disagree, and merged
// in any order: all end alike.
func TestMergeInAnyOrder(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 1))
			files := copies(t, rnd, 3)
			var known []exam.ID
			for range 60 {
				f := files[rnd.IntN(len(files))]
				if rnd.IntN(4) == 0 {
					_, err := f.Merge(ctx, files[rnd.IntN(len(files))])
					require.NoError(t, err)
					continue
				}
				entries := something(t, rnd, known)
				if cut := rnd.IntN(len(entries) + 1); cut < len(entries) && cut > 0 {
					add(t, f, entries[:cut]...)
					entries = entries[cut:]
					if rnd.IntN(3) == 0 {
						entries = entries[:0] // crashed: the batch stays incomplete
					}
				}
				for _, e := range entries {
					known = append(known, e.ID)
					if e.Batch != (exam.ID{}) {
						known = append(known, e.Batch)
					}
				}
				add(t, f, entries...)
			}
			for range 2 { // everybody hears from everybody
				for _, i := range rnd.Perm(len(files)) {
					for _, j := range rnd.Perm(len(files)) {
						_, err := files[i].Merge(ctx, files[j])
						require.NoError(t, err)
					}
				}
			}
			want := records(t, files[0])
			require.NotEmpty(t, want)
			for i, f := range files {
				assert.Equal(t, want, records(t, f), "file %d", i)
				assert.Equal(t, journal(t, files[0]), journal(t, f), "file %d", i)
				audit, err := f.Verify(ctx)
				require.NoError(t, err)
				assert.Empty(t, audit.Faults)
			}
			path := files[0].Path()
			require.NoError(t, files[0].Close())
			raw(t, path, `UPDATE meta SET value = x'00' WHERE name = 'fold'`, `DELETE FROM record WHERE subject < 'room/2'`)
			assert.Equal(t, want, records(t, reopen(t, path, store.Options{})), "built anew")
		})
	}
}

func copies(t *testing.T, rnd *rand.Rand, n int) []*store.File {
	path := filepath.Join(t.TempDir(), "first.markaz")
	f, err := store.Create(path, store.Options{})
	require.NoError(t, err)
	add(t, f, room(t, "1", 20))
	require.NoError(t, f.Close())
	var files []*store.File
	for i := range n {
		ahead := time.Duration(rnd.IntN(7200)-3600) * time.Second
		files = append(files, reopen(t, copyOf(t, path, fmt.Sprintf("copy %d.markaz", i)), store.Options{
			Now: func() time.Time { return time.Now().Add(ahead) },
		}))
	}
	return files
}

func something(t *testing.T, rnd *rand.Rand, known []exam.ID) []exam.Entry {
	number := func() string { return fmt.Sprint(1 + rnd.IntN(6)) }
	switch rnd.IntN(9) {
	case 6, 7, 8:
		return []exam.Entry{entry(t, decision(rnd, known))}
	case 0:
		return []exam.Entry{entry(t, exam.RoomRemoved{Number: number()})}
	case 1:
		if len(known) > 0 {
			return []exam.Entry{undo(t, known[rnd.IntN(len(known))])}
		}
	case 2, 3:
		return batch(t, exam.NewID(), 4, number(), number(), number())
	}
	return []exam.Entry{room(t, number(), rnd.IntN(40))}
}

// decision is something that people decide, about two people and two requests,
// knowing of some of what was decided before.
func decision(rnd *rand.Rand, known []exam.ID) exam.Fact {
	about := exam.ID{15: byte(1 + rnd.IntN(2))}
	var seen []exam.ID
	for range min(len(known), rnd.IntN(4)) {
		seen = append(seen, known[rnd.IntN(len(known))])
	}
	values := []exam.FieldValue{{Field: exam.FieldBorn, New: fmt.Sprintf("2008-01-%02d", 1+rnd.IntN(28))}, {Field: exam.FieldMassar, New: "J12"}}
	return []exam.Fact{
		exam.CandidateAdded{Candidate: exam.Candidate{ID: about, Name: exam.Name{FullAr: "هدى التازي"}}},
		exam.FieldsSet{Candidate: about, Values: values[:1+rnd.IntN(2)], Origin: exam.ByHand, Replaces: seen},
		exam.FieldKept{Candidate: about, Field: []exam.Field{exam.FieldBorn, ""}[rnd.IntN(2)], Other: "2008-02-01"},
		exam.VerdictSet{Candidate: about, State: exam.Approved, Replaces: seen},
		exam.CandidateRemoved{Candidate: about, Replaces: seen},
		exam.CandidateRestored{Candidate: about},
		exam.RequestMade{Request: exam.Request{ID: about, Candidate: about, Field: exam.FieldBorn}},
		exam.RequestSent{ID: about},
		exam.RequestAnswered{ID: about, Answer: exam.Accepted, Replaces: seen},
		exam.RequestAnswered{ID: about, Answer: exam.Refused},
		exam.FindingAccepted{ID: about, Finding: exam.Finding{Code: exam.MassarShape}, Reason: "رمز قديم"},
		exam.FindingReopened{ID: about},
		exam.Recorded[exam.Admission]{Value: exam.Admission{Candidate: about, Ticks: exam.Ticks()[:rnd.IntN(4)]}, Replaces: seen},
		exam.Recorded[exam.Register]{Value: exam.Register{Paper: "ar", Room: "1", Present: rnd.IntN(20), Absent: []exam.ID{about}, Accepted: []exam.DoorAccepted{{Candidate: about, What: exam.InButAbsent, Reason: "غادر"}}}, Replaces: seen},
		exam.Recorded[exam.Register]{Value: exam.Register{Paper: "ar", Room: "1", Present: rnd.IntN(20)}, Replaces: seen},
		exam.Recorded[exam.Justification]{Value: exam.Justification{Paper: "ar", Candidate: about, Certificate: fmt.Sprint(rnd.IntN(9))}, Replaces: seen},
		exam.Recorded[exam.Report]{Value: exam.Report{Course: fmt.Sprint(rnd.IntN(9))}, Replaces: seen},
		exam.Recorded[exam.Incident]{Value: exam.Incident{ID: about, No: 1}, Withdrawn: rnd.IntN(2) == 0, Replaces: seen},
		exam.Recorded[exam.Exit]{Value: exam.Exit{ID: about, Out: fmt.Sprintf("09:%02d", rnd.IntN(60))}, Withdrawn: rnd.IntN(3) == 0, Replaces: seen},
		exam.Recorded[exam.ExitSheet]{Value: exam.ExitSheet{Room: "1", Nobody: rnd.IntN(2) == 0}, Replaces: seen},
		exam.StaffAdded{Staff: exam.Staff{ID: about, Name: exam.Name{FullAr: "سعيد البقالي"}}},
		exam.StaffChanged{Staff: about, Values: []exam.FieldValue{{Field: exam.FieldSubject, New: fmt.Sprint(rnd.IntN(9))}}},
		exam.StaffRemoved{Staff: about, Into: exam.ID{15: 9}},
		exam.PlanClosed{Batch: exam.Batch{Entries: 1}, Plan: about},
		exam.SeatsMoved{Plan: about, Seats: []exam.Seat{{Candidate: about, Room: "1", Table: fmt.Sprint(rnd.IntN(9))}}},
		exam.DutiesClosed{Batch: exam.Batch{Entries: 1}, Plan: about},
		exam.DutyChanged{Plan: about, Duties: []exam.Duty{{DutyPlace: exam.DutyPlace{Role: exam.Reserve, Slot: rnd.IntN(3)}}}},
		exam.StaffCalled{Staff: about, Presence: exam.Late, Minutes: 1 + rnd.IntN(9)},
		exam.LabelsCounted{Room: "1", Labels: rnd.IntN(30)},
	}[rnd.IntN(26)]
}

func journal(t testing.TB, f *store.File) []exam.Entry {
	t.Helper()
	var all []exam.Entry
	require.NoError(t, f.View(ctx, func(r app.Records) error {
		return r.Journal(func(e exam.Entry) error {
			all = append(all, e)
			return nil
		})
	}))
	return all
}

func TestMergeRefuses(t *testing.T) {
	f := create(t, store.Options{})
	add(t, f, room(t, "1", 20))
	_, err := f.Merge(ctx, create(t, store.Options{}))
	assert.ErrorIs(t, err, exam.ErrInvalid, "another centre")

	require.NoError(t, f.Close())
	bad := copyOf(t, f.Path(), "bad.markaz")
	g := reopen(t, f.Path(), store.Options{})
	h, err := store.Open(bad, store.Options{})
	require.NoError(t, err)
	add(t, h, room(t, "2", 20), room(t, "3", 20))
	require.NoError(t, h.Close())
	raw(t, bad, `UPDATE journal SET actor = 'somebody' WHERE subject = 'room/2'`)
	_, err = g.Merge(ctx, reopen(t, bad, store.Options{}))
	assert.ErrorIs(t, err, exam.ErrDamaged, "a broken chain")
	assert.Equal(t, []string{"room/1"}, subjects(t, g), "nothing was taken")
}

// One station wrote in two copies: its key was taken along with the file.
func TestMergeOfAStationThatWroteInTwoPlaces(t *testing.T) {
	tests := []struct {
		name         string
		here, there  []string // rooms that the station adds in each copy
		writingThere bool     // and the file that takes over is still writing with it
	}{
		{"as many here as there", []string{"2"}, []string{"3"}, false},
		{"more here", []string{"2", "4"}, []string{"3"}, false},
		{"more there", []string{"2"}, []string{"3", "5"}, false},
		{"more there, and it goes on here", nil, []string{"3"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pc := store.Options{Stations: &memory{station: app.NewStation()}}
			f := create(t, pc)
			add(t, f, room(t, "1", 20))
			path := f.Path()
			if !tt.writingThere {
				require.NoError(t, f.Close())
			}
			other := reopen(t, copyWhole(t, f, path), store.Options{Stations: &memory{station: pc.Stations.(*memory).station}})
			for _, n := range tt.there {
				add(t, other, room(t, n, 20))
			}
			if !tt.writingThere {
				f = reopen(t, path, pc)
			}
			for _, n := range tt.here {
				add(t, f, room(t, n, 20))
			}
			before := journal(t, f)
			_, err := f.Merge(ctx, other)
			require.ErrorIs(t, err, exam.ErrDamaged)
			assert.Equal(t, before, journal(t, f), "nothing is taken")
			add(t, f, room(t, "9", 20))
			audit, err := f.Verify(ctx)
			require.NoError(t, err)
			assert.Empty(t, audit.Faults)
		})
	}
}

// copyWhole copies a file that may be open.
func copyWhole(t *testing.T, f *store.File, path string) string {
	t.Helper()
	if copied, err := f.CopyTo(ctx, t.TempDir()); err == nil {
		return copied
	}
	return copyOf(t, path, "other.markaz")
}

func TestAttachment(t *testing.T) {
	f := create(t, store.Options{})
	var name string
	require.NoError(t, f.Update(ctx, func(r app.Records) (err error) {
		name, err = r.Attach([]byte("a picture"))
		return err
	}))
	require.NoError(t, f.Close())
	g := reopen(t, f.Path(), store.Options{})
	other := reopen(t, copyOf(t, f.Path(), "other.markaz"), store.Options{})
	raw(t, g.Path(), `DELETE FROM attachment`)
	get := func(f *store.File) (b []byte, err error) {
		err = f.View(ctx, func(r app.Records) (err error) {
			b, err = r.Attachment(name)
			return err
		})
		return b, err
	}
	_, err := get(g)
	assert.ErrorIs(t, err, exam.ErrNotFound, "erased")
	_, err = g.Merge(ctx, other)
	require.NoError(t, err)
	b, err := get(g)
	require.NoError(t, err)
	assert.Equal(t, "a picture", string(b))
	raw(t, g.Path(), `UPDATE attachment SET body = x'00'`)
	_, err = get(g)
	assert.ErrorIs(t, err, exam.ErrDamaged, "another put in its place")
}
