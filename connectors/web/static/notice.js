// The notice's place in the history is the chat's, and the way out's: "Back" shows neither.
(function () {
  "use strict";
  var THREE_PRESSES = 5000;
  var leave = document.querySelector("a.leave");
  var start = document.querySelector("a.start");
  function go(link) {
    return function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      document.body.hidden = true;
      window.location.replace(link.href);
    };
  }
  leave.addEventListener("click", go(leave));
  start.addEventListener("click", go(start));
  var escapes = [];
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" && event.key !== "Esc") return;
    var now = Date.now();
    escapes = escapes.filter(function (at) { return now - at < THREE_PRESSES; });
    escapes.push(now);
    if (escapes.length < 3) return;
    document.body.hidden = true;
    window.location.replace(leave.href);
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) document.body.hidden = false;
  });
})();
