//go:build !linux

package exporter

import (
	"errors"
	"os"
)

// openUnnamed is for Linux only.
func openUnnamed(string) (*os.File, error) { return nil, errors.ErrUnsupported }

// giveName likewise.
func giveName(*os.File, string) error { return errors.ErrUnsupported }
