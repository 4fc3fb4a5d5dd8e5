//go:build unix

package attachments

import (
	"io/fs"
	"os"
	"syscall"
	"testing"
)

// owned is a folder as it stands, but of another owner.
type owned struct {
	fs.FileInfo
	by int
}

func (o owned) Sys() any {
	stat := *o.FileInfo.Sys().(*syscall.Stat_t)
	stat.Uid = uint32(o.by)
	return &stat
}

func TestAFolderOfSomebodyElseIsNotMine(t *testing.T) {
	info, err := os.Lstat(t.TempDir())
	if err != nil || !mine(info) {
		t.Fatal(err)
	}
	if mine(owned{info, os.Geteuid() + 1}) {
		t.Error("it is taken for mine")
	}
}
