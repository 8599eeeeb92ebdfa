# Fails on an include that runs upwards, and on a library's header outside of
# the files that own the library.
BEGIN {
    n = split("base report source plan seal criteria document html type pdf " \
        "calendar commands", order, " ")
    for (i = 1; i <= n; i++)
        rank[order[i]] = i
    # Pairs that do not know each other although one stands above the other.
    never["document", "criteria"] = never["html", "plan"] = 1
    never["type", "plan"] = never["type", "criteria"] = 1
    never["pdf", "document"] = never["pdf", "plan"] = never["pdf", "html"] = 1
    owner["yaml.h"] = "^source/"
    owner["cmark.h"] = "^source/"
    owner["hpdf"] = "^pdf/object"
    owner["hb"] = "^(type/(font|shape)|pdf/(font|smaller|subset))"
    owner["unicode/ubidi.h"] = "^type/bidi"
    owner["fontconfig"] = "^type/font"
    owner["libxml"] = "^document/"
    owner["openssl"] = "^seal/cms"
    owner["nettle"] = "^seal/digest"
    owner["png.h"] = owner["jpeglib.h"] = "^type/image"
    owner["glib.h"] = "^calendar/zone"
    owner["libical/"] = "^calendar/ical"
    owner["git2.h"] = "^commands/history"
    owner["qpdf"] = "^seal/pdf_read"
    owner["lcms2.h"] = "^pdf/meta"
    owner["libdeflate.h"] = "^(pdf/saver|commands/woff|type/woff|html/woff)"
}

FNR == 1 {
    file = FILENAME
    sub(/^generator\//, "", file)
    folder = file
    sub(/\/.*/, "", folder)
}

/^#include "/ {
    split($0, part, "\"")
    to = part[2]
    sub(/\/.*/, "", to)
    if (!(to in rank))
        next
    if (rank[to] > rank[folder] || ((folder, to) in never))
        fail("includes " part[2] ", which is not above it")
}

/^#include </ {
    split($0, part, /[<>]/)
    for (name in owner)
        if (index(part[2], name) == 1 && file !~ owner[name])
            fail("includes <" part[2] ">, which it does not own")
        else if (index(part[2], name) == 1 && file ~ /\.h$/)
            fail("is a header that includes <" part[2] ">")
}

function fail(what) {
    printf "%s:%d: %s %s\n", FILENAME, FNR, file, what
    bad = 1
}

END { exit bad }
