package printing

import (
	"strings"

	"vestka/app"
	"vestka/app/letters"
)

// fillIn merges what is the same on every piece of the job: the return address and the
// caption of a postcard. A field of the addressee cannot stand there.
func (r *Request) fillIn() error {
	back, err := r.common(strings.Join(r.Return, "\n"))
	if err != nil {
		return err
	}
	if len(r.Return) > 0 {
		r.Return = strings.Split(back, "\n")
	}
	r.Design.Front.Caption, err = r.common(r.Design.Front.Caption)
	return err
}

// ReturnLines are the lines of a return address as they print for the request; none of
// an empty one.
func ReturnLines(address string, r Request) ([]string, error) {
	filled, err := r.common(strings.TrimSpace(address))
	if err != nil || filled == "" {
		return nil, err
	}
	return strings.Split(filled, "\n"), nil
}

// CheckReturn says what in a return address no request could fill in; nil where nothing is.
func CheckReturn(address string) error {
	if !strings.ContainsAny(address, "{}") {
		return nil
	}
	parsed, err := letters.Parse(address, app.Belarusian)
	if err != nil {
		return err
	}
	if f := parsed.Personal(); f != "" {
		return wrong("error.common.personal", app.Args{"Field": string(f)})
	}
	return nil
}

// common is a text for everybody with its fields filled in.
func (r *Request) common(text string) (string, error) {
	if !strings.ContainsAny(text, "{}") {
		return text, nil
	}
	lang := r.Lang
	if len(r.Drafts) > 0 {
		lang = r.Drafts[0].Printed().Lang
	}
	if lang == "" {
		lang = r.Reader
	}
	parsed, err := letters.Parse(text, lang)
	if err != nil {
		return "", err
	}
	if f := parsed.Personal(); f != "" {
		return "", wrong("error.common.personal", app.Args{"Field": string(f)})
	}
	merged, missing := parsed.Merge(letters.Values{Lang: lang, Sender: strings.TrimSpace(r.Sender), SenderSex: r.Writer, Date: r.Today, Own: r.Own})
	if len(missing) > 0 {
		return "", wrong("error.common.missing", app.Args{"Field": string(missing[0].Field)})
	}
	return merged, nil
}
