/* Finds on the index: reports by their words, figures of the documents by number, unit or words. */
(function () {
  "use strict";
  var form = document.querySelector("[data-search]");
  if (!form) { return; }
  var field = document.getElementById("words");
  var status = document.querySelector("[data-found]");
  var nothing = document.querySelector("[data-nothing]");
  var place = document.querySelector("[data-figures]");
  var items = Array.from(document.querySelectorAll(".reports > li")).map(function (item) {
    var read = Array.from(item.querySelectorAll(".entry, code")).map(function (part) { return part.textContent; });
    return { item: item, text: folded(read.concat(item.getAttribute("data-text")).join(" ")) };
  });
  var SHOWN = 12, REPORTS = 3, COMPARED = 8;
  var table = null, asked = false, all = false;

  /* --- what was asked: numbers with a unit or without, and words --- */

  var SCALES = { "百万": 1e6, "千万": 1e7, "亿": 1e8, "万": 1e4, "千": 1e3, "thousand": 1e3, "million": 1e6,
    "billion": 1e9, "trillion": 1e12, "bn": 1e9, "k": 1e3, "m": 1e6 };

  function folded(text) {
    return String(text).normalize("NFKC").toLowerCase().replace(/[“”‘’"']/g, "").replace(/[–—−~～]/g, "-");
  }

  function choice(names) {
    return names.sort(function (a, b) { return b.length - a.length; })
      .map(function (name) { return name.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&"); }).join("|");
  }

  var pattern = null, units = {};

  /* the table names the units: what is the same for every key pressed is made when it is there */
  function learnUnits() {
    Object.keys(table.units).forEach(function (name) { units[folded(name)] = table.units[name]; });
    pattern = new RegExp(
      "(\\d[\\d,]*(?:\\.\\d+)?)(?:\\s*-\\s*(\\d[\\d,]*(?:\\.\\d+)?))?" +
      "(?:\\s*(" + choice(Object.keys(SCALES)) + ")(?![a-z]))?" +
      /* 人 in 20万人 is a unit, in 20万人才 the beginning of a word */
      "(?:\\s*(" + choice(Object.keys(units)) + ")(?=$|[\\s,，。;；]|以上|以内|以下|左右))?", "g");
  }

  function numbersOf(text) {
    var found = [];
    var words = text.replace(pattern, function (whole, low, high, scale, unit) {
      var known = unit === undefined ? null : units[unit];
      var factor = (scale ? SCALES[scale] : 1) * (known ? known[1] : 1);
      var ends = [low, high === undefined ? low : high].map(function (end) { return parseFloat(end.replace(/,/g, "")); });
      found.push({
        bare: ends, values: ends.map(function (end) { return end * factor; }), base: known && known[0],
        plain: !scale && !known, year: !scale && (!known || unit === "年") && /^(19|20)\d\d$/.test(low)
      });
      return " ";
    });
    return { numbers: found, words: words.split(/[\s-]+/).filter(Boolean) };
  }

  function near(a, b) { return typeof a === "number" && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)); }

  /* how well a number fits a figure: as its value, as a start of it, as one of its years; 0 not at all */
  function fits(fact, wanted) {
    var ends = fact.ends || [fact.value, fact.value];
    var one = wanted.values[0], other = wanted.values[1];
    if (wanted.year && (fact.years || []).concat(fact.from ? fact.from.year : []).indexOf(wanted.bare[0]) >= 0) { return 1; }
    if (wanted.base && wanted.base !== unitOf(fact)) { return 0; }
    if (one !== other) { return near(ends[0], one) && near(ends[1], other) ? 4 : 0; }
    if (near(fact.value, one) || (fact.value === undefined && (near(ends[0], one) || near(ends[1], one)))) { return 4; }
    if (wanted.plain && near(parseFloat(fact.number), wanted.bare[0])) { return 3; }
    if (fact.from && (near(fact.from.value, one) || (wanted.plain && near(parseFloat(fact.from.said[0]), wanted.bare[0])))) { return 2; }
    return 0;
  }

  function thingOf(fact) { return table.things[fact.thing]; }
  function indicatorOf(fact) { return table.indicators[thingOf(fact)[1]]; }
  function placeOf(fact) { return table.places[thingOf(fact)[0]]; }
  function unitOf(fact) { return indicatorOf(fact)[3]; }

  /* the words of a figure, those that name it apart from those it stands among */
  function read(fact) {
    if (!fact.names) {
      var labels = ["role", "measure", "timing", "commitment"].map(function (topic) {
        return (table.labels[topic][fact[topic]] || []).join(" ");
      });
      fact.names = folded(indicatorOf(fact).slice(0, 3).join(" "));
      fact.places = folded(placeOf(fact).join(" "));
      fact.words = folded([fact.said.join(" "), fact.printed, labels.join(" "), table.documents[fact.document].join(" ")].concat(
        fact.at.map(function (at) { return table.quotes[at[1]] + " " + table.sections[at[2]]; })).join(" "));
    }
    return fact;
  }

  /* "training" goes by "Talent trained": an English word in another of its forms */
  function formOf(word) {
    var ended = /^([a-z]{4,}?)(?:ing|ed|es|s)$/.exec(word);
    return ended && new RegExp("\\b" + ended[1] + "(?:ing|ed|es|s|ers?)?\\b");
  }

  function scored(fact, asks, words, forms) {
    var score = 0;
    read(fact);
    var whole = asks.every(function (wanted) {
      var fit = fits(fact, wanted);
      score += 10 * fit;
      return fit > 0;
    }) && words.every(function (word, place) {
      var fit = fact.names.indexOf(word) >= 0 ? 3 : fact.places.indexOf(word) >= 0 ? 2 : fact.words.indexOf(word) >= 0 ? 1
        : forms[place] && forms[place].test(fact.names) ? 0.5 : 0;
      score += fit;
      return fit > 0;
    });
    return whole ? score + (fact.role === "target" ? 0.5 : 0) : 0;
  }

  function ranked(asks, words) {
    var forms = words.map(formOf);
    var scores = table.facts.map(function (fact) { return scored(fact, asks, words, forms); });
    var groups = {};
    table.facts.forEach(function (fact, index) {
      if (!scores[index]) { return; }
      var group = groups[fact.thing] = groups[fact.thing] || { thing: fact.thing, facts: [], score: 0 };
      group.facts.push(fact);
      group.score = Math.max(group.score, scores[index]);
    });
    return Object.keys(groups).map(function (key) { return groups[key]; })
      .sort(function (a, b) { return b.score - a.score || a.thing - b.thing; });
  }

  /* --- what is said of it --- */

  function tongue() { return document.body.getAttribute("data-language") === "en" ? 1 : 0; }

  function say(key, values) {
    return table.words[key][tongue()].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, function (whole, name, one, many) {
      return one === undefined ? values[name] : String(values[name]) === "1" ? one : many;
    });
  }

  function label(topic, value) { return (table.labels[topic][value] || ["", ""])[tongue()]; }

  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    [].concat(content === undefined ? [] : content).forEach(function (part) { made.append(part); });
    return made;
  }

  function link(href, text, language) {
    var made = element("a", "", text);
    made.href = href;
    if (language) { made.lang = language; }
    return made;
  }

  function sentence(name) {
    var parts = name.split(":");
    return "sources/" + parts[0] + ".html#s-" + parts.slice(1).join("-");
  }

  function spaced(parts) {
    var out = [];
    parts.filter(Boolean).forEach(function (part, index) { out.push(index ? " · " : "", part); });
    return out;
  }

  function period(years) {
    var ends = (years || []).filter(function (year) { return typeof year === "number"; });
    var shown = ends[0] === ends[1] ? ends.slice(1) : ends;
    return shown.length ? shown.join("–") + (tongue() ? "" : "年") : "";
  }

  function amount(fact) {
    var unit = indicatorOf(fact)[4][tongue()];
    if (tongue()) { return folded(fact.printed) === folded(fact.said[1]) ? "" : say("printed", { value: fact.printed }); }
    return fact.value >= 1e4 ? say("in_full", { value: fact.value.toLocaleString("en-US"), unit: unit }) : "";
  }

  function course(fact) {
    if (fact.role !== "target") { return ""; }
    /* whose goal it is stands beside it */
    var rests = fact.authority ? "" : label(fact.footing[0], fact.footing[1]);
    if (!fact.from) { return rests; }
    var move = say(fact.measure === "increment" ? "raised" : "move", { start: fact.from.said[tongue()], year: fact.from.year, end: fact.said[tongue()], end_year: fact.years[1] });
    return rests ? say("rests", { move: move, rests: rests }) : move;
  }

  /* of two sentences that say the same, the one that prints number and unit together */
  function told(fact) {
    return fact.at.find(function (at) { return table.quotes[at[1]].indexOf(fact.printed) >= 0; }) || fact.at[0];
  }

  function quoted(fact) {
    var quote = table.quotes[told(fact)[1]], start = quote.indexOf(fact.printed);
    var said = element("q", "", start < 0 ? quote : [
      quote.slice(0, start), element("mark", "", fact.printed), quote.slice(start + fact.printed.length)]);
    said.lang = "zh-Hans";
    return said;
  }

  function reportsOf(fact) {
    var own = ["zh", "en"][tongue()], names = fact.at.map(function (at) { return at[0]; }).join(",");
    var links = (fact.reports || []).map(function (index) { return table.reports[index]; })
      .filter(function (report) { return report[2] === own; })
      .map(function (report) { return element("li", "", link(report[0] + "/index.html#of=" + names, report[1])); });
    if (!links.length) { return ""; }
    var list = element("ul", "uses", [element("li", "", say("reports", {}))].concat(links.slice(0, REPORTS)));
    if (links.length > REPORTS) {
      var more = element("details", "", element("summary", "", say("more", { count: links.length - REPORTS })));
      more.append(element("ul", "uses", links.slice(REPORTS)));
      list.append(element("li", "", more));
    }
    return list;
  }

  function line(fact) {
    var shown = told(fact);
    var again = fact.at.filter(function (at) { return at !== shown; }).map(function (at) {
      return link(sentence(at[0]), say("again", { section: table.sections[at[2]].split(" › ").pop() }));
    });
    var unusual = fact.timing === "at_date" ? "" : label("timing", fact.timing);
    var kinds = [label("role", fact.role), label("measure", fact.measure), unusual].filter(Boolean)
      .map(function (kind) { return element("span", "badge", kind); });
    var first = element("p", "said", [element("strong", "", fact.said[tongue()])].concat(" ", spaced([amount(fact), period(fact.years)])));
    kinds.forEach(function (kind) { first.append(" ", kind); });
    var made = element("li", "", first);
    var more = spaced([course(fact), fact.authority ? say("of_authority", { authority: fact.authority }) : ""]);
    if (more.length) { made.append(element("p", "", more)); }
    made.append(element("p", "", [quoted(fact), " "].concat(spaced(
      [link(sentence(shown[0]), say("sentence", {}))].concat(again, [table.documents[fact.document][1 + tongue()]])))));
    var notes = (fact.notes || []).map(function (index) { return table.notes[index][tongue()]; });
    if (notes.length) { made.append(element("p", "lt-meta", notes.join(tongue() ? " " : ""))); }
    made.append(reportsOf(fact));
    return made;
  }

  function titleOf(thing) {
    var pair = table.things[thing];
    return say("of_place", { place: table.places[pair[0]][tongue()], name: table.indicators[pair[1]][tongue()] });
  }

  function grouped(group) {
    var fact = group.facts[0];
    var heading = element("h3", "", [
      indicatorOf(fact)[tongue()] + " · " + placeOf(fact)[tongue()], " ",
      element("span", "lt-meta", say("unit", { unit: indicatorOf(fact)[4][tongue()] }))]);
    return element("li", "", [heading, element("ul", "lines", group.facts.map(line))]);
  }

  /* --- what the register says of the figures side by side --- */

  function verdicts(things, figured) {
    var held = table.pairs.filter(function (pair) { return things.indexOf(pair[0]) >= 0 && things.indexOf(pair[1]) >= 0; });
    var lines = [], units = {}, unlisted = false;
    table.reasons.forEach(function (reason, index) {
      var pairs = held.filter(function (pair) { return pair[2] === index; });
      if (!pairs.length) { return; }
      var members = Array.from(new Set([].concat.apply([], pairs.map(function (pair) { return pair.slice(0, 2); }))));
      /* where every two are paired, one line names all; else each with those it is paired with */
      var told = pairs.length === members.length * (members.length - 1) / 2 && members.length > 2
        ? [listed(members)]
        : Array.from(new Set(pairs.map(function (pair) { return pair[0]; }))).map(function (one) {
          var others = pairs.filter(function (pair) { return pair[0] === one; }).map(function (pair) { return pair[1]; });
          return say("between", { one: titleOf(one), others: listed(others) });
        });
      lines.push(say("verdict", { grade: capital(label("comparability", reason[0])), things: told.join(tongue() ? "; " : "；"),
        reason: reason[1 + tongue()] }));
    });
    /* of figures that only share a word nobody asks what the register leaves out */
    if (!figured) { return lines; }
    things.forEach(function (one, at) {
      units[unitName(one)] = true;
      things.slice(at + 1).forEach(function (other) {
        var known = held.some(function (pair) { return pair[0] === one && pair[1] === other; });
        unlisted = unlisted || (!known && unitName(one) === unitName(other));
      });
    });
    if (Object.keys(units).length > 1) { lines.push(say("units", { units: Object.keys(units).join(tongue() ? ", " : "、") })); }
    if (unlisted) { lines.push(say("unlisted", {})); }
    return lines;
  }

  function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
  function unitName(thing) { return table.indicators[table.things[thing][1]][4][tongue()]; }
  /* several places of one indicator: it is named once */
  function listed(things) {
    var own = things.map(function (thing) { return table.things[thing]; });
    var alike = own.every(function (pair) { return pair[1] === own[0][1]; });
    if (own.length < 2 || !alike) { return things.map(titleOf).join(tongue() ? "; " : "、"); }
    var places = own.map(function (pair) { return table.places[pair[0]][tongue()]; });
    return say("of_places", { places: places.join(tongue() ? ", " : "、"), name: table.indicators[own[0][1]][tongue()] });
  }

  function compared(groups, figured) {
    if (groups.length < 2 || groups.length > COMPARED) { return ""; }
    var lines = verdicts(groups.map(function (group) { return group.thing; }).sort(function (a, b) { return a - b; }), figured);
    if (!lines.length) { return ""; }
    return element("div", "compared", [element("h3", "", say("compare", {})),
      element("ul", "", lines.map(function (text) { return element("li", "", text); }))]);
  }

  /* --- the page --- */

  function showReports(text) {
    var words = text.split(/\s+/).filter(Boolean);
    var count = 0;
    items.forEach(function (each) {
      each.item.hidden = !words.every(function (word) { return each.text.indexOf(word) >= 0; });
      count += each.item.hidden ? 0 : 1;
    });
    document.querySelectorAll(".group").forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
    return count;
  }

  function showFigures(text) {
    place.replaceChildren();
    place.hidden = true;
    if (!table || !text) { return []; }
    var wanted = numbersOf(text);
    var groups = ranked(wanted.numbers, wanted.words);
    var loosened = !groups.length && wanted.numbers.length > 0;
    if (loosened) {
      groups = ranked(wanted.numbers.map(function (each) { return Object.assign({}, each, { base: null }); }), []);
    }
    if (!groups.length) { return groups; }
    place.hidden = false;
    var heading = element("h2", "", say("heading", {}));
    heading.id = "figures-title";
    heading.tabIndex = -1;
    place.append(heading);
    if (loosened) { place.append(element("p", "summary", say("loosened", {}))); }
    var figured = wanted.numbers.some(function (each) { return !each.year; });
    if (figured && groups.length > 1) { place.append(element("p", "summary", say("same", {}))); }
    place.append(compared(groups, figured), element("ol", "found", groups.slice(0, all ? groups.length : SHOWN).map(grouped)));
    if (groups.length > SHOWN && !all) {
      var more = element("button", "", say("all", { count: groups.length }));
      more.type = "button";
      more.addEventListener("click", function () {
        all = true;
        show();
        place.querySelectorAll(".found > li")[SHOWN].querySelector("a").focus();
      });
      place.append(element("p", "tools", more));
    }
    return groups;
  }

  function show() {
    var text = folded(field.value).trim();
    var count = showReports(text);
    var groups = showFigures(text);
    var facts = groups.reduce(function (sum, group) { return sum + group.facts.length; }, 0);
    var values = { count: count, total: items.length, facts: facts, things: groups.length };
    status.textContent = !text ? "" : !table ? count + " / " + items.length : say(facts ? "found" : "found_reports", values);
    nothing.hidden = !text || count > 0 || facts > 0;
  }

  /* the figures lie in a script of their own, which only a reader who looks for something waits for */
  function begin() {
    if (asked || !place.getAttribute("data-figures")) { return; }
    asked = true;
    var script = document.createElement("script");
    script.src = place.getAttribute("data-figures");
    script.addEventListener("load", function () {
      table = window.labourtargetsFigures;
      learnUnits();
      show();
    });
    document.head.append(script);
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var heading = document.getElementById("figures-title");
    if (heading) { heading.focus(); }
  });
  field.addEventListener("input", function () {
    all = false;
    begin();
    show();
    remember();
  });
  document.querySelectorAll("button[data-language]").forEach(function (button) {
    button.addEventListener("click", function () { show(); remember(); });
  });

  /* “back” from a report finds the search as it was left */
  function remember() {
    var told = new URLSearchParams({ lang: tongue() ? "en" : "zh" });
    if (field.value) { told.set("find", field.value); }
    history.replaceState(null, "", "#" + told);
  }

  var find = new URLSearchParams(location.hash.slice(1)).get("find");
  if (find) {
    field.value = find;
    begin();
    show();
  }
})();
