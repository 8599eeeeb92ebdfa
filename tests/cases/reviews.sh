# A plan that keeps its reviews in a CSV file: every command sees what it would
# see in the plan itself, and `log` writes there.
. tests/cases.inc

root=$work/root
csv=$root/calls.csv
fresh() { # a folder with the example, its reviews in a file
    rm -rf "$root"
    copy_plans "$root"
    : >"$root/.countersign.yaml"
    cat >"$csv" <<'END'
on,meeting,outcome,unblocked,missed,skipped
2026-07-08,Checkpoint,confirmed,Routing rules approved,,
2026-07-15,Checkpoint,confirmed,,,
2026-07-22,Checkpoint,,,,Stocktaking at Northwind; agreed on 15 July
2026-07-29,Checkpoint,confirmed,Returns desk added,,
2026-08-05,Checkpoint,confirmed,,,
2026-08-12,Checkpoint,confirmed,,,
2026-08-19,Checkpoint,confirmed,Weekend queue taken to Lena,,
END
    sed '/^reviews:$/s/$/ calls.csv/
        /^  - {on: .*, meeting: Checkpoint, /d' \
        "$plans/northwind.md" >"$root/northwind.md"
}

plan_of() { # FOLDER: what the commands make of its plan, without the places
    for stage in plan terms model document; do
        run dump --stage "$stage" "$1/northwind.md"
        sed 's/ @[^ ]*$//; /^    unblocked:$/d' "$work/stdout"
    done
    run dump --stage model --audience internal "$1/northwind.md"
    sed '/<source/d' "$work/stdout"
    run diff "$1/northwind.md"
    cat "$work/stdout"
    run due "$1" --format json
    sed "s|$1|.|g" "$work/stdout"
}

begin 'reviews in a file are those of the plan'
fresh
copy_plans "$work/same"
: >"$work/same/.countersign.yaml"
run check "$root/northwind.md"
expect_status 0
expect_empty "$work/stdout"
plan_of "$root" >"$work/of-file"
plan_of "$work/same" >"$work/of-plan"
grep -q '<unblocked>' "$work/of-file" || fault 'the model has no reviews'
expect_lines "$work/of-file" 1 'Stocktaking at Northwind; agreed on 15 July'
diff "$work/of-file" "$work/of-plan" >"$work/differs" ||
    fault "$(cat "$work/differs")"
end

begin 'a finding about a review stands in the file'
fresh
sed -i '3s/07-15/09-15/; 5s/confirmed/confirmd/; 8s/Weekend.*Lena/TODO/' "$csv"
run check "$root/northwind.md" --format concise
expect_status 1
expect_out "$csv:3:1: error: " '[CS015]' "$csv:5:23: error: " \
    "$csv:8:33: error: \"TODO\" was left to fill in"
run check "$root" --fix-spelling
expect_out "$csv:5:23"
rm "$csv"
run check "$root/northwind.md"
expect_status 1
expect_out '"calls.csv" does not exist [CS011]'
end

begin 'log writes one line of the file'
fresh
cp "$root/northwind.md" "$work/before.md"
cp "$csv" "$work/before.csv"
run log "$root/northwind.md" --meeting checkpoint --outcome confirmed \
    --unblocked 'Rota, for weekends' --unblocked 'Two: more'
expect_status 0
expect_out 'Checkpoint of 20 August 2026 recorded as held' \
    '2 things moving again'
echo '2026-08-20,Checkpoint,confirmed,"Rota, for weekends; Two: more",,' |
    cat "$work/before.csv" - >"$work/expected"
expect_same "$work/expected" "$csv"
run log "$root/northwind.md" --meeting QBR --on 2026-08-18 --missed
run log "$root/northwind.md" --meeting QBR --on 2026-08-17 --skipped 'Lena; away'
printf '%s\n' '2026-08-18,QBR,,,true,' '2026-08-17,QBR,,,,"Lena; away"' \
    >>"$work/expected"
expect_same "$work/expected" "$csv"
expect_same "$work/before.md" "$root/northwind.md"
run log "$root/northwind.md" --meeting Checkpoint
expect_status 1
expect_err 'is recorded already, in ' 'calls.csv:9'
end

begin 'columns stand in any order, and the line ends stay'
fresh
printf '\357\273\277meeting,on,missed\r\nQBR,2026-07-01,' >"$csv"
run log "$root/northwind.md" --meeting QBR --on 2026-08-18 --missed
expect_status 0
printf '\357\273\277meeting,on,missed\r\nQBR,2026-07-01,\r\nQBR,2026-08-18,true' \
    >"$work/expected"
expect_same "$work/expected" "$csv"
run log "$root/northwind.md" --meeting QBR --on 2026-08-17 --unblocked x
expect_status 1
expect_err 'has no column `unblocked`: add it to the first line'
run log "$root/northwind.md" --meeting QBR --on 2026-08-17 --unblocked 'x; y'
expect_status 1
expect_err 'a semicolon in "x; y"'
expect_same "$work/expected" "$csv"
printf 'meeting;on\n' >"$csv"
run log "$root/northwind.md" --meeting QBR --on 2026-08-17 --missed
expect_status 1
expect_err 'cannot be read from "calls.csv"'
end
