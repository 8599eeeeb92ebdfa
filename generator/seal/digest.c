#include "seal/terms.h"

/* Nettle and not libcrypto, which the verification of signed PDFs needs:
 * loading that takes longer than the whole check of a plan. */
#include <nettle/sha2.h>

void
seal_sha256(struct slice bytes, unsigned char out[32])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.n, (const uint8_t *)bytes.p);
    sha256_digest(&context, SHA256_DIGEST_SIZE, out);
}
