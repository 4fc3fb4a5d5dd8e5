package rulebook

import (
	"context"
	"slices"

	"vestka/app"
	"vestka/app/rules"
)

// Loaded is what came with a file of rules.
type Loaded struct {
	File     string
	By       app.Text // who gave it out
	On       app.Date
	Rules    int
	Replaced int // of them: the entries that took the place of others
}

// Load adds a file of rules, in the place of one with the same name. A file with
// a slip is Refused, with the line and what is wrong there.
func (b *Book) Load(ctx context.Context, name string, content []byte, day app.Date) (Loaded, app.Changes, error) {
	files, err := b.store.RuleFiles(ctx)
	if err != nil {
		return Loaded{}, app.Changes{}, err
	}
	files = slices.DeleteFunc(files, func(f app.RuleFile) bool { return f.Name == name || f.Name == "" })
	r, err := rules.Load(append(asFiles(files), rules.File{Name: name, Data: content})...)
	if err != nil {
		return Loaded{}, app.Changes{}, err
	}
	for _, wrong := range r.Refused() {
		if wrong.Args["File"] == name {
			return Loaded{}, app.Changes{}, wrong
		}
	}
	found := Loaded{File: name}
	for _, rule := range r.All() {
		if rule.From.File != name {
			continue
		}
		found.By, found.On = rule.From.By, rule.From.On
		found.Rules++
		if rule.Edited() {
			found.Replaced++
		}
	}
	changes, err := b.refreshed(b.store.SaveRuleFile(ctx, app.RuleFile{Name: name, Content: content, Loaded: day}))
	return found, changes, err
}

// Files are the files that were loaded, without the user's own entries.
func (b *Book) Files(ctx context.Context) ([]app.RuleFile, error) {
	files, err := b.store.RuleFiles(ctx)
	return slices.DeleteFunc(files, func(f app.RuleFile) bool { return f.Name == "" }), err
}

// Unload removes a file that was loaded.
func (b *Book) Unload(ctx context.Context, name string) (app.Changes, error) {
	if name == "" {
		return app.Changes{}, noFile(name)
	}
	changes, err := b.refreshed(b.store.RemoveRuleFiles(ctx, name))
	if err == nil && changes.Kinds == 0 {
		err = noFile(name)
	}
	return changes, err
}

func noFile(name string) error {
	return &app.Error{Code: app.NotFound, Key: "error.rulebook.no_file", Args: app.Args{"File": name}}
}

// Reset leaves only the rules that ship with the program. Where there are no
// others nothing changes.
func (b *Book) Reset(ctx context.Context) (app.Changes, error) {
	files, err := b.store.RuleFiles(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	return b.refreshed(b.store.RemoveRuleFiles(ctx, names...))
}
