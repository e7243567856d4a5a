//go:build rtl

package kit

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// inWindow is set for the process that shows a window for the tests in another.
const inWindow = "KIT_TEST_WINDOW"

func TestMain(m *testing.M) {
	if os.Getenv(inWindow) != "" {
		showWindow()
		return
	}
	os.Exit(m.Run())
}

// shown is what the window of the tests tells after each event.
type shown struct {
	Slider, Split, Scroll float64
}

const windowWidth, rowHeight = 400, 60

// showWindow shows what can be dragged and scrolled, in rows of rowHeight, and
// tells its state line by line. F2 turns the interface round.
func showWindow() {
	a := app.NewWithID("test.kit")
	SetDirection(true)
	a.Settings().SetTheme(NewTheme(Look{}))
	w := a.NewWindow("kit")
	slider := widget.NewSlider(0, 100)
	split := container.NewHSplit(widget.NewLabel("أ"), widget.NewLabel("ب"))
	scroll := container.NewHScroll(container.NewGridWrap(fyne.NewSize(2000, 20), widget.NewLabel("أ")))
	text := canvas.NewText("نص", NewTheme(Look{}).Color("foreground", 0))
	rows := container.NewGridWithRows(4, slider, split, scroll, text)
	tell := func() {
		state := shown{Slider: slider.Value, Split: split.Offset, Scroll: float64(scroll.Offset.X)}
		_ = json.NewEncoder(os.Stdout).Encode(state)
	}
	w.Canvas().(desktop.Canvas).SetOnKeyDown(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyF2 {
			SetDirection(!Mirrored())
		}
	})
	w.SetPadded(false)
	w.SetContent(rows)
	w.Resize(fyne.NewSize(windowWidth, 4*rowHeight))
	a.Lifecycle().SetOnStarted(func() {
		go func() {
			for range time.Tick(50 * time.Millisecond) {
				fyne.Do(tell)
			}
		}()
	})
	w.ShowAndRun()
}

func TestAWindowIsDraggedAndScrolledAsItIsSeen(t *testing.T) {
	require.NotEmpty(t, os.Getenv("DISPLAY"), "this test needs a screen: make test gives it one")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), inWindow+"=1", "FYNE_SCALE=1", "HOME="+t.TempDir())
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	until := states(t, out)
	until("a window", func(shown) bool { return true })
	window, _, _ := place(t, cmd.Process.Pid)
	text := func() image.Rectangle {
		seen, err := exec.Command("import", "-window", window, "png:-").Output()
		require.NoError(t, err)
		img, err := png.Decode(bytes.NewReader(seen))
		require.NoError(t, err)
		return inkedIn(img, image.Rect(10, 3*rowHeight+10, windowWidth-10, 4*rowHeight-10))
	}
	until("text that begins on the right", func(shown) bool { return text().Min.X > windowWidth/2 })

	_, left, top := place(t, cmd.Process.Pid) // where it stays
	do := func(steps ...string) {
		t.Helper()
		said, err := exec.Command("xdotool", steps...).CombinedOutput()
		require.NoError(t, err, "%s", said)
	}
	at := func(x, row int) []string {
		return []string{"mousemove", strconv.Itoa(left + x), strconv.Itoa(top + row*rowHeight + rowHeight/2)}
	}
	drag := func(row, from, to int) {
		t.Helper()
		do(at(from, row)...)
		do("mousedown", "1")
		for i := 1; i <= 10; i++ {
			do(at(from+(to-from)*i/10, row)...)
		}
		do("mouseup", "1")
	}

	drag(0, windowWidth-15, 100)
	moved := until("a slider dragged from right to left", func(s shown) bool { return s.Slider > 60 })
	assert.Less(t, moved.Slider, 90.0)
	drag(1, windowWidth/2, 100)
	moved = until("a split dragged to the left, which makes its first part wider", func(s shown) bool { return s.Split > 0.65 })
	assert.Less(t, moved.Split, 0.85)
	do(append(at(windowWidth/2, 2), "click", "6", "click", "6")...)
	until("a wheel turned to the left", func(s shown) bool { return s.Scroll > 0 })
	do("click", "7", "click", "7")
	until("and back", func(s shown) bool { return s.Scroll == 0 })

	do("key", "F2")
	until("the interface turned round while it runs", func(shown) bool { return text().Dx() > 0 && text().Max.X < windowWidth/2 })
	drag(0, 100, 300)
	until("a slider dragged from left to right", func(s shown) bool { return s.Slider > 60 && s.Slider < 90 })
}

// states returns a func that waits for a state of the window.
func states(t *testing.T, out io.Reader) func(what string, reached func(shown) bool) shown {
	lines := make(chan shown)
	go func() {
		defer close(lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			var state shown
			if json.Unmarshal(s.Bytes(), &state) == nil {
				select {
				case lines <- state:
				case <-t.Context().Done():
					return
				}
			}
		}
	}()
	return func(what string, reached func(shown) bool) (last shown) {
		t.Helper()
		end := time.After(20 * time.Second)
		for {
			select {
			case state, ok := <-lines:
				require.True(t, ok, "the window closed, waiting for %s", what)
				if last = state; reached(last) {
					return last
				}
			case <-end:
				require.Fail(t, "not reached", "%s; the window shows %+v", what, last)
			}
		}
	}
}

// place is where the content of a process's window is on the screen.
func place(t *testing.T, pid int) (window string, left, top int) {
	t.Helper()
	out, err := exec.Command("xdotool", "search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(pid)).Output()
	require.NoError(t, err)
	ids := strings.Fields(string(out))
	window = ids[len(ids)-1]
	out, err = exec.Command("xwininfo", "-id", window).Output()
	require.NoError(t, err)
	for _, line := range strings.Split(string(out), "\n") {
		_, _ = fmt.Sscanf(strings.TrimSpace(line), "Absolute upper-left X: %d", &left)
		_, _ = fmt.Sscanf(strings.TrimSpace(line), "Absolute upper-left Y: %d", &top)
	}
	return window, left, top
}
