package printing

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/exporter"
	"vestka/app/pdf"
	"vestka/app/sheet"
	"vestka/i18n"
)

// SaveRecovery writes the page of paper with a recovery phrase that is set on the
// day, in the language, as PDF to the path. The page names neither the store nor
// anybody, and the file is not sealed: see RemovePrinted.
func (p *Press) SaveRecovery(ctx context.Context, phrase string, day app.Date, lang app.Lang, path string) error {
	page := sheet.LayRecovery(p.fonts, recovery(i18n.For(string(lang)), phrase, day))
	return p.guard.Save(path, func(w io.Writer) error {
		return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: slices.Values([]sheet.Page{page})})
	})
}

// recovery are the words of the page.
func recovery(loc *i18n.Localizer, phrase string, day app.Date) sheet.Recovery {
	t := loc.T
	return sheet.Recovery{
		Title:   t("recovery.title"),
		Lead:    t("recovery.lead", "Date", loc.Date(day.Year, day.Month, day.Day)),
		Groups:  strings.Split(phrase, "-"),
		Warning: t("recovery.warning"),
		Sections: []sheet.Section{
			{Title: t("recovery.use"), Points: []string{t("recovery.use.type"), t("recovery.use.letters"), t("recovery.use.key_file"), t("recovery.use.lost")}},
			{Title: t("recovery.keep"), Points: []string{t("recovery.keep.paper"), t("recovery.keep.no_copy"), t("recovery.keep.file")}},
		},
	}
}

// RemovePrinted removes a file that was only made to be printed, and overwrites
// it first: see exporter.Erase for what that is worth; printers may keep what was
// there, too. A file that is gone already is no error.
func RemovePrinted(path string) error {
	folder, err := os.OpenRoot(filepath.Dir(path))
	if err == nil {
		err = errors.Join(exporter.Erase(folder, filepath.Base(path)), folder.Close())
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return &app.Error{Code: app.Failed, Key: "error.remove", Hint: "error.remove.hint", Err: err}
}
