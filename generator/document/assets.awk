# Paths below templates/, one a line, become the C table of built-in assets.
# The assembler takes the bytes from the files themselves.
BEGIN {
    print "#include \"document/assets.h\"\n"
    n = 0
}
NF {
    rows = rows sprintf("    {\"%s\", asset_%d, asset_%d_end},\n", \
        substr($0, length("templates/") + 1), n, n)
    printf "extern const char asset_%d[], asset_%d_end[];\n", n, n
    printf "__asm__(\".pushsection .rodata\\n\"\n"
    printf "        \".global asset_%d\\nasset_%d:\\n\"\n", n, n
    printf "        \".incbin \\\"%s\\\"\\n\"\n", $0
    printf "        \".global asset_%d_end\\nasset_%d_end: .byte 0\\n\"\n", n, n
    printf "        \".popsection\\n\");\n\n"
    n++
}
END {
    print "const struct asset assets[] = {\n" rows "    {0, 0, 0},\n};"
    print "const int asset_count = " n ";"
}
