// Package picture is what is done with pictures of the user's own before
// anything else is: how a camera held them, what their files are made of, how
// they become smaller.
package picture

// MaxDots is how many dots a picture may have.
const MaxDots = 100_000_000
