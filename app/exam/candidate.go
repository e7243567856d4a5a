package exam

// A Candidate is one person entered for one session of an examination. A field
// the list does not have, or has wrongly, is "": the finding beside it keeps
// the raw value.
type Candidate struct {
	ID         ID     `json:"id"`
	Number     string `json:"number,omitempty"`      // exam number, printed on every document
	Massar     string `json:"massar,omitempty"`      // Massar code: a letter and nine digits; older: ten digits
	NationalID string `json:"national_id,omitempty"` // national identity card
	Name       Name   `json:"name"`
	Sex        Sex    `json:"sex,omitempty"`
	Born       Date   `json:"born,omitempty"`
	BirthPlace string `json:"birth_place,omitempty"`
	Track      string `json:"track,omitempty"`  // as the list writes it
	School     string `json:"school,omitempty"` // home school
	Class      string `json:"class,omitempty"`

	Candidature Candidature  `json:"candidature,omitempty"`
	Adaptations []Adaptation `json:"adaptations,omitempty"`
	Photo       string       `json:"photo,omitempty"` // name of an attachment: hash of its sealed bytes

	Verification Verification `json:"verification,omitempty"`

	Room  string `json:"room,omitempty"`  // as the list gives it; the plan decides
	Table string `json:"table,omitempty"` // as the list gives it; the plan decides

	Source Source `json:"source"`
}

// Words is where a field lies that is kept as it is written; nil for the others:
// a sex, a date, a kind of candidature, adaptations, what candidates have not.
func (c *Candidate) Words(f Field) *string {
	switch f {
	case FieldNumber:
		return &c.Number
	case FieldMassar:
		return &c.Massar
	case FieldNationalID:
		return &c.NationalID
	case FieldBirthPlace:
		return &c.BirthPlace
	case FieldTrack, FieldLevel: // a list has one or the other
		return &c.Track
	case FieldSchool:
		return &c.School
	case FieldClass:
		return &c.Class
	case FieldRoom:
		return &c.Room
	case FieldTable:
		return &c.Table
	}
	return c.Name.Words(f)
}

// Name is a person's name in both scripts. A list gives family and given name
// apart, or a full name, which is then kept whole: nobody can split it safely.
type Name struct {
	FamilyAr string `json:"family_ar,omitempty"`
	GivenAr  string `json:"given_ar,omitempty"`
	FullAr   string `json:"full_ar,omitempty"`
	FamilyFr string `json:"family_fr,omitempty"`
	GivenFr  string `json:"given_fr,omitempty"`
	FullFr   string `json:"full_fr,omitempty"`
}

// Words is where a field of a name lies, nil for every other field.
func (n *Name) Words(f Field) *string {
	switch f {
	case FieldFamilyAr:
		return &n.FamilyAr
	case FieldGivenAr:
		return &n.GivenAr
	case FieldFullAr:
		return &n.FullAr
	case FieldFamilyFr:
		return &n.FamilyFr
	case FieldGivenFr:
		return &n.GivenFr
	case FieldFullFr:
		return &n.FullFr
	}
	return nil
}

// Arabic returns the name in Arabic letters, family name first, "" if unknown.
func (n Name) Arabic() string { return whole(n.FullAr, n.FamilyAr, n.GivenAr) }

// Latin returns the name in Latin letters, family name first, "" if unknown.
func (n Name) Latin() string { return whole(n.FullFr, n.FamilyFr, n.GivenFr) }

// Any returns the Arabic name, or the Latin one where there is no Arabic.
func (n Name) Any() string {
	if ar := n.Arabic(); ar != "" {
		return ar
	}
	return n.Latin()
}

// IsZero reports whether the name names nobody.
func (n Name) IsZero() bool { return n == Name{} }

func whole(full, family, given string) string {
	switch {
	case family != "" && given != "":
		return family + " " + given
	case full != "":
		return full
	}
	return family + given
}

// Sex as civil status has it.
type Sex string

// The sexes; "" is unknown.
const (
	Male   Sex = "M"
	Female Sex = "F"
)

// Candidature tells how a person is entered (نوع الترشيح).
type Candidature string

// The kinds of candidature; "" is unknown.
const (
	SchooledPublic  Candidature = "schooled_public"
	SchooledPrivate Candidature = "schooled_private"
	Free            Candidature = "free"
)

// Schooled reports whether the candidate comes from a school; unknown counts
// as schooled.
func (c Candidature) Schooled() bool { return c != Free }

// An Adaptation is one arrangement granted to a candidate with special needs.
type Adaptation struct {
	Kind         AdaptationKind `json:"kind"`
	Text         string         `json:"text,omitempty"`          // as the list words it
	ExtraMinutes int            `json:"extra_minutes,omitempty"` // for each hour
}

// AdaptationKind says what is adapted.
type AdaptationKind string

// The kinds of adaptation; AdaptationOther keeps only its text.
const (
	ExtraTime       AdaptationKind = "extra_time"
	Scribe          AdaptationKind = "scribe"
	LargePrint      AdaptationKind = "large_print"
	AdaptedPaper    AdaptationKind = "adapted_paper"
	AdaptationOther AdaptationKind = "other"
)

// Verification is how far a candidate's data have been checked (field.md A.1).
type Verification string

// The states of verification, in their order; "" reads as NotViewed.
const (
	NotViewed           Verification = "not_viewed"
	Viewed              Verification = "viewed"
	Approved            Verification = "approved"
	CorrectionRequested Verification = "correction_requested"
	Corrected           Verification = "corrected"
	Validated           Verification = "validated"
)

// Source is where a fact was read: a row of a sheet of a file.
type Source struct {
	File  string `json:"file,omitempty"` // base name, no folder
	Sheet string `json:"sheet,omitempty"`
	Row   int    `json:"row,omitempty"` // as a spreadsheet counts, from 1
}
