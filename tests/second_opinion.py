#!/usr/bin/env python3
"""The layout beside that of a browser: run by hand, where chromium is.

second_opinion.py ID.html ID.pdf

Headless Chromium prints the HTML, which has the same elements and the same
theme, and every word's place is compared with that in our PDF.  Said of each
page: how many words stand on both, how far they are apart, and the first ones
that are not where the other has them.

Known differences, which are meant:
- Lines are broken over the whole paragraph here and one by one there, so
  paragraphs of three lines and more part at other words, and those below them
  can stand a line higher or lower.
- A last page, or one before a forced break, gets four lines at least here; what
  is left of page 1 is shared between its blocks (`align-content`), and a part
  begins a page where the pages come out more even (`break-before: balance`).
- Headings are balanced in both, but not always at the same word.
- A row of a table, a pair of paragraphs and a heading with two lines are kept
  together here; Chromium lets a table's row go over the page's end.
- The running lines of @page are ours alone (Chromium has no string()).
- Of a table's columns without a width, those that want no more than an even
  part of the room get it whole here; Chromium takes from all in proportion.
- Figures that stand on their decimal point (`text-align: "."`) do so here alone.
- Chromium sets Inter with its own kerning of spaces around no-break spaces:
  up to half a point in a line.
- Words are divided by other dictionaries.
"""

import os
import re
import subprocess
import sys
import tempfile

WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" '
    r'yMax="([\d.]+)">(.*?)</word>'
)


def words(pdf):
    """(page, x, middle, height, text) of every word, in millimetres."""
    text = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, stdout=subprocess.PIPE
    ).stdout.decode("utf-8")
    found, page = [], 0
    for line in text.splitlines():
        if "<page " in line:
            page += 1
        match = WORD.search(line)
        if match:
            x, top, bottom = (
                float(match[i]) * 25.4 / 72 for i in (1, 2, 4)
            )
            found.append(
                (page, x, (top + bottom) / 2, bottom - top, match[5])
            )
    return found


def print_by_chromium(html, pdf):
    subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu",
            "--no-pdf-header-footer", f"--print-to-pdf={pdf}",
            "file://" + os.path.abspath(html),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def distance(a, b):
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))


def pair(ours, theirs):
    """Words of a page with the same text, the nearest first."""
    places = {}
    for i, (_, x, y, _, text) in enumerate(theirs):
        places.setdefault(text, []).append((i, (x, y)))
    near = sorted(
        (distance((x, y), there), n, i, height, text, (x, y), there)
        for n, (_, x, y, height, text) in enumerate(ours)
        for i, there in places.get(text, [])
    )
    mine, taken = set(), set()
    for _, n, i, height, text, here, there in near:
        if n not in mine and i not in taken:
            mine.add(n)
            taken.add(i)
            yield text, height, here, there


def median(numbers):
    return sorted(numbers)[len(numbers) // 2] if numbers else 0


def rise_of(pages):
    """pdftotext knows the box of a word's font only, and the two files give
    their fonts different boxes: how far that moves all words, for their
    height."""
    return median([
        (b[1] - a[1]) / height
        for pairs in pages
        for _, height, a, b in pairs
        if distance(a, b) < height
    ])


def said(page, ours, theirs, pairs, rise):
    pairs = [(text, a, (b[0], b[1] - rise * height))
             for text, height, a, b in pairs]
    apart = median([distance(a, b) for _, a, b in pairs])
    print(
        f"page {page}: {len(ours)} words here, {len(theirs)} there, "
        f"{len(pairs)} on both; half of them within {apart:.1f} mm"
    )
    far = sorted(
        (p for p in pairs if distance(p[1], p[2]) > 2),
        key=lambda p: (p[1][1], p[1][0]),
    )
    for text, a, b in far[:3]:
        print(
            f"    {text}: at {a[0]:.0f}, {a[1]:.0f} mm here, "
            f"at {b[0]:.0f}, {b[1]:.0f} there"
        )


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    html, pdf = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        other = os.path.join(folder, "chromium.pdf")
        print_by_chromium(html, other)
        ours, theirs = words(pdf), words(other)
    pages = range(1, max(word[0] for word in ours + theirs) + 1)
    here = [[word for word in ours if word[0] == page] for page in pages]
    there = [[word for word in theirs if word[0] == page] for page in pages]
    pairs = [list(pair(a, b)) for a, b in zip(here, there)]
    rise = rise_of(pairs)
    for i, page in enumerate(pages):
        said(page, here[i], there[i], pairs[i], rise)


if __name__ == "__main__":
    main()
