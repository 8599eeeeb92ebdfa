# Rules over several definitions: what only all of them together show.
. tests/cases.inc

root=$work/root
copy_plans "$root"
: >"$root/.countersign.yaml"
rm "$root/arbor.md"
again() { # SED: a second plan of the same customer
    sed -e 's/^id: castell/id: again/' -e "$1" "$plans/castell.md" \
        >"$root/again.md"
    run check "$root" --format concise
}

begin 'two plans of one customer that say the same are fine'
again 's/^title: .*/title: Once more/'
expect_status 0
expect_lines "$work/stdout" 0 'CS103\|CS405\|CS013'
end

begin 'who left in one plan is not counted on in another'
again 's/Priya Raman, */Priya Raman, left: 2026-06-01, /'
expect_status 1
expect_out 'castell.md' 'again.md says, and is still' '[CS405]'
run check "$root" --format full
expect_out 'If Priya Raman is still there, take `left` out of line 18 of ' \
    'again.md. Otherwise agree it with whoever follows, name them here' \
    'write under `people`:  left: 2026-06-01'
end

begin 'two plans of one customer do not give one metric two targets'
again 's/from 46 % to 80 %/from 46 % to 85 %/; s/^    target: 80/    target: 85/'
expect_status 1
expect_out 'again.md' 'a plan of the same customer' '[CS103]'
end

# --- what only several plans show stands among the findings of its own ---

formats='full concise json sarif junit github gitlab checkstyle rdjsonl markdown'
unset GITHUB_STEP_SUMMARY

# castell.md has findings of its own before and behind what again.md shows, and
# castle.md has its id as well.
rm "$root/again.md"
sed -e 's/^start:/strat:/; /^risks:/i later: 1' "$plans/castell.md" \
    >"$root/castell.md"
cp "$root/castell.md" "$root/castle.md"
sed -e 's/^id: castell/id: again/; s/^    target: 80/    target: 85/
    s/from 46 % to 80 %/from 46 % to 85 %/
    s/Priya Raman, */Priya Raman, left: 2026-06-01, /' \
    "$plans/castell.md" >"$root/again.md"
ordered='CS004 CS405 CS103 CS004'

rules_of() { # FILE: the rules that standard output has of it, in their order
    sed -n "s/^[^:]*$1:[0-9:]* .*\[\(CS...\)\]\$/\1/p" "$work/stdout" | xargs
}

expect_rules() { # FILE RULES
    [ "$(rules_of "$1")" = "$2" ] || fault "$said
of $1: $(rules_of "$1"), where $2 is right"
}

begin 'what several plans show stands in its place'
run check "$root" --format concise
sort -s -t: -k1,1 -k2,2n -k3,3n "$work/stdout" >"$work/sorted"
expect_same "$work/sorted" "$work/stdout"
expect_rules castell.md "$ordered"
expect_rules castle.md "CS013 $ordered"
end

begin 'in every format, with any number of workers'
for format in $formats; do
    run check "$root" --format $format --jobs 1
    cp "$work/stdout" "$work/found.$format"
    run check "$root" --format $format --jobs 4 -o "$format:$work/file"
    expect_same "$work/found.$format" "$work/stdout"
    expect_same "$work/found.$format" "$work/file"
    expect_status 1
done
if has python3; then
    said='the places of all formats'
    python3 - "$work" >"$work/failure" 2>&1 <<'END' ||
import json, re, sys
import xml.etree.ElementTree as tree

def read(format):
    return open(f'{sys.argv[1]}/found.{format}', encoding='utf-8').read()

def is_once(what, names):
    assert len(names) == len(set(names)), f'{what}: {names}'

found = [x for x in json.loads(read('json'))['findings']
         if x['severity'] != 'waived']
places = [(x['path'], x['start']['line'], x['start']['column'], x['rule'])
          for x in found]
assert places == sorted(places)
assert all(x['csm'] for x in found)
lines = [(path, line) for path, line, column, rule in places]

def compare(format, others, all=places):
    assert others == all, f'{format}: {others}'

compare('concise', [(x[0], int(x[1]), int(x[2]), x[3]) for x in re.findall(
    r'^(.*?):(\d+):(\d+): .*\[(CS...)\]$', read('concise'), re.M)])
compare('full', [(x[1], int(x[2]), int(x[3]), x[0]) for x in re.findall(
    r'^[a-z]+\[(CS...) .*\n  (.*):(\d+):(\d+)$', read('full'), re.M)])
sarif = [(x['ruleId'], x['locations'][0]['physicalLocation'])
         for x in json.loads(read('sarif'))['runs'][0]['results']
         if 'suppressions' not in x]
compare('sarif', [(x['artifactLocation']['uri'], x['region']['startLine'],
    x['region']['startColumn'], rule) for rule, x in sarif],
    [(f'file://{path}', *rest) for path, *rest in places])
compare('rdjsonl', [(x['location']['path'],
    x['location']['range']['start']['line'],
    x['location']['range']['start']['column'], x['code']['value'])
    for x in map(json.loads, read('rdjsonl').splitlines())])
compare('gitlab', [(x['location']['path'], x['location']['lines']['begin'])
    for x in json.loads(read('gitlab'))], lines)
files = tree.fromstring(read('checkstyle')).findall('file')
compare('checkstyle', [(file.get('name'), int(x.get('line')),
    int(x.get('column')), x.get('source')[12:17])
    for file in files for x in file])
is_once('a file', [x.get('name') for x in files])
suites = tree.fromstring(read('junit')).findall('testsuite')
is_once('a suite', [x.get('name') for x in suites])
assert all(case.get('file') in (None, suite.get('name'))
           for suite in suites for case in suite.iter('testcase'))
parts = re.split(r'^## ', read('markdown'), flags=re.M)[1:]
is_once('a heading', [x.split('\n')[0] for x in parts])
compare('markdown', [(part.split(' ')[0], int(x[0]), int(x[1]), x[2])
    for part in parts for x in re.findall(
        r'^\| (\d+):(\d+) \| (?!waived).* \((CS...) ', part, re.M)])
is_once('an annotation', re.findall(
    r'^::\w+ (file=.*?),.*title=(CS...)', read('github'), re.M))
END
        fault "$(cat "$work/failure")"
fi
end

begin 'among what the same person keeps'
run check "$root" --format concise --by csm
mkdir "$work/kept"
run check "$root" --format full --by csm -q -o "markdown:$work/kept/{csm}.md"
expect_out '--- Sam Okafor ---'
expect_lines "$work/stdout" 0 'nobody keeps'
expect_in "$work/kept/sam-okafor.md" CS013 CS103 CS405
expect_in "$work/kept/marta-lindgren.md" 'halvorsen.md' CS405
grep -l CS405 "$work/kept/nobody.md" >"$work/found" 2>/dev/null
expect_empty "$work/found"
end

begin 'what is set aside for it may lie in a file'
mkdir -p "$work/large" "$work/temporary"
: >"$work/large/.countersign.yaml"
awk 'BEGIN { for (i = 0; i < 400; i++) print "field-" i ": x" }' \
    >"$work/fields"
for i in $(seq 30); do
    sed -e "s/^id: .*/id: p$i/" -e "/^start:/r $work/fields" \
        "$plans/castell.md" >"$work/large/p$i.md"
done
export TMPDIR="$work/temporary"
run check "$work/large" --format sarif
[ "$(wc -c <"$work/stdout")" -gt 5000000 ] || fault 'that is not large'
cp "$work/stdout" "$work/set-aside"
for TMPDIR in "$work/nowhere" "$work/temporary"; do
    run check "$work/large" --format sarif --jobs 4
    expect_same "$work/set-aside" "$work/stdout"
done
unset TMPDIR
[ -z "$(ls "$work/temporary")" ] || fault 'a temporary file was left'
end

begin 'settings of the path, and what was selected, hold for it as well'
cat >"$root/.countersign.yaml" <<'END'
paths:
  - path: castle.md
    errors-from: 2026-12-01
    rules: {CS405: off}
END
run check "$root" --format concise
expect_rules castell.md "$ordered"
expect_rules castle.md 'CS013 CS004 CS103 CS004'
expect_out 'a plan of the same customer (counts as an error from 1 December'
run check "$root" --format concise --ignore CS004,CS103
expect_rules castell.md CS405
: >"$root/.countersign.yaml"
end

begin 'the baseline knows it, and knows the same of the plan itself'
base=$work/baseline
run check "$root" --baseline "$base" --write-baseline
expect_status 0
expect_empty "$work/stdout"
expect_in "$base" CS013 CS103 CS405
for jobs in 1 4; do
    run check "$root" --baseline "$base" --jobs $jobs
    expect_status 0
    expect_empty "$work/stdout"
    expect_lines "$work/stderr" 0 'no longer needed'
done
grep -v CS103 "$base" >"$work/less"
run check "$root" --baseline "$work/less" --format concise
expect_status 1
expect_rules castell.md CS103
expect_rules castle.md CS103
sed -i '/CS004.*strat/d' "$work/less"
run check "$root" --baseline "$work/less" --format concise
expect_rules castell.md 'CS004 CS103'
expect_rules castle.md 'CS004 CS103'
end

begin 'standard input is held against the others, too'
sed 's/^id: .*/id: again/' "$root/castell.md" >"$work/typed"
timeout 60 "$bin" check - --stdin-name "$root/typed.md" "$root" --today \
    "$TODAY" --format concise <"$work/typed" >"$work/stdout" 2>"$work/stderr"
expect_rules typed.md "CS013 $ordered"
end

if has git; then
    in_root() {
        git -C "$root" -c user.name=a -c user.email=a@b.c \
            -c commit.gpgsign=false "$@" >/dev/null 2>&1
    }
    in_root init -q -b main
    in_root add .
    in_root commit -q -m one

    begin 'of a plan that was not touched only what the others show'
    sed -i '/^risks:/i other: 1' "$root/again.md"
    run check "$root" --changed-since HEAD --format concise
    expect_status 1
    expect_rules castell.md 'CS405 CS103'
    expect_rules castle.md 'CS405 CS103'
    expect_err '1 of '
    run check "$root" --changed-since HEAD --format json
    expect_out '"summary":{"definitions":1,'
    end
fi
