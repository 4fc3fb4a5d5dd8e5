package app

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// ReplyID is the store's number of a reply.
type ReplyID int64

// Reply is what a person wrote back. Its pages are attachments with its number.
type Reply struct {
	ID          ReplyID
	Person      PersonID
	On          Date // on which it came
	Written     Date // as it says; zero: not known
	Original    Side // By and Checked are not looked at
	Translation Side // without a language where there is none
	Note        string
	Letters     []LetterID // that it names: they arrived, for certain
	Wanted      bool       // false: the user said that no answer is needed
	AnsweredBy  LetterID   // the first letter that was sent afterwards; 0: none yet
	Pages       int        // that are kept with it
	Made        time.Time
}

// Owed reports that an answer is.
func (r *Reply) Owed() bool { return r.Wanted && r.AnsweredBy == 0 }

// Check is Invalid where the reply lacks something.
func (r *Reply) Check(today Date) error {
	r.Note, r.Original.Text, r.Translation.Text = strings.TrimSpace(r.Note), strings.TrimSpace(r.Original.Text), strings.TrimSpace(r.Translation.Text)
	r.Letters = slices.Compact(slices.Sorted(slices.Values(r.Letters)))
	switch {
	case !r.On.Full():
		return &Error{Code: Invalid, Key: "error.reply.date"}
	case today.Before(r.On):
		return &Error{Code: Invalid, Key: "error.step.future"}
	}
	for _, text := range []string{r.Original.Text, r.Translation.Text, r.Note} {
		if len(text) > MostText || !utf8.ValidString(text) {
			return &Error{Code: Invalid, Key: "error.draft.size", Args: Args{"Count": MostText}}
		}
	}
	return nil
}

// ReplyFilter chooses replies; the zero filter chooses all.
type ReplyFilter struct {
	IDs    []ReplyID // these; nil for all
	Person PersonID  // 0 for everybody
	Letter LetterID  // that name it; 0 for all
	Owed   bool      // only those to which an answer is owed
	Limit  int       // 0 for all; newest first
}

// ReplyStore keeps replies.
type ReplyStore interface {
	// Replies that the filter chooses, the ones that came last first.
	Replies(ctx context.Context, f ReplyFilter) ([]Reply, error)
	// AddReply keeps a new one with the files of its pages, in one step; the letters that
	// it names are answered since. Its ID, AnsweredBy, Pages and Made are not looked at,
	// nor whose the files are said to be. Where a file cannot be kept, see
	// AttachmentStore, there is no reply.
	AddReply(ctx context.Context, r Reply, pages ...NewAttachment) (ReplyID, Changes, error)
	// WriteReply keeps a reply as it now stands; letters that it names no more are as
	// they were before they were answered.
	WriteReply(ctx context.Context, r Reply) (Changes, error)
	// RemoveReplies removes them; their pages stay with the person. NotFound, and
	// nothing is changed, where one is not there.
	RemoveReplies(ctx context.Context, ids ...ReplyID) (Changes, error)
}
