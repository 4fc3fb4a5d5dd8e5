package app

// Version is that of the program; FyneApp.toml and CHANGELOG.md name the same,
// and a test holds them together.
const Version = "0.1.0"
