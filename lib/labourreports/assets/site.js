/* Finds reports on the index by their words, in one language or both; shows their age. */
(function () {
  "use strict";
  var asked = new URLSearchParams(location.hash.slice(1));

  function speak(language) {
    document.body.setAttribute("data-language", language);
    document.documentElement.lang = language === "en" ? "en" : "zh-Hans";
    document.querySelectorAll("[data-language]").forEach(function (button) {
      if (button.tagName === "BUTTON") {
        button.setAttribute("aria-pressed", String(button.getAttribute("data-language") === language));
      }
    });
  }

  var languages = document.querySelector("[data-languages]");
  if (languages) {
    languages.hidden = false;
    languages.querySelectorAll("button").forEach(function (button) {
      button.addEventListener("click", function () { speak(button.getAttribute("data-language")); });
    });
    speak(asked.get("lang") || (/^zh/i.test(navigator.language || "zh") ? "zh" : "en"));
  }

  var form = document.querySelector("[data-search]");
  if (form) {
    var words = document.getElementById("words");
    var found = document.querySelector("[data-found]");
    var nothing = document.querySelector("[data-nothing]");
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
      nothing.hidden = count > 0 || !wanted.length;
    };
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    words.addEventListener("input", show);
    if (asked.get("find")) {
      words.value = asked.get("find");
      show();
    }
  }
  document.querySelectorAll("time[data-age]").forEach(function (time) {
    var days = Math.floor((Date.now() - new Date(time.dateTime).getTime()) / 864e5);
    if (days > 0) { time.textContent += " (" + days + " d)"; }
  });
})();
