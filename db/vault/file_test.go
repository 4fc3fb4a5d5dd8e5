package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/psanford/sqlite3vfs"

	"vestka/db/internal/disk"
)

// opener opens a file of a kind.
type opener func(*disk.File, *Key) (content, error)

var kinds = map[string]opener{
	"store":   func(f *disk.File, k *Key) (content, error) { return openBlockFile(f, k) },
	"journal": func(f *disk.File, k *Key) (content, error) { return openJournal(f, k, journalFile, true) },
}

func openContent(t *testing.T, path string, key *Key, open opener) content {
	t.Helper()
	file, err := disk.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	c, err := open(file, key)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// model is a plain file in memory. Where whole is set its end is always that of a block.
type model struct {
	b     []byte
	whole bool
}

func (m *model) end(size int64) int64 {
	if m.whole {
		return (size + BlockSize - 1) / BlockSize * BlockSize
	}
	return size
}

func (m *model) write(p []byte, off int64) {
	if more := m.end(off+int64(len(p))) - int64(len(m.b)); more > 0 {
		m.b = append(m.b, make([]byte, more)...)
	}
	copy(m.b[off:], p)
}

func (m *model) truncate(size int64) {
	size = m.end(size)
	if more := size - int64(len(m.b)); more > 0 {
		m.b = append(m.b, make([]byte, more)...)
	}
	m.b = m.b[:size]
}

func (m *model) read(p []byte, off int64) (n int, err error) {
	return bytes.NewReader(m.b).ReadAt(p, off)
}

func TestASealedFileIsAFileLikeAnyOther(t *testing.T) {
	for name, open := range kinds {
		for seed := range uint64(60) {
			t.Run(fmt.Sprint(name, seed), func(t *testing.T) {
				r := rand.New(rand.NewPCG(seed, 7))
				path, key := filepath.Join(t.TempDir(), "f"), NewKey()
				c := openContent(t, path, key, open)
				m := model{whole: name == "store"}
				for range 150 {
					c = step(t, r, c, &m, func() content { return openContent(t, path, key, open) })
				}
				compare(t, c, &m)
				if err := c.Close(); err != nil {
					t.Fatal(err)
				}
				c = openContent(t, path, key, open)
				compare(t, c, &m)
				if err := c.Close(); err != nil {
					t.Fatal(err)
				}
			})
		}
	}
}

// step does one random thing to both files. Sizes and places lie around the
// borders of blocks more often than chance would have it.
func step(t *testing.T, r *rand.Rand, c content, m *model, reopen func() content) content {
	t.Helper()
	place := func(blocks int64) int64 {
		near := r.Int64N(blocks+1)*BlockSize + r.Int64N(9) - 4
		if r.IntN(2) == 0 {
			near = r.Int64N(blocks * BlockSize)
		}
		return max(0, near)
	}
	var err error
	switch r.IntN(8) {
	case 0, 1, 2:
		p := make([]byte, 1+place(3))
		for i := range p {
			p[i] = byte(r.Uint32())
		}
		off := place(6)
		_, err = c.WriteAt(p, off)
		m.write(p, off)
	case 3, 4:
		size, off := 1+place(3), place(7)
		got, want := make([]byte, size), make([]byte, size)
		n, gotErr := c.ReadAt(got, off)
		wantN, wantErr := m.read(want, off)
		if n != wantN || !errors.Is(gotErr, wantErr) || !bytes.Equal(got[:n], want[:n]) {
			t.Fatalf("reading %d at %d of %d: %d, %v; want %d, %v", size, off, len(m.b), n, gotErr, wantN, wantErr)
		}
	case 5:
		size := place(6)
		if m.whole {
			size = size / BlockSize * BlockSize // SQLite knows no half page
		}
		err = c.Truncate(size)
		m.truncate(size)
	case 6:
		err = c.Sync()
	case 7:
		err = c.Close()
		c = reopen()
	}
	if err != nil {
		t.Fatal(err)
	}
	if c.Size() != int64(len(m.b)) {
		t.Fatalf("size %d, want %d", c.Size(), len(m.b))
	}
	return c
}

func compare(t *testing.T, c content, m *model) {
	t.Helper()
	got := make([]byte, len(m.b)+1)
	n, err := c.ReadAt(got, 0)
	if !errors.Is(err, io.EOF) || n != len(m.b) || !bytes.Equal(got[:n], m.b) {
		t.Fatalf("the content differs: %d bytes, %v; want %d", n, err, len(m.b))
	}
}

func TestNothingReadableReachesTheDisk(t *testing.T) {
	for name, open := range kinds {
		path := filepath.Join(t.TempDir(), "f")
		c := openContent(t, path, NewKey(), open)
		block := bytes.Repeat([]byte("Максім Багдановіч "), 500)[:2*BlockSize]
		if _, err := c.WriteAt(block, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := c.WriteAt(make([]byte, 3*BlockSize), 2*BlockSize); err != nil {
			t.Fatal(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte("Багдановіч")) || bytes.Contains(b, make([]byte, 16)) {
			t.Errorf("%s: the content stands in the file", name)
		}
		if step := len(b) / 5; bytes.Equal(b[3*step:4*step], b[4*step:5*step]) {
			t.Errorf("%s: two blocks of the same content look the same", name)
		}
	}
}

func TestEveryBlockOfALongFileIsSealed(t *testing.T) {
	for name, open := range kinds {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file")
			c := openContent(t, path, NewKey(), open)
			word := []byte("сасна")
			page := bytes.Repeat(word, BlockSize/len(word)+1)[:BlockSize]
			const blocks = 1000
			for i := range int64(blocks) {
				if _, err := c.WriteAt(page, i*BlockSize); err != nil {
					t.Fatal(err)
				}
			}
			if err := c.Close(); err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(path)
			if err != nil || len(b) < blocks*BlockSize {
				t.Fatalf("%d bytes, %v", len(b), err)
			}
			if at := bytes.Index(b, word); at >= 0 {
				t.Errorf("the word stands at byte %d", at)
			}
		})
	}
}

func TestABlockOfOneKindIsNoiseInAnother(t *testing.T) {
	key := NewKey()
	block := bytes.Repeat([]byte("x"), BlockSize)
	for i, k := range []kind{mainFile, journalFile, superJournal} {
		for j, other := range []kind{mainFile, journalFile, superJournal} {
			b := bytes.Clone(block)
			write, read := newSealer(key, k), newSealer(key, other)
			write.seal(b, 5)
			read.open(b, 5)
			if bytes.Equal(b, block) != (i == j) {
				t.Errorf("kinds %c and %c", k, other)
			}
		}
	}
}

// torn writes the first part of a journal, syncs it, writes the second, and
// gives what is on the disk after both and after the first.
func torn(t *testing.T, path string, key *Key, first, second []byte) (all, synced []byte) {
	t.Helper()
	c := openContent(t, path, key, kinds["journal"])
	if _, err := c.WriteAt(first, 0); err != nil {
		t.Fatal(err)
	}
	if err := c.Sync(); err != nil {
		t.Fatal(err)
	}
	synced, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// As SQLite does with a sector of 4096 bytes: what was synced is left alone.
	next := (int64(len(first)) + BlockSize - 1) / BlockSize * BlockSize
	if _, err := c.WriteAt(second, next); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if all, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	return all, synced
}

func TestAJournalCutOffAnywhereHoldsWhatWasSyncedAndNothingFalse(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	key, path := NewKey(), filepath.Join(t.TempDir(), "j")
	first, second := make([]byte, 2*BlockSize), make([]byte, BlockSize+700)
	for i := range first {
		first[i] = byte(r.Uint32())
	}
	for i := range second {
		second[i] = byte(r.Uint32())
	}
	all, synced := torn(t, path, key, first, second)
	whole := append(bytes.Clone(first), second...)
	for cut := len(synced); cut <= len(all); cut += 1 + r.IntN(90) {
		for _, garbled := range []bool{false, true} {
			b := bytes.Clone(all[:cut])
			if garbled { // the file got its length, but not its bytes
				b = append(b, make([]byte, len(all)-cut)...)
			}
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			c := openContent(t, path, key, kinds["journal"])
			got := make([]byte, len(whole)+BlockSize)
			n, err := c.ReadAt(got, 0)
			if !errors.Is(err, io.EOF) || n < len(first) || n > len(whole) || !bytes.Equal(got[:n], whole[:n]) {
				t.Fatalf("cut at %d of %d: read %d, %v", cut, len(all), n, err)
			}
			if cut < len(all) && n == len(whole) {
				t.Fatalf("cut at %d of %d, yet all is there", cut, len(all))
			}
			if err := c.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestAJournalWithAFlippedBitEndsBeforeIt(t *testing.T) {
	key, path := NewKey(), filepath.Join(t.TempDir(), "j")
	all, _ := torn(t, path, key, bytes.Repeat([]byte("a"), 3*BlockSize), []byte("b"))
	for _, at := range []int{0, 100, journalBlock - 1, journalBlock, 2*journalBlock + 5} {
		b := bytes.Clone(all)
		b[at] ^= 4
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		c := openContent(t, path, key, kinds["journal"])
		n, err := c.ReadAt(make([]byte, len(all)), 0)
		if want := at / journalBlock * BlockSize; n != want || c.Size() != int64(want) || !errors.Is(err, io.EOF) {
			t.Errorf("bit at %d: read %d, %v; want %d", at, n, err, want)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPieceOfABlockAtTheEndOfAStoreDoesNotCount(t *testing.T) {
	key, path := NewKey(), filepath.Join(t.TempDir(), "s")
	c := openContent(t, path, key, kinds["store"])
	page := bytes.Repeat([]byte("p"), BlockSize)
	if _, err := c.WriteAt(append(page, page...), 0); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(c.Close(), os.Truncate(path, BlockSize+99)); err != nil {
		t.Fatal(err)
	}
	c = openContent(t, path, key, kinds["store"])
	if c.Size() != BlockSize {
		t.Errorf("size %d", c.Size())
	}
	if _, err := c.WriteAt(page, BlockSize); err != nil {
		t.Fatal(err)
	}
	compare(t, c, &model{b: append(page, page...)})
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatACrashLeftBehindATornBlockDoesNotShowUpAgain(t *testing.T) {
	key, path := NewKey(), filepath.Join(t.TempDir(), "j")
	all, _ := torn(t, path, key, bytes.Repeat([]byte("a"), 4*BlockSize), []byte("b"))
	all[journalBlock+9] ^= 1
	if err := os.WriteFile(path, all, 0o600); err != nil {
		t.Fatal(err)
	}
	c := openContent(t, path, key, kinds["journal"])
	if c.Size() != BlockSize {
		t.Fatalf("size %d", c.Size())
	}
	fresh := bytes.Repeat([]byte("c"), BlockSize)
	if _, err := c.WriteAt(fresh, BlockSize); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c = openContent(t, path, key, kinds["journal"])
	compare(t, c, &model{b: append(bytes.Repeat([]byte("a"), BlockSize), fresh...)})
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAWriteThatFailsIsToldBeforeSQLiteReliesOnIt(t *testing.T) {
	defer func() { disk.Fault = nil }()
	block := bytes.Repeat([]byte{7}, BlockSize)
	for name, relies := range map[string]func(*handle) error{
		"sync":   func(h *handle) error { return h.Sync(sqlite3vfs.SyncFull) },
		"read":   func(h *handle) error { _, err := h.ReadAt(make([]byte, BlockSize), BlockSize); return err },
		"cut":    func(h *handle) error { return h.Truncate(BlockSize) },
		"unlock": func(h *handle) error { return h.Unlock(sqlite3vfs.LockNone) },
		"close":  func(h *handle) error { return h.Close() },
		"jump":   func(h *handle) error { _, err := h.WriteAt(block, 100*BlockSize); return err },
		"many": func(h *handle) (err error) {
			for i := int64(2); i < 2+mostWaiting/BlockSize && err == nil; i++ {
				_, err = h.WriteAt(block, i*BlockSize)
			}
			return err
		},
	} {
		disk.Fault = nil
		h := &handle{content: openContent(t, filepath.Join(t.TempDir(), "f"), NewKey(), kinds["store"])}
		disk.Fault = func(s disk.Step) error {
			if s == disk.Write {
				return syscall.ENOSPC
			}
			return nil
		}
		for i := range int64(2) {
			if _, err := h.WriteAt(block, i*BlockSize); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if err := relies(h); !errors.Is(err, sqlite3vfs.FullError) {
			t.Errorf("%s: %v", name, err)
		}
		if err := h.Sync(sqlite3vfs.SyncFull); name != "jump" && name != "many" && name != "close" && err != nil {
			t.Errorf("%s: told twice: %v", name, err)
		}
	}
}
