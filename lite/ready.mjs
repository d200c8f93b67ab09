// node ready.mjs FOLDER ARCHIVE OUT: the rulebook as data, read by the Python of that Pyodide folder out of that archive.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, archive, out] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: folder, lockFileURL: `${folder}/pyodide-lock.json` });
python.unpackArchive(new Uint8Array(readFileSync(archive)), 'zip', { extractDir: '/lib/quick' });
python.runPython("import sys; sys.path[:0] = ['/lib/quick', '/lib/quick/whole.zip']");
const ready = python.runPython('from followup.rulebook.loading import ready_rulebook; ready_rulebook()');
writeFileSync(out, ready.toJs());
