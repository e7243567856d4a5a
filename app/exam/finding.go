package exam

import "slices"

// A Finding is wrong data: collected, kept, shown as a page to work through,
// translated at the edge. No finding prevents seating or printing.
type Finding struct {
	Code      Code     `json:"code"`
	Severity  Severity `json:"severity"`
	Source             // file, sheet and row, where it came from a list
	Field     Field    `json:"field,omitempty"`
	Value     string   `json:"value,omitempty"`    // raw, as the list had it
	Other     string   `json:"other,omitempty"`    // what Value stands against: the value in force, the other row
	Candidate ID       `json:"candidate,omitzero"` // whom it is about
	Staff     ID       `json:"staff,omitzero"`     // whom it is about, of the staff
	List      ListKind `json:"list,omitempty"`     // of whom the list is that it is about
}

// ListKind says whom a list names.
type ListKind string

// The kinds of lists; "" is one of candidates.
const StaffList ListKind = "staff"

// Severity says what is asked of the user.
type Severity string

// The severities: يجب تصحيحه، للانتباه، للاطلاع.
const (
	Blocking Severity = "blocking" // must be corrected before validation
	Warning  Severity = "warning"  // to be looked at
	Hint     Severity = "hint"     // for information
)

// Code names a kind of finding; each has a message finding.<code>.
type Code string

// The findings of lists. Their severities are fixed by Severities.
const (
	NumberMissing      Code = "number_missing"      // no exam number in a list that has the column
	NumberShape        Code = "number_shape"        // an exam number without a digit, or with other than letters, digits, - and /
	NumberShort        Code = "number_short"        // shorter than most of its list: leading zeros were lost; Other is the usual length
	NumberShared       Code = "number_shared"       // two people, one exam number
	MassarMissing      Code = "massar_missing"      // no Massar code in a list that has the column
	MassarShape        Code = "massar_shape"        // neither a letter and nine digits nor ten digits
	MassarShared       Code = "massar_shared"       // two people, one Massar code
	NationalIDShape    Code = "national_id_shape"   // not one or two letters and up to seven digits
	NationalIDShared   Code = "national_id_shared"  // two people, one card number
	NameIncomplete     Code = "name_incomplete"     // family or given name missing where the list has both columns
	NameScript         Code = "name_script"         // Latin letters in an Arabic name, or the reverse
	BornBad            Code = "born_bad"            // not a date; left blank
	BornImplausible    Code = "born_implausible"    // under 12 or over 90 in the year of the session
	BornMissing        Code = "born_missing"        // no date of birth in a list that has the column
	SexUnknown         Code = "sex_unknown"         // neither of the sexes; left blank
	CandidatureUnknown Code = "candidature_unknown" // no known kind; left blank
	TrackMissing       Code = "track_missing"       // no track in a list that has the column
	PersonTwice        Code = "person_twice"        // one name and birth date under two numbers; Value is the name
	NamesApart         Code = "names_apart"         // the two scripts of a name do not sound alike; Value is the Arabic one, Other the Latin one
	SexUnlikely        Code = "sex_unlikely"        // a given name of the other sex; Other is the name
	TableTaken         Code = "table_taken"         // two people at one table of one room
	CellTruncated      Code = "cell_truncated"      // longer than a field may be; cut and reported
	NumberDamaged      Code = "number_damaged"      // a code that a spreadsheet turned into a number (1.23E+09) or a date
	CellError          Code = "cell_error"          // the error of a formula (#N/A); left blank
	RowRepeated        Code = "row_repeated"        // identical to an earlier row; counted once
	RowNobody          Code = "row_nobody"          // names nobody; set aside with its cells
	RowTotal           Code = "row_total"           // a totals row; set aside
	HeaderRepeated     Code = "header_repeated"     // the header again, inside the data
	RowDiffers         Code = "row_differs"         // a list that comes again says otherwise; the value in force stands
	CandidateGone      Code = "candidate_gone"      // in force, but not in the list that came again
	CandidateBack      Code = "candidate_back"      // removed, but in a list that came since
	ColumnUnknown      Code = "column_unknown"      // a column nobody asked for; not stored
	ColumnUncertain    Code = "column_uncertain"    // taken for a field with less than certainty
	ColumnAmbiguous    Code = "column_ambiguous"    // a title that stands twice; the other column is taken, this one not stored
	ColumnSecret       Code = "column_secret"       // passwords (الرمز السري): dropped as read
	SheetSkipped       Code = "sheet_skipped"       // a sheet without a list
	RowsSkipped        Code = "rows_skipped"        // a table of other people above the list; value: its last row
	EncodingGuessed    Code = "encoding_guessed"    // 8-bit text whose encoding was worked out; Value names it
	TrackUnknown       Code = "track_unknown"       // no paper of the programme is for this track
	PlacesShort        Code = "places_short"        // candidates for whom no place was left
	NotSeated          Code = "not_seated"          // candidates who came after the plan was made
	RoomGone           Code = "room_gone"           // a room that the centre does not use any more, in which people sit
	TableGone          Code = "table_gone"          // a table that the room has not any more: blocked, or beyond the last
	RoomOverfull       Code = "room_overfull"       // at a table that a plan keeps free, since the room holds fewer now
	TracksMixed        Code = "tracks_mixed"        // of another track than their room, though the rules keep tracks apart
	FreeMixed          Code = "free_mixed"          // free among schooled candidates or the reverse, though the rules keep them apart
	NotAdapted         Code = "not_adapted"         // adaptations, but an ordinary room, though an adapted one has a table left
	NotForThem         Code = "not_for_them"        // in an adapted or a reserve room, where nobody put them by hand
	SeatElsewhere      Code = "seat_elsewhere"      // not at the table that the list gives, though the plan follows the list
	ValuesDisagree     Code = "values_disagree"     // two people gave a field different values; the first stands
	VerdictsDisagree   Code = "verdicts_disagree"   // two people said different things of a candidate's data
	RemovalDisagrees   Code = "removal_disagrees"   // one took a person out of the list, another had them stay: they stay
	MoveLost           Code = "move_lost"           // somebody was given another table by one who did not know that it was taken, or that another plan was made
	AnswersDisagree    Code = "answers_disagree"    // two answers to one correction request
	CountChanged       Code = "count_changed"       // an envelope of scripts left with other figures than are recorded now; Value is its room, Other the paper

	StaffNumberMissing Code = "staff_number_missing" // no payroll number in a list of staff that has the column
	StaffNumberShape   Code = "staff_number_shape"   // not three to twelve digits; left blank
	StaffNumberShort   Code = "staff_number_short"   // shorter than most of its list, in which numbers begin with zeros
	StaffNumberShared  Code = "staff_number_shared"  // two people, one payroll number; Other is the other row
	StaffCardShared    Code = "staff_card_shared"    // two people, one card number
	StaffRowNobody     Code = "staff_row_nobody"     // a row of a list of staff that names nobody; set aside with its cells
	StaffDiffers       Code = "staff_differs"        // a list says otherwise than was changed by hand; Other stands
	DutyLost           Code = "duty_lost"            // given in a plan of duties that another had replaced; Other is the half-day
	StaffRenamed       Code = "staff_renamed"        // a list gave somebody known another name or number; Other was before
	StaffBack          Code = "staff_back"           // taken out of the staff, but in a list that came since
	StaffTwice         Code = "staff_twice"          // two records that may be of one person; Other is the other
	SubjectMissing     Code = "subject_missing"      // no subject in a list of staff that has the column
	SubjectUnknown     Code = "subject_unknown"      // no subject of the programme, nor one that is known
	CycleUnknown       Code = "cycle_unknown"        // none of the cycles; left blank
	TaskUnknown        Code = "task_unknown"         // none of the tasks; taken for an invigilator
	AwayBad            Code = "away_bad"             // no half-days; left blank
	RelativeUnknown    Code = "relative_unknown"     // no exam numbers; left blank
)

// Severities fixes how grave each finding is.
var Severities = map[Code]Severity{
	NumberMissing: Blocking, NumberShape: Warning, NumberShort: Warning, NumberShared: Blocking,
	MassarMissing: Warning, MassarShape: Blocking, MassarShared: Blocking,
	NationalIDShape: Warning, NationalIDShared: Blocking,
	NameIncomplete: Blocking, NameScript: Warning,
	BornBad: Blocking, BornImplausible: Warning, BornMissing: Warning,
	SexUnknown: Warning, CandidatureUnknown: Warning, TrackMissing: Blocking,
	PersonTwice: Warning, NamesApart: Hint, SexUnlikely: Hint,
	TableTaken: Blocking, CellTruncated: Blocking, NumberDamaged: Blocking, CellError: Warning,
	RowRepeated: Hint, RowNobody: Warning, RowTotal: Hint, HeaderRepeated: Hint,
	RowDiffers: Warning, CandidateGone: Warning, CandidateBack: Warning,
	ColumnUnknown: Hint, ColumnUncertain: Warning, ColumnAmbiguous: Warning, ColumnSecret: Hint,
	SheetSkipped: Hint, RowsSkipped: Warning, EncodingGuessed: Warning,
	ValuesDisagree: Blocking, VerdictsDisagree: Blocking, AnswersDisagree: Blocking, RemovalDisagrees: Blocking,
	TrackUnknown: Warning, PlacesShort: Blocking, RoomGone: Blocking, NotSeated: Blocking, SeatElsewhere: Warning, MoveLost: Warning, CountChanged: Warning,
	StaffNumberMissing: Warning, StaffNumberShape: Warning, StaffNumberShort: Warning, StaffNumberShared: Blocking, StaffCardShared: Blocking,
	StaffRowNobody: Warning, StaffDiffers: Warning, StaffRenamed: Warning, StaffBack: Warning, StaffTwice: Warning, DutyLost: Warning,
	SubjectMissing: Warning, SubjectUnknown: Hint, CycleUnknown: Warning, TaskUnknown: Warning, AwayBad: Warning, RelativeUnknown: Warning,
	TableGone: Blocking, RoomOverfull: Blocking, TracksMixed: Warning, FreeMixed: Warning, NotAdapted: Warning, NotForThem: Warning,
}

// Found makes a finding with the severity fixed for its code.
func Found(code Code, at Source, field Field, value string) Finding {
	return Finding{Code: code, Severity: Severities[code], Source: at, Field: field, Value: value}
}

// Field names one column of a candidate list.
type Field string

// The fields a list may have, in the order of field.md A.3.
const (
	FieldNumber      Field = "number"
	FieldMassar      Field = "massar"
	FieldNationalID  Field = "national_id"
	FieldFamilyAr    Field = "family_ar"
	FieldGivenAr     Field = "given_ar"
	FieldFullAr      Field = "full_ar"
	FieldFamilyFr    Field = "family_fr"
	FieldGivenFr     Field = "given_fr"
	FieldFullFr      Field = "full_fr"
	FieldSex         Field = "sex"
	FieldBorn        Field = "born"
	FieldBirthPlace  Field = "birth_place"
	FieldTrack       Field = "track"
	FieldSchool      Field = "school"
	FieldClass       Field = "class"
	FieldLevel       Field = "level"
	FieldCandidature Field = "candidature"
	FieldAdaptation  Field = "adaptation"
	FieldRoom        Field = "room"
	FieldTable       Field = "table"
	FieldCentre      Field = "centre"
)

var fields = []Field{
	FieldNumber, FieldMassar, FieldNationalID, FieldFamilyAr, FieldGivenAr, FieldFullAr, FieldFamilyFr, FieldGivenFr,
	FieldFullFr, FieldSex, FieldBorn, FieldBirthPlace, FieldTrack, FieldSchool, FieldClass, FieldLevel, FieldCandidature,
	FieldAdaptation, FieldRoom, FieldTable, FieldCentre,
}

// Fields returns every field a list may have.
func Fields() []Field { return slices.Clone(fields) }

// IsField reports whether a list may have the field.
func IsField(f Field) bool { return slices.Contains(fields, f) }
