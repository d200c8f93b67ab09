// node compile.mjs FOLDER: runs compiled.py below with the Python of that Pyodide folder, over the wheels in it.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: folder, lockFileURL: `${folder}/pyodide-lock.json` });
python.FS.mkdirTree('/wheels');
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, '/wheels');
python.runPython(readFileSync(new URL('compiled.py', import.meta.url), 'utf8'));
