#!/usr/bin/env python3
"""Pages as grids of grey, so that a change of the look is always seen.

look.py write PDF FILE      writes down how the pages look
look.py compare PDF FILE    fails where they look different now

A page is drawn by pdftoppm at 60 dpi and cut into cells of 16 pixels; the
mean grey of each is one hexadecimal digit, white is f.  Renderers differ in
their smoothing, hence the tolerance: a cell may be a step and a half off, and
a few cells of a page more than that.
"""

import subprocess
import sys

DPI, CELL = 60, 16
STEP = 255 / 15
NEAR = 1.5 * STEP
FEW = 6


def pages(pdf):
    """Each page's rows of mean greys."""
    data = subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-gray", pdf],
        check=True,
        stdout=subprocess.PIPE,
    ).stdout
    at = 0
    while at < len(data):
        fields = []
        while len(fields) < 4:
            end = at
            while data[end : end + 1] not in (b" ", b"\n"):
                end += 1
            fields.append(data[at:end])
            at = end + 1
        width, height = int(fields[1]), int(fields[2])
        pixels = data[at : at + width * height]
        at += width * height
        yield [
            [
                mean(pixels, width, height, x, y)
                for x in range(0, width, CELL)
            ]
            for y in range(0, height, CELL)
        ]


def mean(pixels, width, height, x, y):
    right, bottom = min(x + CELL, width), min(y + CELL, height)
    total = sum(sum(pixels[row * width + x : row * width + right])
                for row in range(y, bottom))
    return total / ((right - x) * (bottom - y))


def write(pdf, path):
    with open(path, "w", encoding="ascii") as out:
        for number, page in enumerate(pages(pdf), 1):
            out.write(f"page {number}\n")
            for row in page:
                out.write("".join(f"{round(g / STEP):x}" for g in row) + "\n")


def read(path):
    known = []
    with open(path, encoding="ascii") as lines:
        for line in lines:
            if line.startswith("page "):
                known.append([])
            else:
                known[-1].append([int(c, 16) * STEP for c in line.strip()])
    return known


def compare(pdf, path):
    """What differs, a line each."""
    known, now = read(path), list(pages(pdf))
    if len(known) != len(now):
        yield f"{len(now)} pages, and {len(known)} were approved"
    for number, (old, new) in enumerate(zip(known, now), 1):
        if [len(row) for row in old] != [len(row) for row in new]:
            yield f"page {number} has another size"
            continue
        off = [
            (x, y)
            for y, row in enumerate(new)
            for x, grey in enumerate(row)
            if abs(grey - old[y][x]) > NEAR
        ]
        if len(off) > FEW:
            x, y = off[0]
            mm = CELL * 25.4 / DPI
            yield (
                f"page {number} looks different in {len(off)} places, first "
                f"at {x * mm:.0f} mm from the left and {y * mm:.0f} mm from "
                "the top"
            )


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("write", "compare"):
        sys.exit(__doc__)
    mode, pdf, path = sys.argv[1:]
    if mode == "write":
        write(pdf, path)
        return
    differences = list(compare(pdf, path))
    print("\n".join(differences), end="\n" if differences else "")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
