package corrections

import (
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// decisions are the words that clerks write, folded as they are looked up. A lone
// cross is not among them: to some it is a yes, to others a no.
var decisions = folded(map[exam.Answer]string{
	exam.Accepted: "مقبول,مقبولة,قبول,قبل,تم القبول,نعم,موافق,موافقة,أوافق,صحيح,تم,تم التصحيح,مصادق عليه," +
		"oui,ok,accepté,acceptée,accepter,accord,d'accord,favorable,validé,validée,yes,accept,accepted",
	exam.Refused: "مرفوض,مرفوضة,رفض,تم الرفض,لا,غير مقبول,غير مقبولة,غير موافق,لا يقبل," +
		"non,refus,refusé,refusée,refuser,rejet,rejeté,rejetée,défavorable,no,refuse,refused,rejected",
})

func folded(words map[exam.Answer]string) map[string]exam.Answer {
	all := map[string]exam.Answer{}
	for answer, some := range words {
		for w := range strings.SplitSeq(some, ",") {
			all[text.Fold(w)] = answer
		}
	}
	return all
}

// Decision reads what a clerk wrote for a decision: "" with true where nothing
// was decided, false where nobody can tell what was meant.
func Decision(written string) (exam.Answer, bool) {
	if strings.ContainsAny(written, "✓✔☑√") {
		return exam.Accepted, strings.Trim(written, "✓✔☑√\ufe0f ") == ""
	}
	key := text.Fold(written)
	if key == "" {
		return "", strings.Trim(written, "-–—_./…\u00a0 ") == ""
	}
	answer, ok := decisions[key]
	return answer, ok
}
