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
end

begin 'two plans of one customer do not give one metric two targets'
again 's/from 46 % to 80 %/from 46 % to 85 %/; s/^    target: 80/    target: 85/'
expect_status 1
expect_out 'again.md' 'a plan of the same customer' '[CS103]'
end
