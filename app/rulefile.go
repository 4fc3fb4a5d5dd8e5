package app

import "context"

// RuleFile is a file of rules on what may be sent, added by the user.
type RuleFile struct {
	Name    string // without folders; empty for the entries that the user edited himself
	Content []byte
	Loaded  Date
}

// RuleStore keeps the files of rules, whatever is in them.
type RuleStore interface {
	// RuleFiles are all of them in the order of loading, the user's own entries last.
	RuleFiles(ctx context.Context) ([]RuleFile, error)
	// SaveRuleFile adds the file as the last one, in the place of one of its name.
	SaveRuleFile(ctx context.Context, f RuleFile) (Changes, error)
	// RemoveRuleFiles removes the files of these names; where there is none of them
	// nothing changes.
	RemoveRuleFiles(ctx context.Context, names ...string) (Changes, error)
}
