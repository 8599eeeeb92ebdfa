#!/bin/sh
# Runs everything that `make test` has built: the cmocka suites (under the
# sanitizers), the end-to-end cases, and the checks of the sources.  Prints
# what failed and, last, one line of counts.
set -u
out=${OUT:-out}
passed=0 failed=0 skipped=0
log=$out/tests.log
mkdir -p "$out"

count() { # PATTERN: the number in cmocka's line "[  PATTERN  ] N test(s)"
    sed -n "s/^\[  *$1  *\] \([0-9][0-9]*\) test(s).*/\1/p" "$log" | tail -n 1
}

suite() { # BINARY
    ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
        timeout 600 "$1" >"$log" 2>&1
    status=$?
    good=$(count PASSED) bad=$(count FAILED) not_run=$(count SKIPPED)
    passed=$((passed + ${good:-0}))
    skipped=$((skipped + ${not_run:-0}))
    [ $status -eq 0 ] && [ -n "$good" ] && return
    failed=$((failed + ${bad:-1}))
    echo "FAILED ${1##*/} (exit $status)"
    grep -vE '^\[ (RUN|      OK) ' "$log" | tail -n 60
}

check() { # NAME COMMAND...
    name=$1
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    echo "FAILED $name"
    tail -n 60 "$log"
}

# A script that prints one line "ok NAME" or "not ok NAME" a case, and what is
# wrong indented below it.
cases() { # SCRIPT
    timeout 900 sh "$1" >"$log" 2>&1
    status=$?
    good=$(grep -c '^ok ' "$log")
    bad=$(grep -c '^not ok ' "$log")
    skipped=$((skipped + $(grep -c '^skip ' "$log")))
    passed=$((passed + good))
    failed=$((failed + bad))
    if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then
        failed=$((failed + 1))
        bad=1
    fi
    [ "$bad" -gt 0 ] || return
    echo "FAILED $1${COUNTERSIGN:+ with $COUNTERSIGN}"
    grep -vE '^(ok|skip) ' "$log" | head -n 100
}

for binary in "$out"/san/tests/*_test; do
    suite "$binary"
done
export OUT="$out"
for script in tests/cases/*.sh; do
    cases "$script"
done
# What people may give it, once more where a wrong step is seen.
for script in bad_input logos options draft audience verify diff; do
    COUNTERSIGN=$out/san/bin/countersign cases tests/cases/$script.sh
done
check "format (make format mends it)" make -s format-check
check "layers" make -s check-layers
check "rules" make -s check-rules

rm -f "$log"
if [ $skipped -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ $failed -eq 0 ]
