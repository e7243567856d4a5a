// Package parcel signs: heads of journals, and the codes on candidates' cards.
// It is the only package that knows how a signature is made.
package parcel
