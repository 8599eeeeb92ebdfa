#!/usr/bin/env python3
"""What PDF/UA-1 and PDF/A-3a ask of a file that a machine can tell, and
whether its form can be filled in.

    pdf_rules.py PDF...

Reads the objects through qpdf and the content streams itself.  Prints a line
a fault, with the clause (UA: ISO 14289-1, A: ISO 19005-3), and exits with 1 if
there is one.  What needs a person stays out: whether an alternative text says
what the picture shows, whether the order is that of reading.
"""
import base64
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

from pdf_glyphs import TOKEN, Cff, glyphs_of_truetype, shown

PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh",
          b"Do", b"Tj", b"TJ", b"'", b'"'}
SHOWS = {b"Tj", b"TJ", b"'", b'"'}
NS = {"dc": "http://purl.org/dc/elements/1.1/",
      "xmp": "http://ns.adobe.com/xap/1.0/",
      "pdf": "http://ns.adobe.com/pdf/1.3/",
      "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      "a": "http://www.aiim.org/pdfa/ns/id/",
      "ua": "http://www.aiim.org/pdfua/ns/id/"}


class File:
    def __init__(self, path):
        self.path, self.faults = path, []
        made = subprocess.run(
            ["qpdf", "--json=2", "--json-key=qpdf",
             "--json-stream-data=inline", "--decode-level=generalized", path],
            check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.objects = json.loads(made.stdout)["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.get(self.trailer["/Root"])
        self.pages = list(self.find_pages(self.catalog["/Pages"]))

    def fault(self, clause, text):
        self.faults.append(f"{self.path}: {clause}: {text}")

    def expect(self, holds, clause, text):
        if not holds:
            self.fault(clause, text)

    def get(self, value):
        """The object of a reference; a stream's dictionary."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects.get("obj:" + value, {})
            value = found.get("value", found.get("stream", {}).get("dict"))
        return value

    def data(self, reference):
        found = self.objects["obj:" + reference]["stream"]
        return base64.b64decode(found.get("data", ""))

    def find_pages(self, reference):
        node = self.get(reference)
        if node.get("/Type") == "/Page":
            yield reference, node
        for kid in self.get(node.get("/Kids")) or []:
            yield from self.find_pages(kid)


def text_of(value):
    if isinstance(value, str) and value[:2] == "u:":
        return value[2:]
    return value


# --- the file ---


def check_catalog(f):
    catalog = f.catalog
    f.expect(open(f.path, "rb").read(9)[:8] == b"%PDF-1.7", "A 6.1.2",
             "the header is not 1.7")
    f.expect("/Encrypt" not in f.trailer, "A 6.1.3", "it is encrypted")
    f.expect("/ID" in f.trailer, "A 6.1.3", "the trailer has no ID")
    marks = f.get(catalog.get("/MarkInfo")) or {}
    f.expect(marks.get("/Marked") is True, "UA 6.2", "it is not marked")
    f.expect(text_of(catalog.get("/Lang")), "UA 7.2", "it has no language")
    wishes = f.get(catalog.get("/ViewerPreferences")) or {}
    f.expect(wishes.get("/DisplayDocTitle") is True, "UA 7.1",
             "its title is not shown")
    for key in ("/OpenAction", "/AA", "/OCProperties"):
        f.expect(key not in catalog, "A 6.5.2", f"the catalog has {key}")
    names = f.get(catalog.get("/Names")) or {}
    f.expect("/JavaScript" not in names, "A 6.5.1", "it has scripts")
    intents = [f.get(i) for i in f.get(catalog.get("/OutputIntents")) or []]
    f.expect(len(intents) == 1 and intents[0].get("/S") == "/GTS_PDFA1",
             "A 6.2.3", "it has not one output intent of PDF/A")
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        f.expect(profile and f.get(profile).get("/N") == 3 and
                 f.data(profile)[36:40] == b"acsp", "A 6.2.3",
                 "the output intent has no RGB profile")
    form = f.get(catalog.get("/AcroForm")) or {}
    f.expect("/XFA" not in form and not form.get("/NeedAppearances"),
             "A 6.4.1", "the form has XFA or needs appearances")


def check_attachments(f):
    tree = f.get((f.get(f.catalog.get("/Names")) or {}).get("/EmbeddedFiles"))
    files = (tree or {}).get("/Names", [])[1::2]
    tied = f.get(f.catalog.get("/AF")) or []
    for file in files:
        spec = f.get(file)
        f.expect(file in tied, "A 6.8", "an attachment is tied to nothing")
        f.expect(spec.get("/AFRelationship") and spec.get("/F") and
                 spec.get("/UF") and spec.get("/Desc"), "A 6.8",
                 "an attachment has no relationship, names or description")
        stream = f.get(f.get(spec["/EF"])["/F"])
        f.expect(stream.get("/Subtype", "/").count("/") == 2 or
                 "#2" in stream.get("/Subtype", ""), "A 6.8",
                 "an attachment has no type")


def one(root, name):
    """A property: an element, or an attribute of the description."""
    found = root.find(".//" + name, NS)
    if found is not None:
        return "".join(found.itertext()).strip()
    prefix, local = name.split(":")
    for description in root.iterfind("rdf:RDF/rdf:Description", NS):
        value = description.get(f"{{{NS[prefix]}}}{local}")
        if value is not None:
            return value
    return None


def check_metadata(f):
    reference = f.catalog.get("/Metadata")
    f.expect(reference, "A 6.6.2", "it has no metadata")
    if not reference:
        return
    f.expect("/Filter" not in f.get(reference), "A 6.6.2",
             "its metadata are compressed")
    root = ET.fromstring(f.data(reference))
    said = {key: one(root, key) for key in (
        "a:part", "a:conformance", "ua:part", "dc:title", "xmp:CreateDate",
        "xmp:ModifyDate")}
    f.expect((said["a:part"], said["a:conformance"]) == ("3", "A"),
             "A 6.6.4", "its metadata do not say PDF/A-3a")
    f.expect(said["ua:part"] == "1", "UA 5", "they do not say PDF/UA-1")
    f.expect(b"pdfaExtension:schemas" in f.data(reference), "A 6.6.2.3",
             "they lack the schema of PDF/UA")
    info = f.get(f.trailer.get("/Info")) or {}
    f.expect(said["dc:title"] and said["dc:title"] ==
             text_of(info.get("/Title")), "A 6.6.3", "two titles differ")
    for key, name in (("/Author", "dc:creator"), ("/Subject", "dc:description"),
                      ("/Keywords", "pdf:Keywords"),
                      ("/Creator", "xmp:CreatorTool"),
                      ("/Producer", "pdf:Producer")):
        f.expect((text_of(info.get(key)) or None) == (one(root, name) or None),
                 "A 6.6.3", f"{key} differs from {name}")
    for key, name in (("/CreationDate", "xmp:CreateDate"),
                      ("/ModDate", "xmp:ModifyDate")):
        digits = [re.sub(r"\D", "", text_of(x) or "")[:14]
                  for x in (info.get(key), said[name])]
        f.expect(digits[0] and digits[0] == digits[1], "A 6.6.3",
                 f"{key} differs from {name}")


# --- fonts ---


def check_fonts(f):
    for found in f.objects.values():
        font = found.get("value")
        if not isinstance(font, dict) or font.get("/Type") != "/Font":
            continue
        name = font.get("/BaseFont", "a font")
        if font["/Subtype"] in ("/CIDFontType0", "/CIDFontType2"):
            carrier = font
            f.expect(font["/Subtype"] == "/CIDFontType0" or
                     font.get("/CIDToGIDMap"), "A 6.2.11.3",
                     f"{name} has no map of glyphs")
        else:
            # A face to type with has the text of its encoding.
            f.expect("/ToUnicode" in font or font.get("/Encoding") ==
                     "/WinAnsiEncoding", "UA 7.21.7",
                     f"{name} does not say its text")
            carrier = f.get((f.get(font.get("/DescendantFonts")) or [font])[0])
        descriptor = f.get(carrier.get("/FontDescriptor")) or {}
        f.expect({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor),
                 "A 6.2.11.4", f"{name} is not embedded")


def codes_with_glyphs(f, font):
    """The codes for which the font's program has a glyph, and their size;
    None for WinAnsiEncoding, which goes by names."""
    if font.get("/Encoding") == "/WinAnsiEncoding":
        return None, 1
    carrier = f.get((f.get(font.get("/DescendantFonts")) or [font])[0])
    size = 1 if carrier is font else 2
    descriptor = f.get(carrier.get("/FontDescriptor")) or {}
    program = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
    if not program:
        return set(), size
    if "/FontFile2" in descriptor:
        return set(range(1, glyphs_of_truetype(f.data(program)))), size
    cff = Cff(f.data(program))
    if size == 1:
        return cff.codes(), size
    codes = cff.cids() if cff.cid else set(range(cff.count))
    return codes - {0}, size


def check_shown(f, where, data, resources, known):
    """All that is shown has a glyph: code 0 of a composite font, and a code
    that a simple one does not encode, are .notdef."""
    fonts = f.get((f.get(resources) or {}).get("/Font")) or {}
    for name, text in shown(data):
        if name not in fonts:
            f.fault("32000-1 9.3", f"{where} shows text in no font")
            continue
        if fonts[name] not in known:
            known[fonts[name]] = *codes_with_glyphs(
                f, f.get(fonts[name])), set()
        codes, size, used = known[fonts[name]]
        said = {int.from_bytes(text[i:i + size], "big")
                for i in range(0, len(text), size)}
        used |= said
        f.expect(codes is None or said <= codes, "UA 7.21.8",
                 f"{where} shows .notdef in {name}")


def check_no_missing_glyph(f):
    known = {}
    for number, (_, page) in enumerate(f.pages, 1):
        check_shown(f, f"page {number}", content_of(f, page),
                    page.get("/Resources"), known)
        for note in map(f.get, f.get(page.get("/Annots")) or []):
            looks = (f.get(note.get("/AP")) or {}).get("/N")
            looks = list((f.get(looks) or {}).values()) if (
                "/BBox" not in (f.get(looks) or {})) else [looks]
            for look in looks:
                check_shown(f, f"a field of page {number}", f.data(look),
                            f.get(look).get("/Resources"), known)
    for font, (codes, _, used) in known.items():
        carrier = f.get((f.get(f.get(font).get("/DescendantFonts"))
                         or [None])[0]) or {}
        f.expect(carrier.get("/Subtype") != "/CIDFontType0" or codes <= used,
                 "no waste", f"{carrier.get('/BaseFont')} has glyphs that "
                 "nothing shows")


# --- content and structure ---

# No reader may have to guess what a colour of another device is.
DEVICES = {b"k", b"K", b"/DeviceCMYK"}


def check_colors(f):
    """All colours are those of the output intent, which is RGB."""
    for number, (_, page) in enumerate(f.pages, 1):
        f.expect(not DEVICES & set(TOKEN.findall(content_of(f, page))),
                 "A 6.2.4.3", f"page {number} has colours of a printer")
    for found in f.objects.values():
        dictionary = found.get("stream", {}).get("dict", {})
        if dictionary.get("/Subtype") == "/Image":
            f.expect(f.get(dictionary.get("/ColorSpace")) in
                     ("/DeviceRGB", "/DeviceGray"), "A 6.2.4.3",
                     "a picture has colours of another kind")
            f.expect(dictionary.get("/Interpolate") is not True, "A 6.2.8",
                     "a picture is interpolated")


def content_of(f, page):
    found = page.get("/Contents")
    parts = [found] if re.fullmatch(r"\d+ \d+ R", str(found)) else found
    return b"\n".join(f.data(part) for part in parts or [])


def streams_of(f, page, reference, data, of, seen):
    """(stream, its data, what has its key) of the page's own content and of
    each picture that it paints; where the stream is None it is the page's."""
    yield reference, data, of
    pictures = (f.get(page.get("/Resources")) or {}).get("/XObject") or {}
    for name in re.findall(rb"(/\w+) +Do\b", data):
        found = f.get(pictures).get(name.decode())
        picture = f.get(found) or {}
        if picture.get("/Subtype") == "/Form":
            f.expect(found not in seen, "32000-1 14.7.4.3",
                     "a picture with marks is painted twice")
            seen.add(found)
            yield from streams_of(
                f, page, found, f.data(found), picture, seen)


def check_content(f, number, data):
    """The numbers of marked content; all that is painted is in some.  Marks
    and text objects nest, and a path is in no text object.  What has marks of
    its own is painted outside of marks."""
    marked, opened, words = set(), [], TOKEN.findall(data)
    for i, word in enumerate(words):
        if word in (b"BDC", b"BMC", b"BT"):
            f.expect(word != b"BT" or word not in opened, "PDF 9.4.1",
                     f"page {number} begins text within text")
            opened.append(word if word == b"BT" else b"BMC")
            if word == b"BDC" and words[i - 3] == b"/MCID":
                marked.add(int(words[i - 2]))
        elif word in (b"EMC", b"ET"):
            last = opened.pop() if opened else None
            f.expect(last == (b"BT" if word == b"ET" else b"BMC"),
                     "PDF 14.6.1", f"page {number} crosses text and marks")
        elif word == b"Do" and words[i - 1].startswith(b"/X"):
            f.expect(not opened, "32000-1 14.7.4.3",
                     f"page {number} marks what has marks")
        elif word in PAINTS:
            f.expect(b"BMC" in opened, "UA 7.1", f"page {number} paints with "
                     f"{word.decode()} outside of tags and artifacts")
            f.expect((word in SHOWS) == (b"BT" in opened), "PDF 8.2",
                     f"page {number} has {word.decode()} where it may not be")
    f.expect(not opened, "UA 7.1", f"page {number} leaves a mark open")
    return marked


def numbers_of(f, tree):
    node, found = f.get(tree) or {}, {}
    for kid in f.get(node.get("/Kids")) or []:
        found.update(numbers_of(f, kid))
    pairs = f.get(node.get("/Nums")) or []
    found.update(zip(pairs[::2], pairs[1::2]))
    return found


# What ISO 32000-1, 14.8.4, names and the documents use, and what each may
# stand in.
PARENTS = {"/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
           "/TH": {"/TR"}, "/TD": {"/TR"}, "/THead": {"/Table"},
           "/TBody": {"/Table"}, "/TFoot": {"/Table"}, "/LI": {"/L"},
           "/Lbl": {"/LI"}, "/LBody": {"/LI"}}
ROLES = set(PARENTS) | {f"/H{i}" for i in range(1, 7)} | {
    "/Document", "/Sect", "/Div", "/P", "/L", "/Table", "/Caption", "/Figure",
    "/Link", "/Form", "/Span", "/BlockQuote", "/Quote", "/Code", "/Note",
    "/NonStruct", "/Art", "/Part"}


class Elements:
    """The structure tree, walked in its order."""

    def __init__(self, f):
        self.f, self.list, self.content, self.objects = f, [], {}, {}
        self.root = f.get(f.catalog.get("/StructTreeRoot")) or {}
        for kid in self.kids(self.root):
            self.walk(kid, None, f.catalog.get("/StructTreeRoot"))

    def kids(self, element):
        kids = self.f.get(element.get("/K"))
        return kids if isinstance(kids, list) else [] if kids is None else [
            element["/K"]]

    def walk(self, reference, page, parent):
        element = self.f.get(reference)
        page = element.get("/Pg", page)
        role, around = element["/S"], self.f.get(parent).get("/S")
        self.f.expect(element.get("/P") == parent, "32000-1 14.7.2",
                      f"{role} has another parent than it is in")
        self.f.expect(role in ROLES, "A 6.7.3.4", f"{role} is no role")
        self.f.expect(around in PARENTS.get(role, {around}), "UA 7.2",
                      f"{role} stands in {around}")
        self.list.append(element)
        for kid in self.kids(element):
            value = self.f.get(kid)
            if isinstance(value, int):
                self.content[(page, None, value)] = reference
            elif value.get("/Type") == "/OBJR":
                self.objects[value["/Obj"]] = element["/S"]
            elif value.get("/Type") == "/MCR":
                self.content[(value.get("/Pg", page), value.get("/Stm"),
                              value["/MCID"])] = reference
            else:
                self.walk(kid, page, reference)

    def below(self, element, role):
        for kid in self.kids(element):
            value = self.f.get(kid)
            if isinstance(value, dict) and "/S" in value:
                if value["/S"] == role:
                    yield value
                elif value["/S"] in ("/THead", "/TBody", "/TFoot"):
                    yield from self.below(value, role)


def check_marks(f, elements):
    parents = numbers_of(f, elements.root.get("/ParentTree"))
    for number, (reference, page) in enumerate(f.pages, 1):
        f.expect(page.get("/Tabs") == "/S", "UA 7.18.3",
                 f"page {number} is not tabbed through by structure")
        painted = set()
        for stream, data, of in streams_of(
                f, page, None, content_of(f, page), page, set()):
            marked = check_content(f, number, data)
            painted |= {(stream, n) for n in marked}
            row = f.get(parents.get(of.get("/StructParents"))) or []
            for n in marked:
                f.expect(n < len(row) and row[n] ==
                         elements.content.get((reference, stream, n)),
                         "A 6.7.3",
                         f"page {number}: mark {n} has another parent")
        told = {(s, n) for p, s, n in elements.content if p == reference}
        f.expect(painted == told, "UA 7.1",
                 f"page {number}: marks {painted ^ told} are in the "
                 "content or in the structure alone")
    return parents


def check_annotations(f, elements, parents):
    for number, (_, page) in enumerate(f.pages, 1):
        for reference in f.get(page.get("/Annots")) or []:
            note = f.get(reference)
            what = f"page {number}: {note['/Subtype'][1:]}"
            flags = note.get("/F", 0)
            f.expect(flags & 4 and not flags & (1 | 2 | 32), "A 6.3.2",
                     f"{what} does not print or is hidden")
            f.expect(reference in elements.objects and
                     note.get("/StructParent") in parents, "UA 7.18.1",
                     f"{what} is not in the structure")
            role = "/Form" if note["/Subtype"] == "/Widget" else "/Link"
            f.expect(elements.objects.get(reference, role) == role,
                     "UA 7.18.4", f"{what} is not tagged {role}")
            if note["/Subtype"] == "/Widget":
                f.expect(text_of(note.get("/TU")), "UA 7.18.1",
                         f"{what} has no label")
                f.expect("/N" in (f.get(note.get("/AP")) or {}), "A 6.3.3",
                         f"{what} has no appearance")
            else:
                f.expect(text_of(note.get("/Contents")), "UA 7.18.5",
                         f"{what} has no description")


def check_typing(f):
    """What is typed into a text field has a font, with all of ASCII."""
    form = f.get(f.catalog.get("/AcroForm")) or {}
    fonts = (f.get(form.get("/DR")) or {}).get("/Font") or {}
    for field in (f.get(r) for r in form.get("/Fields") or []):
        if field.get("/FT") != "/Tx":
            continue
        typed = re.match(r"(/\w+) [\d.]+ Tf ", text_of(field.get("/DA")) or "")
        font = f.get(fonts.get(typed[1])) if typed else None
        if not font:
            f.fault("32000-1 12.7.3.3", "a text field has no font")
            continue
        f.expect(font.get("/Encoding") == "/WinAnsiEncoding",
                 "32000-1 12.7.3.3", "a field's font has other codes")
        first, widths = font["/FirstChar"], f.get(font["/Widths"])
        lacks = [chr(c) for c in range(32, 127) if not widths[c - first]]
        f.expect(not lacks, "32000-1 12.7.3.3", f"no field takes {lacks}")


def attribute(f, element, key):
    found = f.get(element.get("/A"))
    for one_of in found if isinstance(found, list) else [found]:
        one_of = f.get(one_of) or {}
        if key in one_of:
            return one_of[key]
    return None


def check_headings(f, elements):
    last = 0
    for element in elements.list:
        level = re.fullmatch(r"/H([1-6])", element["/S"])
        if level:
            f.expect(int(level[1]) <= last + 1, "UA 7.4.2",
                     f"a heading of level {level[1]} comes behind {last}")
            last = int(level[1])
    f.expect(last, "UA 7.4.2", "it has no heading")


def check_table(f, elements, table):
    """Every row is as wide as the others, with the cells that span rows."""
    widths, open_rows = [], []
    for row in elements.below(table, "/TR"):
        width = sum(1 for left in open_rows if left > 0)
        open_rows = [left - 1 for left in open_rows if left > 1]
        for kid in elements.kids(row):
            cell = f.get(kid)
            wide = attribute(f, cell, "/ColSpan") or 1
            tall = attribute(f, cell, "/RowSpan") or 1
            width += wide
            open_rows += [tall - 1] * wide if tall > 1 else []
            if cell["/S"] == "/TH":
                f.expect(attribute(f, cell, "/Scope"), "UA 7.5",
                         "a header cell has no scope")
        widths.append(width)
    f.expect(len(set(widths)) == 1, "UA 7.5",
             f"a table has rows of {sorted(set(widths))} cells")


def check_structure(f):
    elements = Elements(f)
    parents = check_marks(f, elements)
    check_annotations(f, elements, parents)
    check_headings(f, elements)
    for element in elements.list:
        if element["/S"] == "/Table":
            check_table(f, elements, element)
        if element["/S"] == "/Figure":
            f.expect(text_of(element.get("/Alt")), "UA 7.3",
                     "a figure has no alternative text")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    faults = []
    for path in sys.argv[1:]:
        f = File(path)
        for check in (check_catalog, check_attachments, check_metadata,
                      check_fonts, check_no_missing_glyph, check_typing,
                      check_colors, check_structure):
            check(f)
        faults += f.faults
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
