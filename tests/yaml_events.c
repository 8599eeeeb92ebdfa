/* What libyaml alone needs for the events of the same front matters, which the
 * time of a check is held against: yaml_events FILE..., or a list of files on
 * standard input.  Prints how many events there were. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

/* The file, NUL-terminated; NULL when it cannot be read. */
static char *
read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    if (file && fseek(file, 0, SEEK_END) == 0) {
        long end = ftell(file);
        rewind(file);
        text = end >= 0 ? malloc((size_t)end + 1) : NULL;
        if (text) {
            *size = fread(text, 1, (size_t)end, file);
            text[*size] = '\0';
        }
    }
    if (file)
        fclose(file);
    return text;
}

/* Events of the YAML between two lines of ---; -1 for none or broken. */
static long
count_events(const char *text)
{
    const char *end = strstr(text, "\n---\n");
    if (strncmp(text, "---\n", 4) != 0 || !end)
        return -1;
    yaml_parser_t parser;
    yaml_event_t event;
    long events = 0;
    bool more = yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(
        &parser, (const unsigned char *)text + 4, (size_t)(end + 1 - text - 4));
    while (more) {
        if (!yaml_parser_parse(&parser, &event)) {
            events = -1;
            break;
        }
        events++;
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return events;
}

static long
events_of(const char *path)
{
    size_t size = 0;
    char *text = read_file(path, &size);
    long events = text ? count_events(text) : -1;
    free(text);
    return events > 0 ? events : 0;
}

int
main(int argc, char **argv)
{
    long events = 0;
    char line[4096];
    for (int i = 1; i < argc; i++)
        events += events_of(argv[i]);
    while (argc == 1 && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        events += events_of(line);
    }
    printf("%ld events\n", events);
    return events > 0 ? 0 : 1;
}
