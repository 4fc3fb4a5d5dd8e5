//go:build unix

package attachments

import (
	"io/fs"
	"os"
	"syscall"
)

// mine reports a folder that belongs to the user of this process, and no link.
func mine(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && info.IsDir() && int64(stat.Uid) == int64(os.Geteuid())
}
