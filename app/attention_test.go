package app

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
)

func TestAttention(t *testing.T) {
	wednesday := exam.Sitting{Date: "2026-06-03", Half: exam.Morning}
	ticks := exam.Settings{Day: exam.DayRules{FourTicks: true}}
	tests := []struct {
		rule string
		do   func(s *State, who exam.ID)
		at   exam.Sitting
		want []AttentionCode
		tone DoorTone
	}{
		{"nothing is to be seen to", func(*State, exam.ID) {}, wednesday, nil, ToneGo},
		{"cheating at this half-day stops", func(s *State, who exam.ID) {
			say(&s.day.incidents, exam.Incident{ID: exam.NewID(), No: 3, Kind: exam.FraudCase, Fraud: &exam.Fraud{}, Sitting: wednesday, Candidates: []exam.ID{who}})
		}, wednesday, []AttentionCode{FraudNow}, ToneStop},
		{"at an earlier one it is told", func(s *State, who exam.ID) {
			say(&s.day.incidents, exam.Incident{ID: exam.NewID(), No: 3, Kind: exam.FraudCase, Fraud: &exam.Fraud{}, Sitting: morning, Candidates: []exam.ID{who}})
		}, wednesday, []AttentionCode{FraudBefore}, ToneLook},
		{"at a later one it is not", func(s *State, who exam.ID) {
			say(&s.day.incidents, exam.Incident{ID: exam.NewID(), No: 3, Kind: exam.FraudCase, Fraud: &exam.Fraud{}, Sitting: wednesday, Candidates: []exam.ID{who}})
		}, morning, nil, ToneGo},
		{"who fell ill did not cheat", func(s *State, who exam.ID) {
			say(&s.day.incidents, exam.Incident{ID: exam.NewID(), No: 3, Kind: exam.Illness, Sitting: morning, Candidates: []exam.ID{who}})
		}, wednesday, nil, ToneGo},
		{"absent from an earlier paper", func(s *State, who exam.ID) {
			say(&s.day.registers, exam.Register{Paper: "maths", Room: "1", Listed: 3, Present: 2, Absent: []exam.ID{who}})
		}, wednesday, []AttentionCode{AbsentBefore}, ToneLook},
		{"absent and excused", func(s *State, who exam.ID) {
			say(&s.day.registers, exam.Register{Paper: "maths", Room: "1", Listed: 3, Present: 2, Absent: []exam.ID{who}})
			say(&s.day.justifications, exam.Justification{Paper: "maths", Candidate: who, Certificate: "شهادة طبية"})
		}, wednesday, []AttentionCode{AbsentJustified}, ToneGo},
		{"a register of this half-day is closed without them", func(s *State, who exam.ID) {
			say(&s.day.registers, exam.Register{Paper: "maths", Room: "1", Listed: 3, Present: 2, Absent: []exam.ID{who}})
		}, morning, []AttentionCode{MarkedAbsent}, ToneLook},
		{"let in and not everything was compared, where it is asked", func(s *State, who exam.ID) {
			s.Settings, s.Candidates[0].Photo = ticks, "x"
			say(&s.day.admissions, exam.Admission{Sitting: morning, Candidate: who, Ticks: []exam.Tick{exam.NameTick}})
		}, wednesday, []AttentionCode{Unticked}, ToneLook},
		{"and where it is not asked", func(s *State, who exam.ID) {
			say(&s.day.admissions, exam.Admission{Sitting: morning, Candidate: who})
		}, wednesday, nil, ToneGo},
		{"let in without a card, and nothing signed", func(s *State, who exam.ID) {
			s.Settings, s.Candidates[0].Photo = ticks, "x"
			say(&s.day.admissions, exam.Admission{Sitting: morning, Candidate: who, Ticks: exam.Ticks(), Document: exam.SchoolCard})
		}, wednesday, []AttentionCode{NoUndertaking}, ToneLook},
		{"an undertaking was signed for it", func(s *State, who exam.ID) {
			s.Settings, s.Candidates[0].Photo = ticks, "x"
			say(&s.day.admissions, exam.Admission{Sitting: morning, Candidate: who, Ticks: exam.Ticks(), Document: exam.SchoolCard})
			say(&s.day.undertakings, exam.Undertaking{Sitting: morning, Candidate: who, Deadline: wednesday})
		}, wednesday, []AttentionCode{UndertakingDue}, ToneLook},
		{"the card was shown since", func(s *State, who exam.ID) {
			s.Settings, s.Candidates[0].Photo = ticks, "x"
			say(&s.day.admissions, exam.Admission{Sitting: morning, Candidate: who, Ticks: exam.Ticks(), Document: exam.SchoolCard},
				exam.Admission{Sitting: afternoon, Candidate: who, Ticks: exam.Ticks(), Document: exam.NationalCard})
		}, wednesday, nil, ToneGo},
		{"no photo, where the likeness is asked for", func(s *State, _ exam.ID) { s.Settings = ticks }, wednesday, []AttentionCode{NoPhoto}, ToneGo},
		{"an adaptation only tells", func(s *State, _ exam.ID) {
			s.Candidates[0].Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime, ExtraMinutes: 20}, {Kind: exam.Scribe, Text: "تلميذ من المستوى الأدنى"}}
		}, wednesday, []AttentionCode{Adapted, Adapted}, ToneGo},
		{"the gravest comes first", func(s *State, who exam.ID) {
			s.Candidates[0].Adaptations = []exam.Adaptation{{Kind: exam.Scribe}}
			say(&s.day.registers, exam.Register{Paper: "maths", Room: "1", Listed: 3, Present: 2, Absent: []exam.ID{who}})
			say(&s.day.latenesses, exam.Lateness{Sitting: wednesday, Candidate: who, Minutes: 20, Decision: exam.LateRefused})
		}, wednesday, []AttentionCode{LateRefusedNow, AbsentBefore, Adapted}, ToneStop},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			s := doorState()
			s.Programme.Papers = append(s.Programme.Papers, exam.Paper{Code: "phys", Date: "2026-06-03", Start: "08:00", Minutes: 120, Tracks: []string{"A"}})
			tt.do(s, s.Candidates[0].ID)
			s.derive()
			a := s.AskOf(s.Candidates[0].ID, DoorQuestion{At: tt.at})
			var got []AttentionCode
			for _, one := range a.Attention {
				got = append(got, one.Code)
			}
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.tone, a.Tone)
		})
	}
}

// Every attention has a tone and a sentence in each language, whole.
func TestAttentionWords(t *testing.T) {
	s := doorState()
	require.Len(t, attentionTones, 26)
	for code := range attentionTones {
		for _, full := range []Attention{
			{Code: code, At: morning, Papers: s.Programme.Papers, Minutes: 12, Tolerant: 10, By: "centre_head", No: "3", Seat: exam.Seat{Room: "1", Table: "19"}, Fields: []exam.Field{exam.FieldBorn}, Ticks: exam.Ticks(), Adapted: exam.Adaptation{Kind: exam.ExtraTime, ExtraMinutes: 20}},
			{Code: code, Minutes: 1, Adapted: exam.Adaptation{Kind: exam.Scribe, Text: "كاتب"}},
			{Code: code, Minutes: 2, Adapted: exam.Adaptation{Kind: exam.AdaptationOther}},
		} {
			if full.At == (exam.Sitting{}) && code != UndertakingOpen && code != UndertakingBroken && code != Adapted && code != LateRefusedNow && code != LateAcceptedNow {
				continue
			}
			for _, lang := range []text.Lang{text.Arabic, text.French, text.English} {
				words := s.DescribeAttention(lang, full)
				assert.NotContains(t, words, "{")
				assert.NotContains(t, words, "door.")
				assert.NotEmpty(t, words)
			}
		}
	}
}
