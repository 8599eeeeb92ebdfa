# What nobody can read: one located message, the exit status of its kind, old
# documents left alone, and the other plans still done.
. tests/cases.inc

folder=$work/bad
copy_plans "$folder"
rm -r "$folder/segments" "$folder/qbr"
rm "$folder"/*.md
clean good | sed '/^segment:/d' >"$folder/good.md"

# The file stands beside a good plan; both are rendered in one run.  What a plan
# of these few lines lacks is told as well where it can be read when repaired.
refuses() { # NAME STATUS FILE POSITION TEXT
    begin "$1"
    rm -rf "$work/docs"
    plant "$work/docs" bad
    run check --quiet "$folder"
    expect_status "$2"
    expect_lines "$work/stdout" 1 '[[]CS0\(0[1-46-9]\|1[0-9]\)[]]$'
    expect_out "$3:$4: error: " "$5"
    expect_plain "$work/stdout" "$work/stderr"
    run render "$folder" -o "$work/docs"
    expect_status "$2"
    expect_lines "$work/stderr" 1 ': error: '
    expect_err "$3:$4: error: " "$5" "1 plan printed" "1 could not be printed"
    expect_empty "$work/stdout"
    expect_plain "$work/stderr"
    expect_untouched "$work/docs" bad
    [ -s "$work/docs/good.html" ] || fault "good.html was not printed"
    [ -s "$work/docs/good.pdf" ] || fault "good.pdf was not printed"
    end
    rm -rf "${folder:?}/$3"
}

plan() { # LINE...: a front matter of these lines, which nothing closes
    printf -- '---\nkind: plan\nid: bad\n'
    [ $# -eq 0 ] || printf '%s\n' "$@"
}

yaml() { # NAME POSITION TEXT LINE...
    yaml_name=$1 yaml_at=$2 yaml_text=$3
    shift 3
    { plan "$@" && printf -- '---\n\n## Why\n\nProse.\n'; } >"$folder/bad.md"
    refuses "$yaml_name" 1 bad.md "$yaml_at" "$yaml_text"
}

bytes() { # NAME POSITION TEXT, with the file on standard input
    cat >"$folder/bad.md"
    refuses "$1" 1 bad.md "$2" "$3"
}

# --- text that is none ---

printf -- '---\nkind: plan\nid: bad\ntitle: Caf\351\n---\n' |
    bytes 'not UTF-8' 4:11 'the byte E9 is not UTF-8'
printf -- '---\nkind: plan\nid: bad\n---\n\nProse \300\200.\n' |
    bytes 'an overlong form in the prose' 6:7 'is not UTF-8'
printf -- '---\nkind: plan\nid: bad\n---\n\n\355\240\200\n' |
    bytes 'half a surrogate pair' 6:1 'is not UTF-8'
printf -- '---\nkind: plan\nid: bad\ntitle: a\000b\n---\n' |
    bytes 'a NUL byte' 4:9 'NUL'
printf -- '---\nkind: plan\nid: bad\n---\n\na\000b\n' |
    bytes 'a NUL byte in the prose' 6:2 'NUL'
plan 'title: x' | iconv -f utf-8 -t utf-16le | {
    printf '\377\376' && cat
} | bytes 'UTF-16' 1:1 'UTF-16'
plan 'title: x' | iconv -f utf-8 -t utf-16be | {
    printf '\376\377' && cat
} | bytes 'UTF-16, the other way round' 1:1 'UTF-16'
: | bytes 'an empty file' 1:1 'empty'
printf '# A heading\n\nProse.\n' |
    bytes 'no front matter' 1:1 'front matter'
plan 'title: x' | bytes 'unfinished front matter' 1:1 'never ends'
printf -- '---\nkind: plan\nid: bad\ntitle: a \033[31mred\033[0m\n---\n' |
    bytes 'escape sequences' 4:10 'control character'

# --- front matter of every broken kind ---

yaml 'a colon inside a sentence' 4:8 'a colon inside a sentence' 'title: a: b'
yaml 'a tab for indenting' 5:1 'a tab' 'parties:' '	vendor: x'
yaml 'an unclosed quote' 4:8 'never closed' 'title: "abc'
yaml 'an unclosed single quote' 4:8 'never closed' "title: 'abc"
yaml 'an unclosed brace' 4:15 'the { that opens here is never closed' \
    'people: {sam: {name: Sam'
yaml 'a brace too many' 4:27 'one } too many' 'people: {sam: {name: Sam}}}'
yaml 'an unclosed bracket' 4:10 'the [ that opens here is never closed' \
    'product: [a, b'
yaml 'indenting that fits no level' 6:2 'begins with 1 space' \
    'parties:' '  vendor: {name: a}' ' customer: {name: b}'
yaml 'indenting below a value' 5:3 'begins with 2 spaces' \
    'title: x' '  type: onboarding'
yaml 'a bare @' 4:8 'cannot begin with @' 'title: @home'
yaml 'a bare %' 4:8 'cannot begin with %' 'title: %home'
yaml 'a bare backtick' 4:8 'cannot begin with `' 'title: `x`'
yaml 'an anchor' 4:8 'cannot begin with &' 'title: &a x'
yaml 'an alias' 4:8 'cannot begin with *' 'title: *a'
yaml 'a YAML tag' 4:8 'cannot begin with !' 'title: !!str x'
yaml 'a directive' 5:1 'this line does not go' '%YAML 1.1'
yaml 'two documents' 5:1 'does not end the front matter' \
    'title: x' '...' 'title: y'
yaml 'text that is no field' 4:1 'neither a field' hello
yaml 'a field without its colon' 4:1 'neither a field' \
    title 'type: onboarding'
yaml 'an unknown escape' 4:10 'a backslash' 'title: "a\qb"'
yaml 'a list where fields stand' 4:1 'a list ' '- a' '- b'
yaml 'a colon without a name' 4:1 "no field's name" ': x'
yaml 'block text that is not indented' 5:1 'neither a field' 'title: |' abc
{
    plan
    awk 'BEGIN { printf "title: "; while (n++ < 1000) printf "["
        printf "\n---\n" }'
} | bytes 'a thousand levels of brackets' 4:71 'nested too deep'

# --- files that cannot be read ---

head -c 9000000 /dev/zero | tr '\0' a >"$folder/bad.md"
refuses 'a file of 9 MB' 3 bad.md 1:1 'larger than 8 MB'
mkfifo "$folder/bad.md"
refuses 'a pipe' 3 bad.md 1:1 'this is not a file but a folder, a pipe or a device'
echo 'kind: plan' >"$work/outside.md"
ln -s "$work/outside.md" "$folder/bad.md"
refuses 'a link that leads out of the root' 3 bad.md 1:1 'outside'
ln -s nowhere.md "$folder/bad.md"
refuses 'a link that leads nowhere' 3 bad.md 1:1 'does not exist'
ln -s bad.md "$folder/bad.md"
refuses 'a link to itself' 3 bad.md 1:1 'a link that leads back to itself'

# Root reads whatever it likes, so there this needs somebody else.
nobody() {
    setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
}
locked='a file and a folder without the right to read them'
if [ "$(id -u)" -ne 0 ]; then
    nobody() { "$@"; }
fi
chmod 755 "$work"
if nobody "$bin" --version >/dev/null 2>&1; then
    begin "$locked"
    plan >"$folder/bad.md" && chmod 000 "$folder/bad.md"
    nobody "$bin" check --today "$TODAY" -q "$folder" >"$work/stdout" \
        2>"$work/stderr"
    status=$? said='countersign check, by somebody without the right'
    expect_status 3
    expect_lines "$work/stdout" 1 ''
    expect_out 'bad.md:1:1: error: ' 'permission denied'
    rm -rf "$work/docs"
    plant "$work/docs" bad
    chmod 777 "$work/docs"
    nobody "$bin" render --today "$TODAY" "$folder" -o "$work/docs" \
        >"$work/stdout" 2>"$work/stderr"
    status=$? said='countersign render, by somebody without the right'
    expect_status 3
    expect_err 'bad.md:1:1: error: ' 'permission denied' '1 plan printed'
    expect_untouched "$work/docs" bad
    rm -f "$folder/bad.md"
    mkdir "$folder/shut" && chmod 000 "$folder/shut"
    nobody "$bin" check --today "$TODAY" -q "$folder" >"$work/stdout" \
        2>"$work/stderr"
    status=$? said='countersign check, with a folder that is shut'
    expect_status 3
    expect_lines "$work/stdout" 1 ''
    expect_out 'shut:1:1: error: the folder may not be read'
    echo 'exclude: [shut]' >"$folder/.countersign.yaml"
    nobody "$bin" check --today "$TODAY" -q "$folder" >"$work/stdout" \
        2>"$work/stderr"
    status=$?
    expect_status 0
    rm -r "$folder/shut" "$folder/.countersign.yaml"
    mkdir "$work/locked" && cp "$folder/good.md" "$work/locked"
    chmod 000 "$work/locked"
    nobody "$bin" check --today "$TODAY" "$work/locked" >"$work/stdout" \
        2>"$work/stderr"
    status=$?
    expect_status 3
    expect_lines "$work/stderr" 1 'cannot be read'
    end
else
    skip "$locked" 'root may read all, and cannot be another here'
fi

begin 'a folder named like a plan is searched, not read'
mkdir "$folder/bad.md"
cp "$folder/good.md" "$folder/bad.md/inside.md"
sed -i 's/^id: .*/id: inside/' "$folder/bad.md/inside.md"
run render "$folder" -o "$work/docs"
expect_status 0
expect_err '2 plans printed'
rm -r "$folder/bad.md"
end

# --- what is odd and yet a plan ---

begin 'a thousand levels of quotation'
{
    sed 's/^id: .*/id: bad/' "$folder/good.md"
    awk 'BEGIN { while (n++ < 1000) printf "> "; print "deep" }'
} >"$folder/bad.md"
run check "$folder/bad.md"
[ $status -le 1 ] || expect_status 0
run render "$folder" -o "$work/deep"
expect_status 0
expect_err '2 plans printed'
end

begin 'a line of five megabytes in the prose'
{
    sed 's/^id: .*/id: bad/' "$folder/good.md"
    awk 'BEGIN { while (n++ < 1000000) printf "word "; print "end" }'
} >"$folder/bad.md"
run check "$folder/bad.md"
expect_status 1
expect_lines "$work/stdout" 1 ': error: the text below the fields is longer '
end

# To put quotes round it no letter is parted, which libyaml never got past.
begin 'a long dash straight behind a bracket'
plant "$work/dash" bad
printf -- '---\nkind: plan\nparties: {vendor: {name: A}\342\200\223 b: {c: d}}\n%s\n---\n' \
    'm: {unit: h, b~ {value: 8}, r: {20|' >"$folder/bad.md"
run check "$folder/bad.md"
expect_status 1
expect_out 'text follows the closing bracket'
end

begin 'a title of five megabytes'
plant "$work/long" bad
{
    plan
    printf 'title: '
    awk 'BEGIN { while (n++ < 1000000) printf "words"; print "" }'
    printf -- '---\n'
} >"$folder/bad.md"
run check "$folder/bad.md"
expect_status 1
longest=$(awk '{ if (length > n) n = length } END { print n + 0 }' \
    "$work/stdout")
[ "$longest" -lt 2000 ] || fault "a line of output has $longest characters"
run render "$folder" -o "$work/long"
[ $status -le 1 ] || expect_status 1
[ -s "$work/long/good.pdf" ] || fault "good.pdf was not printed"
end

# What asks each word of a name about each other would not end.
begin 'names and sentences of a megabyte'
for field in '^    name: ' '{name: ' '^  statement: '; do
    for words in 'staff with the app ' 'from 1 h to 2 h ' "Anna Anna's "; do
        awk -v field="$field" -v words="$words" 'BEGIN {
            for (text = words; length(text) < 1000000;) text = text text
        }
        match($0, field) && done++ < 3 {
            rest = substr($0, RSTART + RLENGTH)
            sub(/^[^,}]*/, "", rest)
            $0 = substr($0, 1, RSTART + RLENGTH - 1) text "x" rest
        }
        { print }' "$folder/good.md" | sed 's/^id: good/id: bad/' \
            >"$folder/bad.md"
        run check "$folder/bad.md"
        [ $status -le 1 ] || expect_status 1
        expect_err '1 file checked'
    done
done
end

begin 'CRLF and a byte order mark are read'
{ printf '\357\273\277' && sed 's/$/\r/; s/^id: good/id: bad/' \
    "$folder/good.md"; } >"$folder/bad.md"
run check "$folder/bad.md"
expect_status 0
expect_empty "$work/stdout"
rm "$folder/bad.md"
end

# --- paths ---

begin 'a path that is not there'
run check "$folder/nowhere.md"
expect_status 2
expect_lines "$work/stderr" 1 ''
expect_err 'there is no file or folder' nowhere.md
run render "$folder/nowhere" -o "$work/none"
expect_status 2
[ ! -e "$work/none" ] || fault 'the folder for documents was made'
run render "$folder/good.md" "$folder/nowhere.md" -o "$work/none"
expect_status 2
[ ! -e "$work/none" ] || fault 'something was printed'
end

begin 'a folder without plans'
mkdir -p "$work/empty/sub"
echo '# Nothing' >"$work/empty/README.md"
for command in check render; do
    run $command "$work/empty"
    expect_status 2
    expect_lines "$work/stderr" 1 ''
    expect_err 'there is no plan' "$work/empty"
done
end

begin 'a path outside of the root of the first'
mkdir -p "$work/one" "$work/two"
touch "$work/one/.countersign.yaml"
cp "$folder/good.md" "$work/one"
cp "$folder/good.md" "$work/two"
run check "$work/one" "$work/two"
expect_status 2
expect_lines "$work/stderr" 1 ''
end

begin 'control characters in a path stay off the terminal'
strange=$work/$(printf 'a\033[31mb')
mkdir "$strange"
run check "$strange"
expect_status 2
expect_plain "$work/stderr"
cp "$folder/good.md" "$strange/$(printf 'x\007.md')"
run render "$strange" -o "$work/$(printf 'o\033[1m')"
expect_plain "$work/stdout" "$work/stderr"
run check --format full "$strange"
expect_plain "$work/stdout" "$work/stderr"
end

begin 'a line feed in the name of a plan stays off the terminal'
named=$work/$(printf 'a\nb.md')
echo text >"$named"
for format in full concise github markdown; do
    run check --format $format "$named"
    expect_status 1
    grep -q 'a<U+000A>b\|a<br>b' "$work/stdout" ||
        fault "$format: $(cat "$work/stdout")"
done
run check "${named}x"
expect_status 2
expect_lines "$work/stderr" 1 'a<U+000A>b.mdx'
end

begin 'devices'
for device in /dev/zero /dev/null; do
    run check "$device"
    expect_status 3
    expect_out "$device:1:1: error: this is not a file but a folder, a pipe or"
    run check --config "$device" plans/castell.md
    expect_status 3
    expect_err "\"$device\" cannot be used: it is not a file but a folder"
    run check --baseline "$device" plans/castell.md
    expect_status 3
    expect_err "the baseline \"$device\" is not a file but a folder"
done
end

# --- where the documents go ---

begin 'a file stands where the folder for documents should'
echo kept >"$work/file"
for where in "$work/file" "$work/file/below"; do
    run render "$folder" -o "$where"
    expect_status 3
    expect_lines "$work/stderr" 1 ''
    expect_err 'cannot be made: a file stands in its place; name another' \
        "$where"
done
[ "$(cat "$work/file")" = kept ] || fault 'the file was touched'
end

begin 'what is no name of a folder'
for where in '' -; do
    run render "$folder" -o "$where"
    expect_status 2
    expect_lines "$work/stderr" 1 ''
    expect_err "\"$where\" is no folder" 'name one after -o, such as -o out'
    [ ! -e ./- ] || fault 'a folder of that name was made'
done
end

begin 'one output cannot be written'
cp "$folder/good.md" "$folder/bad.md"
sed -i 's/^id: .*/id: bad/' "$folder/bad.md"
rm -rf "$work/docs"
mkdir -p "$work/docs/bad.pdf"
echo 'the old page' >"$work/docs/bad.html"
run render "$folder" -o "$work/docs"
expect_status 3
expect_lines "$work/stderr" 1 'could not be written'
expect_err bad.pdf '1 plan printed'
[ "$(cat "$work/docs/bad.html")" = 'the old page' ] ||
    fault 'the page of a plan whose PDF is lost was written'
[ -s "$work/docs/good.pdf" ] || fault 'good.pdf was not printed'
[ -z "$(find "$work/docs" -name '.countersign*')" ] ||
    fault 'a temporary file was left behind'
end

# A plan whose page alone is larger than what is left beside a good one.
{
    clean bad | sed '/^segment:/d'
    awk 'BEGIN { print "\n## More than there is room for\n"
        while (n++ < 9000) printf "words %d words, ", n * 65537 }'
} >"$folder/bad.md"

# The other plan is whole, and this one as it was; which of its files comes first
# where there is no room is not said.
only_good() { # FOLDER TEXT
    expect_status 3
    expect_lines "$work/stderr" 1 'bad\.[a-z]* could not be written'
    expect_err "$2" '1 plan printed' '1 could not be printed'
    expect_untouched "$1" bad
    [ -s "$1/good.html" ] || fault 'good.html was not printed'
    [ -s "$1/good.pdf" ] || fault 'good.pdf was not printed'
}

begin 'a disk that is full'
full=$work/full
mkdir "$full"
# Disks of our own are for root, or for who may be root in a space of its own.
inside='mount -t tmpfs -o size=400k none "$1" || exit 99
    mkdir "$1/docs" && cp "$2"/* "$1/docs"
    "$3" render --jobs 1 --today "$4" "$5" -o "$1/docs" >"$6/stdout" 2>"$6/stderr"
    status=$?
    cp -R "$1/docs/." "$2"
    exit $status'
rm -rf "$work/docs"
plant "$work/docs" bad
unshare -Urm sh -c "$inside" - "$full" "$work/docs" "$bin" "$TODAY" "$folder" \
    "$work" >"$work/unshared" 2>&1
status=$? said='countersign render, on a disk of 400 KB'
if [ -s "$work/unshared" ] || [ $status -eq 99 ]; then
    skip "$case_name" 'no disk can be made here'
else
    only_good "$work/docs" 'No space left on device'
    end
fi

begin 'a limit on the size of files'
rm -rf "$work/docs"
plant "$work/docs" bad
(ulimit -f 600 && exec "$bin" render --today "$TODAY" "$folder" \
    -o "$work/docs") >"$work/stdout" 2>"$work/stderr"
status=$? said='countersign render, under ulimit -f'
only_good "$work/docs" 'File too large'
end
rm "$folder/bad.md"

begin 'no space for the documents'
if [ -w /dev/full ]; then
    "$bin" check --today "$TODAY" --format full "$plans/arbor.md" \
        >/dev/full 2>"$work/stderr"
    status=$? said='countersign check >/dev/full'
    expect_status 3
    expect_err 'could not be written'
fi
end

# --- standard input ---

begin 'a plan on standard input'
sed 's/, logo: [^}]*//; s/readings: northwind-readings.csv/readings: {}/' \
    "$folder/good.md" >"$work/alone.md"
"$bin" check --today "$TODAY" - <"$work/alone.md" >"$work/stdout" \
    2>"$work/stderr"
status=$? said='countersign check -'
expect_status 0
expect_empty "$work/stdout"
"$bin" check --today "$TODAY" - </dev/null >"$work/stdout" 2>"$work/stderr"
status=$? said='countersign check - </dev/null'
expect_status 1
expect_out '<stdin>:1:1: error: ' empty
"$bin" render --today "$TODAY" -o "$work/in" - <"$work/alone.md" \
    >"$work/stdout" 2>"$work/stderr"
status=$? said='countersign render -'
expect_status 0
[ -s "$work/in/good.pdf" ] || fault 'good.pdf was not printed'
end

begin 'a plan on standard input finds its files by its name'
"$bin" check --today "$TODAY" - --stdin-name plans/northwind.md \
    <plans/northwind.md >"$work/stdout" 2>"$work/stderr"
status=$? said='countersign check - --stdin-name plans/northwind.md'
expect_status 0
expect_empty "$work/stdout"
(cd "$work/one" && "$bin" check --today "$TODAY" -) <plans/northwind.md \
    >"$work/stdout" 2>"$work/stderr"
status=$? said='countersign check -, elsewhere'
expect_status 1
expect_out '<stdin>:' '[CS807]' '[CS011]'
end
