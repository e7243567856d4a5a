package roster

import "markaz/app/exam"

// staffAliases are the titles of columns in lists of staff, as aliases are those
// of lists of candidates.
var staffAliases = map[exam.Field][]string{
	exam.FieldStaffNumber: {
		"رقم التأجير", "رقم تأجير", "ر التأجير", "رقم ت", "رقم التأجير الموحد", "الرقم المالي", "som", "n° som", "n° de som", "numéro de som", "numéro som", "num som", "ppr", "n° ppr", "n° de ppr", "numéro ppr",
		"code ppr", "doti", "n° doti", "som / ppr", "som/ppr", "matricule", "n° matricule", "payroll number", "payroll no", "staff number", "staff_number",
	},
	exam.FieldNationalID: aliases[exam.FieldNationalID],
	exam.FieldSex:        aliases[exam.FieldSex],
	exam.FieldSubject: {
		"مادة التدريس", "المادة المدرسة", "مادة التخصص", "التخصص", "تخصص", "المادة", "مادة", "matière", "matière enseignée", "matières", "discipline", "discipline enseignée", "spécialité",
		"subject", "subject taught", "teaching subject",
	},
	exam.FieldSchool: {
		"مقر العمل", "مقر التعيين", "مؤسسة التعيين", "مؤسسة العمل", "المؤسسة", "مؤسسة", "اسم المؤسسة", "المؤسسة الأصلية", "مؤسسة الأصل", "المؤسسة التعليمية", "الثانوية", "المدرسة", "établissement", "etab",
		"nom de l'établissement", "établissement d'affectation", "établissement d'origine", "etab_orig", "lieu d'affectation", "affectation", "lieu de travail", "école", "school", "workplace", "place of work",
	},
	exam.FieldCycle:     {"السلك", "سلك", "السلك التعليمي", "سلك التدريس", "سلك التعليم", "cycle", "cycle d'enseignement", "niveau d'enseignement", "teaching cycle"},
	exam.FieldTask:      {"المهمة", "مهمة", "المهام", "المهمة المسندة", "المهمة بالمركز", "الصفة بالمركز", "mission", "tâche", "mission au centre", "fonction au centre", "task", "role at the centre"},
	exam.FieldExempt:    {"الإعفاء", "إعفاء", "معفى", "معفى من الحراسة", "الإعفاء من الحراسة", "سبب الإعفاء", "معفى(ة)", "dispense", "dispensé", "dispensé(e)", "dispense de surveillance", "motif de dispense", "exempt", "exemption"},
	exam.FieldAway:      {"غير متوفر", "غير متوفر(ة)", "عدم التوفر", "فترات عدم التوفر", "فترة عدم التوفر", "تعذر الحضور", "الحصص التي يتعذر فيها الحضور", "indisponibilité", "indisponibilités", "indisponible", "demi-journées d'indisponibilité", "unavailable", "unavailability", "away"},
	exam.FieldRelatives: {"الأقارب من المترشحين", "القرابة", "رقم امتحان القريب", "أقارب مترشحون", "parents parmi les candidats", "parent candidat", "lien de parenté", "relatives", "relatives among candidates"},
}

// staffWeak are titles that say too little: the values decide, or the user.
var staffWeak = map[exam.Field][]string{
	exam.FieldStaffNumber: {"الرقم", "رقم", "numéro", "num", "code", "الرمز", "رمز", "identifiant", "number"},
	exam.FieldAway:        {"التوفر", "التوفرية", "disponibilité", "disponibilités", "availability"},
	exam.FieldTask:        {"الصفة", "الوظيفة", "fonction", "qualité", "role"},
	exam.FieldCycle:       {"المستوى", "niveau", "level"},
}

// staffOthers says that a column is about somebody else, or no more than a way to
// reach them.
var staffOthers = []string{"الاب", "الام", "ولي", "الوصي", "هاتف", "telephone", "tel", "gsm", "phone", "email", "البريد", "بريد", "المدير", "مدير", "directeur", "conjoint", "الزوج", "الزوجه"}

var staffRoles = map[role][]string{
	familyName: roleAliases[familyName],
	givenName:  roleAliases[givenName],
	fullName: {
		"الاسم الكامل", "الاسم والنسب", "الاسم و النسب", "النسب والاسم", "النسب و الاسم", "الاسم العائلي والشخصي", "الاسم العائلي و الشخصي", "الاسم الشخصي والعائلي", "الاسم الشخصي و العائلي", "العائلي والشخصي",
		"الاسم العائلي والاسم الشخصي", "الاسم الشخصي والاسم العائلي", "اسم الأستاذ", "اسم الأستاذة", "اسم الأستاذ(ة)", "اسم ونسب الأستاذ", "اسم و نسب الأستاذ", "اسم ونسب الأستاذ(ة)", "الأستاذ", "الأستاذة", "الأستاذ(ة)", "الأساتذة",
		"الإسم الكامل للأستاذ", "الاسم الكامل للأستاذ(ة)", "اسم الموظف", "الموظف", "الموظف(ة)", "المكلف بالحراسة", "المكلف(ة) بالحراسة", "المكلفون بالحراسة", "اسم المكلف بالحراسة", "الحارس", "الحارس(ة)", "اسم الحارس", "الإطار التربوي",
		"nom_prenom", "nom prénom", "nom et prénom", "nom & prénom", "nom et prénoms", "nom et prénom(s)", "nom complet", "prénom et nom", "prénom nom", "enseignant", "enseignant(e)", "enseignants", "nom de l'enseignant",
		"nom et prénom de l'enseignant", "nom et prénom de l'enseignant(e)", "professeur", "professeurs", "nom du professeur", "surveillant", "surveillant(e)", "surveillants", "nom du surveillant", "agent", "full name", "fullname", "name", "teacher", "teacher name", "invigilator",
	},
	bareName: roleAliases[bareName],
}
