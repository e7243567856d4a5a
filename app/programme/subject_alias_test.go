package programme

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSubjectsAsTeachersListsWriteThem(t *testing.T) {
	for code, written := range map[string][]string{
		"math":         {"رياضيات", "الرياضيات", "مادة الرياضيات", "أستاذ الرياضيات", "أستاذة رياضيات", "Prof de maths", "Professeur de mathématiques", "math", "Maths", "MATHEMATIQUES", "Mathématiques"},
		"physics":      {"فيزياء", "الفيزياء", "physique", "Physique-Chimie", "PC", "P.C", "الفيزياء والكيمياء", "فيزياء و كيمياء", "Sciences Physiques"},
		"svt":          {"SVT", "S.V.T", "علوم الحياة والأرض", "علوم الحياة و الارض", "ع.ح.أ", "ع ح أ", "Sciences de la vie et de la terre"},
		"philosophy":   {"philo", "Philosophie", "فلسفة", "الفلسفة"},
		"history":      {"اجتماعيات", "الاجتماعيات", "H-G", "HG", "Histoire-Géo", "التاريخ والجغرافيا", "Histoire Géographie"},
		"islamic":      {"إسلاميات", "EI", "E.I", "التربية الإسلامية", "Education islamique"},
		"second":       {"anglais", "Espagnol", "ALLEMAND", "italien", "اللغة الإنجليزية", "انجليزية", "الإسبانية", "English", "LV2", "اللغة الأجنبية الثانية"},
		"french":       {"français", "Langue Française", "الفرنسية", "اللغة الفرنسية"},
		"arabic":       {"arabe", "اللغة العربية", "عربية"},
		"economics":    {"économie", "Economie et gestion", "الاقتصاد"},
		"accounting":   {"comptabilité", "المحاسبة"},
		"engineering":  {"SI", "Sciences de l'ingénieur", "علوم المهندس"},
		"sport":        {"EPS", "التربية البدنية", "تربية بدنية"},
		"informatics":  {"Informatique", "معلوميات", "الإعلاميات"},
		"primary":      {"التعليم الابتدائي", "primaire"},
		"organisation": {"الاقتصاد والتنظيم الإداري للمقاولات"},
	} {
		for _, w := range written {
			assert.Equal(t, code, SubjectKey(w), w)
			assert.True(t, KnownSubject(w), w)
		}
	}
	assert.False(t, KnownSubject("فنون الطيران"))
	assert.Equal(t, SubjectKey("فن  الطيران"), SubjectKey("فن الطيران"), "of a subject that nobody knows the words decide")
	assert.Empty(t, SubjectKey(" "))
	assert.False(t, KnownSubject(""))
}

func TestNoAliasIsOfTwoSubjects(t *testing.T) {
	shared := read[common]("programmes/common.json")
	of := map[string]string{}
	claim := func(word, code string) {
		key := subjectWord(word)
		assert.NotEmpty(t, key, word)
		if other, taken := of[key]; taken {
			assert.Equal(t, other, code, word)
		}
		of[key] = code
	}
	for code, name := range shared.Subjects {
		assert.NotContains(t, shared.Taught, code)
		for _, w := range []string{name.Ar, name.Fr, name.En, code} {
			claim(w, code)
		}
	}
	for code, name := range shared.Taught {
		for _, w := range []string{name.Ar, name.Fr, name.En, code} {
			claim(w, code)
		}
	}
	for code, words := range shared.Written {
		_, examined := shared.Subjects[code]
		_, taught := shared.Taught[code]
		assert.True(t, examined != taught, "%s is a subject", code)
		for _, w := range words {
			claim(w, code)
		}
	}
}
