#include "type/device.h"

const char *const tag_role_names[TAG_ROLES] = {
    [TAG_DOCUMENT] = "Document",
    [TAG_SECT] = "Sect",
    [TAG_DIV] = "Div",
    [TAG_H1] = "H1",
    [TAG_H2] = "H2",
    [TAG_H3] = "H3",
    [TAG_H4] = "H4",
    [TAG_H5] = "H5",
    [TAG_H6] = "H6",
    [TAG_P] = "P",
    [TAG_L] = "L",
    [TAG_LI] = "LI",
    [TAG_LBL] = "Lbl",
    [TAG_LBODY] = "LBody",
    [TAG_TABLE] = "Table",
    [TAG_THEAD] = "THead",
    [TAG_TBODY] = "TBody",
    [TAG_TR] = "TR",
    [TAG_TH] = "TH",
    [TAG_TD] = "TD",
    [TAG_FIGURE] = "Figure",
    [TAG_CAPTION] = "Caption",
    [TAG_BLOCKQUOTE] = "BlockQuote",
    [TAG_CODE] = "Code",
    [TAG_SPAN] = "Span",
    [TAG_LINK] = "Link",
    [TAG_FORM] = "Form",
};

void
device_page_begin(struct device *device, len width, len height)
{
    if (device->ops->page_begin)
        device->ops->page_begin(device, width, height);
}

void
device_page_end(struct device *device)
{
    if (device->ops->page_end)
        device->ops->page_end(device);
}

void
device_tag_begin(struct device *device, const struct tag *tag)
{
    if (device->ops->tag_begin)
        device->ops->tag_begin(device, tag);
}

void
device_tag_end(struct device *device)
{
    if (device->ops->tag_end)
        device->ops->tag_end(device);
}

void
device_artifact_begin(struct device *device, enum artifact artifact)
{
    if (device->ops->artifact_begin)
        device->ops->artifact_begin(device, artifact);
}

void
device_artifact_end(struct device *device)
{
    if (device->ops->artifact_end)
        device->ops->artifact_end(device);
}

void
device_glyphs(struct device *device, const struct glyph_run *run)
{
    if (device->ops->glyphs)
        device->ops->glyphs(device, run);
}

void
device_path(struct device *device, const struct contour *contour,
    const struct paint *paint)
{
    if (device->ops->path)
        device->ops->path(device, contour, paint);
}

void
device_image(struct device *device, struct image *image, struct rect box)
{
    if (device->ops->image)
        device->ops->image(device, image, box);
}

void
device_clip_begin(struct device *device, struct rect box)
{
    if (device->ops->clip_begin)
        device->ops->clip_begin(device, box);
}

void
device_clip_end(struct device *device)
{
    if (device->ops->clip_end)
        device->ops->clip_end(device);
}

void
device_group_begin(struct device *device, uint8_t alpha)
{
    if (device->ops->group_begin)
        device->ops->group_begin(device, alpha);
}

void
device_group_end(struct device *device)
{
    if (device->ops->group_end)
        device->ops->group_end(device);
}

void
device_link(struct device *device, struct rect box, const char *uri,
    const char *anchor, const char *label)
{
    if (device->ops->link)
        device->ops->link(device, box, uri, anchor, label);
}

void
device_anchor(struct device *device, const char *name, struct point at)
{
    if (device->ops->anchor)
        device->ops->anchor(device, name, at);
}

void
device_outline(
    struct device *device, int level, const char *title, struct point at)
{
    if (device->ops->outline_entry)
        device->ops->outline_entry(device, level, title, at);
}

void
device_field_begin(struct device *device, const struct form_field *field)
{
    if (device->ops->field_begin)
        device->ops->field_begin(device, field);
}

void
device_field_end(struct device *device)
{
    if (device->ops->field_end)
        device->ops->field_end(device);
}
