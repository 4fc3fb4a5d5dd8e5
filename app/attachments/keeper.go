package attachments

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"vestka/app"
	"vestka/app/exporter"
)

// Extensions are the usual ones of files that can be kept; what counts is the content.
var Extensions = []string{".jpg", ".jpeg", ".png", ".webp", ".pdf"}

// Store is what the keeper needs of the store.
type Store interface {
	app.AttachmentStore
	app.SettingStore
}

// Keeper keeps the user's files in the store.
type Keeper struct {
	store  Store
	copies string // folder for unsealed copies
	guard  exporter.Guard
}

// New is a keeper that lays unsealed copies into folders of their own in the folder
// copies, which it makes when it needs it, and saves no file where the guard
// refuses it.
func New(store Store, copies string, guard exporter.Guard) *Keeper {
	return &Keeper{store: store, copies: copies, guard: guard}
}

// Owner is whose a file is: a person, and perhaps an entry of the log to them.
type Owner struct {
	Person   app.PersonID
	Letter   app.LetterID
	Reply    app.ReplyID    // of the person, of which the files are pages
	Donation app.DonationID // of which the files are receipts; then the person may be 0
}

// Request says which files are to be kept with whom.
type Request struct {
	Owner
	Paths        []string
	KeepMetadata bool                  // pictures are kept as they are
	Progress     func(done, total int) // may be nil
}

// Added is what came of a request.
type Added struct {
	Attachments []app.Attachment
	Changes     app.Changes
}

// PDFs reports that a PDF is among what was added, which is kept with whatever it holds.
func (a Added) PDFs() bool {
	for _, one := range a.Attachments {
		if one.Kind == app.PDF {
			return true
		}
	}
	return false
}

// Add keeps all the files or, where one of them cannot be taken, none. A file that
// is no picture and no PDF, is damaged or too large is app.Refused.
func (k *Keeper) Add(ctx context.Context, r Request) (added Added, err error) {
	err = Read(ctx, r, func(files ...app.NewAttachment) (err error) {
		added.Attachments, added.Changes, err = k.store.AddAttachments(ctx, files...)
		return err
	})
	if err != nil {
		return Added{}, err
	}
	return added, nil
}

// Read has files kept by keep, for an operation of the store that keeps them with
// something else: it is called once all of them were looked at, as Add does, and has to
// read them before it returns.
func Read(ctx context.Context, r Request, keep func(files ...app.NewAttachment) error) error {
	files := make([]*file, len(r.Paths))
	for i, path := range r.Paths {
		source, err := openFile(path)
		if err != nil {
			return named(err, path)
		}
		defer func() { _ = source.Close() }() // only read
		if files[i], err = examine(ctx, source, r.KeepMetadata); err != nil {
			return named(err, path)
		}
		files[i].Name = cleanName(path)
		r.progress(i+1, 2*len(files))
	}
	return r.keep(files, keep)
}

// keep has the files kept that were looked at.
func (r Request) keep(files []*file, keep func(files ...app.NewAttachment) error) error {
	at := -1 // the file that is being written
	to := make([]app.NewAttachment, len(files))
	for i, f := range files {
		f.Person, f.Letter, f.Reply, f.Donation = r.Person, r.Letter, r.Reply, r.Donation
		to[i] = app.NewAttachment{Attachment: f.Attachment, Small: f.small, Content: begun{f.content(), func() {
			at = i
			r.progress(len(files)+i, 2*len(files))
		}}}
	}
	switch err := keep(to...); {
	case err != nil && at < 0:
		return err
	case err != nil:
		return named(err, r.Paths[at])
	}
	r.progress(2*len(files), 2*len(files))
	return nil
}

// begun is content that tells when it is read.
type begun struct {
	io.Reader
	tell func()
}

func (b begun) Read(p []byte) (int, error) {
	b.tell()
	return b.Reader.Read(p)
}

func (r Request) progress(done, total int) {
	if r.Progress != nil {
		r.Progress(done, total)
	}
}

// openFile opens a file of the user's. What is no usual file may never end.
func openFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, refused("error.attachment.unknown", nil)
	}
	return os.Open(path)
}

// named adds the name of the file to an error that speaks of it.
func named(err error, path string) error {
	e := (*app.Error)(nil)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case !errors.As(err, &e):
		e = refused("error.attachment.read", withoutPath(err))
	case !strings.HasPrefix(e.Key, "error.attachment."):
		return err
	}
	e.Args["Name"] = cleanName(path)
	return e
}

// withoutPath keeps the path out of an error, since it may name somebody.
func withoutPath(err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	return err
}

// longestName is how much of a file's name is kept, in characters.
const longestName = 200

// cleanName is the name of a file on one line.
func cleanName(path string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(filepath.Base(path), "?"))
	if runes := []rune(name); len(runes) > longestName {
		name = string(runes[:longestName])
	}
	return name
}

// content reads what is kept, and fails where it is no longer what was examined.
func (f *file) content() io.Reader {
	return &same{Reader: f.plan.reader(f.source), want: f.sum, sum: sha256.New()}
}

type same struct {
	io.Reader
	want [sha256.Size]byte
	sum  hash.Hash
}

func (s *same) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	_, _ = s.sum.Write(p[:n]) // a hash takes everything
	if errors.Is(err, io.EOF) && [sha256.Size]byte(s.sum.Sum(nil)) != s.want {
		err = &app.Error{Code: app.Failed, Key: "error.store.attachment_changed"}
	}
	return n, err
}

// List are the attachments that the filter chooses, newest first.
func (k *Keeper) List(ctx context.Context, f app.AttachmentFilter) ([]app.Attachment, error) {
	return k.store.Attachments(ctx, f)
}

// Small is the small picture of an attachment, empty for a PDF.
func (k *Keeper) Small(ctx context.Context, id app.AttachmentID) ([]byte, error) {
	return k.store.SmallPicture(ctx, id)
}

// Remove removes attachments: all of them or, where one is not there, none.
func (k *Keeper) Remove(ctx context.Context, ids ...app.AttachmentID) (app.Changes, error) {
	return k.store.RemoveAttachments(ctx, ids...)
}

// Save writes a copy, which is not sealed, whole or not at all. A file that is
// there is replaced.
func (k *Keeper) Save(ctx context.Context, id app.AttachmentID, path string) error {
	if _, err := k.store.Attachment(ctx, id); err != nil {
		return err
	}
	return k.guard.Save(path, func(w io.Writer) error { return k.store.ReadAttachment(ctx, id, w) })
}

// KeepsMetadata reports that the user wants pictures kept as they are.
func (k *Keeper) KeepsMetadata(ctx context.Context) (bool, error) {
	strip, err := app.SettingValue(ctx, k.store, app.SettingStrip)
	return strip == app.Off, err
}
