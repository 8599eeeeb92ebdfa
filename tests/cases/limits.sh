# What is too much: a located error of its kind, or findings like any other,
# within a second of a quiet machine; the manual names each limit.
. tests/cases.inc

seconds=5 # for a machine that is busy with the other tests
plan=$work/bad.md

front() { # a front matter whose fields are on standard input
    printf -- '---\nkind: plan\nid: bad\n'
    cat
    printf -- '---\n'
}

# N lines of awk's printf FORMAT, whose %d is the line's number.
repeat() { # N FORMAT
    awk -v n="$1" -v format="$2" \
        'BEGIN { for (i = 0; i < n; i++) printf format, i }'
}

quick() { # FORMAT
    said="countersign check --format $1, of $case_name"
    timeout $seconds "$bin" check --today "$TODAY" --quiet --format "$1" \
        "$plan" >"$work/stdout" 2>"$work/stderr"
    status=$?
    [ $status -eq 124 ] && fault "it takes longer than $seconds seconds"
}

refuses() { # NAME STATUS POSITION TEXT, with the plan on standard input
    begin "$1"
    cat >"$plan"
    quick concise
    expect_status "$2"
    expect_lines "$work/stdout" 1 ''
    expect_out "bad.md:$3: error: " "$4"
    end
}

# Findings as for any other plan, so many of this rule.
judges() { # NAME RULE NUMBER, with the plan on standard input
    begin "$1"
    cat >"$plan"
    for judges_format in full json concise; do
        quick $judges_format
        expect_status 1
    done
    expect_lines "$work/stdout" "$3" "\\[$2\\]\$"
    end
}

repeat 700000 'word word word\n' | front |
    refuses 'a plan of 10 MB' 3 1:1 'larger than 8 MB'
{ echo 'milestones:' && repeat 10000 '  m%d: {name: Calm, due: 2026-09-01}\n'; } |
    front | refuses '10,000 milestones' 1 3337:10 'too many values'
{ printf 'title: ' && repeat 1000 '['; echo; } | front |
    refuses '1,000 levels of brackets' 1 4:71 'nested too deep'
awk 'BEGIN { print "title:"; for (i = 1; i <= 1000; i++)
    printf "%*sa:\n", i, "" }' | front |
    refuses '1,000 levels of fields' 1 68:65 'nested too deep'
{ printf 'title: [' && repeat 600000 'ab%d,' && echo ']'; } | front |
    refuses 'a list of a million' 1 4:148843 'too many values'
{ printf 'communications:\n- {to: [' && repeat 90000 'o%d, ' && echo ']}'; } |
    front | refuses '90,000 unknown owners' 1 5:148819 'too many values'

{ printf 'title: ' && repeat 1000000 'words' && echo; } | front |
    refuses 'a line of 5 MB in a field' 1 4:8 'too long to be a value'
for unit in '30 September 2026 ' '12 h ' '€12,000 ' 'Q3 2026 ' 'half ' \
    'two hundred thousand ' 'from 8 h to 2 h ' 'TODO ' '<customer> '; do
    {
        printf 'outcome: {statement: "'
        repeat $((2000000 / ${#unit})) "$unit"
        echo '"}'
    } | front |
        refuses "a sentence of 2 MB of $unit" 1 4:22 'too long to be a value'
done
{ front </dev/null && repeat 1000000 'word ' && echo; } >"$work/long.md"
judges 'a line of 5 MB in the prose' CS009 1 <"$work/long.md"
begin 'where the prose is too long'
quick concise
expect_out 'bad.md:5:500001: error: the text below the fields is longer than 500 KB'
end
{ front </dev/null && repeat 17000 'to be agreed with each site ' && echo; } |
    judges 'a line of 17,000 phrases that may be gaps' CS005 6
{
    echo 'people:' && repeat 1000 '  p%d: {name: Sam}\n'
    printf 'communications:\n- {to: [' && repeat 15000 'o%d, ' && echo ']}'
} | front | judges '15,000 unknown owners on one line' CS007 15000
{ printf 'parties: {' && repeat 9000 'a%d: b, ' && echo '}'; } | front |
    judges '9,000 unknown fields on one line' CS004 9000
{ printf 'communications:\n- to: a\n' && repeat 9900 '  to: b%d\n'; } |
    front | judges '9,900 items without their dash' CS002 9900
{
    echo 'milestones: {one: {name: One}}'
    printf 'people: {' && repeat 4900 'p%d: {name: P}, ' && echo '}'
} | front |
    judges '4,900 people nobody needs' CS008 4900
# 12,000 days in a file, before the baseline and still to come.
{
    echo 'date,metric,value'
    awk 'BEGIN { for (y = 0; y < 30; y++) for (m = 1; m < 13; m++)
        for (d = 1; d < 29; d++)
            printf "%d-%02d-%02d,m,%d\n", 1995 + (y % 2) * 40 + y, m, d, d }'
} >"$work/days.csv"
{
    echo 'metrics: {m: {name: M, unit: h, readings: days.csv, target: 3,'
    echo '  baseline: {value: 9, on: 2026-07-01, source: S}}}'
} | front | judges '10,080 readings on days that cannot be' CS207 10080
{
    echo 'milestones:' && repeat 2500 '  m%d: {name: SSO live, due: week 3}\n'
} | front | judges '2,500 milestones that are no results' CS301 2500
# Each names who could follow, of whom there are as many.
{
    echo 'people:'
    repeat 1000 '  p%d: {name: Ann, side: customer, left: 2026-07-01}\n'
    repeat 1000 '  q%d: {name: Bob, side: customer}\n'
    echo 'milestones: {one: {name: One, tasks: ['
    repeat 1000 '  {do: A, owner: p%d},\n' && echo ']}}'
} | front | judges '1,000 people who left, and as many who did not' CS405 1000
{
    echo 'cadence: [{meeting: A}]' && echo 'reviews:'
    repeat 2700 '- {on: 2026-07-01, meeting: A, outcome: confirmed}\n'
} | front | judges '2,700 reviews of one day' CS510 2699
# Each is shown a sentence, for which the plan's own spelling is looked up.
{
    {
        echo 'metrics: {m: {name: Booking count, unit: h, target: 8,'
        echo '  baseline: {value: 2, on: 2026-07-01, source: S}, by: 2026-09-30}}'
        echo 'further-outcomes:'
        repeat 2700 '- {statement: Sell, metric: m}\n'
    } | front
    repeat 200000 'Bookings Xbooking xbooking zbooking\n'
} | judges '2,700 outcomes of no levels over 6 MB of prose' CS102 2700

# Signs that are looked for in a comment, on a line of their own or in a group.
{
    echo 'title: A' && printf '# ' && repeat 1000000 '%%'
    printf '\n%%foo bar\n'
} | front | refuses 'a million % in a comment' 1 6:1 'begins with %'
{ printf 'title: {a: b # ' && repeat 400000 '{ ' && printf '\nid: c\n'; } |
    front | judges '400,000 { in a comment' CS002 1

# Which one of them is told is counted, to point at it.
{ front </dev/null && repeat 60000 'figure? '; echo; } |
    judges '60,000 questions on one line' CS010 1

begin '6,600 waivers of all rules'
{ echo 'waivers:' && repeat 6600 '- {rule: all}\n'; } | front >"$plan"
quick concise
expect_status 2
expect_lines "$work/stdout" 6600 'a waiver allows one rule, .* \[CS006\]$'
end

# However deep the prose nests, none of its text is lost.
begin 'a list of 300 levels'
copy_plans "$work/deep"
awk '{ print } /^## Why this plan/ { print ""
    for (i = 0; i < 300; i++) printf "%*s- tier\n", 2 * i, "" }' \
    "$plans/northwind.md" >"$work/deep/northwind.md"
run render "$work/deep/northwind.md" -o "$work/out"
expect_status 0
grep -o tier "$work/out/northwind.html" >"$work/tiers"
expect_lines "$work/tiers" 300 tier
if has pdftotext; then
    pdftotext -raw "$work/out/northwind.pdf" - | tr -d '\n\f' |
        grep -o tier >"$work/tiers"
    expect_lines "$work/tiers" 300 tier
fi
end
