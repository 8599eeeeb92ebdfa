#!/bin/sh
# One fuzz target for some seconds: fuzz.sh FOLDER NAME SECONDS.  Inputs that
# it finds worth keeping go to FOLDER/found/NAME, those that break something
# to FOLDER/crash; the last line says how it went.
set -u
folder=$1 name=$2 seconds=$3
found=$folder/found/$name
log=$folder/$name.log
mkdir -p "$found" "$folder/crash"
set -- "$found"
[ ! -d "tests/corpus/$name" ] || set -- "$@" "tests/corpus/$name"
dictionary=tests/corpus/$name.dict
[ ! -f "$dictionary" ] || set -- "$@" "-dict=$dictionary"
if ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 \
    "$folder/fuzzers/$name" "$@" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$folder/crash/$name-" >"$log" 2>&1; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "fuzz $name: $runs inputs in $seconds s, nothing found"
    exit 0
fi
grep -vE '^#[0-9]+	' "$log" | tail -n 60
echo "fuzz $name: FAILED; $log has all of it, $folder/crash the input"
exit 1
