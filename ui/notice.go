package ui

// Notice says something that is no refusal, which the user closes.
func (w *Window) Notice(title string, sentences ...string) { w.say(title, sentences...) }
