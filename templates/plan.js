/* The form with which the customer agrees: what was filled in becomes a small
 * file that is saved, as the page itself may send nothing.  Without scripts
 * the form stays hidden, and the link beside it writes a mail. */
(() => {
    const form = document.querySelector("form.accept-form");
    if (!form)
        return;

    const clean = id => document.getElementById(id).value
        .normalize("NFC").replace(/\s+/gu, " ").trim();
    const two = n => String(n).padStart(2, "0");
    const today = () => {
        const now = new Date();
        return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" +
            two(now.getDate());
    };

    const save = text => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(
            new Blob([text], {type: "application/json"}));
        link.download = form.dataset.file;
        document.body.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    };

    form.hidden = false;
    form.addEventListener("submit", event => {
        event.preventDefault();
        save(JSON.stringify({
            date: today(),
            format: form.dataset.format,
            name: clean("accept-name"),
            plan: form.dataset.plan,
            role: clean("accept-role"),
            side: form.dataset.side,
            terms: form.dataset.terms,
        }) + "\n");
        const saved = form.querySelector("output.saved");
        saved.textContent = saved.dataset.saved;
    });
})();
