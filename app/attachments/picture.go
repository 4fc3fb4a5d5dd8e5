package attachments

import (
	"bytes"
	"context"
	"image"

	"vestka/app"
	"vestka/app/picture"
)

// largestSeen is the longer side, in dots, of a picture as it is looked at: enough to
// read a page of handwriting at several times the size of the screen.
const largestSeen = 3200

// Picture is an attachment to be looked at, upright; nil for a PDF. Nothing of it leaves
// the memory.
func (k *Keeper) Picture(ctx context.Context, id app.AttachmentID) (image.Image, error) {
	a, err := k.store.Attachment(ctx, id)
	if err != nil || a.Kind == app.PDF {
		return nil, err
	}
	var b bytes.Buffer
	if err := k.store.ReadAttachment(ctx, id, &b); err != nil {
		return nil, err
	}
	img, head, err := picture.Decode(b.Bytes())
	if err != nil {
		return nil, refused("error.attachment.broken", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	size := img.Bounds().Size()
	if longer := max(size.X, size.Y); longer > largestSeen {
		size = image.Pt(max(1, size.X*largestSeen/longer), max(1, size.Y*largestSeen/longer))
	}
	return head.Turn.Apply(picture.Shrink(img, img.Bounds(), size)), nil
}
