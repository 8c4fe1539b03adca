// The chat without reloading, and the way out. Without this script the form does the same work.
(function () {
  "use strict";
  var root = document.documentElement;
  var form = document.getElementById("form");
  var log = document.getElementById("log");
  var choices = document.getElementById("choices");
  var text = document.getElementById("text");
  var busy = document.getElementById("busy");
  var failed = document.getElementById("failed");
  var token = form.elements.token;
  var messageId = form.elements.message_id;
  var leaveUrl = document.body.getAttribute("data-leave");
  var PATIENCE = 45000;
  var THREE_PRESSES = 5000;
  root.className = "scripted";

  // Leaving: the page is emptied first, so that neither a slow network nor "Back" shows it again.
  var gone = false;
  function empty() {
    gone = true;
    document.body.hidden = true;
    log.textContent = "";
    choices.textContent = "";
    text.value = "";
    token.value = "";
  }
  function leave() {
    empty();
    window.location.replace(leaveUrl);
  }
  document.getElementById("leave").addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  var escapes = [];
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" && event.key !== "Esc") return;
    var now = Date.now();
    escapes = escapes.filter(function (at) { return now - at < THREE_PRESSES; });
    escapes.push(now);
    if (escapes.length >= 3) leave();
  });
  // Whoever comes back to the page by the history finds its beginning.
  window.addEventListener("pagehide", empty);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });

  // An old browser sends the form itself.
  if (!window.fetch || !window.Promise) return;

  var waiting = false;
  var pressed = null;

  function show(className, fill) {
    var bubble = document.createElement("p");
    bubble.className = className;
    fill(bubble);
    log.appendChild(bubble);
    return bubble;
  }
  function fillMine(bubble, written) {
    var who = document.createElement("span");
    who.className = "hidden";
    who.textContent = log.getAttribute("data-you") + ": ";
    bubble.dir = "auto";
    bubble.appendChild(who);
    bubble.appendChild(document.createTextNode(written));
  }
  function fillPieces(bubble, pieces) {
    pieces.forEach(function (piece) {
      piece[0].split("\n").forEach(function (line, index) {
        if (index) bubble.appendChild(document.createElement("br"));
        var node = document.createTextNode(line);
        if (piece[1]) {
          var link = document.createElement("a");
          link.href = piece[1];
          link.rel = "noopener noreferrer";
          // In a tab of its own, so that the talk is still here afterwards.
          if (piece[1].indexOf("tel:") !== 0) link.target = "_blank";
          link.appendChild(node);
          node = link;
        }
        bubble.appendChild(node);
      });
    });
  }
  // The labels of the page stay in its language; what is said may be in another.
  function speak(element, answer) {
    element.lang = answer.language;
    element.dir = answer.direction;
  }
  function showChoices(buttons, answer) {
    choices.textContent = "";
    speak(choices, answer);
    buttons.forEach(function (button) {
      var choice = document.createElement("button");
      choice.name = "payload";
      choice.value = button.payload;
      choice.textContent = button.title;
      choices.appendChild(choice);
    });
  }
  function freshId() {
    var id = "";
    while (id.length < 20) id += Math.random().toString(36).slice(2);
    return id.slice(0, 20);
  }
  function post(body) {
    var stop = window.AbortController ? new AbortController() : null;
    var timer = setTimeout(function () { if (stop) stop.abort(); }, PATIENCE);
    var request = {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      referrerPolicy: "no-referrer",
    };
    if (stop) request.signal = stop.signal;
    return fetch(form.getAttribute("action"), request).then(function (response) {
      if (!response.ok) throw new Error("refused");
      return response.json();
    }).then(function (answer) {
      clearTimeout(timer);
      // Silence means that it had come through before and its answer was lost: it is asked again.
      if (!answer.replies.length) throw new Error("repeated");
      return answer;
    });
  }
  function showAnswer(answer, byButton) {
    token.value = answer.token;
    var first = null;
    answer.replies.forEach(function (reply) {
      var shown = show("theirs", function (bubble) {
        speak(bubble, answer);
        fillPieces(bubble, reply.pieces);
      });
      first = first || shown;
    });
    showChoices(answer.replies[answer.replies.length - 1].buttons, answer);
    first.scrollIntoView({ block: "start" });
    // Focusing the box would open the keyboard of a phone over the answer.
    (byButton ? choices : text).focus({ preventScroll: true });
  }

  function send(body, mine, byButton) {
    waiting = true;
    busy.hidden = false;
    failed.hidden = true;
    var bubble = show("mine", function (shown) { fillMine(shown, mine); });
    busy.scrollIntoView({ block: "nearest" });
    body.token = token.value;
    body.message_id = messageId.value;
    post(body).then(function (answer) {
      showAnswer(answer, byButton);
    }).catch(function () {
      if (gone) return;
      // Nothing is lost: what was written goes back into the box, to be sent again.
      if (bubble.parentNode) log.removeChild(bubble);
      if (!byButton && !text.value) text.value = mine;
      failed.hidden = false;
      failed.scrollIntoView({ block: "nearest" });
    }).then(function () {
      messageId.value = freshId();
      waiting = false;
      busy.hidden = true;
    });
  }

  // Older browsers do not say which button submitted the form.
  form.addEventListener("click", function (event) { pressed = event.target; });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var button = event.submitter || pressed;
    pressed = null;
    if (waiting) return;
    if (button && button.name === "payload") {
      send({ payload: button.value }, button.textContent, true);
    } else if (text.value.trim()) {
      var written = text.value;
      text.value = "";
      send({ text: written }, written, false);
    }
  });
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      document.getElementById("send").click();
    }
  });
})();
