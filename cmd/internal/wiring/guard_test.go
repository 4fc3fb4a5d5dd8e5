package wiring

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/attachments"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/db"
)

// TestNothingIsSavedOverWhatBelongsToTheStore goes through all that saves a file
// for the window and the command line.
func TestNothingIsSavedOverWhatBelongsToTheStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	s, err := Open(t.Context(), path, db.Options{Create: true, Now: apptest.FixedClock, Passphrase: "ціхая рака", WorkFactor: 2})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	today := app.DateOf(apptest.FixedClock())
	job, file := printable(t, s, today)
	kept, err := s.Backups.Make(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	saves := map[string]func(path string) error{
		"attachment": func(path string) error { return s.Keeper.Save(t.Context(), file, path) },
		"postcards":  func(path string) error { return s.Press.SavePDF(t.Context(), job, path, nil) },
		"birthdays": func(path string) error {
			_, err := s.Press.SaveBirthdays(t.Context(), printing.Birthdays{Today: today, Days: 60, Lang: "be"}, path)
			return err
		},
		"sheet":  func(path string) error { return s.Press.SaveRecovery(t.Context(), "ABCD-EFGH", today, "be", path) },
		"backup": func(path string) error { return s.Backups.Save(t.Context(), path) },
	}
	for what, save := range saves {
		for _, place := range []string{
			path, path + ".key", path + ".lock", path + "-journal", path + ".attempts", path + ".before-restore-1", path + ".damaged-1.key",
			kept.Path, filepath.Join(path+".backups", "new.pdf"),
		} {
			before, _ := os.ReadFile(place)
			if err := save(place); app.CodeOf(err) != app.Invalid && app.CodeOf(err) != app.Refused {
				t.Errorf("%s to %s: %v", what, filepath.Base(place), err)
			}
			if after, _ := os.ReadFile(place); !bytes.Equal(before, after) {
				t.Errorf("%s has changed %s", what, filepath.Base(place))
			}
		}
		if err := save(filepath.Join(t.TempDir(), "new.pdf")); err != nil {
			t.Errorf("%s elsewhere: %v", what, err)
		}
	}
}

// printable is a job of one postcard, and an attachment.
func printable(t *testing.T, s *Services, today app.Date) (*printing.Job, app.AttachmentID) {
	t.Helper()
	if _, err := s.AddSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Directory.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	job, err := s.Press.Prepare(t.Context(), printing.Request{
		People: []app.PersonID{2}, Template: "greeting", Lang: app.Belarusian, Font: sheet.Serif, Layout: sheet.OneUp, Today: today,
		Picture: printing.Picture{ID: s.Register.Pictures()[0].ID},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	scan := filepath.Join(t.TempDir(), "чэк.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	added, err := s.Keeper.Add(t.Context(), attachments.Request{Owner: attachments.Owner{Person: 2}, Paths: []string{scan}})
	if err != nil {
		t.Fatal(err)
	}
	return job, added.Attachments[0].ID
}
