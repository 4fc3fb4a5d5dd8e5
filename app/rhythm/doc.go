// Package rhythm knows when to write: the days that people are greeted on, by when a
// card for one has to be posted, how long somebody has not been heard of, and what is
// due today.
package rhythm
