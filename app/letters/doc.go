// Package letters turns a template and a person into the text of one letter.
//
// The template language is one for everything that is written to somebody or about
// somebody. Table lists the fields; all that stands between braces is one of these:
//
//	{given}                    a field; empty is an error, never a blank on paper
//	{sender?}                  optional: where it is empty the whole line falls away
//	{given|friend}             a default where the field is empty
//	{born:day}                 a form of the field: Table says which there are
//	{name:genitive}            a name in one of the cases of package app
//	{sex: Дарагі | Дарагая}    what agrees with the addressee; a third one serves
//	                           where the sex is not known
//	{me: рад | рада}           what agrees with the sender; a third one likewise,
//	                           and for several who write together
//	{you: Вас | цябе}          polite or familiar: the choice holds for the whole letter
//	{age: год | гады | гадоў}  the plural form that goes with the number in the
//	                           letter's language (two forms in English)
//	{my.town}                  what is typed for the whole batch; any name may follow "my."
//	{one: … | … | …}           one of several, of one line or more, drawn by a seed, so
//	                           that the letters of a batch differ
//	{{ }}                      braces themselves
//
// Whatever stands after a colon or a bar may hold fields in its turn:
// {you: Вы жылі | ты {sex: жыў | жыла}}. There a bar parts the forms and a pair of
// closing braces closes two fields.
package letters
