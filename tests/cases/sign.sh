# sign: what is refused, what is written, and that nothing else is touched.
. tests/cases.inc

root=$work/root
plan=$root/castell.md
fresh() { # a folder with the examples
    rm -rf "$root"
    copy_plans "$root"
    : >"$root/.countersign.yaml"
    cp "$plan" "$work/before.md"
}
terms_file() {
    ls "$root" | grep '^castell\.terms-[0-9a-f]\{12\}\.json$'
}

sign() { # ARGUMENT...
    run sign "$@"
}

# Exit STATUS, TEXT on standard error, and the folder as it was.
refused() { # STATUS TEXT ARGUMENT...
    refused_status=$1
    refused_text=$2
    shift 2
    before=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    sign "$@"
    expect_status "$refused_status"
    expect_err 'countersign: ' "$refused_text"
    after=$(cd "$root" && find . -type f -exec cksum {} + | sort)
    [ "$before" = "$after" ] || fault "$said
wrote something"
}

# The lines that the plan has more or fewer of than before.
expect_diff() { # LINE...
    printf '%s\n' "$@" >"$work/expected"
    diff "$work/before.md" "$plan" | grep '^[<>]' >"$work/diff"
    expect_same "$work/expected" "$work/diff"
}

begin 'sign needs to know who, which side and how'
fresh
refused 2 'sign takes the file of one plan' --side vendor
refused 2 'sign takes the file of one plan' - --side vendor
refused 2 'sign takes the file of one plan' "$root"
refused 2 'sign takes the file of one plan' "$plan" "$plan"
refused 2 'sign needs --side' "$plan" --by priya --how form
refused 2 'sign needs --by' "$plan" --side vendor --how form
refused 2 'sign needs --how' "$plan" --side vendor --by priya
refused 2 'did you mean "vendor"?' "$plan" --side vendro --by priya
refused 2 '--how is pdf, form, email or meeting' "$plan" --how fax
refused 2 'there is no file' "$root/none.md" --side vendor --by priya --how form
refused 2 'is not a plan' "$root/cs-2027.md" --side vendor --by priya --how form
end

begin 'sign refuses who may not agree'
fresh
refused 2 'did you mean priya?' "$plan" --side vendor --by pryia --how form
refused 2 'is nobody under' "$plan" --side vendor --by x --how form
refused 2 'is of the other side' "$plan" --side vendor --by elena --how form
refused 2 'is of the other side' \
    "$plan" --side customer --by elena --on-behalf-of priya --how form
refused 2 'did you mean sam?' \
    "$plan" --side vendor --by priya --recorded-by smm --how form
sed 's/^  joan: .*role: Front office manager/&, left: 2026-08-01/' \
    "$plan" >"$work/left" && cp "$work/left" "$plan"
refused 2 'left on 1 August 2026' "$plan" --side customer --by joan --how form
end

begin 'sign refuses days that cannot be'
fresh
refused 2 '--on 21 August 2026 is still to come: today is 20 August 2026' \
    "$plan" --side vendor --by priya --how form --on 2026-08-21
refused 2 '--on takes a date' \
    "$plan" --side vendor --by priya --how form --on 2026-02-30
end

begin 'sign wants a proof that is there'
fresh
refused 2 '--how email needs --proof' "$plan" --side vendor --by priya \
    --how email
refused 2 '--how meeting needs --proof' "$plan" --side vendor --by priya \
    --how meeting --proof ' '
refused 2 'the PDF that was signed' "$plan" --side vendor --by priya --how pdf
refused 2 '"none.pdf" does not exist' "$plan" --side vendor --by priya \
    --how pdf --proof none.pdf
refused 2 '"yes.eml" does not exist' "$plan" --side vendor --by priya \
    --how email --proof yes.eml
mkdir "$root/folder.pdf"
refused 2 '--proof' "$plan" --side vendor --by priya --how pdf \
    --proof folder.pdf
echo x >"$root/approval"
refused 2 'give it an ending' "$plan" --side vendor --by priya --how email \
    --proof "$root/approval"
refused 2 'holds what is no text' "$plan" --side vendor --by priya \
    --how email --proof "$(printf 'a\033[2Jb')"
refused 2 'holds what is no text' "$plan" --side vendor --by priya \
    --how email --proof "$(printf 'a\377b')"
end

begin 'sign refuses drafts and plans with errors'
fresh
refused 1 'is a draft' "$root/arbor.md" --side vendor --by priya --how form
sed '/^sponsors:/d' "$plan" >"$work/bad" && cp "$work/bad" "$plan"
refused 1 'is not signed: ' "$plan" --side vendor --by priya --how form
expect_out CS406
expect_lines "$work/stdout" 0 warning
sed 's/^kind: plan/kind: [plan/' "$work/before.md" >"$plan"
refused 1 'is not signed: ' "$plan" --side vendor --by priya --how form
expect_out CS002
end

begin 'the plan is named by its id'
fresh
mv "$plan" "$root/other.md"
cd "$root" || exit 1
sign castel --side vendor --by priya --how form
expect_status 2
expect_err 'no plan below this folder has the id "castel": did you mean castell?'
sign castell --side vendor --by priya --how form
expect_status 0
expect_out 'castell: Priya Raman agreed for '
expect_in other.md 'side: vendor, by: priya'
cd "$OLDPWD" || exit 1
end

begin 'the customer agrees, then the vendor'
fresh
sign "$plan" --side customer --by beatriz --how email --recorded-by sam \
    --proof 'Looks good: we agree' --on 2026-08-19
expect_status 0
expect_empty "$work/stderr"
expect_out 'Beatriz Castell agreed for Castell Hotels on 19 August 2026' \
    'its stage is now agreed'
file=$(terms_file)
digest=$(run dump --stage terms "$plan" >/dev/null
    sed 's/.*,"terms"://; s/}$//' "$root/$file" | tr -d '\n' | sha256sum |
        cut -d' ' -f1)
case $file in
castell.terms-$(printf %.12s "$digest").json) ;;
*) fault "$file does not begin with $digest" ;;
esac
customer="  - {side: customer, by: beatriz, on: 2026-08-19, how: email, proof:\
 \"Looks good: we agree\", recorded-by: sam, terms: \"sha256:$digest\",\
 file: $file}"
expect_diff '< stage: proposed' '> stage: agreed' '> signoff:' "> $customer"
raw dump --stage terms --today "$TODAY" "$plan"
expect_same "$work/stdout" "$root/$file"
cksum "$root/$file" >"$work/sum"
sign "$plan" --side vendor --by 'priya raman' --how form --quiet
expect_status 0
expect_empty "$work/stdout" "$work/stderr"
vendor="  - {side: vendor, by: priya, on: 2026-08-20, how: form,\
 terms: \"sha256:$digest\", file: $file}"
expect_diff '< stage: proposed' '> stage: agreed' '> signoff:' \
    "> $customer" "> $vendor"
cksum "$root/$file" | cmp -s - "$work/sum" || fault 'the terms were rewritten'
refused 1 'has agreed to these terms already' \
    "$plan" --side vendor --by priya --how form
refused 1 'has agreed to these terms already' \
    "$plan" --side customer --by beatriz --how form
end

begin 'other terms are signed anew'
sed 's/^    target: 80/    target: 75/; s/to 80 % by/to 75 % by/' "$plan" >"$work/new" &&
    cp "$work/new" "$plan"
refused 2 'agreed to other terms on 19 August 2026' "$plan" --side customer \
    --by beatriz --how form --on 2026-08-18
sign "$plan" --side customer --by beatriz --how form
expect_status 0
expect_lines "$plan" 2 'side: customer, by: beatriz'
[ "$(terms_file | wc -l)" -eq 2 ] || fault 'there are not two files of terms'
[ -f "$root/$file" ] || fault 'the first file of terms is gone'
end

begin 'a new owner between two signatures breaks neither'
fresh
sign "$plan" --side vendor --by priya --how form
expect_status 0
expect_in "$plan" 'stage: proposed'
file=$(terms_file)
cksum "$root/$file" >"$work/sum"
sed 's/^    owners: {vendor: sam, customer: joan}/    owners: {vendor: sam,\
 customer: elena}/' "$plan" >"$work/new" && cp "$work/new" "$plan"
sign "$plan" --side customer --by beatriz --how form
expect_status 0
expect_err 'arrangements have changed'
expect_lines "$plan" 2 "file: $file}"
cksum "$root/$file" | cmp -s - "$work/sum" || fault 'the terms were rewritten'
end

begin 'terms that were edited are not signed again'
fresh
sign "$plan" --side vendor --by priya --how form
file=$(terms_file)
sed 's/"80"/"70"/' "$root/$file" >"$work/new" && cp "$work/new" "$root/$file"
refused 1 'never overwritten' "$plan" --side customer --by beatriz --how form
: >"$root/$file"
refused 1 'never overwritten' "$plan" --side customer --by beatriz --how form
end

begin 'proofs are named as the plan sees them'
fresh
mkdir -p "$root/a/b" "$root/mails" "$root/a/proofs"
sed 's|logo: logos/|logo: ../../logos/|' "$plan" >"$root/a/b/castell.md"
rm "$plan"
echo mail >"$root/mails/yes, we agree.eml"
echo pdf >"$root/a/b/signed.pdf"
sign "$root/a/b/castell.md" --side customer --by beatriz --how email \
    --proof "$root/mails/yes, we agree.eml"
expect_status 0
sign "$root/a/b/castell.md" --side vendor --by priya --how pdf \
    --proof signed.pdf
expect_status 0
expect_out 'Priya Raman signed for Brightdesk'
expect_in "$root/a/b/castell.md" \
    'proof: "../../mails/yes, we agree.eml"' 'proof: signed.pdf'
end

begin 'a proof from elsewhere is kept beside the plan'
for name in out.eml link.eml; do
    fresh
    echo mail >"$work/out.eml"
    ln -sf "$work/out.eml" "$root/link.eml"
    proof=$work/$name
    [ $name = out.eml ] || proof=$root/$name
    sign "$plan" --side vendor --by priya --how email --proof "$proof"
    expect_status 0
    sum=$(sha256sum <"$work/out.eml" | cut -d' ' -f1)
    kept=castell.proof-$(printf %.12s "$sum").eml
    expect_out "the proof is kept as $root/$kept"
    expect_same "$work/out.eml" "$root/$kept"
    expect_in "$plan" "proof: $kept, proof-digest: \"sha256:$sum\""
done
run check "$plan"
expect_lines "$work/stdout" 0 CS807
echo other >"$root/$kept"
run check "$plan"
expect_out 'is not the file that was recorded' CS807
end

begin 'who had no right to sign is noted'
fresh
sign "$plan" --side customer --by elena --how form
expect_status 0
expect_err 'neither the signer nor the sponsor of Castell Hotels; to undo it, take the entry out from under `signoff`, put `stage` back to proposed and delete '"$root/$(terms_file); " \
    'then sign again with --on-behalf-of and who'
refused 1 'by Elena Marín, who is neither its signer nor its sponsor: to replace that, take the entry out from under `signoff` and sign again' \
    "$plan" --side customer --by beatriz --how form
refused 1 'agreed to these terms already' \
    "$plan" --side customer --by elena --how form
expect_lines "$work/stderr" 0 'to replace'
sed -i '/side: customer, by: elena/d' "$plan"
sign "$plan" --side customer --by beatriz --how form
expect_status 0
expect_empty "$work/stderr"
# What the other side signed is not to be deleted.
fresh
sign "$plan" --side vendor --by priya --how form
sign "$plan" --side customer --by elena --how form
expect_err 'from under `signoff` and put `stage` back to proposed; if it was'
fresh
sign "$plan" --side customer --by elena --on-behalf-of beatriz --how form
expect_status 0
expect_empty "$work/stderr"
expect_in "$plan" 'by: elena, on-behalf-of: beatriz, on:'
end

begin 'line ends, comments and rights stay'
fresh
printf '\357\273\277' >"$plan"
sed 's/$/\r/; s/^stage: proposed/stage: "proposed"   # since May/' \
    "$work/before.md" >>"$plan"
cp "$plan" "$work/before.md"
chmod 640 "$plan"
sign "$plan" --side customer --by beatriz --how form
expect_status 0
[ "$(stat -c %a "$plan")" = 640 ] || fault 'the rights are others'
expect_lines "$plan" "$(wc -l <"$plan")" "$(printf '\r$')"
tr -d '\r' <"$plan" >"$work/lf"
expect_in "$work/lf" 'stage: "agreed"   # since May'
sed 's/"agreed"/"proposed"/; /^signoff:/d; /side: customer, by:/d' "$plan" |
    cmp -s - "$work/before.md" || fault 'another byte was changed'
end

begin 'a layout without a place for the entry is left alone'
fresh
sed '0,/^---$/!{s/^---$/signoff: >\n  none yet\n---/}' "$work/before.md" >"$plan"
sign "$plan" --side vendor --by priya --how form
[ $status -ne 0 ] || fault 'was signed'
[ -z "$(terms_file)" ] || fault 'a file of terms was left behind'
end

begin 'two at once are both recorded'
fresh
for side in vendor customer; do
    case $side in vendor) who=priya ;; *) who=beatriz ;; esac
    "$bin" sign "$plan" --today "$TODAY" --side $side --by $who --how form \
        >"$work/$side" 2>&1 &
done
wait
expect_lines "$plan" 1 'side: vendor, by: priya'
expect_lines "$plan" 1 'side: customer, by: beatriz'
expect_in "$plan" 'stage: agreed'
[ "$(terms_file | wc -l)" -eq 1 ] || fault 'there is not one file of terms'
[ -z "$(find "$root" -name '.countersign-*')" ] || fault 'something is left'
end

if [ "$(id -u)" -ne 0 ]; then
    begin 'a folder that cannot be written keeps both'
    fresh
    chmod 555 "$root"
    refused 3 'cannot be written' "$plan" --side vendor --by priya --how form
    chmod 755 "$root"
    end
else
    skip 'a folder that cannot be written keeps both' 'root may write anywhere'
fi

# The terms are the smaller file: they can be written, the plan cannot.
begin 'a plan that cannot be written takes its terms back'
fresh
sign "$plan" --side vendor --by priya --how form
half=$(stat -c %s "$root/$(terms_file)")
[ "$half" -lt "$(stat -c %s "$work/before.md")" ] || fault 'the plan is small'
fresh
before=$(cd "$root" && find . -type f -exec cksum {} + | sort)
(
    trap '' XFSZ
    ulimit -f $((half / 512 + 1))
    run sign "$plan" --side vendor --by priya --how form
    echo $status >"$work/status"
)
status=$(cat "$work/status")
expect_status 3
expect_err 'cannot be written: File too large'
after=$(cd "$root" && find . -type f -exec cksum {} + | sort)
[ "$before" = "$after" ] || fault 'something is left'
end

begin 'terms are not written over a folder'
fresh
sign "$plan" --side vendor --by priya --how form
name=$(terms_file)
fresh
mkdir "$root/$name"
refused 3 'cannot be read' "$plan" --side vendor --by priya --how form
end

begin 'the plan may be named from anywhere'
fresh
(cd "$root" && run sign castell.md --side vendor --by priya --how form &&
    run sign ./castell.md --side customer --by beatriz --how email \
        --proof 'Fine with us.')
status=$?
expect_status 0
expect_lines "$plan" 2 '^  - {side: '
fresh
ln -s "$plan" "$work/link.md"
mkdir "$root/sub"
ln -s ../castell.md "$root/sub/castell.md"
sign "$root/sub/castell.md" --side vendor --by priya --how form
expect_status 0
[ -L "$root/sub/castell.md" ] || fault 'the link became a file'
expect_lines "$plan" 1 '^  - {side: '
[ "$(terms_file | wc -l)" -eq 1 ] || fault 'the terms are not beside the plan'
end

begin 'signed examples pass and hold'
fresh
sign "$plan" --side customer --by beatriz --how form
sign "$plan" --side vendor --by priya --how form
run check "$plan"
expect_lines "$work/stdout" 0 'CS80[1237]'
run dump --stage model "$plan"
expect_lines "$work/stdout" 2 'state="held"'
end

asks() { # HOW: the segment's customers have to sign at least so
    fresh
    segment=$root/segments/mid-market.md
    sed "s/^engagement: .*/&\\
signoff: {how: $1}/" "$segment" >"$work/segment" && cp "$work/segment" "$segment"
}
agree() { # HOW ARGUMENT...
    agree_how=$1
    shift
    sign "$plan" --side customer --by beatriz --how "$agree_how" "$@"
}

begin 'a segment may ask for a signed PDF'
echo '%PDF-1.4 a scan' >"$work/scan.pdf"
asks pdf
agree email --proof 'Fine with us.'
expect_status 0
expect_err 'in the segment "mid-market" only a signed PDF counts'
run check "$plan"
expect_status 1
expect_lines "$work/stdout" 1 'CS801'
expect_out 'Beatriz Castell agreed by e-mail on 20 August 2026, and in the segment'
run check --format full "$plan"
expect_out '--how pdf --proof signed.pdf'
agree meeting --proof 'Fine with us.'
expect_status 1
expect_err 'has agreed to these terms already'
agree pdf --proof "$work/scan.pdf"
expect_status 0
expect_lines "$work/stderr" 0 'counts'
run check "$plan"
expect_lines "$work/stdout" 0 'CS801'
end

begin 'what is weaker does not count, what is stronger does'
for row in 'pdf form 1' 'form form 0' 'form email 1' 'email form 0' \
    'email email 0' 'email meeting 1' 'meeting meeting 0'; do
    set -- $row
    asks "$1"
    agree "$2" --proof 'Said on the phone.'
    run check "$plan"
    expect_lines "$work/stdout" "$3" 'CS801'
done
# The vendor may sign as it likes, and nothing is asked before it is agreed.
asks pdf
sign "$plan" --side vendor --by priya --how form
expect_lines "$work/stderr" 0 'counts'
run check "$plan"
expect_lines "$work/stdout" 0 'CS801'
asks fax
run check "$root/segments"
expect_out 'CS006'
end
