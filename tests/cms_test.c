/* Signatures made here, and what of them is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "base/text.h"
#include "seal/cms.h"

#define TEXT "what is signed"

struct signer {
    EVP_PKEY *key;
    X509 *certificate;
};

static struct signer
signer_new(const char *name)
{
    struct signer signer = {
        EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256"), X509_new()};
    X509 *x = signer.certificate;
    X509_set_version(x, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 7);
    X509_gmtime_adj(X509_getm_notBefore(x), 0);
    X509_gmtime_adj(X509_getm_notAfter(x), 3600);
    X509_set_pubkey(x, signer.key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_UTF8,
        (const unsigned char *)name, -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(x));
    assert_true(X509_sign(x, signer.key, EVP_sha256()) > 0);
    return signer;
}

static void
signer_free(struct signer *signer)
{
    EVP_PKEY_free(signer->key);
    X509_free(signer->certificate);
}

/* A signature over TEXT as DER, with `nul` bytes behind it. */
static struct slice
make(struct arena *arena, const EVP_MD *digest, unsigned flags,
    const struct signer *signers, int count, size_t nul)
{
    BIO *content = BIO_new_mem_buf(TEXT, -1);
    CMS_ContentInfo *cms =
        CMS_sign(NULL, NULL, NULL, content, CMS_BINARY | CMS_PARTIAL | flags);
    assert_non_null(cms);
    for (int i = 0; i < count; i++)
        assert_non_null(CMS_add1_signer(cms, signers[i].certificate,
            signers[i].key, digest, CMS_BINARY | flags));
    assert_int_equal(CMS_final(cms, content, NULL, CMS_BINARY | flags), 1);
    unsigned char *der = NULL;
    int length = i2d_CMS_ContentInfo(cms, &der);
    assert_true(length > 0);
    char *bytes = arena_alloc(arena, (size_t)length + nul);
    memcpy(bytes, der, (size_t)length);
    memset(bytes + length, 0, nul);
    OPENSSL_free(der);
    CMS_ContentInfo_free(cms);
    BIO_free(content);
    return (struct slice){bytes, (size_t)length + nul};
}

static const char *
judge(struct arena *arena, struct slice signature, const char *text, bool cades)
{
    size_t half = strlen(text) / 2;
    const struct slice parts[] = {
        {text, half}, {text + half, strlen(text) - half}};
    struct cms_signer signer = {0};
    const char *why = NULL;
    if (!cms_verify(arena, signature, parts, 2, cades, &signer, &why))
        return why;
    assert_null(why);
    assert_int_equal(strlen(signer.fingerprint), 71);
    return signer.subject;
}

static void
test_good(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct signer signer = signer_new("J\xC3\xBCrgen, O'Neil");
    const char *subject = "CN=J\xC3\xBCrgen\\, O'Neil";
    const EVP_MD *digests[] = {EVP_sha256(), EVP_sha384(), EVP_sha512()};
    for (int i = 0; i < 3; i++)
        assert_string_equal(
            judge(arena, make(arena, digests[i], CMS_DETACHED, &signer, 1, 500),
                TEXT, false),
            subject);
    assert_string_equal(
        judge(arena,
            make(arena, EVP_sha256(), CMS_DETACHED | CMS_CADES, &signer, 1, 0),
            TEXT, true),
        subject);
    signer_free(&signer);
    arena_free(arena);
}

static void
test_bad(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct signer two[] = {signer_new("A"), signer_new("B")};
    struct slice plain = make(arena, EVP_sha256(), CMS_DETACHED, two, 1, 0);
    assert_string_equal(judge(arena, plain, "what was signed", false),
        "what it covers was changed after it was made");
    /* CAdES names the certificate in what is signed; this one does not. */
    assert_string_equal(judge(arena, plain, TEXT, true),
        "it does not name the certificate that it was made with");
    assert_string_equal(
        judge(arena, make(arena, EVP_sha1(), CMS_DETACHED, two, 1, 0), TEXT,
            false),
        "its digest is not SHA-2");
    assert_string_equal(
        judge(arena, make(arena, EVP_sha256(), CMS_DETACHED, two, 2, 0), TEXT,
            false),
        "it has not exactly one signer");
    assert_string_equal(
        judge(arena, make(arena, EVP_sha256(), 0, two, 1, 0), TEXT, false),
        "it brings its own content, and so does not sign the file");
    assert_string_equal(
        judge(arena,
            make(arena, EVP_sha256(), CMS_DETACHED | CMS_NOCERTS, two, 1, 0),
            TEXT, false),
        "it does not bring its certificate");
    struct slice more = make(arena, EVP_sha256(), CMS_DETACHED, two, 1, 3);
    ((char *)more.p)[more.n - 1] = 'x';
    assert_string_equal(judge(arena, more, TEXT, false),
        "something stands behind the signature");
    more.n = more.n / 2;
    assert_string_equal(
        judge(arena, more, TEXT, false), "it holds no readable signature");
    signer_free(&two[0]);
    signer_free(&two[1]);
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
