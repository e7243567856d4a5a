package home

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

const (
	logSize = 1 << 20 // bytes, after which a new file is begun
	logKeep = 3       // older files
)

// Log opens the program's log, markaz.log in the folder log. Whatever looks
// like a name in Arabic letters, a code, a long number, a date or the name of a
// file is blotted out before it is written; another name in Latin letters
// cannot be told, and must not be logged.
func (h *Home) Log() (*slog.Logger, io.Closer, error) {
	w := &rotating{path: h.logPath()}
	if err := w.open(); err != nil {
		return nil, nil, fmt.Errorf("log: %w", refusal(err))
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{ReplaceAttr: redact})), w, nil
}

func (h *Home) logPath() string { return filepath.Join(h.dir, "log", "markaz.log") }

// WriteLog writes what the log holds, oldest first, for whoever gives support,
// and the reports of programs that died.
func (h *Home) WriteLog(w io.Writer) error {
	var kept []string
	for n := logKeep; n > 0; n-- {
		kept = append(kept, h.logPath()+"."+strconv.Itoa(n))
	}
	kept = append(kept, h.logPath())
	for _, path := range append(kept, h.reports()...) {
		f, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return fmt.Errorf("log: %w", refusal(err))
		}
		_, err = io.Copy(w, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("log: %w", err)
		}
	}
	return nil
}

// paths are files and folders, which name people and centres: all from the root
// to what cannot be in a path. A path with spaces has no other end.
var paths = regexp.MustCompile(`(^|[\s"'(=\x60])(?:[A-Za-z]:[\\/]|file:|[\\/])[^:"*?<>|\n]*`)

// files are file names without a folder, as far as the sentence before them
// leaves off. Words like "open" are ours and stay.
var files = regexp.MustCompile(`(^|[\s:("'])((?:open|read|write|put|stat|remove|rename|copy|lock|sync|list) )?[^:"\\/,;()<>|\n]*?(\.(?i:xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt|markaz|pdf|json|png|jpe?g|db))\b`)

// hidePaths leaves of a file its ending, which says of what kind it was.
func hidePaths(s string) string {
	s = paths.ReplaceAllStringFunc(s, func(found string) string {
		before := paths.FindStringSubmatch(found)[1]
		end := strings.ToLower(filepath.Ext(strings.TrimRight(found, " '),.")))
		if !ending.MatchString(end) {
			end = ""
		}
		return before + "<path" + end + ">"
	})
	return files.ReplaceAllString(s, "${1}${2}<file${3}>")
}

var ending = regexp.MustCompile(`^\.[a-z0-9-]{1,8}$`)

// personal are Arabic words, Massar and identity card codes, numbers of five
// digits or more, and dates.
var personal = regexp.MustCompile(`[\p{Arabic}][\p{Arabic}\p{M}\s]*|[\p{L}]{0,2}\d{5,}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}`)

// uuids are ids of ours, which say nothing.
var uuids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

func redact(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey) {
		return a
	}
	switch v := a.Value.Any().(type) {
	case int, int64, uint64, float64, bool:
		return a
	default:
		return slog.String(a.Key, blot(fmt.Sprint(v)))
	}
}

func blot(s string) string {
	kept := uuids.FindAllString(s, -1)
	s = hidePaths(uuids.ReplaceAllString(s, "\x00"))
	s = personal.ReplaceAllString(s, "***")
	n := 0
	return regexp.MustCompile("\x00").ReplaceAllStringFunc(s, func(string) string {
		if n++; n > len(kept) {
			return ""
		}
		return kept[n-1]
	})
}

// A rotating file begins anew when it is full. The older ones are numbered,
// the oldest goes.
type rotating struct {
	mu   sync.Mutex
	path string
	file *os.File
	size int64
}

func (w *rotating) open() error {
	f, err := os.OpenFile(w.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return err
	}
	w.file, w.size = f, info.Size()
	return nil
}

// Write implements io.Writer.
func (w *rotating) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.size > 0 && w.size+int64(len(p)) > logSize {
		if err := w.rotate(); err != nil {
			return 0, err
		}
	}
	n, err := w.file.Write(p)
	w.size += int64(n)
	return n, err
}

// rotate begins a new file. Where another program holds the old one (Windows),
// it goes on in it.
func (w *rotating) rotate() error {
	if err := w.file.Close(); err != nil {
		return err
	}
	for n := logKeep; n > 0; n-- {
		from := w.path
		if n > 1 {
			from += "." + strconv.Itoa(n-1)
		}
		_ = os.Rename(from, w.path+"."+strconv.Itoa(n))
	}
	return w.open()
}

// Close implements io.Closer.
func (w *rotating) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.file.Close()
}
