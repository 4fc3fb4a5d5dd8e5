package register

import (
	"bytes"
	"errors"
	"io/fs"

	"github.com/BurntSushi/toml"

	"vestka/app"
)

// evidence is what every fact of a data file carries: who says so, when they
// said it, and when someone last looked.
type evidence struct {
	Source    source   `toml:"source"`
	SaidOn    app.Date `toml:"said_on"`
	CheckedOn app.Date `toml:"checked_on"`
}

// source names who says so: one string where it reads the same in every
// language, else a text in all three.
type source app.Text

// UnmarshalTOML reads either form.
func (s *source) UnmarshalTOML(value any) error {
	switch v := value.(type) {
	case string:
		*s = source{EN: v, RU: v, BE: v}
		return nil
	case map[string]any:
		for lang, text := range v {
			t, isText := text.(string)
			switch {
			case !isText:
				return errors.New("a source is text")
			case lang == "en":
				s.EN = t
			case lang == "ru":
				s.RU = t
			case lang == "be":
				s.BE = t
			default:
				return errors.New("a source in an unknown language")
			}
		}
		return nil
	}
	return errors.New("a source is text")
}

func (e evidence) check() error {
	switch {
	case e.Source.EN == "" || e.Source.RU == "" || e.Source.BE == "":
		return errors.New("no source")
	case e.SaidOn.IsZero():
		return errors.New("no said_on")
	case !e.CheckedOn.Full():
		return errors.New("no day in checked_on")
	case e.CheckedOn.Before(e.SaidOn):
		return errors.New("checked_on is before said_on")
	}
	return nil
}

// dataFile is one TOML file that is a list of one kind of entry.
type dataFile struct {
	name  string
	data  []byte
	table string // the name of the entries: "facility" for [[facility]]
}

func openData(files fs.FS, name, table string) (dataFile, error) {
	data, err := fs.ReadFile(files, name)
	d := dataFile{name: name, data: data, table: table}
	if err != nil {
		return d, &app.Error{Code: app.Failed, Key: "error.data_file_missing", Args: app.Args{"File": name}, Err: err}
	}
	return d, nil
}

// decode reads the file into a pointer to a struct with one list; a key that
// the struct does not know is an error, since it is a slip of the pen.
func (d dataFile) decode(into any) error {
	meta, err := toml.Decode(string(d.data), into)
	if err != nil {
		line := 1
		if p := (toml.ParseError{}); errors.As(err, &p) {
			line = p.Position.Line
		}
		return d.wrong(line, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return d.wrong(d.lineOf(unknown[0]), errors.New("unknown key "+unknown[0].String()))
	}
	return nil
}

// lineOf is the first line that sets the key, or 1.
func (d dataFile) lineOf(key toml.Key) int {
	name := []byte(key[len(key)-1])
	for i, line := range bytes.Split(d.data, []byte("\n")) {
		if left, _, set := bytes.Cut(line, []byte("=")); set && bytes.HasSuffix(bytes.TrimSpace(left), name) {
			return i + 1
		}
	}
	return 1
}

// entryLine is the line on which entry n stands, both counted from 1.
func (d dataFile) entryLine(n int) int {
	header := []byte("[[" + d.table + "]]")
	for i, line := range bytes.Split(d.data, []byte("\n")) {
		if bytes.Equal(bytes.TrimSpace(line), header) {
			if n--; n == 0 {
				return i + 1
			}
		}
	}
	return 1
}

// wrong says that the file is wrong at the line. Such a file came with the
// program, so the reason is for its developers and goes to the log.
func (d dataFile) wrong(line int, reason error) error {
	return &app.Error{
		Code: app.Failed,
		Key:  "error.data_file",
		Args: app.Args{"File": d.name, "Line": line},
		Err:  reason,
	}
}
