package store

import (
	"bytes"
	"encoding/gob"
	"os"
	"strings"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// A Tape is what SQLite asked of the system for a file and its log, in order, with
// what the program acknowledged in between. It is taken by a VFS that stands before
// the system's own: every file is SQLite's own, only the methods that write are
// passed through ours.
type Tape struct {
	mu    sync.Mutex
	path  string
	names map[uintptr]string // of open files
	fails struct {           // what the drive answers; 0 does what it is asked
		write, sync int32
	}
	Ops []Op
}

// An Op is one line of a tape.
type Op struct {
	Do   string // create, write, cut, sync, remove, acknowledge
	Name string // "" the file itself, "-wal" its log; of acknowledge an id
	At   int64
	Data []byte
	Dir  bool // of remove: the folder was synced after it
}

// Save writes the tape into a file.
func (t *Tape) Save(path string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return gob.NewEncoder(f).Encode(t.Ops)
}

// ReadTape reads what Save wrote.
func ReadTape(path string) (ops []Op, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ops, gob.NewDecoder(f).Decode(&ops)
}

// Acknowledge notes that the user was told.
func (t *Tape) Acknowledge(id string) { t.add(Op{Do: "acknowledge", Name: id}) }

func (t *Tape) add(op Op) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.Ops = append(t.Ops, op)
}

// part is what a path is of the file on tape, false where it is none of it.
func (t *Tape) part(path string) (string, bool) {
	part, ours := strings.CutPrefix(path, t.path)
	return part, ours && (part == "" || part == "-wal" || part == "-journal")
}

// Shapes of the methods, as SQLite calls them.
type (
	opening  = func(tls *libc.TLS, vfs, name, file uintptr, flags int32, out uintptr) int32
	removing = func(tls *libc.TLS, vfs, name uintptr, syncDir int32) int32
	writing  = func(tls *libc.TLS, file, data uintptr, n int32, at int64) int32
	cutting  = func(tls *libc.TLS, file uintptr, size int64) int32
	syncing  = func(tls *libc.TLS, file uintptr, flags int32) int32
)

// address is how C has a function of ours; method is ours of one of C's.
func address[F any](f F) uintptr {
	kept = append(kept, &f)
	return *(*uintptr)(unsafe.Pointer(&f))
}

func method[F any](at uintptr) F { return *(*F)(unsafe.Pointer(&at)) }

// kept are what only C points to.
var kept []any

// at is where C has something of a type.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// inC keeps a value where C keeps its own, for ever.
func inC[T any](tls *libc.TLS, v T) (uintptr, *T) {
	p := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(v)))
	*at[T](p) = v
	return p, at[T](p)
}

// Record puts a tape before everything that this program does with a file from now
// on. It is for a program of its own.
func Record(path string) *Tape {
	t := &Tape{path: path, names: map[uintptr]string{}}
	tls := libc.NewTLS()
	system := sqlite3.Xsqlite3_vfs_find(tls, 0)
	ours, vfs := inC(tls, *at[sqlite3.Tsqlite3_vfs](system))
	open, remove := method[opening](vfs.FxOpen), method[removing](vfs.FxDelete)
	vfs.FzName, _ = inC(tls, [5]byte{'t', 'a', 'p', 'e'})
	vfs.FxOpen = address(func(tls *libc.TLS, _, name, file uintptr, flags int32, out uintptr) int32 {
		part, ours := t.part(libc.GoString(name))
		_, before := os.Stat(libc.GoString(name))
		rc := open(tls, system, name, file, flags, out)
		if rc != sqlite3.SQLITE_OK || !ours {
			return rc
		}
		t.mu.Lock()
		defer t.mu.Unlock()
		if before != nil {
			t.Ops = append(t.Ops, Op{Do: "create", Name: part})
		}
		t.names[file] = part
		f := at[sqlite3.Tsqlite3_file](file)
		f.FpMethods = t.methods(tls, f.FpMethods)
		return rc
	})
	vfs.FxDelete = address(func(tls *libc.TLS, _, name uintptr, syncDir int32) int32 {
		rc := remove(tls, system, name, syncDir)
		if part, ours := t.part(libc.GoString(name)); ours && rc == sqlite3.SQLITE_OK {
			t.add(Op{Do: "remove", Name: part, Dir: syncDir != 0})
		}
		return rc
	})
	if sqlite3.Xsqlite3_vfs_register(tls, ours, 1) != sqlite3.SQLITE_OK {
		panic("tape: not registered")
	}
	return t
}

// methods are those of an open file, with the ones that write passed through.
func (t *Tape) methods(tls *libc.TLS, of uintptr) uintptr {
	ours, m := inC(tls, *at[sqlite3.Tsqlite3_io_methods](of))
	write, cut, sync := method[writing](m.FxWrite), method[cutting](m.FxTruncate), method[syncing](m.FxSync)
	m.FxWrite = address(func(tls *libc.TLS, file, data uintptr, n int32, off int64) int32 {
		if rc := t.fail(&t.fails.write); rc != sqlite3.SQLITE_OK {
			return rc
		}
		rc := write(tls, file, data, n, off)
		t.done(rc, Op{Do: "write", At: off, Data: bytes.Clone(unsafe.Slice(at[byte](data), n))}, file)
		return rc
	})
	m.FxTruncate = address(func(tls *libc.TLS, file uintptr, size int64) int32 {
		rc := cut(tls, file, size)
		t.done(rc, Op{Do: "cut", At: size}, file)
		return rc
	})
	m.FxSync = address(func(tls *libc.TLS, file uintptr, flags int32) int32 {
		if rc := t.fail(&t.fails.sync); rc != sqlite3.SQLITE_OK {
			return rc
		}
		rc := sync(tls, file, flags)
		t.done(rc, Op{Do: "sync"}, file)
		return rc
	})
	return ours
}

func (t *Tape) done(rc int32, op Op, file uintptr) {
	if rc != sqlite3.SQLITE_OK {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	op.Name = t.names[file]
	t.Ops = append(t.Ops, op)
}

// Fail has the drive answer every write and every sync of the file with SQLite's codes
// from now on; 0 does what is asked.
func (t *Tape) Fail(write, sync int32) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.fails.write, t.fails.sync = write, sync
}

func (t *Tape) fail(code *int32) int32 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return *code
}
