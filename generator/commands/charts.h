/* A review's charts as pictures for other software: SVG and PNG. */
#ifndef COMMANDS_CHARTS_H
#define COMMANDS_CHARTS_H

#include "commands/packet.h"
#include "commands/render_work.h"

/* Writes "<stem>-<chart>.svg" and ".png" for each chart of the packet's model
 * into the folder.  False when something stands in the way: it was said. */
bool charts_write(struct work *work, const struct packet *packet,
    struct _xmlDoc *model, const char *folder);

#endif
