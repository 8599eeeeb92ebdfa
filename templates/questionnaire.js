/* The interview on a screen: what is typed stands in the block that is printed,
 * too, and "save" writes all of it into the file of answers, which a plan is
 * begun from (plans/README.md).  Nothing is sent. */
(() => {
    const form = document.querySelector("form.asked");
    if (!form)
        return;
    const fields = [...form.querySelectorAll("[data-at]")];

    const clean = text => text.normalize("NFC").replace(/\r\n?/gu, "\n")
        .replace(/[^\S\n]+/gu, " ").replace(/ ?\n ?/gu, "\n")
        .replace(/[\p{Cc}\u2028\u2029]/gu, c => c === "\n" ? c : "").trim();

    const show = field => {
        const place = field.parentElement;
        const blank = place.querySelector(".blank");
        if (blank)
            blank.textContent = field.value;
        for (const tick of place.querySelectorAll(".tick"))
            tick.classList.toggle("ticked", tick.dataset.of === field.value);
    };
    for (const field of fields)
        field.addEventListener("input", () => show(field));
    /* A browser may fill in what stood there before the page was left. */
    addEventListener("pageshow", () => fields.forEach(show));

    /* JSON's strings are YAML's in double quotation marks. */
    const line = (name, value) => name + ": " + JSON.stringify(value) + "\n";

    const answers = () => {
        let text = line("answers", form.dataset.plan);
        if (form.dataset.customer)
            text += line("customer", form.dataset.customer);
        let part = "", item = "";
        for (const field of fields) {
            const value = clean(field.value);
            const [first, ...rest] = field.dataset.at.split(".");
            if (!value)
                continue;
            if (rest.length > 0 && first !== part)
                text += first + ":\n";
            const here = rest.length === 2 ? first + rest[0] : "";
            text += rest.length === 0 ? line(first, value)
                : rest.length === 1 ? "  " + line(rest[0], value)
                : (here === item ? "    " : "  - ") + line(rest[1], value);
            part = first;
            item = here;
        }
        return text;
    };

    const save = text => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(
            new Blob([text], {type: "text/plain;charset=utf-8"}));
        link.download = form.dataset.file;
        document.body.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    };

    form.addEventListener("submit", event => {
        event.preventDefault();
        save(answers());
        const saved = form.querySelector("output.saved");
        saved.textContent = saved.dataset.saved;
    });
    form.querySelector("button.print").addEventListener("click", () => print());
})();
