package model

import "markaz/app/text"

// PracticeBanner is what is shown all the time while a practice centre is open,
// "" for any other.
func PracticeBanner(lang text.Lang, o Office) string {
	if o == nil || !o.State().Practice {
		return ""
	}
	return text.T(lang, "screen.practice.banner")
}
