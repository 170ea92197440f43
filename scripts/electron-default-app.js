// What Electron's own default app does for `electron [options] <folder or file> [arguments]`, for a runtime that
// came without one. It is an ES module on purpose: Electron holds `ready` back until its imports have settled, so
// the app it loads can still do what must be done before.
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const given = process.argv.slice(1);

function parse(args) {
  const preloads = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === '--version' || arg === '-v') return { kind: 'version' };
    if (arg === '-r' || arg === '--require') preloads.push(args[++at]);
    else if (!arg.startsWith('-')) return { kind: 'app', path: resolve(arg), preloads };
  }
  return { kind: 'nothing' };
}

async function load(path) {
  const isFolder = (await stat(path)).isDirectory();
  const folder = isFolder ? path : dirname(path);
  let main = path;
  if (isFolder) {
    const about = require(join(folder, 'package.json'));
    if (about.productName || about.name) app.setName(about.productName || about.name);
    if (about.version) app.setVersion(about.version);
    main = join(folder, about.main || 'index.js');
  }
  app.setAppPath(folder);
  process.defaultApp = true;
  await import(pathToFileURL(main).href);
}

const wanted = parse(given);
if (wanted.kind === 'version') {
  process.stdout.write(`v${process.versions.electron}\n`);
  app.exit(0);
} else if (wanted.kind === 'nothing') {
  process.stderr.write('usage: electron [options] <folder or file> [arguments]\n');
  app.exit(2);
} else {
  try {
    for (const module of wanted.preloads) require(resolve(module));
    await load(wanted.path);
  } catch (error) {
    process.stderr.write(`${wanted.path} could not be loaded: ${error?.stack ?? error}\n`);
    app.exit(1);
  }
}
