package store

import (
	"crypto/rand"
	"fmt"
	"strings"

	"markaz/app/exam"
)

// A recovery code is seven blocks of five characters, "0K3ZM-…": four random
// characters (140 bits in all) and one that checks them and the place of the
// block. The alphabet is Crockford's: without I, L, O and U, which are read as
// 1, 1, 0 and refused.
const (
	recoveryAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	recoveryBlocks   = 7
	recoveryData     = 4
)

// NewRecoveryCode returns a new random code that opens a protected file when
// its password is forgotten. It is made to be printed and typed again.
func NewRecoveryCode() string {
	raw := make([]byte, recoveryBlocks*recoveryData)
	_, _ = rand.Read(raw) // never fails: it ends the program instead
	blocks := make([]string, recoveryBlocks)
	for b := range blocks {
		var block []byte
		values := raw[b*recoveryData : (b+1)*recoveryData]
		for i := range values {
			values[i] &= 31
			block = append(block, recoveryAlphabet[values[i]])
		}
		blocks[b] = string(append(block, recoveryAlphabet[blockCheck(b, values)]))
	}
	return strings.Join(blocks, "-")
}

// BadBlock says which block of a recovery code is mistyped, counted from 1; 0
// is a code with too few or too many characters. It is an exam.ErrPassword.
type BadBlock struct{ Block int }

func (e *BadBlock) Error() string {
	return fmt.Sprintf("%v: block %d is mistyped", exam.ErrPassword, e.Block)
}

// Unwrap makes a BadBlock an exam.ErrPassword.
func (e *BadBlock) Unwrap() error { return exam.ErrPassword }

// CheckRecoveryCode returns the code as NewRecoveryCode writes it, from one
// that was typed: capitals or not, with any spaces and hyphens, O for 0. A
// mistyped character gives *BadBlock.
func CheckRecoveryCode(typed string) (string, error) {
	alike := strings.NewReplacer("-", "", " ", "", "\t", "", "\n", "", "\r", "", "O", "0", "I", "1", "L", "1")
	code := alike.Replace(strings.ToUpper(typed))
	const size = recoveryData + 1
	if len(code) != recoveryBlocks*size {
		return "", &BadBlock{}
	}
	blocks := make([]string, recoveryBlocks)
	for b := range blocks {
		blocks[b] = code[b*size : (b+1)*size]
		values := make([]byte, size)
		for i := range values {
			v := strings.IndexByte(recoveryAlphabet, blocks[b][i])
			if v < 0 {
				return "", &BadBlock{b + 1}
			}
			values[i] = byte(v)
		}
		if blockCheck(b, values[:recoveryData]) != values[recoveryData] {
			return "", &BadBlock{b + 1}
		}
	}
	return strings.Join(blocks, "-"), nil
}

// blockCheck is a polynomial over GF(32): it finds every single wrong
// character and every two neighbours exchanged.
func blockCheck(block int, values []byte) byte {
	check := byte(block + 1)
	for _, v := range values {
		check = double(check) ^ v
	}
	return double(check)
}

// double multiplies by x in GF(32) with x⁵ + x² + 1.
func double(v byte) byte {
	if v <<= 1; v > 31 {
		v ^= 0b100101
	}
	return v
}
