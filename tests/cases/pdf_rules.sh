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
# Forms of pages that leave one byte no code for the letters that are typed,
# or few; and that divide a word before they say a hyphen.
mkdir "$work/full" "$work/typed"
cp -R "$plans/segments" "$plans/logos" "$work/full/"
cyrillic='АБВГДЕЖЗ ИЙКЛМНОП РСТУФХЦЧ ШЩЪЫЬЭЮЯ абвгдежз ийклмноп рстуфхцч шщъыьэюя'
greek='ΑΒΓΔΕΖΗΘ ΙΚΛΜΝΞΟΠ ΡΣΤΥΦΧΨΩ αβγδεζηθ ικλμνξοπ ρστυφχψω'
armenian='ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ'
full() { # NAME TEXT
    sed "s/^id: castell/id: $1/;s/Castell Hotels/Hotels $1/" \
        "$plans/castell.md" >"$work/full/$1.md"
    printf '\n%s\n' "$2" >>"$work/full/$1.md"
}
full fuller "$(echo "$cyrillic" | cut -d ' ' -f 1-6)"
full fullest "$cyrillic $greek"
full divided ''
long=$(printf 'Reser\302\255va\302\255tions\302\255%.0s' 1 2 3 4 5 6 7 8 9)
sed -i "s/why: A guest/why: ${long}desk of a guest/" "$work/full/divided.md"
full scripts '顧客成功計画 خطة النجاح תוכנית הצלחה ग्राहक सफलता योजना'
# The third alphabet is of another face, TrueType, and gets two bytes a letter.
full alphabets "$cyrillic $greek $armenian"
run render "$work/full" -o "$work/typed"
run portfolio "$plans" -o "$work/docs"
run audit "$plans" --format pdf -o "$work/docs/audit.pdf"
run questionnaire "$plans/arbor.md" -o "$work/docs"
# Groups within groups, in lines and cells, and with a link and a field.
mkdir "$work/faded"
cat >"$work/faded/plan.xhtml" <<'END'
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head><title>{/model/title}</title></head>
<body>
<h1>Faded</h1>
<div class="f"><p>first <span class="f">inline <u>and</u> <b class="f">nested</b>
<a href="https://example.com/">a link</a></span> after</p>
<p class="over">over it <a href="#nowhere">or not</a>
<a class="f" href="https://example.com/blank"><br/></a></p></div>
<table class="f"><tr><th scope="col">Head</th><td class="f">cell</td></tr></table>
<div class="f" data-field="text" data-name="x" data-label="Label">value</div>
<svg viewBox="0 0 9 9" width="90" height="90" role="img" aria-label="Two">
<g opacity=".5"><path d="M0 0H5V5z"/><path d="M2 0H7V5z"/></g></svg>
</body>
</html>
END
cat >"$work/faded/theme.css" <<'END'
.f { opacity: 0.5; background: #ffff00; border: 1pt solid }
.over { margin-top: -9pt; opacity: 0; break-before: page }
END
run render "$plans/castell.md" --templates "$work/faded" -o "$work/faded"
for pdf in "$work"/*/*.pdf; do
    begin "${pdf#"$work/"} keeps the rules"
    rules "$pdf" || fault "$(head -n 20 "$work/faults")"
    end
done
begin 'all of them are judged'
count=$(find "$work" -name '*.pdf' | wc -l)
[ "$count" -ge 30 ] || fault "only $count"
end

# Replacements keep the length, so that every object stays where it is.
qpdf --qdf --object-streams=disable "$work/docs/castell.pdf" "$work/sound.pdf"
qpdf --qdf --object-streams=disable "$work/docs/meridian.pdf" "$work/logo.pdf"
qpdf --qdf --object-streams=disable "$work/faded/castell.pdf" \
    "$work/groups.pdf"
qpdf --qdf --object-streams=disable "$work/typed/scripts.pdf" "$work/wide.pdf"
sound=$work/sound.pdf
broken() { # WHAT SED EXPECTED
    begin "a PDF with $1 is found out"
    LC_ALL=C sed "$2" "$sound" >"$work/broken.pdf"
    cmp -s "$sound" "$work/broken.pdf" && fault 'nothing was changed'
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
    's/pdfaid:conformance="A/pdfaid:conformance="B/' 'not say PDF/A-3a'
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
broken 'a field to type in without a font' 's/^  \/DA (/  \/DB (/' \
    'text field has no font'
broken 'a field that takes no space' 's/\/FirstChar 1$/\/FirstChar 9/' \
    'no field takes'
broken 'a field without a label' 's/\/TU (/\/TV (/' 'no label'
broken 'a note that does not print' 's/^  \/F 4/  \/F 2/' 'does not print'
broken 'pages tabbed by rows' 's/\/Tabs \/S/\/Tabs \/R/' 'not tabbed'
broken 'another header' '1s/1\.7/1.6/' 'header is not 1.7'
broken 'something to do when it opens' 's/^  \/Names /  \/AA    /' \
    'the catalog has /AA'
broken 'an attachment of no relationship' 's/\/AFRelationship/\/AFRelationshop/' \
    'no relationship'
broken 'no schema of PDF/UA in its metadata' \
    's/pdfaExtension:schemas/pdfaExtension:schemes/g' 'lack the schema'
broken 'no PDF/UA in its metadata' 's/pdfuaid:part="1/pdfuaid:part="2/' \
    'not say PDF/UA-1'
broken 'two dates' 's/xmp:CreateDate="2026-08-20/xmp:CreateDate="2026-08-21/' \
    'CreationDate differs'
broken 'two authors' 's/^  \/Author (B/  \/Author (P/' '/Author differs'
broken 'two producers' 's/pdf:Producer="c/pdf:Producer="C/' '/Producer differs'
broken 'a code that its font lacks' 's/Td\[(Beatriz/Td[(\x81eatriz/' \
    'shows .notdef'
broken 'such a code in a field' 's/^(Pri/(P\x81i/;s/Td\[(Pri/Td[(P\x81i/' \
    'a field of page 1 shows .notdef'
broken 'colours of a printer' 's/ rg$/ k /' 'colours of a printer'
broken 'a role that is none' 's/\/S \/Sect$/\/S \/Sekt/' '/Sekt is no role'
broken 'an item outside of a list' 's/\/S \/L$/\/S \/P/' '/LI stands in /P'
broken 'a field that is tagged as text' 's/\/S \/Form$/\/S \/Span/' \
    'Widget is not tagged /Form'
broken 'a field without a look' 's/^  \/AP <</  \/AQ <</' 'has no appearance'
broken 'a field in no structure' 's/\/StructParent 5$/\/StructParent 95/' \
    'not in the structure'
broken 'a link without words' 's/^  \/Contents (/  \/Kontents (/' \
    'has no description'
sound=$work/logo.pdf
broken 'a picture for a printer' \
    's/\/ColorSpace \/DeviceRGB/\/ColorSpace \/DeviceCMY/' 'another kind'
sound=$work/groups.pdf
broken 'a mark of nobody in a group' 's/^\/P<<\/MCID 0>>/\/P<<\/MCID 5>>/' \
    'content or in the structure'
broken 'a group that says another key' \
    's/\/StructParents 2$/\/StructParents 7/' 'has another parent'
broken 'a group within marks' 's/^\/X0 Do/\/P BMC/' 'leaves a mark open'
sound=$work/wide.pdf
broken 'glyph 0 of a composite font' 's/Td\[<[0-9a-f]\{4\}/Td[<0000/' \
    'shows .notdef'
broken 'a glyph that its font lacks' 's/Td\[<[0-9a-f]\{4\}/Td[<fffe/' \
    'shows .notdef'
qpdf --qdf --object-streams=disable "$work/typed/alphabets.pdf" "$work/true.pdf"
sound=$work/true.pdf
broken 'no map of glyphs' 's/\/CIDToGIDMap/\/CIDToGADMap/' 'no map of glyphs'
