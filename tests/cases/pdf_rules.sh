# Every PDF of the examples keeps what PDF/UA-1 and PDF/A-3a ask and a machine
# can tell (pdf_rules.py); and a file in which one of these is broken does not.
. tests/cases.inc

if ! has qpdf python3; then
    skip 'the rules of PDF/UA and PDF/A' 'qpdf or python3 is missing'
    exit 0
fi

rules() { # PDF
    python3 tests/pdf_rules.py "$1" >"$work/faults" 2>&1
}

run render "$plans" -o "$work/docs"
run render "$plans/meridian.md" --theme ledger --audience internal \
    -o "$work/internal"
run render "$plans/castell.md" --esign adobe -o "$work/esign"
run portfolio "$plans" -o "$work/docs"
run audit "$plans" --format pdf -o "$work/docs/audit.pdf"
run questionnaire "$plans/arbor.md" -o "$work/docs"
for pdf in "$work"/*/*.pdf; do
    begin "${pdf#"$work/"} keeps the rules"
    rules "$pdf" || fault "$(head -n 20 "$work/faults")"
    end
done
begin 'all of them are judged'
count=$(find "$work" -name '*.pdf' | wc -l)
[ "$count" -ge 24 ] || fault "only $count"
end

# Replacements keep the length, so that every object stays where it is.
qpdf --qdf --object-streams=disable "$work/docs/castell.pdf" "$work/sound.pdf"
broken() { # WHAT SED EXPECTED
    begin "a PDF with $1 is found out"
    LC_ALL=C sed "$2" "$work/sound.pdf" >"$work/broken.pdf"
    cmp -s "$work/sound.pdf" "$work/broken.pdf" && fault 'nothing was changed'
    rules "$work/broken.pdf" && fault 'it passes'
    grep -q "$3" "$work/faults" || fault "$(head -n 5 "$work/faults")"
    end
}
begin 'the same file as text keeps the rules'
rules "$work/sound.pdf" || fault "$(head -n 20 "$work/faults")"
end
broken 'no marks' 's/\/Marked true/\/Merked true/' 'not marked'
broken 'no language' 's/^  \/Lang (/  \/Leng (/' 'no language'
broken 'no title shown' 's/\/DisplayDocTitle true/\/DisplayDogTitle true/' \
    'title is not shown'
broken 'a script' 's/\/EmbeddedFiles/\/JavaScript   /' 'it has scripts'
broken 'an attachment tied to nothing' 's/^  \/AF /  \/AG /' 'tied to nothing'
broken 'no output intent' 's/\/GTS_PDFA1/\/GTS_PDFX1/' 'output intent'
broken 'another level in its metadata' \
    's/<pdfaid:conformance>A/<pdfaid:conformance>B/' 'not say PDF/A-3a'
broken 'two titles' 's/^  \/Title (Castell/  \/Title (Kastell/' \
    'two titles differ'
broken 'a font that says no text' 's/\/ToUnicode/\/ToUnicade/' \
    'not say its text'
broken 'a font that is not there' 's/\/FontFile/\/FontFail/' 'not embedded'
broken 'paint outside of marks' 's/^\/Artifact BMC/q    q    Q /' \
    'outside of tags'
broken 'text outside of a text object' 's/^BT$/q /' 'TJ where it may not be'
broken 'a text object that ends within a mark' '/BDC$/,/^ET$/s/^EMC$/ET /' \
    'crosses text and marks'
broken 'a mark of nobody' 's/MCID 7>>/MCID 6>>/' \
    'content or in the structure'
broken 'a heading that skips' 's/\/S \/H3$/\/S \/H5/' 'a heading of level 5'
broken 'a head without scope' 's/\/Scope/\/Skope/' 'no scope'
broken 'a row that is wider' 's/\/Scope \/Column/\/ColSpan     3/' 'rows of'
broken 'a figure without a text' 's/\/Alt (/\/Elt (/' 'no alternative text'
broken 'a field without a label' 's/\/TU (/\/TV (/' 'no label'
broken 'a note that does not print' 's/^  \/F 4/  \/F 2/' 'does not print'
broken 'pages tabbed by rows' 's/\/Tabs \/S/\/Tabs \/R/' 'not tabbed'
