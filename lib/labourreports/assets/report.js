/* Draws the figures of a page, saves them as pictures, sorts tables. Asks nothing of anyone. */
(function () {
  "use strict";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /* colours of labourtargets.charts.style, and what they are on this page */
  var INKS = { "#1f2933": "--ink", "#5b6670": "--soft", "#dde2e7": "--grid", "#ffffff": "--paper" };
  var TINTS = { "rgba(31, 41, 51,": "--ink", "rgba(91, 102, 112,": "--soft" };

  function channels(hex) {
    return [1, 3, 5].map(function (at) { return parseInt(hex.slice(at, at + 2), 16); }).join(", ");
  }

  function repaint(value) {
    if (Array.isArray(value)) { return value.map(repaint); }
    if (value && typeof value === "object") {
      var painted = {};
      Object.keys(value).forEach(function (key) { painted[key] = repaint(value[key]); });
      return painted;
    }
    if (typeof value !== "string") { return value; }
    if (INKS[value]) { return colour(INKS[value]); }
    var start = value.slice(0, value.lastIndexOf(",") + 1);
    if (TINTS[start]) { return "rgba(" + channels(colour(TINTS[start])) + "," + value.slice(start.length); }
    /* a light band of a region's colour is lost on dark paper */
    if (dark.matches && value.slice(0, 5) === "rgba(") {
      return start + " " + Math.min(1, 2.4 * parseFloat(value.slice(start.length))) + ")";
    }
    return value;
  }

  /* the room of the words that the page itself prints around a figure */
  function roomOfWords(layout) {
    var caption = layout.meta && layout.meta.caption;
    if (caption) { return caption; }
    var text = (layout.title && layout.title.text) || "";
    var lines = text ? text.split("<br>").length : 0;
    var subtitle = layout.title && layout.title.subtitle && layout.title.subtitle.text;
    return { above: lines * 26 + (subtitle ? 22 : 0), below: 0 };
  }

  /* on the page the words stand around the figure, where they can wrap */
  function onPage(figure) {
    var layout = repaint(figure.layout || {});
    var margin = layout.margin || {};
    var top = margin.t === undefined ? 60 : margin.t;
    var height = layout.height || 420;
    var bottom = margin.b === undefined ? 60 : margin.b;
    var room = roomOfWords(layout);
    var cut = Math.min(room.above, Math.max(0, top - 16));
    layout.margin = Object.assign({}, margin, { t: top - cut, b: bottom - room.below });
    /* labels were kept apart for this height of the plot: it stays what it was */
    layout.height = height - cut - room.below;
    delete layout.title;
    if (layout.annotations) {
      layout.annotations = layout.annotations.filter(function (each) { return each.name !== "caption"; });
    }
    delete layout.width;
    layout.autosize = true;
    layout.paper_bgcolor = "rgba(0,0,0,0)";
    layout.plot_bgcolor = "rgba(0,0,0,0)";
    layout.font = Object.assign({ family: colour("--sans") }, layout.font, { color: colour("--ink") });
    /* a figure with a style of its own may say nothing of its grid */
    ["xaxis", "yaxis"].forEach(function (key) {
      layout[key] = Object.assign({ gridcolor: colour("--grid"), zerolinecolor: colour("--line") }, layout[key]);
    });
    return layout;
  }

  var settings = {
    responsive: true, displaylogo: false, showSendToCloud: false, displayModeBar: false,
    scrollZoom: false, doubleClick: "reset"
  };

  var figures = [];

  /* what would make the page heavy lies in a script beside it */
  var rest = window.labourtargetsRest || { figures: {}, rows: {}, notes: "" };

  function fillIn() {
    Object.keys(rest.rows).forEach(function (slug) {
      document.querySelector("#" + slug + " tbody").insertAdjacentHTML("beforeend", rest.rows[slug]);
    });
    if (rest.notes) {
      document.getElementById("notes").insertAdjacentHTML("beforeend", rest.notes);
      var wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (wanted) { wanted.scrollIntoView(); }
    }
  }

  function drawAll() {
    document.querySelectorAll('script[type="application/json"][data-figure]').forEach(function (block) {
      draw(document.getElementById(block.getAttribute("data-figure")), JSON.parse(block.textContent));
    });
    Object.keys(rest.figures).forEach(function (slug) {
      draw(document.getElementById(slug + "-plot"), rest.figures[slug]);
    });
  }

  function draw(place, figure) {
    var layout = onPage(figure);
    place.style.minHeight = layout.height + "px";
    figures.push({ place: place, figure: figure });
    return window.Plotly.newPlot(place, repaint(figure.data), layout, settings).then(function () {
      place.setAttribute("data-drawn", "true");
    });
  }

  /* A picture brings its own words, which labourtargets.charts.frame wraps for a width like this.
     In a document as wide as a page of paper, its letters are then about as large as the text. */
  var SAVED = 720;

  function save(place, format) {
    var kept = figures.find(function (each) { return each.place === place; });
    var layout = Object.assign({}, kept.figure.layout, { paper_bgcolor: "white", plot_bgcolor: "white" });
    window.Plotly.downloadImage(
      { data: kept.figure.data, layout: layout, config: settings },
      { format: format, width: SAVED, height: layout.height || 480, scale: format === "png" ? 3 : 1,
        /* pictures of many reports lie in one folder: their names say whose they are */
        filename: document.getElementById("main").getAttribute("data-run") + "-" + place.id.replace(/-plot$/, "") }
    );
  }

  function offerSaving(span) {
    var place = document.getElementById(span.getAttribute("data-save"));
    ["png", "svg"].forEach(function (format) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = span.getAttribute("data-label") + " " + format.toUpperCase();
      button.addEventListener("click", function () { save(place, format); });
      span.appendChild(button);
    });
  }

  var scales = { "亿": 1e8, "万": 1e4, "thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "m": 1e6, "bn": 1e9 };

  function value(cell) {
    var text = (cell.getAttribute("data-v") || cell.textContent).trim();
    var match = /^[^\d+−-]*([+−-]?\d[\d,  ]*(?:\.\d+)?)\s*(亿|万|thousand|million|billion|bn|k|m)?/i.exec(text);
    if (!match) { return text === "" || text === "–" || text === "—" ? null : text; }
    var number = parseFloat(match[1].replace(/[,  ]/g, "").replace("−", "-"));
    return number * (match[2] ? scales[match[2].toLowerCase()] || 1 : 1);
  }

  function compare(one, other) {
    if (one === null || other === null) { return (one === null) - (other === null); }
    if (typeof one === "number" && typeof other === "number") { return one - other; }
    if (typeof one !== typeof other) { return typeof one === "number" ? -1 : 1; }
    return one.localeCompare(other, document.documentElement.lang);
  }

  function sort(table, column, header) {
    var descending = header.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("thead th").forEach(function (each) { each.removeAttribute("aria-sort"); });
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    table.querySelectorAll("tbody").forEach(function (body) {
      Array.from(body.rows)
        .map(function (row, index) { return { row: row, index: index, key: value(row.cells[column] || row) }; })
        .sort(function (a, b) {
          if (a.key === null || b.key === null) { return compare(a.key, b.key) || a.index - b.index; }
          return (descending ? -1 : 1) * compare(a.key, b.key) || a.index - b.index;
        })
        .forEach(function (each) { body.appendChild(each.row); });
    });
  }

  function sortable(region) {
    region.querySelectorAll("table").forEach(function (table) {
      var rows = table.tHead ? table.tHead.rows : [];
      if (rows.length !== 1 || table.querySelector("[rowspan]:not([rowspan='1'])")) { return; }
      Array.from(rows[0].cells).forEach(function (header, column) {
        if (header.colSpan !== 1 || !header.textContent.trim()) { return; }
        var button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        button.title = region.getAttribute("data-sortable");
        while (header.firstChild) { button.appendChild(header.firstChild); }
        header.appendChild(button);
        button.addEventListener("click", function () { sort(table, column, header); });
      });
    });
  }

  /* a long table can be narrowed to the rows that hold every word */
  function filterable(region) {
    var body = region.querySelector("tbody");
    if (!body || body.rows.length <= 15) { return; }
    var label = document.createElement("label");
    var field = document.createElement("input");
    var count = document.createElement("output");
    label.className = "filter";
    field.type = "search";
    label.append(region.getAttribute("data-filter"), field, count);
    region.before(label);
    field.addEventListener("input", function () {
      var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      Array.from(body.rows).forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = words.length ? shown + " / " + body.rows.length : "";
    });
  }

  /* #of=STATEMENT, of a search: where the page shows that figure, in its text before its list of sentences */
  function showAsked() {
    var asked = new URLSearchParams(location.hash.slice(1)).get("of");
    if (!asked) { return; }
    var ends = asked.split(",").map(function (name) {
      var parts = name.split(":");
      return parts[0] + ".html#s-" + parts.slice(1).join("-");
    });
    var links = Array.from(document.querySelectorAll("main a[href]")).filter(function (link) {
      return ends.some(function (end) { return link.getAttribute("href").slice(-end.length - 1) === "/" + end; });
    });
    var found = links.find(function (link) { return !link.closest(".notes"); }) || links[0];
    if (!found) { return; }
    var marked = found.closest("tr, .notes li") || found;
    marked.classList.add("sought");
    found.focus({ preventScroll: true });
    marked.scrollIntoView({ block: "center" });
  }

  fillIn();
  document.querySelectorAll("[data-save]").forEach(offerSaving);
  document.querySelectorAll("[data-sortable]").forEach(sortable);
  document.querySelectorAll("[data-filter]").forEach(filterable);
  if (window.Plotly) {
    drawAll();
    dark.addEventListener("change", function () {
      figures.forEach(function (each) {
        window.Plotly.react(each.place, repaint(each.figure.data), onPage(each.figure), settings);
      });
    });
  }
  showAsked();
})();
