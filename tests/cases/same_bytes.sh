# The same input makes the same bytes, whatever the machine, the folder, the
# order, the number of workers, the caches and the time.
. tests/cases.inc

root=$work/one
copy_plans "$root"
touch "$root/.countersign.yaml"
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
run render "$root" --jobs 1 -o "$work/first"
first=$status

# `render` anew, with the environment given, and every output compared.
again() { # NAME FOLDER COMMAND...: COMMAND prints into $work/next
    begin "the same bytes: $1"
    again_folder=$2
    shift 2
    status=$first said='countersign render'
    expect_status 0
    rm -rf "$work/next"
    said="$*"
    "$@" render "$again_folder" --today "$TODAY" -o "$work/next" \
        >"$work/stdout" 2>"$work/stderr"
    status=$?
    expect_status 0
    for output in "$work/first"/*; do
        expect_same "$output" "$work/next/${output##*/}"
    done
    [ "$(ls "$work/first")" = "$(ls "$work/next")" ] ||
        fault "other files: $(ls "$work/next")"
    end
}
many() {
    "$bin" "$@" --jobs 8
}
# Each in a process of its own: nothing that a plan before it left behind, and
# HTML and PDF printed at once.
alone() { # render FOLDER OPTION...
    alone_folder=$2 alone_status=0
    shift 2
    for alone_file in $(find "$alone_folder" -name '*.md' \
        ! -name README.md); do
        "$bin" render "$alone_file" "$@" || alone_status=$?
    done
    return $alone_status
}
again 'a second run' "$root" "$bin"
again 'each plan by itself' "$root" alone
again 'many workers' "$root" many
again 'a cold cache of fonts' "$root" env XDG_CACHE_HOME="$work/cold" "$bin"
# What an earlier run made of the fonts, cut short.
spoilt() {
    mkdir -p "$work/spoilt/countersign"
    head -c 70000 "$XDG_CACHE_HOME/countersign/work" \
        >"$work/spoilt/countersign/work"
    XDG_CACHE_HOME=$work/spoilt "$bin" "$@"
}
again 'a spoilt cache of fonts' "$root" spoilt
# Subsets are made of what a plan of other words left.
foreign() {
    XDG_CACHE_HOME=$work/foreign \
        "$bin" render "$root/arbor.md" -q -o "$work/other" --today "$TODAY"
    XDG_CACHE_HOME=$work/foreign "$bin" "$@"
}
again 'a cache that another plan left' "$root" foreign
again 'no cache of fonts' "$root" env XDG_CACHE_HOME=/proc/none "$bin"
again 'no home' "$root" env -u HOME -u XDG_CACHE_HOME "$bin"
again 'another time zone' "$root" env TZ=Pacific/Kiritimati "$bin"
again 'a time zone behind' "$root" env TZ=America/Adak "$bin"
again 'another language' "$root" env LANG=pl_PL.UTF-8 LC_ALL=pl_PL.UTF-8 "$bin"
again 'a language with decimal commas' "$root" \
    env LC_NUMERIC=de_DE.UTF-8 LANG=de_DE "$bin"
again 'no language at all' "$root" env -i "$bin"
again 'another epoch' "$root" env SOURCE_DATE_EPOCH=1 "$bin"

mkdir -p "$work/a/very/long/way/below"
cp -r "$root" "$work/a/very/long/way/below/two"
touch -d 2001-02-03 "$work/a/very/long/way/below/two"/*
again 'another folder, older files' "$work/a/very/long/way/below/two" "$bin"

inside() {
    (cd "$root" && "$bin" "$1" . "$3" "$4" "$5" "$6")
}
again 'from inside of the folder' "$root" inside

begin 'the same bytes: one plan at a time, in another order'
rm -rf "$work/next"
for plan in wisniewski northwind qbr/meridian-2026-q3 meridian halvorsen \
    qbr/halvorsen-2026-q3 qbr/halvorsen-2026-q2 qbr/meridian-2026-q2 castell \
    arbor cs-2027; do
    run render "$root/$plan.md" -o "$work/next"
    expect_status 0
done
for output in "$work/first"/*.pdf "$work/first"/*.html; do
    expect_same "$output" "$work/next/${output##*/}"
done
end

begin 'a second run leaves files that would be the same alone'
touch -d 2001-02-03 "$work/next"/*
run render "$root" -o "$work/next"
[ -z "$(find "$work/next" -newermt 2001-02-04 -type f)" ] ||
    fault "written again: $(find "$work/next" -newermt 2001-02-04 -type f)"
end

begin 'the same findings with one worker and with many'
run check "$root" --jobs 1
cp "$work/stdout" "$work/findings"
for jobs in 2 3 8; do
    run check "$root" --jobs $jobs
    expect_same "$work/findings" "$work/stdout"
done
end

begin 'another day makes another document'
raw render "$root/northwind.md" --today 2026-08-21 -o "$work/next"
cmp -s "$work/first/northwind.html" "$work/next/northwind.html" &&
    fault 'the page of another day is the same'
raw dump --stage terms --today 2026-08-21 "$root/northwind.md"
cp "$work/stdout" "$work/terms"
run dump --stage terms "$root/northwind.md"
expect_same "$work/terms" "$work/stdout"
end
