/** The screens and session buses that scripts/e2e.ts opened, one for each worker. */
type Screens = readonly Readonly<Record<string, string>>[];

function screens(): Screens {
  const text = process.env['WATCHDESK_E2E_DISPLAYS'];
  return text === undefined ? [] : (JSON.parse(text) as Screens);
}

/** How many tests may run at once: as many as there are screens. */
export const workers = Math.max(1, screens().length);

/** From 0; which of the workers that run at the same time this process is. */
export const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);

/** Makes the worker's own screen and bus those of this process and of everything that it starts. */
export function takeDisplay(): void {
  Object.assign(process.env, screens()[worker]);
}
