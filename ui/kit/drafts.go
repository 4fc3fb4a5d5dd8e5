package kit

import "maps"

// Drafts keep what was filled into a prompt or a form that was left without an
// answer, since the window was locked or closed meanwhile: the same one begins with
// it again.
type Drafts struct {
	kept map[string]string
	open map[string]func() string

	known bool
}

// NewDrafts are none yet.
func NewDrafts() *Drafts { return &Drafts{kept: map[string]string{}, open: map[string]func() string{}} }

// Add adds drafts that were kept before, by the names of their prompts.
func (d *Drafts) Add(kept map[string]string) {
	maps.Copy(d.kept, kept)
	d.known = true
}

// Known tells that those of before were added: without them All is not all.
func (d *Drafts) Known() bool { return d.known }

// begin gives what the prompt begins with: the draft, else the value. typed
// gives what stands there now, empty where it is the value still.
func (d *Drafts) begin(name, value string, typed func() string) string {
	if d == nil || name == "" {
		return value
	}
	d.open[name] = typed
	if text, ok := d.kept[name]; ok {
		return text
	}
	return value
}

// answered forgets the draft: the reader has given the text or thrown it away.
func (d *Drafts) answered(name string) {
	if d != nil {
		delete(d.open, name)
		delete(d.kept, name)
	}
}

// All are the drafts as they are now.
func (d *Drafts) All() map[string]string {
	all := maps.Clone(d.kept)
	for name, typed := range d.open {
		delete(all, name)
		if text := typed(); text != "" {
			all[name] = text
		}
	}
	return all
}
