/* Pictures as XObjects (ISO 32000-1, 8.9.5): RGB with its alpha as a soft
 * mask, or the JPEG file itself. */
#include "pdf/cache.h"
#include "pdf/document.h"

static void
put_size(struct pdf_object *object, const struct image *image)
{
    pdf_entry(object,
        "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8",
        image->width, image->height);
}

static int
write_mask(struct pdf_document *document, const struct image *image)
{
    struct pdf_object *mask = pdf_deflated(document->file,
        cache_pixels(document->cache, document->arena, image, true));
    put_size(mask, image);
    pdf_entry(mask, "/ColorSpace/DeviceGray");
    return mask->number;
}

void
image_write(struct pdf_document *document, struct pdf_image *picture)
{
    const struct image *image = picture->image;
    struct pdf_object *object = picture->object = pdf_object(document->file);
    put_size(object, image);
    if (image->jpeg.n > 0) {
        pdf_entry(object, "/ColorSpace/%s/Filter/DCTDecode",
            image->jpeg_channels == 1 ? "DeviceGray" : "DeviceRGB");
        pdf_stream(object, image->jpeg);
        object->form = STREAM_STORED;
        return;
    }
    pdf_entry(object, "/ColorSpace/DeviceRGB");
    if (image->alpha)
        pdf_entry(object, "/SMask %d 0 R", write_mask(document, image));
    pdf_stream(
        object, cache_pixels(document->cache, document->arena, image, false));
    object->form = STREAM_DEFLATED;
}
