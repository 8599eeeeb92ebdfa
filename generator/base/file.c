#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/text.h"

const char *
file_error_text(enum file_error error)
{
    static const char *const texts[] = {
        [FILE_OK] = "was read",
        [FILE_MISSING] = "does not exist",
        [FILE_DENIED] = "may not be read (permission denied)",
        [FILE_OUTSIDE] = "lies outside the folder of the plans",
        [FILE_NOT_REGULAR] = "is not a file but a folder, a pipe or a device",
        [FILE_LOOP] = "is a link that leads back to itself",
        [FILE_TOO_LARGE] = "is larger than 8 MB",
        [FILE_FAILED] = "could not be read",
    };
    return texts[error];
}

static enum file_error
error_of(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return FILE_MISSING;
    case EACCES:
    case EPERM:
        return FILE_DENIED;
    case EXDEV:
        return FILE_OUTSIDE;
    case ELOOP:
        return FILE_LOOP;
    case EISDIR:
        return FILE_NOT_REGULAR;
    default:
        return FILE_FAILED;
    }
}

bool
root_open(struct root *root, const char *path)
{
    static atomic_uint opened;
    *root = (struct root){.fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC)};
    if (root->fd < 0)
        return false;
    root->number = ++opened;
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    root->path = strndup(path, length);
    if (!root->path)
        root->path = xstrdup(path);
    return true;
}

void
root_close(struct root *root)
{
    if (root->fd >= 0)
        close(root->fd);
    free(root->path);
    *root = (struct root){.fd = -1};
}

/* One folder down.  A link leads nowhere: without openat2 nothing says whether
 * it stays beneath. */
static int
step_down(int folder, const char *name, size_t length, int flags)
{
    char part[NAME_MAX + 1];
    if (length > NAME_MAX) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(part, name, length);
    part[length] = '\0';
    if (text_is(part, "..")) {
        errno = EXDEV;
        return -1;
    }
    int fd = openat(folder, part, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ELOOP)
        errno = EXDEV;
    return fd;
}

/* For kernels before 5.6, and where a sandbox does not know the call. */
static int
walk_beneath(int root, const char *path, int flags)
{
    int at = root;
    if (path[0] == '/') {
        errno = EXDEV;
        return -1;
    }
    for (;;) {
        size_t length = strcspn(path, "/");
        const char *rest = path + length + strspn(path + length, "/");
        int how = *rest ? O_PATH | O_DIRECTORY : flags;
        int next = step_down(at, path, length, how);
        int why = errno;
        if (at != root)
            close(at);
        errno = why;
        if (next < 0 || !*rest)
            return next;
        at = next;
        path = rest;
    }
}

/* Opens beneath the root: neither `..` nor a link leads out of it.  O_NONBLOCK
 * so that a pipe does not hang the run before it is refused. */
static int
open_beneath(const struct root *root, const char *path, int flags)
{
    struct open_how how = {
        .flags = (unsigned)(flags | O_CLOEXEC | O_NONBLOCK),
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
    };
    int fd = (int)syscall(SYS_openat2, root->fd, path, &how, sizeof how);
    return fd < 0 && errno == ENOSYS ? walk_beneath(root->fd, path, flags) : fd;
}

static enum file_error
read_all(struct arena *arena, int fd, size_t expected, struct slice *bytes)
{
    char *text = arena_raw(arena, expected + 1);
    size_t n = 0;
    while (n < expected) {
        ssize_t got = read(fd, text + n, expected - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_of(errno);
        if (got == 0)
            break;
        n += (size_t)got;
    }
    text[n] = '\0';
    *bytes = (struct slice){text, n};
    return FILE_OK;
}

/* Whether it can be read, and how long it is. */
static enum file_error
look_at_descriptor(int fd, size_t limit, size_t *size)
{
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0)
        return error_of(errno);
    if (!S_ISREG(info.st_mode))
        return FILE_NOT_REGULAR;
    *size = (size_t)info.st_size;
    return *size > limit ? FILE_TOO_LARGE : FILE_OK;
}

static enum file_error
read_descriptor(struct arena *arena, int fd, size_t limit, struct slice *bytes)
{
    size_t size;
    enum file_error error = look_at_descriptor(fd, limit, &size);
    if (error == FILE_OK)
        error = read_all(arena, fd, size, bytes);
    if (fd >= 0)
        close(fd);
    return error;
}

/* Files that were there when they were last looked for, each where its path
 * puts it. */
#define FOUND 64 /* a power of two */

static _Thread_local struct found {
    unsigned root; /* its number; 0: nothing is kept here */
    char path[124];
} found[FOUND];

static struct found *
found_slot(const char *path)
{
    unsigned hash = 0;
    for (; *path; path++)
        hash = hash * 31 + (unsigned char)*path;
    return &found[(hash ^ hash >> 16) % FOUND];
}

static void
keep_found(struct found *slot, unsigned root, const char *path)
{
    size_t size = strlen(path) + 1;
    if (size > sizeof slot->path)
        return;
    slot->root = root;
    memcpy(slot->path, path, size);
}

enum file_error
file_look(const struct root *root, const char *path)
{
    struct found *slot = found_slot(path);
    size_t size;
    if (path[0] == '/')
        return FILE_OUTSIDE;
    if (root->number && slot->root == root->number && text_is(slot->path, path))
        return FILE_OK;
    int fd = open_beneath(root, path, O_RDONLY);
    enum file_error error = look_at_descriptor(fd, FILE_LIMIT, &size);
    if (fd >= 0)
        close(fd);
    if (error == FILE_OK)
        keep_found(slot, root->number, path);
    return error;
}

enum file_error
file_read(struct arena *arena, const struct root *root, const char *path,
    struct slice *bytes)
{
    *bytes = (struct slice){"", 0};
    if (path[0] == '/')
        return FILE_OUTSIDE;
    for (const struct file_overlay *over = root->overlay; over;
         over = over->next)
        if (text_is(over->path, path)) {
            *bytes = over->bytes;
            return FILE_OK;
        }
    if (root->overlay && root->overlay->others)
        return root->overlay->others->read(
            root->overlay->others, arena, path, bytes);
    return read_descriptor(
        arena, open_beneath(root, path, O_RDONLY), FILE_LIMIT, bytes);
}

static enum file_error
read_any(
    struct arena *arena, const char *path, size_t limit, struct slice *bytes)
{
    *bytes = (struct slice){"", 0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    return read_descriptor(arena, fd, limit, bytes);
}

enum file_error
file_read_any(struct arena *arena, const char *path, struct slice *bytes)
{
    return read_any(arena, path, FILE_LIMIT, bytes);
}

enum file_error
file_read_list(struct arena *arena, const char *path, struct slice *bytes)
{
    return read_any(arena, path, FILE_LIST_LIMIT, bytes);
}

enum file_error
file_read_stdin(struct arena *arena, struct slice *bytes)
{
    struct buf text = {0};
    char chunk[16384];
    enum file_error error = FILE_OK;
    for (;;) {
        ssize_t got = read(STDIN_FILENO, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            error = error_of(errno);
        if (got <= 0)
            break;
        buf_add(&text, chunk, (size_t)got);
        if (text.n > FILE_LIMIT) {
            error = FILE_TOO_LARGE;
            break;
        }
    }
    struct slice read_so_far = buf_slice(&text);
    bytes->p = arena_strndup(arena, read_so_far.p, read_so_far.n);
    bytes->n = read_so_far.n;
    buf_free(&text);
    return error;
}

bool
path_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool
path_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

const char *
path_in(struct arena *arena, const char *folder, const char *name)
{
    return *folder ? arena_printf(arena, "%s/%s", folder, name) : name;
}

const char *
path_above(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(arena, path, (size_t)(slash - path)) : "";
}

bool
path_inside(const char *folder, const char *above)
{
    size_t n = strlen(above);
    return n == 0 ||
           (text_starts(folder, above) && (folder[n] == '/' || !folder[n]));
}

char *
path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return arena_strdup(arena, ".");
    return arena_strndup(
        arena, path, slash == path ? 1 : (size_t)(slash - path));
}

char *
path_stem(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t length = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    return arena_strndup(arena, name, length);
}

/* Appends the next part of a path to `joined`, taking `.` and `..` out. */
static void
join_part(struct buf *joined, const char *part, size_t length)
{
    if (length == 0 || (length == 1 && part[0] == '.'))
        return;
    bool up = length == 2 && part[0] == '.' && part[1] == '.';
    const char *slash = joined->n ? memrchr(joined->p, '/', joined->n) : NULL;
    const char *last = slash ? slash + 1 : joined->p;
    if (up && joined->n > 0 && !text_is(last, "..")) {
        joined->n = slash ? (size_t)(slash - joined->p) : 0;
        joined->p[joined->n] = '\0';
        return;
    }
    if (joined->n > 0)
        buf_char(joined, '/');
    buf_add(joined, part, length);
}

static void
join_parts(struct buf *joined, const char *path, size_t length)
{
    const char *end = path + length;
    while (path < end) {
        const char *slash = memchr(path, '/', (size_t)(end - path));
        const char *stop = slash ? slash : end;
        join_part(joined, path, (size_t)(stop - path));
        path = stop + 1;
    }
}

char *
path_beside(struct arena *arena, const char *file, const char *relative)
{
    struct buf joined = {0};
    const char *slash = strrchr(file, '/');
    if (relative[0] == '/')
        return arena_strdup(arena, relative);
    if (slash)
        join_parts(&joined, file, (size_t)(slash - file));
    join_parts(&joined, relative, strlen(relative));
    char *path = arena_printf(
        arena, "%s%s", file[0] == '/' ? "/" : "", joined.n ? joined.p : ".");
    buf_free(&joined);
    return path;
}

char *
path_below(struct arena *arena, const char *root, const char *path)
{
    char real_root[PATH_MAX], real_path[PATH_MAX];
    if (!realpath(root, real_root) || !realpath(path, real_path))
        return NULL;
    size_t length = strlen(real_root);
    if (text_is(real_root, "/"))
        return arena_strdup(arena, real_path[1] ? real_path + 1 : ".");
    if (strncmp(real_root, real_path, length) != 0)
        return NULL;
    if (real_path[length] == '\0')
        return arena_strdup(arena, ".");
    return real_path[length] == '/'
               ? arena_strdup(arena, real_path + length + 1)
               : NULL;
}

const char *
path_shown(struct arena *arena, const struct root *root, const char *path)
{
    const char *whole = arena_printf(arena, "%s/%s", root->path, path);
    const char *below = path_below(arena, ".", whole);
    return below ? below : whole;
}

static bool
folder_holds(const char *folder, const char *name)
{
    char path[PATH_MAX + 32];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path_exists(path);
}

/* The nearest folder at or above `folder` that holds `name`; cuts `folder`
 * down to it. */
static bool
climb_to(char *folder, const char *name)
{
    for (;;) {
        if (folder_holds(folder, name))
            return true;
        char *slash = strrchr(folder, '/');
        if (!slash || slash == folder)
            return false;
        *slash = '\0';
    }
}

char *
root_find(struct arena *arena, const char *path)
{
    char real[PATH_MAX], folder[PATH_MAX];
    char *given = path_is_folder(path) ? arena_strdup(arena, path)
                                       : path_folder(arena, path);
    if (!realpath(given, real))
        return given;
    static const char *const marks[] = {SETTINGS_NAME, ".git"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        strcpy(folder, real);
        if (climb_to(folder, marks[i]))
            return arena_strdup(arena, folder);
    }
    return given;
}

struct listing {
    struct arena *arena;
    const struct root *root;
    const char *ending;
    const struct file_filter *filter;
    struct file_list *list;
    int room;
};

static bool list_folder(struct listing *listing, const char *folder, int depth);

/* Most file systems say it in the entry; the others are asked. */
static bool
is_folder_entry(
    const struct listing *listing, const struct dirent *entry, const char *path)
{
    struct stat info;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_DIR;
    return fstatat(listing->root->fd, path, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(info.st_mode);
}

static void
add_listed(struct listing *listing, char *path)
{
    struct file_list *list = listing->list;
    list->paths = arena_grow(listing->arena, list->paths, list->count,
        &listing->room, sizeof *list->paths);
    list->paths[list->count++] = path;
}

static void
list_entry(struct listing *listing, const char *folder,
    const struct dirent *entry, int depth)
{
    bool wanted = text_ends(entry->d_name, listing->ending);
    if (entry->d_name[0] == '.' || (entry->d_type == DT_REG && !wanted))
        return;
    char *path =
        text_is(folder, ".")
            ? arena_strdup(listing->arena, entry->d_name)
            : arena_printf(listing->arena, "%s/%s", folder, entry->d_name);
    bool is_folder = is_folder_entry(listing, entry, path);
    const struct file_filter *filter = listing->filter;
    if ((!is_folder && !wanted) ||
        (filter && filter->skips(filter->context, path)))
        return;
    if (!is_folder || !list_folder(listing, path, depth + 1))
        add_listed(listing, path);
}

/* Deeper than any folder tree that people keep; a guard against a loop of
 * mounts, which no link check sees. */
#define FOLDER_DEPTH 64

/* False: the folder is there and may not be read. */
static bool
list_folder(struct listing *listing, const char *folder, int depth)
{
    if (depth >= FOLDER_DEPTH)
        return true;
    int fd = open_beneath(listing->root, folder, O_RDONLY | O_DIRECTORY);
    if (fd < 0)
        return error_of(errno) != FILE_DENIED;
    DIR *stream = fdopendir(fd);
    if (!stream) {
        close(fd);
        return true;
    }
    const struct dirent *entry;
    while ((entry = readdir(stream)))
        list_entry(listing, folder, entry, depth);
    closedir(stream);
    return true;
}

enum file_error
file_list(struct arena *arena, const struct root *root, const char *below,
    const char *ending, struct file_list *list)
{
    return file_list_filtered(arena, root, below, ending, NULL, list);
}

enum file_error
file_list_filtered(struct arena *arena, const struct root *root,
    const char *below, const char *ending, const struct file_filter *filter,
    struct file_list *list)
{
    *list = (struct file_list){0};
    int fd = open_beneath(root, below, O_RDONLY | O_DIRECTORY);
    if (fd < 0)
        return error_of(errno);
    close(fd);
    struct listing listing = {arena, root, ending, filter, list, 0};
    list_folder(&listing, below, 0);
    if (list->count > 1)
        qsort(list->paths, (size_t)list->count, sizeof *list->paths,
            text_compare);
    return FILE_OK;
}
