/* Finds reports on the index by their words; shows their age. */
(function () {
  "use strict";
  var form = document.querySelector("[data-search]");
  if (form) {
    var words = document.getElementById("words");
    var found = document.querySelector("[data-found]");
    var items = Array.from(document.querySelectorAll(".reports > li"));
    var show = function () {
      var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      var count = 0;
      items.forEach(function (item) {
        var text = item.getAttribute("data-text");
        var fits = wanted.every(function (word) { return text.indexOf(word) >= 0; });
        item.hidden = !fits;
        count += fits ? 1 : 0;
      });
      document.querySelectorAll(".group").forEach(function (group) {
        group.hidden = !group.querySelector("li:not([hidden])");
      });
      found.textContent = wanted.length ? count + " / " + items.length : "";
    };
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    words.addEventListener("input", show);
  }
  document.querySelectorAll("time[data-age]").forEach(function (time) {
    var days = Math.floor((Date.now() - new Date(time.dateTime).getTime()) / 864e5);
    if (days > 0) { time.textContent += " (" + days + " d)"; }
  });
})();
