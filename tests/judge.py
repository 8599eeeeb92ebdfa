"""Judges documents from outside the program, for tests/cases/*.sh.

    judge.py page HTML            the page is well formed and self-contained
    judge.py order HTML PDF       the PDF has the page's text, in its order
    judge.py marks PDF TEXT       each page of the PDF has the text
    judge.py codes PDF            each code of a font stands for some text
    judge.py covers DUMP PDF      every text of the plan that is the customer's
                                  to read is in the PDF
    judge.py leaks DUMP PLAN TEXT...
                                  no internal text of the plan is in a TEXT
    judge.py shows DUMP PLAN TEXT...
                                  all of them are

Prints a line a fault and exits with 1 if there is one.
"""
import base64
import hashlib
import html.parser
import re
import subprocess
import sys
import unicodedata

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
        "meta", "source", "track", "wbr"}
# What the theme keeps from paper.
SCREEN_ONLY = {"contents", "colophon", "accept", "narrow", "unseen", "apart"}
# What it has instead, of two charts side by side.
SMALL, LARGE = {"narrow", "apart"}, {"broad"}
faults = []


def fault(text):
    faults.append(" ".join(text.split())[:280])


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return file.read()


def bare(text):
    """Without white space, which lines and columns change, and without
    quotation marks, which each language sets as its own."""
    return re.sub("[\\s\u200b\u00ad\"'\u2018-\u201e\u00ab\u00bb]+", "",
                  unicodedata.normalize("NFC", text))


class Page(html.parser.HTMLParser):
    """The page's elements, checked as they come, and the text on paper."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.styles, self.scripts = [], [], [], []
        self.ids, self.targets, self.policy = set(), [], None
        self.values = []  # of form fields: the PDF draws them after the page

    def hidden(self):
        return any(hides for _, hides, *_ in self.open)

    def kept_from_paper(self, classes):
        within = set().union(*(classes for *_, classes in self.open))
        if {"beside", "twins"} <= within:
            return bool(classes & (SCREEN_ONLY - SMALL | LARGE))
        return bool(classes & SCREEN_ONLY)

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        values = dict(attributes)
        if len(names) != len(set(names)):
            fault(f"<{tag}> has an attribute twice")
        for name, value in attributes:
            self.attribute(tag, name, value or "")
        if values.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = values.get("content", "")
        elif tag in ("style", "script") and self.policy is None:
            fault(f"<{tag}> stands before the policy")
        if tag in VOID:
            return
        classes = set((values.get("class") or "").split())
        hides = (self.kept_from_paper(classes) or "hidden" in values or
                 tag in ("head", "style"))
        self.open.append((tag, hides, "data-field" in values, classes))

    def attribute(self, tag, name, value):
        if name == "style" or name.startswith("on"):
            fault(f"<{tag}> has {name}=")
        if name in ("src", "srcset", "data", "poster", "action", "href",
                    "xlink:href", "background"):
            outside = re.match(r"(https?|mailto):", value)
            inside = value.startswith(("data:image/", "#"))
            if not inside and not (tag == "a" and outside):
                fault(f'<{tag}> refers to {name}="{value[:80]}"')
            if value.startswith("#"):
                self.targets.append(value[1:])
        if name == "id":
            if value in self.ids or not value or re.search(r"\s", value):
                fault(f'the id "{value}" is not one, or given twice')
            self.ids.add(value)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            fault(f"</{tag}> ends what has no end")
        elif not self.open or self.open[-1][0] != tag:
            inside = self.open[-1][0] if self.open else "nothing"
            fault(f"</{tag}> stands inside of {inside}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1][0] in ("style", "script"):
            kind = self.open[-1][0]
            (self.styles if kind == "style" else self.scripts).append(data)
        elif data.strip() and not self.hidden():
            field = any(field for _, _, field, _ in self.open)
            (self.values if field else self.texts).append(data)


def parse(path):
    page = Page()
    page.feed(read(path))
    page.close()
    return page


def allows(policy, directive, content):
    digest = hashlib.sha256(content.encode("utf-8", "surrogateescape")).digest()
    listed = re.search(rf"(?:^|;)\s*{directive} ([^;]*)", policy)
    wanted = f"'sha256-{base64.b64encode(digest).decode()}'"
    return listed is not None and wanted in listed.group(1).split()


def judge_page(path):
    text, page = read(path), parse(path)
    if not text.startswith("<!DOCTYPE html>\n<html lang="):
        fault("the page does not begin with its type and language")
    if page.open:
        fault(f"never closed: {page.open}")
    for word in ("default-src 'none'", "base-uri 'none'", "form-action 'none'",
                 "img-src data:", "font-src data:"):
        if word not in (page.policy or ""):
            fault(f"the policy lacks {word}")
    if "unsafe" in (page.policy or ""):
        fault("the policy allows what is unsafe")
    for style in page.styles:
        if not allows(page.policy or "", "style-src", style):
            fault("a style sheet is not in the policy")
        if re.search(r"@import|url\(\s*['\"]?(?!data:)", style):
            fault("a style sheet refers to something outside")
    for script in page.scripts:
        if not allows(page.policy or "", "script-src", script):
            fault("a script is not in the policy")
    for target in page.targets:
        if target not in page.ids:
            fault(f'nothing has the id "{target}", to which a link goes')
    if "<title>" not in text or not re.search(r"<h1[ >]", text):
        fault("the page has no title or no first heading")


# Between two pages stand a foot, a head and the head of a table again.
PAGE_BREAK = 500


def judge_order(html_path, pdf_path):
    paper = bare(subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", pdf_path, "-"], check=True,
        stdout=subprocess.PIPE).stdout.decode("utf-8", "surrogateescape"))
    at = 0
    page = parse(html_path)
    for value in page.values:
        if bare(value) not in paper:
            fault(f'no field of the PDF has "{value}"')
    for text in page.texts:
        piece = bare(text)
        found = paper.find(piece, at)
        if 0 <= found <= at + PAGE_BREAK:
            at = found + len(piece)
            continue
        # The piece may go over the end of a page: then its words follow.
        for word in text.split():
            found = paper.find(bare(word), at)
            if not 0 <= found <= at + PAGE_BREAK:
                fault(f'the PDF lacks "{word}" of "{text}" behind '
                      f'"{paper[max(0, at - 40):at]}"')
                return
            at = found + len(bare(word))


def judge_marks(pdf_path, mark):
    pages = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", pdf_path, "-"], check=True,
        stdout=subprocess.PIPE).stdout.decode().split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        if bare(mark).casefold() not in bare(page).casefold():
            fault(f'page {number} of {len(pages)} has no "{mark}"')


def codes_of(font, objects):
    """The codes that a font has a width for."""
    below = re.search(r"/DescendantFonts \[\s*(\d+) 0 R", font)
    codes, first, inside = set(), 0, False
    if not below:
        first = int(re.search(r"/FirstChar (\d+)", font)[1])
        widths = re.search(r"/Widths \[(.*?)\]", font, re.S)[1].split()
        return {first + n for n, width in enumerate(widths) if width != "0"}
    widths = re.search(r"/W (\[.*?\]\s*\])", objects[below[1]], re.S)[1]
    for token in re.findall(r"\[|\]|\d+", widths[1:-1]):
        if token in "[]":
            inside = token == "["
        elif inside:
            codes.add(first)
            first += 1
        else:
            first = int(token)
    return codes


def judge_codes(pdf_path):
    """PDF/UA-1, 7.21.7: every code that a font is used with has its text."""
    text = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", pdf_path, "-"],
        check=True, stdout=subprocess.PIPE).stdout.decode("latin-1")
    objects = dict(re.findall(r"\n(\d+) 0 obj\n(.*?)\nendobj", text, re.S))
    fonts = [body for body in objects.values()
             if re.search(r"/Subtype /Type[01]\b", body)]
    if not fonts:
        fault("there is no font")
    for font in fonts:
        name = re.search(r"/BaseFont (\S+)", font)[1]
        map_ = objects[re.search(r"/ToUnicode (\d+) 0 R", font)[1]]
        codes = codes_of(font, objects)
        said = set()
        for block in re.findall(r"beginbfchar(.*?)endbfchar", map_, re.S):
            said.update(int(code, 16) for code in re.findall(
                r"<([0-9A-Fa-f]{2,4})><[0-9A-Fa-f]+>", block))
        map_ = re.sub(r"beginbfchar.*?endbfchar", "", map_, flags=re.S)
        for start, end, texts in re.findall(
                r"<([0-9A-Fa-f]{2,4})><([0-9A-Fa-f]{2,4})>"
                r"(\[.*?\]|<[0-9A-Fa-f]+>)", map_, re.S):
            if texts[0] == "<":  # of the first code, and so on to the last
                said.update(range(int(start, 16), int(end, 16) + 1))
                continue
            for n, one in enumerate(re.findall(r"<(.*?)>", texts)):
                if one:
                    said.add(int(start, 16) + n)
        for code in sorted(codes - said - {0}):
            fault(f"{name}: code {code} stands for no text")


INTERNAL = re.compile(
    r"^(internal|waivers|platform|segment|type|champion|csm|health|renewal)\b"
    r"|^  (source|buying-role|left)\b|^    (buying-role|left)\b")


def quoted(line):
    return [re.sub(r"\\(.)", r"\1", found)
            for found in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]


def field_lines(dump_path):
    """Each line of a dumped plan, and whether it stays inside."""
    deep = None
    for line in read(dump_path).splitlines():
        depth = len(line) - len(line.lstrip())
        if deep is not None and depth <= deep:
            deep = None
        if deep is None and INTERNAL.match(line):
            deep = depth
        yield line, deep is not None


# Names of files, and what is counted or said in other words: reviews stand in
# one line, a proof is there for whoever doubts it.
UNPRINTED = re.compile(r" *(- \{?)?(locale|logo|readings|unblocked|skipped|proof"
                       r"|terms|file|recorded-by): ")


def printed_texts(dump_path):
    """What the plan says to the customer, but for ids of people and what is
    said of people who left."""
    dump = read(dump_path)
    ids = re.findall(r"(?m)^  ([\w-]+) @.*\n    name:", dump)
    gone, person, listing = [], [], False
    for line, inside in field_lines(dump_path):
        if not line.startswith("    "):
            person = []
        person.extend(quoted(line))
        if line.startswith("    left:"):
            gone.extend(person)
    for line, inside in field_lines(dump_path):
        if not line.lstrip().startswith('- "'):
            listing = line.lstrip().startswith("unblocked:")
        timeless = line.startswith("timezone:") and "\n    at:" not in dump
        if inside or listing or timeless or UNPRINTED.match(line):
            continue
        for text in quoted(line):
            if text not in ids and text not in gone:
                yield text


def judge_covers(dump_path, pdf_path):
    paper = bare(subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", pdf_path, "-"], check=True,
        stdout=subprocess.PIPE).stdout.decode("utf-8", "surrogateescape"))
    count = 0
    for text in printed_texts(dump_path):
        count += 1
        # A date is written as its language writes it.
        for piece in re.split(r"\d{4}-\d\d-\d\d", text):
            if bare(piece).casefold() not in paper.casefold():
                fault(f"the PDF lacks: {text}")
    if count < 10:
        fault(f"only {count} texts were looked for")


def internal_texts(dump_path, plan_path):
    """What the plan says inside only: its fields, and its Internal parts."""
    inside, outside = [], []
    for line, internal in field_lines(dump_path):
        (inside if internal else outside).extend(quoted(line))
        if not internal:
            outside.append(line.partition("@")[0])  # an id, or a word
    level, prose = 0, []
    body = read(plan_path).split("\n---\n", 1)[1]
    for line in body.splitlines():
        heading = re.match(r"(#+) +(.*)", line)
        if heading and (not level or len(heading.group(1)) <= level):
            kept = re.match(r"internal(:|$)", heading.group(2), re.IGNORECASE)
            level = len(heading.group(1)) if kept else 0
            line = (heading.group(2).partition(":")[2] if kept
                    else heading.group(2))
        elif heading:
            line = heading.group(2)
        (prose if level else outside).append(line.strip())
    known = bare("\n".join(outside))
    return [text for text in inside + prose
            if len(bare(text)) > 7 and bare(text) not in known]


def judge_leaks(dump_path, plan_path, *texts):
    secrets = internal_texts(dump_path, plan_path)
    if not secrets:
        fault(f"{plan_path} has no internal text to look for")
    for path in texts:
        whole = bare(read(path)).casefold()
        for secret in secrets:
            if bare(secret).casefold() in whole:
                fault(f"{path} has the internal text: {secret}")


def judge_shows(dump_path, plan_path, *texts):
    """The other way round: the internal copy has most of what is internal."""
    secrets = internal_texts(dump_path, plan_path)
    for path in texts:
        whole = bare(read(path)).casefold()
        for secret in secrets:
            if bare(secret).casefold() not in whole:
                fault(f"{path} lacks the internal text: {secret}")


judges = {"page": judge_page, "order": judge_order, "marks": judge_marks,
          "codes": judge_codes, "covers": judge_covers,
          "leaks": judge_leaks, "shows": judge_shows}
judges[sys.argv[1]](*sys.argv[2:])
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
