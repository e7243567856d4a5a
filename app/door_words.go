package app

import (
	"fmt"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// DoorWords is an answer of the door in words, the largest first.
type DoorWords struct {
	Title     string
	Way       string   // to the room: wing and floor; "" where they are not known
	Do        string   // what is to be done; "" where it goes without saying
	Papers    []string // of the half-day, with their hours
	Attention []string // sentences, as Attention has them
}

// DescribeDoor is an answer in words.
func (s *State) DescribeDoor(lang text.Lang, a *DoorAnswer) DoorWords {
	if a.Kind == "" {
		return DoorWords{}
	}
	args := text.Args{"room": text.LTR(a.Seat.Room), "table": text.LTR(a.Seat.Table), "n": len(a.Choices)}
	key := "door." + string(a.Kind)
	switch {
	case a.Kind == DoorIn:
		in := a.In[0]
		args["hour"], args["by"] = text.Clock(lang, in.At.Local().Format("15:04")), DeciderName(lang, in.Actor)
	case a.Kind == DoorOtherSitting && a.Next == (exam.Sitting{}):
		key += ".no_more"
	case a.Kind == DoorOtherSitting:
		args["sitting"] = SittingName(lang, a.Next)
	case a.Kind == DoorOtherCentre && a.Centre != "":
		key += ".named"
		args["centre"] = a.Centre
	case a.Kind == DoorSeveral && len(a.Choices) == 1:
		key += ".near"
	case (a.Kind == DoorRight || a.Kind == DoorOtherRoom) && a.Seat.Table == "":
		key += ".room"
	}
	w := DoorWords{Title: text.T(lang, key, args)}
	if text.Has(key + ".do") {
		w.Do = text.T(lang, key+".do", args)
	}
	if a.Kind == DoorRight || a.Kind == DoorOtherRoom || a.Kind == DoorIn {
		w.Way = wayTo(lang, a.Room)
	}
	for _, p := range a.Papers {
		w.Papers = append(w.Papers, text.T(lang, "door.paper", text.Args{"subject": p.Subject.In(string(lang)), "from": text.Clock(lang, p.Start), "to": text.Clock(lang, ends(p))}))
	}
	for _, one := range a.Attention {
		w.Attention = append(w.Attention, s.DescribeAttention(lang, one))
	}
	return w
}

// wayTo says in which wing and on which floor a room is.
func wayTo(lang text.Lang, r exam.Room) string {
	var parts []string
	if r.Wing != "" {
		parts = append(parts, text.T(lang, "door.wing", text.Args{"wing": r.Wing}))
	}
	if r.Floor != "" {
		parts = append(parts, text.T(lang, "door.floor", text.Args{"floor": r.Floor}))
	}
	return strings.Join(parts, comma(lang))
}

// ends is the hour at which a paper ends.
func ends(p exam.Paper) string {
	from, _ := minuteOf(p.Start)
	until := (from + p.Minutes) % (24 * 60)
	return fmt.Sprintf("%02d:%02d", until/60, until%60)
}

// DeciderName is who did or decided something, as people say it: a place in the centre
// by its name, anybody else as they were named.
func DeciderName(lang text.Lang, who string) string {
	for _, key := range []string{"door.by." + who, "actor." + who} {
		if text.Has(key) {
			return text.T(lang, key)
		}
	}
	return who
}

// DescribeAttention is what is to be seen to, in a sentence.
func (s *State) DescribeAttention(lang text.Lang, a Attention) string {
	key := "door.attention." + string(a.Code)
	args := text.Args{"n": a.Minutes, "most": a.Tolerant, "by": DeciderName(lang, a.By), "no": NumberInWords(a.No), "room": text.LTR(a.Seat.Room), "table": text.LTR(a.Seat.Table)}
	var words []string
	for _, p := range a.Papers {
		words = append(words, p.Subject.In(string(lang)))
	}
	for _, f := range a.Fields {
		words = append(words, FieldName(lang, "", f))
	}
	for _, t := range a.Ticks {
		words = append(words, text.T(lang, "door.tick."+string(t)))
	}
	args["words"] = strings.Join(words, comma(lang))
	if a.At != (exam.Sitting{}) {
		args["sitting"] = SittingName(lang, a.At)
	} else if a.Code == UndertakingOpen || a.Code == UndertakingBroken {
		key += ".no_deadline"
	}
	if a.Code == Adapted {
		args["words"] = text.T(lang, "adaptation."+string(a.Adapted.Kind))
		args["n"], args["text"] = a.Adapted.ExtraMinutes, a.Adapted.Text
		switch {
		case a.Adapted.ExtraMinutes > 0:
			key += ".minutes"
		case a.Adapted.Text != "":
			key += ".text"
		}
	}
	if a.Code == ProvisionalIn && a.Seat.Table == "" {
		key += ".no_table"
	}
	if (a.Code == LateAcceptedNow || a.Code == LateRefusedNow) && a.By == "" {
		key += ".rule"
	}
	return text.T(lang, key, args)
}
