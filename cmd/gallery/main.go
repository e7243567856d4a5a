// Command gallery prints every document of the program from invented centres, as a
// user would, and puts their first pages side by side in one picture for each
// language, so that all papers can be looked at at once.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	out := flag.String("o", "out", "folder of the pictures")
	candidates := flag.Int("candidates", 331, "of the invented centres")
	flag.Parse()
	if err := gallery(context.Background(), *out, *candidates, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

// gallery draws the gallery in the languages asked for, or in all: the contact
// sheets gallery.png (Arabic) and gallery-LANGUAGE.png, and beside them the first
// page of each document at a size to read, in gallery/LANGUAGE.
func gallery(ctx context.Context, out string, candidates int, languages []string) error {
	if len(languages) == 0 {
		languages = allLanguages
	}
	dir, err := os.MkdirTemp("", "markaz-gallery-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.Setenv("MARKAZ_HOME", filepath.Join(dir, "home")); err != nil {
		return err
	}
	sheets, err := printAll(ctx, dir, candidates, languages)
	if err != nil {
		return err
	}
	for _, language := range languages {
		pages := filepath.Join(out, "gallery", language)
		if err := drawPages(ctx, pages, sheets[language]); err != nil {
			return err
		}
		name := "gallery.png"
		if language != allLanguages[0] {
			name = "gallery-" + strings.ReplaceAll(language, "+", "-") + ".png"
		}
		name = filepath.Join(out, name)
		if err := contactSheet(name, sheets[language]); err != nil {
			return err
		}
		fmt.Printf("%s: %d documents, each at a size to read in %s\n", name, len(sheets[language]), pages)
	}
	return nil
}
