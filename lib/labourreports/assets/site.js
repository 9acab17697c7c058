/* Shows one language of a page that has both, and the age of reports. */
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

  document.querySelectorAll("time[data-age]").forEach(function (time) {
    var days = Math.floor((Date.now() - new Date(time.dateTime).getTime()) / 864e5);
    if (days > 0) { time.textContent += " (" + days + " d)"; }
  });
})();
