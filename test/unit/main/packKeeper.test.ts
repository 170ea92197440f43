import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackKeeper, type Printer } from '../../../electron/main/packs/packKeeper';
import { ok, type Result, refuse } from '../../../shared/contract/errors';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'watchdesk-packs-')), 'packs');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

type Fake = {
  causes: string[];
  autoPrint: boolean;
  printer: string;
  keep: number;
  printers: Printer[];
  refused: string | null;
  pdf: () => Promise<Uint8Array>;
  printed: string[];
  recorded: Record<string, unknown>[];
  timers: (() => void)[];
};

function aKeeper(change: Partial<Fake> = {}) {
  let serial = 0;
  const fake: Fake = {
    causes: ['shift:s1'],
    autoPrint: true,
    printer: '',
    keep: 3,
    printers: [],
    refused: null,
    pdf: async () => Buffer.from('%PDF-1.7 pack'),
    printed: [],
    recorded: [],
    timers: [],
    ...change,
  };
  const answers: Record<string, (input: never) => Result<unknown>> = {
    'pack.due': () =>
      ok({ causes: fake.causes, keep: fake.keep, autoPrint: fake.autoPrint, printer: fake.printer }),
    'pack.prepare': (input: { causes: string[] }) => {
      fake.causes = fake.causes.filter((cause) => !input.causes.includes(cause));
      return ok({});
    },
    'pack.compose': () => {
      serial += 1;
      return ok({
        html: '<p>pack</p>',
        footerHtml: '',
        fileName: `室-停电包-20261125083${serial}-000${serial}`,
      });
    },
    'pack.record': (input: Record<string, unknown>) => {
      fake.recorded.push(input);
      return ok(input);
    },
  };
  const keeper = new PackKeeper({
    desk: async (name, input) =>
      fake.refused === name
        ? refuse('disk_full')
        : (answers[name] as (input: unknown) => Result<unknown>)(input),
    folder,
    toPdf: () => fake.pdf(),
    printers: async () => fake.printers,
    print: async (_html, printer) => {
      if (printer === 'jammed') throw new Error('paper jam');
      fake.printed.push(printer);
    },
    after: (_ms, run) => {
      fake.timers.push(run);
      return () => {
        fake.timers = fake.timers.filter((one) => one !== run);
      };
    },
    log: () => undefined,
  });
  return { keeper, fake };
}

describe('the keeper of the downtime pack', () => {
  it('keeps the PDF and says that there is no printer', async () => {
    const { keeper, fake } = aKeeper();
    await keeper.check();
    const [name] = readdirSync(folder);
    expect(readFileSync(join(folder, name ?? ''), 'utf8')).toBe('%PDF-1.7 pack');
    expect(fake.recorded).toMatchObject([{ outcome: 'saved', reason: 'no_printer', fileName: name }]);
  });

  it('prints on the default printer, or on the one that the setting names', async () => {
    const printers = [
      { name: 'A', isDefault: false },
      { name: 'B', isDefault: true },
    ];
    const first = aKeeper({ printers });
    await first.keeper.check();
    expect(first.fake.printed).toEqual(['B']);
    expect(first.fake.recorded).toMatchObject([{ outcome: 'printed', printer: 'B' }]);
    const named = aKeeper({ printers, printer: 'A' });
    await named.keeper.check();
    expect(named.fake.printed).toEqual(['A']);
    const gone = aKeeper({ printers, printer: 'C' });
    await gone.keeper.check();
    expect(gone.fake.printed).toEqual([]);
    expect(gone.fake.recorded).toMatchObject([{ outcome: 'saved', reason: 'printer_missing' }]);
  });

  it('keeps the PDF when printing is off or the printer fails, and names why', async () => {
    const printers = [{ name: 'jammed', isDefault: true }];
    const off = aKeeper({ printers, autoPrint: false });
    await off.keeper.check();
    expect(off.fake.recorded).toMatchObject([{ outcome: 'saved', reason: 'print_off' }]);
    const jammed = aKeeper({ printers });
    await jammed.keeper.check();
    expect(jammed.fake.recorded).toMatchObject([{ outcome: 'saved', reason: 'paper jam' }]);
    expect(readdirSync(folder).length).toBeGreaterThan(0);
  });

  it('records a failure instead of being silent about it', async () => {
    const composing = aKeeper({ refused: 'pack.compose' });
    await composing.keeper.check();
    expect(composing.fake.recorded).toMatchObject([{ outcome: 'failed', reason: 'disk_full' }]);
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const writing = aKeeper({ pdf: () => Promise.reject(full) });
    await writing.keeper.check();
    expect(writing.fake.recorded).toMatchObject([{ outcome: 'failed', reason: 'disk_full' }]);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('asks once for a burst of changes, makes each cause once, and nothing after it was closed', async () => {
    const { keeper, fake } = aKeeper();
    keeper.notice({ event: 'changed', areas: ['log'] });
    expect(fake.timers).toHaveLength(0);
    keeper.notice({ event: 'changed', areas: ['shifts', 'log'] });
    keeper.notice({ event: 'changed', areas: ['warnings'] });
    expect(fake.timers).toHaveLength(1);
    fake.timers[0]?.();
    await Promise.all([keeper.check(), keeper.check()]);
    expect(fake.recorded).toHaveLength(1);
    keeper.close();
    keeper.notice({ event: 'changed', areas: ['shifts'] });
    expect(fake.timers.length).toBeLessThanOrEqual(1);
  });

  it('makes one at once when a person wants it, and keeps the newest', async () => {
    const { keeper, fake } = aKeeper({ causes: [] });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    for (let times = 0; times < 5; times += 1) expect((await keeper.makeNow()).ok).toBe(true);
    expect(fake.recorded).toHaveLength(5);
    expect(readdirSync(folder).sort()).toEqual([
      'notes.txt',
      '室-停电包-202611250833-0003.pdf',
      '室-停电包-202611250834-0004.pdf',
      '室-停电包-202611250835-0005.pdf',
    ]);
  });
});
