/* The prose: the tree, its tables and places, sections and what they hide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "source/front.h"
#include "source/prose.h"

struct reader {
    struct arena *arena;
    struct report report;
    struct prose_text prose;
};

/* The body stands behind two lines of front matter and its fences. */
#define FRONT "---\nkind: plan\n---\n"

static void
read_file(struct reader *reader, const char *file, size_t size)
{
    *reader = (struct reader){.arena = arena_new()};
    report_init(&reader->report, reader->arena);
    char *copy = arena_strndup(reader->arena, file, size);
    struct source *source =
        source_new(reader->arena, "plan.md", (struct slice){copy, size});
    struct definition_text text =
        front_read(reader->arena, source, NULL, &reader->report);
    reader->prose = prose_read(reader->arena, text.prose, &reader->report);
    report_sort(&reader->report);
}

static void
read_body(struct reader *reader, const char *body)
{
    struct buf file = {0};
    buf_str(&file, FRONT);
    buf_str(&file, body);
    read_file(reader, file.p, file.n);
    buf_free(&file);
}

static void
done(struct reader *reader)
{
    arena_free(reader->arena);
}

static const char *const kind_names[] = {
    [PROSE_ROOT] = "root",
    [PROSE_HEADING] = "h",
    [PROSE_PARAGRAPH] = "p",
    [PROSE_QUOTE] = "quote",
    [PROSE_LIST] = "list",
    [PROSE_ITEM] = "item",
    [PROSE_CODE_BLOCK] = "pre",
    [PROSE_RULE] = "hr",
    [PROSE_TABLE] = "table",
    [PROSE_ROW] = "row",
    [PROSE_CELL] = "cell",
    [PROSE_HTML] = "html",
    [PROSE_TEXT] = "",
    [PROSE_SOFT_BREAK] = "soft",
    [PROSE_LINE_BREAK] = "br",
    [PROSE_EMPHASIS] = "em",
    [PROSE_STRONG] = "strong",
    [PROSE_CODE] = "code",
    [PROSE_LINK] = "link",
    [PROSE_IMAGE] = "image",
};

static void
write_head(struct buf *out, const struct prose *node)
{
    static const char *const aligns[] = {"", "<", "^", ">"};
    buf_str(out, kind_names[node->kind]);
    if (node->kind == PROSE_HEADING)
        buf_printf(out, "%d", node->level);
    if (node->kind == PROSE_LIST)
        buf_printf(
            out, "%s%s", node->ordered ? "." : "-", node->tight ? "" : "loose");
    if (node->ordered)
        buf_printf(out, "%d", node->start);
    if (node->task)
        buf_printf(out, ":%d", node->task);
    if (node->kind == PROSE_CELL)
        buf_str(out, aligns[node->align]);
    if (node->url)
        buf_printf(out, "=%s", node->url);
    if (node->title)
        buf_printf(out, "'%s'", node->title);
    if (node->text)
        buf_printf(out, "\"%s\"", node->text);
}

/* The tree as `p("words" em("more"))`. */
static char *
tree_text(struct reader *reader)
{
    struct buf out = {0};
    const struct prose *root = reader->prose.root, *node = root->first;
    while (node) {
        write_head(&out, node);
        if (node->first) {
            buf_char(&out, '(');
            node = node->first;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
            if (node != root)
                buf_char(&out, ')');
        }
        if (node == root)
            break;
        node = node->next;
        buf_char(&out, ' ');
    }
    char *text = arena_strndup(reader->arena, out.p ? out.p : "", out.n);
    buf_free(&out);
    return text;
}

static void
check_tree(const char *body, const char *expected)
{
    struct reader reader;
    read_body(&reader, body);
    assert_string_equal(tree_text(&reader), expected);
    assert_int_equal(reader.report.count, 0);
    done(&reader);
}

static void
everything_is_read(void **state)
{
    (void)state;
    check_tree("", "");
    check_tree("# One\n\nTwo\n===\n", "h1(\"One\") h1(\"Two\")");
    check_tree("a *b **c*** `d`  \ne\\\nf\ng",
        "p(\"a \" em(\"b \" strong(\"c\")) \" \" code\"d\" br \"e\" br \"f\" "
        "soft \"g\")");
    check_tree("R&amp;D \\*x\\* [n] a&nbsp;b", "p(\"R&D *x* [n] a\xC2\xA0"
                                               "b\")");
    check_tree("[a *b*](x 'T') ![c `d`](e.png) <https://f>",
        "p(link=x'T'(\"a \" em(\"b\")) \" \" image=e.png(\"c \" code\"d\") "
        "\" \" link=https://f(\"https://f\"))");
    check_tree("- a\n- b\n  1. c\n\n\n3) d\n4) e\n",
        "list-(item(p(\"a\")) item(p(\"b\") list.1(item(p(\"c\"))))) "
        "list.3(item(p(\"d\")) item(p(\"e\")))");
    check_tree("- a\n\n- b\n", "list-loose(item(p(\"a\")) item(p(\"b\")))");
    check_tree("> a\n> > b\n\n***\n\n```c\nx | y\n```\n\n    z\n",
        "quote(p(\"a\") quote(p(\"b\"))) hr pre\"x | y\n\" pre\"z\n\"");
}

static void
task_boxes(void **state)
{
    (void)state;
    check_tree("- [ ] a *b*\n- [x] c\n- [X] d\n- [y] e\n- [ ]f\n- [x](u)\n",
        "list-(item:1(p(\"a \" em(\"b\"))) item:2(p(\"c\")) item:2(p(\"d\")) "
        "item(p(\"[y] e\")) item(p(\"[ ]f\")) item(p(link=u(\"x\"))))");
}

static void
tables(void **state)
{
    (void)state;
    check_tree("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |\n",
        "table(row(cell<(\"a\") cell^(\"b\") cell>(\"c\") cell(\"d\")) "
        "row(cell<(\"1\") cell^(\"2\") cell>(\"3\") cell(\"4\")))");
    /* Without outer pipes; too short, too long and empty cells. */
    check_tree("a | b\n-|-\n1\n2 | 3 | 4\n|| 5\n",
        "table(row(cell(\"a\") cell(\"b\")) row(cell(\"1\") cell) "
        "row(cell(\"2\") cell(\"3\")) row(cell cell(\"5\")))");
    check_tree("|a|\n|-|\n", "table(row(cell(\"a\")))");
    check_tree("| a \\| b | `c \\| d` |\n|--|--|\n| \\\\ | # x # |\n",
        "table(row(cell(\"a | b\") cell(code\"c | d\")) "
        "row(cell(\"\\\") cell(\"# x #\")))");
    check_tree("|a|b|c|\n|-|-|-|\n| - x | 1. y | > z |\n",
        "table(row(cell(\"a\") cell(\"b\") cell(\"c\")) "
        "row(cell(\"- x\") cell(\"1. y\") cell(\"> z\")))");
    check_tree("|a|b|\n|-|-|\n|[t]|*x* ![i](j)|\n\n[t]: /u 'T'\n",
        "table(row(cell(\"a\") cell(\"b\")) row(cell(link=/u'T'(\"t\")) "
        "cell(em(\"x\") \" \" image=j(\"i\"))))");
    /* In other blocks. */
    check_tree("> |a|\n> |-|\n> |b|\n",
        "quote(table(row(cell(\"a\")) row(cell(\"b\"))))");
    check_tree("- |a|\n  |-|\n  |b|\n",
        "list-(item(table(row(cell(\"a\")) row(cell(\"b\")))))");
}

static void
tables_behind_text(void **state)
{
    (void)state;
    check_tree("See\n*this* table:\n|a|b|\n|-|-|\n|c|d|\n",
        "p(\"See \" em(\"this\") \" table:\") table(row(cell(\"a\") "
        "cell(\"b\")) row(cell(\"c\") cell(\"d\")))");
}

static void
what_is_no_table(void **state)
{
    (void)state;
    check_tree("a | b\n", "p(\"a | b\")");
    check_tree("|a|b|\n|-|\n", "p(\"|a|b|\" soft \"|-|\")");
    check_tree("|a|\n|x|\n", "p(\"|a|\" soft \"|x|\")");
    check_tree("|a|\n|:|\n", "p(\"|a|\" soft \"|:|\")");
    check_tree("|a|\n|::-|\n", "p(\"|a|\" soft \"|::-|\")");
    check_tree("```\n|a|\n|-|\n```\n", "pre\"|a|\n|-|\n\"");
}

static const struct prose *
node_with(const struct reader *reader, enum prose_kind kind, const char *text)
{
    const struct prose *root = reader->prose.root;
    for (const struct prose *p = root; p; p = prose_next(p, root))
        if (p->kind == kind && (!text || text_is(p->text, text)))
            return p;
    fail_msg("no node \"%s\"", text ? text : kind_names[kind]);
    return NULL;
}

static void
check_place(struct place at, int line, int column, const char *text)
{
    assert_int_equal(place_start(at).line, line);
    assert_int_equal(place_start(at).column, column);
    assert_int_equal(at.length, strlen(text));
    assert_memory_equal(at.source->text + at.at, text, at.length);
}

static void
check_node(const struct reader *reader, enum prose_kind kind, const char *text,
    int line, int column, const char *written)
{
    check_place(node_with(reader, kind, text)->at, line, column, written);
}

static void
places_are_of_the_file(void **state)
{
    (void)state;
    struct reader reader;
    read_body(&reader, "One *two*,\nthree `four` &amp; \\*five\n"
                       "\n"
                       "- [x] six\n"
                       "\n"
                       "| \xC3\xA9 | seven |\n|--|--|\n| x | eight \\| y |\n"
                       "\n"
                       "[nine](http://two) *ten*\n"
                       "\n"
                       "```\ncode\n```\n");
    check_node(&reader, PROSE_PARAGRAPH, NULL, 4, 1,
        "One *two*,\nthree `four` &amp; \\*five");
    check_node(&reader, PROSE_EMPHASIS, NULL, 4, 6, "two");
    check_node(&reader, PROSE_TEXT, "three ", 5, 1, "three ");
    check_node(&reader, PROSE_CODE, "four", 5, 8, "four");
    check_node(&reader, PROSE_TEXT, " & *five", 5, 13, " &amp; \\*five");
    check_node(&reader, PROSE_ITEM, NULL, 7, 1, "- [x] six");
    check_node(&reader, PROSE_TEXT, "six", 7, 7, "six");
    check_node(&reader, PROSE_TEXT, "seven", 9, 7, "seven");
    check_node(&reader, PROSE_TEXT, "eight | y", 11, 7, "eight \\| y");
    check_node(&reader, PROSE_TABLE, NULL, 9, 1,
        "| \xC3\xA9 | seven |\n|--|--|\n| x | eight \\| y |");
    check_node(&reader, PROSE_LINK, NULL, 13, 2, "nine");
    check_node(&reader, PROSE_TEXT, "ten", 13, 21, "ten");
    check_node(&reader, PROSE_CODE_BLOCK, NULL, 15, 1, "```\ncode\n```");
    done(&reader);
}

static void
mark_and_windows_lines_are_accepted(void **state)
{
    (void)state;
    static const char file[] = "\xEF\xBB\xBF---\r\nkind: plan\r\n---\r\n"
                               "One\r\ntwo\r\n\r\n"
                               "> | a | b |\r\n> |--|--|\r\n> | c | d |\r\n"
                               "\r\n## Milestone: x \r\n";
    struct reader reader;
    read_file(&reader, file, sizeof file - 1);
    assert_string_equal(tree_text(&reader),
        "p(\"One\" soft \"two\") quote(table(row(cell(\"a\") cell(\"b\")) "
        "row(cell(\"c\") cell(\"d\")))) h2(\"Milestone: x\")");
    check_node(&reader, PROSE_TEXT, "two", 5, 1, "two");
    check_node(&reader, PROSE_TEXT, "d", 9, 9, "d");
    check_place(reader.prose.sections[1].milestone_at, 11, 15, "x");
    done(&reader);
}

/* cmark ends a line at a carriage return alone, the file does not. */
static void
bare_carriage_returns(void **state)
{
    (void)state;
    struct reader reader;
    read_body(&reader, "a\rb\r\rc\n\nlast\n");
    check_node(&reader, PROSE_TEXT, "last", 6, 1, "last");
    done(&reader);
}

/* Sections as "kind level heading/first block's text", one a line. */
static char *
sections_text(struct reader *reader)
{
    static const char *const kinds[] = {"general", "milestone", "internal"};
    struct buf out = {0};
    for (int i = 0; i < reader->prose.count; i++) {
        const struct section *section = &reader->prose.sections[i];
        buf_printf(&out, "%s %d %s:", kinds[section->kind], section->level,
            section->heading ? section->heading : "-");
        for (const struct prose *p = section->first; p != section->end;
             p = p->next)
            buf_printf(&out, " %s", prose_plain(reader->arena, p));
        buf_char(&out, '\n');
    }
    char *text = arena_strndup(reader->arena, out.p ? out.p : "", out.n);
    buf_free(&out);
    return text;
}

static void
check_sections(const char *body, int findings, const char *expected)
{
    struct reader reader;
    read_body(&reader, body);
    assert_string_equal(sections_text(&reader), expected);
    assert_int_equal(reader.report.count, findings);
    for (int i = 0; i < reader.report.count; i++)
        assert_int_equal(reader.report.findings[i].rule, CS016);
    done(&reader);
}

static void
sections_are_cut_at_headings(void **state)
{
    (void)state;
    check_sections("", 0, "");
    check_sections("a\n\nb\n", 0, "general 0 -: a b\n");
    check_sections("a\n\n## B\nc\n### D\ne\n## F\n", 0,
        "general 0 -: a\ngeneral 2 B: c D e\ngeneral 2 F:\n");
    check_sections(
        "# A\n## B\nc\n# D\n", 0, "general 1 A: B c\ngeneral 1 D:\n");
}

static void
milestones_have_their_prose(void **state)
{
    (void)state;
    check_sections("## Milestone: half-target\na\n### B\nc\n## D\ne\n", 0,
        "milestone 2 Milestone: half-target: a B c\ngeneral 2 D: e\n");
    struct reader reader;
    read_body(&reader, "## *Milestone*:  half-target \n");
    assert_string_equal(reader.prose.sections[0].milestone, "half-target");
    check_place(reader.prose.sections[0].milestone_at, 4, 18, "half-target");
    done(&reader);
    read_body(&reader, "Milestone: x\n---\n");
    assert_string_equal(reader.prose.sections[0].milestone, "x");
    done(&reader);
    read_body(&reader, "## Milestone:\n");
    assert_int_equal(reader.prose.sections[0].kind, SECTION_MILESTONE);
    assert_string_equal(reader.prose.sections[0].milestone, "");
    done(&reader);
}

static void
internal_hides_all_under_it(void **state)
{
    (void)state;
    check_sections("## Internal\na\n### B\n### Milestone: x\nc\n## D\n", 0,
        "internal 2 Internal: a B Milestone: x c\ngeneral 2 D:\n");
    check_sections("# **Internal**: notes\n## a\n###### b\n# C\n", 0,
        "internal 1 Internal: notes: a b\ngeneral 1 C:\n");
    check_sections("Internal: x\n===\n> a\n", 0, "internal 1 Internal: x: a\n");
}

static void
a_section_goes_on_behind_a_deeper_one(void **state)
{
    (void)state;
    check_sections(
        "## Milestone: x\na\n### Internal: b\nc\n#### D\n### E\nf\n## G\n", 0,
        "milestone 2 Milestone: x: a\ninternal 3 Internal: b: c D\n"
        "milestone 2 -: E f\ngeneral 2 G:\n");
    struct reader reader;
    read_body(&reader, "## Milestone: x\n### Internal\n### E\n");
    assert_string_equal(reader.prose.sections[2].milestone, "x");
    done(&reader);
    check_sections("# A\n### Internal: b\n## C\nd\n", 0,
        "general 1 A:\ninternal 3 Internal: b:\ngeneral 1 -: C d\n");
    check_sections("# A\n## Internal\n## Internal: b\n## Milestone: c\n", 0,
        "general 1 A:\ninternal 2 Internal:\ninternal 2 Internal: b:\n"
        "milestone 2 Milestone: c:\n");
}

static void
ambiguous_internal_is_named_and_hidden(void **state)
{
    (void)state;
    static const char *const ambiguous[] = {"INTERNAL: a", "internal",
        "Internal notes", "Internal - a", "Internal-only", "Internal : a",
        "Internal\xE2\x80\x94"
        "a",
        "Internal\xEF\xBC\x9A"
        "a",
        "[Internal] a", "\xE2\x80\x9CInternal\xE2\x80\x9D", "(internal use)",
        "*INTERNAL*",
        "Internal\xC2\xA0"
        "a",
        "`Internal` a", "Internal&#58 a"};
    for (size_t i = 0; i < sizeof ambiguous / sizeof ambiguous[0]; i++) {
        struct buf body = {0};
        buf_printf(&body, "a\n\n## %s\nb\n", ambiguous[i]);
        struct reader reader;
        read_body(&reader, body.p);
        if (reader.report.count != 1 || reader.report.findings[0].rule != CS016)
            fail_msg("no CS016: %s", ambiguous[i]);
        assert_int_equal(place_start(reader.report.findings[0].at).line, 6);
        assert_int_equal(reader.prose.sections[1].kind, SECTION_INTERNAL);
        done(&reader);
        buf_free(&body);
    }
    static const char *const plain[] = {"Internals of routing", "Internally",
        "Our Internal view", "International", "Internal\xC3\xA9", "Intern",
        "Internal_x", "Internal2"};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        struct buf body = {0};
        buf_printf(&body, "## %s\nb\n", plain[i]);
        struct reader reader;
        read_body(&reader, body.p);
        assert_int_equal(reader.report.count, 0);
        assert_int_equal(reader.prose.sections[0].kind, SECTION_GENERAL);
        done(&reader);
        buf_free(&body);
    }
}

/* It opens no section there, so that nothing under it would be hidden. */
static void
internal_inside_a_quote_is_named(void **state)
{
    (void)state;
    struct reader reader;
    read_body(&reader, "> ## Internal: a\n> b\n\n- # Internal\n");
    assert_int_equal(reader.report.count, 2);
    check_place(reader.report.findings[0].at, 4, 6, "Internal: a");
    check_place(reader.report.findings[1].at, 7, 5, "Internal");
    done(&reader);
    read_body(&reader, "## Internal\n> ## Internal: a\n");
    assert_int_equal(reader.report.count, 0);
    done(&reader);
}

static void
lost_internal_headings_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        int line, column;
        const char *caret;
    } lost[] = {
        {"##Internal: a\nb\n", 4, 1, "##Internal: a"},
        {"a\n#Internal b\n", 5, 1, "#Internal b"},
        {"```\na\n## Internal: b\nc\n", 6, 1, "## Internal: b"},
        {"```\n# Internal\n```\n", 5, 1, "# Internal"},
        {"    ## internal notes\n", 4, 5, "## internal notes"},
        {"> - ##INTERNAL\n", 4, 5, "##INTERNAL"},
    };
    for (size_t i = 0; i < sizeof lost / sizeof lost[0]; i++) {
        struct reader reader;
        read_body(&reader, lost[i].body);
        if (reader.report.count != 1 || reader.report.findings[0].rule != CS016)
            fail_msg("no CS016: %s", lost[i].body);
        check_place(reader.report.findings[0].at, lost[i].line, lost[i].column,
            lost[i].caret);
        done(&reader);
    }
    struct reader reader;
    read_body(&reader, "<div>\n## Internal: a\n\nb\n");
    assert_int_equal(reader.report.count, 2);
    assert_int_equal(reader.report.findings[1].rule, CS016);
    check_place(reader.report.findings[1].at, 5, 1, "## Internal: a");
    done(&reader);
    /* A channel, a comment of code, and what is hidden anyway. */
    read_body(&reader, "#internal is our channel\nsee ##Internal\n\n"
                       "```\n# Internal use\n```\n\n"
                       "`## Internal`\n\n## Internal\n##Internal: x\n");
    assert_int_equal(reader.report.count, 0);
    done(&reader);
}

static void
check_html(
    const char *body, int line, int column, const char *caret, const char *says)
{
    struct reader reader;
    read_body(&reader, body);
    assert_int_equal(reader.report.count, 1);
    const struct finding *finding = &reader.report.findings[0];
    assert_int_equal(finding->rule, CS012);
    assert_int_equal(finding->severity, SEVERITY_WARNING);
    check_place(finding->at, line, column, caret);
    if (!strstr(finding->message, says))
        fail_msg("%s", finding->message);
    done(&reader);
}

static void
raw_html_is_named_once_a_block(void **state)
{
    (void)state;
    check_html("a <b>c</b> <i>d</i>\n", 4, 3, "<b>", "\"<b>\"");
    check_html(
        "a\n\n<div>\nb\n</div>\n", 6, 1, "<div>\nb\n</div>", "\"<div>\"");
    check_html("|a|\n|-|\n|x <br> y|\n", 6, 4, "<br>", "\"<br>\"");
    check_html("<!-- a --> b\n", 4, 1, "<!-- a --> b", "comment's end");
    check_html("a\n\n<!-- a\n\nb\n", 6, 1, "<!-- a\n\nb", "never ends");
}

static void
comments_are_left_out(void **state)
{
    (void)state;
    check_tree("<!-- a\n\nb -->\n\nc <!-- d -->\n", "p(\"c \")");
    check_tree("<!-- a --> <!-- b -->\n", "");
}

static void
plain_text(void **state)
{
    (void)state;
    struct reader reader;
    read_body(&reader, "# A *b*\n\nc `d`\ne ![f](g) <!-- x -->\n\n- h\n- i\n\n"
                       "|j|k|\n|-|-|\n");
    assert_string_equal(
        prose_plain(reader.arena, reader.prose.root), "A b c d e f h i j k");
    const struct prose *em = node_with(&reader, PROSE_EMPHASIS, NULL);
    assert_string_equal(prose_plain(reader.arena, em), "b");
    assert_null(prose_next(em->first, em));
    done(&reader);
}

static int
depth_of(const struct reader *reader)
{
    const struct prose *root = reader->prose.root;
    int most = 0;
    for (const struct prose *p = root; p; p = prose_next(p, root)) {
        int depth = 0;
        for (const struct prose *q = p; q; q = q->parent)
            depth++;
        most = depth > most ? depth : most;
    }
    return most;
}

static void
check_deep(const char *again, int times, const char *end)
{
    struct buf body = {0};
    for (int i = 0; i < times; i++)
        buf_str(&body, again);
    buf_str(&body, end);
    struct reader reader;
    read_body(&reader, body.p);
    buf_free(&body);
    assert_true(depth_of(&reader) <= PROSE_DEPTH + 2);
    char *plain = prose_plain(reader.arena, reader.prose.root);
    assert_non_null(strstr(plain, "inside"));
    done(&reader);
}

static void
depth_is_limited_and_text_kept(void **state)
{
    (void)state;
    check_deep(">", 100000, "inside\n");
    check_deep("> ", 100000, "inside\n");
    check_deep("- ", 100000, "inside\n");
    check_deep("1. ", 100000, "inside\n");
    check_deep("> - ", 100000, "inside\n");
    check_deep("*a **b ", 20000, "inside");
    check_deep("[", 100000, "inside\n");
    check_deep("![a](", 20000, "inside\n");
    struct buf body = {0};
    for (int i = 0; i < 5000; i++)
        buf_str(&body, "*a **b ");
    buf_str(&body, "inside");
    for (int i = 0; i < 5000; i++)
        buf_str(&body, " c** d*");
    struct reader reader;
    read_body(&reader, body.p);
    buf_free(&body);
    assert_int_equal(depth_of(&reader), PROSE_DEPTH + 2);
    char *plain = prose_plain(reader.arena, reader.prose.root);
    assert_non_null(strstr(plain, "b inside c"));
    assert_int_equal(strlen(plain), 5000 * 4 + 6 + 5000 * 4);
    done(&reader);
}

static void
lines_are_read_up_to_the_limit(void **state)
{
    (void)state;
    size_t n = PROSE_LIMIT;
    char *body = xmalloc(n + 1);
    for (size_t i = 0; i < n; i++)
        body[i] = i % 7 == 6 ? ' ' : 'w';
    body[n] = '\0';
    body[n - 1] = 'w';
    struct reader reader;
    read_body(&reader, body);
    assert_int_equal(strlen(reader.prose.root->first->first->text), n);
    assert_int_equal(reader.prose.root->first->first->at.length, n);
    done(&reader);
    free(body);
}

/* A wide head over short rows would ask for more cells than the file has
 * bytes. */
static void
tables_do_not_take_memory_without_end(void **state)
{
    (void)state;
    struct buf body = {0};
    for (int i = 0; i < 2000; i++)
        buf_str(&body, "|a");
    buf_char(&body, '\n');
    for (int i = 0; i < 2000; i++)
        buf_str(&body, "|-");
    buf_char(&body, '\n');
    for (int i = 0; i < 2000; i++)
        buf_str(&body, "x\n");
    struct reader reader;
    read_body(&reader, body.p);
    buf_free(&body);
    assert_int_equal(reader.prose.root->first->kind, PROSE_PARAGRAPH);
    done(&reader);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_read),
        cmocka_unit_test(task_boxes),
        cmocka_unit_test(tables),
        cmocka_unit_test(tables_behind_text),
        cmocka_unit_test(what_is_no_table),
        cmocka_unit_test(places_are_of_the_file),
        cmocka_unit_test(mark_and_windows_lines_are_accepted),
        cmocka_unit_test(bare_carriage_returns),
        cmocka_unit_test(sections_are_cut_at_headings),
        cmocka_unit_test(milestones_have_their_prose),
        cmocka_unit_test(internal_hides_all_under_it),
        cmocka_unit_test(a_section_goes_on_behind_a_deeper_one),
        cmocka_unit_test(ambiguous_internal_is_named_and_hidden),
        cmocka_unit_test(internal_inside_a_quote_is_named),
        cmocka_unit_test(lost_internal_headings_are_named),
        cmocka_unit_test(raw_html_is_named_once_a_block),
        cmocka_unit_test(comments_are_left_out),
        cmocka_unit_test(plain_text),
        cmocka_unit_test(depth_is_limited_and_text_kept),
        cmocka_unit_test(lines_are_read_up_to_the_limit),
        cmocka_unit_test(tables_do_not_take_memory_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
