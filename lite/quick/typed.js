// What was typed outlives a reload of this tab, and no more than that: a closed tab takes it along.

const PLACE = 'followup-quick';

export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE)) || {};
  } catch {
    return {}; // no storage here, or not ours: the page begins empty
  }
}

export function remember(typed) {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(typed));
  } catch {
    // no storage here: what was typed is on the page, and nowhere else
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // nothing was kept
  }
}
