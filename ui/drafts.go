package ui

import (
	"context"
	"encoding/json"
	"errors"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// loadDrafts reads what was being typed when the store was last locked or closed.
func (s *Shell) loadDrafts() {
	if s.drafts == nil {
		return
	}
	work.Query(s.deps.Runner, "shell/drafts", func(ctx context.Context) (map[string]string, error) {
		text, err := s.deps.Store.Setting(ctx, app.DraftPrompts)
		if err != nil || text == "" {
			return nil, err
		}
		var kept map[string]string
		_ = json.Unmarshal([]byte(text), &kept) // of another version: nothing that could be shown
		return kept, nil
	}, func(kept map[string]string, err error) {
		switch {
		case err != nil:
			s.Fail(err)
		default:
			s.drafts.Add(kept)
			if len(kept) > 0 {
				s.Say(s.loc.T("shell.drafts_kept"))
			}
		}
	})
}

// Keep collects what is typed but not in the store yet. What it returns writes
// that, once all work over the store has ended.
func (s *Shell) Keep() func(context.Context) error {
	var all []func(context.Context) error
	for _, sec := range s.sections {
		if k, ok := sec.(kit.Keeper); ok && s.built[sec.ID()] != nil {
			if keep := k.Keep(); keep != nil {
				all = append(all, keep)
			}
		}
	}
	if s.drafts != nil && s.drafts.Known() {
		all = append(all, s.keepDrafts(s.drafts.All()))
	}
	return func(ctx context.Context) error {
		var errs []error
		for _, keep := range all {
			errs = append(errs, keep(ctx))
		}
		return errors.Join(errs...)
	}
}

func (s *Shell) keepDrafts(drafts map[string]string) func(context.Context) error {
	store := s.deps.Store
	return func(ctx context.Context) error {
		text := ""
		if len(drafts) > 0 {
			b, err := json.Marshal(drafts)
			if err != nil {
				return err
			}
			text = string(b)
		}
		return app.KeepSetting(ctx, store, app.DraftPrompts, text)
	}
}
