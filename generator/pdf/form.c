#include "pdf/form.h"

#include "pdf/cache.h"
#include "pdf/font_typed.h"

/* A font of the form's resources: /T0, /T1, … */
struct typed {
    const struct font *font;
    struct pdf_object *object; /* NULL: it cannot be typed with */
    int number;
    struct typed *next;
};

struct form {
    struct buf fields; /* "12 0 R 15 0 R" */
    struct typed *fonts;
    bool signatures;
};

static struct form *
form_of(struct pdf_document *document)
{
    if (!document->form)
        document->form = ARENA_NEW(document->arena, struct form);
    return document->form;
}

/* The face was noted where its field begins. */
static struct pdf_object *
write_typed(struct pdf_document *document, const struct font *font)
{
    const struct pdf_font *used = document->fonts;
    while (used->font != font)
        used = used->next;
    return typed_font_of(cache_subsets(document->cache), document->file, used);
}

static const struct typed *
typed_of(struct pdf_document *document, const struct font *font)
{
    struct typed **link = &form_of(document)->fonts;
    int number = 0;
    for (; *link && (*link)->font != font; link = &(*link)->next)
        number++;
    if (!*link) {
        *link = ARENA_NEW(document->arena, struct typed);
        (*link)->font = font;
        (*link)->number = number;
        (*link)->object = font ? write_typed(document, font) : NULL;
    }
    return (*link)->object ? *link : NULL;
}

/* A box with its tick, or without (12.7.4.2.3). */
static struct pdf_object *
add_tick(struct pdf_document *document, const struct page *page,
    const struct form_field *field, bool ticked)
{
    const struct rect *box = &field->box;
    struct pdf_object *object = pdf_object(document->file);
    struct buf content = {0};
    pdf_entry(object, "/Type/XObject/Subtype/Form/Resources<<>>/BBox");
    page_put_rect(&object->entries, page, field->box);
    buf_str(&content, "q\n");
    if (ticked) {
        static const int at[][2] = {{4, 11}, {8, 15}, {16, 5}}; /* of 20 */
        buf_char(&content, ' ');
        pdf_put_color(&content, field->color);
        buf_str(&content, " RG 1.4 w 1 J 1 j\n");
        for (int i = 0; i < 3; i++) {
            buf_milli(&content, box->x + box->w * at[i][0] / 20);
            buf_char(&content, ' ');
            buf_milli(&content, page->height - box->y - box->h * at[i][1] / 20);
            buf_str(&content, i == 0 ? " m " : " l ");
        }
        buf_str(&content, "S\n");
    }
    buf_str(&content, "Q\n");
    pdf_stream_made(object, &content);
    return object;
}

static struct pdf_object *
add_appearance(struct pdf_document *document, const struct page *page,
    const struct form_field *field, struct slice drawn)
{
    struct pdf_object *object = pdf_object(document->file);
    struct buf content = {0};
    pdf_entry(object, "/Type/XObject/Subtype/Form/BBox");
    page_put_rect(&object->entries, page, field->box);
    if (field->kind == FORM_TEXT) {
        pdf_entry(object, "/Resources %d 0 R", document->resources->number);
        buf_str(&content, "/Tx BMC\nq\n");
        buf_add(&content, drawn.p, drawn.n);
        buf_str(&content, "Q\nEMC\n");
    } else {
        pdf_entry(object, "/Resources<<>>");
        buf_str(&content, "q Q\n"); /* a stream of nothing is seldom liked */
    }
    pdf_stream_made(object, &content);
    return object;
}

/* "/DA(/T0 8.5 Tf .1 .1 .1 rg)": how what is typed looks. */
static void
put_typing(struct pdf_object *object, const struct typed *typed,
    const struct form_field *field)
{
    pdf_entry(object, "/DA(/T%d ", typed->number);
    buf_milli(&object->entries, field->size);
    pdf_entry(object, " Tf ");
    pdf_put_color(&object->entries, field->color);
    pdf_entry(object, " rg)");
}

#define MULTILINE (1 << 12) /* table 228 */

static void
put_text_field(struct pdf_document *document, struct pdf_object *object,
    const struct form_field *field)
{
    const struct typed *typed = typed_of(document, field->font);
    pdf_entry(object, "/FT/Tx");
    if (field->box.h > 2 * field->size)
        pdf_entry(object, "/Ff %d", MULTILINE);
    if (document->info.right_to_left)
        pdf_entry(object, "/Q 2");
    if (typed)
        put_typing(object, typed, field);
    if (!field->value)
        return;
    pdf_entry(object, "/V");
    pdf_put_text(&object->entries, field->value);
}

struct pdf_object *
form_add(struct pdf_document *document, const struct page *page,
    const struct form_field *field, struct slice appearance)
{
    struct form *form = form_of(document);
    struct pdf_object *object = pdf_object(document->file);
    pdf_entry(object, "/Type/Annot/Subtype/Widget/F 4/P %d 0 R/Rect",
        page->object->number);
    page_put_rect(&object->entries, page, field->box);
    pdf_entry(object, "/T");
    pdf_put_text(&object->entries, field->name);
    pdf_entry(object, "/TU");
    pdf_put_text(&object->entries, field->label);
    if (field->kind == FORM_CHECK) {
        pdf_entry(object,
            "/FT/Btn/V/Off/AS/Off/AP<</N<</Yes %d 0 R/Off %d 0 R>>>>",
            add_tick(document, page, field, true)->number,
            add_tick(document, page, field, false)->number);
    } else {
        if (field->kind == FORM_TEXT)
            put_text_field(document, object, field);
        else
            pdf_entry(object, "/FT/Sig");
        pdf_entry(object, "/AP<</N %d 0 R>>",
            add_appearance(document, page, field, appearance)->number);
    }
    form->signatures |= field->kind == FORM_SIGNATURE;
    buf_printf(&form->fields, " %d 0 R", object->number);
    return object;
}

void
form_write(struct pdf_document *document, struct form *form)
{
    struct pdf_object *object = pdf_object(document->file);
    pdf_entry(object, "/Fields[");
    buf_add(&object->entries, form->fields.p, form->fields.n);
    buf_free(&form->fields);
    pdf_entry(object, "]");
    /* Signatures exist, and what follows them is to be appended (table 219). */
    if (form->signatures)
        pdf_entry(object, "/SigFlags 3");
    pdf_entry(object, "/DR<</Font<<");
    for (const struct typed *typed = form->fonts; typed; typed = typed->next)
        if (typed->object)
            pdf_entry(
                object, "/T%d %d 0 R", typed->number, typed->object->number);
    pdf_entry(object, ">>>>");
    pdf_entry(pdf_catalog(document->file), "/AcroForm %d 0 R", object->number);
}
