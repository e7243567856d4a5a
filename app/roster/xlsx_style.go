package roster

import (
	"math"
	"strconv"
	"strings"
)

// A style is what the number format of a cell does to a number.
type style struct {
	date    bool
	pattern string // digits to fill, "000000" or "00-0000"; "" shows the number as it is
}

// cell gives a number as the cell shows it, so that a code keeps its leading
// zeros; a date keeps its serial number.
func (s style) cell(v string, epoch int) cell {
	v = strings.TrimSpace(v)
	if plainDigits(v) && len(v) <= 15 {
		if s.date {
			n, _ := strconv.Atoi(v)
			return cell{strconv.Itoa(n + epoch), day}
		}
		return cell{s.fill(v), numeric}
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return textCell(v)
	}
	c := s.number(f, epoch)
	if c.kind == damaged {
		c.text = v
	}
	return c
}

// number gives a number that is held as one.
func (s style) number(f float64, epoch int) cell {
	switch {
	case s.date && f >= 0 && f < 1e7:
		return cell{strconv.Itoa(int(f) + epoch), day}
	case math.Abs(f) >= 1e15: // a spreadsheet keeps fifteen digits
		return cell{strconv.FormatFloat(f, 'G', 15, 64), damaged}
	case f == math.Trunc(f):
		return cell{s.fill(strconv.FormatFloat(f, 'f', 0, 64)), numeric}
	}
	return cell{strconv.FormatFloat(f, 'g', 15, 64), numeric}
}

func plainDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// fill puts the digits into the pattern from the right.
func (s style) fill(v string) string {
	if s.pattern == "" || !plainDigits(v) {
		return v
	}
	out := []byte(s.pattern)
	for i := len(out) - 1; i >= 0; i-- {
		if out[i] != '0' {
			continue
		}
		if v != "" {
			out[i], v = v[len(v)-1], v[:len(v)-1]
		}
	}
	first := strings.IndexByte(s.pattern, '0')
	return string(out[:first]) + v + string(out[first:])
}

// builtin formats are named by number only.
func builtinStyle(id int) style {
	date := id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id == 57 || id == 58
	return style{date: date}
}

// parseStyle reads the first section of a number format.
func parseStyle(format string) style {
	var pattern []byte
	var letters strings.Builder
	literal := false // what stands for itself is in the pattern
	for i := 0; i < len(format) && format[i] != ';'; i++ {
		switch c := format[i]; c {
		case '"':
			for i++; i < len(format) && format[i] != '"'; i++ {
				pattern = append(pattern, format[i])
				literal = literal || format[i] == '0'
			}
		case '\\':
			if i++; i < len(format) {
				pattern = append(pattern, format[i])
				literal = literal || format[i] == '0'
			}
		case '_', '*':
			i++
		case '[':
			for i < len(format) && format[i] != ']' {
				i++
			}
		case '0', '-', '/', ' ', '(', ')':
			pattern = append(pattern, c)
			letters.WriteByte(c)
		default:
			letters.WriteByte(c)
		}
	}
	kinds := strings.ToLower(letters.String())
	switch {
	case strings.Contains(kinds, "general") || strings.Contains(kinds, "standard"):
		return style{}
	case strings.ContainsAny(kinds, "yj") || strings.Contains(kinds, "d"), strings.Contains(kinds, "aa"):
		return style{date: true}
	case literal || strings.Trim(kinds, "0-/ ()") != "" || strings.Count(kinds, "0") < 2:
		return style{}
	}
	return style{pattern: string(pattern)}
}

// readStyles reads the number formats of cells; a spreadsheet may have none.
func (x *xlsx) readStyles(part string) error {
	custom := map[string]style{}
	inCells := false
	return x.scan(part, func(m *markup) error {
		switch string(m.name) {
		case "numFmt":
			if len(custom) < 10_000 {
				custom[m.attr("numFmtId")] = parseStyle(m.attr("formatCode"))
			}
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs", "cellStyleXfs":
			inCells = false
		case "xf":
			if !inCells || len(x.styles) > 100_000 {
				return nil
			}
			id := m.attr("numFmtId")
			st, ok := custom[id]
			if !ok {
				n, _ := strconv.Atoi(id)
				st = builtinStyle(n)
			}
			x.styles = append(x.styles, st)
		}
		return nil
	})
}
