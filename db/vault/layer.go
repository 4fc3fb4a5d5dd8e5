package vault

import (
	"net/url"
	"strconv"
	"strings"
	"sync"

	_ "github.com/mattn/go-sqlite3" // the SQLite that sqlite3vfs is linked with
	"github.com/psanford/sqlite3vfs"
)

// vfsName is what SQLite knows the sealing file layer by, keyParam the parameter
// of a store's address that says which key to use.
const (
	vfsName  = "vestka-sealed"
	keyParam = "vault"
)

// Layer is the file layer of one sealed store. The nil Layer is that of a store
// that is not sealed: the system's own.
type Layer struct {
	Slot string // of the key file, that the key came from; empty where nobody said

	id  string
	key Key

	mu    sync.Mutex
	cause error // why the system last failed it
}

// inUse are the layers in use, and the files that SQLite has open through them.
// There is one VFS for all, since sqlite3vfs cannot take a name back and has no
// lock for the list of them.
var inUse = struct {
	sync.Mutex
	register sync.Once
	failed   error
	last     int
	layers   map[string]*Layer
	mains    map[string]*locks // by path
}{layers: map[string]*Layer{}, mains: map[string]*locks{}}

// NewLayer makes the layer for stores sealed with the key, which it takes over.
// It serves until it is closed.
func NewLayer(key *Key) (*Layer, error) {
	inUse.register.Do(func() {
		inUse.failed = sqlite3vfs.RegisterVFS(vfsName, vfs{}, sqlite3vfs.WithMaxPathName(maxPath))
	})
	if inUse.failed != nil {
		return nil, inUse.failed
	}
	inUse.Lock()
	defer inUse.Unlock()
	inUse.last++
	l := &Layer{id: strconv.Itoa(inUse.last), key: *key}
	inUse.layers[l.id] = l
	key.forget()
	return l, nil
}

// Close forgets the key. No store may be open through the layer any more.
func (l *Layer) Close() {
	if l == nil {
		return
	}
	inUse.Lock()
	defer inUse.Unlock()
	delete(inUse.layers, l.id)
	l.key.forget()
}

// Sealed reports that what reaches the disk is encrypted.
func (l *Layer) Sealed() bool { return l != nil }

// Address adds to the parameters of a store's address what makes SQLite use the layer.
func (l *Layer) Address(params url.Values) {
	if l != nil {
		params.Set("vfs", vfsName)
		params.Set(keyParam, l.id)
	}
}

// Cause is the error of the system behind the last failure that SQLite tells of
// in its own words only, and forgets it; nil where there is none.
func (l *Layer) Cause() error {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	cause := l.cause
	l.cause = nil
	return cause
}

// failed keeps the error of the system for Cause.
func (l *Layer) failed(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cause = err
}

// layerOf finds the layer that SQLite shall open a file through, with the locks
// of the store that the file belongs to. Of a store's file the address says it;
// journals lie beside a store that is open.
func layerOf(name string, params map[string]string, k kind) (*locks, bool) {
	inUse.Lock()
	defer inUse.Unlock()
	switch k {
	case journalFile:
		name = strings.TrimSuffix(name, "-journal")
	case superJournal:
		name = name[:max(0, strings.LastIndex(name, "-mj"))]
	}
	shared, ok := inUse.mains[name]
	if k != mainFile {
		return shared, ok
	}
	layer := inUse.layers[params[keyParam]]
	if layer == nil || ok && shared.layer != layer {
		return nil, false
	}
	if !ok {
		shared = &locks{layer: layer, name: name}
		inUse.mains[name] = shared
	}
	shared.handles++
	return shared, true
}

// release is that a store's file was closed.
func release(shared *locks) {
	inUse.Lock()
	defer inUse.Unlock()
	if shared.handles--; shared.handles == 0 {
		delete(inUse.mains, shared.name)
	}
}
