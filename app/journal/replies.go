package journal

import (
	"context"

	"vestka/app"
)

// Replies is what people wrote back.
type Replies struct{ store app.ReplyStore }

// NewReplies are those of the store.
func NewReplies(store app.ReplyStore) *Replies { return &Replies{store} }

// All are the replies that the filter chooses, the ones that came last first.
func (r *Replies) All(ctx context.Context, f app.ReplyFilter) ([]app.Reply, error) {
	return r.store.Replies(ctx, f)
}

// Reply is one of them; app.NotFound where there is none.
func (r *Replies) Reply(ctx context.Context, id app.ReplyID) (app.Reply, error) {
	some, err := r.store.Replies(ctx, app.ReplyFilter{IDs: []app.ReplyID{id}})
	if err == nil && len(some) == 0 {
		err = &app.Error{Code: app.NotFound, Key: "error.reply.none"}
	}
	if err != nil {
		return app.Reply{}, err
	}
	return some[0], nil
}

// Add keeps a new reply with its pages, all of it or nothing: an answer is owed from
// then on.
func (r *Replies) Add(ctx context.Context, reply app.Reply, today app.Date, pages ...app.NewAttachment) (app.ReplyID, app.Changes, error) {
	if err := reply.Check(today); err != nil {
		return 0, app.Changes{}, err
	}
	reply.Wanted = true
	return r.store.AddReply(ctx, reply, pages...)
}

// Write keeps a reply as it now stands.
func (r *Replies) Write(ctx context.Context, reply app.Reply, today app.Date) (app.Changes, error) {
	if err := reply.Check(today); err != nil {
		return app.Changes{}, err
	}
	return r.store.WriteReply(ctx, reply)
}

// SetWanted says whether an answer to the reply is needed.
func (r *Replies) SetWanted(ctx context.Context, id app.ReplyID, wanted bool) (app.Changes, error) {
	reply, err := r.Reply(ctx, id)
	if err != nil || reply.Wanted == wanted {
		return app.Changes{}, err
	}
	reply.Wanted = wanted
	return r.store.WriteReply(ctx, reply)
}

// Remove removes replies.
func (r *Replies) Remove(ctx context.Context, ids ...app.ReplyID) (app.Changes, error) {
	return r.store.RemoveReplies(ctx, ids...)
}
