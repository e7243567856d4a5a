package app

// Version is that of the program, as FyneApp.toml says it.
const Version = "0.5.0"
