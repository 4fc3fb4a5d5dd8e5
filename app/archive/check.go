package archive

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"vestka/app"
)

// Checked is how a packet compares with its list of sums; the names are those in it.
type Checked struct {
	Files   int      // that are as the list says
	Changed []string // that are not
	Missing []string
	Further []string // that the list does not name
}

// Sound reports that everything is there as the list says.
func (c *Checked) Sound() bool { return len(c.Changed)+len(c.Missing) == 0 }

// Check compares the packet that lies in a folder or a ZIP file with its list of sums.
// Refused where it has none.
func Check(ctx context.Context, path string) (Checked, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Checked{}, noList(err)
	}
	if info.IsDir() {
		return check(ctx, os.DirFS(path))
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return Checked{}, noList(err)
	}
	defer func() { _ = z.Close() }() // only read
	return check(ctx, z)
}

func noList(err error) error {
	return &app.Error{Code: app.Refused, Key: "error.archive.no_list", Err: err}
}

func check(ctx context.Context, packet fs.FS) (c Checked, err error) {
	sums, err := readSums(packet)
	if err != nil {
		return c, noList(err)
	}
	listed := map[string]bool{sumsName: true}
	for _, one := range sums {
		if err := ctx.Err(); err != nil {
			return c, err
		}
		listed[one.name] = true
		switch sum, err := sumOf(packet, one.name); {
		case errors.Is(err, fs.ErrNotExist):
			c.Missing = append(c.Missing, one.name)
		case err != nil || sum != one.sum: // what cannot be read is not as it was
			c.Changed = append(c.Changed, one.name)
		default:
			c.Files++
		}
	}
	err = fs.WalkDir(packet, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !listed[name] {
			c.Further = append(c.Further, name)
		}
		return err
	})
	slices.Sort(c.Further)
	return c, err
}

// listed is a line of the list.
type listed struct{ sum, name string }

// readSums reads the list; a line that cannot be one of it makes it none.
func readSums(packet fs.FS) (all []listed, err error) {
	f, err := packet.Open(sumsName)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		sum, name, found := strings.Cut(lines.Text(), "  ")
		if raw, err := hex.DecodeString(sum); err != nil || len(raw) != sha256.Size || !found || !fs.ValidPath(name) {
			return nil, errors.New("no line of a list of sums")
		}
		all = append(all, listed{strings.ToLower(sum), name})
	}
	if len(all) == 0 && lines.Err() == nil {
		return nil, errors.New("an empty list of sums")
	}
	return all, lines.Err()
}

func sumOf(packet fs.FS, name string) (string, error) {
	f, err := packet.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // only read
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)), err
}
