/* Shows one slide at a time: arrow, Page, Home and End keys, touch, and an
 * overview (o, or the button).  Without it the page is a document to scroll. */
(function () {
  "use strict";
  var root = document.documentElement;
  var slides = Array.prototype.slice.call(document.querySelectorAll(".slide"));
  var controls = document.querySelector(".controls");
  var where = document.getElementById("where");
  var overview = document.getElementById("overview");
  var narrow = window.matchMedia("(max-width: 50rem)");
  var at = 0;

  function clamp(n) {
    return Math.max(0, Math.min(slides.length - 1, n));
  }
  function fromHash() {
    var n = parseInt(location.hash.slice(1), 10);
    return isNaN(n) ? 0 : clamp(n - 1);
  }
  function inOverview() {
    return root.classList.contains("all");
  }
  function show(n) {
    at = clamp(n);
    slides.forEach(function (slide, i) {
      slide.classList.toggle("shown", i === at);
      slide.tabIndex = inOverview() || i === at ? 0 : -1;
    });
    where.textContent = at + 1 + " / " + slides.length;
    try {
      history.replaceState(null, "", "#" + (at + 1));
    } catch (refused) {
      /* A file that may not say where it is still shows. */
    }
    if (narrow.matches || inOverview()) {
      slides[at].scrollIntoView({ block: "nearest" });
      if (inOverview()) slides[at].focus({ preventScroll: true });
    }
  }
  function setOverview(on) {
    root.classList.toggle("all", on);
    root.classList.toggle("present", !on);
    overview.setAttribute("aria-pressed", String(on));
    show(at);
    if (!on) slides[at].focus({ preventScroll: true });
  }
  /* Slides of a row in the overview, for up and down. */
  function perRow() {
    var top = slides[0].offsetTop, n = 0;
    while (n < slides.length && slides[n].offsetTop === top) n++;
    return Math.max(1, n);
  }
  var keys = {
    ArrowRight: function () { show(at + 1); },
    ArrowLeft: function () { show(at - 1); },
    ArrowDown: function () { show(at + (inOverview() ? perRow() : 1)); },
    ArrowUp: function () { show(at - (inOverview() ? perRow() : 1)); },
    PageDown: function () { show(at + 1); },
    PageUp: function () { show(at - 1); },
    Home: function () { show(0); },
    End: function () { show(slides.length - 1); },
    o: function () { setOverview(!inOverview()); },
    Escape: function () { setOverview(!inOverview()); },
    " ": function (event) { show(at + (event.shiftKey ? -1 : 1)); },
    Enter: function () { if (inOverview()) setOverview(false); }
  };
  document.addEventListener("keydown", function (event) {
    var onButton = event.target.closest && event.target.closest("button, a");
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.altKey || event.metaKey || narrow.matches) return;
    if (!keys[key] || (onButton && (key === "Enter" || key === " "))) return;
    event.preventDefault();
    keys[key](event);
  });
  document.getElementById("previous").addEventListener("click", function () {
    show(at - 1);
  });
  document.getElementById("next").addEventListener("click", function () {
    show(at + 1);
  });
  overview.addEventListener("click", function () {
    setOverview(!inOverview());
  });
  slides.forEach(function (slide, i) {
    var count = slide.querySelector(".count");
    if (count) count.textContent = String(i + 1); /* hidden ones count, too */
    slide.addEventListener("click", function () {
      if (!inOverview()) return;
      at = i;
      setOverview(false);
    });
  });
  var startX = null, startY = null;
  document.addEventListener("touchstart", function (event) {
    var one = event.touches.length === 1 && !narrow.matches && !inOverview();
    startX = one ? event.touches[0].clientX : null;
    startY = one ? event.touches[0].clientY : null;
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (startX === null) return;
    var x = event.changedTouches[0].clientX - startX;
    var y = event.changedTouches[0].clientY - startY;
    startX = null;
    if (Math.abs(x) < 48 || Math.abs(x) < 1.5 * Math.abs(y)) return;
    show(at + ((x < 0) === (root.dir !== "rtl") ? 1 : -1));
  }, { passive: true });
  if (root.dir === "rtl") {
    var right = keys.ArrowRight;
    keys.ArrowRight = keys.ArrowLeft;
    keys.ArrowLeft = right;
  }
  window.addEventListener("hashchange", function () { show(fromHash()); });

  root.classList.add("scripted", "present");
  if (document.querySelector(".notes")) root.classList.add("with-notes");
  controls.hidden = false;
  show(fromHash());
})();
