package sound

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestApart(t *testing.T) {
	tests := []struct {
		name          string
		arabic, latin string
		want          bool
	}{
		{"as registers write it", "عبد الإله", "Abdelilah", false},
		{"in three words", "عبد الإله", "Abd El Ilah", false},
		{"with a hyphen", "فاطمة الزهراء", "Fatima-Zahra", false},
		{"doubled letters", "القباج", "El Kabbaj", false},
		{"capitals and accents", "عائشة", "AÏCHA", false},
		{"vowel marks", "مُحَمَّد", "Mohammed", false},
		{"drawn-out letters", "محمـــد", "Mohamed", false},
		{"the article left out", "الإدريسي", "Drissi", false},
		{"the article written where the Arabic has none", "إدريسي", "El Idrissi", false},
		{"the article before a letter of the sun", "الدرقاوي", "Ed-Derkaoui", false},
		{"the article in the name", "العمراني", "Lamrani", false},
		{"ben apart and joined", "بنعمر", "Ben Omar", false},
		{"ben joined and apart", "بن عمر", "Benomar", false},
		{"ait", "أيت القاضي", "Aït El Kadi", false},
		{"the Spanish way", "الخطابي", "El Jatabi", false},
		{"the English way", "شريفة", "Shareefa", false},
		{"g for qaf", "الشرقي", "Chergui", false},
		{"the letter of Moroccan keyboards", "برݣاش", "Bargach", false},
		{"the words in another order", "العلوي محمد أمين", "Mohamed Amine El Alaoui", false},
		{"a shortened name", "محمد أمين", "Med Amine", false},
		{"another name", "رشيد", "Karim", true},
		{"the same first letters", "رشيد", "Reda", true},
		{"the sister's name", "رشيد", "Rachida", true},
		{"the brother's name", "رشيدة", "Rachid", true},
		{"a long vowel that is not there", "سعيد", "Saad", true},
		{"known for another name", "محمد", "Mahmoud", true},
		{"one word of two is another", "محمد أمين", "Mohamed Yassine", true},
		{"one word of two is missing", "فاطمة الزهراء", "Fatima", true},
		{"one word too many", "فاطمة", "Fatima Ezzahra", true},
		{"after ait another name", "أيت لحسن", "Ait Brahim", true},
		{"after abd another name", "عبد الرحيم", "Abderrahmane", true},
		{"no Arabic letter", "Karim", "Rachid", false},
		{"no Latin letter", "رشيد", "كريم", false},
		{"nothing", "", "", false},
		{"an article alone", "ال", "El", false},
		{"far too long", strings.Repeat("رشيد ", 60), strings.Repeat("Rachid ", 60), false},
		{"one word far too long", strings.Repeat("رشيد", 60), strings.Repeat("rachid", 60), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, Apart(tt.arabic, tt.latin)) })
	}
}

// The list by which the threshold was set: what it was set to.
func TestAdjusted(t *testing.T) {
	alarms, n := 0, 0
	for _, name := range append(namesOf(t, "testdata/adjusted.txt"), practised(t)...) {
		for _, latin := range name.latin {
			n++
			alarms += count(Apart(name.arabic, latin))
		}
	}
	found, planted := 0, 0
	for _, p := range pairsOf(t, "testdata/adjusted-planted.txt") {
		planted++
		found += count(Apart(p.arabic, p.latin))
	}
	t.Logf("false alarms: %d of %d spellings; found: %d of %d near names, %.1f%%", alarms, n, found, planted, percent(found, planted))
	assert.Zero(t, alarms)
	assert.GreaterOrEqual(t, percent(found, planted), 95.0)
}

func FuzzApart(f *testing.F) {
	f.Add("عبد الإله", "Abdelilah")
	f.Add("ا", "_ el el")
	f.Add("الللللل ال", "é")
	f.Fuzz(func(t *testing.T, arabic, latin string) {
		Apart(arabic, latin)
		SexOf(arabic)
		SexByHeart(latin)
	})
}

func BenchmarkApart(b *testing.B) {
	for b.Loop() {
		Apart("الشنتوفي", "El Chentoufi")
	}
}

func BenchmarkApartOfFourWords(b *testing.B) {
	for b.Loop() {
		Apart("أيت القاضي فاطمة الزهراء", "Mohamed Amine Ben Said")
	}
}
