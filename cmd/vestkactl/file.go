package main

import (
	"errors"
	"io/fs"
	"os"

	"vestka/app"
	"vestka/cmd/internal/wiring"
)

// readFile reads a file that the user names.
func readFile(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	return b, nil
}

// unreadable says that a file that the user names is not there, or cannot be read.
func unreadable(path string, err error) error {
	key := "cli.error.file"
	if errors.Is(err, fs.ErrNotExist) {
		key = "cli.error.no_file"
	}
	return &app.Error{Code: app.Refused, Key: key, Args: app.Args{"Path": path}, Err: err}
}

// mayWrite is no where the file that the user names is the store's, or is there already
// and force does not say that it may go.
func mayWrite(s *wiring.Services, path string, force bool) error {
	if err := s.MayWrite(path); err != nil {
		return err
	}
	if exists(path) && !force {
		return &app.Error{Code: app.Refused, Key: "cli.error.file_exists", Args: app.Args{"Path": path}}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
