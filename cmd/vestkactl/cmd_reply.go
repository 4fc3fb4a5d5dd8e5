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
	"vestka/app/attachments"
	"vestka/cmd/internal/wiring"
)

// replyJSON is a reply of `reply --json`.
type replyJSON struct {
	ID              app.ReplyID    `json:"id"`
	Person          app.PersonID   `json:"person_id"`
	Date            app.Date       `json:"date"` // on which it came
	Written         app.Date       `json:"written"`
	Lang            app.Lang       `json:"lang"`
	Text            string         `json:"text"`
	TranslationLang app.Lang       `json:"translation_lang"`
	Translation     string         `json:"translation"`
	TranslationBy   string         `json:"translation_by"`
	Note            string         `json:"note"`
	Letters         []app.LetterID `json:"letters"` // that it names
	Owed            bool           `json:"owed"`
	AnsweredBy      app.LetterID   `json:"answered_by"` // 0: by none yet
	Pages           int            `json:"pages"`
}

func replyObject(r *app.Reply) replyJSON {
	letters := r.Letters
	if letters == nil {
		letters = []app.LetterID{}
	}
	return replyJSON{
		r.ID, r.Person, r.On, r.Written, r.Original.Lang, r.Original.Text, r.Translation.Lang, r.Translation.Text, r.Translation.By,
		r.Note, letters, r.Owed(), r.AnsweredBy, r.Pages,
	}
}

func (c *cli) replyCmd() *cobra.Command {
	var person string
	var owed bool
	var limit int
	cmd := &cobra.Command{
		Use:                   "reply [--person ID] [--owed] [--limit N]",
		Short:                 c.loc.T("cli.reply.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--limit", "Value", limit}}
			}
			return c.replies(cmd.Context(), person, app.ReplyFilter{Owed: owed, Limit: limit})
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.reply.person"))
	cmd.Flags().BoolVar(&owed, "owed", false, c.loc.T("cli.reply.owed"))
	cmd.Flags().IntVar(&limit, "limit", 0, c.loc.T("cli.flag.limit"))
	cmd.AddCommand(c.replyAddCmd(), c.replyShowCmd(), c.replyLinkCmd(), c.replyDoneCmd(), c.replyRemoveCmd())
	return cmd
}

// replies lists replies, the ones that came last first.
func (c *cli) replies(ctx context.Context, person string, f app.ReplyFilter) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if f.Person, err = anyPerson(s.Directory, "--person", person); err != nil {
		return err
	}
	all, err := s.Replies.All(ctx, f)
	if err != nil {
		return err
	}
	list := make([]replyJSON, len(all))
	for i := range all {
		list[i] = replyObject(&all[i])
	}
	return c.result(map[string]any{"replies": list, "total": len(list)}, func(w io.Writer) {
		if len(list) == 0 {
			fmt.Fprintln(w, c.loc.T("replies.none"))
			return
		}
		fmt.Fprintln(w, c.loc.T("replies.count", "Count", len(list)))
		rows := make([][]string, len(list))
		for i, r := range list {
			state := c.loc.T("replies.answered")
			if r.Owed {
				state = c.loc.T("replies.owed")
			}
			rows[i] = []string{strconv.FormatInt(int64(r.ID), 10), c.readable(r.Date), c.nameOf(s, r.Person), state, r.Text}
		}
		table(w, "", nil, rows)
	})
}

// replyFlags say what a reply is.
type replyFlags struct {
	person, date, written, lang, text, file, translation, translationLang, by, note string
	letters                                                                         []string
}

func (c *cli) replyAddCmd() *cobra.Command {
	var r replyFlags
	cmd := &cobra.Command{
		Use:                   "add [FILE…] --person ID [--date DATE] [--written DATE] [--letters IDS] [--letter-lang be|ru|en] [--text TEXT|--text-file FILE] [--translation FILE] [--translation-lang be|ru|en] [--by TEXT] [--note TEXT]",
		Short:                 c.loc.T("cli.reply.add.short"),
		Long:                  c.loc.T("cli.reply.add.long"),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if r.person == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--person"}}
			}
			for _, f := range [][2]string{{"--letter-lang", r.lang}, {"--translation-lang", r.translationLang}} {
				if f[1] != "" && !slices.Contains([]string{"be", "ru", "en"}, f[1]) {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", f[0], "Value", f[1]}}
				}
			}
			if r.text != "" && r.file != "" {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if r.translation != "" && r.translationLang == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--translation-lang"}}
			}
			return c.replyAdd(cmd.Context(), &r, args)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&r.person, "person", "", c.loc.T("cli.reply.add.person"))
	fl.StringVar(&r.date, "date", "", c.loc.T("cli.reply.add.date"))
	fl.StringVar(&r.written, "written", "", c.loc.T("cli.reply.add.written"))
	fl.StringSliceVar(&r.letters, "letters", nil, c.loc.T("cli.reply.add.letters"))
	fl.StringVar(&r.lang, "letter-lang", "", c.loc.T("cli.reply.add.lang"))
	fl.StringVar(&r.text, "text", "", c.loc.T("cli.reply.add.text"))
	fl.StringVar(&r.file, "text-file", "", c.loc.T("cli.reply.add.text_file"))
	fl.StringVar(&r.translation, "translation", "", c.loc.T("cli.reply.add.translation"))
	fl.StringVar(&r.translationLang, "translation-lang", "", c.loc.T("cli.reply.add.translation_lang"))
	fl.StringVar(&r.by, "by", "", c.loc.T("cli.reply.add.by"))
	fl.StringVar(&r.note, "note", "", c.loc.T("cli.reply.add.note"))
	return cmd
}

// reply reads what the flags say.
func (c *cli) reply(s *wiring.Services, f *replyFlags) (r app.Reply, err error) {
	id, err := personID(s.Directory, "--person", f.person)
	if err != nil {
		return r, err
	}
	r.Person, r.Note = id, f.note
	if r.On, err = c.date(f.date, "--date"); err != nil {
		return r, err
	}
	if f.written != "" {
		if r.Written, err = c.date(f.written, "--written"); err != nil {
			return r, err
		}
	}
	if r.Letters, err = letterIDs("--letters", f.letters); err != nil {
		return r, err
	}
	r.Original = app.Side{Lang: app.Lang(f.lang), Text: f.text}
	if f.file != "" {
		b, err := readText(f.file)
		if err != nil {
			return r, err
		}
		r.Original.Text = string(b)
	}
	if f.translation != "" {
		b, err := readText(f.translation)
		if err != nil {
			return r, err
		}
		r.Translation = app.Side{Lang: app.Lang(f.translationLang), Text: string(b), By: f.by}
	}
	return r, nil
}

// replyAdd keeps a reply with the files of its pages.
func (c *cli) replyAdd(ctx context.Context, f *replyFlags, pages []string) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	r, err := c.reply(s, f)
	if err != nil {
		return err
	}
	keep, err := s.Keeper.KeepsMetadata(ctx)
	if err != nil {
		return err
	}
	var id app.ReplyID
	err = attachments.Read(ctx, attachments.Request{Paths: pages, KeepMetadata: keep}, func(files ...app.NewAttachment) (err error) {
		id, _, err = s.Replies.Add(ctx, r, today, files...)
		return err
	})
	if err != nil {
		return err
	}
	return c.told(ctx, s, id, "replies.added")
}

// told tells how a reply stands now.
func (c *cli) told(ctx context.Context, s *wiring.Services, id app.ReplyID, key string) error {
	r, err := s.Replies.Reply(ctx, id)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"reply": replyObject(&r)}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T(key)) })
}

// replyID reads the number of a reply.
func replyID(word string) (app.ReplyID, error) {
	n, err := strconv.ParseInt(word, 10, 64)
	if err != nil || n <= 0 {
		return 0, &wrongUse{"cli.error.flag_value", []any{"Flag", "reply", "Value", word}}
	}
	return app.ReplyID(n), nil
}

// ofReply is a command about one reply.
func (c *cli) ofReply(use, short string, do func(ctx context.Context, s *wiring.Services, id app.ReplyID) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := replyID(args[0])
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			return do(cmd.Context(), s, id)
		},
	}
}

func (c *cli) replyShowCmd() *cobra.Command {
	return c.ofReply("show ID", c.loc.T("cli.reply.show.short"), func(ctx context.Context, s *wiring.Services, id app.ReplyID) error {
		r, err := s.Replies.Reply(ctx, id)
		if err != nil {
			return err
		}
		return c.result(map[string]any{"reply": replyObject(&r)}, func(w io.Writer) {
			fmt.Fprintf(w, "%s  %s\n", c.readable(r.On), c.nameOf(s, r.Person))
			table(w, "  ", nil, c.replyFacts(&r))
			fmt.Fprintf(w, "\n%s\n", r.Original.Text)
			if r.Translation.Text != "" {
				fmt.Fprintf(w, "\n%s\n", r.Translation.Text)
			}
			if r.Note != "" {
				fmt.Fprintf(w, "\n%s\n", r.Note)
			}
		})
	})
}

// replyFacts say what is known of a reply beside its text.
func (c *cli) replyFacts(r *app.Reply) [][]string {
	t := c.loc.T
	state := t("replies.answered")
	if r.Owed() {
		state = t("replies.owed")
	}
	rows := [][]string{{state, ""}}
	if !r.Written.IsZero() {
		rows = append(rows, []string{t("replies.written", "Date", c.readable(r.Written)), ""})
	}
	if len(r.Letters) > 0 {
		words := make([]string, len(r.Letters))
		for i, id := range r.Letters {
			words[i] = strconv.FormatInt(int64(id), 10)
		}
		rows = append(rows, []string{t("cli.reply.names", "Letters", strings.Join(words, ", ")), ""})
	}
	if r.Pages > 0 {
		rows = append(rows, []string{t("archive.files", "Count", r.Pages), ""})
	}
	if r.Translation.By != "" {
		rows = append(rows, []string{t("replies.form.translation") + ": " + r.Translation.By, ""})
	}
	return rows
}

func (c *cli) replyLinkCmd() *cobra.Command {
	var letters []string
	cmd := c.ofReply("link ID --letters IDS|none", c.loc.T("cli.reply.link.short"), func(ctx context.Context, s *wiring.Services, id app.ReplyID) error {
		today, err := c.day()
		if err != nil {
			return err
		}
		r, err := s.Replies.Reply(ctx, id)
		if err != nil {
			return err
		}
		r.Letters = nil
		if !slices.Equal(letters, []string{"none"}) {
			if r.Letters, err = letterIDs("--letters", letters); err != nil {
				return err
			}
		}
		if len(letters) == 0 {
			return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letters"}}
		}
		if _, err := s.Replies.Write(ctx, r, today); err != nil {
			return err
		}
		return c.told(ctx, s, id, "replies.changed")
	})
	cmd.Flags().StringSliceVar(&letters, "letters", nil, c.loc.T("cli.reply.add.letters"))
	return cmd
}

func (c *cli) replyDoneCmd() *cobra.Command {
	var not bool
	cmd := c.ofReply("done ID [--owed]", c.loc.T("cli.reply.done.short"), func(ctx context.Context, s *wiring.Services, id app.ReplyID) error {
		if _, err := s.Replies.SetWanted(ctx, id, not); err != nil {
			return err
		}
		return c.told(ctx, s, id, "replies.changed")
	})
	cmd.Flags().BoolVar(&not, "owed", false, c.loc.T("cli.reply.done.owed"))
	return cmd
}

func (c *cli) replyRemoveCmd() *cobra.Command {
	return c.ofReply("remove ID", c.loc.T("cli.reply.remove.short"), func(ctx context.Context, s *wiring.Services, id app.ReplyID) error {
		if _, err := s.Replies.Remove(ctx, id); err != nil {
			return err
		}
		return c.result(map[string]any{"removed": id}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("replies.removed")) })
	})
}
