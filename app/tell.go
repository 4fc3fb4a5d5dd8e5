package app

import "context"

// ToldUnsealed is what a store remembers to have been said to its reader once.
const ToldUnsealed = "told_unsealed_copy" // that what is saved leaves the store, and is not sealed

// TellOnce reports that something is to be said, and remembers that it was: it is
// said once for each store, by the window or at the command line.
func TellOnce(ctx context.Context, store SettingStore, what string) (bool, error) {
	told, err := store.Setting(ctx, what)
	if err != nil || told != "" {
		return false, err
	}
	_, err = store.SetSetting(ctx, what, On)
	return err == nil, err
}
