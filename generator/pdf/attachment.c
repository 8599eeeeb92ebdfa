/* A file embedded in the file, as PDF/A-3 wants it (ISO 19005-3, 6.8): named
 * in the name tree for people, associated with the document for programs. */
#include "pdf/document.h"

void
attachment_write(struct pdf_document *document)
{
    const struct pdf_attachment *attachment = document->info.attachment;
    if (!attachment)
        return;
    struct pdf_object *file = pdf_object(document->file);
    pdf_stream(file, attachment->bytes);
    pdf_entry(file, "/Type/EmbeddedFile/Subtype/");
    pdf_put_name(&file->entries, attachment->type);
    pdf_entry(file, "/Params<</Size %zu", attachment->bytes.n);
    meta_put_date(file, "ModDate", document);
    pdf_entry(file, ">>");
    struct pdf_object *spec = pdf_object(document->file);
    pdf_entry(spec, "/Type/Filespec/AFRelationship/Source/F");
    pdf_put_text(&spec->entries, attachment->name);
    pdf_entry(spec, "/UF");
    pdf_put_text(&spec->entries, attachment->name);
    pdf_entry(spec, "/Desc");
    pdf_put_text(&spec->entries, attachment->description);
    pdf_entry(spec, "/EF<</F %d 0 R/UF %d 0 R>>", file->number, file->number);
    struct pdf_object *catalog = pdf_catalog(document->file);
    pdf_entry(
        catalog, "/AF[%d 0 R]/Names<</EmbeddedFiles<</Names[", spec->number);
    pdf_put_text(&catalog->entries, attachment->name);
    pdf_entry(catalog, " %d 0 R]>>>>", spec->number);
}
