package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// Why no window can be opened. Fyne would write these to a console that
// nobody sees, and end the program.
var (
	errNoScreen = errors.New("no screen")
	errNoOpenGL = errors.New("no OpenGL 2.1")
)

// probe finds out whether a window can be opened, by opening one that is not
// shown, as Fyne does it: its library for windows is what Fyne uses. It runs on
// the goroutine of main, as does all of Fyne.
func probe() error {
	if err := glfw.Init(); err != nil {
		return fmt.Errorf("%w: %w", errNoScreen, err)
	}
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	win, err := glfw.CreateWindow(16, 16, "", nil, nil)
	if win == nil {
		glfw.Terminate()
		return errors.Join(errNoOpenGL, err) // some drivers fail without a word
	}
	win.Destroy()
	glfw.DefaultWindowHints()
	// Kept as it is, the library need not find the graphics driver once more.
	// Under Wayland Fyne has its own way of beginning it.
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		glfw.Terminate()
	}
	return nil
}
