#include "commands/check_templates.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/press.h"
#include "commands/run.h"
#include "document/assets.h"
#include "document/model.h"
#include "document/template.h"
#include "document/template_check.h"
#include "document/words_check.h"
#include "type/style_memo.h"

#define WORDS_FOLDER "words"
#define WORDS_ENDING ".words"

struct looking {
    struct template_files *files;
    struct arena *arena;
    const struct options *options;
    struct house house;
    struct languages *languages;    /* the folder's in front */
    const struct language *english; /* as the program has it */
};

static struct template_file *
add_file(struct looking *l, const char *path, struct slice bytes)
{
    struct template_files *files = l->files;
    for (int i = 0; i < files->count; i++)
        if (text_is(files->items[i].source->path, path))
            return &files->items[i];
    files->items = arena_grow(l->arena, files->items, files->count,
        &files->room, sizeof *files->items);
    struct template_file *file = &files->items[files->count++];
    /* What the house has read goes with it. */
    bytes.p = arena_strndup(l->arena, bytes.p, bytes.n);
    file->source = source_new(l->arena, arena_strdup(l->arena, path), bytes);
    report_init(&file->report, l->arena);
    return file;
}

/* --- templates --- */

static void
look_at_template(struct looking *l, const char *name)
{
    const char *why;
    const struct paper *paper = house_paper(&l->house, name, &why);
    if (!paper) {
        const char *path =
            arena_printf(l->arena, "%s/%s", l->options->templates, name);
        struct template_file *file = add_file(l, path, (struct slice){"", 0});
        report_add(
            &file->report, CS018, place_in(file->source, 0, 0), "%s", why)
            ->fix = "Make it a file that can be read.";
        return;
    }
    struct template_file *file =
        add_file(l, paper->template_path, paper->template);
    template_check(l->arena, file->source, model_names_of(l->arena, name),
        language_open(l->languages, "en"), &file->report);
}

/* A file of the folder that nothing reads, and was meant to be one that is. */
static void
look_at_name(struct looking *l, const char *name, const char *const *known,
    int count, bool is_template)
{
    if (text_among(name, known, count))
        return;
    const char *near = text_nearest(name, known, count);
    if (!near && !is_template)
        return; /* a theme of its own, a script of another use */
    const char *path =
        arena_printf(l->arena, "%s/%s", l->options->templates, name);
    struct slice bytes = {"", 0};
    file_read_any(l->arena, path, &bytes);
    struct template_file *file = add_file(l, path, bytes);
    struct finding *finding = report_add(&file->report, CS018,
        place_in(file->source, 0, 0), "no document is made with %s", name);
    finding->fix = near ? report_text(&file->report,
                              "Did you mean %s? Name the file so.", near)
                        : report_text(&file->report,
                              "Name it as the template that it stands in for: "
                              "plan.xhtml, qbr.xhtml or another that "
                              "templates/README.md lists.");
}

/* Each template with another ending, and last the theme. */
static const char **
names_beside(struct arena *arena, const char *const *templates, int count,
    const char *ending)
{
    const char **names = ARENA_ARRAY(arena, const char *, count + 1);
    for (int i = 0; i < count; i++)
        names[i] =
            arena_printf(arena, "%s%s", path_stem(arena, templates[i]), ending);
    names[count] = arena_printf(arena, "theme%s", ending);
    return names;
}

static void
look_at_names(struct looking *l, const char *const *templates, int count)
{
    static const char *const endings[] = {".xhtml", ".css", ".js"};
    struct root root;
    struct file_list list;
    if (!l->options->templates || !root_open(&root, l->options->templates))
        return;
    for (int e = 0; e < 3; e++) {
        const char **names =
            names_beside(l->arena, templates, count, endings[e]);
        if (file_list(l->arena, &root, ".", endings[e], &list) != FILE_OK)
            continue;
        for (int i = 0; i < list.count; i++)
            if (!strchr(list.paths[i], '/'))
                look_at_name(l, list.paths[i], names,
                    e == 0 ? count : count + 1, e == 0);
    }
    root_close(&root);
}

/* --- what a theme makes hard to read --- */

/* Behind a condition or an expression that begins there; NULL for neither. */
static const char *
behind(const char *p, const char *end)
{
    size_t left = (size_t)(end - p);
    if (*p == '{')
        return memchr(p, '}', left);
    if (!strchr(" \t\n", *p) || left < 3 || memcmp(p + 1, "c:", 2) != 0)
        return NULL;
    const char *quote = memchr(p, '=', left);
    if (!quote || ++quote == end)
        return NULL;
    return memchr(quote + 1, *quote, (size_t)(end - quote - 1));
}

/* What makes a document of no plan in which everything is that the template can
 * say: without the conditions, and a letter for each expression. */
static struct slice
with_all_said(struct slice text, struct buf *out)
{
    const char *p = text.p, *end = text.p + text.n;
    while (p < end) {
        const char *last = behind(p, end);
        if (!last || *p == '{')
            buf_char(out, last ? 'x' : *p);
        p = last ? last + 1 : p + 1;
    }
    return buf_slice(out);
}

/* Templates that cannot be read are named elsewhere. */
static void
look_at_colors(
    struct looking *l, const struct paper *paper, struct style_memo *styles)
{
    const char *error;
    struct buf said = {0};
    struct slice all = with_all_said(paper->template, &said);
    struct template *template =
        template_compile(l->arena, paper->template_path, all, &error);
    struct _xmlDoc *nothing = model_new(l->arena, "model");
    struct tree *document =
        template ? template_run(template, nothing, l->arena, &error) : NULL;
    if (document)
        contrast_look(
            l->arena, styles, &paper->sheets, document, &l->house.hard_to_read);
    template_free(template);
    buf_free(&said);
}

static void
look_at_all_colors(struct looking *l)
{
    if (!l->house.own.path)
        return;
    struct style_memo *styles = style_memo_new();
    for (const struct paper *p = l->house.papers; p; p = p->next)
        look_at_colors(l, p, styles);
    contrast_warn(
        l->arena, &l->house.hard_to_read, &l->house.own, &l->house.warnings);
    style_memo_free(styles);
}

/* --- themes --- */

static void
report_warnings(struct looking *l, struct css_source source)
{
    if (!source.path)
        return;
    struct template_file *file = add_file(l, source.path, source.css);
    for (int i = 0; i < l->house.warnings.count; i++) {
        const struct css_warning *warning = &l->house.warnings.items[i];
        if (text_is(warning->path, source.path))
            report_add(&file->report, CS020,
                place_in(file->source, warning->at, warning->length), "%s",
                warning->text);
    }
}

static void
look_at_logo(struct looking *l)
{
    const char *why = NULL;
    if (house_read_logo(&l->house, &why))
        return;
    struct css_source own = l->house.own;
    struct template_file *file = add_file(l, own.path, own.css);
    const char *at = memmem(own.css.p, own.css.n, "--logo", 6);
    report_add(&file->report, CS011,
        place_in(file->source, at ? (uint32_t)(at - own.css.p) : 0, 6), "%s",
        why && text_starts(why, own.path) ? why + strlen(own.path) + 2
                                          : "the logo cannot be read")
        ->fix = "Put the picture beside the theme, and name it from there.";
}

static void
look_at_themes(struct looking *l)
{
    report_warnings(l, l->house.theme);
    report_warnings(l, l->house.own);
    for (const struct paper *p = l->house.papers; p; p = p->next)
        report_warnings(l, p->beside);
    look_at_logo(l);
}

/* --- words --- */

static void
look_at_words(struct looking *l, const char *asset)
{
    const char *path, *file_name = asset + strlen(WORDS_FOLDER) + 1;
    struct slice bytes;
    if (strchr(file_name, '/'))
        return;
    if (!asset_read(l->arena, l->options->templates, asset, &bytes, &path)) {
        struct template_file *file = add_file(l, path, (struct slice){"", 0});
        report_add(&file->report, CS018, place_in(file->source, 0, 0),
            "%s cannot be read", path);
        return;
    }
    struct template_file *file = add_file(l, path, bytes);
    words_check(l->arena, file->source, l->languages, l->english,
        path_stem(l->arena, file_name), &file->report);
}

static void
look_at_all_words(struct looking *l)
{
    struct root root;
    struct file_list list = {NULL, 0};
    if (l->options->templates && root_open(&root, l->options->templates)) {
        if (file_list(l->arena, &root, WORDS_FOLDER, WORDS_ENDING, &list) !=
            FILE_OK)
            list.count = 0;
        root_close(&root);
    }
    for (int i = 0; i < list.count; i++)
        look_at_words(l, list.paths[i]);
    for (int i = 0; i < asset_count; i++) {
        const char *name = assets[i].name;
        bool own = false;
        for (int k = 0; !own && k < list.count; k++)
            own = text_is(list.paths[k], name);
        if (!own && text_starts(name, WORDS_FOLDER "/") &&
            text_ends(name, WORDS_ENDING))
            look_at_words(l, name);
    }
}

/* --- all of it --- */

/* Settings of the file's folder, where it is below the root. */
static enum exit_status
settle(struct looking *l, const struct root *root)
{
    for (int i = 0; i < l->files->count; i++) {
        struct template_file *file = &l->files->items[i];
        const char *path = path_below(l->arena, root->path, file->source->path);
        const struct config *config = NULL;
        report_sort(&file->report);
        if (!path || file->report.count == 0)
            continue;
        enum exit_status status =
            settings_find(&config, l->arena, l->options, root, path);
        if (status != EXIT_CLEAN)
            return status;
        config_apply(config, path, l->options->today, &file->report);
    }
    return EXIT_CLEAN;
}

static int
compare_files(const void *a, const void *b)
{
    const struct template_file *one = a, *other = b;
    return strcmp(one->source->path, other->source->path);
}

static void
look_at_everything(struct looking *l)
{
    int count;
    const char *const *templates = model_names_templates(l->arena, &count);
    for (int i = 0; i < count; i++)
        look_at_template(l, templates[i]);
    look_at_names(l, templates, count);
    look_at_all_colors(l);
    look_at_themes(l);
    look_at_all_words(l);
    qsort(l->files->items, (size_t)l->files->count, sizeof *l->files->items,
        compare_files);
}

static enum exit_status
judge_templates(struct template_files *files, struct arena *arena,
    const struct options *options, const struct root *root)
{
    *files = (struct template_files){.arena = arena};
    if (!options->templates && !options->theme)
        return EXIT_CLEAN;
    struct looking l = {.files = files, .arena = arena, .options = options};
    const char *why = NULL;
    bool read = house_read(&l.house, options->templates, options->theme, &why);
    enum exit_status status = EXIT_USAGE;
    if (read) {
        l.languages = languages_new(arena, options->templates);
        l.english = language_open(languages_new(arena, NULL), "en");
        look_at_everything(&l);
        status = settle(&l, root);
    } else {
        complain("%s", why);
    }
    house_close(&l.house);
    return status;
}

static enum exit_status
check_all(struct arena *arena, struct options *options)
{
    return check_with(arena, options, judge_templates);
}

int
command_check_all(int argc, char **argv)
{
    return run_command("check", CHECK_TAKES, argc, argv, check_all);
}
