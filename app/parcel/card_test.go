package parcel_test

import (
	"bufio"
	"encoding/hex"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/parcel"
)

var (
	seed      = []byte("0123456789abcdef0123456789abcdef")
	centre    = uuid.MustParse("0190a000-0000-7000-8000-000000000001")
	candidate = uuid.MustParse("0190a000-0000-7000-8000-000000000331")
)

// Cards printed by any version must stay readable: the vectors are never changed.
func TestVectors(t *testing.T) {
	f, err := os.Open("testdata/cards.txt")
	require.NoError(t, err)
	defer f.Close()
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		v := strings.Fields(lines.Text())
		require.Len(t, v, 4)
		seed, err := hex.DecodeString(v[0])
		require.NoError(t, err)
		centre, candidate := uuid.MustParse(v[1]), uuid.MustParse(v[2])
		assert.Equal(t, v[3], parcel.CardCode(seed, centre, candidate))
		card, err := parcel.ReadCardCode(v[3], centre, parcel.Public(seed))
		require.NoError(t, err)
		assert.Equal(t, parcel.Card{Version: 1, Centre: centre, Candidate: candidate}, card)
		n++
	}
	assert.Equal(t, 3, n)
}

func TestCardCodeForScanners(t *testing.T) {
	code := parcel.CardCode(seed, centre, candidate)
	assert.Regexp(t, regexp.MustCompile(`^[A-Z0-9]+$`), code)
	assert.Len(t, code, 157)
	assert.LessOrEqual(t, len(code), 178, "QR version 7, correction M, alphanumeric")
}

func TestReadCardCode(t *testing.T) {
	code := parcel.CardCode(seed, centre, candidate)
	forged := parcel.CardCode(parcel.NewSeed(), centre, candidate)
	change := func(at int) string {
		c := byte('A')
		if code[at] == c {
			c = 'B'
		}
		return code[:at] + string(c) + code[at+1:]
	}
	tests := []struct {
		name, code string
		centre     exam.ID
		want       error
	}{
		{"as printed", code, centre, nil},
		{"typed with caps lock", strings.ToLower(code), centre, nil},
		{"with the scanner's line end", " " + code + "\r\n", centre, nil},
		{"nothing", "", centre, parcel.ErrNotCard},
		{"prefix alone", "MK", centre, parcel.ErrNotCard},
		{"another code", "0190a00000007000", centre, parcel.ErrNotCard},
		{"a character lost", code[:156], centre, parcel.ErrNotCard},
		{"a character more", code + "A", centre, parcel.ErrNotCard},
		{"punctuation inside", code[:50] + "-" + code[51:], centre, parcel.ErrNotCard},
		{"bits left over are not free", code[:156] + string(code[156]+1), centre, parcel.ErrNotCard},
		{"a later version, longer", "MK3" + code, centre, parcel.ErrCardVersion},
		{"another centre", parcel.CardCode(seed, candidate, candidate), centre, parcel.ErrOtherCentre},
		{"signed by somebody else", forged, centre, parcel.ErrCardSignature},
		{"candidate changed", change(40), centre, parcel.ErrCardSignature},
		{"signature changed", change(120), centre, parcel.ErrCardSignature},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parcel.ReadCardCode(tt.code, tt.centre, parcel.Public(seed))
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

func TestVerify(t *testing.T) {
	pub, sig := parcel.Public(seed), parcel.Sign(seed, []byte("head"))
	assert.True(t, parcel.Verify(pub, []byte("head"), sig))
	assert.False(t, parcel.Verify(pub, []byte("Head"), sig))
	assert.False(t, parcel.Verify(pub[:31], []byte("head"), sig), "short key")
	assert.False(t, parcel.Verify(pub, []byte("head"), sig[:63]), "short signature")
	assert.NotEqual(t, parcel.NewSeed(), parcel.NewSeed())
}

// The code of a verification card has a form of its own, and is as easily scanned.
func TestVerificationCode(t *testing.T) {
	lists, data := [4]byte{1, 2, 3, 4}, [4]byte{0xA, 0xB, 0xC, 0xD}
	code := parcel.VerificationCode(seed, centre, candidate, lists, data)
	assert.Regexp(t, regexp.MustCompile(`^MV1[A-Z0-9]+$`), code)
	assert.LessOrEqual(t, len(code), 178, "QR version 7, correction M, alphanumeric")
	want := parcel.Card{Version: 1, Kind: parcel.CheckCard, Centre: centre, Candidate: candidate, Lists: lists, Data: data}
	card, err := parcel.ReadCardCode(strings.ToLower(code)+"\r\n", centre, parcel.Public(seed))
	require.NoError(t, err)
	assert.Equal(t, want, card)

	card, err = parcel.ReadCardCode(code, candidate, parcel.Public(seed))
	require.ErrorIs(t, err, parcel.ErrOtherCentre)
	assert.Equal(t, lists, card.Lists, "what lists it was printed from is told all the same")
	_, err = parcel.ReadCardCode(code, centre, parcel.Public(parcel.NewSeed()))
	require.ErrorIs(t, err, parcel.ErrCardSignature)
	_, err = parcel.ReadCardCode("MK"+code[2:], centre, parcel.Public(seed))
	require.ErrorIs(t, err, parcel.ErrNotCard, "it does not pass for a card of the other kind")
	_, err = parcel.ReadCardCode("MV"+parcel.CardCode(seed, centre, candidate)[2:], centre, parcel.Public(seed))
	require.ErrorIs(t, err, parcel.ErrNotCard)
	_, err = parcel.ReadCardCode("MV2"+code[3:], centre, parcel.Public(seed))
	require.ErrorIs(t, err, parcel.ErrCardVersion)
}

// Verification cards that were printed stay readable: the code is never changed.
func TestVerificationCodeVector(t *testing.T) {
	const was = "MV1AGIKAAAAABYABAAAAAAAAAAAAEAZBIAAAAAHAAEAAAAAAAAAAMYQCAQDAQCQMBYI7UQKIA5WHKG2PCRS44BBA5CK723ZABSGZAO3MVLTEF4MGHNH5DENXHZWWWCHUJBPCMJEL73ZDSAEYA5QOVTKG6QJP74SOEH3QFQ26BQ"
	assert.Equal(t, was, parcel.VerificationCode(seed, centre, candidate, [4]byte{1, 2, 3, 4}, [4]byte{5, 6, 7, 8}))
}

func FuzzReadCardCode(f *testing.F) {
	code := parcel.CardCode(seed, centre, candidate)
	for _, s := range []string{code, parcel.VerificationCode(seed, centre, candidate, [4]byte{1}, [4]byte{2}), strings.ToLower(code), code[:80], "MK1", "MK2", "مرحبا", "MK1" + strings.Repeat("A", 154)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		card, err := parcel.ReadCardCode(s, centre, parcel.Public(seed))
		if err == nil {
			want := parcel.CardCode(seed, card.Centre, card.Candidate)
			if card.Version == 2 {
				return // its name may be spelt as no writer spells it
			}
			if card.Kind == parcel.CheckCard {
				want = parcel.VerificationCode(seed, card.Centre, card.Candidate, card.Lists, card.Data)
			}
			assert.Equal(t, want, strings.ToUpper(strings.TrimSpace(s)))
		}
	})
}

// A card that names its centre is read at the door of another, which cannot check it.
func TestNamedCardCode(t *testing.T) {
	tests := []struct{ rule, name, want string }{
		{"an Arabic name", "الثانوية التأهيلية ابن بطوطة", "الثانوية التأهيلية ابن بطوطة"},
		{"a French name loses its accents", "Lycée Ibn Khaldoun", "Lycee Ibn Khaldoun"},
		{"a letter that is not Arabic's own", "ثانوية ڭلميم", "ثانوية كلميم"},
		{"spaces too many", "  ابن   رشد ", "ابن رشد"},
		{"too long a name is cut after a word", "الثانوية التأهيلية محمد بن عبد الكريم الخطابي", "الثانوية التأهيلية محمد بن عبد الكريم"},
		{"one word without an end is cut", strings.Repeat("ا", 60), strings.Repeat("ا", 40)},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			code := parcel.NamedCardCode(seed, centre, candidate, tt.name)
			assert.Regexp(t, regexp.MustCompile(`^MK2[A-Z0-9]+$`), code)
			assert.LessOrEqual(t, len(code), 221, "QR version 8, correction M, alphanumeric")
			card, err := parcel.ReadCardCode(strings.ToLower(code)+"\r\n", centre, parcel.Public(seed))
			require.NoError(t, err)
			assert.Equal(t, parcel.Card{Version: 2, Centre: centre, Candidate: candidate, Name: tt.want}, card)

			card, err = parcel.ReadCardCode(code, candidate, parcel.Public(parcel.NewSeed()))
			require.ErrorIs(t, err, parcel.ErrOtherCentre)
			assert.Equal(t, tt.want, card.Name)
			_, err = parcel.ReadCardCode(code, centre, parcel.Public(parcel.NewSeed()))
			require.ErrorIs(t, err, parcel.ErrCardSignature)
			_, err = parcel.ReadCardCode("MK1"+code[3:], centre, parcel.Public(seed))
			require.ErrorIs(t, err, parcel.ErrNotCard)
		})
	}
	plain := parcel.CardCode(seed, centre, candidate)
	assert.Equal(t, plain, parcel.NamedCardCode(seed, centre, candidate, " "), "a centre without a name")
	_, err := parcel.ReadCardCode("MK2"+plain[3:], centre, parcel.Public(seed))
	require.ErrorIs(t, err, parcel.ErrNotCard, "a card without a name is not one of version 2")
}

// Cards of version 2 that were printed stay readable: the code is never changed.
func TestNamedCardCodeVector(t *testing.T) {
	const was = "MK2AGIKAAAAABYABAAAAAAAAAAAAEAZBIAAAAAHAAEAAAAAAAAAAMY2XJ6GZDFKSIFHVDDCBMNUV6TOVJGMIW4GPS6CI5G7D7CXOY5FCFYCEUCWQRK5PXHDTWAHL5MUUVJPBO7FAUGUZXM6I4OSIDNPWZ74IZQIAOS4KMKB2XPXXQJTPXAD"
	assert.Equal(t, was, parcel.NamedCardCode(seed, centre, candidate, "ثانوية ابن رشد"))
}
