/* What is said of broken YAML: one finding each, at its place. */
#include "front_from_text.h"

/* A body of fields, and the one finding it must bring: the text at the caret
 * stands behind its place. */
struct fault_case {
    const char *yaml;
    int line, column; /* the fence is line 1 */
    const char *caret;
    const char *says; /* part of the message */
    const char *fix;  /* part of the fix */
};

static const struct fault_case faults[] = {
    {"a:\n\tb: c\n", 3, 1, "\t", "a tab", "with 2 spaces"},
    {"a:\n    b: c\n\td: e\nf: g\n", 4, 1, "\t", "a tab", "with 4 spaces"},
    {"a:\n    b:\n\tc: d\n        e: f\n", 4, 1, "\t", "a tab",
        "with 8 spaces"},
    {"a:\n  b:\n    c: d\n\te:\n    f: g\n", 5, 1, "\t", "a tab",
        "with 2 spaces"},
    {"a:\n  - b: c\n\td: e\n", 4, 1, "\t", "a tab", "with 4 spaces"},
    {"a:\n  - b: c\n    d: e\n\t- b: f\n", 5, 1, "\t", "a tab",
        "with 2 spaces"},
    {"a:\n    b:\n\t    c: d\ne:\n    f: g\n", 4, 1, "\t", "a tab",
        "with 8 spaces"},
    {"a: b\n\t\tc: d\n", 3, 1, "\t\t", "a tab", "at the left edge"},
    {"a: |\n\ttext\nb: c\n", 3, 1, "\t", "a tab", "with 2 spaces"},
    {"title: Reduce time: from 8 to 2\n", 2, 8, "Reduce time: from 8 to 2",
        "a colon inside a sentence", "title: \"Reduce time: from 8 to 2\""},
    {"title: \xC3\x9C"
     "ber: stra\xC3\x9F"
     "e\n",
        2, 8,
        "\xC3\x9C"
        "ber: stra\xC3\x9F"
        "e",
        "a colon inside a sentence",
        "title: \"\xC3\x9C"
        "ber: stra\xC3\x9F"
        "e\""},
    {"a:\n  - do: Connect: it\n", 3, 9, "Connect: it", "a colon inside",
        "do: \"Connect: it\""},
    {"a: b:\n", 2, 4, "b:", "a colon inside", "a: \"b:\""},
    {"a: : b\n", 2, 4, ":", "one colon too many", "Delete one"},
    {": b\n", 2, 1, ":", "no field's name", "Write the name"},
    {"a: x\n : y\n", 3, 2, ":", "no field's name", "Write the name"},
    {"title: Foo\n  bar: x\n", 3, 3, "bar: x",
        "begins with 2 spaces, and the lines it belongs to with no spaces",
        "left edge"},
    {"a:\n  b: c\n d: e\n", 4, 2, "d: e", "begins with 1 space,", "`  d: e`"},
    {"a:\n   b: c\n  d: e\n", 4, 3, "d: e", "with 3 spaces", "`   d: e`"},
    {"a:\n  - b\n - c\n", 4, 2, "- c", "with 2 spaces", "`  - c`"},
    {"a:\n  - b: c\n  d: e\n", 4, 3, "d: e", "with 4 spaces", "`    d: e`"},
    {"  a: b\nc: d\n", 2, 3, "a: b", "with 2 spaces", "left edge: `a: b`"},
    {"a: \"foo\" # x\n b: c\n", 3, 2, "b: c", "begins with 1 space",
        "left edge"},
    {"a:\n  b: c\nd: e\n  f: g\n", 4, 1, "d: e", "with 2 spaces", "`  d: e`"},
    {"a:\nb: c\n  d: e\n", 3, 1, "b: c", "with 2 spaces", "`  b: c`"},
    {"a: b\nc:\n  - d\n - e\n", 5, 2, "- e", "with 2 spaces", "`  - e`"},
    {"a: b\n- c\n", 3, 1, "- c", "has a text already", "above line 3 again"},
    {"a:\n  b: c\n- d\n", 4, 1, "- d", "no field takes it", "above it"},
    {"a: {b: c}\n\n- d\n", 4, 1, "- d", "has a text already", "again"},
    {"a:\n  - {b: c}\n  {d: e}\n", 4, 3, "{d: e}", "the dash is missing",
        "- {d: e}"},
    {"a:\n  -{b: c, d: e}\n", 3, 3, "-", "a space is missing after this dash",
        "- {b: c, d: e}"},
    {"a: b\nlist\n  - c\n", 3, 1, "list", "a colon is missing", "list:"},
    {"a: by: c, on: d\n", 2, 4, "by: c, on: d", "a colon inside",
        "write { } around"},
    {"a: {b: 'Piet's tasks', c: d}\n", 2, 13, "'", "this apostrophe",
        "b: \"Piet's tasks\""},
    {"- a\nb: c\n", 2, 1, "- a", "begins with a list", "`name: value`"},
    {"- a\n- b\n", 2, 1, "- a", "must be fields", "`name: value`"},
    {"a:\n  b: c\n  - due: d\n  e: f\n", 4, 3, "- ",
        "a dash stands before this field", "Take the dash away: `  due: d`"},
    {"a:\n      due: b\n  target: c\n  moves: d\n", 3, 7, "due: b",
        "begins with 6 spaces", "with 2 spaces: `  due: b`"},
    {"a:\n  due: b\nTODO: check numbers\n  target: c\n", 4, 1,
        "TODO: check numbers", "is a note, and no field",
        "`# TODO: check numbers`"},
    {"a:\n  b: {owner: c, on: d}  since:\n  e: f\n", 3, 25, "since",
        "on the line of another", "Begin a new line with it: `since:`"},
    {"a:\n  - b: c\n    - due: d\n    e: f\n", 4, 5, "- ",
        "a dash stands before this field", "Take the dash away: `    due: d`"},
    {"a: b\n> On 3 Aug Dana wrote: fine\nc: d\n", 3, 1,
        "> On 3 Aug Dana wrote: fine", "a line of a mail", "Take line 3 out"},
    {"words\n", 2, 1, "words", "must be fields", "`name: value`"},
    {"a: b\nstart:2026\nc: d\n", 3, 1, "start:", "a space is missing",
        "start: 2026"},
    {"a:\n  value:8\n  on: 2026\n", 3, 3, "value:", "a space is missing",
        "value: 8"},
    {"a: b\nc:\xC2\xA0"
     "d\ne: f\n",
        3, 1, "c:", "a special one", "c: d"},
    {"a: b\n\xC2\xA0"
     "c: d\n",
        3, 1, "\xC2\xA0", "special space", "Take them out, and begin the line"},
    {"a\xEF\xBC\x9A"
     "b\nc: d\n",
        2, 2, "\xEF\xBC\x9A", "a wide one", "a: b"},
    {"a: b\nFrom: x\n\nHi Sam,\ngood day\n\nc: d\n", 3, 1, "From: x",
        "3 lines that begin with \"From: x\" are no fields",
        "Take lines 3-6 out"},
    {"a: b\n| c | d |\n|---|---|\ne: f\n", 3, 1, "| c | d |",
        "rows of a table stand here", "Move lines 3-4 below the closing"},
    {"a: Northwind and\nSons, ltd\nc: d\n", 3, 1, "Sons, ltd",
        "is neither a field",
        "make one line of the two: `a: Northwind and Sons, ltd`"},
    {"a: b\n> c: d\n", 3, 1, "> ", "name cannot begin with >",
        "Take it out: c: d"},
    {"a: b\ndue week 2\nc: d\n", 3, 1, "due week 2",
        "\"due week 2\" is neither a field",
        "`due` is a field, a colon is missing:  due: week 2 "},
    {"title: \"Foo\nstart: 2026\nx: y\n", 2, 8, "\"Foo", "never closed",
        "title: \"Foo\""},
    {"title: \"Foo\nstart: 2026\nx: \"y\"\n", 2, 8, "\"Foo", "never closed",
        "title: \"Foo\""},
    {"a: {b: \"Foo, c: d}\ne: {b: \"Bar\", c: d}\n", 2, 8, "\"Foo",
        "never closed", "b: \"Foo\", c: d}"},
    {"a: {b: \"Foo, 2 [beta]}\n", 2, 8, "\"Foo, 2 [beta]", "never closed",
        "b: \"Foo, 2 [beta]\"}"},
    {"a: [{b: \"Foo}] # why\n", 2, 9, "\"Foo", "never closed",
        "b: \"Foo\"}] # why"},
    {"a: {\n  b: \"Foo,\n  c: d}\n", 3, 6, "\"Foo", "never closed",
        "b: \"Foo\","},
    {"a: [b, \"Foo]\n", 2, 8, "\"Foo", "never closed", "\"Foo\"]"},
    {"\"a: b\n", 2, 1, "\"a: b", "never closed", "another \""},
    {"a: '90s hits\nb: c\n", 2, 4, "'90s hits", "never closed",
        "a: \"'90s hits\""},
    {"title: 'it's here'\n", 2, 11, "'", "this apostrophe",
        "title: \"it's here\""},
    {"a: {b: 'it's fine', c: d}\n", 2, 11, "'", "this apostrophe",
        "b: \"it's fine\""},
    {"a: \"SSO\" enabled\n", 2, 4, "\"SSO\" enabled", "closing quote",
        "a: '\"SSO\" enabled'"},
    {"a: \"say \"hi\" now\"\n", 2, 4, "\"say \"hi\" now\"", "closing quote",
        "a: 'say \"hi\" now'"},
    {"a: {b: \"x\" y}\n", 2, 8, "\"x\" y", "closing quote", "b: '\"x\" y'"},
    {"a: [beta] launch\n", 2, 4, "[beta] launch", "closing bracket",
        "a: \"[beta] launch\""},
    {"a: {{customer}}\n", 2, 4, "{{customer}}", "gap in a template",
        "in place of"},
    {"a: {x: Ticket #12 done, y: 2}\nb: c\n", 2, 15, "#12 done, y: 2}",
        "a # behind a space begins a comment", "x: \"Ticket #12 done\""},
    {"a: [Ticket #12 done]\nb: c\n", 2, 12, "#12 done]",
        "a # behind a space begins a comment", "\"Ticket #12 done\""},
    {"a: {x: 1, y: 2 # why\nb: c\n", 2, 4, "{", "never closed",
        "a: {x: 1, y: 2}"},
    {"a: {x: 1, y: 2\n\nb: c\n", 2, 4, "{", "never closed",
        "Write } at its end: `a: {x: 1, y: 2}`"},
    {"a: {x: 1, y: 2\n", 2, 4, "{", "never closed", "a: {x: 1, y: 2}"},
    {"a: [x, y,\nb:\n  c: d\n", 2, 4, "[", "never closed", "a: [x, y]"},
    {"a: {b: c]\n", 2, 9, "]", "cannot close", "Write }"},
    {"a: [b}\n", 2, 6, "}", "cannot close", "Write ]"},
    {"a: {b: c}}\n", 2, 10, "}", "one } too many", "Delete it"},
    {"a: [b,,c]\n", 2, 7, ",", "nothing stands before",
        "Delete the comma: `a: [b,c]`"},
    {"a: {b: Decision: go, c: dana}\n", 2, 8, "Decision: go",
        "a colon inside a sentence", "b: \"Decision: go\""},
    {"a:\n  x: b\n  due week 2\n  c: d\n", 4, 3, "due", "a colon is missing",
        "Write it: `  due: week 2`"},
    {"a:\n  x: go to\ndue week 2\nc: d\n", 4, 1, "due week 2",
        "neither a field",
        "If it goes on with line 3, make one line of the "
        "two: `  x: go to due week 2`   If `due` is a field"},
    {"kind: b\nkind plan\nc: d\n", 3, 1, "kind", "a colon is missing",
        "Write it: `kind: plan`"},
    {"a:\n  - x: b\n    owner: c\n    - due: d\n  - x: e\n", 5, 5, "- ",
        "a dash stands before this field", "Take the dash away: `    due: d`"},
    {"a:\n  - x: b\n    due: c\n    - due: d\n  - x: e\n", 5, 5, "- due: d",
        "begins with 4 spaces", "with 2 spaces: `  - due: d`"},
    {"a:\n    due: b\n  x:\n    owner: c\n  y:\n    due: d\n", 3, 5, "due: b",
        "stands above the first id of `a`",
        "write it in `x`, which has no `due`, below line 5:\n    due: b"},
    {"a:\n    since: b\n  x:\n    due: c\n  y:\n    due: d\n", 3, 5, "since: b",
        "stands above the first id of `a`",
        "below the id of the entry that it belongs to"},
    {"a:\n  x:\n    due: b\nkind: plan\n    owner: c\n", 5, 1, "kind: plan",
        "cuts the entries", "write it above line 2, at the left edge"},
    {"a:\n  - {b: c, d: e f]}\n", 3, 18, "]", "cannot close",
        "Write [ before the list: `  - {b: c, d: [e f]}`"},
    {"a: {b: go since: 3, c: d}\n", 2, 11, "since", "may be a field",
        "Put a comma before it: `a: {b: go, since: 3, c: d}`"},
    {"a: {b: go until: 3, c: d}\n", 2, 8, "go until: 3", "a colon inside",
        "if \"until\" is a field"},
    {"a:\n  - b: First step due: week 2\n    c: d\n", 3, 19, "due",
        "stands on the line of another",
        "Begin a new line with it: `    due: week 2`   If it is part of the "
        "sentence, put that in quotes: `  - b: \"First step due: week 2\"`"},
    {"a:\n  b: [x, y] due: week 2\n", 3, 13, "due", "on the line of another",
        "Begin a new line with it: `  due: week 2`"},
    {"a:\n  b: \"%\" due: week 2\n", 3, 10, "due", "on the line of another",
        "Begin a new line with it: `  due: week 2`"},
    {"a: b: c\n  d: e\nf: g\n", 2, 4, "b: c", "belongs below its field",
        "as far in as the one below: `  b: c`"},
    {"a {b: c, d: e}\nf: g\n", 2, 1, "a", "a colon is missing",
        "a: {b: c, d: e}"},
    {"a: [b, c]>\n", 2, 10, ">", "behind the bracket", "Take it out: a: [b"},
    {"a:\n  - b: c d, owner: e}\n", 3, 21, "}", "closes what no { opens",
        "Write the { as well: `  - {b: c d, owner: e}`"},
    {"a: {b: c; due: d}\n", 2, 11, "due", "no comma stands before it",
        "Put a comma before it: `a: {b: c, due: d}`"},
    {"a:\n  {b: c}\n  - {b: d}\n", 3, 3, "{b: c}", "the dash is missing",
        "`  - {b: c}`"},
    {"a:\n  b: c\n# due:\n- d\n", 5, 1, "- d", "no field takes it",
        "Take the # out of the line above it: due:"},
    {"a:\n  b:\n    due: c\n  x: Half\n    due: d\n", 5, 6, "Half",
        "a text stands behind the id", "Take the text out: `  x:`"},
    {"a:\n  b: c\n  2026-07-08 7.8\nd: e\n", 4, 3, "2026-07-08 7.8",
        "is neither a field", "a colon is missing:  2026-07-08: 7.8"},
    {"a:\n  b: >\n  some text\nc: d\n", 4, 3, "some text", "is neither a field",
        "begin it with 4 spaces: `    some text`"},
    {"a: b\ndue\n\n  - c\n", 3, 1, "due", "a colon is missing", "due:"},
    {"a: {b: 3 %}\n% due: d\n", 3, 1, "% due: d", "begins with %", "Delete"},
    {"a:\n  b:{due: c, owner: d}\n", 3, 3, "b:", "a space is missing",
        "Write one: `  b: {due: c, owner: d}`"},
    {"a:\n  b: due: c, owner: d}\n", 3, 22, "}", "closes what no { opens",
        "Write the { as well: `  b: {due: c, owner: d}`"},
    {"a: {b: {3 d, c: d}\ne: f\n", 2, 8, "{", "one { too many",
        "Take it out: `a: {b: 3 d, c: d}`"},
    {"a: {b: c, d: e)\nf: g\n", 2, 15, ")", "stands where the { that opens",
        "Write } in its place: `a: {b: c, d: e}`"},
    {"a: due: c, owner: d\n", 2, 4, "due: c, owner: d", "lack the { }",
        "Write them in { }: a: {due: c, owner: d}"},
    {"a:\n  b: {c: d}\nowner: e\n  f: {c: g}\n", 4, 1, "owner: e",
        "cuts the entries above it",
        "Take line 4 out, and write it above line 2, at the left edge: `owner: "
        "e`"},
    {"a:\n  b: {c: d}\nx: e\n  f: {c: g}\n", 4, 1, "x: e",
        "begins with no spaces", "`  x: e`"},
    {"a: {b: c}`\n", 2, 10, "`", "behind the bracket",
        "Take it out: a: {b: c}"},
    {"a:\n  - @b: c\n    d: e\n", 3, 5, "@", "name cannot begin with @",
        "Take it out: b: c"},
    {"a: {70\nb: c\n", 2, 4, "{", "never closed", "Take it out: a: 70"},
    {"a:\n  b: {c: d, e: [f, g\n\nh: i\n", 3, 16, "[", "never closed",
        "Write ]} at its end: `  b: {c: d, e: [f, g]}`"},
    {"a:\n  - {b: c,\n     d: [e], # why\nf: g\n", 3, 5, "{", "never closed",
        "Write } at the end of line 4: `     d: [e]} # why`"},
    {"a: {b: c, own\ner: d}\nf: g\n", 3, 1, "er: d}", "was broken in two",
        "Make one line of the two: `a: {b: c, owner: d}`"},
    {"a: {b: \"c \"d, or\" e\", f: g}\n", 2, 8, "\"c \"d, or\" e\"",
        "closing quote", "b: 'c \"d, or\" e'"},
    {"a: [x: y: z]\n", 2, 5, "x: y: z", "a colon inside", "\"x: y: z\""},
    {"a: {b: c\n    d: e}\n", 2, 8, "c", "a comma is missing", "`a: {b: c,`"},
    {"a: {b: {c: d} e: f}\n", 2, 8, "{c: d}", "a comma is missing",
        "`a: {b: {c: d}, e: f}`"},
    {"a: [\"b\" \"c\"]\n", 2, 5, "\"b\"", "a comma is missing",
        "`a: [\"b\", \"c\"]`"},
    {"a: %foo\n", 2, 4, "%foo", "cannot begin with %", "a: \"%foo\""},
    {"a: {b: @x, c: d}\n", 2, 8, "@x", "cannot begin with @", "b: \"@x\""},
    {"a: `foo` # c\n", 2, 4, "`foo`", "cannot begin with `", "a: \"`foo`\""},
    {"a: *foo bar\n", 2, 4, "*foo bar", "cannot begin with *",
        "a: \"*foo bar\""},
    {"a: **bold** x\n", 2, 4, "**bold** x", "cannot begin with *",
        "a: \"**bold** x\""},
    {"a: &co x\n", 2, 4, "&co x", "cannot begin with &", "a: \"&co x\""},
    {"a: & co\n", 2, 4, "& co", "cannot begin with &", "a: \"& co\""},
    {"a: &x {b: c}\n", 2, 4, "&x {b: c}", "cannot begin with &", "a: "},
    {"a: !important x\n", 2, 4, "!important x", "cannot begin with !",
        "a: \"!important x\""},
    {"a: !!str x\n", 2, 4, "!!str x", "cannot begin with !", "a: "},
    {"a: {b: c, `d: e f}\n", 2, 11, "`", "name cannot begin with `",
        "Take it out: d: e f"},
    {"a: %\"\n", 2, 4, "%\"", "cannot begin with %", "a: \"%\""},
    {"@a: b\n", 2, 1, "@", "name cannot begin with @", "Take it out: a: b"},
    {"@a b: c\n", 2, 1, "@a b", "name cannot begin with @", "letters"},
    {"a: >= 60 %\n", 2, 4, ">= 60 %", "cannot begin with >", "a: \">= 60 %\""},
    {"a: ? no\n", 2, 4, "? no", "cannot begin with ?", "a: \"? no\""},
    {"a: ,b\n", 2, 4, ",b", "cannot begin with ,", "a: \",b\""},
    {"a: - b\n", 2, 4, "- b", "a list item cannot", "a: \"- b\""},
    {"a: \"x\\d\"\n", 2, 6, "\\d", "a backslash", "a: 'x\\d'"},
    {"a: \"x\\u12\"\n", 2, 6, "\\u", "a backslash", "a: 'x\\u12'"},
    {"a: \xE2\x80\x9C"
     "Foo: bar\xE2\x80\x9D\n",
        2, 4,
        "\xE2\x80\x9C"
        "Foo: bar\xE2\x80\x9D",
        "typographic quotes", "a: \"Foo: bar\""},
    {"a: b\n...\nc: d\n", 3, 1, "...", "does not end", "---"},
    {"a: b\n--- c\n", 3, 1, "---", "a second document", "Delete"},
    {"%YAML 1.1\na: b\n", 2, 1, "%YAML 1.1", "begins with %", "Delete"},
    {"%foo\na: b\n", 2, 1, "%foo", "begins with %", "Delete"},
    {"a:\n  \xE2\x80\x93 {b: c, d: e}\n  - {b: f}\n", 3, 3, "\xE2\x80\x93",
        "begins no list", "Write -"},
    {"a:\n  * {b: c}\n", 3, 3, "*", "begins no list", "Write -"},
    {"a:\n    b:\n  \xE2\x80\xA2 {c: d}\n      - {c: e}\n", 4, 3,
        "\xE2\x80\xA2", "begins no list",
        "Begin the line with 6 spaces, as the one below, and - in place of the "
        "sign: `      - {c: d}`"},
    {"a:\n  - {c: e}\n      * {c: d}\n", 4, 7, "*", "begins no list",
        "with 2 spaces, as the one above, and - in place of the sign: `  - "
        "{c: d}`"},
    {"a: b\nc:\n\xE2\x80\xA2 d\n", 4, 1, "\xE2\x80\xA2", "begins no list",
        "Write -"},
    {"a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", 3, 1,
        "<<<<<<< HEAD", "git left two versions", "Keep the lines"},
    {"a: b\n==========\nc: d\n", 3, 1, "==========", "neither a field nor", ""},
    {"[a, b]: c\n", 2, 1, "[", "must be a word", "plain text"},
    {"a: b\x07"
     "c\n",
        2, 5, "\x07", "(U+0007)", "Delete"},
    {"a: b\x7F"
     "c\n",
        2, 5, "\x7F", "(U+007F)", "Delete"},
};

static void
check_fault(const struct fault_case *fault, const char *line_end)
{
    struct buf text = {0};
    buf_printf(&text, "---%s", line_end);
    for (const char *p = fault->yaml; *p; p++) {
        if (*p == '\n')
            buf_str(&text, line_end);
        else
            buf_char(&text, *p);
    }
    buf_printf(&text, "---%s", line_end);
    struct reader reader;
    read_text(&reader, text.p);
    buf_free(&text);
    if (reader.report.count != 1)
        fail_msg("%d findings for: %s", reader.report.count, fault->yaml);
    const struct finding *finding = &reader.report.findings[0];
    struct line_column at = place_start(finding->at);
    if (finding->rule != CS002 || at.line != fault->line ||
        at.column != fault->column)
        fail_msg("CS002 at %d:%d for: %s", at.line, at.column, fault->yaml);
    check_place(finding->at, fault->line, fault->column, fault->caret);
    if (!strstr(finding->message, fault->says))
        fail_msg("\"%s\" for: %s", finding->message, fault->yaml);
    if (!finding->fix || !strstr(finding->fix, fault->fix))
        fail_msg("fix \"%s\" for: %s", finding->fix, fault->yaml);
    assert_null(reader.text.front);
    done(&reader);
}

static void
broken_yaml_is_translated(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        check_fault(&faults[i], "\n");
        check_fault(&faults[i], "\r\n");
    }
}

/* The faults behind one whose repair is sure, each at its place in the file as
 * it is; behind any other those from the next section on. */
static void
faults_behind_the_first_are_told(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\n"
                       "a: Plan: one\n"
                       "b: {c: \xC3\xA9, d: %, e: % of f}\n"
                       "g: %\n"
                       "h: Plan: two\n"
                       "---\n");
    static const struct {
        int line, column;
        const char *caret, *edit;
    } told[] = {
        {2, 4, "Plan: one", "\"Plan: one\""},
        {3, 14, "%", "\"%\""},
        {3, 20, "% of f", "\"% of f\""},
        {4, 4, "%", "\"%\""},
        {5, 4, "Plan: two", "\"Plan: two\""},
    };
    assert_int_equal(reader.report.count, 5);
    for (int i = 0; i < 5; i++) {
        const struct finding *finding = &reader.report.findings[i];
        check_place(finding->at, told[i].line, told[i].column, told[i].caret);
        check_place(
            finding->edit.at, told[i].line, told[i].column, told[i].caret);
        assert_string_equal(finding->edit.with, told[i].edit);
    }
    assert_null(reader.text.front);
    assert_non_null(reader.text.repaired);
    done(&reader);
    read_text(&reader, "---\na: %\n\tb: c\nd: %\n---\n");
    assert_int_equal(reader.report.count, 3);
    check_place(reader.report.findings[1].at, 3, 1, "\t");
    check_place(reader.report.findings[2].at, 4, 4, "%");
    assert_null(reader.text.repaired);
    done(&reader);
    read_text(&reader, "---\n"
                       "a:\n  b: c\n words\n  d: %\n  e: f\n"
                       "g: \"h\n"
                       "i:\n  - j: k\n   l: m\nn: o\n---\n");
    assert_int_equal(reader.report.count, 3);
    check_place(reader.report.findings[0].at, 4, 2, "words");
    check_place(reader.report.findings[1].at, 7, 4, "\"h");
    check_place(reader.report.findings[2].at, 10, 4, "l: m");
    done(&reader);
}

/* So many that no more are looked for: that is said. */
static void
what_is_not_read_is_said(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_str(&text, "---\n");
    for (int i = 0; i < 250; i++)
        buf_printf(&text, "f%d: Plan: %d\n", i, i);
    buf_str(&text, "---\n");
    struct reader reader;
    read_bytes(&reader, text.p, text.n);
    buf_free(&text);
    assert_int_equal(reader.report.count, 201);
    assert_null(strstr(reader.report.findings[199].message, "below"));
    const struct finding *last = &reader.report.findings[200];
    assert_int_equal(place_start(last->at).line, 202);
    assert_non_null(strstr(last->message,
        "(and what stands below is read when these 201 are mended)"));
    assert_null(reader.text.repaired);
    done(&reader);
}

/* One fault, in more text than is read a second time. */
static void
what_is_too_long_to_read_again_is_said(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_str(&text, "---\nf: Plan: 1\n");
    for (int i = 0; i < 4100; i++)
        buf_printf(&text, "#%01000d\n", i);
    buf_str(&text, "g: Plan: 2\n---\n");
    struct reader reader;
    read_bytes(&reader, text.p, text.n);
    buf_free(&text);
    assert_int_equal(reader.report.count, 1);
    assert_non_null(strstr(reader.report.findings[0].message,
        "(and what stands below is read when this one is mended)"));
    done(&reader);
}

static void
a_special_space_within_a_line_is_of_the_name(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\na: {\xC2\xA0"
                       "b: 2}\nc: {d: e}\n---\n");
    assert_int_equal(reader.report.count, 0);
    assert_string_equal(value_at(&reader, "a.\xC2\xA0"
                                          "b")
                            ->text,
        "2");
    assert_string_equal(value_at(&reader, "c.d")->text, "e");
    done(&reader);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_yaml_is_translated),
        cmocka_unit_test(faults_behind_the_first_are_told),
        cmocka_unit_test(what_is_not_read_is_said),
        cmocka_unit_test(what_is_too_long_to_read_again_is_said),
        cmocka_unit_test(a_special_space_within_a_line_is_of_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
