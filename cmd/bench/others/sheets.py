"""The 240 attendance sheets by ReportLab: what sheets.json says, to sheets.pdf.

ReportLab joins no letters and knows no direction: arabic_reshaper and
python-bidi prepare each text, once for each text that comes again.
"""

import functools
import json

import arabic_reshaper
from bidi.algorithm import get_display
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

for name, file in {"plain": "IBMPlexSansArabic-Regular", "bold": "IBMPlexSansArabic-Bold", "tifinagh": "NotoSansTifinagh-Regular"}.items():
    pdfmetrics.registerFont(TTFont(name, f"fonts/{file}.ttf"))

WIDTH, HEIGHT = A4
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))  # which python-bidi 0.4 does not know


@functools.lru_cache(maxsize=None)
def shaped(text):
    return get_display(arabic_reshaper.reshape(text.translate(ISOLATES)))


@functools.lru_cache(maxsize=None)
def width(text, font, size):
    return pdfmetrics.stringWidth(text, font, size)


class Page:
    """Boxes are counted in millimetres from the right edge and from the top."""

    def __init__(self, canvas):
        self.c = canvas

    def text(self, x, y, w, text, size, font="plain", align="start", least=5):
        text = shaped(text)
        while size > least and width(text, font, size) > w * mm:
            size -= 0.25
        right, base = WIDTH - x * mm, HEIGHT - y * mm
        self.c.setFont(font, size)
        if align == "start":
            self.c.drawRightString(right, base, text)
        elif align == "end":
            self.c.drawString(right - w * mm, base, text)
        else:
            self.c.drawCentredString(right - w * mm / 2, base, text)

    def frame(self, x, y, w, h):
        self.c.rect(WIDTH - (x + w) * mm, HEIGHT - (y + h) * mm, w * mm, h * mm)

    def across(self, x, y, w):
        self.c.line(WIDTH - x * mm, HEIGHT - y * mm, WIDTH - (x + w) * mm, HEIGHT - y * mm)


def letterhead(p, data):
    side = 192 * 0.39
    for i, line in enumerate(data["ar"]):
        p.text(9, 10 + 3.75 * i, side, line, 7.6)
    for i, line in enumerate(data["fr"]):
        p.text(201 - side, 10 + 3.75 * i, side, line, 7, align="end")
    middle = 9 + side
    p.text(middle, 10, 192 - 2 * side, data["tifinagh"], 8, "tifinagh", "middle")
    p.text(middle, 16, 192 - 2 * side, data["session"], 9, "bold", "middle")
    p.text(middle, 21, 192 - 2 * side, data["code"], 7, align="middle")
    p.across(9, 27, 192)


COLUMNS = [13, 25, 63, 25, 12, 12, 42]


def table(p, words, rows):
    y = 53.2
    p.across(9, y, 192)
    x = 9
    for w, title in zip(COLUMNS, words["columns"]):
        p.text(x + 0.5, y + 5, w - 1, title, 7.4, "bold", "middle")
        x += w
    y += 7.4
    for table_no, number, name, massar in rows:
        p.across(9, y, 192)
        base = y + 5.3
        p.text(9, base, 13, table_no, 10, "bold", "middle")
        p.text(22, base, 25, number, 9, align="middle")
        p.text(48, base, 61, name, 10, "bold", least=7)
        p.text(110, base, 25, massar, 8.2, align="middle")
        for x in (138.8, 150.8):
            p.frame(x, y + 1.8, 4.4, 4.4)
        y += 8.05
    p.across(9, y, 192)
    x = 9
    for w in [0, *COLUMNS]:
        x += w
        p.c.line(WIDTH - x * mm, HEIGHT - 53.2 * mm, WIDTH - x * mm, HEIGHT - y * mm)


def feet(p, words, sheet):
    for i, label in enumerate(words["totals"]):
        x = 9 + i * 48.6
        p.text(x, 243, 30, label, 8.4, align="end")
        p.frame(x + 31, 238.8, 15, 7)
        if i == 0:
            p.text(x + 31, 243.6, 15, sheet["listed"], 11, "bold", "middle")
    for i, label in enumerate(words["signatures"]):
        p.frame(9 + i * 64.8, 247.4, 62.3, 13)
        p.text(10.5 + i * 64.8, 250.6, 59, label, 7.8)
    p.c.setDash(4, 3)
    p.across(5, 262.4, 200)
    p.c.setDash()
    p.frame(9, 264, 192, 24)
    p.text(11, 269, 36, words["slip"], 10.5, "bold")
    p.text(47, 269, 38, sheet["called"], 10.5, "bold")
    p.text(85, 269, 114, sheet["when"], 9, align="end")
    p.text(11, 273.6, 110, words["ask"], 7.5)
    for i in range(22):
        p.frame(11 + (i % 11) * 10, 275 + (i // 11) * 6.3, 9.2, 5.7)
    p.text(122, 281, 20, words["count"], 8.4, align="end")
    p.frame(143, 277, 15, 8)
    p.frame(161, 275, 38, 12)
    p.text(162, 278.4, 36, words["sign"], 7.8)


def main():
    with open("sheets.json", encoding="utf-8") as f:
        data = json.load(f)
    words = data["words"]
    canvas = Canvas("sheets.pdf", pagesize=A4)
    for sheet in data["sheets"]:
        p = Page(canvas)
        canvas.setLineWidth(0.6)
        letterhead(p, data)
        p.text(9, 33.5, 192, words["title"], 15, "bold", "middle")
        x = 9
        for w, label, value in [(24, "room", "room"), (66, "subject", "subject"), (52, "sitting", "sitting"), (50, "time", "time")]:
            p.frame(x, 37, w, 11)
            p.text(x + 1, 40, w - 2, words[label], 6.5)
            p.text(x + 1, 45.5, w - 2, sheet[value], 10, "bold")
            x += w
        p.text(9, 51.6, 192, sheet["tracks"], 7.8)
        table(p, words, sheet["rows"])
        feet(p, words, sheet)
        p.text(9, 291, 150, data["about"], 6.5)
        p.text(171, 291, 30, sheet["page"], 6.5, align="end")
        canvas.showPage()
    canvas.save()


main()
