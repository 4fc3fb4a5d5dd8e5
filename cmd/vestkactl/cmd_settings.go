package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/printing"
)

// settingJSON is a setting with the value that counts.
type settingJSON struct {
	Key     string          `json:"key"`
	Kind    app.SettingKind `json:"kind"`
	Value   string          `json:"value"`
	Default string          `json:"default"`
	Allowed []string        `json:"allowed"` // empty where any text is
}

func (c *cli) settingsCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:                   "settings [get KEY|set KEY VALUE…|reset KEY]",
		Short:                 c.loc.T("cli.settings.short"),
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &wrongUse{"cli.error.unknown_command", []any{"Command", cmd.Name() + " " + args[0]}}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return c.settings(cmd.Context()) },
	}
	cmd.AddCommand(c.settingsGetCmd(), c.settingsSetCmd(), c.settingsResetCmd())
	return cmd
}

func (c *cli) settingsGetCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "get KEY",
		Short:                 c.loc.T("cli.settings.get.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			setting, err := settingOf(args[0])
			if err != nil {
				return err
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			return c.setting(cmd.Context(), s.Store, setting)
		},
	}
}

func (c *cli) settingsSetCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "set KEY VALUE…",
		Short:                 c.loc.T("cli.settings.set.short"),
		Long:                  c.loc.T("cli.settings.set.long"),
		DisableFlagsInUseLine: true,
		Args:                  atLeast(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.set(cmd.Context(), args[0], strings.Join(args[1:], "\n"))
		},
	}
}

func (c *cli) settingsResetCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "reset KEY",
		Short:                 c.loc.T("cli.settings.reset.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, args []string) error { return c.set(cmd.Context(), args[0], "") },
	}
}

// set gives a setting the value, or takes its own away where it is empty.
func (c *cli) set(ctx context.Context, key, value string) error {
	setting, err := settingOf(key)
	if err != nil {
		return err
	}
	if value, err = setting.Clean(value); err != nil {
		return err
	}
	if key == app.SettingReturn {
		if err := printing.CheckReturn(value); err != nil {
			return err
		}
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	if _, err := s.Store.SetSetting(ctx, key, value); err != nil {
		return err
	}
	return c.setting(context.WithoutCancel(ctx), s.Store, setting) // set: too late to be stopped
}

// setting shows the value that counts.
func (c *cli) setting(ctx context.Context, store app.SettingStore, setting app.Setting) error {
	value, err := app.SettingValue(ctx, store, setting.Key)
	if err != nil {
		return err
	}
	return c.result(settingObject(setting, value), func(w io.Writer) {
		if value != "" {
			fmt.Fprintln(w, value)
		}
	})
}

// settings lists all of them.
func (c *cli) settings(ctx context.Context) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	var list []settingJSON
	var rows [][]string
	for _, setting := range app.Settings {
		value, err := app.SettingValue(ctx, s.Store, setting.Key)
		if err != nil {
			return err
		}
		list = append(list, settingObject(setting, value))
		rows = append(rows, []string{setting.Key, value, setting.Default, c.loc.T(setting.About)})
	}
	return c.result(map[string]any{"settings": list}, func(w io.Writer) {
		table(w, "", []string{
			c.loc.T("cli.column.setting"), c.loc.T("cli.column.value"), c.loc.T("cli.column.default"), c.loc.T("cli.column.about"),
		}, rows)
	})
}

func settingObject(s app.Setting, value string) settingJSON {
	return settingJSON{s.Key, s.Kind, value, s.Default, append([]string{}, s.Allowed...)}
}

// settingOf is the setting of the key; where there is none, the keys are named.
func settingOf(key string) (app.Setting, error) {
	s, ok := app.SettingOf(key)
	if !ok {
		var keys []string
		for _, s := range app.Settings {
			keys = append(keys, s.Key)
		}
		return s, &wrongUse{"cli.error.setting", []any{"Setting", key, "Settings", strings.Join(keys, ", ")}}
	}
	return s, nil
}
