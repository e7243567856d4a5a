// Package home is what this PC keeps beside the centre files: settings, its
// stations and their keys, backups, what was opened and copied, the log, and
// the trays into which papers are put. Nothing of it is about candidates.
package home
