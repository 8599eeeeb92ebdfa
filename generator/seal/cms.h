/* A detached signature (CMS, RFC 5652) over bytes, verified by libcrypto.
 *
 * Verified is that whoever holds the key of the certificate signed exactly
 * these bytes.  Whether the certificate is to be trusted is not judged: its
 * subject and fingerprint say whose it claims to be. */
#ifndef SEAL_CMS_H
#define SEAL_CMS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

struct cms_signer {
    const char *subject;  /* "CN=Lena Vogt,O=Northwind", UTF-8 */
    char fingerprint[72]; /* "sha256:" and the digits, of the certificate */
};

/* `signature` is BER or DER with nothing but NUL bytes behind it; signed are
 * the `count` stretches one after the other.  Exactly one signer, SHA-2, no
 * content of its own; with `cades` the certificate is named in what is signed
 * (RFC 5035).  False with *why, a clause: "its digest is not SHA-2". */
bool cms_verify(struct arena *arena, struct slice signature,
    const struct slice *parts, int count, bool cades, struct cms_signer *signer,
    const char **why);

#endif
