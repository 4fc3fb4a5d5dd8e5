package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/i18n"
)

// eachCommand visits the program and all its commands in one language.
func eachCommand(lang string, visit func(*cobra.Command)) {
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		visit(cmd)
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(newCLI([]string{"--lang", lang}, io.Discard, io.Discard, time.Now).rootCmd())
}

func TestTheHelpSaysWhatEveryFlagTakes(t *testing.T) {
	used := map[string]bool{}
	eachCommand("en", func(cmd *cobra.Command) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			used[f.Name] = true
			if takesValue := f.Value.Type() != "bool"; takesValue != (takes[f.Name] != "") {
				t.Errorf("%s --%s takes %q in the help", cmd.CommandPath(), f.Name, takes[f.Name])
			}
			if strings.Contains(f.Usage, "`") {
				t.Errorf("%s --%s: %s", cmd.CommandPath(), f.Name, f.Usage)
			}
		})
	})
	for name := range takes {
		if !used[name] {
			t.Errorf("no command has --%s", name)
		}
	}
}

func TestTheFormOfACommandNamesEveryFlagOfItsOwn(t *testing.T) {
	eachCommand("en", func(cmd *cobra.Command) {
		if cmd.Hidden || !cmd.HasParent() {
			return
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && !strings.Contains(cmd.UseLine(), "--"+f.Name) {
				t.Errorf("%s does not name --%s", cmd.UseLine(), f.Name)
			}
		})
	})
}

func TestTheHelpSpeaksOneLanguage(t *testing.T) {
	for _, lang := range i18n.Languages {
		eachCommand(lang, func(cmd *cobra.Command) {
			var out bytes.Buffer
			words := strings.Fields(cmd.CommandPath())[1:]
			if code := run(t.Context(), append(words, "--help", "--lang", lang), &out, &out, time.Now); code != 0 {
				t.Fatalf("%s --help: exit status %d", cmd.CommandPath(), code)
			}
			first, _, _ := strings.Cut(out.String(), "\n")
			if latin := !strings.ContainsAny(first, "абвгдеёжзіийклмнопрстуўфхцчшыьэюя"); latin != (lang == "en") {
				t.Errorf("%s in %s: %s", cmd.CommandPath(), lang, first)
			}
		})
	}
}
