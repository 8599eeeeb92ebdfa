#include "commands/outputs.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/progress.h"
#include "commands/run.h"

#define KEEPER "{csm}"
#define NOBODY "nobody"
/* GitHub refuses a step's summary above 1 MiB. */
#define SUMMARY_LIMIT ((size_t)1000 * 1024)

struct output {
    const struct report_writer *writer;
    struct report_style style;
    const char *file;  /* NULL: standard output */
    size_t limit;      /* of what is written; 0: none */
    bool appends;      /* to a file that others write as well */
    bool waits;        /* for all pieces, to sort or to cut them */
    struct buf *parts; /* what each definition wrote, by number */
    struct buf body;   /* the parts before `next`, unless it waits */
    bool begun;        /* a part went into the body */
};

/* What is known of a definition beside what it wrote. */
struct put {
    bool done, skipped;
    bool is_definition; /* and not what only all of them show */
    const char *keeper; /* as people write it; NULL: nobody */
    const char *key;    /* the same as a file's name */
    struct tally tally;
    struct buf entry;
};

struct outputs {
    struct arena *arena;
    pthread_mutex_t lock;
    struct output all[OUTPUTS_MAX + 2];
    int output_count;
    struct put *puts; /* by number */
    int count;
    int next; /* all before it are put */
    bool by_keeper;
    enum severity gate;
    bool lists; /* one of them has a list of the definitions */
};

/* --- opening --- */

static const struct report_run run_head = {.version = COUNTERSIGN_NUMBER};

static bool
streams(const struct output *output)
{
    return !output->file && !output->waits && !output->writer->settle;
}

static struct output *
add_output(struct outputs *outputs, enum report_format format, const char *file)
{
    struct output *output = &outputs->all[outputs->output_count++];
    *output = (struct output){.writer = report_writer(format), .file = file};
    outputs->lists |= output->writer->lists;
    output->style.format = format;
    output->style.gate = outputs->gate;
    output->waits = outputs->by_keeper || (file && strstr(file, KEEPER));
    output->parts = ARENA_ARRAY(outputs->arena, struct buf, outputs->count);
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
    output->appends = output->waits = true;
    output->limit = SUMMARY_LIMIT;
}

struct outputs *
outputs_open(const struct options *options, int count)
{
    struct arena *arena = arena_new();
    struct outputs *outputs = ARENA_NEW(arena, struct outputs);
    outputs->arena = arena;
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
    if (streams(first) && first->writer->head) {
        struct buf head = {0};
        first->writer->head(&run_head, &head);
        fwrite(head.p, 1, head.n, stdout);
        buf_free(&head);
    }
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
add_part(const char *between, bool *begun, struct buf *body, struct buf *part)
{
    if (part->n > 0) {
        if (*begun && between)
            buf_str(body, between);
        *begun = true;
        buf_add(body, part->p, part->n);
    }
    buf_free(part);
}

static void
take_parts(struct outputs *outputs, int number)
{
    for (int i = 0; i < outputs->output_count; i++) {
        struct output *output = &outputs->all[i];
        if (!output->waits)
            add_part(output->writer->between, &output->begun, &output->body,
                &output->parts[number]);
    }
}

static void
settle_put(struct outputs *outputs, int number)
{
    struct output *first = &outputs->all[0];
    outputs->puts[number].done = true;
    while (outputs->next < outputs->count && outputs->puts[outputs->next].done)
        take_parts(outputs, outputs->next++);
    if (streams(first) && first->body.n > 0) {
        progress_hide();
        fwrite(first->body.p, 1, first->body.n, stdout);
        progress_show();
        buf_clear(&first->body);
    }
}

void
outputs_put(
    struct outputs *outputs, int number, const struct report_group *group)
{
    struct put *put = &outputs->puts[number];
    for (int i = 0; i < outputs->output_count; i++) {
        struct output *output = &outputs->all[i];
        output->writer->group(&output->style, group, &output->parts[number]);
    }
    if (outputs->lists && group->entry)
        buf_str(&put->entry, group->entry);
    tally_add(&put->tally, group->report);
    put->is_definition = group->path != NULL;
    pthread_mutex_lock(&outputs->lock);
    if (group->keeper)
        put->keeper = arena_strdup(outputs->arena, group->keeper);
    put->key = file_key(outputs->arena, group->keeper);
    settle_put(outputs, number);
    pthread_mutex_unlock(&outputs->lock);
}

void
outputs_skip(struct outputs *outputs, int number)
{
    pthread_mutex_lock(&outputs->lock);
    outputs->puts[number].skipped = true;
    settle_put(outputs, number);
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
        if (outputs->puts[i].done && !outputs->puts[i].skipped)
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
    struct report_run run = run_head;
    run.failed = failed;
    for (int i = 0; i < order.count; i++) {
        const struct put *put = &outputs->puts[order.numbers[i]];
        run.definitions += put->is_definition;
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

static void
join_parts(struct outputs *outputs, struct output *output, struct order order,
    struct buf *body)
{
    const char *key = NULL;
    struct tally left = {0};
    bool begun = false;
    for (int i = 0; i < order.count; i++) {
        struct put *put = &outputs->puts[order.numbers[i]];
        struct buf *part = &output->parts[order.numbers[i]];
        if (part->n > 0 && outputs->by_keeper && output->writer->keeper &&
            !text_is(put->key, key)) {
            output->writer->keeper(put->keeper, body);
            key = put->key;
            begun = false;
        }
        if (output->limit && body->n + part->n > output->limit) {
            tally_join(&left, &put->tally);
            buf_free(part);
        }
        add_part(output->writer->between, &begun, body, part);
    }
    say_left_out(&left, body);
}

static void
join_entries(
    const struct outputs *outputs, struct order order, struct buf *entries)
{
    for (int i = 0; i < order.count; i++) {
        const struct buf *entry = &outputs->puts[order.numbers[i]].entry;
        if (entry->n > 0 && entries->n > 0)
            buf_str(entries, ",\n");
        buf_add(entries, buf_slice(entry).p, entry->n);
    }
}

/* Reports may be large: they are handed on rather than copied. */
static void
take_buf(struct buf *to, struct buf *from)
{
    *to = *from;
    *from = (struct buf){0};
}

/* The head, the body and the foot; what streamed has its head already. */
static void
compose(struct outputs *outputs, struct output *output, struct order order,
    bool failed, struct buf *whole)
{
    const struct report_writer *writer = output->writer;
    struct report_run run = run_of(outputs, order, failed);
    struct buf body = {0}, entries = {0};
    if (writer->lists)
        join_entries(outputs, order, &entries);
    run.entries = buf_slice(&entries);
    if (output->waits)
        join_parts(outputs, output, order, &body);
    else
        take_buf(&body, &output->body);
    if (writer->settle)
        writer->settle(&run, &body);
    if (writer->head && !streams(output)) {
        writer->head(&run, whole);
        buf_add(whole, body.p ? body.p : "", body.n);
    } else {
        take_buf(whole, &body);
    }
    if (writer->foot)
        writer->foot(&run, whole);
    buf_free(&entries);
    buf_free(&body);
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
    else if (text.n > 0)
        fwrite(text.p, 1, text.n, stdout);
    buf_free(&text);
    return written;
}

bool
outputs_close(struct outputs *outputs, bool failed)
{
    bool written = true;
    for (int i = 0; i < outputs->output_count; i++)
        written &= write_output(outputs, &outputs->all[i], failed);
    for (int i = 0; i < outputs->output_count; i++)
        buf_free(&outputs->all[i].body);
    for (int i = 0; i < outputs->count; i++)
        buf_free(&outputs->puts[i].entry);
    written &= run_flush();
    pthread_mutex_destroy(&outputs->lock);
    arena_free(outputs->arena);
    return written;
}
