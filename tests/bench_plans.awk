# Plans for the bench, made of the examples as customer success managers keep
# theirs: bench_plans.awk -v n=N -v dir=DIR [-v digests=FILE] PLAN...
#
# Each example is a customer type, of which there are `firms` customers with
# names, people, milestones and expectations of their own: what is signed.  Each
# customer's plans differ in what is not: readings, meetings, tasks, risks,
# prose.  Every one has between 3,000 and 7,000 bytes.
#
# digests has lines "TYPE-FIRM DIGEST" of the terms of each customer, which lie
# in DIR/TYPE-FIRM.json and are signed under the id of each plan; without it,
# one plan of each is written, whose terms the caller takes.

function roll(limit) { # 0 to limit - 1: Park and Miller's generator
    dice = dice * 16807 % 2147483647
    return int(dice / 2147483647 * limit)
}

function seed(number) {
    dice = number * 7919 % 2147483646 + 1
    roll(2); roll(2)
}

function put(line) {
    out = out line "\n"
}

# A heading waits for the first line below it that stays.
function put_below(line) {
    if (heading != "") put(heading)
    heading = ""
    put(line)
}

# What a customer has signed, and what follows from it.
function choose_firm(type, firm,    i, id, last) {
    seed(type * 1000 + firm)
    split("", gone)
    for (i = 1; i <= milestones[type]; i++) {
        id = milestone[type, i]
        last = i == milestones[type]
        if (!last && !first_value[type, id] && milestones[type] > 3 &&
            roll(2)) gone[id] = 1
    }
    if (adoption[type] != "" && roll(2)) gone[adoption[type]] = 1
    expectations_kept = 1 + roll(3)
    first = firsts[1 + (firm * 7 + type) % first_names]
    second = seconds[1 + (firm * 3 + type * 5) % second_names]
    person_from = roll(surname_names)
}

# Names in place of the example's.
function renamed(type, line,    at, before) {
    gsub(customer[type], first " " second, line)
    gsub(short[type], first, line)
    if (section == "people" && match(line, /name: [^,]*,/)) {
        at = RSTART + RLENGTH - 1
        before = substr(line, 1, at - 1)
        sub(/ [^ ]*$/, " " surnames[1 + person_from++ % surname_names], before)
        line = before substr(line, at)
    }
    return line
}

# A reading a little above or below the example's.
function moved(line,    at, value, rest, done) {
    while (match(line, /20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]: [0-9.]+/)) {
        at = RSTART + 12
        done = done substr(line, 1, at - 1)
        rest = substr(line, RSTART + RLENGTH)
        value = substr(line, at, RSTART + RLENGTH - at)
        done = done int(value * (970 + roll(60)) / 100 + 0.5) / 10
        line = rest
    }
    return done line
}

# Whether the entry that begins here stays.
function stays(line,    id) {
    for (id in gone)
        if (index(line, " " id ":") == 3 || index(line, ": " id ",") ||
            index(line, ": " id "}")) return 0
    if (section == "reviews") return ++reviews > reviews_left_out
    if (section == "expectations") return ++expectations <= expectations_kept
    if (section ~ /^(communications|roadmap|risks|internal)$/)
        return roll(100) < generous
    return 1
}

function field(type, line) {
    if (line == "---" || line == "") {
        if (line == "---" || heading == "") put(line)
        return
    }
    if (line ~ /^[a-z]/) {
        section = line
        sub(/:.*/, "", section)
        kept = 1
        heading = ""
        if (line ~ /:$/) heading = line
        else if (section == "stage" && line ~ /proposed/ && roll(2))
            put("stage: draft")
        else if (section == "id")
            put("id: " name)
        else put(renamed(type, line))
        return
    }
    if (line ~ /^  [-a-z]/) {
        kept = stays(line)
        held = ""
    }
    if (section == "signoff") {
        if (digest == "") return
        gsub(/sha256:[0-9a-f]*/, "sha256:" digest, line)
        gsub(/file: [^}]*/, "file: " name ".json", line)
    }
    if (!kept) return
    if (line ~ /^    tasks:/) { held = line; return }
    if (line ~ /^      - {do:/) {
        if (roll(100) >= generous) return
        if (held != "") put(held)
        held = ""
    }
    if (line ~ /^    readings: {|^      20/) line = moved(line)
    put_below(renamed(type, line))
}

function prose(type, line,    id) {
    if (line ~ /^## /) {
        id = substr(line, 15)
        skipped = line ~ /^## Milestone: / && id in gone
        heading = line "\n"
        paragraph = 0
    }
    else if (line == "") paragraph = roll(100) < generous
    else if (!skipped && paragraph) put_below(renamed(type, line))
    if (line == "" && !skipped && paragraph && heading == "") put("")
}

# The customer's terms, signed under this plan's id.
function sign(    file, line) {
    file = dir "/" customer_name ".json"
    if (!(customer_name in terms)) {
        getline line <file
        close(file)
        terms[customer_name] = line
    }
    line = terms[customer_name]
    sub(/"plan":"[^"]*"/, "\"plan\":\"" name "\"", line)
    print line >(dir "/" name ".json")
    close(dir "/" name ".json")
}

function write_plan(type, firm, try,    i) {
    choose_firm(type, firm)
    seed(try)
    generous = 10 + roll(80)
    reviews = expectations = 0
    reviews_left_out = roll(10)
    out = section = ""
    for (i = 1; i <= front_lines[type]; i++) field(type, text[type, i])
    heading = ""
    for (; i <= lines[type]; i++) prose(type, text[type, i])
    return length(out) >= 3000 && length(out) <= 7000
}

BEGIN {
    firms = 25
    first_names = split("Alder Birchwood Cedarline Dunmore Elmstead Farrow " \
        "Glenhaven Harcourt Iverson Juniper Kestrel Larkfield Maplewell " \
        "Norbury Oakridge Pemberton Quarry Ravensworth Saltmarsh Thornbury " \
        "Underhill Vantage Westerly Yarrow", firsts, " ")
    second_names = split("Traders|Logistics|Insurance|Foods|Clinics|Hotels|" \
        "Energy|Telecom|Retail Group|Manufacturing|Bank", seconds, "|")
    surname_names = split("Adeyemi Bergström Costa Dubois Eriksen Fontaine " \
        "Grabowski Hoffmann Ionescu Jansen Kowalska Lefèvre Moreau Nowak " \
        "Oyelaran Petrov Quinn Rossi Schneider Tanaka Ursu Varga Watanabe " \
        "Yilmaz Zielińska", surnames, " ")
    while (digests != "" && (getline line <digests) > 0) {
        split(line, pair, " ")
        digest_of[pair[1]] = pair[2]
    }
}

FNR == 1 {
    types++
    part = "front"
}

{ text[types, FNR] = $0; lines[types] = FNR }
part == "front" && /^---$/ && FNR > 1 {
    front_lines[types] = FNR
    part = "prose"
}
/^id: / { id[types] = $2 }
/^  customer: {name: / {
    sub(/^  customer: {name: /, "")
    sub(/[,}].*/, "")
    customer[types] = $0
    short[types] = $1
}
part == "front" && /^[a-z]/ { section = $1 }
part == "front" && /^  [-a-z]+:$/ { entry = $1; sub(/:/, "", entry) }
section == "milestones:" && /^  [-a-z]+:$/ {
    milestone[types, ++milestones[types]] = entry
}
/^    first-value: / { first_value[types, entry] = 1 }
/^    role: adoption/ { adoption[types] = entry }

END {
    for (i = 0; i < (digests == "" ? types * firms : n); i++) {
        type = 1 + i % types
        firm = int(i / types) % firms
        customer_name = id[type] "-" firm
        name = digests == "" ? customer_name : id[type] i
        digest = digest_of[customer_name]
        for (try = 0; !write_plan(type, firm, i * 1000 + try); try++)
            if (try == 1000) exit 1
        printf "%s", out >(dir "/" name ".md")
        close(dir "/" name ".md")
        if (index(out, "file: " name ".json")) sign()
    }
}
