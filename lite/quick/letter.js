// The message's words: a new draft never takes the place of words that somebody has changed, it is offered beside them.

const at = id => document.getElementById(id);
const same = (one, two) => one.subject === two.subject && one.body === two.body;
let given = { subject: '', body: '' }; // the draft that stands there, or that the words there began as
let fresh = null; // a newer draft, not taken
const mine = []; // words that a draft was taken in place of

export const words = () => ({ subject: at('subject').value, body: at('body').value });
export const touched = () => !same(words(), given);
export const letterState = () => ({ words: words(), given, mine });

export function restoreLetter(typed) {
  if (!typed) return;
  given = typed.given;
  mine.splice(0, mine.length, ...typed.mine);
  put(typed.words);
}

export function take(draft) {
  const kept = touched();
  if (!kept || same(draft, words())) put(given = draft);
  fresh = kept && !same(draft, given) ? draft : null;
  showOffers();
}

function put({ subject, body }) {
  at('subject').value = subject;
  at('body').value = body;
}

function showOffers() {
  at('new-draft').hidden = !fresh;
  at('own-words').hidden = !mine.length;
}

function turned() {
  showOffers();
  at('body').dispatchEvent(new Event('input', { bubbles: true })); // looked over and remembered like anything typed
}

export function offerDrafts() {
  at('take').addEventListener('click', () => {
    if (touched()) mine.push(words());
    put(given = fresh);
    fresh = null;
    turned();
  });
  at('back').addEventListener('click', () => {
    if (touched()) mine.unshift(words()); // round and round, so that none of them is lost
    put(mine.pop());
    turned();
  });
}
