# Agreeing without a signature: the form of the HTML page in a real browser,
# the mail beside it, and what sign --accept refuses.
. tests/cases.inc

root=$work/root
plan=$root/castell.md
fresh() { # a folder with the examples
    rm -rf "$root"
    copy_plans "$root"
    : >"$root/.countersign.yaml"
    cp "$plan" "$work/before.md"
}

accept() { # FILE [ARGUMENT...]
    accept_file=$1
    shift
    run sign "$plan" --accept "$accept_file" --by beatriz "$@"
}

refused() { # STATUS TEXT FILE [ARGUMENT...]: and nothing is written
    refused_status=$1 refused_text=$2
    shift 2
    before=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    accept "$@"
    expect_status "$refused_status"
    expect_err "$refused_text"
    expect_plain "$work/stderr"
    [ "$(grep -c . "$work/stderr")" -eq 1 ] || fault 'not one message'
    after=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    [ "$before" = "$after" ] || fault "$said
wrote something"
}

fresh
run render "$root" -o "$work/docs"
digest=$(run dump --stage terms "$plan" >/dev/null
    sed 's/.*,"terms"://; s/}$//' "$work/stdout" | tr -d '\n' | sha256sum |
        cut -d' ' -f1)
short=$(printf %.8s "$digest")
good=$work/good.json
printf '{"date":"%s","format":"countersign-acceptance-1","name":"%s",%s}\n' \
    2026-08-19 'Beatriz Castell' "\"plan\":\"castell\",\"role\":\"MD\",\
\"side\":\"customer\",\"terms\":\"sha256:$digest\"" >"$good"
bad() { # SED-SCRIPT: the good file, changed
    sed "$1" "$good" >"$work/bad.json"
}

begin 'the form and the mail are where a customer may agree'
for id in castell; do
    expect_in "$work/docs/$id.html" 'class="accept-form"' "script-src 'sha256-" \
        "Agreed%20to%20plan%20$short" 'href="mailto:sam@brightdesk.example?'
    expect_in "$work/docs/$id.mail.txt" "Reply *agreed* to plan $short" \
        "sha256:$digest" 'Dear Beatriz Castell,'
done
# A draft, and sides that have agreed.
for id in arbor halvorsen meridian northwind wisniewski; do
    expect_lines "$work/docs/$id.html" 0 'accept-form"'
    expect_lines "$work/docs/$id.html" 0 '<script'
    [ ! -e "$work/docs/$id.mail.txt" ] || fault "$id.mail.txt is there"
done
run render "$plan" -o "$work/inside" --audience internal
expect_lines "$work/inside/castell.internal.html" 0 'accept-form"'
[ -z "$(find "$work/inside" -name '*.txt')" ] || fault 'an internal mail'
end

if has chromium python3; then
    begin 'the form saves its answer in a browser, and sign takes it'
    fresh
    mkdir "$work/saved"
    timeout 200 python3 tests/browser.py accept "$work/docs/castell.html" \
        "$work/saved" ' Beatriz   Castell ' >"$work/judged" 2>&1 ||
        fault "$(cat "$work/judged")"
    saved=$work/saved/castell.accepted-$short.json
    [ -f "$saved" ] || fault "it saved $(ls "$work/saved")"
    accept "$saved" --on 2026-08-20 --recorded-by sam
    expect_status 0
    expect_empty "$work/stderr"
    expect_out 'Beatriz Castell agreed for Castell Hotels on 20 August 2026' \
        'its stage is now agreed'
    sum=$(sha256sum <"$saved" | cut -d' ' -f1)
    kept=castell.accepted-$(printf %.12s "$sum").json
    expect_same "$saved" "$root/$kept"
    expect_in "$plan" "how: form, proof: $kept, proof-digest: \"sha256:$sum\""
    run render "$plan" -o "$work/after"
    expect_in "$work/after/castell.html" 'Accepted by form on'
    end
    begin 'without scripts the mail serves, and the form stays away'
    timeout 200 python3 tests/browser.py plain "$work/docs/castell.html" \
        >"$work/judged" 2>&1 || fault "$(cat "$work/judged")"
    end
else
    skip 'the form in a browser' 'chromium or python3 is missing'
fi

begin 'an acceptance is recorded, and once'
fresh
accept "$good"
expect_status 0
expect_in "$plan" 'side: customer, by: beatriz, on: 2026-08-19, how: form'
refused 1 'Castell Hotels has agreed to these terms already' "$good"
end

begin 'a name is the same however its apostrophe is set'
fresh
sed "s/name: Beatriz Castell/name: \"Beatriz O'Hara\"/" "$plan" >"$work/new" &&
    cp "$work/new" "$plan"
bad "s/Beatriz Castell/beatriz O$(printf '\342\200\231')Hara/"
accept "$work/bad.json"
expect_status 0
end

begin 'an acceptance of something else'
fresh
bad 's/"castell"/"castell-2"/'
refused 1 'is of the plan castell-2, not of castell' "$work/bad.json"
bad 's/sha256:......../sha256:00000000/'
refused 1 "is over the terms 00000000, and the plan's are $short now" \
    "$work/bad.json"
refused 1 'is for Castell Hotels, and --side says vendor' "$good" --side vendor
bad 's/"customer"/"vendor"/'
refused 2 'is of the other side' "$work/bad.json"
refused 1 'is by "Beatriz Castell", and --by says Elena' "$good" --by elena
bad 's/2026-08-19/2026-08-21/'
refused 2 'is still to come: today is 20 August 2026' "$work/bad.json"
end

begin 'what is no acceptance'
fresh
refused 2 'does not exist' "$work/none.json"
refused 2 'cannot be given together' "$good" --how form
run sign "$plan" --accept "$good"
expect_status 2
expect_err 'sign needs --by'
bad 's/,"name"/,"name":"X","name"/'
refused 1 'bad.json:1:69: the acceptance says "name" twice' "$work/bad.json"
bad 's/^{/{"more":"x",/'
refused 1 'bad.json:1:2: the acceptance has "more", which' "$work/bad.json"
bad 's/"role":"MD",//'
refused 1 'the acceptance does not say "role"' "$work/bad.json"
bad 's/}$/},/'
refused 1 'has something behind its end' "$work/bad.json"
bad 's/"MD"/7/'
refused 1 'is not JSON: a string is wanted here' "$work/bad.json"
bad 's/acceptance-1/acceptance-2/'
refused 1 'is not of the format countersign-acceptance-1' "$work/bad.json"
bad 's/"MD"/"\\u001b[2J"/'
refused 1 'has control characters in "role"' "$work/bad.json"
bad "s/\"MD\"/\"$(printf '\377')\"/"
refused 1 'is not UTF-8 text' "$work/bad.json"
{
    cat "$good"
    head -c 4096 /dev/zero | tr '\0' ' '
} >"$work/bad.json"
refused 1 'is larger than the 4 KB of an acceptance' "$work/bad.json"
: >"$work/bad.json"
refused 1 'bad.json:1:1: the acceptance is not JSON' "$work/bad.json"
refused 1 'the acceptance is' "$root/logos/brightdesk.svg"
end
