// Package sound tells whether a name in Arabic letters and a name in Latin
// letters can be read aloud as the same name. Morocco writes Latin names as the
// ear hears them, in the French way, in the Spanish way, or by the habits of a
// register: one Arabic name has many spellings. The letters of both names are
// laid beside each other at the least cost: consonants by their usual spellings,
// long vowels with care, short vowels nearly free.
package sound
