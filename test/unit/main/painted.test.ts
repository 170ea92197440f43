import { expect, it } from 'vitest';
import { paintedBy } from '../../../electron/main/alerts/painted';
import { ok, refuse } from '../../../shared/contract/errors';

const call = (alertIds: unknown) =>
  ({ name: 'alert.painted', input: { alertIds }, as: null }) as Parameters<typeof paintedBy>[0];
const answer = (painted: string[], outdated: string[] = []) => ok({ painted, outdated, left: 0 });

it('takes what the page named and what the desk counted for drawn', () => {
  expect(paintedBy(call(['a', 'b']), answer(['a', 'b', 'counted']))).toEqual(
    expect.arrayContaining(['a', 'b', 'counted']),
  );
});

it('takes for drawn again what a page that was opened anew draws a second time', () => {
  expect(paintedBy(call(['a']), answer([]))).toEqual(['a']);
});

it('does not take the picture of an earlier raising for that of the present one', () => {
  expect(paintedBy(call(['a', 'b']), answer(['a'], ['b']))).not.toContain('b');
});

it('believes the page while the desk cannot note it down, but not what is no list of alerts', () => {
  expect(paintedBy(call(['a']), refuse('emergency'))).toEqual(['a']);
  expect(paintedBy(call('a'), refuse('desk_unavailable'))).toBeNull();
  expect(paintedBy(call(['a']), refuse('invalid_input'))).toBeNull();
});
