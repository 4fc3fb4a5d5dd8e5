package wiring

import (
	"context"

	"vestka/app/importer"
)

// Recall adds to a choice what is known of lists already: the places where
// people are held.
func (s *Services) Recall(ctx context.Context, c *importer.Choice) error {
	c.IsPrison = func(text string) bool {
		_, known := s.Register.Match(text)
		return known
	}
	return ctx.Err()
}
