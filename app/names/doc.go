// Package names knows the names of people in Belarus: it folds every spelling
// of a name to one search key, pairs Belarusian and Russian given names, tells
// the parts of a full name apart, writes a Cyrillic name in Latin letters and
// proposes a Cyrillic name for a Latin one. It declines Belarusian and Russian
// names by rules and a table of exceptions, and greets people by them.
//
// Ports of an inflector of Russian names exist for Go. They know neither
// Belarusian nor doubt: a form of theirs is never unsure, and for somebody whose
// sex is not known they guess. So the rules here are the package's own.
//
// Nothing here is a fact about a person. What the package guesses it marks as
// a guess, and the front ends show it as a proposal.
package names
