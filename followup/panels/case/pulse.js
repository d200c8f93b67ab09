// Tells the kernel that a minute has begun, while the page is looked at, and at once when somebody comes back to it.
function render({ model, el }) {
  let timer = 0, last = Math.floor(Date.now() / 60000);
  el.style.display = 'none';
  const wait = () => { clearTimeout(timer); timer = setTimeout(beat, 60000 - (Date.now() % 60000) + 150); };
  const beat = () => {
    const minute = Math.floor(Date.now() / 60000);
    const seen = document.visibilityState === 'visible' && el.parentElement?.getClientRects().length > 0;
    if (seen && minute !== last) {
      last = minute;
      try { model.send({ beat: minute }); } catch { /* the connection is gone, which the page says elsewhere */ }
    }
    wait();
  };
  document.addEventListener('visibilitychange', beat);
  wait();
  return () => { clearTimeout(timer); document.removeEventListener('visibilitychange', beat); };
}

export default { render };
