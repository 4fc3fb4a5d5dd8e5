package cmd

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed says for every package what it may import of ours, and which modules
// of others. i18n and resources are open to all but app itself, and the
// standard library's own rules stand below.
var allowed = []struct {
	pkg  string
	ours []string
	out  []string
}{
	{"app", nil, []string{"golang.org/x/text/language"}},
	{"app/people", []string{"app", "app/names", "app/rules", "app/work"}, []string{"golang.org/x/text"}},
	{"app/draw", []string{"app"}, nil},
	{"app/desk", []string{"app", "app/letters", "app/people", "app/register", "app/sheet"}, nil},
	{"app/archive", []string{"app", "app/exporter", "app/pdf", "app/picture", "app/sheet"}, nil},
	{"app/history", []string{"app", "app/people"}, nil},
	{"app/evening", []string{"app", "app/draw", "app/names", "app/people", "app/printing", "app/register", "app/rules", "app/rulebook", "app/sheet", "app/pdf", "app/exporter"}, nil},
	{"app/names", []string{"app", "app/datafile"}, []string{"golang.org/x/text"}},
	{"app/datafile", []string{"app"}, []string{"github.com/BurntSushi/toml"}},
	{"app/register", []string{"app", "app/datafile"}, []string{"golang.org/x/text"}},
	{"app/places", []string{"app", "app/names", "app/register"}, nil},
	{"app/rules", []string{"app", "app/datafile"}, []string{"github.com/BurntSushi/toml", "golang.org/x/text"}},
	{"app/rulebook", []string{"app", "app/people", "app/rules"}, nil},
	{"app/words", []string{"app", "app/datafile", "app/names"}, []string{"github.com/BurntSushi/toml"}},
	{"app/check", []string{"app", "app/letters", "app/names", "app/rules", "app/words"}, nil},
	{"app/wordbook", []string{"app", "app/check", "app/words"}, nil},
	{"app/proof", []string{"app", "app/check", "app/letters", "app/people", "app/printing", "app/rulebook", "app/sheet", "app/spelling", "app/wordbook", "app/words"}, nil},
	{"app/spelling", []string{"app", "app/words"}, []string{"github.com/client9/gospell"}},
	{"app/giving", []string{"app", "app/pdf", "app/sheet", "app/exporter", "app/importer", "app/importer/table"}, nil},
	{"app/parcels", []string{"app", "app/customs", "app/rulebook", "app/rules"}, nil},
	{"app/guide", []string{"app", "app/letters", "app/register"}, nil},
	{"app/letters", []string{"app", "app/names"}, nil},
	{"app/templates", []string{"app", "app/datafile", "app/letters", "app/register"}, nil},
	{"app/rhythm", []string{"app", "app/people"}, nil},
	{"app/report", []string{"app", "app/giving", "app/ink", "app/pdf", "app/rhythm", "app/sheet"}, nil},
	{"app/stocks", []string{"app", "app/register", "app/sheet"}, nil},
	{"app/customs", []string{"app"}, []string{"golang.org/x/text/currency"}},
	{"app/sheet", []string{"app"}, []string{"golang.org/x/image", "golang.org/x/text"}},
	{"app/ink", []string{"app", "app/picture", "app/sheet"}, []string{"golang.org/x/image"}},
	{"app/picture", nil, []string{"golang.org/x/image"}},
	{"app/attachments", []string{"app", "app/picture", "app/exporter"}, []string{"golang.org/x/image"}},
	{"app/pdf", []string{"app", "app/sheet", "app/picture"}, []string{"github.com/signintech/gopdf", "golang.org/x/image"}},
	{"app/spooler", []string{"app"}, nil},
	{"app/strength", nil, nil},
	{"app/designs", []string{"app", "app/datafile", "app/pdf"}, []string{"golang.org/x/image"}},
	{"app/printing", []string{"app", "app/customs", "app/designs", "app/names", "app/people", "app/letters", "app/register", "app/templates", "app/rhythm", "app/sheet", "app/pdf", "app/spooler", "app/journal", "app/exporter", "app/work"}, nil},
	{"app/journal", []string{"app", "app/names"}, nil},
	{"app/importer", []string{"app", "app/names", "app/work", "app/importer/table", "app/importer/internal/rows"}, []string{"golang.org/x/text"}},
	{"app/importer/table", []string{"app", "app/importer/internal/rows"}, []string{"golang.org/x/net/html", "golang.org/x/text"}},
	{"app/importer/internal/rows", nil, nil},
	{"app/inbox", []string{"app", "app/importer", "app/people"}, nil},
	{"app/importer/viasnatest", []string{"app"}, nil},
	{"app/exporter", []string{"app", "app/names"}, []string{"golang.org/x/sys/unix", "github.com/xuri/excelize/v2", "github.com/arran4/golang-ical"}},
	{"app/work", []string{"app"}, nil},
	{"app/apptest", []string{"app"}, nil},
	{"app/apptest/traces", nil, nil},
	{"db", []string{"app", "app/names", "app/work", "db/salvage", "db/vault", "db/internal/disk"}, []string{"github.com/mattn/go-sqlite3", "github.com/pressly/goose/v3", "github.com/gofrs/flock"}},
	{"db/salvage", nil, nil},
	{"db/vault", []string{"db/internal/disk"}, []string{"filippo.io/age", "lukechampine.com/adiantum", "github.com/psanford/sqlite3vfs", "github.com/mattn/go-sqlite3", "golang.org/x/text"}},
	{"db/internal/disk", nil, nil},
	{"i18n", nil, []string{"github.com/bojanz/currency", "github.com/nicksnyder/go-i18n/v2", "golang.org/x/text"}},
	{"resources", nil, nil},
	{"ui", []string{"ui/*", "app", "app/work"}, []string{"fyne.io/fyne/v2"}},
	{"ui/kit", []string{"app", "app/ink", "app/picture", "app/sheet", "app/work"}, []string{"fyne.io/fyne/v2", "golang.org/x/image"}},
	{"ui/door", []string{"app", "app/strength", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/uitest", []string{"app", "app/*", "ui/findings", "ui/kit", "ui/kit/*"}, []string{"fyne.io/fyne/v2"}},
	{"ui/attached", []string{"app", "app/attachments", "app/work", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/sending", []string{"app", "app/rules", "app/rulebook", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/advice", []string{"app", "app/register", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/byhand", []string{"app", "app/*", "ui/asking", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/pace", []string{"app", "app/rhythm", "app/work", "ui/asking", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/someone", []string{"app", "app/people", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/asking", []string{"app", "app/importer", "app/work", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/customs", []string{"app", "app/customs", "app/printing", "app/work", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/findings", []string{"app", "app/check", "app/proof", "app/words", "app/work", "ui/kit"}, []string{"fyne.io/fyne/v2"}},
	{"ui/*", []string{"app/*", "app", "ui/kit", "ui/advice", "ui/attached", "ui/sending", "ui/byhand", "ui/customs", "ui/findings", "ui/pace", "ui/someone", "ui/asking"}, []string{"fyne.io/fyne/v2"}},
	{"ui/screens", []string{"*"}, []string{"fyne.io/fyne/v2"}},
	{"cmd", nil, nil},
	{"cmd/vestka", []string{"*"}, []string{"fyne.io/fyne/v2"}},
	{"cmd/vestkactl", []string{"app", "app/*", "db", "cmd/internal/wiring"}, []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
	{"cmd/internal/wiring", []string{"app", "app/*", "db"}, nil},
	{"cmd/internal/session", []string{"app/work"}, []string{"github.com/godbus/dbus/v5", "golang.org/x/sys/windows"}},
	{"cmd/internal/window", []string{"*"}, []string{"fyne.io/fyne/v2"}},
	{"cmd/measure", []string{"app", "app/*"}, nil},
}

type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
	Standard   bool
	Deps       []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-tags", "migrated_fynedo", "-json=ImportPath,Dir,GoFiles,Imports,Deps", "vestka/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func matches(pattern, name string) bool {
	if head, ok := strings.CutSuffix(pattern, "/*"); ok {
		return strings.HasPrefix(name, head+"/")
	}
	return pattern == "*" || pattern == name
}

func TestEveryPackageImportsOnlyWhatTheTableAllows(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "vestka/")
		row := slices.IndexFunc(allowed, func(r struct {
			pkg  string
			ours []string
			out  []string
		},
		) bool {
			return matches(r.pkg, name)
		})
		if len(p.GoFiles) == 0 {
			continue // tests only
		}
		if row < 0 {
			t.Errorf("%s has no row in the table", name)
			continue
		}
		for _, imp := range p.Imports {
			ours, isOurs := strings.CutPrefix(imp, "vestka/")
			switch {
			case isOurs && (ours == "i18n" || ours == "resources"):
				if name == "app" {
					t.Errorf("app imports %s", imp)
				}
			case isOurs:
				if !slices.ContainsFunc(allowed[row].ours, func(a string) bool { return matches(a, ours) }) {
					t.Errorf("%s imports %s", name, imp)
				}
			case strings.Contains(strings.Split(imp, "/")[0], "."):
				if !slices.ContainsFunc(allowed[row].out, func(a string) bool { return imp == a || strings.HasPrefix(imp, a+"/") }) {
					t.Errorf("%s imports %s", name, imp)
				}
			case imp == "net" || strings.HasPrefix(imp, "net/") && imp != "net/url":
				t.Errorf("%s imports %s: nothing leaves the machine", name, imp)
			}
		}
	}
}

func TestOnlyTheWindowProgramNeedsADisplayDriver(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath != "vestka/cmd/vestka" && slices.Contains(p.Deps, "fyne.io/fyne/v2/app") {
			t.Errorf("%s depends on fyne/app", p.ImportPath)
		}
		if p.ImportPath == "vestka/cmd/vestkactl" && slices.Contains(p.Deps, "fyne.io/fyne/v2") {
			t.Error("vestkactl depends on fyne")
		}
	}
}

func TestSectionsDoNotKnowEachOtherOrTheStore(t *testing.T) {
	for _, p := range packages(t) {
		section, ok := strings.CutPrefix(p.ImportPath, "vestka/ui/")
		if !ok || section == "kit" || section == "screens" || section == "uitest" {
			continue
		}
		for _, imp := range p.Imports {
			shared := slices.Contains([]string{"kit", "advice", "attached", "sending", "byhand", "customs", "findings", "pace", "someone", "asking"}, strings.TrimPrefix(imp, "vestka/ui/"))
			if imp == "vestka/db" || strings.HasPrefix(imp, "vestka/ui/") && !shared || imp == "vestka/ui" {
				t.Errorf("%s imports %s", p.ImportPath, imp)
			}
		}
	}
}

// TestGoroutinesStartInOnePlaceOnly holds that `go` statements and fyne.Do
// stand in app/work and in the one poster of cmd/vestka.
func TestGoroutinesStartInOnePlaceOnly(t *testing.T) {
	posters := 0
	eachFile(t, func(path string, fset *token.FileSet, file *ast.File) {
		if strings.HasPrefix(path, "app/work/") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine", fset.Position(n.Pos()))
			case *ast.SelectorExpr:
				x, ok := n.X.(*ast.Ident)
				if !ok || x.Name != "fyne" {
					return true
				}
				switch {
				case n.Sel.Name == "DoAndWait":
					t.Errorf("%s may lock the window up", fset.Position(n.Pos()))
				case n.Sel.Name == "Do" && strings.HasPrefix(path, "cmd/vestka/"):
					posters++
				case n.Sel.Name == "Do":
					t.Errorf("%s posts to the window by itself", fset.Position(n.Pos()))
				}
			}
			return true
		})
	})
	if posters != 1 {
		t.Errorf("cmd/vestka posts in %d places instead of one", posters)
	}
}

// eachFile parses every Go file of the house but tests.
func eachFile(t *testing.T, visit func(path string, fset *token.FileSet, file *ast.File)) {
	t.Helper()
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && rel != "." || rel == "out" || rel == "bin") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		visit(filepath.ToSlash(rel), fset, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
