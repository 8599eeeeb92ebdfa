# Puts the lines of the file `made` between the markers <!-- mark --> and
# <!-- /mark -->.  In Markdown, where the marker is the line, a blank line
# stands on either side.
function put(    line, blank) {
    while ((getline line < made) > 0) {
        if (line == "") {
            blank = 1
            continue
        }
        if (blank)
            print ""
        blank = 0
        print line
    }
}

index($0, "<!-- /" mark " -->") { inside = 0 }
!inside { print }
index($0, "<!-- " mark " -->") {
    inside = 1
    found++
    if (/^</)
        print ""
    put()
    if (/^</)
        print ""
}

END {
    if (found != 1 || inside) {
        print FILENAME ": no block " mark >"/dev/stderr"
        exit 1
    }
}
