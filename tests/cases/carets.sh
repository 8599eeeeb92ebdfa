# Positions against carets that were set by hand.  In a plan of tests/carets/ a
# comment below a line has a caret under the character that a finding is to
# point at, or "<<<" for where the line's text begins; behind it stand line,
# column and code.  There is no other finding.
. tests/cases.inc

marks() { # PLAN: the findings that it is to have, "LINE:COLUMN CODE"
    sed -n 's/.*\(\^\|<<<\) \([0-9]*:[0-9]* CS[0-9]*\).*/\2/p' "$1" | sort
}

for marked in tests/carets/*.md; do
    begin "carets: $(basename "$marked" .md)"
    # the caret stands where its numbers say
    awk -v shown="$marked" '
        match($0, /(\^|<<<) [0-9]+:[0-9]+ CS/) {
            split(substr($0, RSTART), word, /[ :]/)
            caret = word[1] == "^" ? RSTART : text
            if (word[2] != line || word[3] != caret)
                print shown ":" NR ": the caret is at " line ":" caret
            next
        }
        NF { line = NR; text = match($0, /[^ #]/) }' "$marked" >"$work/unlike"
    [ -s "$work/unlike" ] && fault "$(cat "$work/unlike")"
    run check --quiet "$marked"
    expect_status 1
    sed 's/^[^:]*:\([0-9]*:[0-9]*\): .*\[\(CS[0-9]*\)\]$/\1 \2/' \
        "$work/stdout" | sort >"$work/found"
    marks "$marked" >"$work/marked"
    expect_same "$work/marked" "$work/found"
    # a mark at the head of the file and Windows' line ends move nothing
    { printf '\357\273\277' && sed 's/$/\r/' "$marked"; } >"$work/windows.md"
    run check --quiet "$work/windows.md"
    sed 's/^.*\.md:\([0-9]*:[0-9]*\): .*\[\(CS[0-9]*\)\]$/\1 \2/' \
        "$work/stdout" | sort >"$work/found"
    expect_same "$work/marked" "$work/found"
    end
done
