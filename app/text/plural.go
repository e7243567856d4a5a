package text

// The plural forms of CLDR that our languages have.
const (
	zero, one, two, few, many, other = "zero", "one", "two", "few", "many", "other"
)

// pluralForms returns the forms that a message with a count must have.
func pluralForms(l Lang) []string {
	if l == Arabic {
		return []string{zero, one, two, few, many, other}
	}
	return []string{one, other}
}

// pluralOf returns the form of a whole number, by the rules of CLDR. The form
// "many" that CLDR gives French millions reads as other: no centre counts so far.
func pluralOf(l Lang, n int) string {
	if n < 0 {
		n = -n
	}
	switch {
	case l == French && n <= 1, l == English && n == 1:
		return one
	case l == French, l == English:
		return other
	case n == 0:
		return zero
	case n == 1:
		return one
	case n == 2:
		return two
	case n%100 >= 3 && n%100 <= 10:
		return few
	case n%100 >= 11:
		return many
	}
	return other
}
