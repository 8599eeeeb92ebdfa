#include "commands/outputs.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/spool.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/run.h"

#define KEEPER "{csm}"
#define NOBODY "nobody"
/* GitHub refuses a step's summary above 1 MiB. */
#define SUMMARY_LIMIT ((size_t)1000 * 1024)
/* Of what is set aside, so much stays in memory. */
#define SPOOL_LIMIT ((size_t)4 * 1024 * 1024)
/* Standard output is handed so much at a time. */
#define WRITE_SIZE ((size_t)256 * 1024)

struct output {
    const struct report_writer *writer;
    struct report_style style;
    const char *file;      /* NULL: standard output */
    size_t limit;          /* of what is written; 0: none */
    bool appends;          /* to a file that others write as well */
    struct spooled *parts; /* what each definition wrote, by number */
};

/* What is known of a definition beside what it wrote. */
struct put {
    bool is_there;
    bool is_counted;    /* among the definitions of the report */
    const char *keeper; /* as people write it; NULL: nobody */
    const char *key;    /* the same as a file's name */
    struct tally tally;
    struct spooled entry;
};

struct outputs {
    struct arena *arena;
    pthread_mutex_t lock;
    struct output all[OUTPUTS_MAX + 2];
    int output_count;
    struct spool *spool;
    struct put *puts; /* by number */
    int count;
    bool by_keeper;
    enum severity gate;
    bool lists; /* one of them has a list of the definitions */
    bool lost;  /* what was set aside could not be read back */
};

/* --- opening --- */

static struct output *
add_output(struct outputs *outputs, enum report_format format, const char *file)
{
    struct output *output = &outputs->all[outputs->output_count++];
    *output = (struct output){.writer = report_writer(format), .file = file};
    outputs->lists |= output->writer->lists;
    output->style.format = format;
    output->style.gate = outputs->gate;
    output->parts = ARENA_ARRAY(outputs->arena, struct spooled, outputs->count);
    return output;
}

/* The whole table, where GitHub shows only the first annotations. */
static void
add_summary(struct outputs *outputs)
{
    const char *file = getenv("GITHUB_STEP_SUMMARY");
    bool annotates = false;
    for (int i = 0; i < outputs->output_count; i++)
        annotates |= outputs->all[i].style.format == REPORT_GITHUB;
    if (!annotates || !file || !*file)
        return;
    struct output *output = add_output(outputs, REPORT_MARKDOWN, file);
    output->appends = true;
    output->limit = SUMMARY_LIMIT;
}

struct outputs *
outputs_open(const struct options *options, int count)
{
    struct arena *arena = arena_new();
    struct outputs *outputs = ARENA_NEW(arena, struct outputs);
    outputs->arena = arena;
    outputs->spool = spool_new(SPOOL_LIMIT);
    outputs->count = count;
    outputs->by_keeper = options->by_keeper;
    outputs->gate = options->fail_on;
    outputs->puts = ARENA_ARRAY(arena, struct put, count);
    pthread_mutex_init(&outputs->lock, NULL);
    struct output *first = add_output(outputs, options->format, NULL);
    first->style.color = options->color;
    first->style.fold = isatty(STDOUT_FILENO);
    for (int i = 0; i < options->report_count; i++)
        add_output(
            outputs, options->reports[i].format, options->reports[i].file);
    add_summary(outputs);
    return outputs;
}

bool
outputs_list(const struct outputs *outputs)
{
    return outputs->lists;
}

/* --- putting --- */

/* A name that a file can have: no folder, no blank, not hidden. */
static const char *
file_key(struct arena *arena, const char *keeper)
{
    char *key = text_lower(arena, keeper ? keeper : NOBODY);
    for (char *p = key; *p; p++)
        if ((unsigned char)*p <= ' ' || *p == '/' || *p == '\\' || *p == 0x7F ||
            (*p == '.' && p == key))
            *p = '-';
    return *key ? key : NOBODY;
}

static void
keep_parts(struct outputs *outputs, int number, struct buf *parts)
{
    for (int i = 0; i < outputs->output_count; i++) {
        outputs->all[i].parts[number] =
            spool_put(outputs->spool, buf_slice(&parts[i]));
        buf_free(&parts[i]);
    }
}

void
outputs_put(
    struct outputs *outputs, int number, const struct report_group *group)
{
    struct put *put = &outputs->puts[number];
    struct buf parts[OUTPUTS_MAX + 2] = {0};
    for (int i = 0; i < outputs->output_count; i++) {
        struct output *output = &outputs->all[i];
        output->writer->group(&output->style, group, &parts[i]);
    }
    put->tally = (struct tally){0};
    tally_add(&put->tally, group->report);
    put->is_counted = !group->is_aside;
    put->is_there = true;
    pthread_mutex_lock(&outputs->lock);
    keep_parts(outputs, number, parts);
    if (outputs->lists && group->entry)
        put->entry = spool_put(
            outputs->spool, (struct slice){group->entry, strlen(group->entry)});
    if (group->keeper)
        put->keeper = arena_strdup(outputs->arena, group->keeper);
    put->key = file_key(outputs->arena, group->keeper);
    pthread_mutex_unlock(&outputs->lock);
}

/* --- closing --- */

/* Numbers in the order in which they are written. */
struct order {
    int *numbers;
    int count;
};

struct sorting {
    const char *key;
    int number;
    bool nobody;
};

/* Accounts that nobody keeps stand last. */
static int
compare_sortings(const void *a, const void *b)
{
    const struct sorting *left = a, *right = b;
    if (left->nobody != right->nobody)
        return left->nobody - right->nobody;
    int order = strcmp(left->key, right->key);
    return order != 0 ? order : left->number - right->number;
}

static struct order
order_of(struct outputs *outputs, bool by_keeper)
{
    struct sorting *all =
        ARENA_ARRAY(outputs->arena, struct sorting, outputs->count + 1);
    struct order order = {
        ARENA_ARRAY(outputs->arena, int, outputs->count + 1), 0};
    for (int i = 0; i < outputs->count; i++)
        if (outputs->puts[i].is_there)
            all[order.count++] = (struct sorting){
                outputs->puts[i].key, i, !outputs->puts[i].keeper};
    if (by_keeper)
        qsort(all, (size_t)order.count, sizeof *all, compare_sortings);
    for (int i = 0; i < order.count; i++)
        order.numbers[i] = all[i].number;
    return order;
}

static struct report_run
run_of(const struct outputs *outputs, struct order order, bool failed)
{
    struct report_run run = {.version = COUNTERSIGN_NUMBER, .failed = failed};
    for (int i = 0; i < order.count; i++) {
        const struct put *put = &outputs->puts[order.numbers[i]];
        run.definitions += put->is_counted;
        run.errors += put->tally.errors;
        run.warnings += put->tally.warnings;
        run.notes += put->tally.notes;
        run.waived += put->tally.waived;
    }
    return run;
}

static void
say_left_out(const struct tally *left, struct buf *body)
{
    struct buf said = {0};
    if (left->errors + left->warnings + left->notes == 0)
        return;
    tally_say(left, &said);
    buf_printf(
        body, "\nThis page may hold no more: %s are left out here.\n", said.p);
    buf_free(&said);
}

/* What was set aside; where it is lost, nothing, and that will be said. */
static void
fetch(struct outputs *outputs, struct spooled spooled, struct buf *out)
{
    if (spool_get(outputs->spool, spooled, out) || outputs->lost)
        return;
    complain("a report could not be read back from the folder for temporary "
             "files: %s",
        strerror(errno));
    outputs->lost = true;
}

/* Standard output takes what there is, unless somebody has the last word over
 * it. */
static void
hand_on(const struct output *output, struct buf *whole)
{
    if (output->file || output->writer->settle)
        return;
    buf_write(whole, stdout);
    buf_clear(whole);
}

/* Parts of one keeper, or of all. */
struct joining {
    struct outputs *outputs;
    const struct output *output;
    struct buf *body;
    const char *key; /* of the keeper whose parts they are */
    bool begun;
    struct tally left;
};

static void
begin_keeper(struct joining *joining, const struct put *put)
{
    const struct report_writer *writer = joining->output->writer;
    if (!joining->outputs->by_keeper || !writer->keeper ||
        text_is(put->key, joining->key))
        return;
    writer->keeper(put->keeper, joining->body);
    joining->key = put->key;
    joining->begun = false;
}

static void
join_part(struct joining *joining, int number)
{
    const struct output *output = joining->output;
    const struct put *put = &joining->outputs->puts[number];
    struct spooled part = output->parts[number];
    struct buf *body = joining->body;
    if (part.n == 0)
        return;
    begin_keeper(joining, put);
    if (output->limit && body->n + part.n > output->limit) {
        tally_join(&joining->left, &put->tally);
        return;
    }
    if (joining->begun && output->writer->between)
        buf_str(body, output->writer->between);
    joining->begun = true;
    fetch(joining->outputs, part, body);
    if (body->n >= WRITE_SIZE)
        hand_on(output, body);
}

static void
join_parts(struct outputs *outputs, const struct output *output,
    struct order order, struct buf *body)
{
    struct joining joining = {outputs, output, .body = body};
    for (int i = 0; i < order.count; i++)
        join_part(&joining, order.numbers[i]);
    say_left_out(&joining.left, body);
}

static void
join_entries(struct outputs *outputs, struct order order, struct buf *entries)
{
    for (int i = 0; i < order.count; i++) {
        struct spooled entry = outputs->puts[order.numbers[i]].entry;
        if (entry.n > 0 && entries->n > 0)
            buf_str(entries, ",\n");
        fetch(outputs, entry, entries);
    }
}

/* Reports may be large: they are handed on rather than copied. */
static void
take_buf(struct buf *to, struct buf *from)
{
    *to = *from;
    *from = (struct buf){0};
}

/* The head, the body and the foot; where nobody has the last word over the
 * body it is made where it will stand. */
static void
compose(struct outputs *outputs, const struct output *output,
    struct order order, bool failed, struct buf *whole)
{
    const struct report_writer *writer = output->writer;
    struct report_run run = run_of(outputs, order, failed);
    struct buf body = {0}, entries = {0};
    if (writer->settle) {
        join_parts(outputs, output, order, &body);
        writer->settle(&run, &body);
    }
    if (writer->head)
        writer->head(&run, whole);
    if (!writer->settle)
        join_parts(outputs, output, order, whole);
    else if (whole->n == 0)
        take_buf(whole, &body);
    else
        buf_add(whole, buf_slice(&body).p, body.n);
    buf_free(&body);
    if (writer->lists)
        join_entries(outputs, order, &entries);
    run.entries = buf_slice(&entries);
    if (writer->foot)
        writer->foot(&run, whole);
    buf_free(&entries);
}

static bool
append_file(const char *file, const struct buf *text)
{
    FILE *stream = fopen(file, "a");
    if (!stream)
        return false;
    bool written = fwrite(text->p, 1, text->n, stream) == text->n;
    return fclose(stream) == 0 && written;
}

static bool
write_file(struct outputs *outputs, const struct output *output,
    const char *file, const struct buf *text)
{
    if (outputs->lost)
        return false;
    bool written = output->appends
                       ? append_file(file, text)
                       : folder_make(path_folder(outputs->arena, file)) &&
                             file_write(file, buf_slice(text));
    if (!written)
        complain("\"%s\" could not be written: %s", file, strerror(errno));
    return written;
}

/* The file of one keeper. */
static const char *
keeper_file(struct outputs *outputs, const char *file, const char *key)
{
    const char *at = strstr(file, KEEPER);
    return arena_printf(outputs->arena, "%.*s%s%s", (int)(at - file), file, key,
        at + strlen(KEEPER));
}

static bool
write_by_keeper(struct outputs *outputs, struct output *output, bool failed)
{
    struct order all = order_of(outputs, true);
    bool written = true;
    for (int i = 0, n; i < all.count; i += n) {
        const struct put *put = &outputs->puts[all.numbers[i]];
        struct buf text = {0};
        for (n = 1; i + n < all.count; n++)
            if (!text_is(outputs->puts[all.numbers[i + n]].key, put->key))
                break;
        compose(
            outputs, output, (struct order){all.numbers + i, n}, failed, &text);
        written &= write_file(outputs, output,
            keeper_file(outputs, output->file, put->key), &text);
        buf_free(&text);
    }
    return written;
}

static bool
write_output(struct outputs *outputs, struct output *output, bool failed)
{
    if (output->file && strstr(output->file, KEEPER))
        return write_by_keeper(outputs, output, failed);
    struct order order = order_of(outputs, outputs->by_keeper);
    struct buf text = {0};
    bool written = true;
    compose(outputs, output, order, failed, &text);
    if (output->file)
        written = write_file(outputs, output, output->file, &text);
    else
        buf_write(&text, stdout);
    buf_free(&text);
    return written;
}

bool
outputs_close(struct outputs *outputs, bool failed)
{
    bool written = true;
    for (int i = 0; i < outputs->output_count; i++)
        written &= write_output(outputs, &outputs->all[i], failed);
    written &= run_flush();
    written &= !outputs->lost;
    spool_free(outputs->spool);
    pthread_mutex_destroy(&outputs->lock);
    arena_free(outputs->arena);
    return written;
}
