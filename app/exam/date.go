package exam

import "time"

// A Date is a calendar day as ISO text, "2007-03-21", or "" where none is
// known. Dates compare in order as strings.
type Date string

// NewDate returns the day, and false when there is no such day.
func NewDate(year, month, day int) (Date, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || year < 1 || year > 9999 {
		return "", false
	}
	return Date(t.Format(time.DateOnly)), true
}

// ParseDate reads ISO text, false if it is no day.
func ParseDate(iso string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	return Date(iso), err == nil && t.Year() > 0
}

// Time returns midnight UTC of the day, the zero time for "" or a malformed day.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add returns the day n days later.
func (d Date) Add(days int) Date {
	if d.Time().IsZero() {
		return d
	}
	return Date(d.Time().AddDate(0, 0, days).Format(time.DateOnly))
}
