#include "seal/cms.h"

#include <string.h>

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/x509.h>

#include "base/text.h"
#include "seal/terms.h"

struct checking {
    struct arena *arena;
    CMS_ContentInfo *cms;
    const char *why;
};

static bool
fail(struct checking *c, const char *why)
{
    c->why = why;
    return false;
}

/* Space for the signature is set aside before its length is known, and what
 * is left over is NUL. */
static bool
parse(struct checking *c, struct slice bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.p;
    const unsigned char *end = p + bytes.n;
    c->cms = d2i_CMS_ContentInfo(NULL, &p, (long)bytes.n);
    if (!c->cms)
        return fail(c, "it holds no readable signature");
    while (p < end && *p == 0)
        p++;
    return p == end || fail(c, "something stands behind the signature");
}

static bool
is_sha2(const X509_ALGOR *algorithm)
{
    const ASN1_OBJECT *object;
    X509_ALGOR_get0(&object, NULL, NULL, algorithm);
    int id = OBJ_obj2nid(object);
    return id == NID_sha256 || id == NID_sha384 || id == NID_sha512;
}

static CMS_SignerInfo *
only_signer(struct checking *c)
{
    if (OBJ_obj2nid(CMS_get0_type(c->cms)) != NID_pkcs7_signed) {
        fail(c, "it holds no signed data");
        return NULL;
    }
    STACK_OF(CMS_SignerInfo) *all = CMS_get0_SignerInfos(c->cms);
    if (!all || sk_CMS_SignerInfo_num(all) != 1) {
        fail(c, "it has not exactly one signer");
        return NULL;
    }
    if (CMS_is_detached(c->cms) != 1) {
        fail(c, "it brings its own content, and so does not sign the file");
        return NULL;
    }
    CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(all, 0);
    X509_ALGOR *digest = NULL;
    CMS_SignerInfo_get0_algs(signer, NULL, NULL, &digest, NULL);
    if (!digest || !is_sha2(digest)) {
        fail(c, "its digest is not SHA-2");
        return NULL;
    }
    return signer;
}

static BIO *
bytes_of(const struct slice *parts, int count)
{
    BIO *bio = BIO_new(BIO_s_mem());
    for (int i = 0; bio && i < count; i++) {
        if (BIO_write(bio, parts[i].p, (int)parts[i].n) == (int)parts[i].n)
            continue;
        BIO_free(bio);
        return NULL;
    }
    return bio;
}

static bool
describe(struct checking *c, CMS_SignerInfo *info, struct cms_signer *signer)
{
    X509 *certificate = NULL;
    CMS_SignerInfo_get0_algs(info, NULL, &certificate, NULL, NULL);
    unsigned char *der = NULL;
    int length = certificate ? i2d_X509(certificate, &der) : 0;
    BIO *name = BIO_new(BIO_s_mem());
    char *text = NULL;
    if (length <= 0 || !name ||
        X509_NAME_print_ex(name, X509_get_subject_name(certificate), 0,
            XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0) {
        BIO_free(name);
        OPENSSL_free(der);
        return fail(c, "its certificate cannot be read");
    }
    long size = BIO_get_mem_data(name, &text);
    char *subject = arena_strndup(c->arena, text ? text : "", (size_t)size);
    signer->subject = text_is_clean(subject) && !text_blank(subject)
                          ? text_collapse(c->arena, subject)
                          : "a nameless certificate";
    seal_digest(
        (struct slice){(const char *)der, (size_t)length}, signer->fingerprint);
    BIO_free(name);
    OPENSSL_free(der);
    return true;
}

/* The signed attribute that names the signer's certificate (RFC 5035).  What
 * libcrypto itself asks under CMS_CADES needs a chain that was trusted. */
static bool
names_certificate(struct checking *c, CMS_SignerInfo *info)
{
    X509 *certificate = NULL;
    CMS_SignerInfo_get0_algs(info, NULL, &certificate, NULL, NULL);
    const ASN1_STRING *value = CMS_signed_get0_data_by_OBJ(info,
        OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2), -3, V_ASN1_SEQUENCE);
    const unsigned char *p = value ? ASN1_STRING_get0_data(value) : NULL;
    ESS_SIGNING_CERT_V2 *named =
        p ? d2i_ESS_SIGNING_CERT_V2(NULL, &p, ASN1_STRING_length(value)) : NULL;
    STACK_OF(X509) *chain = sk_X509_new_null();
    bool same = named && chain && certificate &&
                sk_X509_push(chain, certificate) > 0 &&
                OSSL_ESS_check_signing_certs(NULL, named, chain, 1) > 0;
    sk_X509_free(chain);
    ESS_SIGNING_CERT_V2_free(named);
    return same || fail(c, "it does not name the certificate that it was made "
                           "with");
}

/* What of the reason is worth telling apart. */
static const char *
reason(void)
{
    unsigned long error = ERR_peek_last_error();
    if (ERR_GET_LIB(error) != ERR_LIB_CMS)
        return "its signature does not hold";
    switch (ERR_GET_REASON(error)) {
    case CMS_R_VERIFICATION_FAILURE:
    case CMS_R_CONTENT_VERIFY_ERROR:
    case CMS_R_SIGNER_CERTIFICATE_NOT_FOUND:
        break;
    default:
        return "its signature does not hold";
    }
    return ERR_GET_REASON(error) == CMS_R_SIGNER_CERTIFICATE_NOT_FOUND
               ? "it does not bring its certificate"
               : "what it covers was changed after it was made";
}

static bool
verify(struct checking *c, const struct slice *parts, int count, bool cades,
    struct cms_signer *signer)
{
    CMS_SignerInfo *info = only_signer(c);
    BIO *content = info ? bytes_of(parts, count) : NULL;
    if (!content)
        return info ? fail(c, "there is too much of it") : false;
    unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY;
    ERR_clear_error();
    bool holds = CMS_verify(c->cms, NULL, NULL, content, NULL, flags) == 1;
    if (!holds)
        c->why = reason();
    BIO_free(content);
    return holds && (!cades || names_certificate(c, info)) &&
           describe(c, info, signer);
}

bool
cms_verify(struct arena *arena, struct slice signature,
    const struct slice *parts, int count, bool cades, struct cms_signer *signer,
    const char **why)
{
    struct checking checking = {.arena = arena};
    bool holds = parse(&checking, signature) &&
                 verify(&checking, parts, count, cades, signer);
    CMS_ContentInfo_free(checking.cms);
    ERR_clear_error();
    *why = checking.why;
    return holds;
}
