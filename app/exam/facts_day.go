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
// withdrawn, or of which nothing is recorded. Who withdrew what they knew of did not
// withdraw what another PC says.
func (f File[T]) First() (one Saying[T], ok bool) {
	for i := range f.Now {
		if !f.Now[i].Withdrawn {
			return f.Now[i], true
		}
	}
	return one, false
}

// Last is what was recorded last; false as of First.
func (f File[T]) Last() (one Saying[T], ok bool) {
	for i := len(f.Now) - 1; i >= 0; i-- {
		if !f.Now[i].Withdrawn {
			return f.Now[i], true
		}
	}
	return one, false
}

// Latest is Last; of a thing that was withdrawn, it says so. Something must be recorded.
func (f File[T]) Latest() Saying[T] {
	if last, ok := f.Last(); ok {
		return last
	}
	return f.Now[len(f.Now)-1]
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
