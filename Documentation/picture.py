"""The picture of a terminal's screen, at twice the size that it is shown in."""

from collections import namedtuple
from unicodedata import east_asian_width

from PIL import Image, ImageDraw, ImageFont

Theme = namedtuple("Theme", "background text")
DARK = Theme("#16181d", "#d8dbe2")
LIGHT = Theme("#fcfcfa", "#24272e")

CELL_WIDTH, CELL_HEIGHT, BASELINE, UNDERLINE = 16, 34, 25, 31
MARGIN = 24
COLORS = 24

# DejaVu's characters are 0.602 of their size wide, Nanum's Hangul is as wide as its size.
LATIN = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono{}.ttf", CELL_WIDTH / 0.602
WIDE = "/usr/share/fonts/truetype/nanum/NanumGothicCoding{}.ttf", CELL_WIDTH * 1.9

# The directions in which a box drawing character leads.
UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
BOX = dict(zip("╵╷│╴┘┐┤╶└┌├─┴┬┼", range(1, 16)))


class Picture:
    def __init__(self, screen, theme):
        self.theme = theme
        size = (screen.columns * CELL_WIDTH + 2 * MARGIN, screen.lines * CELL_HEIGHT + 2 * MARGIN)
        self.image = Image.new("RGB", size, theme.background)
        self.draw = ImageDraw.Draw(self.image)
        self.fonts = {
            (is_wide, is_bold): ImageFont.truetype(path.format(suffix), size)
            for is_wide, (path, size) in ((False, LATIN), (True, WIDE))
            for is_bold, suffix in ((False, ""), (True, "-Bold" if not is_wide else "Bold"))
        }
        for row in range(screen.lines):
            for column in range(screen.columns):
                self._draw_cell(screen.buffer[row][column], *self._place(row, column))
        if not screen.cursor.hidden:
            x, y = self._place(screen.cursor.y, screen.cursor.x)
            self.draw.rectangle((x - 2, y + 2, x, y + CELL_HEIGHT - 3), fill=theme.text)

    def save(self, path):
        """Writes it with few colours: smoothed edges need no more."""
        few = self.image.quantize(COLORS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)

    def _place(self, row, column):
        return MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT

    def _draw_cell(self, cell, x, y):
        if cell.data == "":
            return
        is_wide = east_asian_width(cell.data[0]) in "WF"
        right, bottom = x + CELL_WIDTH * (2 if is_wide else 1) - 1, y + CELL_HEIGHT - 1
        color, behind = self._colors(cell)
        if behind != self.theme.background:
            self.draw.rectangle((x, y, right, bottom), fill=behind)
        if cell.data in BOX:
            self._draw_lines(BOX[cell.data], x, y, color, 4 if cell.bold else 2)
        elif cell.data != " ":
            middle = (x + right + 1) / 2
            self.draw.text(
                (middle, y + BASELINE), cell.data, fill=color, font=self.fonts[is_wide, cell.bold], anchor="ms")
        if cell.underscore:
            self.draw.rectangle((x, y + UNDERLINE, right, y + UNDERLINE + 1), fill=color)

    def _colors(self, cell):
        color = self.theme.text if cell.fg == "default" else "#" + cell.fg
        behind = self.theme.background if cell.bg == "default" else "#" + cell.bg
        if cell.blink:  # dim
            color = mixed(color, behind, 0.6)
        return (behind, color) if cell.reverse else (color, behind)

    def _draw_lines(self, directions, x, y, color, thickness):
        """Lines to the edges of the cell, so that they join those of the cells beside it."""
        left, top = x + (CELL_WIDTH - thickness) // 2, y + (CELL_HEIGHT - thickness) // 2
        right, bottom = left + thickness - 1, top + thickness - 1
        if directions & (UP | DOWN):
            ends = y if directions & UP else top, y + CELL_HEIGHT - 1 if directions & DOWN else bottom
            self.draw.rectangle((left, ends[0], right, ends[1]), fill=color)
        if directions & (LEFT | RIGHT):
            ends = x if directions & LEFT else left, x + CELL_WIDTH - 1 if directions & RIGHT else right
            self.draw.rectangle((ends[0], top, ends[1], bottom), fill=color)


def mixed(color, other, share):
    """A colour that has `share` of the first."""
    pairs = zip(bytes.fromhex(color[1:]), bytes.fromhex(other[1:]))
    return "#" + "".join(f"{round(first * share + second * (1 - share)):02x}" for first, second in pairs)
