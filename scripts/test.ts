import { mkdir, readFile, rm } from 'node:fs/promises';
import { prepareApp } from './prepare.ts';
import { colors, inRepo } from './repo.ts';
import { run, script } from './run.ts';
import { countsOf, resultOf, type StageResult, summary } from './stages.ts';

type Stage = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** The JSON report that the stage writes; a stage without one is a single check. */
  readonly report?: string;
};

const bin = (name: string): string => inRepo('node_modules/.bin', name);

function vitest(name: string): Stage {
  const report = inRepo('out/test', `${name}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const command = [bin('vitest'), 'run', '--config', 'test/vitest.config.ts', '--project', name] as const;
  return { name, command: [...command, ...reporters], report };
}

const stages: readonly Stage[] = [
  { name: 'lint', command: [bin('biome'), 'ci', colors, '--error-on-warnings', '.'] },
  { name: 'types', command: [bin('tsc'), '-b'] },
  vitest('unit'),
  vitest('ui'),
  vitest('desk'),
  {
    name: 'e2e',
    command: [process.execPath, inRepo('scripts/e2e.ts')],
    report: inRepo('out/e2e/results.json'),
  },
];

async function runStage(stage: Stage): Promise<StageResult> {
  process.stdout.write(`\n── ${stage.name}\n`);
  // The report of an earlier run must not pass for this one's.
  if (stage.report !== undefined) await rm(stage.report, { force: true });
  const begin = performance.now();
  const code = await run(stage.command);
  const seconds = (performance.now() - begin) / 1_000;
  if (stage.report === undefined) {
    return resultOf(
      stage.name,
      code,
      { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 },
      seconds,
    );
  }
  const text = await readFile(stage.report, 'utf8').catch(() => 'null');
  return resultOf(stage.name, code, countsOf(JSON.parse(text)), seconds);
}

/** `npm test`: every stage in turn until one fails; the last line counts what passed and failed over all of them. */
await script(async () => {
  await mkdir(inRepo('out/test'), { recursive: true });
  await prepareApp();
  const results: StageResult[] = [];
  for (const stage of stages) {
    const result = await runStage(stage);
    results.push(result);
    if (result.code !== 0) break;
  }
  const notRun = stages.slice(results.length).map((stage) => stage.name);
  process.stdout.write(`${summary(results, notRun)}\n`);
  return results.at(-1)?.code ?? 1;
});
