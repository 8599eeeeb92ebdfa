#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool
library_load(const char *name, const char *wanted,
    const struct library_call *calls, size_t count, struct buf *why)
{
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        buf_printf(
            why, "%s the library %s, which is not installed", wanted, name);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        void *call = dlsym(library, calls[i].name);
        if (!call) {
            buf_printf(why, "%s has no %s", name, calls[i].name);
            return false;
        }
        memcpy(calls[i].slot, &call, sizeof call);
    }
    return true;
}
