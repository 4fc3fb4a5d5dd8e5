package vault

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"github.com/mattn/go-sqlite3"
	"github.com/psanford/sqlite3vfs"
)

// machine stands between the sealing files and the tests that let the disk fail.
type machine interface {
	opened(path string, c content) content
	deleting(path string)
}

// watched is the layer of this package with a disk that tests choose. sqlite3vfs
// cannot take a name back, so it is registered once.
type watched struct{ vfs }

var (
	watch     machine
	watchOnce = sync.OnceValue(func() error { return sqlite3vfs.RegisterVFS("watched", watched{}) })
)

func (w watched) OpenURI(name string, params map[string]string, flags sqlite3vfs.OpenFlag) (sqlite3vfs.File, sqlite3vfs.OpenFlag, error) {
	f, flags, err := w.vfs.OpenURI(name, params, flags)
	if h := f.(*handle); watch != nil {
		if _, closed := h.content.(closedFile); !closed {
			h.content = watch.opened(name, h.content)
		}
	}
	return f, flags, err
}

func (w watched) Delete(name string, dirSync bool) error {
	if watch != nil {
		watch.deleting(name)
	}
	return w.vfs.Delete(name, dirSync)
}

// bank is a database of accounts whose sum never changes, in pages so many that
// SQLite's cache of five must write ahead of the commit, and the journal has
// several parts.
type bank struct {
	db     *sql.DB
	random *rand.Rand
}

const (
	accounts = 60
	total    = accounts * 1000
)

func openBank(t *testing.T, path string, layer *Layer, seed uint64) *bank {
	t.Helper()
	if err := watchOnce(); err != nil {
		t.Fatal(err)
	}
	params := url.Values{"mode": {"rwc"}, "_journal_mode": {"DELETE"}, "_synchronous": {"EXTRA"}, "_cache_size": {"5"}}
	layer.Address(params)
	params.Set("vfs", "watched")
	db, err := sql.Open("sqlite3", (&url.URL{Scheme: "file", Path: path, RawQuery: params.Encode()}).String())
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return &bank{db, rand.New(rand.NewPCG(seed, 1))}
}

func (b *bank) found() error {
	_, err := b.db.Exec(`CREATE TABLE account (id INTEGER PRIMARY KEY, sum INTEGER NOT NULL, papers BLOB NOT NULL);
		CREATE TABLE day (number INTEGER NOT NULL); INSERT INTO day VALUES (0);
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ` + fmt.Sprint(accounts) + `)
		INSERT INTO account SELECT i, 1000, randomblob(1500) FROM n`)
	return err
}

// work does the business of one day in one transaction.
func (b *bank) work() (err error) {
	if _, err := b.db.Exec("PRAGMA temp_store = MEMORY; BEGIN IMMEDIATE"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_, _ = b.db.Exec("ROLLBACK") // SQLite may have done it
		}
	}()
	for range 12 {
		from, to, sum := 1+b.random.IntN(accounts), 1+b.random.IntN(accounts), b.random.IntN(500)
		if _, err := b.db.Exec("UPDATE account SET sum = sum - ?, papers = randomblob(?) WHERE id = ?", sum, b.random.IntN(5000), from); err != nil {
			return err
		}
		if _, err := b.db.Exec("UPDATE account SET sum = sum + ? WHERE id = ?", sum, to); err != nil {
			return err
		}
	}
	if _, err := b.db.Exec("UPDATE day SET number = number + 1"); err != nil {
		return err
	}
	_, err = b.db.Exec("COMMIT")
	return err
}

// audit fails unless the books are in order; it gives the day that they are of.
func (b *bank) audit() (day int, err error) {
	var verdict string
	var sum, n int
	err = errors.Join(
		b.db.QueryRow("PRAGMA integrity_check").Scan(&verdict),
		b.db.QueryRow("SELECT sum(sum), count(*) FROM account").Scan(&sum, &n),
		b.db.QueryRow("SELECT number FROM day").Scan(&day),
	)
	if err == nil && (verdict != "ok" || sum != total || n != accounts) {
		err = fmt.Errorf("%d accounts with %d in all, %s", n, sum, verdict)
	}
	return day, err
}

// power is a disk that loses its power: what was not synced is there, or not, or
// in part, sector by sector. It takes pictures of what would be left.
type power struct {
	t        *testing.T
	random   *rand.Rand
	main     string
	synced   map[string][]byte // what the disk has for sure
	day      int               // the last that was committed
	pictures []picture
}

type picture struct {
	store, journal []byte // nil where there is none
	day            int
}

// powered is a file on it.
type powered struct {
	content
	path  string
	power *power
}

func (p *power) opened(path string, c content) content {
	if path == p.main && p.synced[path] == nil {
		p.synced[path] = p.now(path)
	}
	return &powered{c, path, p}
}

func (p *power) deleting(path string) {
	p.take()
	delete(p.synced, path)
}

func (p *power) now(path string) []byte {
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		p.t.Error(err)
	}
	return b
}

func (f *powered) WriteAt(b []byte, off int64) (int, error) {
	n, err := f.content.WriteAt(b, off)
	f.power.take()
	return n, err
}

func (f *powered) Sync() error {
	f.power.take()
	err := f.content.Sync()
	f.power.synced[f.path] = f.power.now(f.path)
	f.power.take()
	return err
}

// take takes a picture now and then.
func (p *power) take() {
	if p.random.IntN(60) == 0 {
		journal := p.main + "-journal"
		p.pictures = append(p.pictures, picture{p.left(p.main), p.left(journal), p.day})
	}
}

// left is what the disk may have of a file: of every sector the synced bytes or
// those of now.
func (p *power) left(path string) []byte {
	synced, now := p.synced[path], p.now(path)
	size := len(synced)
	if p.random.IntN(3) > 0 {
		size = min(size, len(now)) + p.random.IntN(max(1, 1+len(now)-size))
	}
	left := make([]byte, size)
	copy(left, synced)
	part := []float64{0, 0.2, 0.8, 1}[p.random.IntN(4)]
	for at := 0; at < size; at += 512 {
		if p.random.Float64() < part && at < len(now) {
			copy(left[at:min(size, at+512)], now[at:])
		}
	}
	if size == 0 {
		return nil
	}
	return left
}

func TestALossOfPowerLeavesTheLastCommitOrTheNext(t *testing.T) {
	seeds := uint64(6)
	if testing.Short() {
		seeds = 2
	}
	layer, err := NewLayer(NewKey())
	if err != nil {
		t.Fatal(err)
	}
	defer layer.Close()
	rolledBack := 0
	for seed := range seeds {
		path := filepath.Join(t.TempDir(), "bank")
		b := openBank(t, path, layer, seed)
		if err := b.found(); err != nil {
			t.Fatal(err)
		}
		p := &power{t: t, random: rand.New(rand.NewPCG(seed, 2)), main: path, synced: map[string][]byte{path: mustRead(t, path)}}
		// The store is open already; a new connection goes through the disk.
		if err := b.db.Close(); err != nil {
			t.Fatal(err)
		}
		watch = p
		b = openBank(t, path, layer, seed)
		for day := 1; day <= 25; day++ {
			if err := b.work(); err != nil {
				t.Fatal(err)
			}
			p.day = day
		}
		err := b.db.Close()
		watch = nil
		if err != nil {
			t.Fatal(err)
		}
		for i, picture := range p.pictures {
			rolledBack += develop(t, picture, layer, fmt.Sprint(seed, " ", i))
		}
	}
	t.Logf("%d pictures had a journal", rolledBack)
	if rolledBack == 0 {
		t.Error("no journal was ever needed")
	}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// develop opens what a loss of power left; it gives 1 where there was a journal.
func develop(t *testing.T, p picture, layer *Layer, name string) (journals int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bank")
	if err := os.WriteFile(path, p.store, 0o600); err != nil {
		t.Fatal(err)
	}
	if p.journal != nil {
		journals = 1
		if err := os.WriteFile(path+"-journal", p.journal, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b := openBank(t, path, layer, 0)
	day, err := b.audit()
	if err != nil || day < p.day || day > p.day+1 {
		t.Errorf("picture %s of day %d: day %d, %v", name, p.day, day, err)
	}
	if err := errors.Join(b.work(), b.db.Close()); err != nil {
		t.Errorf("picture %s: %v", name, err)
	}
	return journals
}

// faulty is a disk on which the n-th operation of a kind fails, and all after it
// where it stays broken.
type faulty struct {
	kind  string
	n     int
	stays bool
	err   error
	hit   bool
}

type faultyFile struct {
	content
	faulty *faulty
}

func (d *faulty) opened(_ string, c content) content { return &faultyFile{c, d} }
func (d *faulty) deleting(string)                    {}

func (d *faulty) fails(kind string) error {
	if kind != d.kind {
		return nil
	}
	d.n--
	if d.n == 0 || d.n < 0 && d.stays {
		d.hit = true
		return d.err
	}
	return nil
}

func (f *faultyFile) ReadAt(b []byte, off int64) (int, error) {
	if err := f.faulty.fails("read"); err != nil {
		return 0, err
	}
	return f.content.ReadAt(b, off)
}

func (f *faultyFile) WriteAt(b []byte, off int64) (int, error) {
	if err := f.faulty.fails("write"); err != nil {
		return 0, err
	}
	return f.content.WriteAt(b, off)
}

func (f *faultyFile) Sync() error {
	if err := f.faulty.fails("sync"); err != nil {
		return err
	}
	return f.content.Sync()
}

func (f *faultyFile) Truncate(size int64) error {
	if err := f.faulty.fails("truncate"); err != nil {
		return err
	}
	return f.content.Truncate(size)
}

func TestADiskThatFailsOnceOrForGoodCostsNoCommit(t *testing.T) {
	layer, err := NewLayer(NewKey())
	if err != nil {
		t.Fatal(err)
	}
	defer layer.Close()
	path := filepath.Join(t.TempDir(), "bank")
	b := openBank(t, path, layer, 1)
	if err := errors.Join(b.found(), b.db.Close()); err != nil {
		t.Fatal(err)
	}
	start := mustRead(t, path)
	for kind, step := range map[string]int{"read": 7, "write": 7, "sync": 1} {
		for _, stays := range []bool{false, true} {
			hits := 0
			for n := 1; ; n += step {
				d := &faulty{kind: kind, n: n, stays: stays, err: &fs.PathError{Op: kind, Err: syscall.EIO}}
				workOn(t, layer, start, d)
				if !d.hit || hits == 60 || t.Failed() {
					break
				}
				hits++
			}
			if hits == 0 {
				t.Errorf("%s never failed", kind)
			}
		}
	}
}

// workOn lets a bank work for three days on a disk that fails, and audits it on
// one that does not.
func workOn(t *testing.T, layer *Layer, start []byte, d *faulty) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bank")
	if err := os.WriteFile(path, start, 0o600); err != nil {
		t.Fatal(err)
	}
	watch = d
	b := openBank(t, path, layer, 9)
	done, tried := 0, 0
	for range 3 {
		tried++
		if err := b.work(); err == nil {
			done++
		} else if e := (sqlite3.Error{}); !errors.As(err, &e) {
			t.Errorf("%s %d: %v", d.kind, d.n, err)
		}
	}
	_ = b.db.Close() // may fail as well
	watch = nil
	b = openBank(t, path, layer, 9)
	day, err := b.audit()
	// A commit whose last step failed may have been made though it said that it was not.
	if err != nil || day < done || day > tried {
		t.Errorf("%s, stays %v: day %d of %d, %v", d.kind, d.stays, day, done, err)
	}
	if err := b.db.Close(); err != nil {
		t.Error(err)
	}
}
