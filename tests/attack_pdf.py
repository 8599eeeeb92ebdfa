"""Attacks on a signed PDF: attack_pdf.py HOW IN OUT [OBJECT].

replace  an incremental update that puts other bytes in the place of the stream
         OBJECT (not signed again: that is the signing program's work)
fill     the same for a field OBJECT, whose value becomes a date
append   bytes behind the last revision
flip     one byte of a page
shift    the byte range begins its gap one byte later
contents the signature says its contents twice
cut      the last third is missing
bomb     objects that unpack to 600 MB
deep     an array in an array, two hundred thousand times
"""
import re
import struct
import subprocess
import sys
import zlib

how, source, target = sys.argv[1:4]
data = open(source, "rb").read()


def update(number, text):
    """The file with the object as it is to be."""
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    root = re.findall(rb"/Root (\d+) 0 R", data)[-1]
    info = re.findall(rb"/Info (\d+) 0 R", data)[-1]
    size = re.findall(rb"/Size (\d+)", data)[-1]
    out = data + b"\n"
    at = len(out)
    out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table, own = len(out), int(size)
    rows = struct.pack(">BIHBIH", 1, at, 0, 1, table, 0)
    out += b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Index[%d 1 %d 1]/Size %d" % (
        own, number, own, own + 1)
    out += b"/Root %s 0 R/Info %s 0 R/Prev %d/Length %d>>\nstream\n" % (
        root, info, start, len(rows))
    out += rows + b"\nendstream\nendobj\n"
    return out + b"startxref\n%d\n%%%%EOF\n" % table


def bomb():
    """Its catalogue lies in an object stream of nothing but NUL."""
    squeeze = zlib.compressobj(9)
    packed = b"".join(squeeze.compress(bytes(1 << 20)) for _ in range(600))
    packed += squeeze.flush()
    out = b"%PDF-1.7\n"
    objects = len(out)
    out += b"2 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode"
    out += b"/Length %d>>stream\n" % len(packed) + packed
    out += b"\nendstream\nendobj\n"
    table = len(out)
    rows = struct.pack(">BIHBIHBIHBIH", 0, 0, 65535, 2, 2, 0, 1, objects, 0,
                       1, table, 0)
    out += b"3 0 obj\n<</Type/XRef/Size 4/W[1 4 2]/Root 1 0 R"
    out += b"/Length %d>>stream\n" % len(rows) + rows
    return out + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % table


def deep():
    out = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/AcroForm<</Fields"
    out += b"[" * 200000 + b"]" * 200000 + b">>>>\nendobj\n"
    table = len(out)
    return out + (b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
                  b"trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                  % table)


def last(pattern):
    return list(re.finditer(pattern, data))[-1]


if how == "replace":
    data = update(int(sys.argv[4]),
                  b"<</Length 3>>\nstream\nq Q\nendstream")
elif how == "fill":
    field = subprocess.run(
        ["qpdf", "--show-object=" + sys.argv[4], source], check=True,
        stdout=subprocess.PIPE).stdout.strip()
    assert field.endswith(b">>")
    field = re.sub(rb"/V \([^)]*\)", b"", field)
    data = update(int(sys.argv[4]), field[:-2] + b"/V(21 August 2026)>>")
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
elif how in ("bomb", "deep"):
    data = {"bomb": bomb, "deep": deep}[how]()
else:
    sys.exit("attack_pdf.py: no attack is called " + how)
open(target, "wb").write(data)
