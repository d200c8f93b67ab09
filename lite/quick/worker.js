// Python, beside the page: it is started with the page's own Content-Security-Policy (page.js), so it can ask no other
// host either. Every message is one press: what was asked, with its number; every answer has the number again.

let python = null;

function say(words) {
  postMessage({ state: words });
}

async function begin({ pyodide, lock, archive, packages }) {
  say('Getting ready: Python (1 of 3) …');
  const bytes = fetch(archive).then(found => {
    if (!found.ok) throw new Error(`${found.status} for the workbook`);
    return found.arrayBuffer();
  });
  bytes.catch(() => {}); // told below, where it is waited for
  const { loadPyodide } = await import(pyodide);
  const made = await loadPyodide({ lockFileURL: lock, packages });
  postMessage({ mark: 'python' });
  say('Getting ready: the workbook (2 of 3) …');
  made.unpackArchive(await bytes, 'zip', { extractDir: '/lib/quick' });
  made.runPython("import sys; sys.path[:0] = ['/lib/quick', '/lib/quick/whole.zip']");
  say('Getting ready: the rules (3 of 3) …');
  python = made.pyimport('followup.quick.browser');
  python.warm();
}

function answer({ id, asked }) {
  try {
    postMessage({ id, answer: JSON.parse(python.press(JSON.stringify(asked))) });
  } catch (error) {
    postMessage({ id, answer: { error: 'Something went wrong in this page. What you typed is still there.' } });
    console.error(error);
  }
}

const waiting = [];
onmessage = async ({ data }) => {
  if (!data.begin) return python ? answer(data) : waiting.push(data);
  try {
    await begin(data.begin);
  } catch (error) {
    console.error(error);
    return postMessage({ broken: true });
  }
  postMessage({ ready: true });
  waiting.splice(0).forEach(answer);
};
postMessage({ here: true });
