"""What a content stream shows, and which codes of an embedded font stand for a
glyph, for tests/pdf_rules.py.

Reads the font programs themselves: the encoding and the charset of a bare CFF
(Adobe Technical Note 5176), the number of glyphs of a TrueType font.
"""
import re
import struct

TOKEN = re.compile(
    rb"%[^\r\n]*|\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<<|>>|<[^>]*>"
    rb"|/[^\s/<>\[\]()%]*|[\[\]]|[^\s/<>\[\]()%]+", re.S)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
           b"\n": b"", b"\r": b"", b"\r\n": b""}


def unescaped(match):
    what = match[1]
    if what[:1].isdigit():
        return bytes([int(what, 8) & 255])
    return ESCAPED.get(what, what)


def string_of(token):
    """The bytes of a string, or None for what is none."""
    if token[:1] == b"(":
        return ESCAPE.sub(unescaped, token[1:-1])
    if token[:1] == b"<" and token[:2] != b"<<":
        digits = re.sub(rb"[<>\s]", b"", token)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return None


def shown(data):
    """The names of fonts and the strings that are shown in them."""
    words, font, held = TOKEN.findall(data), None, []
    for i, word in enumerate(words):
        if word == b"Tf" and i >= 2:
            font = words[i - 2].decode("latin-1")
        string = string_of(word)
        if string is not None:
            held.append(string)
        elif word in (b"Tj", b"TJ", b"'", b'"'):
            yield from ((font, text) for text in held)
        if re.fullmatch(rb"[A-Za-z'\"*]+", word):
            held = []


class Cff:
    def __init__(self, data):
        self.data = data
        at = data[2]
        _, at = self.index(at)
        tops, at = self.index(at)
        top = self.dict(tops[0])
        self.cid = (12, 30) in top
        glyphs, _ = self.index(top[17][0])
        self.count = len(glyphs)
        self.encoding = top.get(16, [0])[0]
        self.charset = top.get(15, [0])[0]

    def index(self, at):
        count = struct.unpack_from(">H", self.data, at)[0]
        if count == 0:
            return [], at + 2
        size = self.data[at + 2]
        first = at + 3
        offsets = [int.from_bytes(self.data[first + i * size:][:size], "big")
                   for i in range(count + 1)]
        base = first + (count + 1) * size - 1
        return [self.data[base + a:base + b]
                for a, b in zip(offsets, offsets[1:])], base + offsets[-1]

    @staticmethod
    def dict(data):
        found, operands, i = {}, [], 0
        while i < len(data):
            b, i = data[i], i + 1
            if b <= 21:
                key = b
                if b == 12:
                    key, i = (12, data[i]), i + 1
                found[key], operands = operands, []
            elif b == 28:
                operands.append(struct.unpack_from(">h", data, i)[0])
                i += 2
            elif b == 29:
                operands.append(struct.unpack_from(">i", data, i)[0])
                i += 4
            elif b == 30:
                while data[i] & 15 != 15 and data[i] >> 4 != 15:
                    i += 1
                i += 1
                operands.append(0)
            elif b <= 246:
                operands.append(b - 139)
            else:
                operands.append((b - 247) * 256 + data[i] + 108 if b <= 250
                                else -(b - 251) * 256 - data[i] - 108)
                i += 1
        return found

    def codes(self):
        """What the encoding of a simple font has a glyph for."""
        kind, count, at = self.data[self.encoding], self.data[
            self.encoding + 1], self.encoding + 2
        if kind & 127 == 0:
            return set(self.data[at:at + count])
        return {code for i in range(count)
                for code in range(self.data[at + 2 * i], self.data[at + 2 * i]
                                  + self.data[at + 2 * i + 1] + 1)}

    def cids(self):
        """The names of the glyphs in the charset, as numbers."""
        kind, at, found = self.data[self.charset], self.charset + 1, {0}
        while len(found) < self.count:
            first = struct.unpack_from(">H", self.data, at)[0]
            more = 0
            if kind:
                more = (self.data[at + 2] if kind == 1 else
                        struct.unpack_from(">H", self.data, at + 2)[0])
            found.update(range(first, first + more + 1))
            at += 2 + kind
        return found


def glyphs_of_truetype(data):
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, at, _ = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        if tag == b"maxp":
            return struct.unpack_from(">H", data, at + 4)[0]
    return 0
