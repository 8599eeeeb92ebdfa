#include "type/font_system.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

#include "base/text.h"

struct sorted { /* all fonts, best for a language first */
    char *language;
    FcFontSet *fonts;
    struct sorted *next;
};

struct font_system {
    FcConfig *config;
    struct sorted *sorted;
};

struct font_system *
font_system_new(void)
{
    struct font_system *system = xmalloc(sizeof *system);
    *system = (struct font_system){FcInitLoadConfigAndFonts(), NULL};
    return system;
}

void
font_system_free(struct font_system *system)
{
    if (!system)
        return;
    for (struct sorted *s = system->sorted, *next; s; s = next) {
        next = s->next;
        FcFontSetDestroy(s->fonts);
        free(s->language);
        free(s);
    }
    if (system->config)
        FcConfigDestroy(system->config);
    free(system);
}

/* A request.  The language is always set: fontconfig would take it from the
 * locale of the machine. */
static FcPattern *
request(struct font_system *system, const char *family, const char *language)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddString(
        pattern, FC_LANG, (const FcChar8 *)(language ? language : "en"));
    FcConfigSubstitute(system->config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    return pattern;
}

static bool
has_flag(FcPattern *font, const char *object)
{
    FcBool value = FcFalse;
    return FcPatternGetBool(font, object, 0, &value) == FcResultMatch && value;
}

/* Outlines that a PDF can hold, in one colour. */
static bool
is_usable(FcPattern *font)
{
    FcChar8 *format = NULL, *file = NULL;
    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetString(font, FC_FONTFORMAT, 0, &format) != FcResultMatch)
        return false;
    bool known = strcmp((char *)format, "TrueType") == 0 ||
                 strcmp((char *)format, "CFF") == 0;
    return known && has_flag(font, FC_OUTLINE) && !has_flag(font, FC_COLOR);
}

static int
get_int(FcPattern *font, const char *object, int missing)
{
    double value = 0;
    if (FcPatternGetDouble(font, object, 0, &value) != FcResultMatch)
        return missing;
    return (int)value;
}

static int
weight_of(FcPattern *font)
{
    double value = 0;
    if (FcPatternGetDouble(font, FC_WEIGHT, 0, &value) != FcResultMatch)
        return 400; /* a variable font, used at its default */
    int weight = (int)(FcWeightToOpenTypeDouble(value) + 0.5);
    return weight < 100 ? 100 : weight > 900 ? 900 : weight;
}

/* How far a weight is from the one wanted, in the order of CSS Fonts 4,
 * 5.2: lighter first for light ones, bolder first for bold ones. */
static int
weight_distance(int wanted, int weight)
{
    int away = abs(weight - wanted);
    if (wanted >= 400 && wanted <= 500) {
        if (weight >= wanted && weight <= 500)
            return away;
        return weight < wanted ? 1000 + away : 2000 + away;
    }
    bool wrong_side = wanted < 400 ? weight > wanted : weight < wanted;
    return wrong_side ? 1000 + away : away;
}

static int
distance(FcPattern *font, int weight, bool italic)
{
    int slant = get_int(font, FC_SLANT, FC_SLANT_ROMAN);
    int style = italic ? (slant == FC_SLANT_ITALIC     ? 0
                             : slant == FC_SLANT_ROMAN ? 2
                                                       : 1)
                       : (slant == FC_SLANT_ROMAN       ? 0
                             : slant == FC_SLANT_ITALIC ? 2
                                                        : 1);
    int width = abs(get_int(font, FC_WIDTH, 100) - 100);
    int instance = get_int(font, FC_INDEX, 0) >> 16 ? 1 : 0;
    int variable = has_flag(font, FC_VARIABLE) ? 1 : 0;
    return ((variable + instance) * 512 + (width > 127 ? 127 : width) * 4 +
               style) *
               4096 +
           weight_distance(weight, weight_of(font));
}

/* Order that does not depend on fontconfig's. */
static int
compare_place(FcPattern *a, FcPattern *b)
{
    FcChar8 *file_a = NULL, *file_b = NULL;
    FcPatternGetString(a, FC_FILE, 0, &file_a);
    FcPatternGetString(b, FC_FILE, 0, &file_b);
    int order = strcmp((char *)file_a, (char *)file_b);
    if (order != 0)
        return order;
    return get_int(a, FC_INDEX, 0) - get_int(b, FC_INDEX, 0);
}

static bool
covers(FcPattern *font, uint32_t rune)
{
    FcCharSet *set = NULL;
    return FcPatternGetCharSet(font, FC_CHARSET, 0, &set) == FcResultMatch &&
           FcCharSetHasChar(set, rune);
}

/* Nearest face in the list; with `rune` not 0 only of those that have it. */
static FcPattern *
nearest(FcFontSet *list, int weight, bool italic, uint32_t rune)
{
    FcPattern *best = NULL;
    int best_distance = INT_MAX;
    for (int i = 0; i < list->nfont; i++) {
        FcPattern *font = list->fonts[i];
        if (!is_usable(font) || (rune && !covers(font, rune)))
            continue;
        int d = distance(font, weight, italic);
        if (d < best_distance ||
            (d == best_distance && compare_place(font, best) < 0)) {
            best = font;
            best_distance = d;
        }
    }
    return best;
}

static FcFontSet *
family_faces(struct font_system *system, const char *family)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcObjectSet *objects = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT,
        FC_SLANT, FC_WIDTH, FC_VARIABLE, FC_FONTFORMAT, FC_OUTLINE, FC_COLOR,
        FC_CHARSET, (char *)NULL);
    FcFontSet *list = FcFontList(system->config, pattern, objects);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
    return list;
}

static bool
find_face(struct font_system *system, struct arena *arena, const char *family,
    int weight, bool italic, uint32_t rune, struct face_ref *ref)
{
    FcFontSet *list = family_faces(system, family);
    if (!list)
        return false;
    FcPattern *best = nearest(list, weight, italic, rune);
    if (best) {
        FcChar8 *file = NULL;
        FcPatternGetString(best, FC_FILE, 0, &file);
        ref->file = arena_strdup(arena, (char *)file);
        ref->index = (unsigned)get_int(best, FC_INDEX, 0) & 0xFFFF;
        ref->weight = weight_of(best);
        ref->italic = get_int(best, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
    }
    FcFontSetDestroy(list);
    return best != NULL;
}

/* What fontconfig calls a generic name; NULL for a family. */
static const char *
generic_name(const char *family)
{
    static const char *const names[][2] = {
        {"sans-serif", "sans-serif"},
        {"serif", "serif"},
        {"monospace", "monospace"},
        {"system-ui", "sans-serif"},
        {"ui-sans-serif", "sans-serif"},
        {"ui-serif", "serif"},
        {"ui-monospace", "monospace"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (text_is_nocase(family, names[i][0]))
            return names[i][1];
    return NULL;
}

bool
font_system_is_generic(const char *family)
{
    return generic_name(family) != NULL;
}

static FcFontSet *
sorted_for(struct font_system *system, const char *family, const char *language)
{
    char *key = xmalloc(strlen(family) + strlen(language) + 2);
    strcat(strcat(strcpy(key, family), "/"), language);
    for (struct sorted *s = system->sorted; s; s = s->next)
        if (strcmp(s->language, key) == 0) {
            free(key);
            return s->fonts;
        }
    FcPattern *pattern = request(system, family, language);
    FcResult result = FcResultNoMatch;
    struct sorted *s = xmalloc(sizeof *s);
    *s = (struct sorted){key,
        FcFontSort(system->config, pattern, FcFalse, NULL, &result),
        system->sorted};
    FcPatternDestroy(pattern);
    if (!s->fonts)
        s->fonts = FcFontSetCreate();
    system->sorted = s;
    return s->fonts;
}

static bool
is_sans(const char *family)
{
    return strstr(family, "Sans") || strstr(family, "Gothic") ||
           strstr(family, "Kufi");
}

static const char *
family_of(FcPattern *font)
{
    FcChar8 *family = NULL;
    if (FcPatternGetString(font, FC_FAMILY, 0, &family) != FcResultMatch)
        return NULL;
    return (const char *)family;
}

static bool
is_mono(FcPattern *font)
{
    return get_int(font, FC_SPACING, FC_PROPORTIONAL) == FC_MONO;
}

/* The first family of the sorted fonts that has the character; sans-serif and
 * proportional ones go first.  `rune` 0: the first at all. */
static const char *
first_family(FcFontSet *fonts, uint32_t rune)
{
    const char *other = NULL;
    for (int i = 0; i < fonts->nfont; i++) {
        FcPattern *font = fonts->fonts[i];
        const char *family = family_of(font);
        if (!family || !is_usable(font) || (rune && !covers(font, rune)))
            continue;
        if (!rune || (is_sans(family) && !is_mono(font)))
            return family;
        if (!other)
            other = family;
    }
    return other;
}

bool
font_system_find(struct font_system *system, struct arena *arena,
    const char *family, int weight, bool italic, struct face_ref *ref)
{
    if (!system->config)
        return false;
    const char *generic = generic_name(family);
    if (generic)
        family = first_family(sorted_for(system, generic, "en"), 0);
    return family && find_face(system, arena, family, weight, italic, 0, ref);
}

bool
font_system_for_rune(struct font_system *system, struct arena *arena,
    uint32_t rune, const char *language, int weight, bool italic,
    struct face_ref *ref)
{
    if (!system->config)
        return false;
    FcFontSet *fonts =
        sorted_for(system, "sans-serif", language ? language : "en");
    const char *family = first_family(fonts, rune);
    return family &&
           find_face(system, arena, family, weight, italic, rune, ref);
}

static void
watch_all(
    FcStrList *list, struct arena *arena, char ***paths, int *count, int *room)
{
    for (FcChar8 *path; list && (path = FcStrListNext(list));) {
        *paths = arena_grow(arena, *paths, *count, room, sizeof **paths);
        (*paths)[(*count)++] = arena_strdup(arena, (char *)path);
    }
    if (list)
        FcStrListDone(list);
}

char **
font_system_watched(struct font_system *system, struct arena *arena, int *count)
{
    char **paths = NULL;
    int room = 0;
    *count = 0;
    if (!system->config)
        return NULL;
    watch_all(FcConfigGetFontDirs(system->config), arena, &paths, count, &room);
    watch_all(
        FcConfigGetConfigFiles(system->config), arena, &paths, count, &room);
    return paths;
}
