# Cuts the fenced blocks of a Markdown file into files of the folder `dir`,
# numbered in their order and named by their language: 003.yaml.
/^```/ {
    if (file)
        close(file)
    file = file ? "" : sprintf("%s/%03d.%s", dir, ++count, substr($0, 4))
    if (file)
        printf "" >file
    next
}
file { print >file }
END {
    if (file) {
        print FILENAME ": a block does not end" >"/dev/stderr"
        exit 1
    }
}
