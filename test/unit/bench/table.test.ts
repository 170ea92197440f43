import { describe, expect, test } from 'vitest';
import { figuresChart } from '../../bench/chart';
import { inOrder } from '../../bench/results';
import { markdownTable, type Row, renderTable, shareOfAim, verdictOf } from '../../bench/table';

const row = (more: Partial<Row>): Row => ({
  what: 'a line',
  figure: 4,
  limit: 2,
  unit: 'ms',
  limitIs: 'an insert | bare',
  aim: null,
  ...more,
});

describe('figures beside their limits', () => {
  test('a share of 1 is the aim: of a ratio, of a most and of a least', () => {
    expect(shareOfAim(row({}))).toBeNull();
    expect(shareOfAim(row({ aim: 2 }))).toBe(1);
    expect(shareOfAim(row({ atMost: 8 }))).toBe(0.5);
    expect(shareOfAim(row({ atLeast: 8 }))).toBe(2);
  });

  test('of two aims the one that is farther from being reached counts', () => {
    expect(shareOfAim(row({ aim: 4, atMost: 2 }))).toBe(2);
    expect(verdictOf(row({ aim: 4, atMost: 2 }))).toBe('NOT REACHED');
  });

  test('nothing at all is an aim too', () => {
    expect(verdictOf(row({ aim: 0, figure: 0 }))).toBe('reached');
    expect(verdictOf(row({ aim: 0, figure: 1 }))).toBe('NOT REACHED');
  });

  test('the table leaves out what no row says, and Markdown keeps its columns', () => {
    expect(renderTable([row({})])).not.toContain('before');
    expect(renderTable([row({ before: 9 })])).toContain('before');
    const [head = '', , line = ''] = markdownTable([row({ aim: 3, entries: 10_000 })]).split('\n');
    expect(line).toContain('an insert \\| bare');
    expect(line.replaceAll('\\|', '').split('|')).toHaveLength(head.split('|').length);
  });

  test('sizes of the same figure stand together, smallest first, in the order of the parts', () => {
    const rows = [
      { part: 'line', row: row({ what: 'b', entries: 1_000_000 }) },
      { part: 'line', row: row({ what: 'c', entries: 10_000 }) },
      { part: 'line', row: row({ what: 'b', entries: 10_000 }) },
      { part: 'start', row: row({ what: 'a', entries: 10_000 }) },
    ];
    const names = inOrder(rows, ['start', 'line']).map(({ what, entries }) => `${what} ${entries}`);
    expect(names).toEqual(['a 10000', 'b 10000', 'b 1000000', 'c 10000']);
  });

  test('the chart shows what has an aim and says of each whether it is reached', () => {
    const svg = figuresChart(
      [row({ what: 'one <fast>', aim: 3 }), row({ what: 'slow', aim: 1, before: 9 }), row({ what: 'bare' })],
      'figures',
    );
    expect(svg).toContain('one &lt;fast&gt;');
    expect(svg).not.toContain('>bare<');
    expect(svg.match(/fill="#2e7d5b"/g)).toHaveLength(1);
    expect(svg.match(/fill="#c2622d"/g)).toHaveLength(1);
    expect(svg).toContain('<title>before</title>');
  });
});
