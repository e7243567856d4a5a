package app

// Version is that of the program, as FyneApp.toml says it.
const Version = "0.6.0"
