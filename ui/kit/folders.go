package kit

import (
	"bufio"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// fileEntry is a row of the browser.
type fileEntry struct {
	name   string
	path   string
	folder bool
	up     bool // the folder above
	marked bool // to be taken with others
}

// readFolder lists folders, then files with one of the extensions (all where
// there is none given; none where only folders are wanted), in the language's
// order. What is hidden stays so.
func readFolder(folder string, extensions []string, foldersOnly bool, order func(a, b string) int) ([]fileEntry, error) {
	all, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var entries []fileEntry
	for _, f := range all {
		e := fileEntry{name: f.Name(), path: filepath.Join(folder, f.Name()), folder: f.IsDir()}
		if f.Type()&os.ModeSymlink != 0 {
			info, err := os.Stat(e.path)
			e.folder = err == nil && info.IsDir()
		}
		if strings.HasPrefix(e.name, ".") || (!e.folder && (foldersOnly || !hasExtension(e.name, extensions))) {
			continue
		}
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b fileEntry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return order(a.name, b.name)
	})
	return entries, nil
}

func hasExtension(name string, extensions []string) bool {
	return len(extensions) == 0 || slices.ContainsFunc(extensions, func(e string) bool {
		return strings.EqualFold(filepath.Ext(name), e)
	})
}

// userFolder is a folder that people know by name.
type userFolder struct{ key, path string }

// userFolders are the home folder and those of its usual folders that are there.
func userFolders() []userFolder {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	named := xdgFolders(home)
	all := []userFolder{{"dialog.file.home", home}}
	for _, f := range []struct{ key, xdg, name string }{
		{"dialog.file.desktop", "XDG_DESKTOP_DIR", "Desktop"},
		{"dialog.file.documents", "XDG_DOCUMENTS_DIR", "Documents"},
		{"dialog.file.downloads", "XDG_DOWNLOAD_DIR", "Downloads"},
	} {
		path := filepath.Join(home, f.name)
		if n := named[f.xdg]; n != "" {
			path = filepath.Clean(n)
		}
		if info, err := os.Stat(path); err == nil && info.IsDir() && path != home {
			all = append(all, userFolder{f.key, path})
		}
	}
	return all
}

// xdgFolders reads the names that a Linux desktop gave to the usual folders, in
// the form of xdg-user-dirs: XDG_DOWNLOAD_DIR="$HOME/Спампоўкі".
func xdgFolders(home string) map[string]string {
	named := map[string]string{}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return named
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return named
	}
	f, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return named
	}
	defer func() { _ = f.Close() }() // only read
	for s := bufio.NewScanner(f); s.Scan(); {
		if key, value, ok := strings.Cut(s.Text(), "="); ok {
			named[key] = strings.Replace(strings.Trim(value, `"`), "$HOME", home, 1)
		}
	}
	return named
}
