package app

import (
	"slices"

	"markaz/app/exam"
)

// An AttentionCode is what is to be seen to about somebody at the door (انتباه).
type AttentionCode string

// What is to be seen to.
const (
	AdmittedTwice      AttentionCode = "admitted_twice"      // on two PCs: the earlier stands
	FraudNow           AttentionCode = "fraud_now"           // a case of cheating at this half-day
	FraudBefore        AttentionCode = "fraud_before"        // at an earlier one
	LateRefusedNow     AttentionCode = "late_refused"        // came late to this half-day and was refused
	LateUndecided      AttentionCode = "late_undecided"      // came late, and the head has not decided yet
	LateAcceptedNow    AttentionCode = "late_accepted"       // came late and is let in
	LateBeyond         AttentionCode = "late_beyond"         // comes now, after the tolerance
	LateToDecide       AttentionCode = "late_to_decide"      // comes now after the start: the head decides
	LateWithin         AttentionCode = "late_within"         // comes now, within the tolerance
	LateBefore         AttentionCode = "late_before"         // came late to an earlier half-day
	MarkedAbsent       AttentionCode = "marked_absent"       // a register of this half-day is closed without them
	AbsentBefore       AttentionCode = "absent_before"       // from an earlier paper, without a document that excuses it: eliminatory
	AbsentJustified    AttentionCode = "absent_justified"    // from an earlier paper, excused
	UndertakingOverdue AttentionCode = "undertaking_overdue" // the card was to be shown before this half-day
	UndertakingDue     AttentionCode = "undertaking_due"     // at this half-day
	UndertakingOpen    AttentionCode = "undertaking_open"    // later, or when the head says
	UndertakingBroken  AttentionCode = "undertaking_broken"  // it was not shown
	Unticked           AttentionCode = "unticked"            // let in although not everything was compared
	NoUndertaking      AttentionCode = "no_undertaking"      // let in without a valid card, and nothing was signed
	CorrectionAsked    AttentionCode = "correction_asked"    // of a field: what is printed is contested
	Adapted            AttentionCode = "adapted"             // an adaptation was granted
	NoPhoto            AttentionCode = "no_photo"            // the face cannot be compared
	ProvisionalIn      AttentionCode = "provisional_in"      // is not on the list, and was let in provisionally to this half-day
	ProvisionalRefused AttentionCode = "provisional_refused" // and was turned away
	ProvisionalOpen    AttentionCode = "provisional_open"    // and nothing is decided yet
	ProvisionalBefore  AttentionCode = "provisional_before"  // and was dealt with at another half-day
)

// attentionTones are those of each: ToneGo only tells.
var attentionTones = map[AttentionCode]DoorTone{
	AdmittedTwice: ToneLook, FraudNow: ToneStop, FraudBefore: ToneLook, LateRefusedNow: ToneStop, LateUndecided: ToneStop,
	LateAcceptedNow: ToneGo, LateBeyond: ToneStop, LateToDecide: ToneLook, LateWithin: ToneLook, LateBefore: ToneGo,
	MarkedAbsent: ToneLook, AbsentBefore: ToneLook, AbsentJustified: ToneGo, UndertakingOverdue: ToneLook, UndertakingDue: ToneLook,
	UndertakingOpen: ToneGo, UndertakingBroken: ToneLook, Unticked: ToneLook, NoUndertaking: ToneLook, CorrectionAsked: ToneLook,
	Adapted: ToneGo, NoPhoto: ToneGo, ProvisionalIn: ToneLook, ProvisionalRefused: ToneStop, ProvisionalOpen: ToneLook, ProvisionalBefore: ToneLook,
}

// An Attention is one thing that is to be seen to, with what its sentence names.
type Attention struct {
	Code     AttentionCode
	Tone     DoorTone
	At       exam.Sitting // when it was; of an undertaking, its deadline
	Papers   []exam.Paper // of an absence
	Minutes  int          // late
	Tolerant int          // the minutes within which who comes late is let in
	By       string       // who decided
	No       string       // of a case of cheating, of a provisional admission
	Seat     exam.Seat    // of a provisional admission
	Fields   []exam.Field // of which a correction is asked for
	Ticks    []exam.Tick  // that are missing
	Adapted  exam.Adaptation
}

// attentions are what is to be seen to about whom an answer is about, the gravest
// first.
func (s *State) attentions(a *DoorAnswer) (all []Attention) {
	for _, some := range [][]Attention{
		s.doubled(a), s.cheated(a), s.latenessOf(a), s.absent(a), s.owes(a), s.compared(a), s.contested(a.Who.ID), adapted(&a.Who),
	} {
		all = append(all, some...)
	}
	for i := range all {
		all[i].Tone = attentionTones[all[i].Code]
	}
	slices.SortStableFunc(all, func(a, b Attention) int { return weight[b.Tone] - weight[a.Tone] })
	return all
}

var weight = map[DoorTone]int{ToneGo: 0, ToneLook: 1, ToneStop: 2}

func (s *State) doubled(a *DoorAnswer) []Attention {
	if len(a.In) < 2 {
		return nil
	}
	return []Attention{{Code: AdmittedTwice, At: a.At, By: a.In[1].Actor}}
}

// cheated are the cases of cheating that name a candidate and were not withdrawn, up
// to the half-day.
func (s *State) cheated(a *DoorAnswer) (all []Attention) {
	for _, one := range s.derived.incidents() {
		i := one.Value
		if one.Withdrawn || i.Fraud == nil || i.Sitting.Compare(a.At) > 0 || !slices.Contains(i.Candidates, a.Who.ID) {
			continue
		}
		code := FraudBefore
		if i.Sitting == a.At {
			code = FraudNow
		}
		all = append(all, Attention{Code: code, At: i.Sitting, No: i.Number()})
	}
	return all
}

// latenessOf is that somebody comes late, or came late before.
func (s *State) latenessOf(a *DoorAnswer) (all []Attention) {
	for _, at := range s.halfDays(a) {
		l, ok := s.Lateness(at, a.Who.ID)
		if !ok {
			continue
		}
		one := Attention{Code: LateBefore, At: at, Minutes: l.Value.Minutes, By: l.Value.By}
		if at == a.At {
			one.Code = map[exam.LateDecision]AttentionCode{exam.LateAccepted: LateAcceptedNow, exam.LateRefused: LateRefusedNow, "": LateUndecided}[l.Value.Decision]
		}
		all = append(all, one)
	}
	_, known := s.Lateness(a.At, a.Who.ID)
	if a.Late.Rule != "" && !known && len(a.In) == 0 {
		code := map[LateRule]AttentionCode{LateIsWithin: LateWithin, LateIsBeyond: LateBeyond, HeadDecides: LateToDecide}[a.Late.Rule]
		all = append(all, Attention{Code: code, At: a.At, Minutes: a.Late.Minutes, Tolerant: a.Late.Tolerance})
	}
	return all
}

// halfDays are those at which a candidate writes, up to that of the question.
func (s *State) halfDays(a *DoorAnswer) (all []exam.Sitting) {
	for _, p := range s.Programme.For(a.Who.Track) {
		if at := p.Sitting(); at.Compare(a.At) <= 0 && !slices.Contains(all, at) {
			all = append(all, at)
		}
	}
	return all
}

// absent are the absences that the registers have of a candidate.
func (s *State) absent(a *DoorAnswer) (all []Attention) {
	var now, before, excused []exam.Paper
	for _, one := range s.Absences(a.Who.ID) {
		switch at := one.Paper.Sitting(); {
		case at == a.At:
			now = append(now, one.Paper)
		case at.Compare(a.At) > 0:
		case one.Justified != nil:
			excused = append(excused, one.Paper)
		default:
			before = append(before, one.Paper)
		}
	}
	for _, one := range []Attention{{Code: MarkedAbsent, Papers: now}, {Code: AbsentBefore, Papers: before}, {Code: AbsentJustified, Papers: excused}} {
		if len(one.Papers) > 0 {
			one.At = one.Papers[len(one.Papers)-1].Sitting()
			all = append(all, one)
		}
	}
	return all
}

// owes are the undertakings of a candidate that are not kept.
func (s *State) owes(a *DoorAnswer) (all []Attention) {
	for _, u := range s.UndertakingsOf(a.Who.ID, a.At) {
		code := map[Standing]AttentionCode{Overdue: UndertakingOverdue, Due: UndertakingDue, Open: UndertakingOpen, Broken: UndertakingBroken}[u.Standing]
		if code != "" {
			all = append(all, Attention{Code: code, At: u.Value.Deadline})
		}
	}
	return all
}

// compared is what was not compared when somebody was let in, where the four ticks
// are asked for.
func (s *State) compared(a *DoorAnswer) (all []Attention) {
	if !s.Settings.Day.FourTicks {
		return nil
	}
	for _, at := range s.halfDays(a) {
		in, ok := s.Admission(at, a.Who.ID)
		if !ok {
			continue
		}
		if missing := MissingTicks(in.Value); len(missing) > 0 {
			all = append(all, Attention{Code: Unticked, At: at, Ticks: missing})
		}
		if _, signed := s.Undertaking(at, a.Who.ID); lacksCard(in.Value.Document) && !signed && !s.showedCard(a.Who.ID, at, a.At) {
			all = append(all, Attention{Code: NoUndertaking, At: at})
		}
	}
	if a.Who.Photo == "" {
		all = append(all, Attention{Code: NoPhoto})
	}
	return all
}

// MissingTicks are what was not compared when somebody was let in, in their order.
func MissingTicks(a exam.Admission) []exam.Tick {
	return slices.DeleteFunc(exam.Ticks(), func(t exam.Tick) bool { return slices.Contains(a.Ticks, t) })
}

// lacksCard reports whether who showed a document showed no valid card; of nothing
// said, nothing is known.
func lacksCard(d exam.IdentityDocument) bool {
	return d != "" && d != exam.NationalCard && d != exam.Passport
}

// showedCard reports whether somebody was let in with a card after a half-day, up to
// another.
func (s *State) showedCard(id exam.ID, after, until exam.Sitting) bool {
	c, _ := s.Candidate(id)
	return slices.ContainsFunc(s.Programme.For(c.Track), func(p exam.Paper) bool {
		at := p.Sitting()
		in, ok := s.Admission(at, id)
		return ok && at.Compare(after) > 0 && at.Compare(until) <= 0 && in.Value.Document != "" && !lacksCard(in.Value.Document)
	})
}

// contested are the fields of which a correction is waited for.
func (s *State) contested(id exam.ID) []Attention {
	var fields []exam.Field
	for _, r := range s.RequestsOf(id) {
		if !r.Status().Settled() && !slices.Contains(fields, r.Field) {
			fields = append(fields, r.Field)
		}
	}
	if len(fields) == 0 {
		return nil
	}
	return []Attention{{Code: CorrectionAsked, Fields: fields}}
}

// unlisted are the provisional admissions of who a question seems to be about.
func (s *State) unlisted(q DoorQuestion) (all []Attention) {
	for _, one := range s.Provisionals() {
		p := one.Value
		if one.Withdrawn || !hasWords(q.Query, p.Number, p.Massar, p.NationalID, p.Name.Arabic(), p.Name.Latin()) {
			continue
		}
		code := ProvisionalBefore
		if p.Sitting == q.At {
			code = map[exam.ProvisionalWord]AttentionCode{exam.ProvisionallyIn: ProvisionalIn, exam.TurnedAway: ProvisionalRefused, "": ProvisionalOpen}[p.Decision]
		}
		all = append(all, Attention{Code: code, Tone: attentionTones[code], At: p.Sitting, No: p.RecordNumber(), Seat: exam.Seat{Room: p.Room, Table: p.Table}})
	}
	return all
}

func adapted(c *exam.Candidate) (all []Attention) {
	for _, one := range c.Adaptations {
		all = append(all, Attention{Code: Adapted, Adapted: one})
	}
	return all
}
