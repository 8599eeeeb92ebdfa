/* Filters, sorts and searches the accounts of portfolio.html.  Without it the
 * page shows them all, those that drift first. */
(function () {
  "use strict";
  var PAGE = 100;
  var form = document.getElementById("filters");
  var table = document.getElementById("list");
  var more = document.getElementById("more");
  var found = document.getElementById("found");
  var body = table.tBodies[0];
  var rows = Array.from(body.rows);
  var order = rows.slice();
  var texts = null;
  var shown = PAGE;

  /* What each column is sorted by, and whether its greatest come first. */
  var columns = [
    { text: 0 },
    { key: "score", number: true },
    { key: "days", number: true },
    { key: "due" },
    { key: "review" },
    { key: "reading", number: true, down: true },
    { text: 6 },
  ];

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/[\u2018\u2019]/g, "'").toLowerCase();
  }

  function textOf(row) {
    if (!texts) texts = new Map();
    var text = texts.get(row);
    if (text === undefined) {
      text = fold(row.textContent);
      texts.set(row, text);
    }
    return text;
  }

  function fits(row, words) {
    var data = row.dataset;
    var health = form.elements.health.value;
    var segment = form.elements.segment.value;
    var csm = form.elements.csm.value;
    if (segment && data.segment !== segment) return false;
    if (csm && row.cells[6].textContent !== csm) return false;
    if (health === "drift" ? !data.drift : health && data.health !== health)
      return false;
    return words.every(function (word) {
      return textOf(row).indexOf(word) >= 0;
    });
  }

  function show() {
    var words = fold(form.elements.search.value).split(/\s+/).filter(Boolean);
    var n = 0;
    order.forEach(function (row) {
      var fit = fits(row, words);
      row.hidden = !fit || n >= shown;
      if (fit) n++;
    });
    more.hidden = n <= shown;
    found.textContent =
      (n === rows.length ? n : n + " of " + rows.length) +
      (rows.length === 1 ? " account" : " accounts") +
      (n > shown ? ", the first " + shown + " shown" : "");
  }

  function valueOf(row, column) {
    if (column.key === undefined)
      return fold(row.cells[column.text].textContent);
    var value = row.dataset[column.key];
    return value === undefined ? null : column.number ? Number(value) : value;
  }

  /* What is not known comes last either way. */
  function sortBy(column, down) {
    var keyed = rows.map(function (row, i) {
      return { row: row, value: valueOf(row, column), i: i };
    });
    keyed.sort(function (a, b) {
      if (a.value === null || b.value === null)
        return (a.value === null) - (b.value === null) || a.i - b.i;
      var way = a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
      return (down ? -way : way) || a.i - b.i;
    });
    order = keyed.map(function (one) {
      return one.row;
    });
    body.append.apply(body, order);
  }

  function addSorting(head, i) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", function () {
      var column = columns[i];
      var now = head.getAttribute("aria-sort");
      var down = now ? now === "ascending" : Boolean(column.down);
      Array.from(head.parentNode.cells).forEach(function (other) {
        other.removeAttribute("aria-sort");
      });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sortBy(column, down);
      shown = PAGE;
      show();
    });
  }

  Array.from(table.tHead.rows[0].cells).forEach(addSorting);
  form.addEventListener("input", function () {
    shown = PAGE;
    show();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  more.addEventListener("click", function () {
    shown += PAGE;
    show();
  });
  document.documentElement.classList.add("scripted");
  show();
})();
