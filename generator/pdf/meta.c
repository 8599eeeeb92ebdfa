/* What the file says about itself: information dictionary and XMP, which
 * agree; catalogue entries; the colour space that device colours mean. */
#include <string.h>
#include <time.h>

#include <lcms2.h>

#include "pdf/cache.h"
#include "pdf/document.h"

static struct tm
moment(int64_t seconds)
{
    time_t t = (time_t)seconds;
    struct tm tm = {0};
    gmtime_r(&t, &tm);
    return tm;
}

static void
put_xml(struct buf *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            buf_str(out, "&amp;");
            break;
        case '<':
            buf_str(out, "&lt;");
            break;
        case '>':
            buf_str(out, "&gt;");
            break;
        case '"':
            buf_str(out, "&quot;");
            break;
        default:
            buf_char(out, *text);
        }
    }
}

static void
put_xml_value(
    struct buf *out, const char *before, const char *text, const char *after)
{
    if (!text)
        return;
    buf_str(out, before);
    put_xml(out, text);
    buf_str(out, after);
}

/* PDF/A wants a description of every property that it does not know itself
 * (ISO 19005-3, 6.6.2.3): that of PDF/UA's identifier. */
static const char schemas[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>";

/* What is one value is an attribute (RDF 1.1 XML syntax, 2.5): any program can
 * read the packet as it stands in the file, so that it is not deflated. */
static const char packet_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
    " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\""
    " pdfaid:part=\"3\" pdfaid:conformance=\"A\" pdfuaid:part=\"1\"";

static void
put_packet(struct buf *out, const struct pdf_info *info, const struct tm *tm)
{
    char when[32];
    strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", tm);
    buf_str(out, packet_head);
    put_xml_value(out, " pdf:Producer=\"", info->producer, "\"");
    put_xml_value(out, " xmp:CreateDate=\"", when, "\"");
    put_xml_value(out, " xmp:ModifyDate=\"", when, "\">");
    put_xml_value(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        info->title, "</rdf:li></rdf:Alt></dc:title>");
    put_xml_value(out, "<dc:creator><rdf:Seq><rdf:li>", info->author,
        "</rdf:li></rdf:Seq></dc:creator>");
    put_xml_value(out,
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        info->subject, "</rdf:li></rdf:Alt></dc:description>");
    buf_str(out, schemas);
    buf_str(out,
        "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

static int
write_packet(struct pdf_document *document, const struct tm *tm)
{
    struct pdf_object *metadata = pdf_object(document->file);
    struct buf packet = {0};
    put_packet(&packet, &document->info, tm);
    pdf_entry(metadata, "/Type/Metadata/Subtype/XML");
    pdf_stream(metadata,
        (struct slice){
            arena_strndup(document->arena, packet.p, packet.n), packet.n});
    metadata->form = STREAM_STORED; /* so that any program can read it */
    buf_free(&packet);
    return metadata->number;
}

static void
put_info(struct pdf_object *object, const char *name, const char *text)
{
    if (!text)
        return;
    pdf_entry(object, "/%s", name);
    pdf_put_text(&object->entries, text);
}

void
meta_put_date(struct pdf_object *object, const char *key,
    const struct pdf_document *document)
{
    char when[32];
    struct tm tm = moment(document->info.date);
    strftime(when, sizeof when, "D:%Y%m%d%H%M%SZ", &tm);
    put_info(object, key, when);
}

static void
write_info(struct pdf_document *document)
{
    struct pdf_object *object = pdf_info(document->file);
    const struct pdf_info *info = &document->info;
    put_info(object, "Title", info->title);
    put_info(object, "Author", info->author);
    put_info(object, "Subject", info->subject);
    put_info(object, "Producer", info->producer);
    meta_put_date(object, "CreationDate", document);
    meta_put_date(object, "ModDate", document);
}

/* sRGB as a profile of version 4.2.  Its creation date (bytes 24 to 35 of the
 * header, ICC.1:2010, 7.2) is the clock's, so it is set to a fixed one. */
struct slice
meta_make_profile(void)
{
    static const unsigned char date[12] = {
        0x07, 0xE8, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
    struct slice bytes = {NULL, 0};
    cmsUInt32Number size = 0;
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    if (!profile)
        return bytes;
    cmsSetProfileVersion(profile, 4.2);
    if (cmsSaveProfileToMem(profile, NULL, &size) && size > 36) {
        char *p = xmalloc(size);
        if (cmsSaveProfileToMem(profile, p, &size)) {
            memcpy(p + 24, date, sizeof date);
            bytes = (struct slice){p, size};
        }
    }
    cmsCloseProfile(profile);
    return bytes;
}

static int
write_intent(struct pdf_document *document)
{
    struct pdf_object *profile =
        pdf_deflated(document->file, cache_profile(document->cache));
    pdf_entry(profile, "/N 3");
    struct pdf_object *intent = pdf_object(document->file);
    pdf_entry(intent,
        "/Type/OutputIntent/S/GTS_PDFA1"
        "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        "/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R",
        profile->number);
    return intent->number;
}

void
meta_write(struct pdf_document *document)
{
    struct tm tm = moment(document->info.date);
    struct pdf_object *catalog = pdf_catalog(document->file);
    write_info(document);
    pdf_entry(catalog, "/Metadata %d 0 R", write_packet(document, &tm));
    pdf_entry(catalog, "/OutputIntents[%d 0 R]", write_intent(document));
    pdf_entry(catalog,
        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true%s>>"
        "/Lang",
        document->info.right_to_left ? "/Direction/R2L" : "");
    const char *language = document->info.language;
    pdf_put_text(&catalog->entries, language ? language : "en");
}
