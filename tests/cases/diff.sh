# diff: two versions of a plan, from files, revisions and signed terms.
. tests/cases.inc

root=$work/root
plan=$root/northwind.md
fresh() { # a folder with the examples
    rm -rf "$root"
    copy_plans "$root"
    : >"$root/.countersign.yaml"
}
edit() { # SCRIPT: of sed, over the plan
    sed -i "$1" "$plan"
}
terms=$(cd plans && ls northwind.terms-*.json)

begin 'the same plan does not differ'
fresh
cp "$plan" "$root/copy.md"
run diff "$plan" "$plan"
expect_status 0
expect_empty "$work/stdout"
expect_err 'no difference in terms, arrangements, progress and prose'
run diff "$plan" --quiet
expect_status 0
expect_empty "$work/stdout" "$work/stderr"
end

begin 'terms, arrangements and progress are told apart'
cp "$plan" "$work/old.md"
edit 's/^    target: 2$/    target: 3/
    /^  target-hit:/,/owners/ s/vendor: sam/vendor: priya/
    s/^    status: at-risk/    status: on-track/
    s/2026-08-19: 4.2/2026-08-19: 4.4/'
printf '\n## A new section\n\nWith words.\n\n## Internal: more\n\nSecret.\n' >>"$plan"
cp "$work/old.md" "$root/old.md"
run diff "$root/old.md" "$plan"
expect_status 1
cat >"$work/expected" <<END
--- $root/old.md
+++ $plan
Terms: each needs a new signature
  the target of Average first-response time was 2 h, is now 3 h
Arrangements: the other side is told
  the owner of the milestone Under two hours across all teams at Brightdesk was Sam Okafor, is now Priya Raman
Progress: nobody signs it
  the reading of Average first-response time on 19 August 2026 was 4.2 h, is now 4.4 h
  the status of the milestone Four hours across the pilot team was at-risk, is now on-track
  the section "A new section" was added
END
expect_same "$work/expected" "$work/stdout"
expect_err '5 differences: 1 of the terms, 1 of the arrangements, 3 of the'
run diff "$root/old.md" "$plan" --audience internal
expect_out 'the section "Internal: more" was added'
end

begin 'against what was signed there is no progress'
run diff "$plan"
expect_status 1
expect_out '--- what Lena Vogt agreed to on 2 July 2026' "+++ $plan" \
    'was 2 h, is now 3 h' 'is now Priya Raman'
expect_lines "$work/stdout" 0 Progress
cp "$work/stdout" "$work/alone"
run diff signed "$plan"
expect_same "$work/alone" "$work/stdout"
run diff "$root/$terms" "$plan"
expect_status 1
expect_out 'was 2 h, is now 3 h'
run diff "$plan" "$root/$terms"
expect_out 'was 3 h, is now 2 h'
end

begin 'Markdown for a merge request'
run diff "$root/old.md" "$plan" --format markdown
expect_status 1
expect_out '### northwind: from ' '**Terms: each needs a new signature**' \
    '- the target of Average first-response time was 2 h, is now 3 h'
sed 's/^    name: Average first-response time/    name: "A *b* [c](d) <e>"/' \
    "$work/old.md" >"$root/marked.md"
run diff "$root/old.md" "$root/marked.md" --format markdown
expect_out 'is now called "A \*b\* \[c\](d) \<e\>"'
end

if has python3; then
    begin 'the JSON says the same, by its schema'
    run diff "$root/old.md" "$plan" --format json
    expect_status 1
    python3 tests/schema.py --valid templates/schema/diff.schema.json \
        "$work/stdout" >"$work/said" 2>&1 || fault "$(cat "$work/said")"
    python3 - "$work/stdout" >"$work/said" 2>&1 <<'PYTHON' || fault "$(cat "$work/said")"
import json, sys
whole = json.load(open(sys.argv[1]))
assert not whole["same"] and whole["progress-compared"]
assert [len(whole[p]) for p in ("terms", "arrangements", "progress")] == [1, 1, 3]
one, = whole["terms"]
assert (one["field"], one["before"], one["now"]) == (
    "metrics.first-response-time.target", "2 h", "3 h"), one
added = whole["progress"][2]
assert added["now"] == "With words." and "before" not in added, added
PYTHON
    raw schema diff
    expect_same templates/schema/diff.schema.json "$work/stdout"
    end
else
    skip 'the JSON says the same, by its schema' 'no python3'
fi

begin 'a redline for the customer'
run diff "$root/old.md" "$plan" -o "$work/redline"
expect_status 1
expect_empty "$work/stdout"
gap=$(printf '\302\240') # figures are tied to their units
expect_in "$work/redline.html" "<del>2${gap}h</del>" "<ins>3${gap}h</ins>" \
    'Priya Raman' \
    'With words.' 'each change needs a new signature'
expect_lines "$work/redline.html" 0 'Secret'
[ "$(head -c 5 "$work/redline.pdf")" = %PDF- ] || fault 'no PDF'
if has pdftotext qpdf; then
    qpdf --check "$work/redline.pdf" >"$work/said" 2>&1 || fault "$(cat "$work/said")"
    pdftotext "$work/redline.pdf" "$work/text"
    expect_in "$work/text" 'A new section' 'Struck through'
    expect_lines "$work/text" 0 'Secret'
fi
run diff "$root/old.md" "$plan" --audience internal -o "$work/own.html"
expect_in "$work/own.html" 'Secret'
[ ! -e "$work/own.html.pdf" ] || fault 'a PDF, too'
sed 's/^locale: .*/locale: de-DE/' "$plan" >"$root/german.md"
run diff "$root/german.md" -o "$work/german.html"
expect_status 1
expect_in "$work/german.html" 'Verglichen mit dem, was Lena Vogt am 2.' \
    'Zielwert' 'Vereinbarungen'
run diff "$plan" "$plan" -o "$work/same.html"
expect_status 0
expect_in "$work/same.html" 'Nothing differs.'
run diff "$root/old.md" "$plan" -o "$work/ledger.html" --theme ledger
expect_status 1
expect_in "$work/ledger.html" '#7a1f2b'
run diff "$root/old.md" "$plan" -o "$work/ledger.html" --theme ledgr
expect_status 2
expect_err 'did you mean ledger?'
run diff "$root/$terms" "$root/$terms" -o "$work/x.html"
expect_status 2
expect_err '-o needs a plan on one side'
run diff "$root/old.md" "$plan" -o "$work/none/x.html"
expect_status 3
expect_err 'could not be written'
run render "$plan" -q -o "$work/rendered"
expect_in "$work/rendered/northwind.html" 'Changed since Lena Vogt agreed on' \
    "<del>2${gap}h</del>" "<ins>3${gap}h</ins>" 'changed by notice'
end

begin 'what cannot be compared is told apart'
fresh
run diff
expect_status 2
expect_err 'diff takes OLD and NEW'
run diff "$root/none.md" "$plan"
expect_status 2
expect_err "there is no file or folder \"$root/none.md\""
run diff "$root/castell.md"
expect_status 2
expect_err 'nobody has signed'
run diff "$root/cs-2027.md" "$plan"
expect_status 2
expect_err 'is no plan'
run diff "$root" "$plan"
expect_status 2
expect_err 'diff takes one plan'
run diff "$root/northwind-readings.csv" "$plan"
expect_status 2
expect_err 'cannot be read as a plan'
echo '{"format":"x"}' >"$root/x.json"
run diff "$root/x.json" "$plan"
expect_status 2
expect_err 'is not a file of terms'
run diff "$root/castell.md" "$plan"
expect_status 1
expect_err 'is the plan castell' 'is the plan northwind'
sed 's/^kind: plan/kind: [plan/' "$plan" >"$root/broken.md"
run diff "$plan" "$root/broken.md"
expect_status 2
expect_err "$root/broken.md:" 'CS002' 'cannot be read as a plan'
sed -i 's/"target":"2"/"target":"3"/' "$root/$terms"
run diff "$plan"
expect_status 2
expect_err 'is not what Lena Vogt signed'
run diff "$root/$terms" "$plan"
expect_err 'was edited or renamed'
rm "$root/$terms"
run diff "$plan"
expect_status 2
expect_err 'does not exist'
end

if has git; then
    repository=$work/repository
    mkdir -p "$repository/plans"
    cp -r plans/. "$repository/plans"
    (
        cd "$repository" && git init -q -b main . &&
            git config user.name Test && git config user.email test@example.com &&
            git add -A && git commit -qm first &&
            sed -i 's/^    target: 2$/    target: 3/' plans/northwind.md &&
            sed -i 's/,5.6/,5.9/' plans/northwind-readings.csv
    ) >"$work/git" 2>&1 || fault "$(cat "$work/git")"
    in_repository() { # FOLDER ARGUMENT...
        cd "$repository/$1" || exit
        shift
        run "$@"
        cd "$OLDPWD" || exit
    }

    begin 'a revision is read from the repository'
    in_repository . diff main:plans/northwind.md plans/northwind.md
    expect_status 1
    expect_out '--- main:plans/northwind.md' 'was 2 h, is now 3 h'
    in_repository plans diff HEAD:./northwind.md northwind.md --quiet
    expect_status 1
    expect_out 'was 2 h, is now 3 h'
    in_repository . diff main:plans/northwind.md HEAD:plans/northwind.md
    expect_status 0
    rm -r "$repository/plans"
    in_repository . diff HEAD:plans/northwind.md main:plans/northwind.md
    expect_status 0
    (cd "$repository" && git checkout -q -- .)
    end

    begin 'revisions and paths that are not there are told apart'
    in_repository . diff mian:plans/northwind.md plans/northwind.md
    expect_status 2
    expect_err 'there is no commit, branch or tag "mian"' 'did you mean "main"?'
    in_repository . diff main:plans/none.md plans/northwind.md
    expect_status 2
    expect_err 'there is no "plans/none.md" in main'
    in_repository . diff main:../x.md plans/northwind.md
    expect_status 2
    expect_err 'lies outside the repository'
    in_repository . diff main:plans plans/northwind.md
    expect_status 3
    expect_err 'main:plans'
    cd "$work" || exit
    run diff main:plans/northwind.md "$plan"
    cd "$OLDPWD" || exit
    expect_status 2
    expect_err 'needs a git repository'
    end

    begin 'git diff shows it'
    (
        cd "$repository" || exit
        git config diff.countersign.command "$bin diff --git"
        echo '*.md diff=countersign' >.gitattributes
        sed -i 's/^    target: 2$/    target: 3/' plans/northwind.md
        sed -i '1a # only a comment' plans/castell.md
        sed -i 's/^name: /name: New /' plans/segments/mid-market.md
        cp plans/northwind.md plans/new.md
        sed -i 's/^id: .*/id: new/' plans/new.md
        git add -N plans/new.md
        git rm -q --cached plans/halvorsen.md
        git diff HEAD
    ) >"$work/stdout" 2>"$work/stderr"
    status=$?
    said='git diff'
    expect_status 0
    expect_out 'plan plans/northwind.md' \
        '  the target of Average first-response time was 2 h, is now 3 h' \
        'plan plans/castell.md' \
        'no difference in terms, arrangements, progress and prose' \
        'not compared; `git diff --no-ext-diff` shows its lines'
    expect_lines "$work/stdout" 0 'reading of'
    end
else
    skip 'revisions' 'no git'
fi
