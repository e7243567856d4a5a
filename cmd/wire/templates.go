package wire

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
)

// mostTemplates is how many templates are read at once: more than there are
// documents.
const mostTemplates = 200

// A TemplateFile is the file of a template, and what it is called.
type TemplateFile struct {
	Name   string
	Source []byte
}

// ReadTemplates reads files of templates: single ones, all of a folder, all of a
// zip. A folder or zip in which there is none gives app.ErrNoTemplates. Of a file that
// is too large to be a template only so much is read as shows that.
func ReadTemplates(paths ...string) (all []TemplateFile, err error) {
	for _, p := range paths {
		some, err := readTemplates(p)
		if err != nil {
			return nil, fmt.Errorf("templates: %w", err)
		}
		if len(some) == 0 {
			return nil, fmt.Errorf("templates: %w", app.ErrNoTemplates)
		}
		if all = append(all, some...); len(all) > mostTemplates {
			return nil, fmt.Errorf("templates: more than %d: %w", mostTemplates, exam.ErrTooLarge)
		}
	}
	return all, nil
}

func readTemplates(p string) (all []TemplateFile, err error) {
	info, err := os.Stat(p)
	if err != nil {
		return nil, err
	}
	switch {
	case info.IsDir():
		return templatesIn(p)
	case strings.EqualFold(filepath.Ext(p), ".zip"):
		return unzipped(p)
	}
	source, err := beginning(func() (io.ReadCloser, error) { return os.Open(p) })
	return []TemplateFile{{filepath.Base(p), source}}, err
}

func isTemplate(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return (ext == ".yaml" || ext == ".yml") && !strings.HasPrefix(path.Base(name), ".")
}

func templatesIn(dir string) (all []TemplateFile, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !isTemplate(e.Name()) {
			continue
		}
		if info, err := os.Stat(filepath.Join(dir, e.Name())); err != nil || !info.Mode().IsRegular() { // what leads nowhere, or waits for a writer
			continue
		}
		source, err := beginning(func() (io.ReadCloser, error) { return os.Open(filepath.Join(dir, e.Name())) })
		if err != nil {
			return nil, err
		}
		all = append(all, TemplateFile{e.Name(), source})
	}
	return all, nil
}

func unzipped(p string) (all []TemplateFile, err error) {
	z, err := zip.OpenReader(p)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", exam.ErrDamaged, err)
	}
	defer z.Close()
	for _, f := range z.File {
		if !isTemplate(f.Name) {
			continue
		}
		source, err := beginning(f.Open)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", exam.ErrDamaged, err)
		}
		if all = append(all, TemplateFile{path.Base(f.Name), source}); len(all) > mostTemplates {
			break
		}
	}
	slices.SortStableFunc(all, func(a, b TemplateFile) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

// beginning reads a file, up to one byte more than a template may have.
func beginning(open func() (io.ReadCloser, error)) ([]byte, error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, app.MostTemplate+1))
}

// WriteTemplates lays the templates of documents as they are now into a folder, into
// one zip where the path is called so, or that of one document into a file of its
// own; what was there before is replaced.
func WriteTemplates(s *app.State, to string, documents ...string) (paths []string, err error) {
	put := func(dir, name string, write func(io.Writer) error) error {
		made, _, err := Tray(dir).Put(name, write)
		paths = append(paths, made)
		return err
	}
	sources := make(map[string][]byte, len(documents))
	for _, d := range documents {
		if sources[d], err = s.TemplateSource(d); err != nil {
			return nil, err
		}
	}
	if strings.EqualFold(filepath.Ext(to), ".zip") {
		err = put(filepath.Dir(to), filepath.Base(to), func(w io.Writer) error {
			z := zip.NewWriter(w)
			for _, d := range documents {
				f, err := z.Create(d + ".yaml")
				if err != nil {
					return err
				}
				if _, err := f.Write(sources[d]); err != nil {
					return err
				}
			}
			return z.Close()
		})
		return paths, err
	}
	if len(documents) == 1 && isTemplate(to) {
		err = put(filepath.Dir(to), filepath.Base(to), func(w io.Writer) error { _, err := w.Write(sources[documents[0]]); return err })
		return paths, err
	}
	for _, d := range documents {
		if err := put(to, d+".yaml", func(w io.Writer) error { _, err := w.Write(sources[d]); return err }); err != nil {
			return paths, err
		}
	}
	return paths, nil
}
