# A company's theme: colours that can be read, fonts, a logo.
. tests/cases.inc

folder=$work/plans
copy_plans "$folder"
house=$work/house
mkdir "$house" "$work/elsewhere"
cp "$folder/logos/brightdesk.svg" "$house/logo.svg"
cp "$folder/logos/brightdesk.svg" "$work/elsewhere/other.svg"

with_theme() { # CSS ARGUMENT...: renders castell with it
    printf '%s\n' "$1" >"$house/house.css"
    shift
    rm -rf "$work/docs"
    run render "$folder/castell.md" --theme "$house/house.css" \
        -o "$work/docs" "$@"
}

for theme in ledger signal; do
    begin "the theme $theme ships and nothing is wrong with it"
    run render "$folder/castell.md" --theme "templates/themes/$theme.css" \
        -o "$work/$theme"
    expect_status 0
    expect_lines "$work/stderr" 1 '1 plan printed'
    run render "$folder/castell.md" --theme "$theme" -o "$work/$theme.name"
    expect_status 0
    expect_same "$work/$theme/castell.pdf" "$work/$theme.name/castell.pdf"
    grep -q -- '--panel' "$work/$theme/castell.html" || fault 'no theme in HTML'
    end
done

begin 'a theme changes both printings'
run render "$folder/castell.md" -o "$work/plain"
cmp -s "$work/plain/castell.pdf" "$work/ledger/castell.pdf" &&
    fault 'the PDF is the same'
cmp -s "$work/plain/castell.html" "$work/ledger/castell.html" &&
    fault 'the HTML is the same'
end

begin 'what is hard to read is named'
with_theme ':root {
    --soft: #9a9a9a;
    --panel: #ffffff; --panel-ink: #eeeeee; --panel-soft: #333333;
}
@media screen and (prefers-color-scheme: dark) {
    :root { --bad: #5a1018 }
}'
expect_status 0
expect_err "$house/house.css:2: hard to read, 2.8 : 1 where 4.5 : 1 is needed" \
    '--soft #9a9a9a on --paper #ffffff' \
    "$house/house.css:3: hard to read, 1.1 : 1" \
    "$house/house.css:6: in the dark hard to read" '--bad #5a1018 on --paper' \
    '(#767676 would do): `--soft #9a9a9a on --paper #ffffff`'
[ -s "$work/docs/castell.pdf" ] || fault 'not printed'
end

begin 'what a rule makes hard to read is named, once, as it comes out'
with_theme 'h1 { color: #949494 } h2 { color: #949494; font-size: 9pt }
dt { color: var(--brand) }
.facts dd { color: #888; color: #333 }
@page { @bottom-left { color: #ccc } }
@media screen and (prefers-color-scheme: dark) { h3 { color: #444 } }
@media screen { .masthead { background: #14323a } }'
expect_status 0
expect_err "$house/house.css:1: hard to read, 2.5 : 1 where 4.5 : 1 is needed\
 (#6b6b6b would do): \`color #949494 on #e4eff1\`" \
    "$house/house.css:4: hard to read" 'color #ccc on --paper' \
    "$house/house.css:5: in the dark hard to read" \
    'on background #14323a`'
expect_lines "$work/stderr" 1 'house.css:1: hard'
expect_lines "$work/stderr" 0 'house.css:3:'
cp "$work/stderr" "$work/one"
with_theme "$(cat "$house/house.css")" --jobs 2
expect_same "$work/one" "$work/stderr"
end

begin 'check names it as well, without a document'
run check "$folder/castell.md" --theme "$house/house.css"
expect_status 0
expect_out 'house.css:1:28: warning: hard to read, 2.5 : 1 where 4.5 : 1' \
    'house.css:4:24: warning: hard to read' \
    'house.css:5:55: warning: in the dark hard to read' \
    'on background #14323a` [CS020]'
expect_lines "$work/stdout" 0 'house.css:3:'
end

begin 'what is not known is named'
with_theme '.outcome { float: left }'
expect_status 0
expect_err "$house/house.css:1: unknown property \`float\`"
end

begin 'whatever else is wrong is named beside it'
with_theme ':root { --soft: #9a9a9a; --font: "No Such Font", Inter }
h1 { font-size: 3 em; colour: red } .label { color: var(--none) }
p { margin: 1em 2em 3em 4em 5em; background: linear-gradient(red, blue) }
table { float: left; position: fixed; border: 1px groove red; transform: none }'
expect_status 0
expect_err "$house/house.css:1: hard to read" 'no font "No Such Font"' \
    "$house/house.css:2: unknown value \`font-size: 3 em\`" \
    "$house/house.css:2: nothing sets \`--none\`" \
    "$house/house.css:4: unknown property \`transform\`"
end

begin "the guide's theme is as good as it says"
awk '/^```css/ && !n++ { inside = 1; next } /^```/ { inside = 0 } inside' \
    templates/README.md >"$house/house.css"
grep -q -e --logo "$house/house.css" || fault 'the guide shows another theme'
run check "$folder/castell.md" --theme "$house/house.css"
expect_lines "$work/stdout" 0 'house.css'
run render "$folder/castell.md" --theme "$house/house.css" -o "$work/guide"
expect_status 0
expect_lines "$work/stderr" 0 'house.css'
end

begin 'a font that the machine lacks is named'
with_theme ':root { --font: "No Such Font", Inter, sans-serif }'
expect_status 0
expect_err "$house/house.css" 'no font "No Such Font"'
end

begin 'the logo of the theme stands where a plan names none'
sed 's/, logo: [^}]*}/}/' "$folder/castell.md" >"$folder/bare.md"
sed -i 's/^id: .*/id: bare/' "$folder/bare.md"
printf ':root { --logo: url("logo.svg") }\n' >"$house/house.css"
run render "$folder/bare.md" --theme "$house/house.css" -o "$work/logo"
expect_status 0
grep -q '<img src="data:image/svg' "$work/logo/bare.html" ||
    fault 'no logo in the HTML'
run render "$folder/bare.md" -o "$work/nologo"
grep -q '<img src="data:image/svg' "$work/nologo/bare.html" &&
    fault 'a logo without the theme'
end

refuses_logo() { # NAME TEXT
    begin "the theme's logo $1"
    with_theme ":root { --logo: url($1) }"
    expect_status 2
    expect_err "$house/house.css: the logo $1" "$2"
    [ ! -e "$work/docs/castell.pdf" ] || fault 'printed all the same'
    end
}
refuses_logo ../elsewhere/other.svg folder
refuses_logo none.svg 'does not exist'
refuses_logo house.css 'cannot be shown'
refuses_logo https://example.com/logo.svg 'does not exist'

begin 'a theme that is not there'
run render "$folder/castell.md" --theme "$work/none.css" -o "$work/docs"
expect_status 2
expect_err "the theme $work/none.css does not exist"
run render "$folder/castell.md" --theme nosuch -o "$work/docs"
expect_status 2
expect_err 'the theme nosuch does not exist' 'ledger or signal, which are built in'
run render "$folder/castell.md" --theme legder -o "$work/docs"
expect_status 2
expect_err 'the theme legder does not exist: did you mean ledger?'
end

begin 'same theme, same bytes'
run render "$folder/castell.md" --theme signal -o "$work/again"
expect_same "$work/again/castell.pdf" "$work/signal/castell.pdf"
expect_same "$work/again/castell.html" "$work/signal/castell.html"
end
