// Package exam holds the words of the examination: candidates, programme,
// rooms, plan, papers, and the entries of the journal that record them. It
// knows no file, no screen and no language. Names are the glossary's standard
// English terms; every identifier of the administration is text, never a
// number, because leading zeros and letters are part of it.
package exam
