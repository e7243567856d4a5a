//go:build !windows

package pc

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/godbus/dbus/v5"

	"markaz/ui/model"
)

// The desktop's portal, as freedesktop.org describes it.
const (
	portal         = "org.freedesktop.portal.Desktop"
	portalPath     = "/org/freedesktop/portal/desktop"
	portalChooser  = "org.freedesktop.portal.FileChooser."
	portalRequest  = "org.freedesktop.portal.Request"
	portalResponse = "Response"
)

// What the portal says of a request that is over.
const (
	chosen  = 0
	givenUp = 1
)

// Pick asks through the desktop's portal, which shows the window of the user's
// own desktop; model.ErrNoWindow where there is none.
//
// It speaks to the portal itself: rymdport/portal, which Fyne uses for other
// things, makes a space of every + in a path, takes any signal for its answer,
// and panics when the portal gives up.
func Pick(ctx context.Context, ask model.Ask) (string, error) {
	uri, err := askPortal(ctx, ask)
	if ctx.Err() != nil { // the program ends
		return "", nil
	} else if err != nil {
		return "", fmt.Errorf("%w: %w", model.ErrNoWindow, err)
	}
	if uri == "" {
		return "", nil
	}
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return "", fmt.Errorf("%w: %s is no file of this PC", model.ErrNoWindow, uri)
	}
	return u.Path, nil
}

// askPortal returns the URI of what was chosen, "" if nothing was. The
// connection is for this question alone: with it the portal's window ends too.
func askPortal(ctx context.Context, ask model.Ask) (uri string, err error) {
	bus, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return "", fmt.Errorf("session bus: %w", err)
	}
	defer bus.Close()
	// Where the answer will come is listened to before it can come.
	token := "pick"
	sender := strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_")
	request := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	err = bus.AddMatchSignalContext(ctx, dbus.WithMatchObjectPath(request),
		dbus.WithMatchInterface(portalRequest), dbus.WithMatchMember(portalResponse))
	if err != nil {
		return "", fmt.Errorf("listen to the portal: %w", err)
	}
	said := make(chan *dbus.Signal, 1)
	bus.Signal(said)
	method, options := question(ask)
	options["handle_token"] = dbus.MakeVariant(token)
	call := bus.Object(portal, portalPath).CallWithContext(ctx, portalChooser+method, 0, "", ask.Title, options)
	if call.Err != nil {
		return "", fmt.Errorf("ask the portal: %w", call.Err)
	}
	for s := range said {
		if s.Path == request && s.Name == portalRequest+"."+portalResponse {
			return answer(s.Body)
		}
	}
	return "", errors.New("the portal went away")
}

// question is the portal's method for what is asked, and what it is given.
func question(ask model.Ask) (method string, options map[string]dbus.Variant) {
	type rule struct {
		Kind    uint32 // 0: a pattern
		Pattern string
	}
	type filter struct {
		Name  string
		Rules []rule
	}
	options = map[string]dbus.Variant{}
	if ends := ask.Kind.Extensions(); len(ends) > 0 {
		f := filter{Name: "*" + strings.Join(ends, " *")}
		for _, ext := range ends {
			f.Rules = append(f.Rules, rule{0, "*" + ext}, rule{0, "*" + strings.ToUpper(ext)})
		}
		options["filters"] = dbus.MakeVariant([]filter{f})
	}
	if ask.Folder != "" {
		options["current_folder"] = dbus.MakeVariant(append([]byte(ask.Folder), 0))
	}
	switch ask.Kind {
	case model.TargetFile, model.TargetSheet, model.TargetTemplate:
		options["current_name"] = dbus.MakeVariant(ask.Name)
		return "SaveFile", options
	case model.Folder:
		options["directory"] = dbus.MakeVariant(true)
	}
	return "OpenFile", options
}

// answer reads what the portal says at the end: a status and a table.
func answer(body []any) (uri string, err error) {
	if len(body) != 2 {
		return "", fmt.Errorf("the portal says %v", body)
	}
	status, _ := body[0].(uint32)
	results, _ := body[1].(map[string]dbus.Variant)
	switch status {
	case chosen:
	case givenUp:
		return "", nil
	default:
		return "", fmt.Errorf("the portal ended the question: %d", status)
	}
	uris, _ := results["uris"].Value().([]string)
	if len(uris) == 0 {
		return "", errors.New("the portal names no file")
	}
	return uris[0], nil
}
