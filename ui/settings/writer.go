package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// writerField says who writes, for words that agree with the sender.
func (s *Section) writerField(loc *i18n.Localizer) fyne.CanvasObject {
	words := []string{loc.T("settings.writer.man"), loc.T("settings.writer.woman"), loc.T("settings.writer.several")}
	s.writer = kit.NewChoice(words, slices.Index(app.Writers, app.SeveralWrite), func(i int) {
		s.set(app.SettingWriter, app.Writers[i], s.loadWriter)
	}).Folding()
	return kit.NewField(loc.T("settings.writer"), s.writer, loc.T("settings.writer.hint"))
}

// loadWriter shows what counts.
func (s *Section) loadWriter() {
	work.Query(s.deps.Runner, "settings.writer", func(ctx context.Context) (string, error) {
		return app.SettingValue(ctx, s.deps.Store, app.SettingWriter)
	}, func(writer string, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.writer.Mark(slices.Index(app.Writers, writer))
	})
}
