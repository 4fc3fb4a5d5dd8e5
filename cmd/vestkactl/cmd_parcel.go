package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/customs"
	"vestka/app/parcels"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
)

// parcelJSON is a parcel of `parcel --json`.
type parcelJSON struct {
	ID       app.ParcelID    `json:"id"`
	Person   app.PersonID    `json:"person_id"`
	Facility string          `json:"facility"`
	State    app.ParcelState `json:"state"`
	Packed   string          `json:"packed"`
	Posted   string          `json:"posted"`
	Ended    string          `json:"ended"`
	Tracking string          `json:"tracking"`
	Cost     moneyJSON       `json:"cost"`
	Note     string          `json:"note"`
	Lines    []lineJSON      `json:"lines"`
	Sending  *askedJSON      `json:"sending"` // what the rules say; null where the person has died, and in a list
	Grams    int             `json:"grams"`
	Weighed  bool            `json:"weighed"` // the weight of everything is known
	Values   []moneyJSON     `json:"values"`
	Valued   bool            `json:"valued"`
	Limits   []measureJSON   `json:"limits"`
}

type lineJSON struct {
	Nr      int       `json:"nr"`
	Content string    `json:"content"`
	Item    string    `json:"item"`
	Count   int       `json:"count"`
	Grams   int       `json:"grams"`
	Value   moneyJSON `json:"value"`
	Said    string    `json:"said"` // allowed, not_allowed, unknown
	Source  string    `json:"source"`
}

type measureJSON struct {
	limitJSON
	Used    float64 `json:"used"`
	Over    bool    `json:"over"`
	Unknown bool    `json:"unknown"` // something in it cannot be counted
}

// The words for what a source says of a thing.
const (
	saidAllowed    = "allowed"
	saidNotAllowed = "not_allowed"
	saidUnknown    = "unknown"
)

func (c *cli) parcelCmd() *cobra.Command {
	var person string
	cmd := &cobra.Command{
		Use: "parcel [--person ID] [new|show|put|take|edit|post|arrived|returned|lost|remove|customs|contents]", Short: c.loc.T("cli.parcel.short"), Long: c.loc.T("cli.parcel.long"),
		Args: exactly(0), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			f := app.ParcelFilter{}
			if f.Person, err = anyPerson(s.Directory, "--person", person); err != nil {
				return err
			}
			return c.parcels(cmd.Context(), s, f)
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.parcel.person"))
	cmd.AddCommand(c.parcelNewCmd(), c.parcelShowCmd(), c.parcelPutCmd(), c.parcelTakeCmd(), c.parcelEditCmd(),
		c.parcelMoveCmd("post", app.ParcelPosted, c.loc.T("cli.parcel.post.short")), c.parcelMoveCmd("arrived", app.ParcelArrived, c.loc.T("cli.parcel.arrived.short")),
		c.parcelMoveCmd("returned", app.ParcelReturned, c.loc.T("cli.parcel.returned.short")), c.parcelMoveCmd("lost", app.ParcelLost, c.loc.T("cli.parcel.lost.short")),
		c.parcelRemoveCmd(), c.parcelCustomsCmd(), c.parcelContentsCmd())
	return cmd
}

// parcels lists them.
func (c *cli) parcels(ctx context.Context, s *wiring.Services, f app.ParcelFilter) error {
	all, err := s.Parcels.Parcels(ctx, f)
	if err != nil {
		return err
	}
	list, rows := make([]parcelJSON, len(all)), make([][]string, len(all))
	for i := range all {
		p := &all[i]
		list[i] = c.parcelJSON(s, p, nil)
		rows[i] = []string{strconv.FormatInt(int64(p.ID), 10), c.loc.T(p.State.MessageKey()), c.readable(lastDay(p)), c.nameOf(s, p.Person), p.Facility, p.Tracking}
	}
	return c.result(map[string]any{"parcels": list, "total": len(list)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("parcel.count", "Count", len(list)))
		table(w, "  ", nil, rows)
	})
}

// lastDay is since when a parcel is where it is.
func lastDay(p *app.Parcel) app.Date {
	for _, on := range []app.Date{p.Ended, p.Posted} {
		if !on.IsZero() {
			return on
		}
	}
	return p.Packed
}

func (c *cli) parcelJSON(s *wiring.Services, p *app.Parcel, on *parcels.Scales) parcelJSON {
	j := parcelJSON{
		ID: p.ID, Person: p.Person, Facility: p.Facility, State: p.State, Packed: p.Packed.String(), Posted: p.Posted.String(), Ended: p.Ended.String(),
		Tracking: p.Tracking, Cost: moneyOf(p.Cost), Note: p.Note, Lines: []lineJSON{}, Values: []moneyJSON{}, Limits: []measureJSON{},
	}
	for i, l := range p.Lines {
		content, known := s.Parcels.Content(l.Content)
		j.Lines = append(j.Lines, lineJSON{i + 1, l.Content, c.itemName(&l, &content), l.Count, l.Grams, moneyOf(l.Value), saidOf(&content, known), content.Source.In(c.userLang())})
		j.Grams += l.Grams
	}
	if on == nil {
		return j
	}
	j.Weighed, j.Valued, j.Values = on.Weighed, on.Valued, moniesOf(on.Values)
	if on.Answer != nil {
		asked := c.asked(rulebook.Answer{Thing: rules.Parcel, Answer: *on.Answer})
		j.Sending = &asked
	}
	for _, m := range on.Measures {
		j.Limits = append(j.Limits, measureJSON{limitJSON{m.What, m.Most, m.Unit, m.Per, m.Advised, m.By.ID}, m.Used, m.Over, m.Unknown})
	}
	return j
}

func (c *cli) itemName(l *app.ParcelLine, content *app.Content) string {
	if l.Item != "" {
		return l.Item
	}
	return content.Name.In(c.userLang())
}

func saidOf(content *app.Content, known bool) string {
	switch {
	case !known:
		return saidUnknown
	case content.Allowed:
		return saidAllowed
	}
	return saidNotAllowed
}

// parcel shows one: the answer of the rules first, then what is in it and what it comes to.
func (c *cli) parcel(ctx context.Context, s *wiring.Services, id app.ParcelID) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	p, err := s.Parcels.One(ctx, id)
	if err != nil {
		return err
	}
	to, err := s.Store.Person(ctx, p.Person)
	if err != nil {
		return err
	}
	from, err := s.Rulebook.Sender(ctx)
	if err != nil {
		return err
	}
	on, err := s.Parcels.Weigh(ctx, p, &to, from, day)
	if err != nil {
		return err
	}
	outlook, err := s.Rulebook.Of(ctx, &to, from, day)
	if err != nil {
		return err
	}
	j := c.parcelJSON(s, &p, on)
	return c.result(j, func(w io.Writer) {
		fmt.Fprintln(w, i18n.Join(", ", c.nameOf(s, p.Person), p.Facility)+": "+c.loc.T(p.State.MessageKey()))
		if on.Answer == nil {
			fmt.Fprintln(w, c.loc.T("error.rules.died"))
		} else {
			c.answer(w, outlook, &rulebook.Answer{Thing: rules.Parcel, Answer: *on.Answer})
		}
		fmt.Fprintln(w)
		table(w, "  ", nil, c.parcelFacts(&p))
		c.scales(w, &j, on)
	})
}

// parcelFacts are its days, its number, what the post took and the note, as far as they are known.
func (c *cli) parcelFacts(p *app.Parcel) (rows [][]string) {
	t := c.loc.T
	add := func(name, value string) {
		if value != "" {
			rows = append(rows, []string{name, value})
		}
	}
	add(t(app.ParcelPacked.MessageKey()), c.readable(p.Packed))
	add(t(app.ParcelPosted.MessageKey()), c.readable(p.Posted))
	add(t(p.State.MessageKey()), c.readable(p.Ended))
	add(t("parcels.form.tracking"), p.Tracking)
	if !p.Cost.IsZero() {
		add(t("parcels.form.cost"), c.money(p.Cost))
	}
	add(t("giving.form.note"), p.Note)
	return rows
}

// scales lists what lies in a parcel, and says what it comes to.
func (c *cli) scales(w io.Writer, j *parcelJSON, on *parcels.Scales) {
	rows := make([][]string, len(j.Lines))
	for i, l := range j.Lines {
		rows[i] = []string{strconv.Itoa(l.Nr), l.Item, strconv.Itoa(l.Count), c.loc.T("parcel.grams", "Number", c.loc.Number(l.Grams)), c.money(on.Lines[i].Value), c.saidWords(l.Said)}
	}
	table(w, "  ", nil, rows)
	sum := []string{c.loc.T("parcel.grams", "Number", c.loc.Number(on.Grams))}
	for _, v := range on.Values {
		sum = append(sum, c.money(v))
	}
	fmt.Fprintln(w, c.loc.T("parcel.sum", "What", strings.Join(sum, ", ")))
	if !on.Weighed || !on.Valued {
		fmt.Fprintln(w, c.loc.T("parcel.not_all_known"))
	}
	for _, m := range on.Measures {
		limit := rulebook.Limit(c.loc, m.Limit)
		if m.Over {
			fmt.Fprintln(w, c.loc.T("parcel.over", "Limit", limit))
		}
		if m.Unknown {
			fmt.Fprintln(w, c.loc.T("parcel.uncounted", "Limit", limit))
		}
	}
}

func (c *cli) saidWords(said string) string {
	switch said {
	case saidAllowed:
		return c.loc.T("parcel.said.allowed")
	case saidNotAllowed:
		return c.loc.T("parcel.said.not_allowed")
	}
	return c.loc.T("parcel.said.unknown")
}

// parcelDeed is a command on one parcel, which it shows then.
func (c *cli) parcelDeed(use, short string, args cobra.PositionalArgs, do func(ctx context.Context, s *wiring.Services, p app.Parcel, args []string) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Args: args, DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			p, err := oneParcel(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			if err := do(cmd.Context(), s, p, args[1:]); err != nil {
				return err
			}
			return c.parcel(context.WithoutCancel(cmd.Context()), s, p.ID)
		},
	}
}

// oneParcel is the one that a word stands for.
func oneParcel(ctx context.Context, s *wiring.Services, word string) (app.Parcel, error) {
	id, err := strconv.ParseInt(word, 10, 64)
	if err != nil {
		return app.Parcel{}, &app.Error{Code: app.Invalid, Key: "error.parcel.none", Args: app.Args{"ID": word}}
	}
	return s.Parcels.One(ctx, app.ParcelID(id))
}

func (c *cli) parcelNewCmd() *cobra.Command {
	var person, note string
	cmd := &cobra.Command{
		Use: "new --person ID [--note TEXT]", Short: c.loc.T("cli.parcel.new.short"), Args: exactly(0), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if person == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--person"}}
			}
			today, err := c.day()
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			to, err := personID(s.Directory, "--person", person)
			if err != nil {
				return err
			}
			e, _ := s.Directory.Person(to, today)
			id, _, err := s.Parcels.SaveParcel(cmd.Context(), app.Parcel{Person: to, Facility: e.Held.Facility, Packed: today, Note: note})
			if err != nil {
				return err
			}
			return c.parcel(context.WithoutCancel(cmd.Context()), s, id)
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.parcel.to"))
	cmd.Flags().StringVar(&note, "note", "", c.loc.T("cli.giving.note"))
	return cmd
}

func (c *cli) parcelShowCmd() *cobra.Command {
	return c.parcelDeed("show ID", c.loc.T("cli.parcel.show.short"), exactly(1), func(context.Context, *wiring.Services, app.Parcel, []string) error { return nil })
}

func (c *cli) parcelPutCmd() *cobra.Command {
	var count, grams int
	var value string
	cmd := c.parcelDeed("put ID THING [--count N] [--grams N] [--value AMOUNT]", c.loc.T("cli.parcel.put.short"), exactly(2), func(ctx context.Context, s *wiring.Services, p app.Parcel, args []string) error {
		line := app.ParcelLine{Count: count, Grams: grams}
		if _, known := s.Parcels.Content(args[0]); known {
			line.Content = args[0]
		} else {
			line.Item = args[0]
		}
		if value != "" {
			own, err := app.SettingValue(ctx, s.Store, app.SettingCurrency)
			if err != nil {
				return err
			}
			if line.Value, err = app.ReadMoney(value, own); err != nil {
				return err
			}
		}
		p.Lines = append(p.Lines, line)
		_, _, err := s.Parcels.SaveParcel(ctx, p)
		return err
	})
	cmd.Flags().IntVar(&count, "count", 1, c.loc.T("cli.parcel.count"))
	cmd.Flags().IntVar(&grams, "grams", 0, c.loc.T("cli.parcel.grams"))
	cmd.Flags().StringVar(&value, "value", "", c.loc.T("cli.parcel.value"))
	annotate(cmd, "value", "AMOUNT")
	return cmd
}

func (c *cli) parcelTakeCmd() *cobra.Command {
	return c.parcelDeed("take ID LINE", c.loc.T("cli.parcel.take.short"), exactly(2), func(ctx context.Context, s *wiring.Services, p app.Parcel, args []string) error {
		nr, err := strconv.Atoi(args[0])
		if err != nil || nr < 1 || nr > len(p.Lines) {
			return &app.Error{Code: app.Invalid, Key: "error.parcel.no_line", Args: app.Args{"Value": args[0]}}
		}
		p.Lines = slices.Delete(p.Lines, nr-1, nr)
		_, _, err = s.Parcels.SaveParcel(ctx, p)
		return err
	})
}

func (c *cli) parcelEditCmd() *cobra.Command {
	var tracking, cost, note string
	var cmd *cobra.Command
	cmd = c.parcelDeed("edit ID [--tracking NUMBER] [--cost AMOUNT] [--note TEXT]", c.loc.T("cli.parcel.edit.short"), exactly(1), func(ctx context.Context, s *wiring.Services, p app.Parcel, _ []string) error {
		changed := cmd.Flags().Changed
		if changed("tracking") {
			p.Tracking = tracking
		}
		if changed("note") {
			p.Note = note
		}
		if changed("cost") {
			if p.Cost = (app.Money{}); cost != "" {
				own, err := app.SettingValue(ctx, s.Store, app.SettingCurrency)
				if err != nil {
					return err
				}
				if p.Cost, err = app.ReadMoney(cost, own); err != nil {
					return err
				}
			}
		}
		_, _, err := s.Parcels.SaveParcel(ctx, p)
		return err
	})
	cmd.Flags().StringVar(&tracking, "tracking", "", c.loc.T("cli.parcel.tracking"))
	cmd.Flags().StringVar(&cost, "cost", "", c.loc.T("cli.parcel.cost"))
	cmd.Flags().StringVar(&note, "note", "", c.loc.T("cli.giving.note"))
	return cmd
}

func (c *cli) parcelMoveCmd(name string, to app.ParcelState, short string) *cobra.Command {
	var date string
	cmd := c.parcelDeed(name+" ID [--date DATE]", short, exactly(1), func(ctx context.Context, s *wiring.Services, p app.Parcel, _ []string) error {
		on, err := c.day()
		if err == nil && date != "" {
			on, err = someDate(date)
		}
		if err != nil {
			return err
		}
		_, err = s.Parcels.Move(ctx, p.ID, to, on)
		return err
	})
	cmd.Flags().StringVar(&date, "date", "", c.loc.T("cli.parcel.date"))
	return cmd
}

func (c *cli) parcelRemoveCmd() *cobra.Command {
	return c.removal("remove ID", c.loc.T("cli.parcel.remove.short"), "removed", func(ctx context.Context, s *wiring.Services, word string) (string, error) {
		p, err := oneParcel(ctx, s, word)
		if err != nil {
			return "", err
		}
		_, err = s.Parcels.RemoveParcel(ctx, p.ID)
		return c.loc.T("parcel.removed"), err
	})
}

// parcelCustomsCmd prints the customs declaration of a parcel.
func (c *cli) parcelCustomsCmd() *cobra.Command {
	f := customsFlags{kind: string(customs.Parcel), category: string(customs.Gift), lang: string(app.Russian), copies: 1}
	cmd := &cobra.Command{
		Use: "customs ID --out FILE.pdf [--letter-lang be|ru|en]", Short: c.loc.T("cli.parcel.customs.short"), Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			p, err := oneParcel(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			lines, currency, err := s.Parcels.Declared(p, app.Lang(f.lang))
			if err != nil {
				return err
			}
			f.person, f.currency = strconv.FormatInt(int64(p.Person), 10), currency
			for _, l := range lines {
				f.items = append(f.items, l.Text)
			}
			if err := f.check(); err != nil {
				return err
			}
			return c.customsOf(cmd.Context(), s, &f, lines)
		},
	}
	cmd.Flags().StringVar(&f.out, "out", "", c.loc.T("cli.flag.out"))
	cmd.Flags().StringVar(&f.lang, "letter-lang", f.lang, c.loc.T("cli.customs.lang"))
	return cmd
}

func (c *cli) parcelContentsCmd() *cobra.Command {
	return &cobra.Command{
		Use: "contents", Short: c.loc.T("cli.parcel.contents.short"), Args: exactly(0), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			type thing struct {
				ID        string   `json:"id"`
				Name      string   `json:"name"`
				Said      string   `json:"said"`
				Source    string   `json:"source"`
				SaidOn    app.Date `json:"said_on"`
				CheckedOn app.Date `json:"checked_on"`
			}
			var list []thing
			var rows [][]string
			for _, one := range s.Parcels.Contents() {
				said := saidOf(&one, true)
				list = append(list, thing{one.ID, one.Name.In(c.userLang()), said, one.Source.In(c.userLang()), one.SaidOn, one.CheckedOn})
				rows = append(rows, []string{one.ID, one.Name.In(c.userLang()), c.saidWords(said), c.readable(one.SaidOn), one.Source.In(c.userLang())})
			}
			return c.result(map[string]any{"contents": list}, func(w io.Writer) {
				table(w, "", nil, rows)
				fmt.Fprintln(w, c.loc.T("parcel.others_unknown"))
			})
		},
	}
}
