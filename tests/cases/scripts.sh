# Texts in eight languages come out of the PDF as they went in, and a character
# that no font has is named with its place.
. tests/cases.inc

folder=$work/plans
copy_plans "$folder"

titled() { # ID TITLE: castell with this title
    sed "s|^id: .*|id: $1|; s|^title: .*|title: \"$2\"|" \
        "$folder/castell.md" >"$folder/$1.md"
}

prints() { # ID TITLE
    begin "the title of $1 prints"
    titled "$1" "$2"
    run render "$folder/$1.md" -o "$work/docs"
    expect_status 0
    expect_lines "$work/stderr" 1 ''
    if has pdftotext; then
        # Without the marks of direction that it adds, and without its breaks.
        pdftotext "$work/docs/$1.pdf" - | tr -d '\n \f' |
            sed 's/\xe2\x80[\xaa-\xae]//g' >"$work/text"
        grep -qF "$(printf '%s' "$2" | tr -d ' ')" "$work/text" ||
            fault "the PDF lacks $2: $(head -c 300 "$work/text")"
    fi
    if has qpdf python3; then
        python3 tests/judge.py codes "$work/docs/$1.pdf" >"$work/codes" ||
            fault "$(cat "$work/codes")"
    fi
    end
}
prints polish 'Zażółć gęślą jaźń'
prints greek 'Σχέδιο επιτυχίας πελάτη'
prints turkish 'Iğdır için İstanbul planı'
prints vietnamese 'Kế hoạch thành công của khách hàng'
prints japanese '顧客成功計画'
prints hebrew 'תוכנית הצלחה'
prints hindi 'ग्राहक सफलता योजना'
prints arabic 'خطة النجاح'

begin 'a character that no font has'
titled missing "Castell $(printf '\364\217\277\275') plan"
run render "$folder/missing.md" -o "$work/docs"
expect_status 0
expect_err 'missing.md:4:17: warning: no font of this machine has' 'U+10FFFD' \
    'a gap is printed in its place [CS017]'
[ -s "$work/docs/missing.pdf" ] || fault 'not printed'
run render --format full "$folder/missing.md" -o "$work/docs"
expect_err 'warning[CS017 character-without-font]' \
    'fix  Write it in another way, or install a font that has it.'
end

begin 'the examples of the rule for it'
for ending in fail pass; do
    awk '/^---$/ { fences++ } FNR == NR { if (fences < 2) print; next }
        { print }' templates/rules/base.md \
        templates/rules/CS017.$ending.md >"$folder/$ending.md"
    run render "$folder/$ending.md" -o "$work/docs"
    expect_status 0
    expect_lines "$work/stderr" "$([ $ending = fail ] && echo 1 || echo 0)" \
        '\[CS017\]$'
done
end

begin 'a name of the other direction leaves its sentence in order'
sed 's/^id: .*/id: hebrew/; s/Elena Marín\|Joan Puigdevall/דנה רייס/g' \
    "$folder/castell.md" >"$folder/hebrew.md"
run render "$folder/hebrew.md" -o "$work/docs"
expect_status 0
expect_in "$work/docs/hebrew.html" '(<bdi class="keep">דנה רייס</bdi>' \
    'Confirmed by <bdi>דנה רייס</bdi>, '
end
