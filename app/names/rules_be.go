package names

// The Belarusian rules. In the official orthography о and ё stand only under the
// stress, so that a name with one of them shows where it is stressed.
//
// Sources: Беларуская граматыка, ч. 1 (АН БССР, 1985); Правілы беларускай
// арфаграфіі і пунктуацыі (1959), on the endings of family names, which the Правілы
// of 2008 leave to the grammars; Правілы беларускай арфаграфіі і пунктуацыі (2008),
// §§ on vowels and consonants of endings; В. Г. Качан, Асаблівасці скланення
// прозвішчаў у сучаснай беларускай мове; Ю. Бушлякоў, Жывая мова (2013); П. Сцяцко,
// Культура мовы (2002).
var belarusian = []declension{
	// Patronymics.
	{parts: "p", sexes: "m", ends: `^(ільіч|кузьміч|фаміч|лукіч)`, endings: "_ а у а ом у"},
	{parts: "p", sexes: "m", ends: `[іы]ч`, endings: "_ а у а ам у"},
	{parts: "p", sexes: "f", ends: `на`, endings: "а ы ^е у ай ^е"},

	// Classes of the exception table.
	{parts: "f", sexes: "m", class: "foreign", ends: `[ргкхжшчц]`, endings: "_ а у а ам у"},
	{parts: "f", sexes: "m", class: "foreign", ends: `C`, endings: "_ а у а ам ^е"},
	{parts: "gf", sexes: "m", class: "stem", ends: `ь`, endings: "ь я ю я ем ю"},
	{parts: "gf", sexes: "m", class: "end", ends: `ь`, endings: "ь я ю я ём ю"},
	{parts: "gf", sexes: "m", class: "stem", ends: `[ргкхжшчц]`, endings: "_ а у а ам у"},
	{parts: "gf", sexes: "m", class: "end", ends: `[ргкхжшчц]`, endings: "_ а у а ом у"},
	{parts: "gf", sexes: "m", class: "stem", ends: `C`, endings: "_ а у а ам ^е"},
	{parts: "gf", sexes: "m", class: "end", ends: `C`, endings: "_ а у а ом ^е"},
	{parts: "gf", sexes: "m", class: "end", ends: `ка`, endings: "а і ^э у ой ^э"},
	{parts: "gf", sexes: "m", class: "end", ends: `[гх]а`, endings: "а і ^е у ой ^е"},
	{parts: "gf", sexes: "m", class: "end", ends: `а`, endings: "а ы ^е у ой ^е"},
	{parts: "gf", sexes: "m", class: "common", ends: `[жшчцр]а`, endings: "а ы у у ам у|ы"},
	{parts: "gf", sexes: "m", class: "common", ends: `а`, endings: "а ы у у ам у|^е"},
	{parts: "gf", sexes: "m", class: "common", ends: `я`, endings: "я і ю ю ем ю|і"},
	{parts: "f", sexes: "m", class: "stem", ends: `ы`, endings: "ы ага аму ага ым ым"},
	{parts: "f", sexes: "m", class: "end", ends: `ы`, endings: "ы ога ому ога ым ым"},
	{parts: "f", sexes: "m", class: "end", ends: `і`, endings: "і ога ому ога ім ім"},
	{parts: "f", sexes: "f", class: "stem", ends: `ая`, endings: "ая ай ай ую ай ай"},
	{parts: "f", sexes: "f", class: "end", ends: `ая`, endings: "ая ой ой ую ой ой"},
	{parts: "f", sexes: "f", class: "noun", ends: `[іы]на`, endings: "?", why: WhyDisputed},
	{parts: "f", sexes: "mf", class: "noun", ends: `я`, endings: "я і і ю яй і"},
	{parts: "f", sexes: "f", class: "noun", ends: `ка`, endings: "а і ^ы у ай ^ы"},
	{parts: "f", sexes: "f", class: "noun", ends: `[гх]а`, endings: "а і ^е у ай ^е"},
	{parts: "f", sexes: "mf", class: "noun", ends: `[жшчцр]а`, endings: "а ы ы у ай ы"},
	{parts: "f", sexes: "f", class: "noun", ends: `а`, endings: "а ы ^е у ай ^е"},
	{parts: "f", sexes: "m", class: "noun", ends: `[^гкх]а`, endings: "а ы ^е у ай ^е"},

	// Family names of men that are adjectives, or were the genitive of one.
	{parts: "f", sexes: "m", ends: `рых|[^гкх]іх`, endings: "?", why: WhyDisputed}, // Рэрых
	{parts: "f", sexes: "m", ends: `[ыі]х`, endings: "="},
	{parts: "f", sexes: "m", ends: `[сцз]кі`, endings: "і ага аму ага ім ім"},
	{parts: "f", sexes: "m", ends: `[оё].*[гкх]і`, endings: "і ага аму ага ім ім"},
	{parts: "f", sexes: "m", ends: `[гкх]і`, endings: "і ага? аму? ага? ім ім", why: WhyStress},
	{parts: "f", sexes: "m", ends: `[оё].*ы`, endings: "ы ага аму ага ым ым"},
	{parts: "f", sexes: "m", ends: `ы`, endings: "ы ага? аму? ага? ым ым", why: WhyStress},

	{parts: "f", sexes: "m", ends: `VC*[гкх]ой`, endings: "ой ога ому ога ім ім"},
	{parts: "f", sexes: "m", ends: `VC*[вдзлмнрстц]ой`, endings: "ой ога ому ога ым ым"},

	// Family names of men in -оў, -ін.
	{parts: "f", sexes: "m", ends: `слаў`, endings: "_ а у а ам? ^е", why: WhyDisputed},
	{parts: "f", sexes: "m", ends: `VC*([оаеёяэ]ў|[іы]н)`, endings: "_ а у а ым ^е"},
	{parts: "f", sexes: "m", ends: `([оаеёяэ]ў|[іы]н)`, endings: "_ а у а ым? ^е", why: WhyDisputed},

	// Given names of men in -ы, -і: Дзмітры, Дзмітрыя; Антоні, Антонія.
	{parts: "g", sexes: "m", ends: `[ыі]`, endings: "_ я ю я ем ю"},

	// Men: the second declension. Persons have -у in the locative after р, г, к, х
	// and hard sibilants, -ю after soft consonants.
	{parts: "f", sexes: "m", ends: `(ець|оць|ень)`, endings: "?", why: WhyFleeting},
	{parts: "gf", sexes: "m", ends: `й`, endings: "й я ю я ем ю"},
	{parts: "g", sexes: "m", ends: `V.*[ауя]сь`, endings: "ь я ю я ём ю"},
	{parts: "g", sexes: "m", ends: `ь`, endings: "ь я ю я ем ю"},
	{parts: "f", sexes: "m", ends: `^C*[оё]C+`, endings: "?", why: WhyStress}, // Кот, Ката; but Чорт
	{parts: "f", sexes: "m", ends: `V.*[оё].*ь|[оё].*V.*ь`, endings: "ь я ю я ем ю"},
	{parts: "f", sexes: "m", ends: `ь`, endings: "ь я ю я ем? ю", why: WhyStress},
	{parts: "f", sexes: "m", ends: `^(ільіч|кузьміч|фаміч|лукіч)`, endings: "_ а у а ом у"},
	{parts: "f", sexes: "m", ends: `V.*[іы]ч`, endings: "_ а у а ам у"},
	{parts: "gf", sexes: "m", ends: `(ец|эц)`, endings: "?", why: WhyFleeting},
	{parts: "gf", sexes: "m", ends: `[оё]нак`, endings: "ак ка ку ка кам ку"},
	{parts: "gf", sexes: "m", ends: `V.*[оё]к`, endings: "?", why: WhyFleeting},
	{parts: "gf", sexes: "m", ends: `[оё].*V.*[ргкхжшчц]`, endings: "_ а у а ам у"},
	{parts: "gf", sexes: "m", ends: `V.*[оё]C*[ргкхжшчц]`, endings: "_ а у а ам у"},
	{parts: "f", sexes: "m", ends: `[оё].*V.*C|V.*[оё]C+`, endings: "_ а у а ам ^е"},
	{parts: "gf", sexes: "m", ends: `[ую]к`, endings: "_ а у а ом у"},
	{parts: "f", sexes: "m", ends: `(V.*[ая]к|ач)`, endings: "_ а у а ом у"},
	{parts: "gf", sexes: "m", ends: `V.*[іы]к`, endings: "_ а у а ам у"},
	{parts: "f", sexes: "m", ends: `V.*[ую]н`, endings: "_ а у а ом ^е"},
	{parts: "f", sexes: "m", ends: `V.*(ман|штэйн|льд)`, endings: "_ а у а ам ^е"},
	{parts: "f", sexes: "m", ends: `V.*берг`, endings: "_ а у а ам у"},
	{parts: "g", sexes: "m", ends: `[жшчц]`, endings: "_ а у а ам? у", why: WhyStress},
	{parts: "f", sexes: "m", ends: `[ргкхжшчц]`, endings: "_ а у а ам? у", why: WhyStress},
	{parts: "f", sexes: "m", ends: `C`, endings: "_ а у а ам? ^е", why: WhyStress},
	{parts: "g", sexes: "m", ends: `[ргкх]`, endings: "_ а у а ам у"},
	{parts: "g", sexes: "m", ends: `C`, endings: "_ а у а ам ^е"},

	// Men in -а, -я: between the first declension and the second. Of family names
	// that are no nouns in г, к, х the grammars speak each its own way.
	{parts: "gf", sexes: "m", ends: `[гкх]а`, endings: "а і у у ам у"},
	{parts: "g", sexes: "m", ends: `[жшчцр]а`, endings: "а ы у у ам у|ы"},
	{parts: "g", sexes: "m", ends: `а`, endings: "а ы у у ам у|^е"},
	{parts: "g", sexes: "m", ends: `[іы]я`, endings: "?", why: WhyUnknown},
	{parts: "g", sexes: "m", ends: `я`, endings: "я і ю ю ем ю|і"},
	{parts: "f", sexes: "m", ends: `[оаеёяэ]ва`, endings: "?", why: WhyUnknown},
	{parts: "f", sexes: "m", ends: `а`, endings: "а ы у? у ам? у?", why: WhyDisputed},
	{parts: "f", sexes: "m", ends: `я`, endings: "я і ю? ю ем? ю?", why: WhyDisputed},

	// Family names of women that are adjectives.
	{parts: "f", sexes: "f", ends: `VC*([оаеёяэ]в|[іы]н)а`, endings: "а ай ай у ай ай"},
	{parts: "f", sexes: "f", ends: `([оаеёяэ]в|[іы]н)а`, endings: "?", why: WhyDisputed},
	{parts: "f", sexes: "f", ends: `[сцз]кая|[оё].*ая`, endings: "ая ай ай ую ай ай"},
	{parts: "f", sexes: "f", ends: `ая`, endings: "ая ай? ай? ую ай? ай?", why: WhyStress},
	{parts: "f", sexes: "f", ends: `яя`, endings: "яя яй яй юю яй яй"},
	{parts: "f", sexes: "f", ends: `[ая]`, endings: "?", why: WhyDisputed}, // Шаўчэнка, Сапега

	// Women: what ends in a consonant does not change.
	{parts: "g", sexes: "f", ends: `ь`, endings: "?", why: WhyDisputed},
	{parts: "gf", sexes: "f", ends: `C`, endings: "="},

	// Women: the first declension.
	{parts: "g", sexes: "f", ends: `я`, endings: "я і і ю яй і"},
	{parts: "g", sexes: "f", ends: `ка`, endings: "а і ^ы у ай ^ы"},
	{parts: "g", sexes: "f", ends: `[гх]а`, endings: "а і ^е у ай ^е"},
	{parts: "g", sexes: "f", ends: `[жшчцр]а`, endings: "а ы ы у ай ы"},
	{parts: "g", sexes: "f", ends: `а`, endings: "а ы ^е у ай ^е"},

	// Other vowels: Ралько, Гётэ, Вердзі.
	{parts: "g", sexes: "m", ends: `о`, endings: "?", why: WhyUnknown},
	{parts: "gf", sexes: "mf", ends: `[еёіоуыэю]`, endings: "="},
}
