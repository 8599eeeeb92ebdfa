/* A folder of its own for each test, with files in it.  A suite that includes
 * this sets its tests up and takes them down with make_folder and
 * remove_folder. */
#ifndef TESTS_OWN_FOLDER_H
#define TESTS_OWN_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

static char folder[] = "/tmp/countersign_test.XXXXXX";

static int
make_folder(void **state)
{
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

/* Folders on the way are made, too. */
static void
put(const char *path, const char *text)
{
    char full[256], *slash;
    snprintf(full, sizeof full, "%s/%s", folder, path);
    slash = strrchr(full, '/');
    *slash = '\0';
    assert_true(folder_make(full));
    *slash = '/';
    assert_true(file_write(full, (struct slice){text, strlen(text)}));
}

#endif
