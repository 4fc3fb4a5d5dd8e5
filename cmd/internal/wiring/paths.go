// Package wiring puts the pieces together for the two front ends, so that the
// window and the command line stand on the same ones.
package wiring

import (
	"os"
	"path/filepath"
	"runtime"

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

// tempFolder is for copies that other programs shall open: where the system has
// one, the user's own folder in memory, which never reaches the disk.
func tempFolder() string {
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if info, err := os.Stat(dir); filepath.IsAbs(dir) && err == nil && info.IsDir() {
		return dir
	}
	return os.TempDir()
}
