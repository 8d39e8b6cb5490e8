"""Writes glyphs.png: the printable characters of Latin-1 as one grey picture, white on black.

    pip install pillow==13.0.0 && python glyphs.py      (Debian: fonts-dejavu-core)

Sixteen cells in a row, in the order of the code points from 32 on. DejaVu Sans Mono Bold, whose licence
(https://dejavu-fonts.github.io/License.html) allows any use.
"""

import pathlib

from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf"
SIZE = 64
COLUMNS = 16
FIRST, LAST = 32, 255
TARGET = pathlib.Path(__file__).parent / "src/main/resources/io/romanesco/rendering/glyphs.png"


def main():
    font = ImageFont.truetype(FONT, SIZE)
    width = round(font.getlength("M"))
    ascent, descent = font.getmetrics()
    height = ascent + descent
    rows = (LAST - FIRST) // COLUMNS + 1
    sheet = Image.new("L", (COLUMNS * width, rows * height))
    draw = ImageDraw.Draw(sheet)
    for code in range(FIRST, LAST + 1):
        if not 127 <= code < 160:
            row, column = divmod(code - FIRST, COLUMNS)
            draw.text((column * width, row * height), chr(code), fill=255, font=font)
    sheet.save(TARGET, optimize=True)
    print(f"{TARGET.name}: cells of {width} x {height}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
