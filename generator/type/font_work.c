#include "type/font_work.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <hb.h>

#include "base/file.h"

#define MAGIC "countersign1work"
#define FILE_MAX ((size_t)3 * 1024 * 1024)
/* New pieces of a run: those of some five plans that share no word, and of each
 * worker. */
#define NEW_MAX ((size_t)2 * 1024 * 1024)
#define SLOTS_MIN 64 /* a power of two */

struct head {
    char magic[16];
    uint64_t build; /* of program and HarfBuzz */
    uint64_t slots; /* a power of two; at most half of them used */
    uint64_t size;  /* of the file */
};

/* A piece in the file; key and value follow, each filled up to 8 bytes. */
struct piece {
    uint64_t hash; /* of the face, the kind and the key */
    uint64_t face;
    uint32_t kind, key_size, value_size;
    uint32_t check; /* of the value */
};

struct fresh {
    const struct piece *piece; /* whole, as it will be in the file */
    struct fresh *next;
};

struct font_work {
    pthread_mutex_t lock;
    struct arena *arena;
    const char *path;      /* NULL: there is no cache folder */
    struct slice file;     /* empty when there is none that counts */
    const uint32_t *slots; /* offsets of pieces, in 8 bytes; 0: free */
    size_t slot_count;
    bool *used; /* by slot: found in this run */
    struct fresh *fresh;
    size_t fresh_size;
};

/* Not for secrets: against what happens, not against what is made up. */
static uint64_t
mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

uint64_t
font_work_hash(uint64_t seed, struct slice text)
{
    uint64_t hash = mix(seed, text.n), word;
    size_t at = 0;
    for (; at + sizeof word <= text.n; at += sizeof word) {
        memcpy(&word, text.p + at, sizeof word);
        hash = mix(hash, word);
    }
    word = 0;
    if (at < text.n)
        memcpy(&word, text.p + at, text.n - at);
    return mix(hash, word);
}

static uint64_t
hash_file(uint64_t seed, const char *path)
{
    struct stat st = {0};
    if (stat(path, &st) != 0)
        return seed;
    seed = mix(seed, (uint64_t)st.st_mtim.tv_sec);
    seed = mix(seed, (uint64_t)st.st_mtim.tv_nsec);
    return mix(seed, (uint64_t)st.st_size);
}

uint64_t
font_work_face(const char *file, unsigned index)
{
    struct slice name = {file, strlen(file)};
    return hash_file(font_work_hash(index, name), file);
}

static uint64_t
this_build(void)
{
    const char *version = hb_version_string();
    struct slice text = {version, strlen(version)};
    return hash_file(
        font_work_hash(sizeof(struct piece), text), "/proc/self/exe");
}

static size_t
filled_up(size_t size)
{
    return (size + 7) & ~(size_t)7;
}

static size_t
piece_size(const struct piece *piece)
{
    return sizeof *piece + filled_up(piece->key_size) +
           filled_up(piece->value_size);
}

static struct slice
key_of(const struct piece *piece)
{
    return (struct slice){(const char *)(piece + 1), piece->key_size};
}

static struct slice
value_of(const struct piece *piece)
{
    return (struct slice){
        (const char *)(piece + 1) + filled_up(piece->key_size),
        piece->value_size};
}

/* The piece in the slot; NULL when it would lie outside of the file. */
static const struct piece *
piece_at(const struct font_work *work, size_t slot)
{
    size_t at = (size_t)work->slots[slot] * 8;
    if (at > work->file.n || work->file.n - at < sizeof(struct piece))
        return NULL;
    const struct piece *piece =
        (const struct piece *)(const void *)(work->file.p + at);
    return piece_size(piece) <= work->file.n - at ? piece : NULL;
}

static bool
is_ours(struct slice file)
{
    const struct head *head = (const struct head *)(const void *)file.p;
    if (file.n < sizeof *head || memcmp(head->magic, MAGIC, 16) != 0 ||
        head->size != file.n || head->build != this_build())
        return false;
    return head->slots >= SLOTS_MIN &&
           head->slots <= (file.n - sizeof *head) / 4 &&
           (head->slots & (head->slots - 1)) == 0;
}

/* Mapped, because a run needs some of it. */
static void
read_file(struct font_work *work)
{
    struct slice file = file_map(work->path, FILE_LIMIT);
    if (!is_ours(file)) {
        file_unmap(file);
        return;
    }
    const struct head *head = (const struct head *)(const void *)file.p;
    work->file = file;
    work->slots = (const uint32_t *)(const void *)(head + 1);
    work->slot_count = head->slots;
    work->used = ARENA_ARRAY(work->arena, bool, head->slots);
}

struct font_work *
font_work_open(const char *folder)
{
    struct font_work *work = xmalloc(sizeof *work);
    *work = (struct font_work){.arena = arena_new()};
    pthread_mutex_init(&work->lock, NULL);
    if (folder) {
        work->path = arena_printf(work->arena, "%s/work", folder);
        read_file(work);
    }
    return work;
}

static bool
is_same(const struct piece *piece, const struct piece *asked, struct slice key)
{
    return piece->hash == asked->hash && piece->face == asked->face &&
           piece->kind == asked->kind && piece->key_size == key.n &&
           memcmp(key_of(piece).p, key.p, key.n) == 0;
}

static uint32_t
check_of(uint64_t hash, struct slice value)
{
    return (uint32_t)font_work_hash(hash, value);
}

static struct piece
piece_for(enum font_work_kind kind, uint64_t face, struct slice key)
{
    return (struct piece){.hash = font_work_hash(mix(face, kind), key),
        .face = face,
        .kind = kind,
        .key_size = (uint32_t)key.n};
}

bool
font_work_find(struct font_work *work, enum font_work_kind kind, uint64_t face,
    struct slice key, struct slice *value)
{
    if (work->slot_count == 0)
        return false;
    struct piece asked = piece_for(kind, face, key);
    size_t mask = work->slot_count - 1, slot = asked.hash & mask;
    for (size_t i = 0; i <= mask && work->slots[slot]; i++) {
        const struct piece *piece = piece_at(work, slot);
        if (!piece)
            return false;
        if (is_same(piece, &asked, key)) {
            if (piece->check != check_of(piece->hash, value_of(piece)))
                return false;
            __atomic_store_n(&work->used[slot], true, __ATOMIC_RELAXED);
            *value = value_of(piece);
            return true;
        }
        slot = (slot + 1) & mask;
    }
    return false;
}

void
font_work_keep(struct font_work *work, enum font_work_kind kind, uint64_t face,
    struct slice key, struct slice value)
{
    struct piece asked = piece_for(kind, face, key);
    asked.value_size = (uint32_t)value.n;
    asked.check = check_of(asked.hash, value);
    size_t size = piece_size(&asked);
    if (!work->path || size > NEW_MAX)
        return;
    pthread_mutex_lock(&work->lock);
    if (work->fresh_size + size <= NEW_MAX) {
        struct piece *piece = arena_alloc(work->arena, size);
        *piece = asked;
        memcpy(piece + 1, key.p, key.n);
        memcpy((char *)(piece + 1) + filled_up(key.n), value.p, value.n);
        struct fresh *fresh = ARENA_NEW(work->arena, struct fresh);
        *fresh = (struct fresh){piece, work->fresh};
        work->fresh = fresh;
        work->fresh_size += size;
    }
    pthread_mutex_unlock(&work->lock);
}

/* --- the next file --- */

/* Which pieces of the last file go into the next one. */
enum old { OLD_ALL, OLD_USED, OLD_NONE };

struct next_file {
    const struct piece **pieces;
    size_t count, size; /* of the pieces together */
};

static void
take_old(const struct font_work *work, enum old old, struct next_file *next)
{
    for (size_t slot = 0; slot < work->slot_count && old != OLD_NONE; slot++) {
        const struct piece *piece =
            work->slots[slot] ? piece_at(work, slot) : NULL;
        if (!piece || (old == OLD_USED && !work->used[slot]) ||
            piece->check != check_of(piece->hash, value_of(piece)))
            continue;
        next->pieces[next->count++] = piece;
        next->size += piece_size(piece);
    }
}

/* All that there is room for, the new ones first of all. */
static struct next_file
take_pieces(const struct font_work *work)
{
    struct next_file next = {0};
    size_t count = work->slot_count, fresh = 0;
    for (const struct fresh *f = work->fresh; f; f = f->next)
        count++;
    next.pieces = ARENA_ARRAY(work->arena, const struct piece *, count);
    for (const struct fresh *f = work->fresh; f; f = f->next)
        next.pieces[fresh++] = f->piece;
    enum old old = OLD_ALL;
    do {
        next.count = fresh;
        next.size = work->fresh_size;
        take_old(work, old, &next);
    } while (next.size > FILE_MAX && old++ != OLD_NONE);
    return next;
}

/* Two workers may have made the same piece; the last one is put first. */
static bool
is_new(const uint32_t *slots, size_t slot, const char *file,
    const struct piece *piece)
{
    const struct piece *there =
        (const struct piece *)(const void *)(file + (size_t)slots[slot] * 8);
    return !is_same(there, piece, key_of(piece));
}

static void
put_piece(struct buf *out, size_t slot_count, const struct piece *piece)
{
    size_t mask = slot_count - 1, slot = piece->hash & mask;
    uint32_t *slots = (uint32_t *)(void *)(out->p + sizeof(struct head));
    while (slots[slot]) {
        if (!is_new(slots, slot, out->p, piece))
            return;
        slot = (slot + 1) & mask;
    }
    slots[slot] = (uint32_t)(out->n / 8);
    buf_add(out, piece, piece_size(piece));
}

static void
write_file(const struct font_work *work)
{
    struct next_file next = take_pieces(work);
    struct head head = {.magic = MAGIC, .build = this_build()};
    head.slots = SLOTS_MIN;
    while (head.slots < next.count * 2)
        head.slots *= 2;
    size_t table = sizeof head + head.slots * sizeof(uint32_t);
    struct buf out = {0};
    buf_reserve(&out, table + next.size);
    memset(out.p, 0, table);
    out.n = table;
    for (size_t i = 0; i < next.count; i++)
        put_piece(&out, head.slots, next.pieces[i]);
    head.size = out.n;
    memcpy(out.p, &head, sizeof head);
    if (folder_make(path_folder(work->arena, work->path)))
        file_write(work->path, buf_slice(&out));
    buf_free(&out);
}

void
font_work_close(struct font_work *work)
{
    if (!work)
        return;
    if (work->fresh)
        write_file(work);
    file_unmap(work->file);
    arena_free(work->arena);
    pthread_mutex_destroy(&work->lock);
    free(work);
}
