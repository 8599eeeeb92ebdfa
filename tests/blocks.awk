# Cuts the fenced blocks of a Markdown file into files of the folder `dir`,
# numbered in their order and named by their language: 003.yaml.  A block in a
# list loses the indentation of its fence.
/^ *```/ {
    indent = index($0, "`") - 1
    if (file)
        close(file)
    file = file ? "" : sprintf("%s/%03d.%s", dir, ++count,
        substr($0, indent + 4))
    if (file)
        printf "" >file
    next
}
file { print substr($0, indent + 1) >file }
END {
    if (file) {
        print FILENAME ": a block does not end" >"/dev/stderr"
        exit 1
    }
}
