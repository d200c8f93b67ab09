// What the check found, marked inside the fields themselves: a layer of the same words lies behind each field, with
// lines below what to look at. One popover at a time says what and what would be better. What is written goes in as
// text, never as HTML. The fields are not ours: ipywidgets keeps what is typed.
const PUT = { '': 'Take it out' };
const LIKE = ['font', 'letterSpacing', 'wordSpacing', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft',
  'textIndent', 'textAlign', 'direction', 'tabSize', 'lineHeight'];
let numbers = 0;

// Where two texts differ: what stood between `from` and `to` is another, and all after it has moved `by`.
export function change(was, now) {
  const most = Math.min(was.length, now.length);
  let head = 0, tail = 0;
  while (head < most && was[head] === now[head]) head++;
  while (tail < most - head && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { from: head, to: was.length - tail, by: now.length - was.length };
}

// The mark where its words are now; null where they are no longer the same.
export function carried(mark, { from, to, by }) {
  if (by === 0 && from >= to) return mark;
  if (mark.end <= from) return mark;
  return mark.start >= to ? { ...mark, start: mark.start + by, end: mark.end + by } : null;
}

function made(kind, css, words) {
  const element = document.createElement(kind);
  if (css) element.className = css;
  if (words !== undefined) element.textContent = words;
  return element;
}

// One text field with its layer.
function field(input) {
  const layer = made('div', 'fu-layer'), inner = made('div', 'fu-layer-words'), long = input.tagName === 'TEXTAREA';
  layer.setAttribute('aria-hidden', 'true');
  layer.classList.toggle('fu-one-line', !long);
  layer.append(inner);
  input.before(layer);
  const here = { input, layer, text: input.value, spans: new Map() };
  here.scroll = () => { layer.scrollTop = input.scrollTop; layer.scrollLeft = input.scrollLeft; };
  here.lie = () => {
    const look = getComputedStyle(input);
    for (const name of LIKE) inner.style[name] = look[name];
    if (!long) inner.style.lineHeight = `${input.clientHeight - parseFloat(look.paddingTop) - parseFloat(look.paddingBottom)}px`;
    Object.assign(layer.style, {
      left: `${input.offsetLeft + input.clientLeft}px`, top: `${input.offsetTop + input.clientTop}px`,
      width: `${input.clientWidth}px`, height: `${input.clientHeight}px`,
    });
    here.scroll();
  };
  here.paint = (marks, current) => {
    const text = input.value, within = marks.filter((mark) => mark.end > mark.start && mark.end <= text.length);
    const cuts = [...new Set([0, text.length, ...within.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
    here.spans.clear();
    inner.replaceChildren(...cuts.slice(1).map((end, place) => {
      const start = cuts[place], words = text.slice(start, end);
      const over = within.filter((mark) => mark.start <= start && mark.end >= end);
      if (!over.length) return document.createTextNode(words);
      const span = made('span', `fu-mark fu-mark-${over.some((mark) => mark.severity === 'error') ? 'wrong' : 'look'}`, words);
      span.classList.toggle('fu-mark-now', over.some((mark) => mark.key === current));
      for (const mark of over) here.spans.set(mark.key, [...(here.spans.get(mark.key) ?? []), span]);
      return span;
    }), '\n\u200b');
    here.lie();
  };
  return here;
}

function render({ model, el }) {
  const ends = [], fields = {};
  const on = (target, kind, act, how) => {
    target.addEventListener(kind, act, how);
    ends.push(() => target.removeEventListener(kind, act, how));
  };
  let box = null, marks = [], open = null, composing = false, stopped = false, waits = 0, count = null, stood = null;
  const pop = made('div', 'fu-pop'), live = made('p', 'fu-unseen'), hint = made('p', 'fu-unseen');
  const name = `fu-marks-${++numbers}`;
  pop.hidden = true;
  pop.tabIndex = -1;
  pop.setAttribute('role', 'dialog');
  live.setAttribute('role', 'status');
  hint.id = `${name}-hint`;
  hint.textContent = 'F8 goes to the next thing to look at, Shift F8 to the one before. Control Enter copies.';
  el.append(pop, live, hint);
  const say = (words) => { live.textContent = words; };
  const left = () => (marks.length ? `${marks.length} to look at` : 'Nothing to look at');

  // the marks

  const take = () => {
    if (!box || composing) return;
    const told = model.get('told'), found = told.marks ?? [];
    if (told.marks && told.body !== stood && document.activeElement !== fields.body.input) fields.body.input.scrollTop = 0; // another letter
    stood = told.body ?? stood;
    const ways = Object.fromEntries(Object.entries(fields).map(([which, one]) => [which, change(told[which] ?? '', one.input.value)]));
    marks = found.filter((mark) => fields[mark.field]).map((mark) => carried(mark, ways[mark.field])).filter(Boolean);
    if (count !== null && marks.length !== count) say(left());
    count = told.marks ? marks.length : count;
    if (open && !marks.some((mark) => mark.key === open)) close();
    paint();
    if (open) place();
  };
  const paint = () => { for (const [which, one] of Object.entries(fields)) { one.text = one.input.value; one.paint(marks.filter((mark) => mark.field === which), open); } };
  const typed = (which) => {
    if (composing) return;
    const one = fields[which], way = change(one.text, one.input.value);
    marks = marks.map((mark) => (mark.field === which ? carried(mark, way) : mark)).filter(Boolean);
    close();
    paint();
  };

  // the popover

  const place = () => {
    const mark = marks.find((one) => one.key === open), one = fields[mark.field], spans = one.spans.get(open);
    const host = pop.offsetParent.getBoundingClientRect(), around = one.input.getBoundingClientRect();
    const words = spans?.at(-1).getClientRects()[0];
    const most = host.width - pop.offsetWidth - 8;
    const top = words ? Math.min(words.bottom, around.bottom) + 8 : around.bottom - pop.offsetHeight - 8;
    const across = words ? words.left - host.left : most;
    Object.assign(pop.style, { top: `${top - host.top}px`, left: `${Math.max(8, Math.min(across, most))}px` });
  };
  const reveal = (mark) => {
    const one = fields[mark.field], span = one.spans.get(mark.key)?.[0];
    if (span && (span.offsetTop < one.input.scrollTop || span.offsetTop + span.offsetHeight > one.input.scrollTop + one.input.clientHeight))
      one.input.scrollTop = Math.max(0, span.offsetTop - one.input.clientHeight / 3);
    one.scroll();
  };
  const knob = (words, css, act) => {
    const button = made('button', `fu-pop-button ${css}`, words);
    button.type = 'button';
    button.addEventListener('click', act);
    return button;
  };
  const show = (mark, into) => {
    open = mark.key;
    const says = made('p', '', mark.says), row = made('div', 'fu-pop-row');
    const number = made('span', 'fu-pop-count', `${marks.indexOf(mark) + 1} of ${marks.length}`);
    says.id = `${name}-says`;
    row.append(...gap(mark) ? [knob('Fill it in', 'fu-pop-use', () => fill(mark))] : [],
      ...(mark.put.map((words) => knob(PUT[words] ?? `Make it “${words}”`, 'fu-pop-use', () => use(mark, words)))),
      knob('Leave it', '', () => leave(mark)),
      ...(mark.own ? [knob('It is my word', '', () => leave(mark, 'own'))] : []), number);
    pop.replaceChildren(says, row);
    pop.setAttribute('aria-label', `To look at, ${number.textContent}`);
    pop.setAttribute('aria-describedby', says.id);
    pop.hidden = false;
    paint();
    reveal(mark);
    place();
    if (into) pop.querySelector('button').focus({ preventScroll: true });
    pop.scrollIntoView({ block: 'nearest' });
  };
  const close = (back) => {
    if (open === null) return;
    const mark = marks.find((one) => one.key === open);
    open = null;
    pop.hidden = true;
    pop.replaceChildren();
    paint();
    if (back && mark) at(mark, mark.end);
  };
  const at = (mark, end) => {
    const { input } = fields[mark.field];
    input.focus({ preventScroll: true });
    input.setSelectionRange(end, end);
  };
  const turn = (by) => {
    if (!marks.length) { say(left()); return; }
    const now = marks.findIndex((mark) => mark.key === open), input = document.activeElement;
    const which = Object.keys(fields).find((one) => fields[one].input === input);
    const ahead = which === undefined ? -1 : marks.findIndex((mark) => mark.field === which && mark.end >= input.selectionEnd);
    const next = now >= 0 ? now + by : ahead < 0 ? (by > 0 ? 0 : -1) : ahead + (by > 0 ? 0 : -1);
    show(marks[(next + marks.length) % marks.length], true);
  };

  // what is pressed

  const gap = (mark) => fields[mark.field].input.value.slice(mark.start, mark.end).startsWith('[[');
  const fill = (mark) => { // the next key takes the place of the whole gap
    const { input } = fields[mark.field];
    close();
    input.focus({ preventScroll: true });
    input.setSelectionRange(mark.start, mark.end);
  };
  const use = (mark, words) => {
    const { input } = fields[mark.field];
    close();
    input.focus({ preventScroll: true });
    const [before, after] = [input.value[mark.start - 1], input.value[mark.end]];
    const end = mark.end + (!words && after === ' ' && (before ?? ' ') === ' '); // no two spaces where a word went
    input.setSelectionRange(mark.start, end);
    // so that the browser's own undo takes it back
    const done = words ? document.execCommand('insertText', false, words) : document.execCommand('delete');
    if (!done) {
      input.setRangeText(words, mark.start, end, 'end');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    marks = marks.filter((one) => one.key !== mark.key);
    count = marks.length;
    paint();
    say(`${words ? `Put in: ${words}` : 'Taken out'}. ${left()}.`);
  };
  const leave = (mark, how = 'leave') => {
    close(true);
    marks = marks.filter((one) => one.key !== mark.key);
    count = marks.length;
    paint();
    say(`Left as it is. ${left()}.`);
    model.send({ [how]: mark.key });
  };
  const copy = () => {
    const button = box.closest('.fu-page')?.querySelector('.fu-send button[data-text]');
    if (!button) return;
    button.dataset.text = fields.body.input.value;
    button.click();
    say('Copied.');
  };
  const keys = (event) => {
    if (event.isComposing || composing) return;
    const go = event.key === 'F8' ? () => turn(event.shiftKey ? -1 : 1)
      : event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? copy
      : event.key === 'Escape' && open !== null ? () => close(true) : null;
    if (go) { event.preventDefault(); event.stopPropagation(); go(); }
    else if (pop.contains(event.target)) event.stopPropagation(); // a letter there is no key of the page
  };
  const touched = (which) => {
    const { input } = fields[which], caret = input.selectionStart;
    if (caret !== input.selectionEnd || composing) return;
    const hit = marks.filter((mark) => mark.field === which && mark.end > mark.start && mark.start <= caret && caret <= mark.end);
    const mark = hit.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    if (!mark) close();
    else if (mark.key !== open) show(mark, false);
  };

  const bind = (which, input) => {
    const one = fields[which] = field(input);
    input.spellcheck = false; // the same word is not marked twice
    input.setAttribute('aria-describedby', hint.id);
    on(input, 'input', () => typed(which));
    on(input, 'scroll', () => { one.scroll(); if (open) place(); });
    for (const kind of ['keyup', 'select', 'focus']) on(input, kind, one.scroll);
    on(input, 'click', () => touched(which));
    on(input, 'compositionstart', () => { composing = true; close(); });
    on(input, 'compositionend', () => { composing = false; typed(which); take(); });
    const sizes = new ResizeObserver(() => { one.lie(); if (open) place(); });
    sizes.observe(input);
    ends.push(() => { sizes.disconnect(); one.layer.remove(); });
  };
  const begin = () => {
    box = el.closest('.fu-editor');
    const body = box?.querySelector('.fu-words textarea'), subject = box?.querySelector('.widget-text input');
    if (stopped) return;
    if (!body || !subject) { box = null; waits = setTimeout(begin, 50); return; }
    bind('subject', subject);
    bind('body', body);
    box.classList.add('fu-marked');
    box.setAttribute('data-lm-suppress-shortcuts', 'true'); // Control Enter would run the cell
    on(box, 'keydown', keys, true); // ipywidgets lets no key out of its fields
    on(box, 'click', (event) => {
      if (!event.target.closest('.fu-look')) return;
      event.preventDefault();
      event.stopPropagation();
      turn(1);
    }, true);
    const away = (event) => { if (open !== null && !box.contains(event.target)) close(); };
    on(document, 'focusin', away);
    on(document, 'pointerdown', away);
    take();
  };
  model.on('change:told', take);
  begin();
  return () => {
    stopped = true;
    clearTimeout(waits);
    model.off('change:told', take);
    box?.classList.remove('fu-marked');
    for (const end of ends) end();
  };
}

export default { render };
