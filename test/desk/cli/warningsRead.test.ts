import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli } from '../../helpers/cliRun';

const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/warnings', name);

describe('watchdesk warnings read', () => {
  test('shows fields and doubts without a data folder', async () => {
    const run = await cli(['warnings', 'read', fixture('pasted/25-our-county.txt')], {
      now: Date.parse('2026-08-23T17:30:00+08:00'),
    });
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      form: 'paste',
      readings: [
        {
          ok: true,
          warning: { kind: '冰雹', color: 'orange' },
          doubts: [{ field: 'area', choices: ['岚溪县'] }],
        },
      ],
    });
  });

  test('ends with 1 and the reason for what is refused', async () => {
    const run = await cli(['warnings', 'read', fixture('hostile/09-cap-1.1.xml'), '--lang', 'en']);
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining('its namespace is not CAP 1.2')]);
  });
});
