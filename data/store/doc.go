// Package store keeps a centre in one SQLite file: the journal, which is the
// truth, and one record per subject, which is folded from it in the same
// transaction. Bodies of both are sealed with AES-256-GCM; what stands in clear
// beside them is bound to them as associated data. Each station's entries form
// a chain of SHA-256 links that can be checked without a key.
//
// A file without a password has its key in an open slot and is "not
// protected"; Protect takes that slot away.
package store
