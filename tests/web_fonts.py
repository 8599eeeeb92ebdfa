"""The faces that a page carries: web_fonts.py HTML

Prints a line each: family, weight, bytes, and the features of its GPOS."""
import base64
import re
import struct
import sys
import zlib

FACE = re.compile(r'@font-face\{font-family:"([^"]*)";font-weight:(\d+);'
                  r'[^}]*base64,([^)]*)\)')


def table(woff, wanted):
    count, = struct.unpack_from(">H", woff, 12)
    for i in range(count):
        tag, at, packed, size = struct.unpack_from(">4sIII", woff, 44 + 20 * i)
        if tag == wanted:
            data = woff[at:at + packed]
            return zlib.decompress(data) if packed < size else data
    return b""


def features(gpos):
    if len(gpos) < 10:
        return set()
    at, = struct.unpack_from(">H", gpos, 6)
    count, = struct.unpack_from(">H", gpos, at)
    return {gpos[at + 2 + 6 * i:at + 6 + 6 * i].decode("ascii")
            for i in range(count)}


with open(sys.argv[1], encoding="utf-8") as file:
    for family, weight, data in FACE.findall(file.read()):
        woff = base64.b64decode(data)
        print(family, weight, len(woff),
              *sorted(features(table(woff, b"GPOS"))))
