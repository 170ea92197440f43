import { ensureBuilt } from './build.ts';
import { describeRuntime, electronRuntime, type Runtime } from './electron-runtime.ts';
import { say } from './repo.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** Everything that a run of the real app on a virtual screen needs: system packages, a runtime, a fresh build. */
export async function prepareApp(): Promise<Runtime> {
  await ensureSystemPackages('tests');
  const runtime = await electronRuntime();
  say(describeRuntime(runtime));
  await ensureBuilt();
  return runtime;
}

/** What a child reads to use the runtime that was chosen and told already. */
export const runtimeEnv = (runtime: Runtime): Readonly<Record<string, string>> => ({
  ELECTRON_EXEC_PATH: runtime.path,
});
