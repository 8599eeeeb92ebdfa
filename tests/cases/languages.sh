# A plan in each language that ships: page 1 stays one page, the document
# says which language it is in, and nothing of it is English.
. tests/cases.inc

if ! has pdftotext pdfinfo qpdf; then
    skip 'documents in their languages' 'no qpdf or poppler-utils'
    exit 0
fi

docs=$work/docs
begin 'a plan in each language is printed without a word of complaint'
run render tests/languages -o "$docs"
expect_status 0
expect_lines "$work/stderr" 1 ''
end

page_two() { # LANGUAGE: the head of the part after the agreed page
    case $1 in
    de) echo 'Stand am 20. August 2026' ;;
    es) echo 'Situación a 20 de agosto de 2026' ;;
    fr) echo 'Situation au 20 août 2026' ;;
    pl) echo 'Stan na 20 sierpnia 2026' ;;
    pt) echo 'Situação em 20 de agosto de 2026' ;;
    esac
}

# What English says in sentences; shorter words may be alike.
grep -v '^#' templates/words/en.words | sed -n 's/^[a-z0-9.-]* = //p' |
    grep -v '{' | grep ' .* ' >"$work/english"

for plan in tests/languages/*.md; do
    language=$(basename "$plan" .md)
    locale=$(sed -n 's/^locale: //p' "$plan")
    name=language-$language
    said="the plan in $language"

    begin "page 1 in $language is one page"
    pdftotext -f 2 -l 2 "$docs/$name.pdf" - | tr '\302\240' '  ' |
        head -n 1 | tr -s ' ' >"$work/head"
    page_two "$language" | tr '\302\240' '  ' | tr -s ' ' >"$work/expected"
    expect_same "$work/expected" "$work/head"
    pdftotext -l 1 -layout "$docs/$name.pdf" "$work/text"
    head -n 4 "$work/text" | grep -Eq '[[:alpha:]]+ [0-9a-f]{8}$' ||
        fault 'what names the terms does not stand in one line'
    end

    begin "the document in $language says so"
    expect_in "$docs/$name.html" "<html lang=\"$locale\" dir=\"ltr\">"
    qpdf --qdf "$docs/$name.pdf" "$work/qdf" 2>/dev/null
    grep -aqF "/Lang ($locale)" "$work/qdf" || fault 'the PDF does not'
    end

    begin "the document in $language has no English"
    grep -qFf "$work/english" "$docs/$name.html" &&
        fault "$(grep -oFf "$work/english" "$docs/$name.html")"
    end
done

localized() { # LOCALE: the examples in that locale below $work/LOCALE
    copy_plans "$work/$1"
    sed -i "s/^locale: .*/locale: $1/" "$work/$1"/*.md
}

plain() { # FILE: its text, with common spaces
    sed 's/\xC2\xA0/ /g' "$1" | tr -s ' ' >"$work/html"
}

begin 'a plan of Brazil has words of its own, and those of Portuguese'
localized pt-BR
run render "$work/pt-BR/northwind.md" "$work/pt-BR/qbr/meridian-2026-q3.md" \
    -o "$work/pt-BR/out"
expect_status 0
expect_lines "$work/stderr" 1 ''
plain "$work/pt-BR/out/northwind.html"
expect_in "$work/html" '<html lang="pt-BR" dir="ltr">' \
    'O plano em uma página' 'registrado por' '1º de julho' '44%' \
    'Quem é quem'
expect_in "$work/pt-BR/out/meridian-2026-q3-agenda.html" '<h1>Pauta'
expect_in "$work/pt-BR/out/meridian-2026-q3-deck.html" 'Slide anterior'
run questionnaire "$work/pt-BR/northwind.md" -o "$work/pt-BR/out"
expect_in "$work/pt-BR/out/northwind-questionnaire.html" \
    'O que sucesso significa para você' 'Salvar as respostas'
end

begin 'French has a space before a colon and a semicolon of the template, too'
localized fr-FR
run render "$work/fr-FR/meridian.md" "$work/fr-FR/qbr/meridian-2026-q3.md" \
    -o "$work/fr-FR/out"
plain "$work/fr-FR/out/meridian-2026-q3.html"
expect_in "$work/html" 'depuis le 11 août</span><span> : Mended in test'
plain "$work/fr-FR/out/meridian-2026-q3-deck.html"
expect_in "$work/html" ' ; le trimestre précédent : de '
end

begin 'a locale without words says so once and goes on in English'
mkdir "$work/plans"
for id in one two; do
    sed "s/^id: .*/id: $id/; s/^locale: .*/locale: he-IL/" \
        tests/languages/de.md >"$work/plans/$id.md"
done
run render "$work/plans" -o "$docs"
expect_status 0
expect_in "$docs/one.html" '<html lang="he-IL" dir="rtl">' \
    '<span lang="en" dir="ltr">How we work</span>'
LC_ALL=C grep -l "$(printf '\357\267[\220\221]')" "$docs"/one.* &&
    fault 'the marks of English are in what is printed'
expect_lines "$work/stderr" 1 'there are no words in "he"'
qpdf --qdf "$docs/one.pdf" "$work/qdf" 2>/dev/null
grep -aqF '/Direction /R2L' "$work/qdf" || fault 'the PDF has no direction'
end

begin 'prose of the other direction in an English plan'
{
    sed 's/^id: .*/id: prose/; s/^locale: .*/locale: en-GB/' \
        tests/languages/de.md
    printf '\n## Samples\n\nשלום Acme, עד 18 בדצמבר (2026).\n'
    printf '\n**שלום** is our customer.\n\n- פריט, ראשון.\n- An item: שלום.\n'
    printf '\n| عمود | B |\n|---|---|\n| x | السلام |\n'
} >"$work/plans/prose.md"
run render "$work/plans/prose.md" -o "$docs"
expect_in "$docs/prose.html" '<p dir="rtl">שלום Acme' '<li dir="rtl">פריט' \
    '<p><strong>שלום</strong> is our customer.' '<li>An item: ' \
    '<th scope="col" dir="rtl">عمود' '<td dir="rtl">السلام'
sed -i 's/^locale: .*/locale: he-IL/' "$work/plans/prose.md"
run render "$work/plans/prose.md" -o "$docs"
expect_in "$docs/prose.html" '<p>שלום Acme' '<li>פריט' \
    '<p dir="ltr"><strong>שלום</strong> is our customer.' \
    '<li dir="ltr">An item: ' '<td dir="ltr">x' '<td>السلام'
end

# The longest labels are those of other languages.
if has chromium python3; then
    begin 'no page in any language is wider than a telephone'
    for locale in en-GB de-DE es-ES fr-FR pl-PL pt-PT; do
        mkdir -p "$work/narrow"
        copy_plans "$work/narrow/$locale"
        sed -i "s/^locale: .*/locale: $locale/" "$work/narrow/$locale"/*.md
        run render "$work/narrow/$locale/halvorsen.md" \
            "$work/narrow/$locale/qbr/halvorsen-2026-q3.md" \
            "$work/narrow/$locale/meridian.md" \
            -o "$work/narrow/$locale/out"
    done
    run render tests/documents/long.md -o "$work/narrow/long/out"
    timeout 300 python3 tests/browser.py narrow "$work"/narrow/*/out/*.html \
        >"$work/judged" 2>&1 || fault "$(cat "$work/judged")"
    end
else
    skip 'pages on a telephone' 'no chromium or python3'
fi
