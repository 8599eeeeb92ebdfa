#include "seal/terms.h"

#include <assert.h>
#include <openssl/evp.h>

void
seal_sha256(struct slice bytes, unsigned char out[32])
{
    unsigned int size = 0;
    int made = EVP_Digest(bytes.p, bytes.n, out, &size, EVP_sha256(), NULL);
    assert(made == 1 && size == 32);
    (void)made;
}
