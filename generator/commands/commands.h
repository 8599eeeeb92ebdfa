/* The commands; each returns the process's exit status. */
#ifndef COMMANDS_COMMANDS_H
#define COMMANDS_COMMANDS_H

#define COUNTERSIGN_NUMBER "0.1"
#define COUNTERSIGN_VERSION "countersign " COUNTERSIGN_NUMBER

/* `argv` begins behind the command's name. */
int command_check(int argc, char **argv); /* of plans alone */
int command_check_all(int argc, char **argv);
int command_render(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_config(int argc, char **argv);
int command_schema(int argc, char **argv);
int command_dump(int argc, char **argv);
int command_sign(int argc, char **argv);
int command_verify(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_due(int argc, char **argv);
int command_audit(int argc, char **argv);
int command_portfolio(int argc, char **argv);
int command_qbr_prep(int argc, char **argv);
int command_export(int argc, char **argv);
int command_select(int argc, char **argv);
int command_new(int argc, char **argv);
int command_questionnaire(int argc, char **argv);
int command_import(int argc, char **argv);
int command_log(int argc, char **argv);
int command_reading(int argc, char **argv);
int command_done(int argc, char **argv);
int command_block(int argc, char **argv);
int command_resolve(int argc, char **argv);
int command_expect(int argc, char **argv);
int command_owner(int argc, char **argv);

/* The command's help, from one table, on standard output. */
void command_help(const char *command);

#endif
