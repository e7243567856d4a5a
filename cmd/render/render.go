// Package render draws the pages of a PDF as pictures, for windows that show what
// will be printed. The renderer is PDFium, compiled to WebAssembly: it needs no C
// compiler, nothing else on the PC, and reaches neither files nor the network.
package render

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"markaz/app"
)

// A Renderer draws PDF. Nothing of it is loaded before the first PDF is opened, and
// nothing stays in memory when the last one is closed. Its methods are safe for
// concurrent use.
type Renderer struct {
	// Cache is a folder of this user in which the compiled renderer is kept; "" keeps
	// none. Compiling takes one to a few seconds, reading what was compiled a tenth
	// of one.
	Cache string

	mu   sync.Mutex
	pool pdfium.Pool // nil while no PDF is open
	open int         // how many are
}

// Render opens a PDF. The bytes are not to be changed before it is closed.
func (r *Renderer) Render(pdf []byte) (app.Rendering, error) {
	in, err := r.take()
	if err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	d, err := open(in, pdf)
	if err != nil {
		return nil, fmt.Errorf("render: %w", errors.Join(err, r.give(in)))
	}
	d.renderer = r
	return d, nil
}

// patience is how long a renderer may take to begin once it is compiled.
const patience = 30 * time.Second

// take begins a renderer of its own for one PDF.
func (r *Renderer) take() (pdfium.Pdfium, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.pool == nil {
		pool, err := r.load()
		if err != nil {
			return nil, err
		}
		r.pool = pool
	}
	in, err := r.pool.GetInstance(patience)
	if err != nil {
		return nil, errors.Join(err, r.unload())
	}
	r.open++
	return in, nil
}

// give ends what take began.
func (r *Renderer) give(in pdfium.Pdfium) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	err := in.Close()
	r.open--
	return errors.Join(err, r.unload())
}

// unload takes the compiled renderer out of memory when nothing is open.
func (r *Renderer) unload() error {
	if r.open > 0 || r.pool == nil {
		return nil
	}
	err := r.pool.Close()
	r.pool = nil
	return err
}

// load compiles the renderer, or reads what was compiled before. What was kept and
// cannot be read, as after a full disk, is thrown away and made anew; what an older
// version of the program has kept is thrown away too.
func (r *Renderer) load() (pdfium.Pool, error) {
	if r.Cache == "" {
		return begin(nil)
	}
	kept := files(r.Cache)
	pool, err := r.begin()
	if err != nil && len(kept) > 0 {
		remove(kept)
		kept = nil
		pool, err = r.begin()
	}
	if err != nil { // a folder that cannot be written must not keep anybody from seeing a page
		pool, err = begin(nil)
	}
	if now := files(r.Cache); len(kept) == 0 || len(now) > len(kept) {
		remove(kept)
		debug.FreeOSMemory() // compiling takes 350 MB for a moment, drawing 40
	}
	return pool, err
}

func (r *Renderer) begin() (pdfium.Pool, error) {
	cache, err := wazero.NewCompilationCacheWithDir(r.Cache)
	if err != nil {
		return nil, err
	}
	pool, err := begin(cache)
	if err != nil {
		return nil, errors.Join(err, cache.Close(context.Background()))
	}
	return cachedPool{pool, cache}, nil
}

// A cachedPool gives back, when it is closed, the memory of what was compiled: it
// is held by the cache.
type cachedPool struct {
	pdfium.Pool
	cache wazero.CompilationCache
}

func (p cachedPool) Close() error {
	return errors.Join(p.Pool.Close(), p.cache.Close(context.Background()))
}

func begin(cache wazero.CompilationCache) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		Context:       experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0)),
		MaxTotal:      -1, // each open PDF has its own
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(), // it sees no file
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// files are the paths of all files in a folder.
func files(dir string) (paths []string) {
	_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error { // what cannot be walked holds none
		if err == nil && !e.IsDir() {
			paths = append(paths, path)
		}
		return err
	})
	return paths
}

// remove takes files away; one that another program holds open stays.
func remove(paths []string) {
	for _, path := range paths {
		_ = os.Remove(path)
	}
}
