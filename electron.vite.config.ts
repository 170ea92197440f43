import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { buildVerifier } from './scripts/verifier';

const at = (path: string): string => resolve(import.meta.dirname, path);

/**
 * Fails the build when a bundle that Node 24 runs (desk, worker, command line) reaches the `electron` module or a
 * bundle of the main process, for instance through a chunk that both share.
 */
function nodeEntriesStayFreeOfElectron(entries: readonly string[]): Plugin {
  return {
    name: 'watchdesk:node-entries',
    generateBundle(_options, bundle) {
      for (const entry of entries) {
        const open = [`${entry}.js`];
        const seen = new Set(open);
        for (let file = open.pop(); file !== undefined; file = open.pop()) {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk') continue;
          for (const next of [...chunk.imports, ...chunk.dynamicImports]) {
            if (next === 'electron' || next.startsWith('electron/') || next === 'index.js') {
              this.error(`${entry}.js reaches "${next}" through ${file}, and Node 24 cannot load that`);
            }
            if (!seen.has(next)) {
              seen.add(next);
              open.push(next);
            }
          }
        }
      }
    },
  };
}

/** What Mermaid loads for drawing and for other diagrams: each is asked for only by its own text. */
const NOT_PARSING =
  /mermaid\.core\/(?!flowDiagram)(?:\w+Diagram(?:-v2)?|diagram|[\w-]+-definition|elk|cose-bilkent|bpmnIcons|swimlanes|dagre|sizeCapture)-[A-Z0-9]{8}\.mjs$|\/node_modules\/katex\//;

/** The command line reads flowcharts by Mermaid's parser and draws nothing: the rest of Mermaid stays out of its bundle. */
function onlyFlowcharts(): Plugin {
  return {
    name: 'watchdesk:only-flowcharts',
    enforce: 'pre',
    load: (id) =>
      NOT_PARSING.test(id) ? 'export const diagram = undefined; export default undefined;' : null,
  };
}

/** Puts the page that verifies a sealed package beside the programs that put it into one. */
function verifierPage(): Plugin {
  return {
    name: 'watchdesk:verifier-page',
    async generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'verify.html',
        source: await buildVerifier(import.meta.dirname),
      });
    },
  };
}

export default defineConfig({
  main: {
    plugins: [
      nodeEntriesStayFreeOfElectron(['desk', 'worker', 'cli', 'watchdog']),
      onlyFlowcharts(),
      verifierPage(),
    ],
    build: {
      outDir: at('out/main'),
      // Read at every start by main and the desk, and many small files each: bundled, they are one. chinese-days: Node cannot
      // import its CommonJS by names.
      externalizeDeps: { exclude: ['zod', 'yaml', 'chinese-days'] },
      // The oldest Node that an Electron we run on brings; desk, worker and command line run on Node 24.
      target: 'node20.18',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          desk: at('electron/desk/index.ts'),
          worker: at('electron/desk/workers/worker.ts'),
          cli: at('electron/cli/index.ts'),
          watchdog: at('electron/main/watchdog/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: 'node20.18',
      minify: false,
      sourcemap: true,
      // A sandboxed preload cannot load node_modules: everything goes into the one file.
      externalizeDeps: false,
      rolldownOptions: {
        // They share nothing but Electron: a part in a file of its own could not be loaded.
        input: { index: at('electron/preload/index.ts'), alarm: at('electron/preload/alarm.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome130',
      // Read anew at every start, a megabyte and more of it.
      minify: true,
      chunkSizeWarningLimit: 4_000,
      sourcemap: true,
      rolldownOptions: { input: { index: at('renderer/index.html'), alarm: at('renderer/alarm.html') } },
    },
  },
});
