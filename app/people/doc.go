// Package people is the list of prisoners: how a file of a source becomes
// people of the store (Intake), and how the people of the store are searched,
// filtered and asked for their birthdays (Directory).
package people
