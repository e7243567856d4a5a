package exam

// Recorded says how a thing of the exam day is. It replaces what its author has seen
// said of the thing before; so two who say different things without knowing of each
// other are both kept.
type Recorded[T Thing] struct {
	Value     T      `json:"value"`
	Replaces  []ID   `json:"replaces,omitempty"` // entries
	Reason    string `json:"reason,omitempty"`   // why it is said anew, or as it is
	Withdrawn bool   `json:"withdrawn,omitempty"`
}

// Kind names what kind of thing is recorded.
func (r Recorded[T]) Kind() string { return r.Value.Word() + ".recorded/1" }

// Subject is the thing.
func (r Recorded[T]) Subject() string { return r.Value.Key() }

// A Saying is a thing as somebody recorded it.
type Saying[T Thing] struct {
	Said
	Value     T      `json:"value"`
	Reason    string `json:"reason,omitempty"`
	Withdrawn bool   `json:"withdrawn,omitempty"`
}

// A File is everything that was recorded of one thing.
type File[T Thing] struct {
	Now    []Saying[T] `json:"now"` // in the order of folding; more than one where people did not know of each other
	Before []Saying[T] `json:"before,omitempty"`
}

// First is what was recorded first of what counts; false of a thing that was
// withdrawn, or of which nothing is recorded.
func (f File[T]) First() (Saying[T], bool) { return f.at(0) }

// Last is what was recorded last; false as of First.
func (f File[T]) Last() (Saying[T], bool) { return f.at(len(f.Now) - 1) }

func (f File[T]) at(i int) (one Saying[T], ok bool) {
	if i < 0 || i >= len(f.Now) || f.Now[i].Withdrawn {
		return one, false
	}
	return f.Now[i], true
}

// A decoding reads facts by their kinds.
type decoding map[string]func([]byte) (Fact, error)

// dayDecoders read what is recorded of each kind of thing.
var dayDecoders = []func(decoding){
	decodes[Admission], decodes[Undertaking], decodes[Lateness], decodes[Provisional], decodes[Register],
	decodes[Justification], decodes[Exit], decodes[ExitSheet], decodes[Incident], decodes[Delivery],
	decodes[Opening], decodes[ScriptCount], decodes[Destination], decodes[Handover], decodes[Report],
}

func decodes[T Thing](all decoding) {
	all[Recorded[T]{}.Kind()] = into[Recorded[T]]
}

// with adds decoders to those of other kinds.
func with(all decoding, more []func(decoding)) decoding {
	for _, add := range more {
		add(all)
	}
	return all
}
