import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Who may import whom: folders of ours, packages, and whether Node's own modules. Data files (resources/, package.json) are free. */
type Arrow = {
  readonly from: string;
  readonly folders: readonly string[];
  readonly packages: (name: string) => boolean;
  readonly node: boolean;
};

const among =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    names.includes(name);

/** What only a process with Node can use. */
const needsNode = among('electron', 'better-sqlite3', 'node-notifier', '@node-rs/argon2');
/** What only the page uses. */
const isPage = (name: string): boolean =>
  name === 'mermaid' || /^(react|react-dom|react-.*|@mantine\/.*|@tanstack\/.*|@fontsource.*)$/.test(name);

const arrows: readonly Arrow[] = [
  { from: 'shared', folders: ['shared'], packages: among('zod', 'yaml', 'saxes'), node: false },
  { from: 'renderer', folders: ['renderer', 'shared'], packages: (name) => !needsNode(name), node: false },
  {
    from: 'electron/preload',
    folders: ['electron/preload', 'shared'],
    packages: among('electron', 'zod'),
    node: false,
  },
  {
    from: 'electron/main',
    folders: ['electron/main', 'shared'],
    packages: (name) => !isPage(name) && !among('better-sqlite3', '@node-rs/argon2')(name),
    node: true,
  },
  {
    from: 'electron/desk',
    folders: ['electron/desk', 'shared'],
    packages: (name) => !isPage(name) && !among('electron', 'node-notifier')(name),
    node: true,
  },
  {
    from: 'electron/cli',
    folders: ['electron/cli', 'electron/desk', 'shared'],
    // Of Mermaid the command line uses the parser, which needs no page.
    packages: (name) => (name === 'mermaid' || !isPage(name)) && !needsNode(name),
    node: true,
  },
];

type Node = { readonly type: string; readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The part of one syntax node that names a module, if it is one of the ways to name one. */
function namedModule(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'CallExpression': {
      const callee = node.callee as Node;
      return callee.name === 'require' ? (node.arguments as unknown[])[0] : undefined;
    }
    default:
      return undefined;
  }
}

/** Every module that a source names: static, dynamic, re-exported, required, and for types only. */
function importsOf(file: string, code: string): readonly string[] {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: string[] = [];
  const open: unknown[] = [program];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value.filter((part) => part !== undefined));
    if (!isNode(value)) continue;
    const source = namedModule(value);
    if (isNode(source)) {
      found.push(typeof source.value === 'string' ? source.value : '(computed)');
    }
    open.push(...Object.values(value).filter((part) => typeof part === 'object' && part !== null));
  }
  return found;
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** The file that a relative import names, as the bundler finds it; relative to the repository. */
function target(from: string, specifier: string): string | undefined {
  const bare = resolve(root, dirname(from), specifier.replace(/\?.*$/, ''));
  const candidates = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx'].map((end) => bare + end);
  const found = candidates.find(isFile);
  return found === undefined ? undefined : relative(root, found);
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isInside = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** Why an import is against the arrow, or undefined when it is allowed. */
function refusal(arrow: Arrow, file: string, specifier: string): string | undefined {
  if (specifier === '(computed)') return 'names no module in plain text';
  if (specifier.startsWith('.')) {
    const path = target(file, specifier);
    if (path === undefined) return `imports ${specifier}, which does not exist`;
    const isData = path === 'package.json' || (isInside(path, 'resources') && !/\.[cm]?[jt]sx?$/.test(path));
    if (isData || arrow.folders.some((folder) => isInside(path, folder))) return undefined;
    return `imports ${path}`;
  }
  if (isBuiltin(specifier)) return arrow.node ? undefined : `imports Node's ${specifier}`;
  return arrow.packages(packageName(specifier)) ? undefined : `imports the package ${packageName(specifier)}`;
}

function sourcesBelow(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.[cm]?tsx?$/.test(name)).map((name) => join(folder, name));
}

function refusals(arrow: Arrow, file: string, code: string): readonly string[] {
  return importsOf(file, code)
    .map((specifier) => refusal(arrow, file, specifier))
    .filter((why) => why !== undefined)
    .map((why) => `${file} ${why}`);
}

function arrowFrom(folder: string): Arrow {
  const arrow = arrows.find(({ from }) => from === folder);
  if (arrow === undefined) throw new Error(`no arrow from ${folder}`);
  return arrow;
}

/** The files that are loaded with one, itself included: static imports that are more than types. */
function loadedWith(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file) || !/\.tsx?$/.test(file)) return seen;
  seen.add(file);
  const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  for (const node of program.body as unknown as readonly Node[]) {
    const kind = node.importKind ?? node.exportKind;
    if (!isNode(node.source) || kind === 'type') continue;
    const specifier = String(node.source.value);
    const path = specifier.startsWith('.') ? target(file, specifier) : undefined;
    if (path !== undefined) loadedWith(path, seen);
  }
  return seen;
}

describe('imports', () => {
  // In a circle of modules one is used before it is there: a fact would then have no projection, in some orders of loading.
  test.each(
    sourcesBelow('electron/desk').filter((file) => file.endsWith('/project.ts')),
  )('%s does not load what writes facts', (file) => {
    const loaded = loadedWith(file);
    expect(loaded).toContain(file);
    expect([...loaded].filter((one) => one === 'electron/desk/desk.ts')).toEqual([]);
  });

  // It reads every source; a busy machine takes its time over that.
  test.each(arrows)('$from imports only what it may', { timeout: 60_000 }, (arrow) => {
    const found = sourcesBelow(arrow.from).flatMap((file) =>
      refusals(arrow, file, readFileSync(join(root, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  test('every folder of the app has an arrow', () => {
    const folders = readdirSync(join(root, 'electron'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `electron/${entry.name}`);
    expect(arrows.map(({ from }) => from).sort()).toEqual([...folders, 'renderer', 'shared'].sort());
  });

  test.each([
    ['shared', "import { app } from 'electron';"],
    ['shared', "import type { Stats } from 'node:fs';"],
    ['shared', "export * from '../electron/main/index';"],
    ['renderer', "type Fs = typeof import('fs');"],
    ['renderer', "const driver = await import('better-sqlite3');"],
    ['renderer', "import '../electron/preload/index';"],
    ['electron/main', "import type { Database } from 'better-sqlite3';"],
    ['electron/main', "export { open } from '../desk/index';"],
    ['electron/main', 'const part = await import(name);'],
    ['electron/preload', "const fs = require('node:fs');"],
    ['electron/desk', "import electron = require('electron');"],
    ['electron/desk', "import { useState } from 'react';"],
    ['electron/cli', "import type sqlite from 'better-sqlite3';"],
    ['electron/cli', "import type { thing } from '../main/index';"],
    ['electron/cli', "import { nothing } from './no-such-file';"],
  ])('in %s this is found: %s', (folder, code) => {
    expect(refusals(arrowFrom(folder), `${folder}/some.ts`, code)).toHaveLength(1);
  });

  test.each([
    ['shared', "import { z } from 'zod'; import type { Run } from './index';"],
    ['electron/desk', "import sqlite from 'better-sqlite3'; import { readFile } from 'node:fs/promises';"],
    ['electron/cli', "import { main } from '../desk/index';"],
    ['electron/main', "import { app } from 'electron'; import notifier from 'node-notifier';"],
  ])('in %s this is allowed: %s', (folder, code) => {
    expect(refusals(arrowFrom(folder), `${folder}/some.ts`, code)).toEqual([]);
  });
});
