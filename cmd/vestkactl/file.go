package main

import (
	"os"

	"vestka/app"
)

// readFile reads a file that the user names.
func readFile(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	return b, nil
}

// unreadable says that a file that the user names cannot be read.
func unreadable(path string, err error) error {
	return &app.Error{Code: app.Refused, Key: "cli.error.file", Args: app.Args{"Path": path}, Err: err}
}
