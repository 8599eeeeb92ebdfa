# The interview before there is a plan: what is printed, the file that its
# answers go into, and the plan that they become.
. tests/cases.inc

root=$work/root
out=$root/out
plan=$root/acme.md
fresh() { # a folder with one discovery plan
    rm -rf "$root"
    mkdir -p "$root"
    cat >"$root/.countersign.yaml" <<END
defaults:
  parties: {vendor: {name: Brightdesk}}
  locale: ${1:-en-GB}
END
    (cd "$root" && run new acme --segment hybrid --type onboarding \
        --customer 'Acme: "Paper", Ltd')
}

# In the folder of the plans.
inside() { # COMMAND ARGUMENT...
    cd "$root" || exit 1
    run "$@"
    cd "$OLDPWD" || exit 1
}

# Exit STATUS, TEXT on standard error, and the folder as it was.
refused() { # STATUS TEXT COMMAND ARGUMENT...
    refused_status=$1
    refused_text=$2
    shift 2
    before=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    inside "$@"
    expect_status "$refused_status"
    expect_err "$refused_text"
    expect_plain "$work/stderr"
    expect_empty "$work/stdout"
    after=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    [ "$before" = "$after" ] || fault "$said
wrote something"
}

answers() { # a file with every answer
    cat >"$root/told.txt" <<'END'
answers: acme
on: 2026-08-18
with: Dana Reyes
success:
  goal: |
    Customers hear from us the same day.

    # 1. <b>Not</b> a *heading*
  metric: Average first response
  measured: First human reply, all channels, weekly mean
  from: 8 h
  on: 2026-08-17
  source: Helpdesk report
  to: 2 h
  by: 2026-12-18
  reported-by: Dana Reyes
  why: Every hour saved keeps one in forty orders
  early: Fewer tickets overnight
expectations:
  - {expects: A named person answers, delivery: met}
  - {expects: A fix for weekends, delivery: missed, note: Release 8.2}
today: {keep: The weekly call, mend: The release notes}
needs:
  - {need: A voice channel, when: 2027-Q1}
pressures:
  - {what: "Peak season: October", impact: high, mitigation: Freeze changes}
gaps:
  - {what: No analyst, mitigation: One day a week from Omar}
champion: {name: Dana Reyes, role: Head of Support, email: dana@acme.example}
sponsor: {name: Lena Vogt, role: COO, email: lena@acme.example}
notes: Lena joined in May.
END
}

begin 'it is printed, with a file for the answers'
fresh
inside questionnaire acme
expect_status 0
expect_out 'out/acme-questionnaire.html' \
    'new acme --answers out/acme-answers.txt` makes the plan'
for ending in html pdf; do
    [ -s "$out/acme-questionnaire.$ending" ] || fault "no $ending"
done
expect_in "$out/acme-questionnaire.html" 'What success means to you' \
    'Acme: &quot;Paper&quot;, Ltd' 'data-file="acme-answers.txt"'
expect_lines "$out/acme-questionnaire.html" 0 'hybrid'
expect_in "$out/acme-answers.txt" 'answers: acme' 'segment: hybrid' \
    'type: onboarding' '# Where does it stand today? (8 h)'
end

begin 'the fields of all questions stand in the same columns'
if has pdftotext; then
    pdftotext -bbox "$out/acme-questionnaire.pdf" "$work/boxes"
    left() { # WORD: where the first one begins, in points
        sed -n "s/.*xMin=\"\([0-9]*\)[^>]*>$1<.*/\1/p" "$work/boxes" | head -n 1
    }
    [ "$(left Read)" = "$(left Today)" ] || fault 'columns differ'
fi
end

begin 'every question on the page has its line in the file'
grep -o 'data-at="[^"]*"' "$out/acme-questionnaire.html" |
    sed 's/data-at="//; s/"//; s/\.[0-9]*\././' | sort -u >"$work/asked"
awk '
    /^[a-z]/ { part = $1; sub(/:.*/, "", part)
        if ($0 !~ /: *$/ || part == "on" || part == "with") print part }
    /^  / { name = $0; gsub(/^[ -]*|:.*/, "", name); print part "." name }
    ' "$out/acme-answers.txt" |
    grep -v '^answers$\|^customer$\|^segment$\|^type$\|^gaps.impact$' |
    sort -u >"$work/written"
sed -i '/^notes$/d' "$work/written"
diff "$work/asked" "$work/written" >"$work/diff" || fault "$(cat "$work/diff")"
end

begin 'what may hold answers is not written over'
echo 'with: Dana' >>"$out/acme-answers.txt"
refused 1 'may hold answers' questionnaire acme
refused 2 'takes one plan' questionnaire
refused 2 'did you mean acme?' questionnaire acne
refused 2 'or say --customer NAME' questionnaire zebra
refused 2 'is no id' questionnaire 'a b' --customer Acme
inside questionnaire zebra --customer 'Zebra & Sons' --type growth -q
expect_status 0
expect_in "$out/zebra-answers.txt" 'customer: "Zebra & Sons"' 'type: growth' \
    'segment:                # high-touch, hybrid, low-touch'
end

begin 'no answer at all makes a draft without an error'
fresh
inside questionnaire acme
cp "$plan" "$work/before.md"
inside new --answers out/acme-answers.txt
expect_status 0
inside check . --show error
expect_status 0
expect_in "$plan" '# There is no outcome yet. Ask Acme'
end

begin 'answers become the plan'
fresh
answers
inside new acme --answers told.txt
expect_status 0
expect_out 'acme.md: a draft of type onboarding from the segment hybrid and the answers'
expect_in "$plan" \
    'statement: Bring average first response from 8 h to 2 h by 2026-12-18' \
    'why: Every hour saved keeps one in forty orders' \
    'source: Discovery interview of 18 August 2026 with Dana Reyes' \
    'name: Average first response' 'value: 8' 'on: 2026-08-17' \
    'source: Helpdesk report' 'target: 2' 'by: 2026-12-18' \
    'measured: "First human reply, all channels, weekly mean"' \
    'reported-by: champion' '# What they will see first: Fewer tickets overnight' \
    'expects: A fix for weekends' 'delivery: missed' 'note: Release 8.2' \
    'need: A voice channel' 'when: 2027-Q1' '{offer: A voice channel, after: ' \
    'what: "Peak season: October"' 'impact: high' 'mitigation: Freeze changes' \
    'what: No analyst' 'mitigation: One day a week from Omar' \
    'name: Dana Reyes, side: customer, buying-role: champion, role: Head of Support' \
    'name: Lena Vogt, side: customer, buying-role: economic buyer, role: COO' \
    'lena@acme.example' 'Customers hear from us the same day.' 'The weekly call' \
    'The release notes' '## Internal: notes of the interview' 'Lena joined in May.'
expect_lines "$plan" 4 '^    target: [0-9.]* h'
inside check . --show error
expect_status 0
inside check acme.md --select outcome-not-measurable,outcome-statement-disagrees,raw-html
expect_empty "$work/stdout"
inside render acme.md
expect_status 0
grep -q 'notes of the interview\|joined in May' "$out/acme.html" &&
    fault 'the customer reads the notes'
expect_in "$out/acme.html" '# 1. &lt;b&gt;Not&lt;/b&gt; a *heading*'
end

begin 'half an answer leaves what is still to ask'
fresh
printf '%s\n' 'answers: acme' 'success: {metric: First response, to: 2 h}' \
    'expectations: [{expects: Somebody}]' >"$root/told.txt"
inside new acme --answers told.txt
expect_status 0
expect_in "$plan" 'statement: "<what gets better' '# baseline: {value: ' \
    'target: 2' '# by: the day it is to be reached. Ask the sponsor.' \
    'delivery: unknown   # met, partly or missed? Ask the champion.'
inside check . --show error
expect_status 0
end

begin 'what was changed by hand is not written over'
fresh
answers
sed -i 's/^# timezone.*/timezone: Europe\/London/
    s/champion: {name: "<first and last name>"/champion: {name: Nora Lind/' "$plan"
inside new acme --answers told.txt
expect_status 0
expect_in "$plan" 'timezone: Europe/London' 'champion: {name: Nora Lind' \
    '# reported-by: Dana Reyes, they said'
fresh
answers
line=$(($(wc -l <"$plan") + 1))
echo 'By hand.' >>"$plan"
refused 1 "is not as it was started any more (line $line)" \
    new acme --answers told.txt
cp "$plans/northwind.md" "$plan"
sed -i 's/^id: .*/id: acme/' "$plan"
refused 1 'has the id acme already, and an outcome' new acme --answers told.txt
end

begin 'answers that cannot be read change nothing'
fresh
answers
sed -i 's/from: 8 h/from: eight or so/; s/delivery: met/delivery: mett/' \
    "$root/told.txt"
refused 1 'nothing is written: the answers in "told.txt" cannot be read' \
    new acme --answers told.txt
expect_err 'told.txt:11:9' '"eight or so" is not a quantity' 'told.txt:20:' \
    'Write `met`.'
answers
refused 2 'holds the answers for acme, not for zebra' \
    new zebra --answers told.txt --segment hybrid --type growth
refused 1 '"none.txt" does not exist' new acme --answers none.txt
printf 'answers: acme\nwith: "a\033b"\n' >"$root/told.txt"
refused 1 'told.txt:2:' new acme --answers told.txt
printf 'with: Dana\n' >"$root/told.txt"
refused 2 "new takes the plan's id" new --answers told.txt
end

begin 'in six languages, and the sentence is read by the check'
for locale in en-GB de-DE fr-FR es-ES pt-PT pl-PL; do
    fresh $locale
    answers
    inside questionnaire acme -q
    expect_status 0
    expect_empty "$work/stderr"
    inside new acme --answers told.txt -q
    inside check acme.md --select outcome-not-measurable,outcome-statement-disagrees
    expect_status 0
    expect_empty "$work/stdout"
    if has pdfinfo; then
        pages=$(pdfinfo "$out/acme-questionnaire.pdf" | sed -n 's/^Pages: *//p')
        [ "$pages" -eq 2 ] || fault "$locale: $pages pages"
    fi
done
end

if has qpdf; then
    begin 'each answer is a field of the PDF'
    fresh
    inside questionnaire acme -q
    qpdf --check "$out/acme-questionnaire.pdf" >"$work/checked" 2>&1 ||
        fault "$(cat "$work/checked")"
    qpdf --json --json-key=acroform "$out/acme-questionnaire.pdf" >"$work/form"
    grep -o 'data-name="[^"]*"' "$out/acme-questionnaire.html" |
        sed 's/data-name=//' | sort >"$work/named"
    grep -o '"fullname": "[^"]*"' "$work/form" | sed 's/"fullname": //' |
        sort >"$work/fields"
    expect_same "$work/named" "$work/fields"
    [ "$(wc -l <"$work/fields")" -gt 60 ] || fault 'few fields'
    expect_lines "$work/form" 24 '"ischeckbox": true'
    end
    begin 'a PDF that was filled in on a screen becomes the plan'
    qpdf --qdf --object-streams=disable "$out/acme-questionnaire.pdf" \
        "$work/open.pdf"
    LC_ALL=C awk '
        BEGIN {
            said["success-from"] = "(8 h)"
            said["success-to"] = "(2 h)"
            said["success-by"] = "(2026-12-18)"
            said["success-metric"] = "(First \\(response\\))"
            said["success-reported-by"] = "(Zo\\351)"
            said["today-keep"] = "(A call\\r\\nA report)"
            said["expectations-1-expects"] = "(A fix)"
            said["expectations-1-delivery-missed"] = "/Yes"
            said["expectations-2-expects"] = "(A deputy)"
        }
        /^  \/T / { name = substr($2, 2, length($2) - 2) }
        /^  \/V / { next }
        /^  \/Type \/Annot/ && name in said { $0 = $0 "\n  /V " said[name] }
        { print }' "$work/open.pdf" >"$work/edited.pdf"
    fix-qdf "$work/edited.pdf" >"$root/filled.pdf"
    inside new acme --answers filled.pdf
    expect_status 0
    expect_in "$plan" 'first (response) from 8 h to 2 h by 2026-12-18' \
        'expects: A fix' 'delivery: missed' 'expects: A deputy' \
        'delivery: unknown' '# reported-by: Zoé, they said'
    expect_lines "$plan" 1 '^A report$'
    fresh
    cp "$work/edited.pdf" "$root/filled.pdf"
    printf 'broken' >"$root/broken.pdf"
    inside questionnaire acme -q
    cp "$out/acme-questionnaire.pdf" "$root/blank.pdf"
    refused 1 'cannot be read: no field of it is filled in' \
        new acme --answers blank.pdf
    head -c 3000 "$root/blank.pdf" >"$root/half.pdf"
    refused 1 'cannot be read: it is no PDF, or a damaged one' \
        new acme --answers half.pdf
    end
else
    skip 'each answer is a field of the PDF' 'qpdf is missing'
fi

if has chromium python3; then
    begin 'the page saves its answers in a browser, and they become the plan'
    fresh
    inside questionnaire acme -q
    mkdir "$work/saved"
    timeout 200 python3 tests/browser.py interview \
        "$out/acme-questionnaire.html" "$work/saved" "$work/printed.pdf" \
        >"$work/judged" 2>&1 || fault "$(cat "$work/judged")"
    cp "$work/saved/acme-answers.txt" "$root/saved.txt" ||
        fault "it saved $(ls "$work/saved")"
    inside new acme --answers saved.txt
    expect_status 0
    expect_empty "$work/stderr"
    expect_in "$plan" 'from 8 h to 2 h by 2026-12-18' 'delivery: met' \
        'impact: low' 'when: 2027-Q1' 'who7@acme.example'
    expect_lines "$plan" 1 'reported-by: Answer'
    inside check . --show error
    expect_status 0
    if has pdftotext; then
        pdftotext "$work/printed.pdf" "$work/printed.txt"
        expect_in "$work/printed.txt" '2026-12-18' 'who7@acme.example'
    fi
    end
else
    skip 'the page in a browser' 'chromium or python3 is missing'
fi
