"""Attacks on a signed PDF: attack_pdf.py HOW IN OUT [OBJECT].

replace  an incremental update that puts other bytes in the place of the stream
         OBJECT (not signed again: that is the signing program's work)
append   bytes behind the last revision
flip     one byte of a page
shift    the byte range begins its gap one byte later
contents the signature says its contents twice
cut      the last third is missing
"""
import re
import struct
import sys

how, source, target = sys.argv[1:4]
data = open(source, "rb").read()


def update(number, body):
    """The file with the stream object as it is to be."""
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    root = re.findall(rb"/Root (\d+) 0 R", data)[-1]
    info = re.findall(rb"/Info (\d+) 0 R", data)[-1]
    size = re.findall(rb"/Size (\d+)", data)[-1]
    out = data + b"\n"
    at = len(out)
    out += b"%d 0 obj\n<</Length %d>>\nstream\n" % (number, len(body))
    out += body + b"\nendstream\nendobj\n"
    table, own = len(out), int(size)
    rows = struct.pack(">BIHBIH", 1, at, 0, 1, table, 0)
    out += b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Index[%d 1 %d 1]/Size %d" % (
        own, number, own, own + 1)
    out += b"/Root %s 0 R/Info %s 0 R/Prev %d/Length %d>>\nstream\n" % (
        root, info, start, len(rows))
    out += rows + b"\nendstream\nendobj\n"
    return out + b"startxref\n%d\n%%%%EOF\n" % table


def last(pattern):
    return list(re.finditer(pattern, data))[-1]


if how == "replace":
    data = update(int(sys.argv[4]), b"q Q")
elif how == "append":
    data += b"\n% and another page\n"
elif how == "flip":
    at = data.index(b"stream\n") + 40
    data = data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]
elif how == "shift":
    found = last(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+\d+\s+\d+")
    first = b"%d" % (int(found[1]) + 1)
    assert len(first) == len(found[1])
    data = data[:found.start(1)] + first + data[found.end(1):]
elif how == "contents":
    found = last(rb"/Name \([^)]*\)")
    twin = b"/Contents <00>"
    twin += b" " * (found.end() - found.start() - len(twin))
    data = data[:found.start()] + twin + data[found.end():]
elif how == "cut":
    data = data[:len(data) * 2 // 3]
else:
    sys.exit("attack_pdf.py: no attack is called " + how)
open(target, "wb").write(data)
