package app

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// Setting is one of the settings of a store: what it is called, what it may be
// set to, and what counts where it is not set. The window and the command line
// read the same table.
type Setting struct {
	Key     string
	Kind    SettingKind
	Default string
	Allowed []string // every value there is; nil for a text, which may be any
	Least   int      // of a number
	Most    int      // of a number
	About   string   // names the sentence of the catalogue that says what it does
}

// SettingKind tells how a setting is asked for and shown.
type SettingKind string

// The kinds of settings.
const (
	SettingText   SettingKind = "text"     // one line
	SettingLines  SettingKind = "lines"    // several, parted by \n
	SettingChoice SettingKind = "choice"   // one of a few
	SettingSwitch SettingKind = "switch"   // on or off
	SettingPlace  SettingKind = "country"  // its code
	SettingDay    SettingKind = "day"      // of every year: MM-DD
	SettingMoney  SettingKind = "currency" // its code
	SettingNumber SettingKind = "number"   // a whole one, from Least to Most
)

// The values of a switch.
const (
	On  = "on"
	Off = "off"
)

// Never is the choice not to do something after any time.
const Never = "never"

// Who writes: what the forms of the sender agree with.
const (
	ManWrites    = "man"
	WomanWrites  = "woman"
	SeveralWrite = "several" // or it is nobody's business
)

// Writers are all of them.
var Writers = []string{ManWrites, WomanWrites, SeveralWrite}

// WriterSex is the sex of who writes; unknown for several.
func WriterSex(writer string) Sex {
	switch writer {
	case ManWrites:
		return Male
	case WomanWrites:
		return Female
	}
	return SexUnknown
}

// The keys of the settings.
const (
	SettingSender    = "sender"
	SettingWriter    = "writer" // a man, a woman or several: what the words agree with
	SettingReturn    = "return_address"
	SettingLockAfter = "lock_after"    // minutes
	SettingLockAway  = "lock_on_sleep" // or where the screen is locked
	SettingNeutral   = "neutral_window"
	SettingStrip     = "strip_pictures" // attached ones, of what they say of place and camera
	SettingRelation  = "relation"       // of the user to whom is written to, unless a person has another
	SettingCountry   = "country"        // from which the user sends
	SettingCase      = "address_case"   // in which a name stands in an address
	SettingZoom      = "desk_zoom"      // per cent, of the text that is written
	SettingPreview   = "desk_preview"   // how it will print stands beside it
	SettingRoom      = "desk_return"    // the room for a text is measured with the return address beside it
	SettingFiscal    = "fiscal_year"    // the day on which it begins
	SettingCurrency  = "currency"       // in which the user reckons
	SettingDays      = "days_by_post"   // that a letter is counted to be on its way where nothing better is known
	SettingNotice    = "daily_notice"   // the system tells once a day that something is due
	SettingLeapDay   = "leap_birthday"  // on which a birthday of 29 February is in a common year
)

// Settings are all settings, in the order in which they are listed.
var Settings = []Setting{
	{Key: SettingSender, Kind: SettingText, About: "setting.sender"},
	{Key: SettingWriter, Kind: SettingChoice, Default: SeveralWrite, Allowed: Writers, About: "setting.writer"},
	{Key: SettingReturn, Kind: SettingLines, About: "setting.return_address"},
	{Key: SettingLockAfter, Kind: SettingChoice, Default: "10", Allowed: []string{Never, "1", "5", "10", "30", "60"}, About: "setting.lock_after"},
	{Key: SettingLockAway, Kind: SettingSwitch, Default: On, Allowed: []string{On, Off}, About: "setting.lock_on_sleep"},
	{Key: SettingNeutral, Kind: SettingSwitch, Default: On, Allowed: []string{On, Off}, About: "setting.neutral_window"},
	{Key: SettingStrip, Kind: SettingSwitch, Default: On, Allowed: []string{On, Off}, About: "setting.strip_pictures"},
	{Key: SettingRelation, Kind: SettingChoice, Default: string(Stranger), Allowed: []string{string(Stranger), string(Relative)}, About: "setting.relation"},
	{Key: SettingCase, Kind: SettingChoice, Default: string(Nominative), Allowed: []string{string(Nominative), string(Dative)}, About: "setting.address_case"},
	{Key: SettingCountry, Kind: SettingPlace, About: "setting.country"},
	{Key: SettingZoom, Kind: SettingChoice, Default: "100", Allowed: []string{"80", "100", "125", "150", "200"}, About: "setting.desk_zoom"},
	{Key: SettingPreview, Kind: SettingSwitch, Default: On, Allowed: []string{On, Off}, About: "setting.desk_preview"},
	{Key: SettingRoom, Kind: SettingSwitch, Default: Off, Allowed: []string{On, Off}, About: "setting.desk_return"},
	{Key: SettingFiscal, Kind: SettingDay, Default: "01-01", About: "setting.fiscal_year"},
	{Key: SettingCurrency, Kind: SettingMoney, About: "setting.currency"},
	{Key: SettingDays, Kind: SettingNumber, Default: strconv.Itoa(DaysByPost), Least: 1, Most: 365, About: "setting.days_by_post"},
	{Key: SettingNotice, Kind: SettingSwitch, Default: Off, Allowed: []string{On, Off}, About: "setting.daily_notice"},
	{Key: SettingLeapDay, Kind: SettingChoice, Default: string(LastOfFebruary), Allowed: []string{string(LastOfFebruary), string(FirstOfMarch)}, About: "setting.leap_birthday"},
}

// SettingOf is the setting of the key.
func SettingOf(key string) (Setting, bool) {
	i := slices.IndexFunc(Settings, func(s Setting) bool { return s.Key == key })
	if i < 0 {
		return Setting{}, false
	}
	return Settings[i], true
}

// Clean is a value as it is kept, without spaces around it, or Invalid where the
// setting cannot have it. The empty value is always allowed: it sets nothing, so
// that the default counts.
func (s Setting) Clean(value string) (string, error) {
	value = strings.TrimSpace(value)
	switch {
	case value == "":
		return "", nil
	case s.Allowed != nil && !slices.Contains(s.Allowed, value):
		return "", &Error{
			Code: Invalid, Key: "error.setting.value", Hint: "error.setting.allowed",
			Args: Args{"Value": value, "Setting": s.Key, "Allowed": strings.Join(s.Allowed, ", ")},
		}
	case s.Kind == SettingText && strings.ContainsAny(value, "\r\n"):
		return "", &Error{Code: Invalid, Key: "error.setting.line", Args: Args{"Setting": s.Key}}
	case s.Kind == SettingNumber:
		n, err := strconv.Atoi(value)
		if err != nil || n < s.Least || n > s.Most {
			return "", &Error{Code: Invalid, Key: "error.setting.number", Args: Args{"Value": value, "Setting": s.Key, "Least": s.Least, "Most": s.Most}}
		}
		return strconv.Itoa(n), nil
	case s.Kind == SettingPlace:
		if value = strings.ToUpper(value); !IsCountry(value) {
			return "", &Error{Code: Invalid, Key: "error.setting.country", Args: Args{"Value": value}}
		}
	case s.Kind == SettingMoney:
		if value = strings.ToUpper(value); !slices.Contains(Currencies, value) {
			return "", noCurrency(value)
		}
	case s.Kind == SettingDay:
		if _, err := ParseDate("2025-" + value); err != nil || len(value) != len("01-01") { // a day of every year
			return "", &Error{Code: Invalid, Key: "error.setting.day", Args: Args{"Value": value}}
		}
	}
	return value, nil
}

// Counts is the value that counts where the store holds this one: the default
// for one that is not set, or that another version of the program may understand.
func (s Setting) Counts(stored string) string {
	if stored == "" || s.Allowed != nil && !slices.Contains(s.Allowed, stored) {
		return s.Default
	}
	if n, err := strconv.Atoi(stored); s.Kind == SettingNumber && (err != nil || n < s.Least || n > s.Most) {
		return s.Default
	}
	return stored
}

// SettingValue is the value that counts of the setting of the key.
func SettingValue(ctx context.Context, store SettingStore, key string) (string, error) {
	s, ok := SettingOf(key)
	if !ok {
		panic("app: there is no setting " + key)
	}
	stored, err := store.Setting(ctx, key)
	if err != nil {
		return "", err
	}
	return s.Counts(stored), nil
}

// KeepSetting writes the value unless the store has it already.
func KeepSetting(ctx context.Context, store SettingStore, key, value string) error {
	stored, err := store.Setting(ctx, key)
	if err == nil && stored != value {
		_, err = store.SetSetting(ctx, key, value)
	}
	return err
}
