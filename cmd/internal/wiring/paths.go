// Package wiring puts the pieces together for the two front ends, so that the
// window and the command line stand on the same ones.
package wiring

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"

	"vestka/app"
)

// DataFolder is where the store lies unless the user says otherwise: the place
// that the system has for the data of programs.
func DataFolder() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" && filepath.IsAbs(dir) {
		return filepath.Join(dir, "vestka"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", noHome(err)
	}
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "Vestka"), nil
		}
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Vestka"), nil
	}
	return filepath.Join(home, ".local", "share", "vestka"), nil
}

func noHome(err error) error { return &app.Error{Code: app.Failed, Key: "error.no_home", Err: err} }

// StorePath is the store in the data folder.
func StorePath() (string, error) {
	dir, err := DataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "vestka.db"), nil
}

// copiesFolder is for copies that other programs shall open: where the system has
// one, in the user's own folder in memory, which never reaches the disk.
func copiesFolder() string { return copiesFolders()[0] }

// copiesFolders are all that it can be: how a program was started decides whether
// it is told of the folder in memory.
func copiesFolders() []string {
	temporary := "vestka"
	if id := os.Getuid(); id >= 0 {
		temporary += "-" + strconv.Itoa(id) // others have theirs beside it
	}
	folders := []string{filepath.Join(os.TempDir(), temporary)}
	memory := os.Getenv("XDG_RUNTIME_DIR")
	if info, err := os.Stat(memory); filepath.IsAbs(memory) && err == nil && info.IsDir() {
		folders = slices.Insert(folders, 0, filepath.Join(memory, "vestka"))
	}
	return folders
}
