# Each property of a theme, printed by us and by headless Chromium: every word
# stands where it stands there.  A page of tests/opinion/ is a template with its
# theme; where the two differ it says why.
. tests/cases.inc

if ! has chromium pdftotext python3; then
    skip 'a second opinion' 'no chromium, poppler-utils or python3'
    exit 0
fi

for page in tests/opinion/*.xhtml; do
    name=$(basename "$page" .xhtml)
    folder=$work/$name
    mkdir "$folder"
    sed '/^<style>$/,/^<\/style>$/!d;/style>$/d' "$page" >"$folder/theme.css"
    sed '/^<style>$/,/^<\/style>$/d' "$page" >"$folder/plan.xhtml"
    begin "Chromium prints the same: $name"
    run render "$plans/castell.md" --templates "$folder" -o "$folder"
    expect_status 0
    expect_lines "$work/stderr" 1 ''
    python3 tests/second_opinion.py judge "$folder/castell.html" \
        "$folder/castell.pdf" "$page" >"$work/judged" 2>&1 ||
        fault "$(cat "$work/judged")"
    end
done
