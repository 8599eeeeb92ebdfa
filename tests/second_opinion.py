#!/usr/bin/env python3
"""The layout beside that of a browser.

second_opinion.py ID.html ID.pdf
second_opinion.py judge ID.html ID.pdf PAGE

Headless Chromium prints the HTML, which has the same elements and the same
theme, and every word's place is compared with that in our PDF.  Said of each
page: how many words stand on both, how far they are apart, and the first ones
that are not where the other has them.

`judge` is for tests/cases/second_opinion.sh: fails where a word stands
elsewhere, except the words that the page, a file of tests/opinion/, names in a
comment `apart: WORD`, with the reason behind it; they must be apart.

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
- The HTML's own subset of the typeface has no kerning where nothing is set
  large in it, for its size: half a point in a line.
- What ends a page keeps no margin above what begins the next one.
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


# Chromium moves boxes and borders to whole pixels, 0.26 mm.
NEAR = 0.35
KNOWN = re.compile(r"<!-- apart: (.*?) -->")


def moved(pairs, rise):
    for text, height, a, b in pairs:
        # Other scripts are of fonts with other boxes.
        y = b[1] - rise * height if text.isascii() else a[1]
        if distance(a, (b[0], y)) > NEAR:
            yield text, a, b


def judge(known, here, there, pairs, rise):
    """Prints what nobody has explained; whether there is something."""
    apart = set()
    for page, (ours, theirs) in enumerate(zip(here, there), 1):
        for text, a, b in moved(pairs[page - 1], rise):
            apart.add(text)
            if text not in known:
                print(f"page {page}: {text}: at {a[0]:.1f}, {a[1]:.1f} mm "
                      f"here, at {b[0]:.1f}, {b[1]:.1f} there")
        texts = [sorted(w[4] for w in words if w[4] not in "\u2022\u25e6\u25aa")
                 for words in (ours, theirs)]
        if texts[0] != texts[1]:
            print(f"page {page}: {' '.join(texts[0])}\nhere, and there "
                  f"{' '.join(texts[1])}")
            apart.add(None)
    for text in known - apart:
        print(f"{text} is where Chromium has it, and was not")
    return apart != known


def main():
    judged = len(sys.argv) == 5 and sys.argv[1] == "judge"
    if not judged and len(sys.argv) != 3:
        sys.exit(__doc__)
    html, pdf = sys.argv[2:4] if judged else sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        other = os.path.join(folder, "chromium.pdf")
        print_by_chromium(html, other)
        ours, theirs = words(pdf), words(other)
    pages = range(1, max(word[0] for word in ours + theirs) + 1)
    here = [[word for word in ours if word[0] == page] for page in pages]
    there = [[word for word in theirs if word[0] == page] for page in pages]
    pairs = [list(pair(a, b)) for a, b in zip(here, there)]
    rise = rise_of(pairs)
    if judged:
        with open(sys.argv[4], encoding="utf-8") as file:
            known = set(KNOWN.findall(file.read()))
        sys.exit(1 if judge(known, here, there, pairs, rise) else 0)
    for i, page in enumerate(pages):
        said(page, here[i], there[i], pairs[i], rise)


if __name__ == "__main__":
    main()
