package archive

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vestka/app"
)

// place takes the files of a packet, one after the other.
type place func(name string, write func(io.Writer) error) error

// Save writes a packet as a folder that is new or empty, or as a file whose name ends in
// .zip; whole, or not at all.
func (m *Maker) Save(ctx context.Context, p *Packet, path string) error {
	if strings.EqualFold(filepath.Ext(path), ".zip") {
		return m.Guard.Save(path, func(w io.Writer) error {
			z := zip.NewWriter(w)
			err := m.fill(ctx, p, func(name string, write func(io.Writer) error) error {
				f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.Today.Time()})
				if err != nil {
					return err
				}
				return write(f)
			})
			return errors.Join(err, z.Close())
		})
	}
	return m.saveFolder(ctx, p, path)
}

// saveFolder leaves nothing where something goes wrong, and touches nothing that was
// there before.
func (m *Maker) saveFolder(ctx context.Context, p *Packet, path string) (err error) {
	entries, err := os.ReadDir(path)
	switch {
	case err == nil && len(entries) > 0:
		return &app.Error{Code: app.Refused, Key: "error.archive.folder"}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return notSaved(err)
	}
	isNew := err != nil
	if err := os.MkdirAll(path, 0o700); err != nil {
		return notSaved(err)
	}
	var written []string
	defer func() {
		if err == nil {
			return
		}
		for _, name := range written {
			_ = os.Remove(name) // already failing: the first error is the one to tell
		}
		_ = os.Remove(filepath.Join(path, "files"))    // likewise
		_ = os.Remove(filepath.Join(path, "pictures")) // likewise
		if isNew {
			_ = os.Remove(path) // likewise
		}
	}()
	return m.fill(ctx, p, func(name string, write func(io.Writer) error) error {
		to := filepath.Join(path, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return notSaved(err)
		}
		written = append(written, to)
		return m.Guard.Save(to, write)
	})
}

func notSaved(err error) error {
	return &app.Error{Code: app.Failed, Key: "error.save", Hint: "error.save.hint", Err: err}
}

// fill puts everything into its place: the pages and the scans, the data with the list of
// these, and the list of all in the form that sha256sum reads.
func (m *Maker) fill(ctx context.Context, p *Packet, put place) error {
	var list []fileJSON
	add := func(name, original string, write func(io.Writer) error) error {
		f := fileJSON{Name: name, Original: original}
		err := put(name, func(w io.Writer) error {
			sum := &summing{to: w, sum: sha256.New()}
			err := write(sum)
			f.Bytes, f.SHA256 = sum.bytes, hex.EncodeToString(sum.sum.Sum(nil))
			return err
		})
		list = append(list, f)
		return err
	}
	if err := add(pagesName, "", func(w io.Writer) error { return m.writePages(ctx, w, p) }); err != nil {
		return err
	}
	for _, c := range p.cards {
		err := add(c.name, "", func(w io.Writer) error {
			_, err := w.Write(c.content)
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, f := range p.Files() {
		if err := add(f.Name, f.Attachment.Name, func(w io.Writer) error { return m.Store.ReadAttachment(ctx, f.ID, w) }); err != nil {
			return err
		}
	}
	files := list
	if err := add(dataName, "", func(w io.Writer) error { return p.writeData(w, files) }); err != nil {
		return err
	}
	return put(sumsName, func(w io.Writer) error {
		for _, f := range list {
			if _, err := fmt.Fprintf(w, "%s  %s\n", f.SHA256, f.Name); err != nil {
				return err
			}
		}
		return nil
	})
}

// summing counts and sums what is written through it.
type summing struct {
	to    io.Writer
	bytes int64
	sum   hash.Hash
}

func (s *summing) Write(b []byte) (int, error) {
	n, err := s.to.Write(b)
	s.bytes += int64(n)
	_, _ = s.sum.Write(b[:n]) // a hash takes everything
	return n, err
}
