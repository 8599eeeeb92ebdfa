# Every kind of page through axe, the checker of WCAG: on a desk and on a
# telephone, in light and in dark.  It comes through npm, below out/.
. tests/cases.inc

axe=$OUT/axe/node_modules/axe-core/axe.min.js
have_axe() {
    has npm || return 1
    [ -s "$axe" ] || timeout 60 npm install --silent --no-audit --no-fund \
        --ignore-scripts --fetch-retries 0 --prefix "$OUT/axe" axe-core@4 \
        >/dev/null 2>&1
}

if ! has chromium python3 || ! have_axe; then
    skip 'axe' 'no chromium, python3 or npm, or npm cannot fetch axe-core'
    exit 0
fi

judge() { # NAME HTML...
    begin "axe finds nothing: $1"
    shift
    for judge_page in "$@"; do
        [ -s "$judge_page" ] || fault "no ${judge_page##*/}"
    done
    python3 tests/browser.py axe "$axe" "$@" >"$work/judged" 2>&1 ||
        fault "$(cat "$work/judged")"
    end
}

docs=$work/docs
run render plans -o "$docs"
judge 'plans, one to agree to and one signed' "$docs/castell.html" \
    "$docs/northwind.html"
judge 'a review: packet, deck, agenda, minutes' "$docs/halvorsen-2026-q2.html" \
    "$docs/halvorsen-2026-q3-deck.html" "$docs/halvorsen-2026-q3-agenda.html" \
    "$docs/halvorsen-2026-q3-minutes.html"

run portfolio plans -o "$docs/portfolio"
run audit plans --format html -o "$docs/audit.html"
run due plans --format html -o "$docs/due.html"
judge 'an initiative, portfolio, audit, what is due' "$docs/cs-2027.html" \
    "$docs/portfolio/portfolio.html" "$docs/audit.html" "$docs/due.html"

run questionnaire acme --customer 'Acme GmbH' -o "$docs"
sed 's/Castell/Kastell/; s/ 2 h/ 3 h/' plans/castell.md >"$work/castell.md"
run diff plans/castell.md "$work/castell.md" -o "$docs/diff.html"
judge 'questionnaire, redline' "$docs/acme-questionnaire.html" \
    "$docs/diff.html"

for theme in ledger signal; do
    run render plans/castell.md --theme $theme -o "$work/$theme"
done
judge 'a plan in the themes that ship' "$work/ledger/castell.html" \
    "$work/signal/castell.html"

begin 'axe finds what is wrong'
sed '/Content-Security-Policy/d; s/<html lang="[^"]*"/<html/
    s/--soft: *#[0-9a-f]*/--soft: #cccccc/g' \
    "$docs/castell.html" >"$work/spoilt.html"
if python3 tests/browser.py axe "$axe" "$work/spoilt.html" >"$work/judged"; then
    fault 'nothing was found'
fi
expect_in "$work/judged" 'html-has-lang' 'at 360 in light: color-contrast'
end
