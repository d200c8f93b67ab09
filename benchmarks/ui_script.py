"""What the browser does while it is measured: a cell that echoes, and scripts that take times and count words."""

ECHO = """# The cheapest round trip: what is typed comes back
import ipywidgets as widgets
typed, shown = widgets.Text(description="Echo"), widgets.HTML()
typed.observe(lambda change: setattr(shown, "value", change["new"]), "value")
box = widgets.VBox([typed, shown])
box.add_class("bench-echo")
box"""
# Do something, and take the time until what answers has changed, and until the last of our panels has.
TIMED = """([press, answer, words, quiet]) => new Promise((done, fail) => {
  const seen = (css) => [...document.querySelectorAll(css)].find((one) => one.offsetParent);
  const ours = (node) => (node.closest ? node : node.parentElement)?.closest(".fu, .bench-echo");
  const pressed = seen(press), before = seen(answer).innerHTML;
  const late = setTimeout(() => fail(new Error("no answer in ten seconds: " + press)), 10000);
  let answered = 0, settled = 0, last;
  const watch = new MutationObserver((changes) => {
    if (!changes.some((one) => ours(one.target))) return;
    settled = performance.now() - start;
    if (!answered && seen(answer)?.innerHTML !== before) answered = settled;
    clearTimeout(last);
    last = setTimeout(() => {
      if (!answered) return;
      watch.disconnect(); clearTimeout(late); done([answered, settled]);
    }, quiet);
  });
  watch.observe(document.body, {childList: true, subtree: true, characterData: true});
  const start = performance.now();
  if (pressed.tagName === "BUTTON") return pressed.click();
  pressed.value = words;
  for (const kind of ["input", "change"]) pressed.dispatchEvent(new Event(kind, {bubbles: true}));
})"""
# Turn to a place of the app, and take the time until it stands there and is not dimmed.
TURNED = """(to) => new Promise((done, fail) => {
  const late = setTimeout(() => fail(new Error("not there in ten seconds: " + to)), 10000);
  const places = () => [...document.querySelectorAll(".fu-place")].filter((one) => one.checkVisibility());
  const before = places()[0], start = performance.now();
  const look = () => {
    const now = places();
    if (now.length === 1 && now[0] !== before && now[0].innerText.trim() && !document.querySelector(".fu-turning")) {
      clearTimeout(late); done(performance.now() - start);
    } else requestAnimationFrame(look);
  };
  location.hash = to;
  look();
})"""
# Words of letters within the window; bare numbers are none.
WORDS = """() => {
  let count = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode, around = words.parentElement;
    if (["STYLE", "SCRIPT", "OPTION"].includes(around.tagName) || !around.checkVisibility()) continue;
    if (around.closest(".fu-unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(words);
    const box = range.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.top > innerHeight || box.bottom < 0) continue;
    count += (words.textContent.match(/\\p{L}[\\p{L}'’-]*/gu) || []).length;
  }
  return count;
}"""
