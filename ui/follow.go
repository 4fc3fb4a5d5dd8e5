package ui

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
)

// follows are the settings that the shell itself lives by.
type follows struct {
	neutral   bool          // title and notices give nothing away
	lockAway  bool          // lock when the machine sleeps or its screen is locked
	lockAfter time.Duration // without use; 0 for never
}

// begin is what counts until the store was asked.
func (f *follows) begin() {
	f.set(func(key string) string {
		s, _ := app.SettingOf(key)
		return s.Default
	})
}

func (f *follows) set(value func(key string) string) {
	f.neutral = value(app.SettingNeutral) == app.On
	f.lockAway = value(app.SettingLockAway) == app.On
	minutes, _ := strconv.Atoi(value(app.SettingLockAfter)) // "never" is 0
	f.lockAfter = time.Duration(minutes) * time.Minute
}

// follow reads them.
func (s *Shell) follow() {
	work.Query(s.deps.Runner, "shell/settings", func(ctx context.Context) (map[string]string, error) {
		values := map[string]string{}
		for _, key := range []string{app.SettingNeutral, app.SettingLockAway, app.SettingLockAfter, app.SettingNotice} {
			value, err := app.SettingValue(ctx, s.deps.Store, key)
			if err != nil {
				return nil, err
			}
			values[key] = value
		}
		return values, nil
	}, func(values map[string]string, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.follows.set(func(key string) string { return values[key] })
		s.notice.wanted = values[app.SettingNotice] == app.On
		s.entitle()
	})
}

// entitle gives the window its title: the program's name, with the section's
// where the reader wants that, and never more.
func (s *Shell) entitle() {
	title := Name
	if !s.follows.neutral {
		title = s.Current().Label(s.loc) + " – " + Name
	}
	s.deps.Window.SetTitle(title)
}

// longJob is what somebody may have turned away from.
const longJob = 5 * time.Second

// Began gives what to call at the end of a job.
func (s *Shell) Began() (ended func(sentence string)) {
	began := s.deps.Now()
	return func(sentence string) {
		if s.deps.Now().Sub(began) < longJob || s.deps.Front() {
			return
		}
		if s.follows.neutral || sentence == "" {
			sentence = s.loc.T("shell.notice.done")
		}
		s.deps.App.SendNotification(fyne.NewNotification(Name, sentence))
	}
}

// Tick is to be called every few seconds: what is due is told, and a store that nobody
// uses is locked.
func (s *Shell) Tick(now time.Time) {
	s.tellDue(now)
	unused := s.idle.since(now)
	soon := s.loc.T("shell.locks_soon")
	said := s.toast.Words() == soon
	if unused == 0 && said {
		s.toast.Dismiss()
	}
	if !s.sealed() || s.follows.lockAfter == 0 {
		return
	}
	switch left := s.follows.lockAfter - unused; {
	case left <= 0 && !s.deps.Runner.Busy():
		s.deps.Vault.Lock()
	case left <= lockNotice && !said:
		s.Say(soon)
	}
}

// lockNotice is how long before it locks the window says so, until then.
const lockNotice = 30 * time.Second

// Away is to be called when the machine slept or its screen was locked.
func (s *Shell) Away() {
	if s.follows.lockAway && s.sealed() {
		s.deps.Vault.Lock()
	}
}

// idle measures how long the window was not used.
type idle struct {
	used bool // since the last look
	last time.Time
}

func (i *idle) use() { i.used = true }

// since is how long ago the window was used, as of this look. Both clocks are
// looked at: the one that does not stop while the machine sleeps, and the one that
// nobody can set.
func (i *idle) since(now time.Time) time.Duration {
	if i.used || i.last.IsZero() {
		*i = idle{last: now}
	}
	return max(now.Sub(i.last), now.Round(0).Sub(i.last.Round(0)))
}
