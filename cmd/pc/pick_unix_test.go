//go:build !windows

package pc

import (
	"bufio"
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/ui/model"
)

// ownBus starts a session bus for this test alone.
func ownBus(t *testing.T) *dbus.Conn {
	t.Helper()
	config := filepath.Join(t.TempDir(), "bus.conf")
	require.NoError(t, os.WriteFile(config, []byte(`<busconfig><type>session</type>
		<listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
		<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`), 0o600))
	c := exec.Command("dbus-daemon", "--nofork", "--nopidfile", "--print-address", "--config-file="+config)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	bus, err := dbus.ConnectSessionBus()
	require.NoError(t, err)
	t.Cleanup(func() { _ = bus.Close() })
	return bus
}

// desktop is a portal whose user answers at once.
type desktop struct {
	sync.Mutex
	bus     *dbus.Conn
	status  uint32
	uris    []string
	silent  bool // the user has not answered yet
	heard   chan bool
	method  string
	title   string
	options map[string]dbus.Variant
}

func (d *desktop) asked(method string, sender dbus.Sender, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	d.Lock()
	defer d.Unlock()
	d.method, d.title, d.options = method, title, options
	who := strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_")
	request := dbus.ObjectPath(portalPath + "/request/" + who + "/" + options["handle_token"].Value().(string))
	results := map[string]dbus.Variant{}
	if d.uris != nil {
		results["uris"] = dbus.MakeVariant(d.uris)
	}
	if d.silent {
		close(d.heard)
	} else {
		_ = d.bus.Emit(request, portalRequest+"."+portalResponse, d.status, results)
	}
	return request, nil
}

func (d *desktop) OpenFile(sender dbus.Sender, _, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return d.asked("OpenFile", sender, title, options)
}

func (d *desktop) SaveFile(sender dbus.Sender, _, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return d.asked("SaveFile", sender, title, options)
}

// answers says what the user will do.
func (d *desktop) answers(status uint32, uris ...string) {
	d.Lock()
	defer d.Unlock()
	d.status, d.uris = status, uris
}

func newDesktop(t *testing.T) *desktop {
	t.Helper()
	d := &desktop{bus: ownBus(t)}
	require.NoError(t, d.bus.Export(d, portalPath, strings.TrimSuffix(portalChooser, ".")))
	_, err := d.bus.RequestName(portal, dbus.NameFlagDoNotQueue)
	require.NoError(t, err)
	return d
}

func TestPick(t *testing.T) {
	d := newDesktop(t)
	for _, path := range []string{
		"/home/sara/list.xlsx", "/home/sara/ثانوية ابن خلدون #2, 100% & café/لائحة #1 50%23.xlsx", "/home/sara/a+b c.csv",
	} {
		d.answers(chosen, (&url.URL{Scheme: "file", Path: path}).String())
		got, err := Pick(t.Context(), model.Ask{Kind: model.ListFile})
		require.NoError(t, err)
		assert.Equal(t, path, got)
	}
	tests := []struct {
		name   string
		status uint32
		uris   []string
		want   error
	}{
		{"the user gives up", 1, nil, nil},
		{"the desktop's window dies", 2, nil, model.ErrNoWindow},
		{"nothing is chosen", 0, nil, model.ErrNoWindow},
		{"a place that is no folder of this PC", 0, []string{"mtp://phone/list.xlsx"}, model.ErrNoWindow},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d.answers(tt.status, tt.uris...)
			got, err := Pick(t.Context(), model.Ask{Kind: model.ListFile})
			assert.ErrorIs(t, err, tt.want)
			assert.Empty(t, got)
		})
	}
	t.Run("what ends meanwhile ends the question", func(t *testing.T) {
		d.Lock()
		d.silent, d.heard = true, make(chan bool)
		d.Unlock()
		ctx, end := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() {
			_, err := Pick(ctx, model.Ask{Kind: model.Folder})
			ended <- err
		}()
		<-d.heard
		end()
		assert.NoError(t, <-ended)
	})
}

func TestPickAsks(t *testing.T) {
	d := newDesktop(t)
	d.answers(chosen, "file:///home/sara/x")
	tests := []struct {
		name, method string
		ask          model.Ask
		has, lacks   []string
	}{
		{"a list from where the last one was", "OpenFile", model.Ask{Title: "لائحة", Kind: model.ListFile, Folder: "/home/سارة"}, []string{"filters", "current_folder"}, []string{"directory"}},
		{"a folder", "OpenFile", model.Ask{Kind: model.Folder}, []string{"directory"}, []string{"filters", "current_folder"}},
		{"where to write", "SaveFile", model.Ask{Kind: model.TargetFile, Name: "مركز.markaz"}, []string{"filters", "current_name"}, []string{"directory"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Pick(t.Context(), tt.ask)
			require.NoError(t, err)
			d.Lock()
			defer d.Unlock()
			assert.Equal(t, tt.method, d.method)
			assert.Equal(t, tt.ask.Title, d.title)
			for _, option := range tt.has {
				assert.Contains(t, d.options, option)
			}
			for _, option := range tt.lacks {
				assert.NotContains(t, d.options, option)
			}
			if tt.ask.Folder != "" {
				assert.Equal(t, append([]byte(tt.ask.Folder), 0), d.options["current_folder"].Value())
			}
		})
	}
}

func TestPickWithoutDesktop(t *testing.T) {
	t.Run("no portal on the bus", func(t *testing.T) {
		ownBus(t)
		_, err := Pick(t.Context(), model.Ask{})
		assert.ErrorIs(t, err, model.ErrNoWindow)
	})
	t.Run("no bus", func(t *testing.T) {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "none"))
		_, err := Pick(t.Context(), model.Ask{})
		assert.ErrorIs(t, err, model.ErrNoWindow)
	})
}
