package spooler

import (
	"context"
	"fmt"
	"io"
	"sync"

	"vestka/app"
)

// Fake is a system with printers that print nothing, for tests.
type Fake struct {
	Printers []Queue
	Offers   map[string]Offer
	File     bool  // documents have to lie in a file
	Broken   error // what Print says instead of printing
	Jammed   int   // documents after which it is Broken; 0: at once

	mu   sync.Mutex
	docs []Printed
}

// Printed is a document that a Fake got.
type Printed struct {
	Document
	Bytes []byte
}

// Queues implements Spooler.
func (f *Fake) Queues(context.Context) ([]Queue, error) { return f.Printers, nil }

// Offer implements Spooler.
func (f *Fake) Offer(_ context.Context, queue string) (Offer, error) { return f.Offers[queue], nil }

// NeedsFile implements Spooler.
func (f *Fake) NeedsFile() bool { return f.File }

// Print implements Spooler.
func (f *Fake) Print(ctx context.Context, doc Document) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return "", &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
	}
	if f.Broken != nil && len(f.docs) >= f.Jammed {
		return "", f.Broken
	}
	p := Printed{Document: doc}
	if doc.PDF != nil {
		var err error
		if p.Bytes, err = io.ReadAll(doc.PDF); err != nil {
			return "", err
		}
	}
	f.docs = append(f.docs, p)
	return fmt.Sprintf("%s-%d", doc.Queue, len(f.docs)), nil
}

// Documents are those that it got, in their order.
func (f *Fake) Documents() []Printed {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]Printed(nil), f.docs...)
}
