# Which findings count: gates, selection, files from elsewhere, what a branch
# touched, settings, baselines.
. tests/cases.inc

refused() { # TEXT ARGUMENT...: exit 2, nothing on standard output
    refused_text=$1
    shift
    run "$@"
    expect_status 2
    expect_err "$refused_text"
    expect_empty "$work/stdout"
}

# A plan with a warning (CS306) and one with an error (CS301) on top of it.
warned=$work/one/warned.md
failed=$work/one/failed.md
mkdir "$work/one"
cp -r plans/northwind* plans/segments plans/logos "$work/one"
mv "$work/one/northwind.md" "$warned"
cp plans/arbor.md "$failed"
run check --format concise "$failed"
errors=$(grep -c ': error: ' "$work/stdout")
warnings=$(grep -c ': warning: ' "$work/stdout")
entries=$((2 * (errors + warnings)))

begin 'the gate'
run check "$failed"
expect_status 1
run check --fail-on error "$failed"
expect_status 1
run check --select CS406 "$failed"
expect_status 0
run check --select CS406 --fail-on warning "$failed"
expect_status 1
run check --select CS205 --fail-on note "$failed"
expect_status 1
refused 'did you mean "warning"?' check --fail-on warnings "$failed"
end

begin 'what is shown'
run check --show error "$failed"
expect_status 1
expect_lines "$work/stdout" "$errors" ': error: '
expect_lines "$work/stdout" 0 ': warning: '
expect_err "$warnings not shown"
run check --show error --fail-on warning --select CS406 "$failed"
expect_status 1
expect_empty "$work/stdout"
end

begin 'selection by code, name, group and clock'
run check --select CS301 "$failed"
expect_lines "$work/stdout" 0 '\[CS30[2-9]\]'
expect_out '[CS301]'
run check --select feature-only-milestone,CS4 "$failed"
expect_out '[CS301]' '[CS406]'
expect_lines "$work/stdout" 0 '\[CS[125]..\]'
run check --select milestones --select owners --ignore CS301 "$failed"
expect_out '[CS302]' '[CS406]'
expect_lines "$work/stdout" 0 '\[CS301\]'
run check --ignore clock "$failed"
expect_status 1
run check --select clock "$failed"
expect_status 0
refused 'did you mean "owners"?' check --select ownrs "$failed"
refused 'did you mean "feature-only-milestone"?' \
    check --ignore CS302,feature-only-milestne "$failed"
refused 'countersign explain' check --select frobnicate "$failed"
end

begin 'what cannot be read is said whatever is selected'
printf 'no plan\n' >"$work/torn.md"
run check --select milestones "$work/torn.md"
expect_status 1
expect_out '[CS001]'
end

begin 'paths from a file'
printf '%s\r\n\n%s\n' "$failed" "$work/one" >"$work/list"
run check --files-from "$work/list" --select CS301
expect_status 1
expect_lines "$work/stdout" 1 '\[CS301\]'
printf '%s\0%s\0' "$failed" "$work/one/x.csv" >"$work/list"
run check --files-from "$work/list"
expect_status 1
expect_err '1 path was in' '1 file checked'
said="countersign check --files-from -"
"$bin" check --today "$TODAY" --files-from - <"$work/list" \
    >"$work/stdout" 2>"$work/stderr"
status=$?
expect_status 1
: >"$work/list"
refused 'lists no plan' check --files-from "$work/list"
run check --files-from "$work/list" --allow-empty
expect_status 0
run check --files-from "$work/list" --allow-empty --format json
expect_status 0
expect_out '{'
printf '%s\n' "$work/gone.md" >"$work/list"
refused "there is no file or folder \"$work/gone.md\"" \
    check --files-from "$work/list"
refused 'does not exist' check --files-from "$work/nothing"
refused 'cannot be both' check --files-from - -
end

begin 'no plan is an error unless it may be'
mkdir "$work/empty"
refused 'there is no plan' check "$work/empty"
run check --allow-empty "$work/empty"
expect_status 0
end

piped() { # FILE ARGUMENT...: with the file as standard input
    piped_file=$1
    shift
    said="countersign $*"
    timeout 120 "$bin" "$@" <"$piped_file" >"$work/stdout" 2>"$work/stderr"
    status=$?
}

begin 'standard input has a name'
piped "$failed" check --today "$TODAY" -
expect_status 1
expect_out '<stdin>:'
piped "$failed" check --today "$TODAY" - --stdin-name "$work/one/new.md"
expect_status 1
expect_out "$work/one/new.md:"
piped "$failed" check --today "$TODAY" - --stdin-name "$warned" "$work/one" \
    --select CS301,CS013
expect_status 1
expect_out "$warned:"
expect_lines "$work/stdout" 2 '\[CS301\]'
piped "$failed" check --today "$TODAY" - --stdin-name "$work/none/new.md"
expect_status 2
expect_err 'is not there'
end

# --- settings ---

mkdir -p "$work/set/legacy" "$work/set/own"
cp -r plans/segments plans/logos "$work/set"
cp -r plans/logos "$work/set/legacy"
cp "$failed" "$work/set/arbor.md"
sed 's/^id: arbor/id: old/' "$failed" >"$work/set/legacy/old.md"
cat >"$work/set/.countersign.yaml" <<'END'
# adopted in three steps
rules:
  sponsor-missing: {severity: error, from: 2026-08-01}
  CS503: error
paths:
  - path: legacy
    errors-from: 2026-12-01
    rules: {CS302: off}
END

begin 'settings raise, put off and turn off'
run check "$work/set/arbor.md"
expect_status 1
expect_out 'error: no executive of either side'
run check "$work/set/legacy"
expect_status 0
expect_out '(counts as an error from 1 December 2026) [CS301]'
expect_lines "$work/stdout" 0 ': error: '
expect_lines "$work/stdout" 0 '\[CS302\]'
run check --show error "$work/set/legacy"
expect_out '(counts as an error from 1 December 2026) [CS301]'
raw check --today 2026-12-01 "$work/set/legacy"
expect_status 1
expect_out 'error: "Portal live for patients"'
raw check --today 2026-07-31 "$work/set/arbor.md"
expect_out 'warning: no executive of either side'
end

begin 'the nearest settings hold'
sed 's/^id: arbor/id: own/' "$failed" >"$work/set/own/own.md"
echo 'rules: {CS205: note}' >"$work/set/own/.countersign.yaml"
run check "$work/set"
expect_lines "$work/stdout" 1 'own.md.*note.*\[CS205\]'
expect_lines "$work/stdout" 1 'error: no executive.*\[CS406\]'
printf 'rules: {CS205: error}\n' >"$work/other.yaml"
run check --config "$work/other.yaml" "$work/set"
expect_lines "$work/stdout" 3 'error: .*\[CS205\]'
rm "$work/set/own/own.md" "$work/set/own/.countersign.yaml"
end

out=$work/out
mkdir -p "$out/plans/drafts" "$out/archive/old" "$out/own/archive"
cp -r plans/segments plans/logos "$out/plans"
cp -r plans/logos "$out/archive/old"
cp -r plans/logos "$out/own/archive"
cp "$failed" "$out/plans/arbor.md"
cp "$failed" "$out/plans/drafts/arbor.md"
cp "$failed" "$out/archive/old/arbor.md"
cp "$failed" "$out/own/archive/arbor.md"
: >"$out/own/.countersign.yaml"
cat >"$out/.countersign.yaml" <<'END'
exclude:
  - ./archive/
  - "**/drafts"
  - plans/segments/low*
END

begin 'what settings leave out is not looked for'
(cd "$out" && "$bin" check --today "$TODAY" --allow-empty --quiet) >"$work/stdout" 2>&1
expect_lines "$work/stdout" 0 '^archive\|drafts'
grep -q '^plans/arbor.md' "$work/stdout" || fault 'the plan is not checked'
# settings further down stand alone
grep -q '^own/archive/arbor.md' "$work/stdout" || fault 'nothing of own'
run due "$out" --format json
expect_status 0
grep -q drafts "$work/stdout" && fault 'due lists a draft'
for named in "$out/archive" "$out/archive/old" "$out/archive/old/arbor.md"; do
    run check "$named"
    expect_status 1
    expect_out 'archive/old/arbor.md'
done
# a folder that is named is not left out, those in it may be
run check "$out/plans/drafts" --select CS301
expect_out 'drafts/arbor.md'
run check "$out/plans" --select CS301
expect_lines "$work/stdout" 0 'drafts'
printf '%s\n' "$out/archive/old/arbor.md" "$out/plans/arbor.md" >"$work/list"
run check --files-from "$work/list"
expect_lines "$work/stdout" 0 'archive'
expect_out 'plans/arbor.md'
printf '%s\n' "$out/archive/old/arbor.md" >"$work/list"
refused 'does not leave out' check --files-from "$work/list"
run check --files-from "$work/list" --allow-empty
expect_status 0
# hooks and editors name files one by one, and are told the same as a folder
run check --force-exclude "$out/archive/old/arbor.md" "$out/plans/arbor.md"
expect_lines "$work/stdout" 0 'archive'
expect_out 'plans/arbor.md'
for named in "$out/archive" "$out/plans/drafts/arbor.md"; do
    refused 'does not leave out; --allow-empty' check --force-exclude "$named"
    run check --force-exclude --allow-empty "$named"
    expect_status 0
    expect_empty "$work/stdout"
    expect_lines "$work/stderr" 1 '^0 files checked: no findings$'
done
run check --force-exclude --allow-empty \
    --stdin-name "$out/plans/drafts/new.md" - <"$failed"
expect_status 0
expect_empty "$work/stdout"
run check --force-exclude --stdin-name "$out/plans/new.md" - <"$failed"
expect_status 1
printf 'exclude: ["*"]\n' >"$work/other.yaml"
refused "\`exclude\` in $work/other.yaml does not leave out" \
    check "$out" --config "$work/other.yaml"
run config --for "$out/archive/old/arbor.md"
expect_out 'left out: it is read only where it is named itself' \
    'out/.countersign.yaml:2  `exclude` has "./archive/"'
run config --for "$out/plans/arbor.md"
expect_lines "$work/stdout" 0 'left out'
end

begin 'settings that are none'
for bad in 'rulez: {}' 'rules: {CS3O1: note}' 'rules: {CS301: warning}' \
    'rules: {CS205: off}' 'rules: [' 'paths: {}' 'exclude: archive' \
    'exclude: [../x]' 'exclude: [**/x]' 'exclude: [""]' '- x'; do
    printf '%s\n' "$bad" >"$work/bad.yaml"
    refused "the settings in \"$work/bad.yaml\" cannot be used" \
        check --config "$work/bad.yaml" "$failed"
    expect_err "$work/bad.yaml:1:" 'fix '
    expect_lines "$work/stderr" 0 '^  why '
done
printf 'rulez: {}\n' >"$work/bad.yaml"
refused 'Write `rules`' check --config "$work/bad.yaml" "$failed"
refused 'does not exist' check --config "$work/nothing.yaml" "$failed"
printf 'rules: {CS3O1: note}\n' >"$work/bad.yaml"
refused 'Write `CS301`' check --config "$work/bad.yaml" "$failed"
refused 'did you mean CS301?' explain cs3o1
printf 'paths:\n  - pth: trials\n' >"$work/bad.yaml"
refused 'Write `path`' check --config "$work/bad.yaml" "$failed"
expect_lines "$work/stderr" 1 '^error'
printf 'a list of rules\n' >"$work/bad.yaml"
refused 'the file must be fields' check --config "$work/bad.yaml" "$failed"
expect_lines "$work/stderr" 0 'kind: plan'
end

begin 'settings at fault stop every command'
faulty=$work/faulty
mkdir -p "$faulty/plans/logos"
cp plans/logos/* "$faulty/plans/logos"
cp -r plans/segments "$faulty/plans"
cp "$failed" "$faulty/plans/arbor.md"
printf 'plan,date,metric,value\narbor,2026-08-19,x,1\n' >"$faulty/rows.csv"
printf 'id,customer,segment,profit\n1,A,b,1\n' >"$faulty/plans/list.csv"
echo 'rulez: {}' >"$faulty/.countersign.yaml"
at=$faulty/plans/arbor.md
while read -r words; do
    # shellcheck disable=SC2086
    (cd "$faulty" && eval "set -- $words" &&
        "$bin" "$@" --today "$TODAY" >"$work/stdout" 2>"$work/stderr")
    status=$?
    [ "$status" -eq 2 ] || fault "$words: exit $status"
    expect_err 'Write `rules`'
    expect_empty "$work/stdout"
done <<'END'
check plans
render plans -o out
select plans/list.csv plans
new acme --segment low-touch --type growth --customer Acme --vendor B
questionnaire arbor -o out
log plans/arbor.md --meeting Weekly --missed
reading plans/arbor.md first-free 3
import rows.csv plans
done plans/arbor.md portal --evidence "It is live"
block plans/arbor.md portal "No time" --owner ines
expect plans/arbor.md portal 2026-10-01
owner plans/arbor.md portal --side vendor --to ines
sign plans/arbor.md --side customer --by ines --how email --proof "Agreed."
verify plans
diff plans/arbor.md
due plans
qbr-prep plans
portfolio plans -o out
audit plans
export plans --to csv
config --for plans/arbor.md
dump --stage plan plans/arbor.md
END
[ ! -e "$faulty/out" ] || fault 'something was written'
[ ! -e "$faulty/acme.md" ] || fault 'a plan was begun'
cmp -s "$failed" "$at" || fault 'the plan was changed'
end

begin 'config says what is in force and why'
run config --for "$work/set/legacy/old.md"
expect_status 0
expect_out 'the nearest above the file' \
    'CS302 milestone-without-level: off' \
    'all rules: errors count from 1 December 2026' \
    "set/.countersign.yaml:8  instead of the catalogue's error" \
    "set/.countersign.yaml:7  puts errors off"
run config --for "$work/set/new.md" CS205 sponsor-missing
expect_status 0
expect_out 'CS205 only-lagging-metrics: warning' 'by the catalogue' \
    'CS406 sponsor-missing: error' '.countersign.yaml:3'
run config --for "$failed"
expect_out 'settings: none' 'All rules are as'
refused 'did you mean milestone-order' config --for "$failed" milestone-ordr
refused '--for FILE' config
refused 'is a folder' config --for "$work/set"
refused 'is not there' config --for "$work/none/new.md"
end

begin 'a waiver for no rule cannot be trusted'
sed 's/^cadence:/waivers:\
  - {rule: CS3O1, reason: so, until: 2026-12-01}\
cadence:/' "$failed" >"$work/waived.md"
run check --select owners "$work/waived.md"
expect_status 2
expect_out '"CS3O1" is not a rule'
expect_err 'a waiver names a rule that does not exist'
sed -i 's/CS3O1/CS301/' "$work/waived.md"
run check --select CS301 "$work/waived.md"
expect_status 0
expect_empty "$work/stdout"
run config --for "$work/waived.md"
expect_out 'the plan waives it until 1 December 2026: so'
raw check --today 2026-12-02 --select CS301 "$work/waived.md"
expect_status 1
end

# --- baselines ---

base=$work/set/baseline
rm "$work/set/.countersign.yaml"
begin 'a baseline lets only new findings count'
refused '--write-baseline makes one' check --baseline "$base" "$work/set"
run check --baseline "$base" --write-baseline "$work/set"
expect_status 0
expect_empty "$work/stdout"
# And of each the path that misses its target, which is silent beside its
# cause: it is nothing new when that was mended.
kept=$((entries + 2))
expect_lines "$base" $kept '	'
LC_ALL=C sort -c "$base" || fault 'the baseline is not sorted'
run check --baseline "$base" "$work/set"
expect_status 0
expect_empty "$work/stdout"
expect_err "$kept in the baseline"
sed 's/^kind:/# a line more\
kind:/; s/^stage: draft/stage: proposed/' "$failed" >"$work/set/arbor.md"
run check --baseline "$base" "$work/set"
expect_status 0
sed '/^    due:/d' "$failed" >"$work/set/arbor.md"
run check --baseline "$base" --fail-on warning "$work/set"
expect_status 1
expect_out '[CS304]'
cp "$failed" "$work/set/arbor.md"
end

begin 'what was repaired is a note, and pruned when asked'
sed -i 's/^  why: .*/  why: It is time./' "$work/set/arbor.md"
cp "$base" "$work/before"
run check --baseline "$base" "$work/set"
expect_status 0
expect_err 'CS010 placeholder-text at outcome.why of arbor was repaired' \
    '--prune takes' '1 entry'
expect_same "$base" "$work/before"
run check --baseline "$base" "$work/set/legacy"
expect_lines "$work/stderr" 0 'repaired'
run check --baseline "$base" --prune "$work/set"
expect_status 0
expect_err 'taken out'
grep -v 'CS010	arbor' "$work/before" >"$work/after"
expect_same "$base" "$work/after"
mv "$work/set/legacy/old.md" "$work/old.md"
run check --baseline "$base" "$work/set/arbor.md"
expect_lines "$work/stderr" 0 'is gone'
run check --baseline "$base" --prune "$work/set"
expect_lines "$base" 0 '	old	'
end

begin 'baselines that are none'
refused 'this is no baseline' check --baseline "$failed" "$work/set"
refused "$failed:1:1:" check --baseline "$failed" "$work/set"
printf '# countersign baseline 1\nCS301\tx\n' >"$work/broken"
refused "$work/broken:2:1:" check --baseline "$work/broken" "$work/set"
refused 'needs --baseline FILE' check --prune "$work/set"
refused 'needs --baseline FILE' check --write-baseline "$work/set"
refused 'choose one' check --baseline "$base" --prune --write-baseline \
    "$work/set"
end

# --- what a branch touched ---

if has git; then
    repo=$work/repo
    mkdir -p "$repo/plans"
    sed 's/^id: arbor/id: one/' "$failed" >"$repo/plans/one.md"
    sed 's/^id: arbor/id: two/' "$failed" >"$repo/plans/two.md"
    in_repo() {
        git -C "$repo" -c user.name=a -c user.email=a@b.c \
            -c commit.gpgsign=false "$@" >/dev/null 2>&1
    }
    in_repo init -q -b main
    in_repo add .
    in_repo commit -q -m one
    in_repo tag start

    begin 'only what was touched is reported'
    run check --changed-since start "$repo/plans"
    expect_status 0
    expect_empty "$work/stdout"
    expect_err '0 of 2 files'
    sed -i 's/^title:.*/title: Changed/' "$repo/plans/one.md"
    run check --changed-since start "$repo/plans"
    expect_status 1
    expect_out 'one.md:'
    expect_lines "$work/stdout" 0 'two.md:'
    in_repo commit -q -a -m two
    run check --changed-since start "$repo"
    expect_status 1
    expect_err '1 of 2 files'
    run check --changed-since HEAD "$repo"
    expect_status 0
    sed 's/^id: arbor/id: two/' "$failed" >"$repo/plans/three.md"
    run check --changed-since HEAD --select CS013,CS301 "$repo/plans"
    expect_status 1
    expect_out '[CS013]' 'three.md:'
    expect_lines "$work/stdout" 0 '^[^ ]*two.md:.*CS301'
    rm "$repo/plans/three.md"
    end

    begin 'a branch is compared with where it parted'
    in_repo checkout -q -b side start
    sed -i 's/^title:.*/title: Else/' "$repo/plans/two.md"
    in_repo commit -q -a -m three
    run check --changed-since main "$repo"
    expect_out 'two.md:'
    expect_lines "$work/stdout" 0 'one.md:'
    end

    begin 'revisions and repositories that are none'
    refused 'did you mean "main"?' check --changed-since mian "$repo"
    refused 'there is no commit' check --changed-since zzzzzzzz "$repo"
    refused 'there is no commit' check --changed-since '' "$repo"
    refused 'is not a commit' check --changed-since start:plans "$repo"
    refused 'is in none' check --changed-since main "$work/set"
    end
else
    skip 'what a branch touched' 'git is not installed'
fi
