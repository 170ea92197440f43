import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { type Failure, failuresOf, failuresText } from './failures.ts';
import { prepareApp } from './prepare.ts';
import { colors, inRepo, root } from './repo.ts';
import { childEnv, run, script, typeCheck } from './run.ts';
import { countsOf, resultOf, type StageResult, summary } from './stages.ts';

type Stage = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** The JSON report that the stage writes; a stage without one is a single check. */
  readonly report?: string;
};

const bin = (name: string): string => inRepo('node_modules/.bin', name);

function vitest(name: string, projects: readonly string[] = [name]): Stage {
  const report = inRepo('out/test', `${name}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const command = [bin('vitest'), 'run', '--config', 'test/vitest.config.ts'] as const;
  return { name, command: [...command, ...projects.map((one) => `--project=${one}`), ...reporters], report };
}

/** Those of one row run side by side: what waits for disks, processes and timers leaves room for what only reckons. */
const rows: readonly (readonly Stage[])[] = [
  [{ name: 'lint', command: [bin('biome'), 'ci', colors, '--error-on-warnings', '.'] }],
  [{ name: 'types', command: typeCheck }, vitest('unit', ['unit', 'unit-alone'])],
  [vitest('ui', ['ui', 'ui-alone']), vitest('desk', ['desk', 'desk-alone'])],
  [
    {
      name: 'e2e',
      // Looks and long papers, which other tests touch too, are for `npm run e2e`.
      command: [process.execPath, inRepo('scripts/e2e.ts'), '--grep-invert', '@long'],
      report: inRepo('out/e2e/results.json'),
    },
  ],
];

/** Runs a command; with a file for its words they are printed whole once it has ended. */
async function runInto(command: Stage['command'], path: string | null): Promise<number> {
  if (path === null) return run(command);
  const file = await open(path, 'w');
  try {
    return await run(command, { stdio: ['ignore', file.fd, file.fd], env: childEnv({ NO_COLOR: '1' }) });
  } finally {
    await file.close();
    process.stdout.write(await readFile(path, 'utf8'));
  }
}

async function runStage(stage: Stage, path: string | null): Promise<StageResult> {
  process.stdout.write(`\n── ${stage.name}\n`);
  const begin = performance.now();
  const code = await runInto(stage.command, path);
  const seconds = (performance.now() - begin) / 1_000;
  if (stage.report === undefined) {
    return resultOf(
      stage.name,
      code,
      { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 },
      seconds,
    );
  }
  return resultOf(stage.name, code, countsOf(await reported(stage.report)), seconds);
}

/** What a stage reported; null where it wrote no report or was cut short in it. */
async function reported(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

async function failures(): Promise<readonly Failure[]> {
  const paths = rows.flat().flatMap(({ report }) => (report === undefined ? [] : [report]));
  return (await Promise.all(paths.map(reported))).flatMap(failuresOf);
}

/** `npm test`: row after row until one fails; the last line counts what passed and failed over all of them. */
await script(async () => {
  await mkdir(inRepo('out/test'), { recursive: true });
  // The reports of an earlier run must not pass for this one's.
  for (const { report } of rows.flat()) if (report !== undefined) await rm(report, { force: true });
  await prepareApp();
  const results: StageResult[] = [];
  const begin = performance.now();
  for (const row of rows) {
    const pathOf = (stage: Stage): string | null =>
      row.length === 1 ? null : inRepo('out/test', `${stage.name}.log`);
    results.push(...(await Promise.all(row.map((stage) => runStage(stage, pathOf(stage))))));
    if (results.some((result) => result.code !== 0)) break;
  }
  const notRun = rows
    .flat()
    .slice(results.length)
    .map((stage) => stage.name);
  process.stdout.write(`\n${failuresText(await failures(), root)}\n`);
  process.stdout.write(`${summary(results, notRun, (performance.now() - begin) / 1_000)}\n`);
  return results.find((result) => result.code !== 0)?.code ?? 0;
});
