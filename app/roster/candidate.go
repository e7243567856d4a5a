package roster

import (
	"strings"
	"unicode"

	"markaz/app/exam"
)

// candidate reads the stored columns of a row.
func (t *tableReader) candidate(l line, at exam.Source) Row {
	p := parse{opt: &t.opt, c: exam.Candidate{Source: at}, level: t.level}
	if t.opt.People == StaffPeople {
		p.staff = &staffPart{}
	}
	for _, b := range t.fields {
		if b.index >= len(l.cells) || l.cells[b.index].kind == blank {
			continue
		}
		if b.more {
			p.join(b.field, l.cells[b.index])
			continue
		}
		p.field = b.field
		p.read(l.cells[b.index])
	}
	t.fill(&p.c)
	if p.centre != "" && t.draft.Labels["centre"] == "" {
		t.draft.Labels["centre"] = p.centre
	}
	return Row{p.c, p.found, p.staff}
}

// fill takes from the labels above the table what it has no column for.
func (t *tableReader) fill(c *exam.Candidate) {
	for f, label := range t.words.label {
		if _, has := t.has[f]; has {
			continue
		}
		if to := shared(c, f); to != nil && *to == "" {
			*to = t.here[label]
		}
	}
	_, track := t.has[exam.FieldTrack]
	_, level := t.has[exam.FieldLevel]
	if !track && !level && c.Track == "" && t.opt.People == Candidates {
		c.Track = t.here["level"]
	}
}

// parse is one row on its way to a candidate.
type parse struct {
	opt   *Options
	c     exam.Candidate
	found []exam.Finding
	field exam.Field
	level exam.Field
	staff *staffPart // nil of a candidate

	centre string
}

func (p *parse) report(code exam.Code, raw string) {
	p.found = append(p.found, p.opt.found(code, p.c.Source, p.field, clip(raw)))
}

// read stores one cell, or leaves the field blank and says why.
func (p *parse) read(c cell) {
	raw := c.text
	switch {
	case c.kind == failed || raw[0] == '#' && errorText(raw):
		p.report(exam.CellError, raw)
		return
	case p.field == exam.FieldBorn:
		p.born(c)
		return
	case p.field == exam.FieldAway:
		p.away(c)
		return
	case c.kind == day: // a spreadsheet took a code for a date
		p.report(exam.NumberDamaged, c.shown())
		return
	case c.kind == damaged:
		p.report(exam.NumberDamaged, raw)
		return
	}
	if len(raw) > 4*maxField+400 {
		raw = raw[:4*maxField+400] // the rest is not looked at
	}
	v := tidy(raw)
	if v == "" {
		return
	}
	if short := clip(v); short != v {
		p.report(exam.CellTruncated, short)
		v = strings.TrimSuffix(short, "…")
	}
	switch p.field {
	case exam.FieldNumber, exam.FieldStaffNumber, exam.FieldMassar, exam.FieldNationalID, exam.FieldRoom, exam.FieldTable:
		p.code(v)
	case exam.FieldSex, exam.FieldCandidature, exam.FieldAdaptation:
		p.choice(v)
	default:
		if p.staff == nil || !p.ofStaff(v) {
			p.words(v)
		}
	}
}

func (p *parse) born(c cell) {
	d, ok := exam.Date(""), false
	switch {
	case c.kind == day:
		d, ok = serialDate(c.text)
	case tidy(clip(c.text)) == "":
		return
	default:
		d, ok = p.opt.birthDate(clip(c.text))
	}
	if !ok {
		p.report(exam.BornBad, c.text)
		return
	}
	p.c.Born = d
	if age := p.opt.SessionYear - d.Time().Year(); p.opt.SessionYear > 0 && (age < 12 || age > 90) {
		p.report(exam.BornImplausible, c.shown())
	}
}

// code stores an identifier. One whose shape is wrong is left blank.
func (p *parse) code(v string) {
	if s := identifier(v); scientific(s) {
		p.report(exam.NumberDamaged, v)
		return
	}
	if p.staff != nil && p.ofStaff(v) {
		return
	}
	var ok bool
	switch p.field {
	case exam.FieldNumber:
		if p.c.Number, ok = examNumber(v); !ok {
			p.c.Number = ""
			p.report(exam.NumberShape, v)
		}
	case exam.FieldMassar:
		if p.c.Massar, ok = massarCode(v); !ok {
			p.c.Massar = ""
			p.report(exam.MassarShape, v)
		}
	case exam.FieldNationalID:
		if p.c.NationalID, ok = nationalID(v); !ok {
			p.c.NationalID = ""
			p.report(exam.NationalIDShape, v)
		}
	case exam.FieldRoom:
		p.c.Room = place(v)
	case exam.FieldTable:
		p.c.Table = place(v)
	}
}

// place is a room or a table as given, but for the ".0" of a number.
func place(v string) string {
	if s := identifier(v); plainDigits(s) {
		return s
	}
	return v
}

func (p *parse) choice(v string) {
	var ok bool
	switch p.field {
	case exam.FieldSex:
		if p.c.Sex, ok = sexOf(v); !ok {
			p.report(exam.SexUnknown, v)
		}
	case exam.FieldCandidature:
		if p.c.Candidature, ok = candidatureOf(v); !ok {
			p.report(exam.CandidatureUnknown, v)
		}
	case exam.FieldAdaptation:
		p.c.Adaptations = adaptationsOf(v)
	}
}

func (p *parse) words(v string) {
	switch p.field {
	case exam.FieldBirthPlace:
		p.c.BirthPlace = v
	case exam.FieldTrack:
		p.c.Track = v
	case exam.FieldSchool:
		p.c.School = v
	case exam.FieldClass:
		p.c.Class = v
	case exam.FieldLevel:
		if p.level == exam.FieldTrack {
			p.c.Track = v
		}
	case exam.FieldCentre:
		p.centre = v
	default:
		p.name(v)
	}
}

// nameField is where a name goes.
func nameField(n *exam.Name, f exam.Field) (to *string, script script) {
	switch f {
	case exam.FieldFamilyAr:
		return &n.FamilyAr, arabic
	case exam.FieldGivenAr:
		return &n.GivenAr, arabic
	case exam.FieldFullAr:
		return &n.FullAr, arabic
	case exam.FieldFamilyFr:
		return &n.FamilyFr, latin
	case exam.FieldGivenFr:
		return &n.GivenFr, latin
	case exam.FieldFullFr:
		return &n.FullFr, latin
	}
	return nil, anyScript
}

// name stores a name. One in the wrong script is kept, for it names a person;
// digits alone name nobody.
func (p *parse) name(v string) {
	to, script := nameField(&p.c.Name, p.field)
	if to == nil {
		return
	}
	if !strings.ContainsFunc(v, unicode.IsLetter) {
		p.report(exam.NameScript, v)
		return
	}
	*to = v
	ar, la := letters(v)
	if script == arabic && la > 0 || script == latin && ar > 0 {
		p.report(exam.NameScript, v)
	}
}

func (p *parse) join(f exam.Field, c cell) {
	v := tidy(clip(c.text))
	if to, _ := nameField(&p.c.Name, f); to != nil && v != "" && c.kind == typed {
		*to = strings.TrimSpace(*to + " " + v)
	}
}
