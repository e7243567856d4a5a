package exam

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write a fixture for a kind that has none yet")

// TestKindsAreNeverChanged decodes the bodies that earlier versions wrote: one
// fixture for each kind, which stays for ever.
func TestKindsAreNeverChanged(t *testing.T) {
	for kind := range decoders {
		path := filepath.Join("testdata", "kinds", strings.ReplaceAll(kind, "/", "-")+".json")
		if _, err := os.Stat(path); err != nil && *update {
			writeFixture(t, kind, path)
		}
		body, err := os.ReadFile(path)
		require.NoError(t, err, "a new kind needs a fixture: go test ./app/exam -update")
		fact, err := Decode(kind, body)
		require.NoError(t, err)
		assert.Equal(t, kind, fact.Kind())
		again, err := json.Marshal(fact)
		require.NoError(t, err)
		assert.JSONEq(t, string(body), string(again), "%s says something else now: it needs a next version", kind)
	}
}

func TestUnknownKind(t *testing.T) {
	_, err := Decode("candidate.dreamed/1", []byte("{}"))
	require.ErrorIs(t, err, ErrUnknown)
	_, err = Decode("room.set/1", []byte("{"))
	require.Error(t, err)
}

// writeFixture fills every field of a fact with something.
func writeFixture(t *testing.T, kind, path string) {
	fact, err := Decode(kind, []byte("{}"))
	require.NoError(t, err)
	v := reflect.New(reflect.TypeOf(fact)).Elem()
	fill(v)
	body, err := json.MarshalIndent(v.Interface(), "", "  ")
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, append(body, '\n'), 0o644))
}

func fill(v reflect.Value) {
	if v.Type() == reflect.TypeFor[ID]() {
		v.Set(reflect.ValueOf(ID{0x01, 0x8f, 15: 0x01}))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.String:
		v.SetString("نص text")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(7)
	}
}
