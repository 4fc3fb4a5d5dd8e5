// Package letters turns a template and a person into the text of one letter.
//
// The template language is one for everything that is written to somebody:
//
//	{given}                    a field; empty is an error, never a blank on paper
//	{sender?}                  optional: where it is empty the whole line falls away
//	{given|friend}             a default where the field is empty
//	{sex: Дарагі | Дарагая}    the form that agrees with the addressee; a third
//	                           one serves where the sex is not known
//	{age: год | гады | гадоў}  the plural form that goes with the number in the
//	                           letter's language (two forms in English)
//	{{ }}                      braces themselves
package letters
