package rules

import "vestka/app"

// Thing is what somebody would like to send, or to write on the envelope.
type Thing string

// The things.
const (
	Letter           Thing = "letter"
	Postcard         Thing = "postcard"
	Photo            Thing = "photo"
	Telegram         Thing = "telegram"
	ElectronicLetter Thing = "electronic_letter"
	Parcel           Thing = "parcel"       // посылка
	SmallPacket      Thing = "small_packet" // бандероль, бандэроль
	Money            Thing = "money"
	Book             Thing = "book"
	ReturnAddress    Thing = "return_address"
)

// Things are all of them, in the order in which to show them.
var Things = []Thing{Letter, Postcard, Photo, Telegram, ElectronicLetter, Parcel, SmallPacket, Money, Book, ReturnAddress}

// posted reports that the thing crosses the border with the post.
func (t Thing) posted() bool {
	switch t {
	case Letter, Postcard, Photo, Parcel, SmallPacket, Book:
		return true
	}
	return false
}

// Side is where the sender is.
type Side string

// The sides; empty where not known.
const (
	Inside Side = "inside" // in Belarus
	Abroad Side = "abroad"
)

// Case is whom somebody would like to send something to, and who it is. What
// is not known stays empty. It is for the living: nobody asks what to send to
// the dead, and no rule says.
type Case struct {
	Facility  string // code of the register
	Kind      app.FacilityKind
	Stage     Stage
	Status    app.Status
	AtLiberty bool         // the list says so: released, or not yet begun to serve
	Relation  app.Relation // of the sender
	Country   string       // of the sender, ISO 3166-1 alpha-2
	Day       app.Date     // full; without it no yes counts
}

// CaseOf is the case of somebody who writes to the person; the caller knows
// the kind of the facility (app/register) and the stage (StageOf).
func CaseOf(p *app.Person, kind app.FacilityKind, stage Stage, relation app.Relation, country string, day app.Date) Case {
	return Case{
		Facility: p.Held.Facility, Kind: kind, Stage: stage, Status: p.Status, AtLiberty: p.Held.Liberty,
		Relation: relation, Country: country, Day: day,
	}
}

// free reports that nobody holds the person, as far as the list says.
func (c *Case) free() bool { return c.AtLiberty || c.Status == app.Former }

func (c *Case) side() Side {
	switch c.Country {
	case "":
		return ""
	case "BY":
		return Inside
	}
	return Abroad
}
