package pdf

import (
	"strings"
	"time"

	"markaz/app/exam"
)

func common(name string) exam.LabelSheet {
	sheet, _ := exam.CommonSheet(name)
	return sheet
}

func labelSamples() map[string]document {
	return map[string]document{
		"labels-40":            &TableLabels{Head: in("ar"), Sheet: common("40"), Labels: append(seated(0, 38, "3"), Seated{Room: "3", Table: "39"})},
		"labels-40-small":      &TableLabels{Head: in("fr"), Sheet: common("40-small"), Labels: seated(0, 40, "3")},
		"label-calibration-fr": &LabelCalibration{Head: in("fr"), Sheet: common("40-small"), Shift: exam.Shift{Right: -15, Down: 20}},
		"label-calibration-8":  &LabelCalibration{Head: in("en"), Sheet: common("8")},
		"copies-ledger-fr":     &CopiesLedger{Head: in("fr"), Rows: copyRows(4, "fr")},
	}
}

func copyRows(n int, lang string) []CopyRow {
	kinds := map[string][]CopyRow{
		"ar": {
			{Document: "محضر الحضور والغياب", Scope: "الكل", Fingerprint: "7F3A-91C2", State: "صالحة", List: "centre-331.xlsx"},
			{Document: "ملصقات الطاولات", Scope: "القاعة 12", Fingerprint: "11B0-02AC", State: "ملغاة، عوضتها النسخة 2 (28/05/2026 09:10)", List: "لائحة المركز.xlsx", Bad: true},
			{Document: "بطاقة المترشح", Scope: "الكل", Fingerprint: "11B0-02AC", State: "صالحة إلا 3 بطاقات يعاد طبعها", List: "centre-331.xlsx", Bad: true},
		},
		"fr": {
			{Document: "Liste d’émargement", Scope: "tout", Fingerprint: "7F3A-91C2", State: "valable", List: "centre-331.xlsx"},
			{Document: "Étiquettes de table", Scope: "salle 12", Fingerprint: "11B0-02AC", State: "annulée, remplacée par la copie 2", List: "liste.xlsx", Bad: true},
		},
	}[lang]
	rows := make([]CopyRow, n)
	for i := range rows {
		rows[i] = kinds[i%len(kinds)]
		rows[i].Copy, rows[i].Pages, rows[i].Printed = 1+i/len(kinds), 20+i, time.Date(2026, 5, 28, 8, i, 0, 0, time.UTC)
	}
	return rows
}

func longLabelDocuments(h Head) map[string]document {
	rows := copyRows(20, "ar")
	for i := range rows {
		rows[i].Scope, rows[i].List = "مؤسسة "+strings.Repeat("الإمام محمد بن عبد الكريم الخطابي ", 2), strings.Repeat("اللائحة النهائية للمركز ", 3)+".xlsx"
		rows[i].State = "صالحة إلا 3 بطاقات يعاد طبعها، وعوضت نسخ أحدث منها 14 بطاقة أخرى آخرها النسخة 12"
	}
	return map[string]document{
		"labels 40":       &TableLabels{Head: h, Sheet: common("40"), Labels: longest(seated(0, 40, "1"))},
		"labels 40 small": &TableLabels{Head: h, Sheet: common("40-small"), Labels: longest(seated(0, 40, "1"))},
		"labels 21":       &TableLabels{Head: h, Sheet: common("21"), Labels: longest(seated(0, 21, "1"))},
	}
}
