# How far a long run is: for somebody who waits at a terminal, nobody else.
. tests/cases.inc

if ! has python3; then
    skip 'progress on a terminal' 'python3 is missing'
    exit 0
fi

copy_plans "$work/plans"
sed 's/^id: .*/id: slow/' plans/arbor.md >"$work/slow.md"

# The first of three plans comes on standard input, and late.
slow() { # STREAMS ARGUMENT...: what the terminal saw is $work/seen
    streams=$1
    shift
    said="check $* on a terminal ($streams)"
    timeout 120 python3 tests/terminal.py "$streams" 0.7 "$work/slow.md" \
        "$bin" check --jobs 1 --today "$TODAY" "$@" \
        --stdin-name "$work/plans/aaa.md" - "$work/plans/arbor.md" \
        "$work/plans/northwind.md" >"$work/seen" 2>"$work/stderr"
}

clear=$(printf '\r\033[K')

shown() { # what a terminal shows in the end: nothing that was cleared
    sed "s/.*$(printf '\r\033\\[K')//; s/\r//" "$work/seen" >"$work/shown"
}

begin 'a line that is rewritten, and gone at the end'
TERM=xterm slow err
expect_in "$work/seen" "${clear}checking 1 of 3" '3 files checked'
shown
expect_lines "$work/shown" 0 'checking'
expect_lines "$work/shown" 1 '^3 files checked'
end

begin 'findings on the same terminal take its place'
TERM=xterm slow both --color never --format concise
expect_in "$work/seen" 'checking 1 of 3'
shown
expect_lines "$work/shown" 0 'checking'
"$bin" check --jobs 1 --today "$TODAY" --stdin-name "$work/plans/aaa.md" \
    - "$work/plans/arbor.md" "$work/plans/northwind.md" \
    <"$work/slow.md" 2>/dev/null >"$work/piped"
grep -v 'files checked' "$work/shown" >"$work/findings"
expect_same "$work/findings" "$work/piped"
end

begin 'nobody watches'
for term in dumb ''; do
    TERM=$term slow err
    expect_lines "$work/seen" 0 'checking'
    expect_lines "$work/seen" 1 '^3 files checked'
done
TERM=xterm slow err --quiet
expect_empty "$work/seen"
TERM=xterm slow both --format json
expect_lines "$work/seen" 0 'checking'
(
    sleep 0.7
    cat "$work/slow.md"
) | TERM=xterm "$bin" check --jobs 1 --today "$TODAY" --stdin-name \
    "$work/plans/aaa.md" - "$work/plans/arbor.md" \
    "$work/plans/northwind.md" 2>"$work/stderr" >/dev/null
expect_lines "$work/stderr" 0 'checking'
expect_plain "$work/stderr"
end

begin 'any number of workers count to the same end'
for jobs in 2 8; do
    TERM=xterm slow err --jobs "$jobs"
    tr '\r' '\n' <"$work/seen" | grep -o '[0-9]* of 3$' >"$work/steps"
    [ -z "$(sort "$work/steps" | uniq -d)" ] ||
        fault "a step twice: $(cat "$work/steps")"
    expect_lines "$work/seen" 1 '3 files checked'
done
end
