package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDates(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"Arabic date", Date(Arabic, "2026-06-03"), "3 يونيو 2026"},
		{"Maghreb August", Date(Arabic, "2026-08-20"), "20 غشت 2026"},
		{"Maghreb May", Date(Arabic, "2026-05-01"), "1 ماي 2026"},
		{"French date", Date(French, "2026-06-03"), "3 juin 2026"},
		{"French first", Date(French, "2026-06-01"), "1er juin 2026"},
		{"English date", Date("en", "2026-06-03"), "3 June 2026"},
		{"malformed stays", Date(Arabic, "2026-13-03"), "2026-13-03"},
		{"short", ShortDate(Arabic, "2026-06-03"), "03/06/2026"},
		{"weekday", Weekday(Arabic, "2026-06-02"), "الثلاثاء"},
		{"French weekday", Weekday(French, "2026-06-07"), "dimanche"},
		{"half", Half(Arabic, "am"), "صباحا"},
		{"afternoon", Half(Arabic, "pm"), "بعد الزوال"},
		{"clock", Clock(Arabic, "08:00"), "08:00"},
		{"French clock", Clock(French, "08:05"), "8\u00A0h\u00A005"},
		{"malformed time stays", Clock(French, "8h"), "8h"},
		{"an hour", Duration(Arabic, 60), "ساعة واحدة"},
		{"two hours", Duration(Arabic, 120), "ساعتان"},
		{"hours and minutes", Duration(Arabic, 150), "ساعتان و30 دقيقة"},
		{"three hours", Duration(Arabic, 180), "3 ساعات"},
		{"minutes", Duration(Arabic, 45), "45 دقيقة"},
		{"French length", Duration(French, 90), "1 heure 30 minutes"},
		{"English length", Duration(English, 240), "4 hours"},
		{"no time", Duration(French, 0), "0 minute"},
		{"below ten thousand whole", Number(Arabic, 2026), "2026"},
		{"negative", Number(English, -1_234_567), "-1,234,567"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, tt.got) })
	}
}

func TestArabicIndicDigits(t *testing.T) {
	SetDigits(ArabicIndic)
	defer SetDigits(Western)
	assert.Equal(t, "٣ يونيو ٢٠٢٦", Date(Arabic, "2026-06-03"))
	assert.Equal(t, "٠٣/٠٦/٢٠٢٦", ShortDate(Arabic, "2026-06-03"))
	assert.Equal(t, "٠٨:٣٠", Clock(Arabic, "08:30"))
	assert.Equal(t, "ساعتان و٣٠ دقيقة", Duration(Arabic, 150))
	assert.Equal(t, "٣٣١ مترشحا", T(Arabic, "unit.candidate", Args{"n": 331}))
	assert.Equal(t, "3 juin 2026", Date(French, "2026-06-03"), "French keeps its digits")
	assert.Equal(t, "٢٠٢٦/٠٦ \uFE8F", Visual("ب ٢٠٢٦/٠٦", true), "a number with slashes is one number")
	assert.Equal(t, "Salle 3 \uFE8F ١٢", Visual("Salle ١٢ ب 3", false), "digits run with the Arabic beside them")
}
