/* What keeps and grows a customer: risks, plays, communications, asks. */
#include "base/text.h"
#include "criteria/rules.h"
#include "plan/progress.h"

void
check_platform(struct judging *judging)
{
    const struct platform *platform =
        judging->plan ? &judging->plan->platform : NULL;
    if (!platform || !is_set(*platform) ||
        platform->account.state == VALUE_BAD ||
        !text_blank(platform->account.s) ||
        !judging_lacks(judging, "platform.account"))
        return;
    struct finding *finding =
        judging_say(judging, CS602, judging_place(judging, "platform"),
            "platform.account", "which account in %s this is is not said",
            is_set(platform->name) ? platform->name.s : "your platform");
    finding->label = "expected `account`";
    finding->fix = "Copy the account's id from there:  platform: {name: …, "
                   "account: …}";
}

static const char *
who_watches(struct judging *judging, const char *path, bool nothing)
{
    const char *only, *list = say_candidates(judging, SIDE_NONE, &only);
    bool choose = !only && *list;
    return judging_text(judging, "Name who watches it%s%s%s%s",
        nothing ? " and what is done" : "",
        judging_line(judging, path,
            judging_text(judging, "owner: %s%s", only ? only : "…",
                nothing ? "\nmitigation: …" : "")),
        !choose   ? ""
        : nothing ? "\nwhere the owner is one of "
                  : "\nwhere … is one of ",
        choose ? list : "");
}

static void
check_risk(struct judging *judging, const struct risk *risk, const char *path)
{
    bool nobody =
        is_absent(risk->owner) &&
        judging_lacks(judging, judging_text(judging, "%s.owner", path));
    bool nothing =
        risk->mitigation.state != VALUE_BAD && text_blank(risk->mitigation.s) &&
        judging_lacks(judging, judging_text(judging, "%s.mitigation", path));
    if (!nobody && !nothing)
        return;
    path =
        judging_text(judging, "%s.%s", path, nobody ? "owner" : "mitigation");
    struct finding *finding = judging_say(judging, CS603,
        is_set(risk->what) ? risk->what.at : risk->at, path,
        nobody && nothing ? "nobody watches \"%s\", and nothing is done about "
                            "it"
        : nobody          ? "nobody watches \"%s\""
                          : "nothing is done about \"%s\"",
        risk->what.s);
    finding->label = nobody && nothing ? "expected `owner` and `mitigation`"
                     : nobody          ? "expected `owner`"
                                       : "expected `mitigation`";
    finding->fix = nobody ? who_watches(judging, path, nothing)
                          : judging_text(judging, "Say what is done%s",
                                judging_line(judging, path, "mitigation: …"));
}

void
check_risks(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && !judging->closed && i < plan->risks.count; i++)
        check_risk(judging, &plan->risks.items[i],
            judging_text(judging, "risks.%d", i + 1));
}

void
check_plays(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || judging->closed || plan->type.value != TYPE_RETENTION ||
        plan->internal.state == VALUE_BAD || plan->internal.plays.count > 0 ||
        plan->internal.plays.state == VALUE_BAD ||
        (is_set(plan->segment) && !plan->segment_to) ||
        (plan->segment_to && plan->segment_to->plays.count > 0) ||
        !judging_lacks(judging, "internal.plays"))
        return;
    struct finding *finding = judging_say(judging, CS606,
        judging_place(judging, "internal.plays"), "internal.plays",
        "the plan is to keep %s, and says nothing of what you do when a sign "
        "turns",
        say_party(judging, SIDE_CUSTOMER));
    finding->fix = judging_text(judging,
        "Agree with your team what happens on which sign:  internal: {plays: "
        "[{signal: {champion: left}, play: Meet the successor within a week, "
        "owner: %s}]}",
        plan->csm.to ? plan->csm.to->id.s : "…");
}

/* What stands there and could not be read was said already. */
static bool
says(const struct text *text)
{
    return text->state == VALUE_BAD || !text_blank(text->s);
}

static bool
is_whole(const struct communication *one)
{
    return says(&one->from) && says(&one->when) && says(&one->channel) &&
           says(&one->intent) &&
           (one->to.count > 0 || one->to.state == VALUE_BAD);
}

void
check_communications(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || judging->closed || plan->communications.state == VALUE_BAD ||
        (plan->communications.count == 0 &&
            !judging_lacks(judging, "communications")))
        return;
    int count = plan->communications.count;
    for (int i = 0; i < count; i++)
        if (is_whole(&plan->communications.items[i]))
            return;
    if (count == 0 && is_set(plan->segment) &&
        (!plan->segment_to || plan->segment_to->communications.count > 0))
        return;
    struct finding *finding = judging_say(judging, CS607,
        count ? plan->communications.items[0].at
              : judging_place(judging, "communications"),
        "communications", "who speaks to %s, when, how and why is not %ssaid",
        say_party(judging, SIDE_CUSTOMER), count ? "all " : "");
    finding->label = count ? NULL : "expected `communications`";
    finding->fix = "Say it in one line each:  communications: [{from: …, to: "
                   "…, when: weekly, channel: email, intent: …}]";
}

void
check_expectations(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && !judging->closed && i < plan->expectations.count;
         i++) {
        const struct expectation *one = &plan->expectations.items[i];
        const char *path = judging_text(judging, "expectations.%d.note", i + 1);
        if (one->delivery.value != DELIVERY_MISSED ||
            !text_blank(one->note.s) || one->note.state == VALUE_BAD ||
            !judging_lacks(judging, path))
            continue;
        struct finding *finding = judging_say(judging, CS608, one->delivery.at,
            path, "%s sees \"%s\" as missed, and no answer is given",
            say_party(judging, SIDE_CUSTOMER), one->expects.s);
        finding->label = "expected `note`";
        finding->fix = "Answer it, with what is done and by when:  note: …";
    }
}

/* It was decided on before the plan began: the next one is meant. */
static void
say_renewal_past(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    struct finding *finding = judging_say(judging, CS609, plan->renewal.at,
        "renewal", "the renewal on %s lies before the plan begins, on %s",
        say_day(judging, plan->renewal.day), say_day(judging, plan->start.day));
    finding->second = plan->start.at;
    finding->second_label = "the plan begins";
    finding->fix = "Write the day on which the customer decides next; most "
                   "likely the year is an old one.";
}

void
check_renewal(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    const struct metric *metric = plan ? plan->outcome.metric.to : NULL;
    if (!metric || judging->closed || !date_known(plan->renewal) ||
        !date_known(metric->by) || plan->renewal.day >= metric->by.day)
        return;
    if (date_known(plan->start) && plan->renewal.day <= plan->start.day) {
        say_renewal_past(judging);
        return;
    }
    struct finding *finding = judging_say(judging, CS609, plan->renewal.at,
        "renewal", "%s decides on %s, %s before the outcome is due",
        say_party(judging, SIDE_CUSTOMER), say_day(judging, plan->renewal.day),
        say_days(judging, metric->by.day - plan->renewal.day));
    finding->second = metric->by.at;
    finding->second_label = "the outcome's date";
    finding->fix = judging_text(judging,
        "Agree a level that is reached before %s, so that there is a result to "
        "decide on.",
        say_day(judging, plan->renewal.day));
}
