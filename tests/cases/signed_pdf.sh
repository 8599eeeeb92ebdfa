# A PDF whose fields were signed by a real client: what is accepted, and each
# attack by its name.
. tests/cases.inc

if ! has pdfsig certutil qpdf python3 pdftoppm; then
    skip 'signed PDFs' 'pdfsig, certutil, qpdf, pdftoppm or python3 is missing'
    exit 0
fi

root=$work/root
plan=$root/castell.md
nss=sql:$work/nss

fresh() { # a folder with the examples
    rm -rf "$root"
    copy_plans "$root"
    : >"$root/.countersign.yaml"
    cp "$plan" "$work/before.md"
}

certificate() { # NICKNAME SERIAL
    certutil -S -d "$nss" -n "$1" -s "CN=Test $1,O=Example" -x -t CTu,Cu,Cu \
        -k rsa -g 2048 -v 24 -m "$2" -Z SHA256 -z "$work/noise" \
        >"$work/certutil" 2>&1 || fault "$(tail -3 "$work/certutil")"
}

client() { # WHO FROM TO [OPTION...]: signs the field of that side
    client_who=$1 client_from=$2 client_to=$3
    shift 3
    pdfsig -nssdir "$nss" -nick "$client_who" -sign "${client_who}_signature" \
        "$@" "$client_from" "$client_to" >"$work/pdfsig" 2>&1 ||
        fault "pdfsig: $(cat "$work/pdfsig")"
}

attack() { # HOW FROM TO [OBJECT]
    python3 tests/attack_pdf.py "$@" >"$work/attack" 2>&1 ||
        fault "attack: $(tail -3 "$work/attack")"
}

# Days before that of the test machine's clock are said, later ones are not.
sign() { # ARGUMENT...
    raw sign "$plan" --on "$TODAY" "$@"
}

refused() { # STATUS TEXT ARGUMENT...: and nothing is written
    refused_status=$1 refused_text=$2
    shift 2
    before=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    sign "$@"
    expect_status "$refused_status"
    expect_err 'countersign: ' "$refused_text"
    expect_plain "$work/stderr"
    [ "$(grep -c . "$work/stderr")" -le 4 ] || fault 'said too much'
    after=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    [ "$before" = "$after" ] || fault "$said
wrote something"
}

begin 'a client signs both fields, one after the other, and both verify'
fresh
mkdir "$work/nss"
head -c 64 /dev/urandom >"$work/noise"
certutil -N -d "$nss" --empty-password || fault 'no certificates can be made'
certificate customer 1001
certificate vendor 1002
raw render "$plan" --today "$TODAY" -q -o "$work"
pdf=$work/castell.pdf
client customer "$pdf" "$work/one.pdf"
client vendor "$work/one.pdf" "$work/two.pdf"
pdfsig -nssdir "$nss" "$work/two.pdf" >"$work/verified" 2>/dev/null
expect_lines "$work/verified" 2 'Signature is Valid'
expect_lines "$work/verified" 1 'Total document signed'
end

begin 'verify takes a signed PDF on its own'
raw verify "$work/two.pdf"
expect_status 0
expect_out "$work/two.pdf (terms " 'of the plan castell)' \
    '  customer: signed' '  vendor: signed' 'CN=Test vendor'
raw verify "$work/two.pdf" --format json
expect_status 0
python3 tests/schema.py --valid templates/schema/verify.schema.json \
    "$work/stdout" >"$work/said" 2>&1 || fault "$(cat "$work/said")"
expect_out '"holds":true' '"side":"customer"'
raw verify "$pdf" --quiet
expect_status 1
expect_out 'does not verify' 'none of its fields is signed'
{
    head -c 3000 "$work/two.pdf"
    printf X
    tail -c +3002 "$work/two.pdf"
} >"$work/flipped.pdf"
raw verify "$work/flipped.pdf"
expect_status 1
expect_out 'does not verify'
raw verify "$work/gone.pdf"
expect_status 2
end

begin 'verify names a proof that is another since'
sign --pdf "$work/two.pdf" --recorded-by sam
expect_status 0
raw verify "$plan"
expect_status 0
expect_lines "$work/stdout" 2 ': holds; '
kept=$(ls "$root" | grep 'signed.*pdf$' | head -n 1)
printf '\n%%' >>"$root/$kept"
raw verify "$plan"
expect_status 1
expect_out "\"$kept\", is not"
fresh
end

begin 'signing changes nothing of how the pages look'
for file in castell one two; do
    pdftoppm -r 50 "$work/$file.pdf" "$work/$file"
done
for page in "$work"/castell-*.ppm; do
    for file in one two; do
        expect_same "$page" "$work/$file-${page##*castell-}"
    done
done
[ -f "$work/castell-1.ppm" ] || fault 'no page was drawn'
end

begin 'the fields are named, labelled and filled in'
qpdf --json --json-key=acroform "$pdf" >"$work/json"
for side in customer vendor; do
    for field in signature name role date; do
        expect_in "$work/json" "\"fullname\": \"${side}_$field\""
    done
done
expect_in "$work/json" '"value": "u:Beatriz Castell"' \
    '"value": "u:Managing Director"' '"alternativename": "Date: Castell Hotels"'
end

begin 'a draft and a side that has agreed have no fields'
raw render "$root/arbor.md" "$root/halvorsen.md" --today "$TODAY" -q -o "$work"
qpdf --json --json-key=acroform "$work/arbor.pdf" >"$work/json"
expect_lines "$work/json" 0 fullname
qpdf --json --json-key=acroform "$work/halvorsen.pdf" >"$work/json"
expect_lines "$work/json" 4 '"fullname": "vendor_'
expect_lines "$work/json" 0 '"fullname": "customer_'
end

begin 'anchors for a service stand in place of the fields, when asked for'
for service in docusign adobe; do
    raw render "$plan" "$root/halvorsen.md" "$root/arbor.md" \
        --today "$TODAY" -q -o "$work/$service" --esign $service
    expect_status 0
    pdftotext "$work/$service/castell.pdf" "$work/$service.txt"
    expect_lines "$work/$service/castell.pdf" 0 AcroForm
    qpdf --json --json-key=acroform "$work/$service/castell.pdf" >"$work/json"
    expect_lines "$work/json" 0 fullname
done
for field in signature name role date; do
    for side in customer vendor; do
        expect_lines "$work/docusign.txt" 1 "/${side}_$field/"
    done
    for signer in C:1 V:2; do
        expect_lines "$work/adobe.txt" 1 \
            "{{${signer%:*}_${field}_es_:signer${signer#*:}:[a-z]*}}"
    done
done
pdftotext "$pdf" "$work/plain.txt"
expect_lines "$work/plain.txt" 0 '{{\|/customer_'
pdftotext "$work/docusign/halvorsen.pdf" "$work/plain.txt"
expect_lines "$work/plain.txt" 0 /customer_
pdftotext "$work/docusign/arbor.pdf" "$work/plain.txt"
expect_lines "$work/plain.txt" 0 '/customer_\|/vendor_'
raw render "$plan" --esign fax -o "$work/fax"
expect_status 2
expect_err '--esign is docusign or adobe'
end

begin 'the terms are attached as sign would write them'
pdfdetach -save 1 -o "$work/attached.json" "$pdf" >/dev/null 2>&1
raw dump --stage terms --today "$TODAY" "$plan"
expect_same "$work/stdout" "$work/attached.json"
end

begin 'both signatures of a PDF are recorded at once'
sign --pdf "$work/two.pdf"
expect_status 0
expect_empty "$work/stderr"
expect_out 'Beatriz Castell signed for Castell Hotels on 20 August 2026' \
    'Priya Raman signed for Brightdesk on 20 August 2026' \
    'with the certificate CN=Test customer,O=Example sha256:' \
    'its stage is now agreed'
sum=$(sha256sum <"$work/two.pdf" | cut -d' ' -f1)
kept=castell.signed-$(printf %.12s "$sum").pdf
expect_same "$root/$kept" "$work/two.pdf"
expect_lines "$plan" 2 "how: pdf, proof: $kept, proof-digest: \"sha256:$sum\""
expect_lines "$plan" 2 'certificate: "CN=Test '
raw verify "$plan"
expect_status 0
expect_lines "$work/stdout" 2 holds
refused 1 'both sides have agreed to these terms already' --pdf "$work/two.pdf"
refused 1 'Castell Hotels has agreed to these terms already' \
    --pdf "$work/two.pdf" --side customer
raw check "$plan"
expect_lines "$work/stdout" 0 'CS80[1237]'
printf x >>"$root/$kept"
raw check "$plan"
expect_out 'is not the file that was recorded' CS807
end

begin 'one side is recorded, then the other from the file with both'
fresh
cp "$work/one.pdf" "$root/by-customer.pdf"
sign --pdf "$root/by-customer.pdf"
expect_status 0
expect_in "$plan" 'side: customer, by: beatriz' 'proof: by-customer.pdf'
[ -z "$(find "$root" -name 'castell.signed-*')" ] ||
    fault 'a file that is there was kept twice'
sign --pdf "$work/two.pdf" --recorded-by sam
expect_status 0
expect_lines "$plan" 1 'side: customer, by: beatriz'
expect_lines "$plan" 1 'side: vendor, by: priya, .*recorded-by: sam'
end

field() { # NAME: the number of its object
    qpdf --json --json-key=acroform "$pdf" | python3 -c '
import json, sys
for field in json.load(sys.stdin)["acroform"]["fields"]:
    if field["fullname"] == sys.argv[1]:
        print(field["object"].split()[0])' "$1"
}

begin 'a field may be filled in before its side signs, and not after'
fresh
attack fill "$pdf" "$work/dated.pdf" "$(field customer_date)"
client customer "$work/dated.pdf" "$work/first.pdf"
attack fill "$work/first.pdf" "$work/dated.pdf" "$(field vendor_date)"
client vendor "$work/dated.pdf" "$work/both.pdf"
attack fill "$work/first.pdf" "$work/dated.pdf" "$(field customer_name)"
client vendor "$work/dated.pdf" "$work/bad.pdf"
refused 1 'a field of the side that had signed was changed' \
    --pdf "$work/bad.pdf"
sign --pdf "$work/both.pdf"
expect_status 0
expect_lines "$plan" 2 'how: pdf, proof: castell.signed-'
end

begin 'whoever signed is that signer unless --by says otherwise'
fresh
refused 2 '--side says whom' --pdf "$work/two.pdf" --by elena
refused 2 'is of the other side' --pdf "$work/one.pdf" --by priya
refused 1 'is not signed by Brightdesk' --pdf "$work/one.pdf" --side vendor
refused 2 'cannot be given together' --pdf "$work/one.pdf" --how pdf
refused 2 'cannot be given together' --pdf "$work/one.pdf" --proof x.pdf
refused 2 'does not exist' --pdf "$work/none.pdf"
sign --pdf "$work/two.pdf" --side customer --by elena --on-behalf-of beatriz
expect_status 0
expect_in "$plan" 'side: customer, by: elena, on-behalf-of: beatriz'
expect_lines "$plan" 0 'side: vendor, by'
end

begin 'a day that the signature claims is the day, if it has come'
fresh
if [ "$(date -u +%F)" \> "$TODAY" ]; then
    raw sign "$plan" --today "$TODAY" --pdf "$work/one.pdf"
    expect_status 2
    expect_err 'is still to come: today is 20 August 2026'
fi
end

begin 'a PDF without signatures, and what is no PDF'
fresh
refused 1 'none of its fields is signed' --pdf "$pdf"
attack cut "$work/one.pdf" "$work/cut.pdf"
refused 1 'it is no PDF, or a damaged one' --pdf "$work/cut.pdf"
refused 1 'it is no PDF, or a damaged one' --pdf "$plan"
: >"$work/empty.pdf"
refused 1 'it is no PDF, or a damaged one' --pdf "$work/empty.pdf"
qpdf --encrypt a a 256 -- "$work/one.pdf" "$work/secret.pdf" 2>/dev/null
refused 1 'is not accepted' --pdf "$work/secret.pdf"
end

begin 'a hostile PDF'
for how in bomb deep; do
    attack $how "$work/one.pdf" "$work/bad.pdf"
    refused 1 'it is no PDF, or a damaged one' --pdf "$work/bad.pdf"
done
end

begin 'a signature in a field of no side'
pdfsig -nssdir "$nss" -nick vendor -add-signature "$work/one.pdf" \
    "$work/bad.pdf" >/dev/null 2>&1
refused 1 'is neither customer_signature nor vendor_signature' \
    --pdf "$work/bad.pdf"
end

begin 'an update after the signature that nobody signed'
attack append "$work/one.pdf" "$work/bad.pdf"
refused 1 'were added after customer_signature was signed' --pdf "$work/bad.pdf"
end

begin 'a byte range that leaves out something else'
attack shift "$work/one.pdf" "$work/bad.pdf"
refused 1 'the gap in its byte range is not exactly its contents' \
    --pdf "$work/bad.pdf"
attack contents "$work/one.pdf" "$work/bad.pdf"
refused 1 'it says its contents twice' --pdf "$work/bad.pdf"
end

begin 'a flipped byte'
attack flip "$work/one.pdf" "$work/bad.pdf"
refused 1 'customer_signature: what it covers was changed after it was made' \
    --pdf "$work/bad.pdf"
end

begin 'a page or the attachment replaced between the signatures'
page=$(qpdf --show-pages "$work/one.pdf" |
    sed -n 's/^    \([0-9]*\) 0 R$/\1/p' | head -n 1)
file=$(qpdf --list-attachments --verbose "$work/one.pdf" |
    sed -n 's/.* -> \([0-9]*\),0$/\1/p' | head -n 1)
attack replace "$work/one.pdf" "$work/edited.pdf" "$page"
client vendor "$work/edited.pdf" "$work/bad.pdf"
refused 1 'a page was changed between the signatures, before vendor_signature' \
    --pdf "$work/bad.pdf"
attack replace "$work/one.pdf" "$work/edited.pdf" "$file"
client vendor "$work/edited.pdf" "$work/bad.pdf"
refused 1 'the attachment was changed between the signatures' \
    --pdf "$work/bad.pdf"
end

begin 'a page or the attachment replaced before the first signature'
attack replace "$pdf" "$work/edited.pdf" "$page"
client customer "$work/edited.pdf" "$work/bad.pdf"
refused 1 'was changed before customer_signature was signed' \
    --pdf "$work/bad.pdf"
# Written anew, so that only what the page prints is left to tell.
qpdf --object-streams=disable "$work/edited.pdf" "$work/anew.pdf"
client customer "$work/anew.pdf" "$work/bad.pdf"
refused 1 'its first page does not print the digest of the terms' \
    --pdf "$work/bad.pdf"
name=$(qpdf --list-attachments "$pdf" | sed 's/ ->.*//')
qpdf --object-streams=disable --remove-attachment="$name" "$pdf" \
    "$work/anew.pdf"
client customer "$work/anew.pdf" "$work/bad.pdf"
refused 1 'it has not exactly one attachment' --pdf "$work/bad.pdf"
end

begin 'a PDF of another plan, and one over other terms'
fresh
sed 's/^id: castell/id: castell-2/' "$plan" >"$work/new" && cp "$work/new" "$plan"
refused 1 'is of the plan castell, not of castell-2' --pdf "$work/two.pdf"
fresh
sed 's/^    target: 80/    target: 75/; s/to 80 % by/to 75 % by/' "$plan" \
    >"$work/new" && cp "$work/new" "$plan"
refused 1 'is over the terms 2fe598fd, and the plan' --pdf "$work/two.pdf"
expect_err 'was 80 %, is now 75 %'
end
