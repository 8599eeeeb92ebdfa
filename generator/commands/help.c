/* What --help prints; the manual page says the same at length. */
#include <stdio.h>

#include "base/text.h"
#include "commands/commands.h"

static const struct {
    const char *name;
    const char *usage;
    const char *does; /* in the list of commands */
    const char *about;
    const char *options;
} helps[] = {
    {"check", "check [PATH…]",
        "says what stands in the way of a plan that a customer signs",
        "Says what stands in the way of a plan that a customer signs, in "
        "every\n"
        "definition at or below PATH (the current folder by default; \"-\" is\n"
        "standard input). Exits with 1 when there is an error; 2 when the run\n"
        "cannot be trusted; 3 when something could not be read or written.",
        "  --format FORMAT         full (on a terminal), concise, json, "
        "sarif, junit,\n"
        "                          github, gitlab, checkstyle, rdjsonl or "
        "markdown\n"
        "  -o, --output FORMAT:FILE\n"
        "                          the same report into a file, too; may be "
        "repeated.\n"
        "                          {csm} in FILE makes one file for each "
        "keeper of\n"
        "                          accounts, as in markdown:out/{csm}.md\n"
        "  --by csm                sort by who keeps the account\n"
        "  --fail-on error|warning|note\n"
        "                          what ends the run with exit 1 (error)\n"
        "  --show error|warning|note\n"
        "                          what is shown, from here on (note)\n"
        "  --select RULES, --ignore RULES\n"
        "                          codes, names, groups (CS3, milestones) or\n"
        "                          clock, with commas; may be repeated\n"
        "  --changed-since REV     only plans that differ from where REV and "
        "HEAD\n"
        "                          parted, or made from files that do\n"
        "  --files-from FILE       paths, one a line or with NULs between; - "
        "too\n"
        "  --stdin-name PATH       the path that - stands for\n"
        "  --allow-empty           no plan is no error\n"
        "  --templates DIR         check these templates, themes and words, "
        "too, in front\n"
        "                          of the built-in ones\n"
        "  --theme FILE            check a company's own look, too\n"
        "  --force-exclude         leave out what the settings' `exclude` "
        "names,\n"
        "                          also where a path names it\n"
        "  --fix                   first repairs in the files what is sure: "
        "dates in\n"
        "                          another form, sentences that lack quotes, "
        "a\n"
        "                          slip of the keyboard or of Word, the order "
        "of\n"
        "                          the fields\n"
        "  --fix-spelling          the same, and words that are misspelt\n"
        "  --keep-order            with these: leaves the order of the "
        "fields\n"
        "  --baseline FILE         findings listed in FILE do not count\n"
        "  --write-baseline        lists all of now in it\n"
        "  --prune                 takes what was repaired out of it\n"
        "  --config FILE           these settings in place of the nearest\n"
        "                          .countersign.yaml\n"},
    {"render", "render [PATH…] [-o DIR]",
        "prints every plan as HTML, PDF and calendar",
        "Prints every plan at or below PATH as HTML, PDF and calendar into DIR "
        "(out), and\n"
        "every review and initiative as HTML and PDF. A\n"
        "plan in stage draft, or with an error that stops a signature, is\n"
        "printed with a DRAFT mark.  While the customer has still to agree, "
        "the\n"
        "text of a mail is written beside them, ID.mail.txt.",
        "  -o, --output DIR        the folder for the documents (out)\n"
        "  --audience customer|internal\n"
        "                          whom the copy is for (customer)\n"
        "  --esign docusign|adobe  texts for that service to find, in place of "
        "the\n"
        "                          PDF's own fields and the signers' names\n"
        "  --templates DIR         files that stand in for the built-in ones\n"
        "  --theme FILE            a company's colours, fonts and logo\n"
        "  --charts DIR            each chart of a review as SVG and PNG, too\n"
        "  --no-calendar           no calendar; one that is there stays as it "
        "is\n"
        "  --quarter 2026-Q3       only the packets of this quarter's reviews, "
        "also of\n"
        "                          plans without a QBR's file\n"
        "  --strict                exit with 1 for a DRAFT or any error\n"
        "  --format full|concise   how findings are printed\n"},
    {"select", "select ACCOUNTS.csv [PATH…]",
        "says which customers earn a plan, and why",
        "Says which customers earn a plan, and why, by seven facts of each: "
        "fit,\n"
        "profit, satisfaction, share-of-wallet, footprint, growth-market and\n"
        "influence.  The first line of the file names the columns; the "
        "settings say\n"
        "what weighs how much.  With PATH it knows who has a plan, and which\n"
        "segments there are.",
        "  --format FORMAT         text, markdown, csv or json (text)\n"
        "  -o, --output FILE       the file to write\n"
        "  --config FILE           these settings in place of the nearest\n"
        "                          .countersign.yaml\n"},
    {"new", "new ID --segment SEGMENT --type TYPE",
        "writes a draft to fill in, from what the segment knows",
        "Writes ID.md, a draft to fill in, from what the segment knows: its "
        "map of\n"
        "milestones, meetings, communications, plays and usual failures.  What "
        "is\n"
        "known is filled in; for every gap a line says what belongs there and "
        "whom\n"
        "to ask.  Without an outcome it is a plan of what to find out.  "
        "SEGMENT is\n"
        "one of yours, or high-touch, hybrid or low-touch, which come with "
        "the\n"
        "program.",
        "  --segment SEGMENT       whose customer it is\n"
        "  --type onboarding|growth|retention\n"
        "                          what the plan is for\n"
        "  --customer NAME         the customer's company\n"
        "  --vendor NAME           your own company\n"
        "  --outcome SENTENCE      what gets better, from which figure, to "
        "which, by\n"
        "                          when\n"
        "  --from ACCOUNTS.csv     the list that has the account: its row "
        "fills in\n"
        "                          the plan. Columns: id, name, segment, type, "
        "renewal,\n"
        "                          product, locale, timezone, csm, "
        "our-sponsor,\n"
        "                          champion, sponsor; with -email behind one "
        "of the\n"
        "                          last four, as in csm-email, the address\n"
        "  --answers FILE          what the customer said in the interview "
        "that\n"
        "                          `questionnaire` prints\n"
        "  --start DATE            the first day (today)\n"
        "  -o, --output DIR        the folder for the plan (the current one)\n"
        "  --templates DIR         files that stand in for the built-in "
        "ones\n"},
    {"questionnaire", "questionnaire ID",
        "prints the interview with which a plan begins",
        "Prints the interview with which a plan begins, as HTML and PDF to "
        "fill in on a\n"
        "screen or by hand, and writes the file for its answers, "
        "ID-answers.txt: what\n"
        "success is in figures, what the customer expects, how you deliver on "
        "it today,\n"
        "what they will need next, what presses on them and what is missing.  "
        "`new ID\n"
        "--answers FILE` makes the plan of it.  ID is a plan without an "
        "outcome, or with\n"
        "--customer one that is not there yet.",
        "  --customer NAME         the customer's company\n"
        "  --vendor NAME           your own company\n"
        "  --segment SEGMENT       whose customer it is\n"
        "  --type onboarding|growth|retention\n"
        "                          what the plan will be for\n"
        "  -o, --output DIR        the folder for the documents (out)\n"
        "  --templates DIR         files that stand in for the built-in ones\n"
        "  --theme FILE            a company's own look\n"},
    {"log", "log PLAN --meeting NAME",
        "records a meeting: held, missed or left out",
        "Records a meeting of the plan's cadence: that it was held and what "
        "came of\n"
        "it, that it was missed, or that both sides agreed to leave it out.  "
        "PLAN is\n"
        "a plan's file, or the id of a plan below the current folder.  Like "
        "all\n"
        "commands that record something, it changes one place of the file, "
        "refuses\n"
        "what would be a new error, and on a terminal asks for what is "
        "missing.",
        "  --meeting NAME          which meeting of the cadence\n"
        "  --on DATE               when (today)\n"
        "  --outcome confirmed|changed|not-discussed\n"
        "                          whether the plan's outcome still holds\n"
        "  --unblocked TEXT        what it got moving again; may be "
        "repeated\n"
        "  --missed                it did not take place\n"
        "  --skipped TEXT          why both sides agreed to leave it out\n"},
    {"reading", "reading PLAN METRIC VALUE",
        "records what a metric was measured at",
        "Records what a metric was measured at, in the plan or in the CSV "
        "file that\n"
        "the metric keeps its readings in.  The same reading again is no "
        "error.",
        "  --on DATE               when it was measured (today)\n"
        "  --replace               in place of another value of that day\n"},
    {"import", "import FILE [PATH…]",
        "records the readings of many plans, from a CSV file",
        "Records the readings of many plans at once, from a CSV file with "
        "the\n"
        "columns plan, date, metric and value (\"-\" is standard input) for "
        "the\n"
        "plans at or below PATH.  What is there already is left, so the same "
        "file\n"
        "may come again; one row at fault, and nothing is written.  Under "
        "`import` in\n"
        "the settings stands how your platform writes its exports.",
        "  --columns NAMES         what the columns are called, as in\n"
        "                          plan=Account,date=Day,value=Count\n"
        "  --replace               in place of other values of those days\n"},
    {"done", "done PLAN MILESTONE --evidence TEXT",
        "records that a milestone was reached",
        "Records that a milestone was reached.",
        "  --on DATE               when (today)\n"
        "  --evidence TEXT         what proves it, with the figure\n"},
    {"block", "block PLAN MILESTONE WHAT --owner WHO",
        "records what is in the way of a milestone",
        "Records what is in the way of a milestone, which is blocked from "
        "then on.",
        "  --owner WHO             who clears it out of the way\n"
        "  --on DATE               since when (today)\n"},
    {"resolve", "resolve PLAN MILESTONE [BLOCKER]",
        "records that it is out of the way",
        "Records that a blocker is out of the way.  BLOCKER is its number, or "
        "words\n"
        "of it, where more than one is open.  With the last one the milestone "
        "is on\n"
        "track again, or at risk where it will be late.",
        "  --on DATE               when (today)\n"},
    {"expect", "expect PLAN MILESTONE DATE",
        "records when a milestone is expected now",
        "Records when a milestone is expected now.  The date that was signed "
        "stays.",
        ""},
    {"owner", "owner PLAN MILESTONE --side SIDE --to WHO",
        "gives a milestone another owner, and notes the change",
        "Gives a milestone another owner on one side, and records the change "
        "under\n"
        "`changes`.",
        "  --side vendor|customer  on which side\n"
        "  --to WHO                who owns it from now on\n"
        "  --told WHO              who of the other side was told\n"
        "  --on DATE               since when (today)\n"},
    {"sign", "sign PLAN --side SIDE --by WHO --how HOW",
        "records that a side has agreed to the plan's terms",
        "Records that a side has agreed to the terms of a plan: writes the "
        "terms\n"
        "as they stand into a file beside the plan, and the entry under "
        "`signoff`\n"
        "into the plan, which stays as it is otherwise.  When the customer "
        "agrees,\n"
        "a plan in stage proposed becomes agreed.  A plan in stage draft, or "
        "with\n"
        "an error that stops a signature, is refused.  PLAN is its file, or "
        "its id.",
        "  --side vendor|customer  which side agreed\n"
        "  --by WHO                who did: an id under `people`, or the name\n"
        "  --how pdf|form|email|meeting\n"
        "                          by which way; only pdf is called signed\n"
        "  --on DATE               when (today)\n"
        "  --proof PROOF           a file, which is kept with its digest, or "
        "for\n"
        "                          email and meeting the sentence that was "
        "said;\n"
        "                          only form needs none\n"
        "  --pdf SIGNED.pdf        the PDF whose fields were signed: verified, "
        "and\n"
        "                          kept; --side, --by and --how come from it\n"
        "  --accept FILE           what the form of the HTML page saved; "
        "--by says\n"
        "                          whose name that is\n"
        "  --on-behalf-of WHO      for whom, when a delegate agreed\n"
        "  --recorded-by WHO       who writes this entry\n"
        "  --format full|concise   how findings are printed\n"},
    {"verify", "verify [PATH…]",
        "says whether what each side signed still holds",
        "Says for every plan at or below PATH whether what each side signed "
        "still\n"
        "holds: what changed clause by clause, which arrangements changed "
        "since and\n"
        "whether the other side was told. Exits with 1 unless the customer's\n"
        "sign-off of every agreed and active plan holds. A PATH that ends in "
        ".pdf is\n"
        "verified by its own signatures.",
        "  --format text|json      how it is printed (text); `countersign "
        "schema\n"
        "                          verify` describes the JSON\n"},
    {"due", "due [PATH…]", "lists what each customer success manager does next",
        "Lists what each customer success manager does next: plays whose "
        "signal is\n"
        "met, milestones due within two weeks, blockers to escalate by then, "
        "readings\n"
        "that are late, reviews to hold, and asks whose milestone is "
        "reached.",
        "  --csm WHO               only the accounts of one: an id, or the "
        "name\n"
        "  --format text|markdown|json|html\n"
        "  -o, --output FILE       into a file instead of standard output\n"
        "  --templates DIR         files that stand in for the built-in "
        "ones\n"
        "  --theme FILE            a company's colours, fonts and logo\n"},
    {"portfolio", "portfolio [PATH…]",
        "writes all accounts on one page, those that drift first",
        "Writes all accounts on one page: those that drift first, each with "
        "its health,\n"
        "its outcome against the line, what comes next and who keeps it; and "
        "by segment\n"
        "time to value, milestones in time, expansion and referrals. "
        "portfolio.html and\n"
        ".pdf are for people, .csv and .json for programs. All of it is "
        "internal.",
        "  -o, --output DIR        where the four files go (out)\n"
        "  --templates DIR         files that stand in for the built-in "
        "ones\n"
        "  --theme FILE            a company's colours, fonts and logo\n"},
    {"audit", "audit [PATH…]",
        "scores each plan and how faithfully it is carried out",
        "Holds the plans against themselves: the quality of each and the "
        "fidelity of\n"
        "its execution as two scores with their lines, who left and who came "
        "and\n"
        "whether the plan followed, what differs from the segment's map, and "
        "which\n"
        "milestones of a segment slip, so that the map can be mended. All of "
        "it is\n"
        "internal.",
        "  --csm WHO               only the plans of one: an id, or the "
        "name\n"
        "  --format text|markdown|json|csv|html|pdf\n"
        "  -o, --output FILE       into a file instead of standard output\n"
        "  --templates DIR         files that stand in for the built-in "
        "ones\n"
        "  --theme FILE            a company's colours, fonts and logo\n"},
    {"qbr-prep", "qbr-prep [PATH…]",
        "lists what the next quarterly reviews lack",
        "Lists what the quarterly reviews of the next ten working days still "
        "lack: a\n"
        "file, a summary, a sponsor among those invited, readings, answers to "
        "asks,\n"
        "owners of decisions; each with whom to ask, and a message to them to "
        "send.",
        "  --csm WHO               only the accounts of one: an id, or the "
        "name\n"
        "  --format text|markdown|json\n"
        "  -o, --output FILE       into a file instead of standard output\n"},
    {"export", "export [PATH…] --to TARGET",
        "writes the plans for a customer success platform",
        "Writes the plans as files that a platform imports: plans, "
        "objectives,\n"
        "milestones, tasks, owners, health with its causes, and calls to "
        "action for\n"
        "what slipped. Ids stay the same, so a second import updates.",
        "  --to json|csv|gainsight|planhat|vitally|totango|salesforce\n"
        "  -o, --output DIR        where the files go (out)\n"},
    {"diff", "diff OLD NEW, or diff PLAN",
        "says what changed between two versions of a plan",
        "Says what changed between two versions of a plan, terms, "
        "arrangements and\n"
        "progress apart. Each of OLD and NEW is a file, a file of signed "
        "terms, or\n"
        "REV:path, a plan as it was in a commit, branch or tag of git; with "
        "one PLAN,\n"
        "or `signed` for OLD, it is compared with what the customer signed "
        "last.\n"
        "Exits with 0 when nothing differs, with 1 when something does.",
        "  --format text|json|markdown\n"
        "                          how it is printed (text); `countersign "
        "schema diff`\n"
        "                          describes the JSON\n"
        "  --audience customer|internal\n"
        "                          internal compares sections of prose that "
        "no customer\n"
        "                          sees as well (customer)\n"
        "  -o, --output FILE       a redline for the customer in place of "
        "text: "
        "FILE.html\n"
        "                          or FILE.pdf, both without an ending\n"
        "  --templates DIR         files that stand in for the built-in ones\n"
        "  --theme FILE            a company's colours, fonts and logo\n"
        "  --git                   git calls it itself: see the README\n"},
    {"explain", "explain [RULE…]",
        "says what a rule finds, why, and how to mend it",
        "Says what a rule finds, why it matters and how to mend it, with a "
        "plan\n"
        "that fails and one that passes. A group, such as CS4 or owners, or "
        "clock\n"
        "lists its rules; without RULE, all are listed.",
        ""},
    {"config", "config --for FILE [RULE…]",
        "says which level of a rule is in force for one plan",
        "Says which severity is in force for FILE where settings or a waiver\n"
        "speak of it, and which line says so; with RULE, for that rule.  FILE\n"
        "need not be there yet.",
        "  --for FILE              the plan's file\n"
        "  --config FILE           these settings in place of the nearest "
        ".countersign.yaml\n"},
    {"schema", "schema [KIND]",
        "prints the JSON Schema of what is read or written",
        "Prints the JSON Schema of what a command writes as JSON (KIND: "
        "findings,\n"
        "which are check's, or verify, diff, portfolio, audit, export, "
        "select), or of\n"
        "the front matter of a plan, qbr, segment or initiative; without "
        "KIND, lists\n"
        "the schemas there are.",
        ""},
    {"dump", "dump --stage STAGE PATH",
        "shows a plan in one of its forms on the way to the page",
        "Prints one plan in one of its forms on the way to the page: plan,\n"
        "terms (canonical JSON), model (XML), document (XHTML), layout, tags;\n"
        "of a QBR's slides: deck (XHTML), deck-layout, deck-tags; agenda and "
        "minutes\n"
        "are its other two documents.",
        "  --stage STAGE           plan, terms, model, document, layout, "
        "tags,\n"
        "                          deck, deck-layout, deck-tags, agenda or "
        "minutes\n"
        "  --audience customer|internal\n"
        "  --templates DIR         files that stand in for the built-in "
        "ones\n"
        "  --theme FILE            a company's colours, fonts and logo\n"},
};
#define HELPS (sizeof helps / sizeof *helps)

static const char common[] =
    "  --today DATE            the date that everything is judged by\n"
    "  -j, --jobs N            how many plans are worked on at once\n"
    "  -q, --quiet             no counts and notes, only findings\n"
    "  --color auto|always|never\n"
    "  -h, --help\n";

void
command_help(const char *command)
{
    for (size_t i = 0; command && i < HELPS; i++) {
        if (!text_is(command, helps[i].name))
            continue;
        printf("Usage: countersign %s\n\n%s\n\nOptions\n%s%s", helps[i].usage,
            helps[i].about, helps[i].options, common);
        return;
    }
    printf("Usage: countersign COMMAND [OPTION…] [PATH…]\n\n"
           "Turns customer success plans into documents that a customer "
           "signs.\n\nCommands\n");
    for (size_t i = 0; i < HELPS; i++)
        printf("  %-14s %s\n", helps[i].name, helps[i].does);
    printf("\n`countersign COMMAND --help` says more of one.\n");
}
