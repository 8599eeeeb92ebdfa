# What a machine lacks: it is named with the one command that installs it, and
# the set-up says what it runs before it does.  Debian's own tools are stood in
# for, so nothing is installed.
. tests/cases.inc

tools=$work/tools
mkdir "$tools"
log=$work/run

tool() { # NAME, with the script on standard input
    { echo '#!/bin/sh' && cat; } >"$tools/$1" && chmod +x "$tools/$1"
}

# All is there but $LACKING.
tool dpkg-query <<'END'
for package; do :; done
case " $LACKING " in
*" $package "*) exit 1 ;;
esac
printf installed
END
tool apt-get <<'END'
echo "apt-get $*" >>"$RUN"
[ -z "${FAILS-}" ] || { echo 'E: no network' && exit 100; }
END
tool sudo <<'END'
echo sudo >>"$RUN"
exec "$@"
END

user() { # NUMBER
    echo "echo $1" | tool id
}

builds() { # TARGET LACKING
    : >"$log"
    said="make $1, without $2"
    env -u MAKEFLAGS -u MAKELEVEL PATH="$tools:$PATH" LACKING="$2" RUN="$log" \
        make --no-print-directory OUT="$work/out" "$1" >"$work/stdout" \
        2>"$work/stderr"
    status=$?
}
install='apt-get install -y --no-install-recommends'

begin 'plain make names what is missing, and the one command'
user 0
builds all 'libical-dev libyaml-dev'
expect_status 2
expect_out 'countersign needs these packages: libyaml-dev libical-dev' \
    "    apt-get update && $install libyaml-dev libical-dev"
expect_empty "$log"
[ ! -e "$work/out/obj" ] || fault 'something was built'
user 1000
builds all libical-dev
expect_out "    sudo apt-get update && sudo $install libical-dev"
builds have-build ''
expect_status 0
expect_empty "$work/stdout"
end

begin 'what only a print needs is none of the build'
builds have-build fonts-inter
expect_status 0
end

begin 'the set-up says what it runs, and runs that'
user 0
builds setup-render 'fonts-inter libical-dev qpdf'
expect_status 0
expect_out 'Missing packages: libical-dev fonts-inter' \
    "Running: apt-get update && $install libical-dev fonts-inter"
printf '%s\n' 'apt-get update' "$install libical-dev fonts-inter" \
    >"$work/wanted"
expect_same "$work/wanted" "$log"
builds setup-test 'libical-dev qpdf'
expect_out 'Missing packages: libical-dev qpdf'
builds setup-test ''
expect_status 0
expect_empty "$work/stdout" "$log"
end

begin 'through sudo for who is not root'
user 1000
builds setup-render libical-dev
expect_status 0
expect_out "Running: sudo apt-get update && sudo $install libical-dev"
expect_lines "$log" 2 sudo
end

begin 'a set-up that fails shows why, and where the rest stands'
user 0
FAILS=1 builds setup-render libical-dev
expect_status 2
expect_out 'E: no network' "The set-up failed; $work/out/setup.log has all of it."
end

begin 'an intended draft does not make the examples fail'
grep -q '^stage: draft' plans/arbor.md || fault 'there is no draft'
run render plans -o "$work/plans" --quiet
expect_status 0
end
