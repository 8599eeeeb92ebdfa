/* The built-in sheet, before every theme. */
#ifndef TYPE_STYLE_DEFAULT_H
#define TYPE_STYLE_DEFAULT_H

extern const char style_default_css[];

#endif
