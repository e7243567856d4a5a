// Package roster reads the lists that a centre is sent. A file of any kind
// (xlsx, xls, csv, text) becomes rows of cells; the row of titles is found and each
// column bound to one field; rows become candidates with findings beside them.
// Bad input never loses good input: a wrong field is left blank and reported
// with its raw value, and only rows that name nobody are set aside. Files that
// are no lists, or that would exhaust the PC, are refused before they are read
// whole.
package roster
