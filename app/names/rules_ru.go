package names

// The Russian rules.
//
// Sources: А. А. Зализняк, Грамматический словарь русского языка (1977; classes
// of declension and of stress); Русская грамматика (АН СССР, 1980), §§ 1175–1215;
// Д. Э. Розенталь, Справочник по правописанию и литературной правке, §§ 149–150;
// Л. П. Калакуцкая, Склонение фамилий и личных имён в русском литературном языке
// (1984); Правила русской орфографии и пунктуации под ред. В. В. Лопатина (2006),
// § 71 (-ии of the locative), § 69 (-ей, -ой after ж, ш, ч, щ, ц); Грамота.ру,
// «Как склонять имена и фамилии».
var russian = []declension{
	// Patronymics.
	{parts: "p", sexes: "m", ends: `^(ильич|кузьмич|фомич|лукич)`, endings: "_ а у а ом е"},
	{parts: "p", sexes: "m", ends: `ич`, endings: "_ а у а ем е"},
	{parts: "p", sexes: "f", ends: `(вна|чна|шна)`, endings: "а ы е у ой е"},

	// Classes of the exception table.
	{parts: "f", sexes: "m", class: "foreign", ends: `C`, endings: "_ а у а ом е"},
	{parts: "gf", sexes: "m", class: "end", ends: `[жшчщц]`, endings: "_ а у а ом е"},
	{parts: "gf", sexes: "m", class: "stem", ends: `[жшчщц]`, endings: "_ а у а ем е"},
	{parts: "gf", sexes: "m", class: "end", ends: `ь`, endings: "ь я ю я ём е"},
	{parts: "gf", sexes: "mf", class: "end", ends: `[жшчщ]а`, endings: "а и е у ой е"},
	{parts: "gf", sexes: "mf", class: "stem", ends: `[жшчщ]а`, endings: "а и е у ей е"},
	{parts: "gf", sexes: "mf", class: "end", ends: `ца`, endings: "а ы е у ой е"},
	{parts: "gf", sexes: "mf", class: "stem", ends: `ца`, endings: "а ы е у ей е"},
	{parts: "gf", sexes: "mf", class: "end", ends: `я`, endings: "я и е ю ёй е"},
	{parts: "g", sexes: "f", class: "third", ends: `ь`, endings: "ь и и ь ью и"},
	{parts: "f", sexes: "f", class: "noun", ends: `ина`, endings: "?", why: WhyDisputed}, // Смородина or she of Смородин
	{parts: "f", sexes: "f", class: "noun", ends: `а`, endings: "а ы е у ой е"},
	{parts: "f", sexes: "m", class: "noun", ends: `й`, endings: "й я ю я ем е"},
	{parts: "f", sexes: "m", class: "noun", ends: `ь`, endings: "ь я ю я ем е"},
	{parts: "f", sexes: "m", class: "adjective", ends: `ний`, endings: "ий его ему его им ем"},

	// Family names of men that are adjectives, or were the genitive of one.
	{parts: "f", sexes: "m", ends: `(ых|[гкхжшчщ]их)`, endings: "="},
	{parts: "f", sexes: "m", ends: `их`, endings: "?", why: WhyDisputed}, // Нижних or Рерих
	{parts: "f", sexes: "m", ends: `[гкх]ий`, endings: "ий ого ому ого им ом"},
	{parts: "f", sexes: "m", ends: `ий`, endings: "?", why: WhyDisputed}, // Рыжий, Бабий, Топчий
	{parts: "f", sexes: "m", ends: `ый`, endings: "ый ого ому ого ым ом"},
	{parts: "f", sexes: "m", ends: `VC*[гкх]ой`, endings: "ой ого ому ого им ом"},
	{parts: "f", sexes: "m", ends: `VC+ой`, endings: "ой ого ому ого ым ом"},

	// Family names of men in -ов, -ин.
	{parts: "f", sexes: "m", ends: `VC*(ов|ев|ёв|ин|ын)`, endings: "_ а у а ым е"},
	{parts: "f", sexes: "m", ends: `(ов|ев|ёв|ин|ын)`, endings: "_ а у а ым? е", why: WhyDisputed}, // Грин, Лев

	// Men: the second declension.
	{parts: "g", sexes: "m", ends: `ий`, endings: "ий ия ию ия ием ии"},
	{parts: "f", sexes: "m", ends: `(ень|оть|огонь)`, endings: "?", why: WhyFleeting},
	{parts: "gf", sexes: "m", ends: `й`, endings: "й я ю я ем е"},
	{parts: "gf", sexes: "m", ends: `ь`, endings: "ь я ю я ем е"},
	{parts: "f", sexes: "m", ends: `^(ильич|кузьмич|фомич|лукич)`, endings: "_ а у а ом е"},
	{parts: "gf", sexes: "m", ends: `ич`, endings: "_ а у а ем е"},
	{parts: "f", sexes: "m", ends: `ач`, endings: "_ а у а ом е"},
	{parts: "gf", sexes: "m", ends: `[жшчщ]`, endings: "_ а у а ем? е", why: WhyStress},
	{parts: "gf", sexes: "m", ends: `(ец|яц)`, endings: "?", why: WhyFleeting},
	{parts: "gf", sexes: "m", ends: `ц`, endings: "_ а у а ем е"},
	{parts: "f", sexes: "m", ends: `VC*(ок|ек|ёк)`, endings: "?", why: WhyFleeting},
	{parts: "gf", sexes: "m", ends: `C`, endings: "_ а у а ом е"},

	// Family names of women that are adjectives.
	{parts: "f", sexes: "f", ends: `(ов|ев|ёв)а`, endings: "а ой ой у ой ой"},
	{parts: "f", sexes: "f", ends: `VC*(ин|ын)а`, endings: "а ой ой у ой ой"},
	{parts: "f", sexes: "f", ends: `(ин|ын)а`, endings: "?", why: WhyDisputed},
	{parts: "f", sexes: "f", ends: `[жшчщ]ая`, endings: "ая ей? ей? ую ей? ей?", why: WhyStress},
	{parts: "f", sexes: "f", ends: `ая`, endings: "ая ой ой ую ой ой"},
	{parts: "f", sexes: "f", ends: `яя`, endings: "яя ей ей юю ей ей"},

	// Women: what ends in a consonant does not change.
	{parts: "g", sexes: "f", ends: `ь`, endings: "?", why: WhyDisputed}, // Адель, Николь
	{parts: "gf", sexes: "f", ends: `C`, endings: "="},

	// Both: the first declension.
	{parts: "g", sexes: "m", ends: `(ко|ло)`, endings: "?", why: WhyDisputed}, // Марко, Данило
	{parts: "f", sexes: "m", ends: `ы`, endings: "?", why: WhyUnknown},
	{parts: "gf", sexes: "mf", ends: `[еёиоуыэю]`, endings: "="},
	{parts: "f", sexes: "mf", ends: `Vа`, endings: "="}, // Моруа, Гулиа
	{parts: "gf", sexes: "mf", ends: `ия`, endings: "ия ии ии ию ией ии"},
	{parts: "gf", sexes: "mf", ends: `я`, endings: "я и е ю ей е"},
	{parts: "gf", sexes: "mf", ends: `[гкх]а`, endings: "а и е у ой е"},
	{parts: "g", sexes: "mf", ends: `[жшчщ]а`, endings: "а и е у ей е"},
	{parts: "f", sexes: "mf", ends: `[жшчщ]а`, endings: "а и е у ей? е", why: WhyStress},
	{parts: "g", sexes: "mf", ends: `ца`, endings: "а ы е у ей е"},
	{parts: "f", sexes: "mf", ends: `ца`, endings: "а ы е у ей? е", why: WhyStress},
	{parts: "gf", sexes: "mf", ends: `а`, endings: "а ы е у ой е"},
}
