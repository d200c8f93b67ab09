"""What a person needs who reads with other spacing, on a narrow screen, by keyboard: questions asked of a page."""

NARROW = {"width": 320, "height": 640}  # what a window of 1280 has left at 400 %
NO_WIDER = "document.documentElement.scrollWidth <= innerWidth"
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
SPACED = """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);  // a page's policy allows it
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = css ? [...before, sheet] : before.slice(0, -1); }"""

# Words of a page that are cut off: their box hides what is more than it holds. A field scrolls; an unseen one is heard;
# what ends in dots is cut off too.
CUT_OFF = """(inside) => [...document.querySelectorAll(`${inside} *`)]
  .filter((one) => one.checkVisibility() && !one.closest('.fu-unseen, .fu-layer, .fu-skips, svg'))
  .filter((one) => !one.matches('input, textarea, select, option') && one.clientHeight > 1 && one.innerText?.trim())
  .filter((one) => { const look = getComputedStyle(one), hides = (how) => ['hidden', 'clip'].includes(how);
    return look.clipPath === 'none' && (hides(look.overflowY) && one.scrollHeight > one.clientHeight + 2
      || hides(look.overflowX) && one.scrollWidth > one.clientWidth + 2); })
  .map((one) => one.outerHTML.slice(0, 120))"""

# Words that lie on others: pieces of text whose boxes meet by more than a sliver. What stays while others scroll may.
ON_TOP = """(inside) => {
  const boxes = [], all = document.querySelector(inside);
  const walk = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
  const stays = (one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position);
  const unseen = (one) => one !== all && (getComputedStyle(one).clipPath !== 'none' || unseen(one.parentElement));
  const stuck = (one) => one !== all && (stays(one) || stuck(one.parentElement));
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement, look = getComputedStyle(at);
    if (!node.data.trim() || !at.checkVisibility({visibilityProperty: true})) continue;
    if (at.closest('svg, textarea, option, .fu-unseen, .fu-layer, .fu-skips, .fu-live')) continue;
    if (stuck(at) || unseen(at)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) boxes.push({ box, words: node.data.trim().slice(0, 60) });
  }
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  return boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => meet(one.box, other.box))
    .map((other) => `${one.words} / ${other.words}`)); }"""

# What is pressed, is smaller than 24 by 24 pixels and has not that much room of its own; a link in a sentence may be.
UNDER_24 = """(inside) => {
  const all = [...document.querySelectorAll(`${inside} :is(button, a[href], summary, input, select, textarea)`)]
    .filter((one) => one.checkVisibility() && !one.matches('.fu-skip') && one.getClientRects().length)
    .map((one) => one.matches('[type=checkbox], [type=radio]') ? one.closest('label') ?? one : one)
    .map((one) => ({ one, box: one.getBoundingClientRect() }));
  const near = ({ box }, { box: other }) => {
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const across = x - Math.max(other.left, Math.min(x, other.right));
    return Math.hypot(across, y - Math.max(other.top, Math.min(y, other.bottom))) < 11.5;
  };
  return all.filter(({ box }) => box.width < 23.5 || box.height < 23.5)
    .filter(({ one }) => !(one.matches('a') && one.closest('p, li, td') && getComputedStyle(one).display === 'inline'))
    .filter((it) => all.some((other) => other.one !== it.one && near(it, other)))
    .map(({ one }) => one.outerHTML.slice(0, 120)); }"""

# Places that tell something unasked: those that are no live region yet, and words that say so once more or elsewhere.
NOT_HEARD = """() => {
  const all = (css) => [...document.querySelectorAll(css)], places = '.fu-tells, .fu-live';
  const not_yet = all(places).filter((one) => one.getAttribute('role') !== 'status');
  const elsewhere = all('.fu-app [role=status]').filter((one) => !one.matches(`${places}, .fu-unseen`));
  return [...not_yet, ...elsewhere, ...all(':is(.fu-tells, .fu-live) :is([role=status], [aria-live])')]
    .map((one) => one.outerHTML.slice(0, 160)); }"""

# What becomes of a place that gets its class when it is in the page already, as widgets do, and nothing follows it.
ROLE_OF_LATE = """async () => { const place = document.querySelector('.fu').appendChild(document.createElement('div'));
  await Promise.resolve();  // whoever watches what comes into the page has seen it, without a class
  place.classList.add('fu-tells');
  await new Promise((go) => setTimeout(go));
  const role = place.getAttribute('role');
  place.remove();
  return role; }"""

# Where the focus is: how it can be told, and whether any of it can be seen.
FOCUS = """() => { const one = document.activeElement;
  if (!one || one === document.body) return null;
  const shown = one.matches('[type=checkbox], [type=radio]') ? one.closest('label') ?? one : one;
  const box = shown.getBoundingClientRect(), look = getComputedStyle(one), around = getComputedStyle(shown);
  const told = [look, around].some((it) => it.outlineStyle !== 'none' && parseFloat(it.outlineWidth) >= 1);
  const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]]
    .map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  const open = points.some((at) => at && (shown.contains(at) || at.contains(shown)));
  return {what: one.outerHTML.slice(0, 120), told, open}; }"""


def untold(page, most):
    """Press Tab up to `most` times; the elements whose focus is not shown, or lies wholly behind something."""
    wrong, stops = [], 0
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        stops += at is not None
        if at and not (at["told"] and at["open"]):
            wrong.append(at)
    assert stops > 5
    return wrong
