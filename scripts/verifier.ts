import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'vite';
import { root } from './repo.ts';

const sourceHash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

const TEMPLATE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%POLICY%">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>封装包核验</title>
<style>%STYLE%</style>
</head>
<body>
<main id="page"><noscript>请用允许运行脚本的浏览器打开。 Please open this page in a browser that runs scripts.</noscript></main>
<script>%SCRIPT%</script>
</body>
</html>
`;

/** The script of the page as one piece without imports. */
async function bundle(folder: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      write: false,
      // A government PC may have a browser of 2020.
      target: 'chrome80',
      minify: true,
      rolldownOptions: {
        input: resolve(folder, 'main.ts'),
        output: { format: 'iife' },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const chunks = outputs.filter((one) => one.type === 'chunk');
  const [chunk] = chunks;
  if (chunks.length !== 1 || !chunk) throw new Error('the verifying page must be one script');
  // What would end the script element early, or open a comment in it, is written in another way.
  return chunk.code.trim().replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
}

/**
 * Makes the page that verifies a sealed package: one HTML file with its script and style inside and a policy that lets nothing else run and nothing be
 * fetched. Always from the sources as they are now.
 */
export async function buildVerifier(repository = root): Promise<string> {
  const folder = resolve(repository, 'renderer/verifier');
  const [css, script] = await Promise.all([
    readFile(resolve(folder, 'verifier.css'), 'utf8'),
    bundle(folder),
  ]);
  const style = css.trim();
  const policy = `default-src 'none'; script-src ${sourceHash(script)}; style-src ${sourceHash(style)}; base-uri 'none'; form-action 'none'`;
  const parts: Readonly<Record<string, string>> = { POLICY: policy, STYLE: style, SCRIPT: script };
  return TEMPLATE.replaceAll(/%(POLICY|STYLE|SCRIPT)%/g, (_all, name: string) => parts[name] ?? '');
}
