//go:build !unix

package attachments

import "io/fs"

// mine reports a folder, and no link: the temporary folder is each user's own here.
func mine(info fs.FileInfo) bool { return info.IsDir() }
