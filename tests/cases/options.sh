# The command line: what is refused, with which words, and what each option
# does; exit 2 for all that is not understood.
. tests/cases.inc

refused() { # TEXT ARGUMENT...: exit 2, one line, nothing on standard output
    refused_text=$1
    shift
    raw "$@"
    expect_status 2
    expect_lines "$work/stderr" 1 ''
    expect_err "countersign: " "$refused_text"
    expect_empty "$work/stdout"
}

begin 'unknown commands'
refused 'did you mean check?' chek plans
refused 'did you mean render?' rendr
refused 'did you mean explain?' explian
refused 'countersign --help' frobnicate
refused 'there is no command' --frobnicate
refused 'there is no command ""' ''
end

begin 'unknown options'
refused 'did you mean --quiet?' check --quite plans
refused 'did you mean --today?' check --todya 2026-08-20 plans
refused 'did you mean --audience?' render --audeince internal plans
refused 'countersign check --help' check --zzzzzzzz plans
refused 'check has no option "--strict"' check --strict plans
refused '-o takes a format and a file such as' check -o x plans
refused 'explain has no option "--format"' explain --format full
refused 'has no option "-x"' check -x plans
refused 'has no option "-qq"' check -qq plans
end


begin 'options without their value'
refused '--today needs a value' check plans --today
refused '--output needs a value' render plans -o
refused '--stage needs a value' dump plans/arbor.md --stage
refused '--quiet takes no value' check --quiet=yes plans
refused '--strict takes no value' render --strict=1 plans
end

begin 'dates that are none'
for day in 20/08/2026 2026-8-20 2026-02-30 2026-13-01 tomorrow '' \
    2026-08-20x ' 2026-08-20' 0000-00-00 99999-01-01; do
    refused "--today takes a date such as 2026-08-20, not \"$day\"" \
        check --today "$day" plans
done
end

begin 'values that are none'
refused 'did you mean "concise"?' check --format concice plans
refused '--format is full or concise' render --format json plans
refused 'did you mean "json"?' check --format json5 plans
refused 'did you mean "sarif"?' check -o serif:x plans
refused '-o takes a format and a file' check -o json: plans
refused 'two reports cannot be one file' check -o json:x -o sarif:x plans
refused '--by is csm, not "kind"' check --by kind plans
refused 'did you mean "internal"?' render --audience internl plans
refused 'did you mean "never"?' check --color nevr plans
refused 'did you mean "document"?' dump --stage documnt plans/arbor.md
refused '--jobs takes a number from 1 to 64, not "0"' check -j 0 plans
refused '--jobs takes a number from 1 to 64' check --jobs=-1 plans
refused '--jobs takes a number from 1 to 64' check --jobs 1e1 plans
refused '--jobs takes a number from 1 to 64' check -j 9999999999999 plans
refused '--jobs takes a number from 1 to 64' check -j '' plans
refused '--templates names a folder' render --templates nowhere plans
end

begin 'control characters in an argument'
raw check "--$(printf 'a\033[31m')" plans
expect_status 2
expect_plain "$work/stderr"
raw "$(printf 'c\007heck')"
expect_status 2
expect_plain "$work/stderr"
raw check --today "$(printf '\033]0;x\007')" plans
expect_status 2
expect_plain "$work/stderr"
raw explain "$(printf '\033c')"
expect_status 2
expect_plain "$work/stderr"
end

begin 'every way to write an option'
run check --quiet --format full plans/arbor.md
cp "$work/stdout" "$work/first"
run check -q --format=full -j1 plans/arbor.md
expect_same "$work/first" "$work/stdout"
raw check plans/arbor.md --jobs=2 --today="$TODAY" --format=full -q
expect_same "$work/first" "$work/stdout"
expect_empty "$work/stderr"
raw check --today="$TODAY" --format=full -q -- plans/arbor.md
expect_same "$work/first" "$work/stdout"
raw check --today="$TODAY" -- --quiet
expect_status 2
expect_err 'there is no file or folder "--quiet"'
end

begin 'a plan'"'"'s id in place of its file'
mkdir -p "$work/ids/my/other"
cp plans/arbor.md "$work/ids/my/small.md"
sed -i 's/^id: .*/id: small/' "$work/ids/my/small.md"
cp "$work/ids/my/small.md" "$work/ids/arbor.md"
sed -i 's/^id: .*/id: arbor/' "$work/ids/arbor.md"
cd "$work/ids" || exit 1
for command in check verify diff render; do
    refused 'there is no file or folder "small": did you mean my/small.md?' \
        $command small
    refused 'there is no file or folder "arbor": did you mean arbor.md?' \
        $command arbor
done
[ ! -e out ] || fault 'something was printed'
cp my/small.md my/other/small.md
refused 'there is no file or folder "small"' check small
expect_lines "$work/stderr" 0 'did you mean'
refused 'there is no file or folder "nothing"' check nothing
expect_lines "$work/stderr" 0 'did you mean'
cd "$OLDPWD" || exit 1
end

begin 'the last of an option given twice holds'
raw check --today 2020-01-01 --today "$TODAY" --format concise \
    --format full -q plans/arbor.md
expect_same "$work/first" "$work/stdout"
end

begin 'SOURCE_DATE_EPOCH stands in for --today'
SOURCE_DATE_EPOCH=$(date -u -d "$TODAY 13:00" +%s) "$bin" check -q \
    --format full plans/arbor.md >"$work/stdout" 2>"$work/stderr"
expect_same "$work/first" "$work/stdout"
end

begin 'color'
run check --color always plans/arbor.md
grep -q "$(printf '\033')" "$work/stdout" || fault 'always: no color'
run check plans/arbor.md
expect_plain "$work/stdout" "$work/stderr"
NO_COLOR=1 run check --color always plans/arbor.md
grep -q "$(printf '\033')" "$work/stdout" ||
    fault 'an option weighs more than NO_COLOR'
end

begin 'help'
raw
expect_status 2
expect_out 'Usage: countersign COMMAND'
for command in '' check render explain dump log reading done block resolve expect owner; do
    raw help $command
    expect_status 0
    expect_out "Usage: countersign ${command:-COMMAND}"
    expect_empty "$work/stderr"
done
for command in check render explain dump log reading done block resolve expect owner; do
    raw $command --help
    expect_status 0
    expect_out "Usage: countersign $command" '--today DATE'
    raw $command --frobnicate --help
    expect_status 2
    longest=$("$bin" help $command |
        awk '{ if (length > n) n = length } END { print n }')
    [ "$longest" -le 80 ] || fault "a line of $command has $longest columns"
done
raw --version
expect_status 0
expect_out 'countersign 0'
end

begin 'dump asks for one definition and a stage'
refused 'dump needs --stage' dump plans/arbor.md
refused 'dump takes one definition' dump --stage plan plans
run dump --stage terms plans/segments/mid-market.md
[ $status -ne 0 ] || expect_status 1
expect_err 'mid-market'
expect_empty "$work/stdout"
for stage in plan terms model document layout tags; do
    run dump --stage $stage plans/northwind.md
    expect_status 0
    case $stage in
    terms) expect_err 'sha256:' ;;
    *) expect_empty "$work/stderr" ;;
    esac
    [ -s "$work/stdout" ] || fault "the stage $stage is empty"
    printf -- '---\nkind: plan\n' >"$work/broken.md"
    run dump --stage $stage "$work/broken.md"
    expect_status 1
    expect_err 'broken.md:1:1: error: '
    expect_empty "$work/stdout"
done
end

begin 'templates of one'"'"'s own'
mkdir -p "$work/templates"
run render plans/castell.md --templates "$work/templates" -o "$work/builtin"
expect_status 0
sed 's/<main/<main id="mine"/' templates/plan.xhtml \
    >"$work/templates/plan.xhtml"
run render plans/castell.md --templates "$work/templates" -o "$work/mine"
expect_status 0
grep -q 'id="\{0,1\}mine' "$work/mine/castell.html" ||
    fault 'the template was not taken'
printf '<html><body>\n<p>{unclosed</p></body></html>' \
    >"$work/templates/plan.xhtml"
run render plans/castell.md --templates "$work/templates" -o "$work/none"
expect_status 2
expect_lines "$work/stderr" 1 ''
expect_err 'plan.xhtml:2'
end
