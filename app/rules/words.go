package rules

import "vestka/app"

// The keys of the words that stand for the values of this package. Front ends
// translate them; a value that has no word gives an empty key.

// MessageKey names the word for the answer: "yes", "ask the family".
func (v Verdict) MessageKey() string {
	switch v {
	case Yes:
		return "rules.verdict.yes"
	case No:
		return "rules.verdict.no"
	case AskFamily:
		return "rules.verdict.ask_family"
	case NotKnown:
		return "rules.verdict.not_known"
	}
	return ""
}

// MessageKey names the word for the thing: "small packet".
func (t Thing) MessageKey() string {
	switch t {
	case Letter:
		return "rules.thing.letter"
	case Postcard:
		return "rules.thing.postcard"
	case Photo:
		return "rules.thing.photo"
	case Telegram:
		return "rules.thing.telegram"
	case ElectronicLetter:
		return "rules.thing.electronic_letter"
	case Parcel:
		return "rules.thing.parcel"
	case SmallPacket:
		return "rules.thing.small_packet"
	case Money:
		return "rules.thing.money"
	case Book:
		return "rules.thing.book"
	case ReturnAddress:
		return "rules.thing.return_address"
	}
	return ""
}

// MessageKey names the word for the stage, also for one that is not known.
func (s Stage) MessageKey() string {
	switch s {
	case BeforeForce:
		return "rules.stage.before"
	case InForce:
		return "rules.stage.in_force"
	}
	return "rules.stage.not_known"
}

// MessageKey names the sentence that says why the stage is what it is.
func (g Ground) MessageKey() string {
	switch g {
	case AppealHeard:
		return "rules.ground.appeal_heard"
	case AppealAhead:
		return "rules.ground.appeal_ahead"
	case VerdictAhead:
		return "rules.ground.verdict_ahead"
	case HeldForTrial:
		return "rules.ground.held_for_trial"
	case ServesThere:
		return "rules.ground.serves_there"
	case AppealUnknown:
		return "rules.ground.appeal_unknown"
	case PlaceOfBoth:
		return "rules.ground.place_of_both"
	}
	return "rules.ground.nothing_known"
}

// MessageKey names the words for the route: "by post".
func (r Route) MessageKey() string {
	switch r {
	case ByPost:
		return "rules.route.post"
	case ByService:
		return "rules.route.service"
	case ByFamily:
		return "rules.route.family"
	case ByTelegraph:
		return "rules.route.telegraph"
	case ByWeb:
		return "rules.route.web"
	}
	return ""
}

// MessageKey names the words for the limit, which take its Number and, but for
// a count, the word for its Unit: "up to 31 kg each".
func (l Limit) MessageKey() string {
	return limitKeys[Limit{What: l.What, Per: l.Per, Advised: l.Advised}]
}

var limitKeys = map[Limit]string{
	{What: Weight}:                               "rules.limit.weight",
	{What: Weight, Per: PerDay}:                  "rules.limit.weight_day",
	{What: Weight, Per: PerMonth}:                "rules.limit.weight_month",
	{What: Weight, Advised: true}:                "rules.limit.weight_advised",
	{What: Weight, Per: PerDay, Advised: true}:   "rules.limit.weight_day_advised",
	{What: Weight, Per: PerMonth, Advised: true}: "rules.limit.weight_month_advised",
	{What: Value}:                                "rules.limit.value",
	{What: Value, Per: PerDay}:                   "rules.limit.value_day",
	{What: Value, Per: PerMonth}:                 "rules.limit.value_month",
	{What: Value, Advised: true}:                 "rules.limit.value_advised",
	{What: Value, Per: PerDay, Advised: true}:    "rules.limit.value_day_advised",
	{What: Value, Per: PerMonth, Advised: true}:  "rules.limit.value_month_advised",
	{What: Count}:                                "rules.limit.count",
	{What: Count, Per: PerDay}:                   "rules.limit.count_day",
	{What: Count, Per: PerMonth}:                 "rules.limit.count_month",
	{What: Count, Advised: true}:                 "rules.limit.count_advised",
	{What: Count, Per: PerDay, Advised: true}:    "rules.limit.count_day_advised",
	{What: Count, Per: PerMonth, Advised: true}:  "rules.limit.count_month_advised",
}

// UnitKey names the word for the unit of a weight; empty for anything else,
// since a currency is written as its code.
func (l Limit) UnitKey() string {
	switch l.Unit {
	case "kg":
		return "rules.unit.kg"
	case "g":
		return "rules.unit.g"
	}
	return ""
}

// RoleKey names what the rule does in an answer: its verdict, or that it warns
// or notes something.
func (r *Rule) RoleKey() string {
	switch {
	case r.Verdict != "":
		return r.Verdict.MessageKey()
	case r.Warning:
		return "rules.role.warning"
	}
	return "rules.role.note"
}

// MessageKey names the words for the side: "in Belarus".
func (s Side) MessageKey() string {
	switch s {
	case Inside:
		return "rules.side.inside"
	case Abroad:
		return "rules.side.abroad"
	}
	return ""
}

// KindKey names the words for a kind of facility.
func KindKey(k app.FacilityKind) string {
	switch k {
	case app.PreTrial:
		return "rules.kind.sizo"
	case app.Prison:
		return "rules.kind.prison"
	case app.Colony:
		return "rules.kind.colony"
	case app.Juvenile:
		return "rules.kind.juvenile"
	case app.OpenType:
		return "rules.kind.open"
	case app.HoldingCell:
		return "rules.kind.ivs"
	case app.Hospital:
		return "rules.kind.hospital"
	}
	return ""
}

// StatusKey names the words for what the list says of a person.
func StatusKey(s app.Status) string {
	switch s {
	case app.Active:
		return "rules.status.active"
	case app.Former:
		return "rules.status.former"
	case app.NotRecognised:
		return "rules.status.np"
	}
	return ""
}
