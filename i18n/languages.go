package i18n

// NameOf is the name of the language in itself, for a reader who understands
// no other: it is the same whatever language the window speaks.
func NameOf(lang string) string {
	return map[string]string{"en": "English", "ru": "Русский", "be": "Беларуская"}[For(lang).lang]
}
