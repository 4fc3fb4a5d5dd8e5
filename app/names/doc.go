// Package names knows the names of people in Belarus: it folds every spelling
// of a name to one search key, pairs Belarusian and Russian given names, tells
// the parts of a full name apart, writes a Cyrillic name in Latin letters and
// proposes a Cyrillic name for a Latin one.
//
// Nothing here is a fact about a person. What the package guesses it marks as
// a guess, and the front ends show it as a proposal.
package names
