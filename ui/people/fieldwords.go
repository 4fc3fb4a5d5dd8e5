package people

import "vestka/app/importer"

// fieldWords are what a column may hold, in the order of importer.Fields.
func (m *matching) fieldWords() []string {
	loc := m.frame.Loc()
	words := map[importer.Field]string{
		importer.Keep:            loc.T("people.field.keep"),
		importer.ID:              loc.T("people.field.id"),
		importer.Name:            loc.T("people.field.name"),
		importer.Family:          loc.T("people.field.family"),
		importer.Given:           loc.T("people.field.given"),
		importer.Patronymic:      loc.T("people.field.patronymic"),
		importer.Initials:        loc.T("people.field.initials"),
		importer.NameBE:          loc.T("people.field.name_be"),
		importer.FamilyBE:        loc.T("people.field.family_be"),
		importer.GivenBE:         loc.T("people.field.given_be"),
		importer.PatronymicBE:    loc.T("people.field.patronymic_be"),
		importer.NameRU:          loc.T("people.field.name_ru"),
		importer.FamilyRU:        loc.T("people.field.family_ru"),
		importer.GivenRU:         loc.T("people.field.given_ru"),
		importer.PatronymicRU:    loc.T("people.field.patronymic_ru"),
		importer.NameLatin:       loc.T("people.field.name_latin"),
		importer.FamilyLatin:     loc.T("people.field.family_latin"),
		importer.GivenLatin:      loc.T("people.field.given_latin"),
		importer.PatronymicLatin: loc.T("people.field.patronymic_latin"),
		importer.Status:          loc.T("people.column.status"),
		importer.Sex:             loc.T("people.column.gender"),
		importer.Born:            loc.T("people.column.birthday"),
		importer.BornDay:         loc.T("people.field.born_day"),
		importer.BornMonth:       loc.T("people.field.born_month"),
		importer.BornYear:        loc.T("people.field.born_year"),
		importer.Detained:        loc.T("people.column.arrested"),
		importer.Verdict:         loc.T("people.column.verdict_date"),
		importer.Appeal:          loc.T("people.column.appeal_date"),
		importer.Release:         loc.T("people.column.release_date"),
		importer.Freed:           loc.T("people.field.freed"),
		importer.Died:            loc.T("people.column.died"),
		importer.Prison:          loc.T("people.column.prison"),
		importer.Address:         loc.T("people.field.address"),
		importer.Articles:        loc.T("people.column.articles"),
		importer.Penalty:         loc.T("people.column.penalty"),
		importer.Town:            loc.T("people.field.town"),
		importer.Work:            loc.T("people.field.work"),
		importer.Interests:       loc.T("people.field.interests"),
		importer.Note:            loc.T("people.column.description"),
		importer.Photo:           loc.T("people.column.photo"),
		importer.URL:             loc.T("people.column.url"),
		importer.RowNumber:       loc.T("people.field.row_number"),
	}
	var all []string
	for _, f := range importer.Fields() {
		all = append(all, words[f])
	}
	return all
}
