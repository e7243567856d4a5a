package home

// A TableLook is what the user has made of the columns of a table, by key:
// which are shown, against what the program shows, and how wide they are.
type TableLook struct {
	Shown  map[string]bool    `json:"shown,omitempty"`
	Widths map[string]float32 `json:"widths,omitempty"` // in multiples of the size of the text
}

// TableLook returns what is remembered of a table; what cannot be read is
// nothing.
func (h *Home) TableLook(table string) TableLook {
	var all map[string]TableLook
	if h.load("tables", &all) != nil {
		return TableLook{}
	}
	return all[table]
}

// SetTableLook remembers what the user has made of a table.
func (h *Home) SetTableLook(table string, l TableLook) error {
	return change(h, "tables", func(all *map[string]TableLook) {
		if *all == nil {
			*all = map[string]TableLook{}
		}
		(*all)[table] = l
	})
}
