// How fast Typst sets the same words: bench_typst.js NODE_MODULES PAGE.html OUT
//
// The page's headings, paragraphs, lists and tables become Typst markup; styles
// and drawings are left out.  Prints the microseconds of one document in a warm
// process, a changed text each time so that nothing is remembered whole, and
// the most memory in MB.  With a third argument it prints once, to that file.
'use strict';
const fs = require('fs');
const path = require('path');
const [modules, page, out] = process.argv.slice(2);
const { NodeCompiler } = require(
    path.resolve(modules, '@myriaddreamin/typst-ts-node-compiler'));

const entities = {amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0'};

function plain(html) {
    return html.replace(/<[^>]*>/g, ' ')
        .replace(/&(amp|lt|gt|quot|nbsp);/g, (all, name) => entities[name])
        .replace(/\s+/g, ' ')
        .trim();
}

function escaped(html) {
    return plain(html).replace(/[\\#$*_`<>@=~\[\]\/+-]/g, '\\$&');
}

function table(html) {
    const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(row =>
        [...row[1].matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(
            cell => `[${escaped(cell[1])}]`));
    const columns = Math.max(1, ...rows.map(row => row.length));
    return `#table(columns: ${columns}, ${
        rows.map(row => row.concat(Array(columns - row.length).fill('[]')))
            .flat().join(', ')})\n`;
}

function markup(html) {
    const body = html.slice(html.indexOf('<body'))
        .replace(/<(script|svg)[^>]*>.*?<\/\1>/gs, '')
        .replace(/<table[^>]*>(.*?)<\/table>/gs,
            (all, inner) => `<p data-table="${
                Buffer.from(inner).toString('base64')}"></p>`);
    const parts = [...body.matchAll(
        /<(h[1-6]|p|li|dt|dd|figcaption)\b([^>]*)>(.*?)<\/\1>/gs)];
    return parts.map(([, name, attributes, inner]) => {
        const data = /data-table="([^"]*)"/.exec(attributes);
        if (data)
            return table(Buffer.from(data[1], 'base64').toString());
        const text = escaped(inner);
        if (!text)
            return '';
        if (name[0] === 'h')
            return `${'='.repeat(Number(name[1]))} ${text}\n`;
        return `${name === 'li' ? '- ' : ''}${text}\n`;
    }).join('\n');
}

const text = '#set page(paper: "a4", margin: 18mm)\n' +
    '#set text(font: "Inter", size: 9pt)\n' +
    markup(fs.readFileSync(page, 'utf8'));
const compiler = NodeCompiler.create();
const print = i => compiler.pdf(
    {mainFileContent: text.replaceAll('Northwind', `Firm${i}`)});

if (out) {
    fs.writeFileSync(out, print(0));
} else {
    const runs = 60;
    for (let i = 0; i < 10; i++)
        print(i);
    const from = process.hrtime.bigint();
    for (let i = 10; i < 10 + runs; i++)
        print(i);
    const whole = Number(process.hrtime.bigint() - from) / 1000;
    console.log(Math.round(whole / runs),
        Math.round(process.resourceUsage().maxRSS / 1024));
}
