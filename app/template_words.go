package app

import (
	"strings"

	"markaz/app/template"
	"markaz/app/text"
)

// DescribeTemplate says what is wrong with the file of a template, with its line and
// field: «السطر 12، columns[2].width: يجب أن يكون العرض بين 5 و192 مليمترا»; "" where
// an error says something else.
func DescribeTemplate(lang text.Lang, err error) string {
	f := faultOf(err)
	if f == nil {
		return ""
	}
	key := "template.fault"
	if f.Field == "" {
		key = "template.fault_line"
	}
	return text.T(lang, key, text.Args{"line": f.Line, "field": text.LTR(f.Field), "what": faultWords(lang, f)})
}

// DescribeTemplateField says it without its line and field, for a page on which that
// is seen.
func DescribeTemplateField(lang text.Lang, err error) string {
	if f := faultOf(err); f != nil {
		return faultWords(lang, f)
	}
	return ""
}

// TemplateFault is the line and the field in which the file of a template is wrong;
// false where an error says something else.
func TemplateFault(err error) (line int, field string, ok bool) {
	f := faultOf(err)
	if f == nil {
		return 0, "", false
	}
	return f.Line, f.Field, true
}

func faultWords(lang text.Lang, f *template.Fault) string {
	args := text.Args{"value": f.Value}
	switch f.Code {
	case "type":
		args["value"] = ""
		if key := "template.kind." + f.Value; text.Has(key) {
			args["value"] = text.T(lang, key)
		}
	case "missing":
		args["value"] = ""
		if f.Value == "ar" {
			args["value"] = text.T(lang, "template.missing_ar")
		}
	case "width", "height", "count":
		least, most, _ := strings.Cut(f.Value, "-")
		args["least"], args["most"] = least, most
	case "syntax", "key", "again", "document", "page", "set", "block":
		args["value"] = text.LTR(f.Value)
	}
	return text.T(lang, "template.fault."+f.Code, args)
}

// DescribeUnread says that a template of the centre is not used, and why.
func DescribeUnread(lang text.Lang, u UnreadTemplate) string {
	return text.T(lang, "template.unread", text.Args{"document": text.T(lang, "document."+u.Document), "what": DescribeTemplate(lang, u.Err)})
}
