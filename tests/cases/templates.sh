#!/bin/sh
# check --templates: what documents are made with, judged without a document.
. tests/cases.inc

house=$work/house
mkdir -p "$house/words" "$work/none"
head='<html xmlns="http://www.w3.org/1999/xhtml" xmlns:c="urn:countersign:template">'

template() { # NAME BODY: a template of the house with this in its body
    printf '%s\n<head><title>t</title></head>\n<body>\n%s\n</body></html>\n' \
        "$head" "$2" >"$house/$1"
}

look() { # ARGUMENT...: the check of the house alone, in one line a finding
    cd "$work/none" || exit 1
    run check --templates "$house" "$@"
    cd "$OLDPWD" || exit 1
}

begin 'nothing is wrong with what is built in'
run check --templates templates --allow-empty plans/cs-2027.md
expect_status 0
expect_lines "$work/stdout" 0 .
look
expect_status 0
expect_err 'files checked: no findings'
end

begin 'each rule of templates by its examples'
for example in templates/rules/CS018 templates/rules/CS019 \
    templates/rules/CS020 templates/rules/CS021; do
    for ending in fail pass; do
        rm -rf "${house:?}"/* && mkdir "$house/words"
        for file in "$example.$ending".*; do
            case $file in
            *.xhtml) cp "$file" "$house/plan.xhtml" ;;
            *.css) cp "$file" "$house/plan.css" ;;
            *.words) cp "$file" "$house/words/de.words" ;;
            esac
        done
        look --select CS018,CS019,CS020,CS021
        [ $ending = fail ] && found=1 || found=0
        expect_lines "$work/stdout" $found "\[${example##*/}\]$"
        expect_lines "$work/stdout" $found .
    done
done
end

begin 'all faults of a template, each in its place'
rm -rf "${house:?}"/* && mkdir "$house/words"
template plan.xhtml '<p c:iff="plan/outcome">{statement}</p>
<div c:with="plan/outcome"><p>{statment} {metric/@ids}</p></div>
<p style="x">{words/outcom}{milestones} {a b}</p>
<ul><li c:each="plan/milestones/item[standing/@cod = &apos;done&apos;]">{nmae}</li></ul>
<p>{count(plan/risk/item)} {sides/*/sign/@sate} {words/renews}</p>'
look
expect_status 1
expect_out 'plan.xhtml:4:4: error: c:iff is not known' \
    'plan.xhtml:5:32: error: the model has no `statment` in `outcome` [CS019]' \
    'plan.xhtml:5:51: error: the model has no `@ids` in `metric` [CS019]' \
    'plan.xhtml:6:4: error: style= is never printed' \
    'plan.xhtml:6:21: error: there is no word `outcom` [CS019]' \
    'plan.xhtml:6:29: error: the model has no `milestones` [CS019]' \
    "plan.xhtml:6:42: error: 'a b' is not an XPath expression [CS018]" \
    'the model has no `@cod` in `standing` [CS019]' \
    'the model has no `nmae` in `milestones/item` [CS019]' \
    'the model has no `risk` in `plan` [CS019]' \
    'the model has no `@sate` in `sign` [CS019]' \
    'the word `renews` is filled in by the program'
expect_lines "$work/stdout" 12 .
look --format full
expect_out '    5 | <div c:with="plan/outcome"><p>{statment} {metric/@ids}</p></div>' \
    'fix  Did you mean `statement`?' 'fix  Did you mean c:if?' \
    'fix  Did you mean `name`?' 'fix  Did you mean `outcome`?' \
    'fix  It stands in `plan`: write /model/plan/milestones.'
end

begin 'what is no XHTML is told once, in plain words'
while IFS='|' read -r body line words; do
    template plan.xhtml "$body"
    look
    expect_status 1
    expect_lines "$work/stdout" 1 .
    expect_out "plan.xhtml:$line: error: " "$words"
done <<'END'
<p>R & D</p>|4:6|an & stands alone
<div><p>x</div>|4:10|</div> stands where <p> of line 4 is to be closed
<p>a&nbsp;b</p>|4:5|&nbsp; is a name of HTML's that XML does not know
<p class=x>a</p>|4:1|an attribute has no value in quotes
<p class="a" class="b">a</p>|4:1|the attribute class stands twice in one tag
<ul><p>x</p></ul>|4:1|ul may not hold p
END
head_before=$head
head='<html xmlns="http://www.w3.org/1999/xhtml">'
template plan.xhtml '<p c:each="plan/milestones/itme">{name}</p>'
head=$head_before
look
expect_lines "$work/stdout" 1 .
expect_out 'plan.xhtml:4:4: error: the prefix of c:each is not declared [CS018]'
end

begin 'a file that no document is made with'
rm -f "$house"/*.xhtml
printf '<html/>\n' >"$house/portfolo.xhtml"
printf 'h1 { color: red }\n' >"$house/dekc.css"
printf 'h1 { color: red }\n' >"$house/acme.css"
look --format full
expect_status 1
expect_out 'no document is made with portfolo.xhtml' \
    'Did you mean portfolio.xhtml? Name the file so.' \
    'no document is made with dekc.css' 'Did you mean deck.css?'
! grep -q acme.css "$work/stdout" || fault 'a theme of its own is named'
rm "$house/portfolo.xhtml" "$house/dekc.css"
end

begin 'themes: what is not understood, and a logo that is not there'
printf '.x { flot: left }\n:root { --logo: url(no.svg) }\n' >"$house/acme.css"
look --theme "$house/acme.css"
expect_status 1
expect_out 'acme.css:1:6: warning: unknown property `flot` [CS020]' \
    'acme.css:2:9: error: the logo no.svg does not exist [CS011]'
look --theme "$house/none.css"
expect_status 2
expect_err "none.css does not exist"
run check plans/cs-2027.md --theme ledger
expect_status 0
rm "$house/acme.css"
end

begin 'words: what is missing, unknown or filled in by nobody'
printf 'starts = Beginn: {datum}\nstartss = x\nno word\nrenews = Erneut\n' \
    >"$house/words/de.words"
printf '# Italian\nstarts = Inizio: {date}\n' >"$house/words/it.words"
look
expect_status 0
expect_out 'de.words:1:18: warning: nothing fills in {datum} in the word' \
    'de.words:2:1: warning: no document says the word `startss`' \
    'de.words:3:1: warning: a line of words has no = in it' \
    'de.words:4:1: warning: the word `renews` leaves {date} out' \
    'words are missing: English stands in their place'
expect_lines "$work/stdout" 5 .
end

begin 'in every format, and judged as findings of plans are'
template plan.xhtml '<p>{plan/titel}</p>'
for format in full concise json sarif junit github gitlab checkstyle rdjsonl \
    markdown; do
    look --format $format
    expect_status 1
    expect_out 'the model has no' titel
done
look --format json
expect_in "$work/stdout" '"path":' 'plan.xhtml"' '"line":4'
look --ignore templates-ask-unknown
expect_status 2
look --ignore template-asks-unknown --show error
expect_status 0
expect_lines "$work/stdout" 0 .
look --fail-on warning --select CS021
expect_status 1
printf 'paths: [{path: house, rules: {template-asks-unknown: off}}]\n' \
    >"$work/none/.countersign.yaml"
cp -r "$house" "$work/none/house"
cd "$work/none" || exit 1
run check --templates house
cd "$OLDPWD" || exit 1
expect_status 0
expect_lines "$work/stdout" 5 CS021
expect_lines "$work/stdout" 5 .
rm -rf "$work/none" && mkdir "$work/none"
end

begin 'plans and templates in one run'
run check plans/cs-2027.md --templates "$house"
expect_status 1
expect_out 'plan.xhtml:4:10: error: the model has no `titel` in `plan` [CS019]'
run check plans --templates "$work/nowhere"
expect_status 2
end

# Every name of the models that the examples make, by a template that lists
# them; then each is asked for by a template that the check judges.
list_names() { # NAME
    cat >"$house/$1" <<END
$head<head><title>t</title></head><body>
<p c:each="//*">@PATH<i c:each="ancestor-or-self::*">/{name()}</i><i c:each="@*">@{name()}</i></p>
<table id="list"><tbody><tr c:each="account"><td>x</td></tr></tbody></table>
</body></html>
END
}

ask_names() { # NAME FILE...: the names of the printed files
    ask_template=$1
    shift
    sed 's/<[^>]*>//g' "$@" | tr -d '\n' | sed 's/@PATH/\
/g' | awk '/^\/model/ {
            gsub(/[ \t]+$/, "")
            count = split($0, part, "@")
            if (part[1] !~ /^[\/a-z-]+$/ || part[1] ~ /\/words\//) next
            seen[part[1]] = 1
            for (i = 2; i <= count; i++)
                if (part[i] ~ /^[A-Za-z-]+$/) seen[part[1] "/@" part[i]] = 1
        }
        END { for (path in seen) print "<p>{" path "}</p>" }' |
        sort >"$work/asked"
    [ "$(wc -l <"$work/asked")" -gt 10 ] || fault "$ask_template: no names"
    template "$ask_template" "$(cat "$work/asked")"
}

begin 'the check knows every name that the models of the examples have'
rm -rf "${house:?}"/*
for name in plan.xhtml qbr.xhtml deck.xhtml initiative.xhtml portfolio.xhtml \
    audit.xhtml due.xhtml diff.xhtml; do
    list_names $name
done
for audience in customer internal; do
    run render plans --templates "$house" --audience $audience \
        -o "$work/$audience"
done
run portfolio plans --templates "$house" -o "$work/portfolio"
run audit plans --templates "$house" --format html -o "$work/audit.html"
run due plans --templates "$house" --format html -o "$work/due.html"
run diff plans/northwind.md plans/castell.md --templates "$house" \
    -o "$work/diff.html"
rm "$house"/*
ask_names plan.xhtml "$work"/customer/northwind.html \
    "$work"/customer/arbor.html "$work"/internal/northwind.internal.html
ask_names qbr.xhtml "$work"/customer/*-q3.html "$work"/customer/*-q2.html \
    "$work"/internal/*-q3.internal.html
ask_names deck.xhtml "$work"/customer/*-deck.html \
    "$work"/internal/*-deck.internal.html
ask_names initiative.xhtml "$work"/internal/cs-2027*.html
ask_names portfolio.xhtml "$work/portfolio/portfolio.html"
ask_names audit.xhtml "$work/audit.html"
ask_names due.xhtml "$work/due.html"
ask_names diff.xhtml "$work/diff.html"
look
expect_status 0
expect_lines "$work/stdout" 0 .
[ ! -s "$work/stdout" ] || fault "$(head -n 8 "$work/stdout")"
end

begin 'a check of plans loads nothing that prints'
ldd "$bin" >"$work/loads" 2>&1
said="ldd $bin"
expect_in "$work/loads" libyaml
for library in hpdf harfbuzz freetype; do
    if grep -q "lib$library" "$work/loads"; then
        fault "what is called is linked with $library: see check_main.c"
    fi
done
end
