# The formats of check, end to end: each can be read by those it is for, all
# say the same findings, and files stand beside standard output.
. tests/cases.inc

formats='full concise json sarif junit github gitlab checkstyle rdjsonl markdown'
unset GITHUB_STEP_SUMMARY

# Two copies of a plan (one id), one that is no UTF-8, and one that is well.
mkdir -p "$work/bad plans"
cp -r plans/segments "$work/bad plans/"
cp plans/arbor.md "$work/bad plans/one, ą & <b>.md"
cp plans/arbor.md "$work/bad plans/two%20.md"
printf -- '---\nkind: plan\ntitle: \377\303( \033[31m\n---\n' \
    >"$work/bad plans/bytes.md"
cp plans/castell.md "$work/bad plans/well.md"

# Whether files are valid by a schema; $work/valid says why not.
is_valid() { # SCHEMA FILE...
    valid_schema=$1
    shift
    case $valid_schema in
    *.xsd) xmllint --noout --nonet --schema "$valid_schema" "$@" ;;
    *) python3 tests/schema.py --valid "$valid_schema" "$@" ;;
    esac >"$work/valid" 2>&1
}

valid() { # SCHEMA FILE...
    is_valid "$@" || fault "by $valid_schema: $(cat "$work/valid")"
}

every_valid() { # NAME...: of each the file in all formats that have a schema
    for name in "$@"; do
        valid templates/schema/findings.schema.json "$work/$name.json"
        valid tests/schema/sarif-2.1.0.json "$work/$name.sarif"
        valid tests/schema/gitlab.json "$work/$name.gitlab"
        valid tests/schema/rdjsonl.json "$work/$name.rdjsonl"
        valid tests/schema/junit.xsd "$work/$name.junit"
        valid tests/schema/checkstyle.xsd "$work/$name.checkstyle"
    done
}

begin 'a format changes neither the exit status nor what is counted'
for format in $formats; do
    run check "$work/bad plans" --format $format
    expect_status 1
    cp "$work/stdout" "$work/found.$format"
    sed 's/, in [0-9.]* s//' "$work/stderr" >"$work/said.$format"
    expect_same "$work/said.full" "$work/said.$format"
    run check plans/segments --format $format
    expect_status 0
    cp "$work/stdout" "$work/clean.$format"
done
expect_plain "$work"/found.*
end

begin 'each format is valid by its schema, whatever bytes a plan has'
every_valid found clean
end

begin 'a schema lets no fault pass'
mkdir "$work/spoilt"
spoil() { # FORMAT SCHEMA COMMAND-OF-SED
    sed "$3" "$work/found.$1" >"$work/spoilt/found.$1"
    cmp -s "$work/found.$1" "$work/spoilt/found.$1" &&
        fault "$1: nothing to spoil by $3"
    is_valid "$2" "$work/spoilt/found.$1" && fault "$1: $3 is let pass"
}
spoil json templates/schema/findings.schema.json 's/"errors":[0-9]*/"errors":"few"/'
spoil sarif tests/schema/sarif-2.1.0.json 's/"ruleId"/"rule-id"/'
spoil sarif tests/schema/sarif-2.1.0.json 's/"startLine":[0-9]*/"startLine":0/'
spoil gitlab tests/schema/gitlab.json 's/"severity":"minor"/"severity":"warning"/'
spoil rdjsonl tests/schema/rdjsonl.json 's/"message"/"text"/'
spoil junit tests/schema/junit.xsd 's/ tests="[0-9]*"//'
spoil junit tests/schema/junit.xsd 's/<failure/<fault/; s/failure>/fault>/'
spoil checkstyle tests/schema/checkstyle.xsd 's/severity="warning"/severity="minor"/'
end

begin 'all formats have the same findings'
python3 - "$work" >"$work/differ" 2>&1 <<'PYTHON' || fault "$(tail "$work/differ")"
import json, re, sys
import xml.etree.ElementTree as tree

work = sys.argv[1]
def read(format):
    return open(f'{work}/found.{format}', encoding='utf-8').read()

report = json.loads(read('json'))
all = report['findings']
found = [x for x in all if x['severity'] != 'waived']
summary = report['summary']
count = len(found)
assert count > 20 and summary['waived'] == len(all) - count
for word in 'error', 'warning', 'note':
    assert summary[word + 's'] == sum(
        x['severity'] == word for x in found), word
assert summary['complete'] is True
listed = report['definitions']
assert len(listed) == summary['definitions']
for word in 'errors', 'warnings', 'notes', 'waived':
    assert sum(x[word] for x in listed) == summary[word], word
for x in listed:
    health = x.get('health')
    assert not health or x['kind'] == 'plan'
    assert not health or health['score'] == sum(
        y['points'] for y in health['causes'])

run = json.loads(read('sarif'))['runs'][0]
results = run['results']
rules = {x['id']: x for x in run['tool']['driver']['rules']}
assert len(results) == len(all)
for x, y in zip(all, results):
    assert x['rule'] == y['ruleId'] and x['name'] == rules[x['rule']]['name']
    region = y['locations'][0]['physicalLocation']['region']
    assert region['startLine'] == x['start']['line']
    assert region['startColumn'] == x['start']['column']
    assert x['message'] in y['message']['text']
    assert y['partialFingerprints'] == {'countersign/v1': x['fingerprint']}
    uri = y['locations'][0]['physicalLocation']['artifactLocation']['uri']
    assert re.fullmatch(r'[A-Za-z0-9._~%/:-]+', uri), uri
for rule in rules.values():
    assert rule['help']['text'] and rule['shortDescription']['text']

issues = json.loads(read('gitlab'))
assert len(issues) == count
prints = [x['fingerprint'] for x in issues]
assert len(set(prints)) == count, 'GitLab would show a finding once'
assert any(x.endswith('-2') for x in prints)

assert len(read('rdjsonl').splitlines()) == count
assert len(tree.fromstring(read('checkstyle')).findall('file/error')) == count
assert len(read('concise').splitlines()) == count
full = re.findall(r'^(?:error|warning|note)\[CS', read('full'), re.M)
assert len(full) == count, 'nothing is folded but on a terminal'
rows = re.findall(r'^\| [^|]*\d+:\d+ \| (?:error|warning|note) ',
    read('markdown'), re.M)
assert len(rows) == count
suites = tree.fromstring(read('junit'))
said = ''.join(x.text or '' for x in suites.iter()
    if x.tag in ('failure', 'system-out'))
assert len(re.findall(r':\d+:\d+: (?:error|warning|note): ', said)) == count
for suite in suites:
    assert int(suite.get('tests')) == len(suite.findall('testcase'))
    assert int(suite.get('failures')) == len(
        suite.findall('testcase/failure'))

shown = read('github').splitlines()
errors = [x for x in shown if x.startswith('::error ')]
warnings = [x for x in shown if x.startswith('::warning ')]
assert len(errors) <= 10 and len(warnings) <= 10
assert shown[:len(errors)] == errors
more = sum(int(x) for x in re.findall(r'%0A\(and (\d+) more', read('github')))
cut = int(re.search(r'::(\d+) more finding', shown[-1]).group(1))
assert len(shown) - 1 + more + cut == count
PYTHON
end

begin 'the schema of the findings is printed'
raw schema findings
expect_status 0
expect_same templates/schema/findings.schema.json "$work/stdout"
raw schema
expect_status 0
expect_lines "$work/stdout" 1 '^findings$'
raw schema finding
expect_status 2
expect_err 'did you mean findings?'
end

begin 'the schemas of front matters hold the examples'
schema_said=$(python3 tests/schema.py "$bin" \
    $(find plans -name '*.md' ! -name README.md | sort) 2>&1) ||
    fault "$schema_said"
end

begin 'files beside standard output'
run check "$work/bad plans" --format concise -o "sarif:$work/out/a/x.sarif" \
    -o "junit:$work/out/x.xml" --output="markdown:$work/out/x.md"
expect_status 1
expect_same "$work/found.concise" "$work/stdout"
expect_same "$work/found.sarif" "$work/out/a/x.sarif"
expect_same "$work/found.junit" "$work/out/x.xml"
expect_same "$work/found.markdown" "$work/out/x.md"
left=$(find "$work/out" -name '.*' -type f)
[ -z "$left" ] || fault "left behind: $left"
end

begin 'the same bytes with any number of workers'
for format in $formats; do
    for jobs in 1 7; do
        run check "$work/bad plans" --format $format --jobs $jobs
        expect_same "$work/found.$format" "$work/stdout"
    done
done
end

begin 'a file that cannot be written'
mkdir -p "$work/out/folder"
run check plans/castell.md -o "json:$work/out/folder"
expect_status 3
expect_err "\"$work/out/folder\" could not be written: "
run check plans/castell.md -o "json:$work/out/x.md/y.json"
expect_status 3
end

begin 'a pipe and a device are written into, not replaced'
mkfifo "$work/pipe"
cat "$work/pipe" >"$work/through" &
run check plans/castell.md --jobs 1 -o "json:$work/pipe" -o concise:/dev/null
wait $!
[ -p "$work/pipe" ] || fault 'a file stands in the place of the pipe'
[ -c /dev/null ] || fault 'a file stands in the place of /dev/null'
run check plans/castell.md -o "json:$work/whole.json"
cmp -s "$work/whole.json" "$work/through" || fault 'other bytes came through'
end

begin 'sorted by who keeps the account'
run check plans --by csm --format full
expect_status 1
expect_lines "$work/stdout" 1 '^--- Inês Carvalho ---$'
run check plans --by csm --format json
grep -q '"csm":"Inês Carvalho"' "$work/stdout" || fault 'json lacks the csm'
run check plans -q -o "markdown:$work/csm/{csm}.md" \
    -o "json:$work/csm/{csm}/found.json"
expect_status 1
for name in inês-carvalho marta-lindgren sam-okafor; do
    [ -f "$work/csm/$name.md" ] || fault "no file for $name"
done
expect_in "$work/csm/inês-carvalho.md" 'plans/arbor.md'
expect_in "$work/csm/sam-okafor.md" '2 files checked'
expect_in "$work/csm/nobody.md" 'no findings'
expect_in "$work/csm/sam-okafor/found.json" '"errors":0'
end

begin 'the step summary of GitHub is added to'
echo 'what was there' >"$work/summary.md"
GITHUB_STEP_SUMMARY=$work/summary.md run check plans --format github
expect_status 1
[ "$(head -n 1 "$work/summary.md")" = 'what was there' ] ||
    fault 'the summary was written over'
expect_in "$work/summary.md" '# Findings' 'plans/arbor.md'
cp "$work/summary.md" "$work/before.md"
GITHUB_STEP_SUMMARY=$work/summary.md run check plans --format json
expect_same "$work/before.md" "$work/summary.md"
end

begin 'the last line says what to type next'
run check plans
expect_lines "$work/stderr" 1 'error.*next: countersign explain [a-z-]*$'
run check plans/segments
expect_lines "$work/stderr" 1 'no findings.*next: countersign render '
end
