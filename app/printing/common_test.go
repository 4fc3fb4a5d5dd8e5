package printing

import (
	"context"
	"errors"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func TestTheReturnAddressHasItsFieldsFilledInOrIsRefused(t *testing.T) {
	s := newShop(t)
	id := s.add(1)
	for _, item := range []Item{Envelopes, ReplyEnvelopes, Postcards} {
		req := request(id)
		req.Paper, req.Sender = Paper{Item: item}, "Ядвіся"
		req.Return = []string{"Ад {sender}", "п/с 7 {{б}}"}
		if job := s.prepare(req); !slices.Equal(job.Request.Return, []string{"Ад Ядвіся", "п/с 7 {б}"}) {
			t.Errorf("%s: %q", item, job.Request.Return)
		}
		for text, key := range map[string]string{
			"Пра {given}": "error.common.personal", "{my.x|{town}}": "error.common.personal", "{my.x}": "error.common.missing",
			"Пра {zzz}": "error.template.unknown", "Пра {sender": "error.template.brace",
		} {
			req.Return = []string{text}
			_, err := s.Prepare(context.Background(), req, nil)
			if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != key || e.Code != app.Invalid {
				t.Errorf("%s: %s gives %v", item, text, err)
			}
		}
	}
}

func TestTheCaptionOfACardHasItsFieldsFilledIn(t *testing.T) {
	s := newShop(t)
	req := inDesign(t, s)
	req.People, req.Sender, req.Today = []app.PersonID{s.add(1)}, "Ядвіся", apptest.Today
	req.Design.Front.Caption = "Ад {sender}"
	if job := s.prepare(req); job.Request.Design.Front.Caption != "Ад Ядвіся" {
		t.Errorf("%q", job.Request.Design.Front.Caption)
	}
	req.Design.Front.Caption = "Табе, {given}"
	if _, err := s.Prepare(context.Background(), req, nil); err == nil {
		t.Error("a caption for everybody has a name")
	}
}
