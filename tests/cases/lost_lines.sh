# The first line of a block or of an entry was lost: that is said, with the line
# to be written, and nothing of what follows from it.
. tests/cases.inc

root=$work/plans
copy_plans "$root"
: >"$root/.countersign.yaml"

# A plan edited by a script of sed has one error, in that line, and its report
# holds these texts.
lost() { # PLAN SCRIPT LINE TEXT...
    lost_plan=$1 lost_script=$2 lost_line=$3
    shift 3
    sed "$lost_script" "plans/$lost_plan.md" >"$root/$lost_plan.md"
    run check --format full "$root/$lost_plan.md"
    lost_errors=$(grep -c '^error' "$work/stdout")
    [ "$lost_errors" = 1 ] ||
        fault "$lost_plan, $lost_script: $lost_errors errors
$(cat "$work/stdout")"
    expect_out "$lost_plan.md:$lost_line:" "$@"
    cp "plans/$lost_plan.md" "$root/$lost_plan.md"
}

# The lines of a plan's front matter that open a block: its fields.  Ids, which
# stand two spaces in below `metrics` and `milestones`, are not among them.
headings() { # PLAN
    awk '/^---$/ { if (fences++) exit }
        /^[a-z-]+:$/ { ids = $1 == "metrics:" || $1 == "milestones:" }
        /^ *[a-z-]+:$/ && !(ids && /^  [a-z]/) { print NR }' "plans/$1.md"
}

begin 'a heading that was lost is the only thing that is said'
for plan in northwind halvorsen meridian wisniewski castell; do
    for line in $(headings "$plan"); do
        heading=$(sed -n "${line}p" "plans/$plan.md")
        lost "$plan" "${line}d" "$line" \
            "the line \`${heading##* }\` is missing above this one" \
            "line of its own above line $line:" "       $heading"
    done
done
end

begin 'of an entry that lost its first line its id or sentence is asked for'
lost northwind '/^  auto-triaged:$/d' 63 'the id of this metric is missing' \
    '         auto-triaged:'
lost northwind '/^  implementation:$/d' 83 'the id of this milestone is missing' \
    '         implementation:'
lost northwind '/^  half-target:$/d' 106 'the id of this milestone is missing' \
    '         half-target:'
lost castell '/^  before-christmas:$/d' 81 'the id of this milestone' \
    '         before-christmas:'
lost castell '/^  two-houses:$/d' 59 'the id of this milestone is missing'
lost northwind '/^  half-target:$/,+1d' 106 'the id of this milestone' \
    'Write these lines above line 106' '         half-target:' \
    '           name: …'
lost northwind '/^  - what: One administrator/d' 173 \
    'the first line of this risk is missing' '         - what: …'
lost northwind '/^  - what: Peak season/d' 168 'the first line of this risk'
lost northwind '/^  - from: priya/d' 149 'first line of this communication'
lost halvorsen '/^  - after: 5 days/d' 171 'first line of this escalation'
lost meridian '/^  - when: 2026-Q4/d' 155 'the first line of this roadmap'
end

begin 'an id that was lost is the one of the signed copy, with others changed'
lost meridian '/^  three-quarters:$/d; 79s/customer: farah}/customer: [farah, omar]}/' \
    106 'the id of this milestone is missing' '         three-quarters:'
expect_lines "$work/stdout" 0 'of your choice'
lost meridian '/^  three-quarters:$/,+1d' 106 'the id of this milestone' \
    'Write these lines above line 106' '         three-quarters:' \
    '           name: …'
end

begin 'two of one field in a list may be two entries'
sed '/^  - expects: A report on/d' plans/northwind.md >"$root/northwind.md"
run check --format full --select CS003 "$root/northwind.md"
expect_out 'Keep one of the two: this one or line 158; or, if another entry' \
    'write that above line 160:' '         - expects: …'
cp plans/northwind.md "$root"
end

begin 'a heading that stands apart from its entries is moved there'
lost halvorsen '/^waivers:/d; /^renewal:/a\waivers:' 189 \
    'the line `waivers:`, which belongs above this one, stands apart' \
    'Take line 11 out, and write it above line 189:' '       waivers:'
lost castell '/^people:/d; /^risks:/i\people:' 16 'Take line 103 out'
end

begin 'an id that stands apart from its entry is moved there'
lost northwind '/^  auto-triaged:$/d; /^segment:/a\  auto-triaged:' 64 \
    'the line `auto-triaged:`, the id of this metric, stands apart from it' \
    'Take line 9 out, and write it above line 64:' '         auto-triaged:'
lost meridian '/^  three-quarters:$/d; /^locale:/a\  three-quarters:' 107 \
    'and write it above line 107:' '         three-quarters:'
lost meridian '/^  three-quarters:$/d; /^metrics:/i\  three-quarters:' 107 \
    'and write it above line 107:' '         three-quarters:'
# What stands between the two lines has the number that it has in the file.
sed '/^  portal-accounts:$/d; /^segment:/a\  portal-accounts:' \
    plans/arbor.md | sed 's/^locale: .*/locale: xx-YY/' >"$root/arbor.md"
run check --format full "$root/arbor.md"
expect_lines "$work/stdout" 1 '^error.*CS002'
expect_out 'stands apart from it' 'above line 34:' '         portal-accounts:'
expect_lines "$work/stdout" 0 'write in line 9:'
cp plans/arbor.md "$root"
end

begin 'an entry that changed places with the heading of its list is told so'
lost halvorsen '98{h;d;};99G' 98 \
    'the line `blockers:`, which belongs above this one, stands apart' \
    'Take line 99 out, and write it above line 98:' '           blockers:' \
    '--------- stands below it'
expect_lines "$work/stdout" 0 'CS311\|CS409'
end

begin 'a list that lost its name and its first line is told to have'
lost wisniewski '/^risks:/,+2d' 145 \
    'the line `risks:` and the first line of a risk are missing above' \
    'Write these lines above line 145:' '       risks:' '         - what: …'
lost northwind '/^milestones:/,+1d; /^renewal:/a\milestones:' 83 \
    'the line `milestones:` and the first line of a milestone' \
    ' out, and write these lines above line 83:' \
    '       milestones:' '         implementation:'
end

begin 'a line that was lost is told beside one that is repaired'
for script in '/^milestones:/d; s/^  why: /  why:/' \
    '/^  connect:/d; s/^    due: week 4/    due:week 4/'; do
    sed "$script" plans/arbor.md >"$root/arbor.md"
    run check --format full "$root/arbor.md"
    expect_out 'a space is missing' 'missing above this one'
    expect_lines "$work/stdout" 0 'begins with 2 spaces\|has no field'
done
cp plans/arbor.md "$root"
end

begin 'a file that ends in its front matter is told so'
sed '104,$d' plans/northwind.md >"$root/northwind.md"
run check --format full "$root/northwind.md"
expect_lines "$work/stdout" 1 '^error'
expect_out 'The file ends with line 103.' 'from an older copy'
cp plans/northwind.md "$root"
end

begin 'a plan that was cut off in its milestones is asked for its end'
cut() { # PLAN LINE TEXT...
    cut_plan=$1 cut_line=$2
    shift 2
    awk -v line="$cut_line" '/^---$/ { fences++ } NR < line || fences > 1' \
        "plans/$cut_plan.md" >"$root/$cut_plan.md"
    run check --format full "$root/$cut_plan.md"
    expect_lines "$work/stdout" 1 '^error'
    expect_out "$cut_plan.md:$((cut_line - 1)):" 'was the rest lost?' \
        "between line $((cut_line - 1)) and the line --- back from an older" "$@"
    cp "plans/$cut_plan.md" "$root/$cut_plan.md"
}
cut northwind 104 'its text still speaks of `half-target`, `target-hit`'
cut northwind 116 'still speaks of `target-hit`' 'If nothing did: Agree a rhythm'
cut castell 70 'the fields end in the middle of `milestones`'
cut castell 84 'not even a meeting'
for line in 150 152; do
    awk -v line="$line" '/^---$/ { fences++ } NR < line || fences > 1' \
        plans/halvorsen.md >"$root/halvorsen.md"
    run check --format full "$root/halvorsen.md"
    expect_out 'the fields end in the middle of `expectations`' \
        'not even a sign-off: was the rest lost?'
    expect_lines "$work/stdout" 0 'CS509'
done
cp plans/halvorsen.md "$root"
# what is not yet written was not lost
sed '/^milestones:/,/^---$/{/^milestones:/!{/^---$/!d; }; }' plans/castell.md \
    >"$root/castell.md"
run check --format full "$root/castell.md"
expect_lines "$work/stdout" 0 'was the rest lost'
awk '/^cadence:/ { skip = 1 } /^---$/ { skip = 0 } !skip' plans/castell.md \
    >"$root/castell.md"
run check --format full "$root/castell.md"
expect_lines "$work/stdout" 0 'was the rest lost'
expect_out 'the plan has no meeting at all'
cp plans/castell.md "$root/castell.md"
end

begin 'a bracket that closes another is told with the whole line'
lost northwind '128s/]}$/}}/' 128 'Write ] in place of it: `  - {meeting: Check'
lost northwind '132s/\[Routing/{Routing/' 132 \
    'in place of the {: `  - {on: 2026-07-08, meeting: Checkpoint' \
    'unblocked: [Routing rules approved]}`'
lost northwind '132s/]}/}/' 132 'Write ] before it: `  - {on: 2026-07-08'
lost northwind '133s/\[\]/]/' 133 'The bracket that opens is missing' \
    'unblocked: []}`'
end

begin 'a line that stands in the wrong column is shown as it must be'
lost northwind '2s/^/  /' 2 'Begin the line at the left edge: `kind: plan`'
lost halvorsen '180s/^  /	/' 180 'in place of the tab: `  plays:`'
end

# No line is missing there.
whole() { # PLAN SCRIPT
    sed "$2" "plans/$1.md" >"$root/$1.md"
    run check --format full "$root/$1.md"
    expect_lines "$work/stdout" 0 'is missing above this one'
    cp "plans/$1.md" "$root/$1.md"
}

begin 'what is wrong for another reason has lost no line'
whole northwind '21i\TODO: check numbers'
whole northwind '3s/id: /id:/; 21i\TODO: check numbers'
whole wisniewski '41s/  days/  - days/'
whole wisniewski '53s/^    name/  name/'
whole wisniewski '53i\TODO: check numbers'
whole halvorsen 's/^metrics:/  metrics:/; s/^  matched:/  matched-2:/'
whole northwind '175s/^    likeli/  likeli/'
whole northwind '175s/^    likeli/  likeli/; 3s/id: /id:/'
whole northwind '/^  half-target:/a\    name: Another'
end

begin 'a misspelt name below the lost line does not hide it'
sed '/^milestones:/d; s/^    name: Half of all/    Name: Half of all/' \
    plans/meridian.md >"$root/meridian.md"
run check "$root/meridian.md"
expect_lines "$work/stdout" 2 ': error: '
expect_out '`milestones:` is missing' 'no field "Name"'
cp plans/meridian.md "$root"
end

begin 'another fault is told in the same run'
sed '/^outcome:/d; s/^    due: week 4/    deu: week 4/' plans/northwind.md \
    >"$root/northwind.md"
run check "$root/northwind.md"
expect_lines "$work/stdout" 2 ': error: '
expect_out '`outcome:` is missing' 'northwind.md:97:5: error: a milestone has no'
sed '/^outcome:/d; /^risks:/d' plans/northwind.md >"$root/northwind.md"
run check "$root/northwind.md"
expect_lines "$work/stdout" 2 ': error: '
expect_out '`outcome:` is missing' '`risks:` is missing'
cp plans/northwind.md "$root"
end

# A finding of more than one line gives their numbers as they are in the file.
begin 'what names other lines waits for the one that was lost'
left='s/^\(  hugo: .*\)}$/\1, left: 2026-07-15}/'
sed "$left" plans/meridian.md >"$root/meridian.md"
run check --format full "$root/meridian.md"
expect_out '[CS405 owner-left]' '(line 105)'
sed "$left; /^  days-to-settle:/d" plans/meridian.md >"$root/meridian.md"
run check --format full "$root/meridian.md"
expect_out 'is missing above this one'
expect_lines "$work/stdout" 0 'CS405'
cp plans/meridian.md "$root"
end
