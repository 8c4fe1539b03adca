// The chat without reloading, and the way out. Without this script the form does the same work.
(function () {
  "use strict";
  var form = document.getElementById("form");
  var log = document.getElementById("log");
  var choices = document.getElementById("choices");
  var text = document.getElementById("text");
  var busy = document.getElementById("busy");
  var failed = document.getElementById("failed");
  var token = form.elements.token;
  var messageId = form.elements.message_id;
  var waiting = false;

  // Leaving: the page is emptied first, so that neither a slow network nor "Back" shows it again.
  function leave() {
    document.body.hidden = true;
    document.body.textContent = "";
    document.title = "";
    window.location.replace(document.documentElement.dataset.leave);
  }
  document.documentElement.dataset.leave = document.body.dataset.leave;
  document.getElementById("leave").addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  var escapes = [];
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var now = Date.now();
    escapes = escapes.filter(function (at) { return now - at < 2000; });
    escapes.push(now);
    if (escapes.length >= 3) leave();
  });
  // A page that comes back from the browser's memory is emptied: the talk is over.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) leave();
  });
  window.addEventListener("pagehide", function () {
    log.textContent = "";
    text.value = "";
    token.value = "";
  });

  function show(className, fill) {
    var bubble = document.createElement("p");
    bubble.className = className;
    fill(bubble);
    log.appendChild(bubble);
    return bubble;
  }
  function fillPieces(bubble, pieces) {
    pieces.forEach(function (piece) {
      piece[0].split("\n").forEach(function (line, index) {
        if (index) bubble.appendChild(document.createElement("br"));
        var node = document.createTextNode(line);
        if (piece[1]) {
          var link = document.createElement("a");
          link.href = piece[1];
          link.rel = "noreferrer";
          link.appendChild(node);
          node = link;
        }
        bubble.appendChild(node);
      });
    });
  }
  function showChoices(buttons) {
    choices.textContent = "";
    buttons.forEach(function (button) {
      var choice = document.createElement("button");
      choice.name = "payload";
      choice.value = button.payload;
      choice.textContent = button.title;
      choices.appendChild(choice);
    });
  }
  function randomId() {
    var bytes = new Uint8Array(9);
    window.crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (b) { return b.toString(16); }).join("");
  }

  function send(body, mine) {
    waiting = true;
    busy.hidden = false;
    failed.hidden = true;
    var bubble = mine ? show("mine", function (b) { b.textContent = mine; }) : null;
    if (bubble) bubble.scrollIntoView({ block: "nearest" });
    body.token = token.value;
    body.message_id = messageId.value;
    fetch(form.getAttribute("action"), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      referrerPolicy: "no-referrer",
    }).then(function (response) {
      if (!response.ok) throw new Error("refused");
      return response.json();
    }).then(function (answer) {
      token.value = answer.token;
      messageId.value = randomId();
      document.documentElement.lang = answer.language;
      document.documentElement.dir = answer.direction;
      var first = null;
      answer.replies.forEach(function (reply) {
        var shown = show("theirs", function (b) { fillPieces(b, reply.pieces); });
        first = first || shown;
      });
      var last = answer.replies[answer.replies.length - 1];
      showChoices(last ? last.buttons : []);
      if (first) first.scrollIntoView({ block: "start" });
      text.focus({ preventScroll: true });
    }).catch(function () {
      // Nothing is lost: what was written goes back into the box, to be sent again.
      if (bubble) log.removeChild(bubble);
      if (mine && !text.value && !body.payload) text.value = mine;
      failed.hidden = false;
    }).then(function () {
      waiting = false;
      busy.hidden = true;
    });
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (waiting) return;
    var pressed = event.submitter || document.activeElement;
    if (pressed && pressed.name === "payload") {
      send({ payload: pressed.value }, pressed.textContent);
    } else if (text.value.trim()) {
      var written = text.value;
      text.value = "";
      send({ text: written }, written);
    }
  });
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      document.getElementById("send").click();
    }
  });
})();
