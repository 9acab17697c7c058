/* Draws the figures of a page, saves them as pictures, sorts tables. Asks nothing of anyone. */
(function () {
  "use strict";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function titleHeight(layout) {
    var text = (layout.title && layout.title.text) || "";
    var lines = text ? text.split("<br>").length : 0;
    var subtitle = layout.title && layout.title.subtitle && layout.title.subtitle.text;
    return lines * 26 + (subtitle ? 22 : 0);
  }

  /* on the page the title stands above the figure, where it can wrap */
  function onPage(figure) {
    var layout = JSON.parse(JSON.stringify(figure.layout || {}));
    var margin = layout.margin || {};
    var top = margin.t === undefined ? 60 : margin.t;
    layout.margin = Object.assign({}, margin, { t: Math.max(16, top - titleHeight(layout)) });
    delete layout.title;
    delete layout.width;
    layout.autosize = true;
    layout.paper_bgcolor = "rgba(0,0,0,0)";
    layout.plot_bgcolor = "rgba(0,0,0,0)";
    layout.font = Object.assign({}, layout.font, { color: colour("--ink"), family: colour("--sans") });
    ["xaxis", "yaxis"].forEach(function (key) { layout[key] = layout[key] || {}; });
    Object.keys(layout).forEach(function (key) {
      if (/^[xy]axis\d*$/.test(key)) {
        layout[key] = Object.assign({}, layout[key], {
          gridcolor: colour("--grid"), linecolor: colour("--line"), zerolinecolor: colour("--line"),
          tickfont: Object.assign({}, layout[key].tickfont, { color: colour("--ink") })
        });
      }
    });
    if (Array.isArray(layout.annotations)) {
      layout.annotations.forEach(function (note) {
        if (dark.matches && note.font && /^(#[0-4]|rgb\((\d|[1-9]\d),|black)/i.test(note.font.color || "")) {
          note.font.color = colour("--ink");
        }
      });
    }
    return layout;
  }

  var settings = {
    responsive: true, displaylogo: false, showSendToCloud: false, displayModeBar: false,
    scrollZoom: false, doubleClick: "reset"
  };

  var figures = [];

  function draw(block) {
    var place = document.getElementById(block.getAttribute("data-figure"));
    var figure = JSON.parse(block.textContent);
    var height = (figure.layout && figure.layout.height) || 420;
    place.style.minHeight = height + "px";
    figures.push({ place: place, figure: figure });
    return window.Plotly.newPlot(place, figure.data, onPage(figure), settings).then(function () {
      place.setAttribute("data-drawn", "true");
    });
  }

  function save(place, format) {
    var kept = figures.find(function (each) { return each.place === place; });
    var layout = Object.assign({}, kept.figure.layout, { paper_bgcolor: "white", plot_bgcolor: "white" });
    window.Plotly.downloadImage(
      { data: kept.figure.data, layout: layout, config: settings },
      { format: format, width: 1000, height: layout.height || 560, scale: format === "png" ? 2 : 1,
        filename: place.id.replace(/-plot$/, "") }
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

  document.querySelectorAll("[data-save]").forEach(offerSaving);
  document.querySelectorAll("[data-sortable]").forEach(sortable);
  if (window.Plotly) {
    document.querySelectorAll('script[type="application/json"][data-figure]').forEach(draw);
    dark.addEventListener("change", function () {
      figures.forEach(function (each) {
        window.Plotly.react(each.place, each.figure.data, onPage(each.figure), settings);
      });
    });
  }
})();
