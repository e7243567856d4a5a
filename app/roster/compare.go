package roster

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// ChangeKind is how a list and what is in force differ about a person.
type ChangeKind string

// The kinds of change. Room and table are a move, since they are the plan's to
// follow; a class, a school or a track is a field like others: it is printed, and
// nobody gets up for it.
const (
	Added    ChangeKind = "added"    // in the list alone
	Gone     ChangeKind = "gone"     // in force alone
	Changed  ChangeKind = "changed"  // one field says otherwise
	Moved    ChangeKind = "moved"    // the list puts them at another table
	Returned ChangeKind = "returned" // removed before, in the list again
)

// A Change is one thing in which a list differs from what is in force.
type Change struct {
	Kind      ChangeKind
	Candidate exam.ID // in force or removed; zero for one who is new
	Row       int     // of Draft.Rows; -1 for one who is gone
	// Values are what taking it sets, the field in question first: one field of
	// one changed, room and table of one moved, all that differs of one returned.
	Values []exam.FieldValue
	Source exam.Source // row of the list; of one who is gone, that of the list in force
}

// A Standing is what a list is compared with.
type Standing struct {
	InForce []exam.Candidate
	Removed []exam.Candidate // not in force any more
	// Listed are people whose values were changed since, with those that
	// their lists gave: a list that has not heard of it still means them.
	Listed []exam.Candidate
	// Whole tells of everyone in force whom the list leaves out; else only of those
	// whose own list came again without them.
	Whole bool
	// Renewing are files of lists that came in the place of others: who is new in
	// one of them is in force with those of the lists before.
	Renewing map[string]bool
}

// A Comparison is everything in which a list differs from what is in force.
type Comparison struct {
	Changes []Change        // in the order of the list's rows; those who are gone come last
	Known   int             // rows that say what is in force
	Differs int             // rows about people in force that say otherwise
	Met     map[exam.ID]int // people in force or removed -> their row
}

// Compare joins the people of a list with those in force and tells what differs;
// nothing is changed. People are joined by Massar code or exam number, then by
// card number, then by name and birth date, as long as the rest does not
// contradict it; in doubt a row is a new person, and Check marks what is shared.
// What the list leaves blank is no difference.
func Compare(s Standing, d Draft) Comparison {
	j := join(s, d)
	out := Comparison{Met: make(map[exam.ID]int, min(len(d.Rows), len(s.InForce)+len(s.Removed)))}
	for i := range d.Rows {
		c := &d.Rows[i].Candidate
		change := Change{Row: i, Source: c.Source}
		switch {
		case j.force[i] >= 0:
			who := &s.InForce[j.force[i]]
			out.Met[who.ID] = i
			changes := differences(who, c, change)
			out.Changes = append(out.Changes, changes...)
			if len(changes) == 0 {
				out.Known++
			} else {
				out.Differs++
			}
		case j.removed[i] >= 0:
			who := &s.Removed[j.removed[i]]
			out.Met[who.ID] = i
			change.Kind, change.Candidate = Returned, who.ID
			for _, one := range differences(who, c, change) {
				change.Values = append(change.Values, one.Values...)
			}
			out.Changes = append(out.Changes, change)
		default:
			change.Kind = Added
			out.Changes = append(out.Changes, change)
		}
	}
	out.Changes = append(out.Changes, gone(s, j.claimed)...)
	return out
}

// differences are what a list says otherwise of a person; like is a change with
// the row that says so.
func differences(force, list *exam.Candidate, like Change) (all []Change) {
	old, now := said(*force), said(*list)
	if old == now {
		return nil
	}
	like.Candidate = force.ID
	for i, f := range saidFields {
		if now[i] == "" || now[i] == old[i] || f == exam.FieldRoom || f == exam.FieldTable || sameName(f, force, list) {
			continue
		}
		one := like
		one.Kind, one.Values = Changed, append([]exam.FieldValue{{Field: f, Old: old[i], New: now[i]}}, parts(f, force, list)...)
		all = append(all, one)
	}
	if values := seat(force, list); values != nil {
		like.Kind, like.Values = Moved, values
		all = append(all, like)
	}
	return all
}

// seat is another room or table; a table belongs to its room, and goes with it.
func seat(force, list *exam.Candidate) (values []exam.FieldValue) {
	room := list.Room != "" && list.Room != force.Room
	if room {
		values = append(values, exam.FieldValue{Field: exam.FieldRoom, Old: force.Room, New: list.Room})
	}
	if list.Table != force.Table && (room || list.Table != "") {
		values = append(values, exam.FieldValue{Field: exam.FieldTable, Old: force.Table, New: list.Table})
	}
	return values
}

// sameName reports whether a part of a name says nothing new: the list has the
// name whole where in force it is in parts, or the other way round; or it has
// both, and the parts are what counts.
func sameName(f exam.Field, force, list *exam.Candidate) bool {
	n, m := force.Name, list.Name
	switch f {
	case exam.FieldFullAr:
		return m.FamilyAr != "" && m.GivenAr != "" || text.Fold(n.Arabic()) == text.Fold(m.FullAr)
	case exam.FieldFullFr:
		return m.FamilyFr != "" && m.GivenFr != "" || text.Fold(n.Latin()) == text.Fold(m.FullFr)
	case exam.FieldFamilyAr, exam.FieldGivenAr:
		return n.FullAr != "" && n.FamilyAr+n.GivenAr == "" && text.Fold(n.FullAr) == text.Fold(m.Arabic())
	case exam.FieldFamilyFr, exam.FieldGivenFr:
		return n.FullFr != "" && n.FamilyFr+n.GivenFr == "" && text.Fold(n.FullFr) == text.Fold(m.Latin())
	}
	return false
}

// parts are what a full name replaces: while the parts stand, they are printed.
func parts(f exam.Field, force, list *exam.Candidate) []exam.FieldValue {
	n, m := force.Name, list.Name
	switch {
	case f == exam.FieldFullAr && n.FamilyAr != "" && n.GivenAr != "":
		return []exam.FieldValue{{Field: exam.FieldFamilyAr, Old: n.FamilyAr, New: m.FamilyAr}, {Field: exam.FieldGivenAr, Old: n.GivenAr, New: m.GivenAr}}
	case f == exam.FieldFullFr && n.FamilyFr != "" && n.GivenFr != "":
		return []exam.FieldValue{{Field: exam.FieldFamilyFr, Old: n.FamilyFr, New: m.FamilyFr}, {Field: exam.FieldGivenFr, Old: n.GivenFr, New: m.GivenFr}}
	}
	return nil
}

// saidFields are the fields of said, in its order.
var saidFields = [...]exam.Field{
	exam.FieldNumber, exam.FieldMassar, exam.FieldNationalID, exam.FieldFamilyAr, exam.FieldGivenAr, exam.FieldFullAr,
	exam.FieldFamilyFr, exam.FieldGivenFr, exam.FieldFullFr, exam.FieldSex, exam.FieldBorn, exam.FieldBirthPlace, exam.FieldTrack,
	exam.FieldSchool, exam.FieldClass, exam.FieldCandidature, exam.FieldAdaptation, exam.FieldRoom, exam.FieldTable,
}

// gone are those whose list came again without them: a list most of whose people
// the draft has. The few whom a renewing list brought are gone, too, where the
// draft comes in the place of every list that was renewed.
func gone(s Standing, claimed []bool) (all []Change) {
	type list struct{ file, sheet string }
	total, found := map[list]int{}, map[list]int{}
	of := func(i int) list { return list{s.InForce[i].Source.File, s.InForce[i].Source.Sheet} }
	for i := range s.InForce {
		total[of(i)]++
		if claimed[i] {
			found[of(i)]++
		}
	}
	again := func(l list) bool { return found[l]*2 > total[l] }
	first, came := 0, 0
	for l := range total {
		if !s.Renewing[l.file] {
			first++
			if again(l) {
				came++
			}
		}
	}
	everyone := first > 0 && came == first
	for i := range s.InForce {
		c := &s.InForce[i]
		if l := of(i); !claimed[i] && (s.Whole || again(l) || everyone && s.Renewing[l.file]) {
			all = append(all, Change{Kind: Gone, Candidate: c.ID, Row: -1, Source: c.Source})
		}
	}
	return all
}
