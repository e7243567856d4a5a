// Command markaz is the desktop program of an exam centre.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/ui/kit"
)

func main() {
	kit.SetDirection(true)
	a := app.NewWithID("ma.markaz.desktop")
	w := a.NewWindow("مركز")
	e := widget.NewEntry()
	e.SetText("الثانوية التأهيلية Ibn Sina رقم 12")
	lab := widget.NewLabel("دورة يونيو 2026 – شعبة PC، 331 مترشحا (6 مسالك) في 17 قاعة. " +
		"سطر طويل يلتف على أكثر من سطر ليظهر ترتيب الكلمات مع Excel و CSV ورقم G130012345.")
	lab.Wrapping = fyne.TextWrapWord
	w.SetContent(container.NewBorder(widget.NewLabel("مركز جديد من لائحة"), container.NewHBox(widget.NewButton("التالي", nil), widget.NewButton("رجوع", nil)), nil, nil,
		container.NewVBox(lab, e, widget.NewCheck("أوراق الحضور", nil), widget.NewSlider(0, 10), widget.NewSelect([]string{"أ", "ب"}, nil))))
	w.Resize(fyne.NewSize(520, 380))
	w.ShowAndRun()
}
