package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app/spooler"
)

// nowhere is a name that nothing has, nothingNo a number.
const nowhere, nothingNo = "Нідзе", "4711"

// unknownFor is what nothing has, for each flag that names something of the store,
// of the program or of the machine.
var unknownFor = map[string]string{
	"person": nothingNo, "people": nothingNo, "letter": nothingNo, "ids": nothingNo, "except": nothingNo, "job": nothingNo,
	"draft": nothingNo, "drafts": nothingNo, "batch": nothingNo, "version": nothingNo, "document": nothingNo, "entry": nothingNo,
	"remove-entry": nothingNo, "gathering": nothingNo, "reopen": nothingNo, "apply": nothingNo, "dismiss": nothingNo,
	"saved": nowhere, "facility": nowhere, "moved-to": nowhere, "template": nowhere, "letters-template": nowhere, "copy": nowhere,
	"design": nowhere, "sheet": nowhere, "label-sheet": nowhere, "printer": nowhere, "tray": nowhere, "against": nowhere,
	"thing": nowhere, "occasion": nowhere, "settle": nowhere, "unsettle": nowhere, "worksheet": nowhere, "kinds": nowhere,
}

// asked is how a command is called so that the one thing that is wrong with it is a
// name that nothing has.
type asked struct {
	base  string            // what a flag of unknownFor needs besides
	flags map[string]string // what single ones need instead
	words []string          // what stands after the command where an argument names nothing
	free  []string          // flags of unknownFor that take something else here
	adds  bool              // its argument is a new name, or a file, or is told of at another command
}

const (
	some   = "--people sample:9001"
	texted = " --template birthday --letter-lang be"
	paper  = " --out @/new.pdf --no-log"
)

// ofPaper is how what is printed for people is asked for. Those who name people
// themselves take the place of the one that the others are printed for.
func ofPaper(needs string, free ...string) asked {
	a := asked{base: some + needs + paper, flags: map[string]string{}, free: free}
	for _, flag := range []string{"people", "saved", "facility"} {
		a.flags[flag] = needs + paper
	}
	a.flags["batch"], a.flags["drafts"] = strings.ReplaceAll(needs+paper, texted, ""), strings.ReplaceAll(needs+paper, texted, "")
	a.flags["template"] = strings.ReplaceAll(some+needs+paper, "--template birthday ", "")
	a.flags["sheet"] = strings.ReplaceAll(some+needs+paper, "--sheet L7160", "")
	a.flags["label-sheet"] = some + needs + paper + " --labels @/new-labels.pdf"
	a.flags["letters-template"] = some + needs + paper + " --letters @/new-letters.pdf"
	a.flags["printer"] = strings.ReplaceAll(some+needs+paper, "--out @/new.pdf ", "")
	a.flags["tray"] = a.flags["printer"] + " --printer Office"
	return a
}

// unknowns has a row for every command.
var unknowns = map[string]asked{
	"archive":     {base: "--out @/kept"},
	"attach":      {base: "@/card.pdf --person sample:9001", flags: map[string]string{"person": "@/card.pdf"}, adds: true},
	"attach list": {}, "attach remove": {words: []string{nothingNo}}, "attach save": {words: []string{nothingNo + " @/new.pdf"}},
	"backup": {adds: true}, "birthdays": {}, "came-out": {base: "yes", flags: map[string]string{"people": "some", "document": "some --sheets 1"}},
	"changes": {}, "check": {base: "@/text.txt", flags: map[string]string{"draft": "", "batch": "", "template": "--letter-lang be --person sample:9001"}, adds: true},
	"compact": {}, "demo": {adds: true},
	"designs": {}, "designs add": {base: "new", adds: true}, "designs edit": {words: []string{nowhere + " --border 4"}}, "designs list": {},
	"designs load": {adds: true}, "designs remove": {words: []string{nowhere}}, "designs save": {words: []string{"@/new.toml " + nowhere}},
	"designs show": {words: []string{nowhere}},
	"dictionary":   {}, "dictionary add": {adds: true}, "dictionary list": {}, "dictionary remove": {words: []string{"be " + nowhere}},
	"donation": {}, "donation add": {base: "50EUR --payee-kind fund --purpose x --date 2026-03-01", adds: true},
	"donation attach": {words: []string{nothingNo + " @/card.pdf"}}, "donation cancel": {words: []string{nothingNo + " why"}},
	"donation edit": {base: "1", words: []string{nothingNo + " --note x"}}, "donation import": {adds: true}, "donation plans": {},
	"donation plans add":  {base: "50EUR --every month --next 2026-12-01", adds: true},
	"donation plans edit": {base: "1", words: []string{nothingNo + " --note x"}},
	"donation plans give": {words: []string{nothingNo}}, "donation plans remove": {words: []string{nothingNo}},
	"donation plans skip": {words: []string{nothingNo}}, "donation remove": {words: []string{nothingNo, "1," + nothingNo}},
	"donation value": {adds: true},
	"draft":          {}, "draft back": {base: "1", words: []string{nothingNo}},
	"draft batch":  {base: "--words @/text.txt --letter-lang be", flags: map[string]string{"template": some + " --letter-lang be"}},
	"draft new":    {base: "--letter-lang be --template greeting", flags: map[string]string{"template": "--person sample:9001 --letter-lang be"}},
	"draft remove": {words: []string{nothingNo}}, "draft save": {words: []string{nothingNo + " --out @/new.pdf"}}, "draft show": {words: []string{nothingNo}},
	"draft versions": {base: "1 --name x", words: []string{nothingNo}}, "draft write": {base: "1", words: []string{nothingNo + " --checked"}},
	"draw": {base: "--count 1", flags: map[string]string{"reopen": ""}}, "draw list": {}, "draw remove": {words: []string{nothingNo}},
	"duplicates": {}, "export": {base: "@/new.csv", adds: true},
	"facilities": {}, "facilities accept": {words: []string{"IK-904.nothing --valid-from 2026-01-01"}}, "facilities add": {adds: true},
	"facilities close": {base: "IK-904 --on 2026-11-20", words: []string{nowhere + " --on 2026-11-20"}},
	"facilities edit":  {words: []string{nowhere + " --note x"}}, "facilities keep": {words: []string{nowhere}}, "facilities list": {},
	"facilities proposals": {}, "facilities refuse": {words: []string{"IK-904.nothing"}}, "facilities reset": {words: []string{nowhere}},
	"facilities show": {words: []string{nowhere}}, "facilities texts": {base: "--settle ИК", flags: map[string]string{"settle": "--facility IK-904", "unsettle": ""}},
	"forms":     {},
	"gathering": {}, "gathering add": {}, "gathering list": {}, "gathering remove": {words: []string{nothingNo}},
	"grid": {}, "guide": {words: []string{nowhere}}, "import": {base: "@/list.csv", adds: true},
	"inbox": {}, "inbox dismiss": {words: []string{nothingNo}}, "inbox list": {}, "inbox mend": {words: []string{nothingNo + " --set Імя=Я"}},
	"init": {}, "interval": {base: "--wish 30"},
	"jobs": {}, "jobs rest": {words: []string{nothingNo + " --out @/new.pdf"}},
	"jobs send": {
		base: "1 --printer Office", flags: map[string]string{"printer": "1"}, words: []string{nothingNo + " --printer Office"},
	},
	"lists": {}, "lists remove": {words: []string{nowhere}}, "lists rename": {words: []string{nowhere + " new"}},
	"lists save": {base: "new", adds: true}, "lists show": {words: []string{nowhere}},
	"log": {}, "log add": {base: some, flags: map[string]string{"people": ""}},
	"log edit": {base: "1", words: []string{nothingNo + " --text x"}}, "log returns": {}, "log settle": {words: []string{nothingNo}},
	"log show": {words: []string{nothingNo}}, "log step": {words: []string{nothingNo + " posted"}}, "log unstep": {words: []string{nothingNo}},
	"mark": {words: []string{nothingNo + " --consent --reason x --source y", "sample:9001 --consent --remove"}}, "marks": {},
	"merge": {words: []string{nothingNo + " sample:9001", "sample:9001 " + nothingNo}}, "not-the-same": {words: []string{"sample:9001 " + nothingNo}},
	"occasions": {}, "occasions add": {base: "x --on 10-09", adds: true}, "occasions change": {words: []string{nowhere + " --off", "own:" + nothingNo + " --off"}},
	"occasions done": {words: []string{nowhere, "own:" + nothingNo}}, "occasions remove": {words: []string{nowhere, "own:" + nothingNo}},
	"parcel": {}, "parcel arrived": {words: []string{nothingNo}}, "parcel contents": {}, "parcel customs": {words: []string{nothingNo + " --out @/new.pdf"}},
	"parcel edit": {words: []string{nothingNo + " --note x"}}, "parcel lost": {words: []string{nothingNo}}, "parcel new": {},
	"parcel post": {words: []string{nothingNo}}, "parcel put": {words: []string{nothingNo + " tea"}}, "parcel remove": {words: []string{nothingNo}},
	"parcel returned": {words: []string{nothingNo}}, "parcel show": {words: []string{nothingNo}}, "parcel take": {words: []string{nothingNo + " 1", "1 " + nothingNo}},
	"passphrase": {}, "passphrase add": {free: []string{"sheet"}}, "passphrase change": {}, "passphrase list": {},
	"passphrase remove": {adds: true}, "passphrase renew": {}, "passphrase seal": {}, "passphrase unseal": {}, "passphrase wipe-after": {},
	"people": {}, "person": {}, "person add": {base: "--name-be Я"}, "person bulk": {base: "sample:9001", words: []string{nothingNo + " --tag x"}},
	"person edit": {words: []string{nothingNo + " --town x"}}, "person hold": {
		base: "sample:9001", words: []string{nothingNo + " --free"},
		flags: map[string]string{"entry": "sample:9001 --free"},
	},
	"person remove": {words: []string{nothingNo}}, "person settle": {words: []string{nothingNo + " --fact town --mine"}}, "person show": {words: []string{nothingNo}},
	"person tag": {words: []string{"x " + nothingNo}}, "person untag": {words: []string{"x " + nothingNo}},
	"places": {base: "--settle ИК", flags: map[string]string{"settle": "--facility IK-904", "unsettle": ""}},
	"post":   {flags: map[string]string{"except": "--all"}},
	"print":  {}, "print by-hand": ofPaper(texted), "print calibration": {base: "--printer Office", flags: map[string]string{"printer": ""}},
	"print customs": {base: "--item tea;1;100;5 --currency EUR --out @/new.pdf", flags: map[string]string{
		"printer": "--item tea;1;100;5 --currency EUR --person sample:9001", "tray": "--item tea;1;100;5 --currency EUR --person sample:9001 --printer Office",
	}},
	"print envelopes": ofPaper(" --letter-lang be --return-address X"), "print jobsheet": ofPaper(" --letter-lang be"),
	"print labels": ofPaper(" --letter-lang be --sheet L7160"), "print letters": ofPaper(texted), "print postcards": ofPaper(texted),
	"print reply-envelopes": ofPaper(" --letter-lang be --return-address X"), "print return-labels": ofPaper(" --return-address X --sheet L7160"),
	"printers": {words: []string{nowhere}}, "printers adjust": {base: "Office --front 1,0", words: []string{nowhere + " --front 1,0"}},
	"rates": {}, "reply": {}, "reply add": {adds: true}, "reply done": {words: []string{nothingNo}}, "reply link": {words: []string{nothingNo + " --letters none"}},
	"reply remove": {words: []string{nothingNo}}, "reply show": {words: []string{nothingNo}}, "report": {}, "rescue": {}, "restore": {adds: true},
	"rules": {base: "--person sample:9001", flags: map[string]string{"person": "", "people": ""}},
	"rules add": {base: "new --verdict no --reason x --source y --said-on 2026-01-01 --thing letter", adds: true, flags: map[string]string{
		"thing": "new --verdict no --reason x --source y --said-on 2026-01-01",
	}},
	"rules edit": {base: "mine", words: []string{nowhere + " --verdict no"}}, "rules files": {}, "rules list": {}, "rules load": {adds: true},
	"rules relation": {words: []string{nothingNo + " relative"}}, "rules remove": {words: []string{nowhere}}, "rules reset": {},
	"rules show": {words: []string{nowhere}}, "rules unload": {words: []string{nowhere}},
	"sample": {}, "search": {}, "settings": {}, "settings get": {words: []string{nowhere}}, "settings reset": {words: []string{nowhere}},
	"settings set": {words: []string{nowhere + " x"}},
	"sheets":       {}, "sheets add": {adds: true}, "sheets edit": {words: []string{nowhere + " --cut"}}, "sheets frame": {words: []string{nowhere + " --out @/new.pdf"}},
	"sheets remove": {words: []string{nowhere}}, "sheets used": {words: []string{nowhere + " --new"}},
	"skip": {base: "sample:9001 --reason x", words: []string{nothingNo + " --reason x"}}, "skip list": {}, "skip remove": {words: []string{nothingNo}},
	"snippets": {}, "snippets add": {}, "snippets edit": {words: []string{nothingNo + " --title x"}}, "snippets remove": {words: []string{nothingNo}},
	"templates": {}, "templates add": {base: "new", adds: true}, "templates edit": {base: "mine", words: []string{nowhere + " --title x"}}, "templates fields": {},
	"templates list": {}, "templates load": {adds: true}, "templates remove": {words: []string{nowhere}},
	"templates save": {words: []string{"@/new.toml " + nowhere}}, "templates show": {words: []string{nowhere + " --letter-lang be"}},
	"templates try": {base: "birthday --letter-lang be", words: []string{nowhere + " --letter-lang be"}},
	"timeline":      {flags: map[string]string{"kinds": "--person sample:9001"}}, "today": {}, "totals": {},
	"undo": {words: []string{nothingNo}}, "unmerge": {words: []string{nothingNo}}, "verify": {}, "version": {}, "wipe": {},
	"words": {}, "words add": {adds: true}, "words files": {}, "words list": {}, "words load": {adds: true}, "words off": {words: []string{nowhere}},
	"words on": {words: []string{nowhere}}, "words remove": {words: []string{nowhere}}, "words save": {adds: true}, "words show": {words: []string{nowhere}},
	"words silent": {}, "words speak": {words: []string{"word " + nowhere}}, "words unload": {words: []string{nowhere}},
}

// trayed is a printer with one tray.
type trayed struct{}

func (trayed) Queues(context.Context) ([]spooler.Queue, error) {
	return []spooler.Queue{{Name: "Office", Default: true}}, nil
}

func (trayed) Offer(context.Context, string) (spooler.Offer, error) {
	return spooler.Offer{Trays: []spooler.Choice{{Name: "Upper"}}, TwoSided: true}, nil
}

func (trayed) Print(context.Context, spooler.Document) (string, error) {
	return "", errors.New("printed")
}
func (trayed) NeedsFile() bool { return false }

// argument finds the first argument in the form of a command, where that is a name.
var argument = regexp.MustCompile(`^\[?(ID|NAME|CODE|N|SLOT|CHAPTER|KEY|TAG|FILE|THING|NEW|INTO)\b`)

func TestEveryCommandAnswersAnUnknownNameAlike(t *testing.T) {
	dir, store := newStore(t)
	for name, text := range map[string]string{
		"card.pdf": "%PDF-1.4\n%%EOF\n", "text.txt": "Вітаю\n", "list.csv": "Імя,Год нараджэння\nЯкуб Колас,1882\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	addSample(t, store)
	u := strangers{t: t, dir: dir, store: store}
	for _, args := range []string{
		"draft new --person sample:9001 --letter-lang be --template greeting", "donation add 50EUR --payee-kind fund --purpose x --date 2026-03-01",
		"donation plans add 50EUR --every month --next 2026-12-01", "parcel new --person sample:9001",
		"templates add mine --copy greeting", "rules add mine --verdict no --thing letter --reason x --source y --said-on 2026-01-01",
		"print postcards --people sample:9001,sample:9002" + texted + " --out @/card-job.pdf",
	} {
		if err := u.run(strings.Fields(args)); err != nil {
			t.Fatalf("%s: %v", args, err)
		}
	}
	seen := map[string]bool{}
	eachCommand("en", func(cmd *cobra.Command) {
		if !cmd.HasParent() {
			return
		}
		path := strings.TrimPrefix(cmd.CommandPath(), "vestkactl ")
		a, known := unknowns[path]
		if seen[path] = true; !known {
			t.Errorf("%s has no row: how does it answer a name that nothing has?", path)
			return
		}
		u.command(cmd, path, &a)
	})
	for path := range unknowns {
		if !seen[path] {
			t.Errorf("there is no command %s", path)
		}
	}
}

type strangers struct {
	t          *testing.T
	dir, store string
}

// command tries every flag of the command that names something, and its arguments.
func (u *strangers) command(cmd *cobra.Command, path string, a *asked) {
	if form := strings.TrimPrefix(cmd.UseLine(), cmd.CommandPath()+" "); argument.MatchString(form) && len(a.words) == 0 && !a.adds {
		u.t.Errorf("%s: no row has an unknown name for its argument: %s", path, form)
	}
	for _, words := range a.words {
		u.refused(path + " " + words)
	}
	cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		value := unknownFor[f.Name]
		if value == "" || slices.Contains(a.free, f.Name) {
			return
		}
		base, own := a.flags[f.Name]
		if !own {
			base = a.base
		}
		u.refused(path + " " + base + " --" + f.Name + " " + value)
	})
}

// refused holds that the words are wrong use, for the name in them and for nothing
// else.
func (u *strangers) refused(line string) {
	err := u.run(strings.Fields(line))
	var messages bytes.Buffer
	code := newCLI(nil, &messages, &messages, time.Now).report(err)
	var wrong *wrongUse
	about := errors.As(err, &wrong) && strings.HasPrefix(wrong.key, "cli.error.")
	switch {
	case err == nil:
		u.t.Errorf("%s: status 0", line)
	case code != 2:
		u.t.Errorf("%s: status %d, %s", line, code, messages.String())
	case about && !strings.Contains(fmt.Sprint(wrong.args), nowhere) && !strings.Contains(fmt.Sprint(wrong.args), nothingNo):
		u.t.Errorf("%s is wrong for another reason: %s", line, messages.String())
	}
	if left, _ := filepath.Glob(filepath.Join(u.dir, "new*")); len(left) > 0 {
		u.t.Fatalf("%s wrote %v", line, left)
	}
}

func (u *strangers) run(words []string) error {
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "@", u.dir)
	}
	args := append([]string{"--store", u.store, "--lang", "en", "--today", "2026-11-22"}, words...)
	var out bytes.Buffer
	c := newCLI(args, &out, &out, time.Now)
	c.spooler = trayed{}
	root := c.rootCmd()
	root.SetArgs(args)
	return errors.Join(root.ExecuteContext(u.t.Context()), c.close())
}
