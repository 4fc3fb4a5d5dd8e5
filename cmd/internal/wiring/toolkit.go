package wiring

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// AppID is the name under which the window's toolkit keeps what it writes by
// itself; that of FyneApp.toml.
const AppID = "org.vestka.desk"

// toolkitFolders are where the window's toolkit (fyne.io/fyne/v2, 2.8: files
// internal/app/config_*.go and app/cache_other.go) keeps the preferences, the
// documents and the cache of the window, and where macOS keeps how a window
// looked when its program ended. Nothing personal is put there; that the program
// was used can be seen from it.
func toolkitFolders() ([]string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil, noHome(err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, noHome(err)
	}
	folders := []string{filepath.Join(cache, "fyne", AppID)}
	switch runtime.GOOS {
	case "windows":
		folders = append(folders, filepath.Join(home, "AppData", "Roaming", "fyne", AppID))
	case "darwin":
		folders = append(
			folders, filepath.Join(home, "Library", "Preferences", "fyne", AppID),
			filepath.Join(home, "Library", "Saved Application State", AppID+".savedState"),
		)
	default:
		config, err := os.UserConfigDir()
		if err != nil {
			return nil, noHome(err)
		}
		folders = append(folders, filepath.Join(config, "fyne", AppID))
	}
	return folders, nil
}

// toolkitTraces are those of the folders that are there.
func toolkitTraces() ([]string, error) {
	folders, err := toolkitFolders()
	if err != nil {
		return nil, err
	}
	var there []string
	for _, folder := range folders {
		if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) {
			there = append(there, folder)
		}
	}
	return there, nil
}

// RemoveToolkitTraces removes what the window's toolkit has written, and gives
// the folders that are gone and those that could not be removed. A window that is
// open writes some of it anew when it ends, so that it calls this once more then.
func RemoveToolkitTraces() (removed, left []string, err error) {
	folders, err := toolkitTraces()
	if err != nil {
		return nil, nil, err
	}
	for _, folder := range folders {
		if err := os.RemoveAll(folder); err != nil {
			left = append(left, folder)
			continue
		}
		removed = append(removed, folder)
		_ = os.Remove(filepath.Dir(folder)) // stays where other programs have something in it
	}
	return removed, left, nil
}
