# The postcards of the bench with ReportLab: cards.py FONTS FOLDER OUT
import csv
import sys

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

fonts, folder, out = sys.argv[1:]
pdfmetrics.registerFont(TTFont("PT", fonts + "/PTSans-Regular.ttf"))
words = open(folder + "/words.txt", encoding="utf-8").read()
W, H = 148 * mm, 105 * mm
c = canvas.Canvas(out, pagesize=(W, H), pageCompression=1)
for row in csv.DictReader(open(folder + "/people.csv", encoding="utf-8")):
    c.drawImage(folder + "/picture.jpg", 0, 0, W, H)
    c.showPage()
    t = c.beginText(6 * mm, H - 11 * mm)
    t.setFont("PT", 11, 13.6)
    for line in words.replace("{given}", row["given"]).split("\n"):
        for part in simpleSplit(line, "PT", 11, 62 * mm) or [""]:
            t.textLine(part)
    c.drawText(t)
    c.setLineWidth(0.15 * mm)
    c.setStrokeGray(0.62)
    c.line(72 * mm, H - 9 * mm, 72 * mm, H - 90 * mm)
    c.rect(122 * mm, H - 33 * mm, 20 * mm, 24 * mm)
    t = c.beginText(77 * mm, H - 64 * mm)
    t.setFont("PT", 11, 14)
    for field in ("name", "facility", "street", "town", "country"):
        t.textLine(row[field])
    c.drawText(t)
    c.showPage()
c.save()
