package app

import (
	"context"
	"io"
	"time"
)

// AttachmentID is the store's number of an attachment; it is never used twice.
type AttachmentID int64

// AttachmentKind is what the content of an attachment is.
type AttachmentKind string

// The kinds of attachment.
const (
	JPEG AttachmentKind = "jpeg"
	PNG  AttachmentKind = "png"
	WebP AttachmentKind = "webp"
	PDF  AttachmentKind = "pdf"
)

// Ending is how the name of a file of the kind ends, with its dot.
func (k AttachmentKind) Ending() string {
	if k == JPEG {
		return ".jpg"
	}
	return "." + string(k)
}

// Attachment is a file that the user keeps with a person or a donation: a scan, a photo, a
// receipt. Its content lies in the store beside it.
type Attachment struct {
	ID            AttachmentID
	Person        PersonID   // 0 for a receipt of a donation that nobody is named with
	Letter        LetterID   // an entry of the log to the same person; 0 for none
	Reply         ReplyID    // of which it is a page; 0 for none
	Donation      DonationID // of which it is a receipt; 0 for none
	Name          string     // as the user's file was called
	Kind          AttachmentKind
	Size          int64 // bytes of the content as it is kept
	Width, Height int   // dots as the picture is looked at; 0 for a PDF
	Stripped      bool  // what the picture said of its place and its camera was taken out
	Made          time.Time
}

// NewAttachment is an attachment to be kept.
type NewAttachment struct {
	Attachment
	Small   []byte    // the picture in small, a file; nil where there is none
	Content io.Reader // Size bytes
}

// AttachmentFilter chooses attachments; the zero filter chooses all.
type AttachmentFilter struct {
	Person   PersonID   // 0 for everybody
	Letter   LetterID   // 0 for every one, also without a letter
	Reply    ReplyID    // 0 for every one, also of no reply
	Donation DonationID // 0 for every one, also of no donation
}

// AttachmentStore keeps attachments.
type AttachmentStore interface {
	// Attachments that the filter chooses, newest first.
	Attachments(ctx context.Context, f AttachmentFilter) ([]Attachment, error)
	// Attachment is one of them; NotFound where there is none.
	Attachment(ctx context.Context, id AttachmentID) (Attachment, error)
	// AddAttachments writes them all in one transaction. Where a content has not
	// Size bytes, or cannot be read, nothing is written. One without a time of
	// making was made now. It gives them as they are kept, in the order of the files.
	AddAttachments(ctx context.Context, files ...NewAttachment) ([]Attachment, Changes, error)
	// SmallPicture is a file of the picture in small; empty where there is none.
	SmallPicture(ctx context.Context, id AttachmentID) ([]byte, error)
	// ReadAttachment writes the content to w, piece by piece.
	ReadAttachment(ctx context.Context, id AttachmentID, w io.Writer) error
	// RemoveAttachments removes all of them or, where one is not there, none. Their
	// content is wiped when the store is closed, until then this can be taken back.
	RemoveAttachments(ctx context.Context, ids ...AttachmentID) (Changes, error)
}
