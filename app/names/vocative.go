package names

import (
	"slices"
	"strings"

	"vestka/app"
)

// addVocative adds the traditional form of address to a man's given name or
// patronymic (Іване, Альберце, Алесю, Віктару) as one in use beside the
// nominative, which is the everyday norm. It is made of the genitive, which
// shows the stem: Павел, Паўла, Паўле. Names in -а have none that is alive.
//
// Source: Ю. Бушлякоў, Жывая мова (Радыё Свабода, 2013), «Клічная форма назоўніка».
func (f *Forms) addVocative() {
	at := slices.Index(app.Cases, app.Vocative)
	nominative, genitive := f[0].Text, f[slices.Index(app.Cases, app.Genitive)]
	if genitive.Why != Sure || genitive.Text == nominative || f[at].Also != nil {
		return
	}
	lower := strings.ToLower(nominative)
	if strings.HasSuffix(lower, "а") || strings.HasSuffix(lower, "я") || strings.HasSuffix(lower, "о") {
		return
	}
	var form string
	if stem, soft := strings.CutSuffix(genitive.Text, "я"); soft {
		form = stem + "ю"
	} else {
		stem := strings.TrimSuffix(genitive.Text, "а")
		if strings.ContainsRune("ргкхжшчц", lastRune(stem)) {
			form = stem + "у"
		} else {
			form = soften(stem) + "е"
		}
	}
	f[at].Also = []string{form}
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}
