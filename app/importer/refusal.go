package importer

import (
	"context"
	"errors"
	"io/fs"

	"vestka/app"
)

// The bounds of a file, besides those of its text. What lies beyond them is no
// list of people, and is refused before it fills the memory.
const (
	maxHeader = 64 << 10  // bytes of the header line
	maxLines  = 5_000_000 // rows, blank ones included
	maxRows   = 200_000   // rows that say something; the list has some 9,000
	maxValues = 5_000_000 // cells of the file that say something
	maxFaults = 200_000   // problems in the file
)

const (
	hintDownload = "error.import.hint.download"
	hintSaveCSV  = "error.import.hint.save_csv"
)

// refusal refuses the whole file.
func refusal(key, hint string) error {
	return &app.Error{Code: app.Refused, Key: key, Hint: hint}
}

func notList() error    { return refusal("error.import.not_list", hintDownload) }
func cutOff() error     { return refusal("error.import.cut_off", hintDownload) }
func tooLarge() error   { return refusal("error.import.too_large", hintDownload) }
func mostlyBad() error  { return refusal("error.import.mostly_bad", hintDownload) }
func emptyFile() error  { return refusal("error.import.empty", hintDownload) }
func noRows() error     { return refusal("error.import.no_rows", hintDownload) }
func webPage() error    { return refusal("error.import.web_page", hintDownload) }
func pdfFile() error    { return refusal("error.import.pdf", hintDownload) }
func sheetFile() error  { return refusal("error.import.spreadsheet", hintSaveCSV) }
func binaryFile() error { return refusal("error.import.binary", hintDownload) }

// readFailure is an error of the disk or of the reader. The cause goes to the
// log without the file's path, which may hold a name.
func readFailure(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err
	}
	return &app.Error{Code: app.Failed, Key: "error.import.read", Err: err}
}

// cancelled is not nil once the user has stopped the work.
func cancelled(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return stopped(err)
	}
	return nil
}

func stopped(err error) error {
	return &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
}
