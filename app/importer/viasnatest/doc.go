// Package viasnatest writes lists in the forms that Viasna publishes, about
// people who never were, with every trap that real files hold, and counts the
// traps. The names are given names set beside the family names of writers long
// dead, the facilities are samples from number 901 up or bare titles.
//
// What it writes depends on nothing but its arguments. Lists of one seed in
// the three languages are about the same people under the same ids.
package viasnatest
