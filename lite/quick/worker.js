// Python, beside the page: it is started with the page's own Content-Security-Policy (page.js), so it can ask no other
// host either. Every message is one press: what was asked, with its number; every answer has the number again.

let python = null;

function say(words) {
  postMessage({ state: words });
}

// The bytes of an archive, which is compressed in one piece; some hosts and browsers have undone that on the way.
async function bytesOf(address) {
  const found = await fetch(address);
  if (!found.ok) throw new Error(`${found.status} for ${address}`);
  const bytes = await found.arrayBuffer();
  const [one, two] = new Uint8Array(bytes);
  if (one !== 0x1f || two !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

async function begin({ pyodide, lock, archive, library, packages }) {
  say('Getting ready: Python (1 of 3) …');
  const bytes = bytesOf(archive);
  bytes.catch(() => {}); // told below, where it is waited for
  const [{ loadPyodide }, own] = await Promise.all([import(pyodide), library && bytesOf(library)]);
  const stdLibURL = own && URL.createObjectURL(new Blob([own]));
  const made = await loadPyodide({ lockFileURL: lock, packages, ...(own ? { stdLibURL } : {}) });
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
  setTimeout(() => python.rehearse(), 50); // while the form is filled in, what the first answer needs is read
};
postMessage({ here: true });
