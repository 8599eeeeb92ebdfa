/* Fields of a form: of what both sides sign, or fill in.
 *
 * A block says that it is one by `data-field` ("signature", "text" or "check"),
 * its name by `data-name` and what a screen reader says of it by `data-label`;
 * its text is the value.  The HTML page shows the same text in the same place.
 */
#include "type/box.h"

#include <string.h>

#include "base/text.h"

/* The style's own where it can be typed with, else one of those that nearly
 * every machine has. */
static struct font *
typing_font(struct layout *layout, const struct style *style)
{
    const char *const stacks[] = {
        style->families, "Noto Sans, DejaVu Sans", "sans-serif"};
    for (size_t i = 0; i < sizeof stacks / sizeof *stacks; i++) {
        struct font *font =
            font_find(layout->input->fonts, stacks[i], 400, false);
        if (font && !font->cid)
            return font;
    }
    return NULL;
}

const struct form_field *
field_of(
    struct layout *layout, const struct tree *node, const struct style *style)
{
    const char *kind = tree_get(node, "data-field");
    const char *name = kind ? tree_get(node, "data-name") : NULL;
    if (text_blank(name) || strchr(name, '.'))
        return NULL;
    const char *label = tree_get(node, "data-label");
    struct form_field *field = ARENA_NEW(layout->arena, struct form_field);
    field->kind = text_is(kind, "signature") ? FORM_SIGNATURE
                  : text_is(kind, "check")   ? FORM_CHECK
                                             : FORM_TEXT;
    field->name = name;
    field->label = label ? label : name;
    field->color = style->color;
    if (field->kind != FORM_TEXT)
        return field;
    const char *value =
        text_collapse(layout->arena, tree_plain(layout->arena, node));
    field->value = text_blank(value) ? NULL : value;
    field->font = typing_font(layout, style);
    field->size = style->font_size;
    return field;
}
