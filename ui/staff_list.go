package ui

// importStaff asks for a list of staff to be taken into the open file.
func (w *Window) importStaff() {}
