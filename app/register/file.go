package register

import (
	"errors"
	"io/fs"

	"vestka/app"
	"vestka/app/datafile"
)

// evidence is the evidence of what ships with the program: someone looked on a
// day that is known.
type evidence struct{ datafile.Evidence }

func (e evidence) check() error {
	if err := e.Check(); err != nil {
		return err
	}
	if !e.CheckedOn.Full() {
		return errors.New("no day in checked_on")
	}
	return nil
}

// dataFile is a file of facts that came with the program.
type dataFile struct{ datafile.File }

func openData(files fs.FS, name, table string) (dataFile, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return dataFile{}, &app.Error{Code: app.Failed, Key: "error.data_file_missing", Args: app.Args{"File": name}, Err: err}
	}
	return dataFile{datafile.File{Name: name, Data: data, Table: table}}, nil
}

// decode reads the file into a pointer to a struct with one list.
func (d dataFile) decode(into any) error {
	if slip := d.Decode(into); slip != nil {
		return d.wrong(slip.Line, slip.Err)
	}
	return nil
}

// wrong says that the file is wrong at the line. Such a file came with the
// program, so the reason is for its developers and goes to the log.
func (d dataFile) wrong(line int, reason error) error {
	return &app.Error{
		Code: app.Failed,
		Key:  "error.data_file",
		Args: app.Args{"File": d.Name, "Line": line},
		Err:  reason,
	}
}
