# The documents of every example, judged by tools that share nothing with the
# program: the pages by a parser, the PDFs by qpdf and poppler.
. tests/cases.inc

docs=$work/docs
begin 'the examples are printed, the draft among them'
run render plans -o "$docs"
expect_status 0
expect_lines "$work/stderr" 2 ''
expect_err 'plans/arbor.md: printed with a DRAFT mark: its stage is draft' \
    '1 of them as DRAFT'
expect_empty "$work/stdout"
for plan in $(grep -l '^kind: plan$' plans/[!R]*.md); do
    id=$(sed -n 's/^id: //p' "$plan" | head -n 1)
    for ending in html pdf; do
        [ -s "$docs/$id.$ending" ] || fault "$id.$ending is missing"
    done
done
[ "$(find "$docs" -name '*.pdf' | wc -l)" -ge 6 ] || fault 'fewer than six'
end

# Long names, tasks, blockers and prose, in each look.
begin 'long contents take five pages, the first of them all that is agreed'
for theme in '' ledger signal; do
    run render tests/documents/long.md -o "$work/long" --quiet \
        ${theme:+--theme templates/themes/$theme.css}
    expect_status 0
    has pdfinfo pdftotext || continue
    said="long.pdf, theme ${theme:-of its own}"
    pdfinfo "$work/long/long.pdf" >"$work/info"
    expect_lines "$work/info" 1 '^Pages:  *5$'
    pdftotext -enc UTF-8 -f 1 -l 1 -layout "$work/long/long.pdf" "$work/first"
    expect_in "$work/first" 'And besides' 'is not a contract' \
        'Agreed by Brightdesk' 'Priya Raman-Venkatesh' 'Chief Operating Officer'
done
end

# Its faces are TrueType, and have more to draw.
begin 'every plan takes 50 KB in the look of a book of accounts, too'
run render plans -o "$work/ledger" --theme ledger --quiet
expect_status 0
find "$work/ledger" -name '*.pdf' ! -name '*-20??-q?*' -size +50000c \
    >"$work/large"
expect_empty "$work/large"
end

judge() { # JUDGE ARGUMENT...
    said="judge.py $*"
    python3 tests/judge.py "$@" >"$work/judged" 2>&1 ||
        fault "$said
$(cat "$work/judged")"
}

check_page() { # HTML
    begin "the page ${1##*/} is well formed and needs nothing"
    judge page "$1"
    end
    has xmllint || return
    begin "the page ${1##*/} is read by another parser"
    # libxml2 knows no HTML5 and says so of each of its elements.
    xmllint --html --noout --nonet "$1" 2>&1 |
        grep 'error : ' | grep -vE 'Tag [a-z]+ invalid' >"$work/judged" &&
        fault "$(cat "$work/judged")"
    end
}

check_structure() { # PDF
    begin "${1##*/} is sound (qpdf)"
    qpdf --check "$1" >"$work/judged" 2>&1 || fault "$(cat "$work/judged")"
    grep -q WARNING "$work/judged" && fault "$(cat "$work/judged")"
    end
}

check_fonts() { # PDF
    begin "the fonts of ${1##*/} are embedded, subset and readable"
    pdffonts "$1" >"$work/fonts" 2>"$work/judged" || fault 'pdffonts failed'
    [ -s "$work/judged" ] && fault "$(cat "$work/judged")"
    sed 1,2d "$work/fonts" | awk '{
        if ($(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes" ||
            $1 !~ /^[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z][+]/)
            print
    }' >"$work/judged"
    [ -s "$work/judged" ] && fault "$(cat "$work/judged")"
    [ "$(wc -l <"$work/fonts")" -gt 2 ] || fault 'there is no font'
    end
}

check_info() { # PDF PLAN
    begin "${1##*/} says what it is, in five pages at most"
    pdfinfo -enc UTF-8 "$1" >"$work/info" 2>"$work/judged"
    [ -s "$work/judged" ] && fault "$(cat "$work/judged")"
    said="pdfinfo ${1##*/}"
    title=$(sed -n 's/^title: "\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' "$2" | head -n 1)
    expect_lines "$work/info" 1 "^Title:  *$title\$"
    expect_lines "$work/info" 1 '^Tagged:  *yes$'
    expect_lines "$work/info" 1 '^JavaScript:  *no$'
    expect_lines "$work/info" 1 '^Suspects:  *no$'
    expect_lines "$work/info" 1 '^Page size:.*A4'
    date=$(date -u -d "$TODAY" '+%a %b %e')
    expect_lines "$work/info" 1 "^CreationDate:  *$date 00:00:00 "
    count=$(sed -n 's/^Pages:  *//p' "$work/info")
    { [ "$count" -ge 2 ] && [ "$count" -le 5 ]; } || fault "$count pages"
    size=$(wc -c <"$1")
    case $1 in
    */northwind.pdf) [ "$size" -le 50000 ] || fault "$size bytes" ;;
    esac
    end
}

check_first() { # PDF PLAN
    begin "page 1 of ${1##*/} is what is signed"
    pdftotext -enc UTF-8 -f 1 -l 1 -layout "$1" "$work/first"
    pdftotext -enc UTF-8 -f 2 -layout "$1" "$work/others"
    digest=$("$bin" dump --stage model --today "$TODAY" "$2" |
        sed -n 's/.*<model [^>]*digest="\([0-9a-f]*\)".*/\1/p')
    said="pdftotext ${1##*/}"
    [ ${#digest} -eq 8 ] || fault "the digest is \"$digest\""
    # What cannot be signed does not say that it is.
    case $1 in
    */arbor.pdf) by='To be agreed by' ;;
    *) by='Agreed by' ;;
    esac
    [ "$(grep -o "$by [A-Z]" "$work/first" | wc -l)" -eq 2 ] ||
        fault "it has not two \"$by\""
    grep -qi 'agreed by' "$work/others" && fault 'a later page has "Agreed by"'
    # At the foot, beside the number of the page.
    tail -n 5 "$work/first" | grep -q "$digest.* 1 */ *[0-9]" ||
        fault "the foot has no digest: $(tail -n 5 "$work/first")"
    for name in $(sed -n 's/^  \(vendor\|customer\): *{name: \([^,} ]*\).*/\2/p' \
        "$2"); do
        grep -q "$name" "$work/first" || fault "page 1 lacks $name"
    done
    grep -q 'is not a contract' "$work/first" || fault 'no word on contracts'
    grep -qi 'not part of what is signed' "$work/first" &&
        fault 'page 1 has what is not signed'
    end
}

check_text() { # HTML PDF
    begin "${2##*/} has every text of the page, in order"
    judge order "$1" "$2"
    end
}

check_covered() { # PDF PLAN
    begin "${1##*/} has all that the plan says to the customer"
    "$bin" dump --stage plan --today "$TODAY" "$2" >"$work/fields"
    judge covers "$work/fields" "$1"
    end
}

check_parts() { # PDF
    begin "${1##*/} says of each part whether it is signed"
    pdftotext -enc UTF-8 -f 2 "$1" - | tr '\n' ' ' >"$work/others"
    said="pdftotext ${1##*/}"
    expect_in "$work/others" 'How we stand on 20 August 2026 Not part of what is signed' \
        'How we work This part is not signed'
    end
}

for page in "$docs"/*.html; do
    id=$(basename "$page" .html)
    pdf=$docs/$id.pdf
    plan=$(grep -l "^id: $id\$" plans/[!R]*.md)
    if has python3; then check_page "$page"; else
        skip "the page $id.html" 'no python3'
    fi
    if has qpdf; then check_structure "$pdf"; else
        skip "$id.pdf is sound" 'no qpdf'
    fi
    if ! has pdffonts pdfinfo pdftotext; then
        skip "$id.pdf has its texts" 'no poppler-utils'
        continue
    fi
    check_fonts "$pdf"
    check_text "$page" "$pdf"
    [ -n "$plan" ] || continue # a QBR's
    check_info "$pdf" "$plan"
    grep -q '^kind: plan$' "$plan" || continue
    check_first "$pdf" "$plan"
    check_parts "$pdf"
    check_covered "$pdf" "$plan"
done

if has python3; then
    begin 'what is set large is kerned on a screen, too'
    python3 tests/web_fonts.py "$docs/castell.html" >"$work/faces"
    said="the faces of castell.html"
    expect_lines "$work/faces" 2 'Inter Display .* kern'
    expect_lines "$work/faces" 0 'Inter [0-9].* kern'
    expect_lines "$work/faces" 3 'Inter [0-9]'
    end
else
    skip 'what is set large is kerned on a screen, too' 'no python3'
fi
