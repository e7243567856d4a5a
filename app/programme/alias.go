package programme

import (
	"strings"

	"markaz/app/text"
)

// noise are words that lists put around the name of a track, folded, without
// «ال».
var noise = words(`سنه اولي ثانيه اولى من سلك بكالوريا باكالوريا باك شعبه دوليه دولي ثانوي تاهيلي
	1ere 1re 1 premiere 2eme 2nde 2e 2 deuxieme annee bac baccalaureat biof filiere serie branche
	du de la le les l et des en d internationale international`)

// optionLanguages follow «خيار» or "option".
var optionLanguages = words("فرنسيه عربيه انجليزيه francais francaise arabe anglais anglaise")

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// aliasKey reduces what a list writes for a track to what tells tracks apart.
func aliasKey(written string) string {
	tokens := strings.Fields(strings.ReplaceAll(" "+text.Fold(written), " و ", " و"))
	if len(tokens) == 0 {
		return ""
	}
	if code, ok := codeKey(tokens); ok {
		return code
	}
	var kept []string
	for i, w := range tokens {
		w = bare(w)
		switch {
		case w == "مسلك": // the track follows its branch
			kept = nil
		case w == "خيار" || w == "option":
		case optionLanguages[w] && i > 0 && (bare(tokens[i-1]) == "خيار" || tokens[i-1] == "option"):
		case noise[w]:
		default:
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 { // «L» is a track as well as an article
		kept = tokens
	}
	return strings.Join(kept, " ")
}

// bare drops the article of an Arabic word: والعلوم is وعلوم.
func bare(w string) string {
	if rest, ok := strings.CutPrefix(w, "وال"); ok && len(rest) > 4 {
		return "و" + rest
	}
	if rest, ok := strings.CutPrefix(w, "ال"); ok && len(rest) > 4 {
		return rest
	}
	return w
}

// codeKey reads a code of Massar, "2BACPCF", "2 BAC PC F", "2BACPCF-3": year,
// track, F for the French option, number of the class. The option and the class
// do not tell tracks apart.
func codeKey(tokens []string) (string, bool) {
	if n := len(tokens); n > 1 && strings.Trim(tokens[n-1], "0123456789") == "" && strings.Contains(tokens[0], "bac") {
		tokens = tokens[:n-1]
	}
	code := strings.Join(tokens, "")
	if len(code) < 5 || len(code) > 12 || code[1:4] != "bac" || code[0] != '1' && code[0] != '2' {
		return "", false
	}
	code = strings.TrimRight(code, "0123456789")
	return strings.TrimSuffix(code, "f"), true
}

// yearOf returns the year of the baccalaureate that a written track names, 0 if
// it names none.
func yearOf(written string) int {
	folded := text.Fold(written)
	for year, marks := range [...][]string{
		1: {"1bac", "1 bac", "1ere", "1re", "premiere", "اولي"},
		2: {"2bac", "2 bac", "2eme", "2e annee", "deuxieme", "ثانيه"},
	} {
		for _, m := range marks {
			if strings.Contains(folded, m) {
				return year
			}
		}
	}
	return 0
}
