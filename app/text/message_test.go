package text

import (
	"regexp"
	"slices"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

// template is what the command line's help text holds for package text/template.
var template = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// placeholders returns those of every form of a message, sorted. "n" may be left
// out of a form that names its number («قاعتان»).
func placeholders(forms wordings) []string {
	var all []string
	for _, s := range forms {
		all = append(all, placeholder.FindAllString(s, -1)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// TestEveryMessage walks all keys of all areas.
func TestEveryMessage(t *testing.T) {
	c := messages()
	require.NoError(t, c.err)
	require.Greater(t, len(c.messages), 200)
	for _, key := range Keys() {
		t.Run(key, func(t *testing.T) {
			m := c.messages[key]
			require.Len(t, m, len(Langs()), "languages")
			_, plain := m[Arabic][""]
			for _, l := range Langs() {
				require.Contains(t, m, l)
				checkForms(t, l, m[l], plain)
				assert.Equal(t, placeholders(m[Arabic]), placeholders(m[l]), "placeholders in %s", l)
			}
		})
	}
}

func checkForms(t *testing.T, l Lang, forms wordings, plain bool) {
	t.Helper()
	want := []string{""}
	all := placeholders(forms)
	if !plain {
		want = pluralForms(l)
	}
	var got []string
	for form, s := range forms {
		got = append(got, form)
		if form != zero { // of nothing, little is said
			assert.NotEmpty(t, s, "%s %s", l, form)
		}
		assert.NotRegexp(t, `[٠-٩۰-۹]`, s, "digits follow the setting: %s", l)
		bare := placeholder.ReplaceAllString(template.ReplaceAllString(s, ""), "")
		assert.NotRegexp(t, `[{}]`, bare, "a brace that is no placeholder in %s", l)
		for _, p := range all {
			number := p == "{n}" || p == "{count}" // in digits, which one and two do without
			if !number && form != zero {
				assert.Contains(t, s, p, "%s %s: other forms have it", l, form)
			}
		}
	}
	assert.ElementsMatch(t, want, got, "forms in %s", l)
}

// TestArabicIsArabic finds a wording left in another language, and question
// marks and commas of the wrong script.
func TestArabicIsArabic(t *testing.T) {
	for key, m := range messages().messages {
		if s := m[Arabic][""]; s != "" && s == m[French][""] && s == m[English][""] {
			continue // a name, the same in every language: UTF-16
		}
		for _, s := range m[Arabic] {
			letters := placeholder.ReplaceAllString(s, "")
			if regexp.MustCompile(`[\p{L}]{3}`).MatchString(letters) {
				assert.Regexp(t, `\p{Arabic}`, letters, key)
			}
			assert.NotRegexp(t, `\p{Arabic}\s*[,;?]`, s, "%s: Latin punctuation after Arabic", key)
		}
		for _, l := range []Lang{French, English} {
			for _, s := range m[l] {
				assert.NotRegexp(t, `[،؛؟]`, s, key)
			}
		}
	}
}

// familiar are forms that speak to one person alone. Every message uses the
// plural of Moroccan administration: اختاروا، يمكنكم.
var familiar = regexp.MustCompile(`(?:^|[^\p{Arabic}])[وف]?(?:اختر|افتح|أعد|اكتب|راجع|صحح|أضف|احفظ|اطبع|تابع|اسحب|ألصق|اضغط|` +
	`انقر|انظر|احذف|ابحث|أغلق|استعمل|جرب|انتظر|تأكد|يمكنك|فضلك|لديك|عليك)(?:$|[^\p{Arabic}])`)

// counted is a number before what it counts, whose form depends on it.
var counted = regexp.MustCompile(`\{(?:n|count)\} \p{Arabic}`)

func TestArabicSpeaksToEveryoneAlike(t *testing.T) {
	assert.Regexp(t, familiar, "وافتح الملف")
	for key, m := range messages().messages {
		for _, s := range m[Arabic] {
			assert.NotRegexp(t, familiar, s, "%s: اختاروا, not اختر", key)
		}
		assert.NotRegexp(t, counted, m[Arabic][""], "%s: what is counted needs its six forms", key)
	}
}

// The spaces that hold French together are set as messages are loaded; that a
// file has the space is what is left to be forgotten.
func TestFrenchPunctuation(t *testing.T) {
	assert.Equal(t, "«\u00A0A\u00A0»\u00A0: b\u00A0?", Typeset(French, "« A » : b ?"))
	assert.Equal(t, "a: « b »", Typeset(English, "a: « b »"))
	for key, m := range messages().messages {
		for _, s := range m[French] {
			s = template.ReplaceAllString(s, "")
			assert.NotRegexp(t, `[\p{L}\d})»][;?!»]|[\p{L}})»]:(?:\s|$)|«[^\x{A0}]| [:;?!»]|'`, s, "%s: l’apostrophe, et une espace avant : ; ? ! », après «", key)
		}
		for _, s := range m[Arabic] {
			assert.NotRegexp(t, `\p{Arabic} [،؛؟:.!]|"\p{Arabic}[^=]*"|'`, s, "%s: no space before, «» and not quotes", key)
		}
	}
}

func TestPluralIsThatOfCLDR(t *testing.T) {
	names := map[plural.Form]string{
		plural.Zero: zero, plural.One: one, plural.Two: two, plural.Few: few, plural.Many: many, plural.Other: other,
	}
	for l, tag := range map[Lang]language.Tag{Arabic: language.Arabic, French: language.French, English: language.English} {
		for n := range 2_000 {
			want := names[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]
			assert.Equal(t, want, pluralOf(l, n), "%s %d", l, n)
		}
	}
}

func TestT(t *testing.T) {
	tests := []struct {
		name string
		lang Lang
		key  string
		args Args
		want string
	}{
		{"Arabic none", Arabic, "unit.room", Args{"n": 0}, "لا قاعة"},
		{"Arabic one", Arabic, "unit.room", Args{"n": 1}, "قاعة واحدة"},
		{"Arabic two", Arabic, "unit.room", Args{"n": 2}, "قاعتان"},
		{"Arabic few", Arabic, "unit.room", Args{"n": 17 - 10}, "7 قاعات"},
		{"Arabic many", Arabic, "unit.room", Args{"n": 17}, "17 قاعة"},
		{"Arabic hundred", Arabic, "unit.candidate", Args{"n": 300}, "300 مترشح"},
		{"Arabic accusative", Arabic, "unit.candidate", Args{"n": 331}, "331 مترشحا"},
		{"large numbers have their thousands apart", Arabic, "unit.candidate", Args{"n": int64(70_000)}, "70\u00A0000 مترشح"},
		{"French none is singular", French, "unit.room", Args{"n": 0}, "0 salle"},
		{"French", French, "unit.room", Args{"n": 2}, "2 salles"},
		{"English", English, "unit.room", Args{"n": 12_345}, "12,345 rooms"},
		{"no count reads as other", English, "unit.room", nil, "{n} rooms"},
		{"a missing key shows itself", French, "no.such", nil, "[no.such]"},
		{"an unknown language is Arabic", "de", "word.room", nil, "القاعة"},
		{"a value left out shows itself", English, "unit.hour_minute", Args{"hours": "x"}, "x {minutes}"},
		{"a value may hold braces", English, "unit.hour_minute", Args{"hours": "{minutes}", "minutes": "b"}, "{minutes} b"},
		{"a hyphened value is isolated in Arabic", Arabic, "unit.hour_minute", Args{"hours": "3-4", "minutes": "12"}, "\u20663-4\u2069 و12"},
		{"a file name is isolated in Arabic", Arabic, "unit.hour_minute", Args{"hours": "a 1.xlsx", "minutes": "ب"}, "\u2066a 1.xlsx\u2069 وب"},
		{"Arabic is isolated in French", French, "unit.hour_minute", Args{"hours": "سعيد", "minutes": "3"}, "\u2068سعيد\u2069 3"},
		{"what is isolated stays", Arabic, "unit.hour_minute", Args{"hours": LTR("3-4"), "minutes": "1"}, "\u20663-4\u2069 و1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, T(tt.lang, tt.key, tt.args)) })
	}
	assert.Equal(t, "salle", T("fr", "word.room"), "a plain string is a language too")
	assert.True(t, Has("word.room"))
	assert.False(t, Has("no.such"))
}

func TestLoadKeepsWhatIsSound(t *testing.T) {
	c := load(fstest.MapFS{
		"messages/a.json": {Data: []byte(`{"k": {"ar": "ا", "fr": "a", "en": "a"}}`)},
		"messages/b.json": {Data: []byte(`{"k": {"ar": "ب"}, "l": {"ar": {"one": "1", "other": "2"}}}`)},
		"messages/c.json": {Data: []byte(`{broken`)},
	})
	require.Error(t, c.err)
	assert.ErrorContains(t, c.err, "k stands in another file too")
	assert.ErrorContains(t, c.err, "c.json")
	assert.Equal(t, "ا", c.messages["k"][Arabic][""])
	assert.Equal(t, "2", c.messages["l"][Arabic][other])
}

func TestParse(t *testing.T) {
	for code, want := range map[string]Lang{"ar": Arabic, "FR": French, "en-GB": English, "ar_MA.UTF-8": Arabic} {
		got, err := Parse(code)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	for _, code := range []string{"", "de", "arabic", "C.UTF-8"} {
		_, err := Parse(code)
		assert.Error(t, err, code)
	}
	assert.True(t, Arabic.RTL())
	assert.False(t, French.RTL())
	assert.True(t, unicode.Is(unicode.Arabic, []rune(T(Arabic, "word.room"))[0]))
}

func BenchmarkT(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sink = T(Arabic, "unit.candidate", Args{"n": 331})
	}
}
