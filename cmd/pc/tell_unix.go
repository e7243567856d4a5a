//go:build !windows

package pc

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"unicode"
)

// Tell shows sentences in a window of whatever the desktop has for it, until
// they are read, and writes them to the error output. The direction is that of
// the text.
func Tell(title, sentences string, _ bool) {
	fmt.Fprintln(os.Stderr, sentences)
	for _, c := range [][]string{
		{"zenity", "--error", "--no-markup", "--width=560", "--title", title, "--text", sentences},
		{"kdialog", "--title", title, "--error", sentences},
		{"yad", "--error", "--no-markup", "--width=560", "--title", title, "--text", sentences},
		{"osascript", "-e", "on run {s, t}\ndisplay alert t message s as critical\nend run", sentences, title},
		{"xmessage", "-center", plain(sentences)},
	} {
		err := exec.Command(c[0], c[1:]...).Run()
		var ended *exec.ExitError
		if err == nil || errors.As(err, &ended) && ended.ExitCode() == 1 { // 1: its window was closed
			return
		}
	}
}

// plain is what the oldest of these windows can show: the paragraphs in plain
// letters, in short lines.
func plain(sentences string) string {
	var lines []string
	for paragraph := range strings.SplitSeq(sentences, "\n") {
		paragraph = strings.Trim(paragraph, "\u202a\u202b\u202c")
		if strings.ContainsFunc(paragraph, func(r rune) bool { return r > unicode.MaxASCII }) {
			continue
		}
		line := ""
		for word := range strings.FieldsSeq(paragraph) {
			if line != "" && len(line)+len(word) > 70 {
				lines, line = append(lines, line), ""
			}
			line += word + " "
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
