# Logos and readings that a plan names: what is no picture, what lies outside,
# what would be fetched.
. tests/cases.inc

folder=$work/plans
copy_plans "$folder"
logos=$folder/logos
head -c 1000 "$logos/meridian.png" >"$logos/cut.png"
head -c 900 "$logos/halvorsen.jpg" >"$logos/cut.jpg"
echo 'no picture' >"$logos/text.png"
: >"$logos/empty.png"
{ head -c 12 "$logos/meridian.png" && printf 'IHDR\377\377\377\377'; } \
    >"$logos/huge.png"

svg() { # FILE CONTENT
    printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s' \
        "$2</svg>" >"$logos/$1"
}
svg script.svg '<script>alert(1)</script>'
svg on.svg '<path d="M0 0h9v9z" onclick="alert(1)"/>'
svg use.svg '<image href="http://example.com/x.png"/>'
svg foreign.svg '<foreignObject><p>x</p></foreignObject>'
svg style.svg '<style>@import "http://example.com/x.css";</style>'
svg style-a.svg '<style>path { fill: red }</style><path d="M0 0h9v9z"/>'
svg media.svg '<style media="print">.a { fill: red }</style>
<path class="a" d="M0 0h9v9z"/>'
svg gradient.svg '<path fill="url(#a)" d="M0 0h9v9z"/>'
svg gradient-b.svg '<style>.b { fill: url(#a) }</style>
<path class="b" d="M0 0h9v9z"/>'
svg var.svg '<path style="fill: var(--a)" d="M0 0h9v9z"/>'
svg hidden.svg '<path visibility="hidden" d="M0 0h9v9z"/>'
svg filter.svg '<path style="fill: red; filter: blur(2px)" d="M0 0h9v9z"/>'
echo '<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>' >"$logos/plain.svg"
# As a camera that was held upright writes it: to be turned by 90 degrees.
{
    head -c 2 "$logos/halvorsen.jpg"
    printf '\377\341\000\042Exif\000\000II*\000\010\000\000\000\001\000'
    printf '\022\001\003\000\001\000\000\000\006\000\000\000\000\000\000\000'
    tail -c +3 "$logos/halvorsen.jpg"
} >"$logos/turned.jpg"
svg open.svg '<path d="M0 0h9v9z">'
printf '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>%s' \
    '<svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>' \
    >"$logos/entity.svg"

with_logo() { # PATH: northwind's plan with this logo, as id "logo"
    clean logo | sed "s|logo: logos/brightdesk.svg|logo: \"$1\"|" \
        >"$folder/logo.md"
}

# Such a plan is not printed at all: an empty frame would not be noticed.
refuses() { # LOGO TEXT
    begin "the logo $1"
    with_logo "logos/$1"
    rm -rf "$work/docs"
    plant "$work/docs" logo
    run check "$folder/logo.md"
    expect_status 1
    expect_lines "$work/stdout" 1 ''
    expect_out 'logo.md:14:38: error: ' "logos/$1" "$2" '[CS011]'
    run render "$folder/logo.md" "$folder/castell.md" -o "$work/docs"
    expect_status 1
    expect_lines "$work/stderr" 1 ': error: '
    expect_err 'logo.md:14:38: error: ' "$2" '1 could not be printed'
    expect_untouched "$work/docs" logo
    [ -s "$work/docs/castell.pdf" ] || fault 'castell.pdf was not printed'
    end
}
refuses cut.png damaged
refuses cut.jpg damaged
refuses text.png 'cannot be shown'
refuses empty.png empty
refuses huge.png 'cannot be shown'
refuses script.svg '<script>'
refuses on.svg 'attribute'
refuses use.svg '<image>'
refuses foreign.svg '<foreignObject>'
refuses style.svg '<style>'
refuses open.svg 'XML cannot be read'
refuses entity.svg 'DOCTYPE'
refuses style-a.svg 'more than rules for classes'
refuses media.svg 'more than rules for classes'
refuses gradient.svg 'a gradient, mask or the like by `fill` on <path>'
refuses gradient-b.svg 'a gradient, mask or the like by `fill` on <path>'
refuses var.svg 'has `var()` or `!important` in `fill` on <path>'
refuses hidden.svg 'the attribute `visibility` on <path>'
refuses filter.svg 'the attribute `filter` on <path>'
refuses plain.svg 'lacks xmlns='
refuses turned.jpg 'save it upright'

# What drawing programs save is painted as the same in attributes.
begin 'a logo of a drawing program'
svg attributes.svg '<g transform="translate(1 1)">
<path fill="#e30613" d="M0 0h4v4z"/>
<path fill="#00aa44" stroke="#123456" stroke-width="0.5" d="M2 3h4v4z"/>
<path fill="#0000ff" d="M5 0h3v3z"/>
<text x="0" y="7" font-size="1" letter-spacing="1px" fill="#0000ff">ab</text></g>'
cat >"$logos/program.svg" <<'END'
<?xml version="1.0"?>
<!-- Generator: a drawing program -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:ink="http://ink.example"
  viewBox="0 0 9 9" style="enable-background:new 0 0 9 9;" xml:space="preserve">
<style type="text/css">.a{fill:blue} /* twice */
  .a, .b { fill: #E30613; } .c { fill: none }</style>
<ink:view id="v"><ink:grid/></ink:view><metadata><x/></metadata>
<g ink:label="Layer" transform="matrix(1 0 0 1 1 1)">
<path class="a" d="M0,0h4v4z"/>
<path class="c" fill="red" style="fill:#0a4;stroke:#123456; stroke-width:.5" d="M2,3h4v4z"/>
<g style="color:#0000ff"><path fill="currentColor" d="M5,0h3v3z"/>
<text x="0" y="7" style="font-size:1px;letter-spacing:1px;fill:currentColor">ab</text></g>
<path style="display:none" d="M0 0h9v9z"/><g display="none"><path d="M0 0h9v9z"/></g>
</g></svg>
END
for logo in attributes program; do
    with_logo "logos/$logo.svg"
    run render "$folder/logo.md" -o "$work/$logo"
    expect_status 0
done
if has pdftoppm; then
    for logo in attributes program; do
        pdftoppm -r 150 -f 1 -l 1 "$work/$logo/logo.pdf" "$work/$logo/page"
    done
    expect_same "$work/attributes/page-1.ppm" "$work/program/page-1.ppm"
fi
end

# Such a plan shows no logo, and is printed as a draft.
drafts() { # NAME LOGO TEXT
    begin "a logo $1"
    with_logo "$2"
    rm -rf "$work/docs"
    run check "$folder/logo.md"
    expect_status 1
    expect_lines "$work/stdout" 1 ''
    expect_out 'logo.md:14:38: error: ' "$3" '[CS011]'
    run render "$folder/logo.md" -o "$work/docs"
    expect_status 0
    expect_err 'DRAFT mark: 1 error'
    grep -qE 'https?://example|/etc/passwd' "$work/docs/logo.html" &&
        fault 'the page names what lies outside'
    end
}
cp "$logos/brightdesk.svg" "$work/outside.svg"
ln -s "$work/outside.svg" "$logos/link.svg"
touch "$folder/.countersign.yaml"
drafts 'that is not there' logos/none.svg 'does not exist'
drafts 'that is a folder' logos 'is not a file'
drafts 'outside of the root' ../outside.svg 'leads out'
drafts 'far outside of the root' /etc/passwd 'leads out'
drafts 'behind a link that leads out' logos/link.svg 'out'
drafts 'on the network' http://example.com/x.png 'nothing is fetched'
drafts 'on the network, encrypted' https://example.com/x.png \
    'nothing is fetched'
drafts 'with a file address' file:///etc/passwd 'nothing is fetched'

begin 'pictures and links in prose fetch nothing and run nothing'
{
    sed 's/^id: .*/id: prose/' "$plans/northwind.md"
    cat <<'END'

![a picture](http://example.com/a.png) [a link](javascript:alert(1))
<script>alert(2)</script> <b onclick="alert(3)">bold</b>

<iframe src="http://example.com/b"></iframe>
END
} >"$folder/prose.md"
run check "$folder/prose.md"
expect_lines "$work/stdout" 1 ': error: '
expect_out ':14: error: the picture "http://example.com/a.png" is on the network'
run render "$folder/prose.md" -o "$work/prose"
expect_status 0
grep -oE '.{0,40}(alert\(|<iframe|onclick|example\.com/[ab]).{0,20}' \
    "$work/prose/prose.html" >"$work/found" && fault "the page has:
$(cat "$work/found")"
end

in_prose() { # PATH: northwind's plan with this picture, as id "shown"
    {
        clean shown
        printf '\n## Pictures\n\nSee ![the queue](%s) below.\n' "$1"
        printf '\n| now |\n|---|\n| ![in a cell](%s) |\n' "$1"
        printf '\n## Internal: more\n\n![for us alone](%s)\n' "$1"
    } >"$folder/shown.md"
}

begin 'a picture in the prose is printed, and not to whom it is not for'
in_prose logos/meridian.png
run check "$folder/shown.md" --show error
expect_status 0
run render "$folder/shown.md" -o "$work/shown"
expect_status 0
expect_lines "$work/shown/shown.html" 2 '<img src="data:image/png;base64,'
grep -q 'alt="the queue"' "$work/shown/shown.html" ||
    fault 'the picture has no text'
expect_lines "$work/shown/shown.html" 0 'for us alone'
run dump --stage tags "$folder/shown.md"
expect_lines "$work/stdout" 1 'Figure alt="the queue"'
expect_lines "$work/stdout" 1 'Figure alt="in a cell"'
run render "$folder/shown.md" -o "$work/shown" --audience internal
expect_lines "$work/shown/shown.internal.html" 1 'alt="for us alone"'
end

begin 'a picture in the prose that cannot be shown'
for picture in 'none.png does not exist' '../../x.png leads out' \
    'logos/cut.png picture is damaged' 'logos/gradient.svg takes a gradient'; do
    in_prose "${picture%% *}"
    run check "$folder/shown.md"
    expect_status 1
    expect_out ': error: the picture "'"${picture%% *}"'" ' "${picture#* }" \
        '[CS011]'
done
{
    clean shown
    awk 'BEGIN { for (i = 0; i < 30; i++) printf "\n![a](no-%d.png)\n", i }'
} >"$folder/shown.md"
run check "$folder/shown.md"
expect_lines "$work/stdout" 20 'does not exist \[CS011\]'
expect_out '10 more pictures of the prose cannot be shown, this one the last'
{
    clean shown
    awk 'BEGIN { for (i = 0; i < 101; i++)
        print "\n![a](logos/meridian.png)\n" }'
} >"$folder/shown.md"
run check "$folder/shown.md"
expect_lines "$work/stdout" 1 'is one too many: a prose may have 100 pictures'
end

begin 'readings that cannot be read'
sed 's/^id: .*/id: csv/; s/northwind-readings.csv/bad.csv/' \
    "$plans/northwind.md" >"$folder/csv.md"
printf 'date,metric,value\n2026-07-15,auto-triaged,"12\n' >"$folder/bad.csv"
run check "$folder/csv.md"
expect_status 1
expect_out 'bad.csv:'
printf 'date,metric,value\n2026-07-15,auto-triaged,\377\n' >"$folder/bad.csv"
run check "$folder/csv.md"
expect_status 1
expect_out 'bad.csv:2:'
rm "$folder/bad.csv"
run check "$folder/csv.md"
expect_status 1
expect_out 'csv.md:' 'does not exist'
end
