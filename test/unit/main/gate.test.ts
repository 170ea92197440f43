import { describe, expect, test } from 'vitest';
import { isTrusted, readCall } from '../../../electron/main/gate/decide';
import { MAX_MESSAGE_BYTES } from '../../../shared/contract/envelope';

const ours = { isOurs: true, isMainFrame: true, origin: 'app://console' };
const call = { name: 'log.count', input: {}, as: null };

describe('who may call', () => {
  test('only the main frame of a console window that shows the console', () => {
    expect(isTrusted(ours, 'app://console')).toBe(true);
    expect(isTrusted({ ...ours, isOurs: false }, 'app://console')).toBe(false);
    expect(isTrusted({ ...ours, isMainFrame: false }, 'app://console')).toBe(false);
    for (const origin of [
      null,
      'app://print',
      'app://console.evil',
      'https://console',
      'app://console:80',
      '',
    ]) {
      expect(isTrusted({ ...ours, origin }, 'app://console')).toBe(false);
    }
  });
});

describe('what a call may be', () => {
  test('takes exactly a name, an input and an acting account', () => {
    expect(readCall(call)).toEqual({ ok: true, value: call });
    expect(readCall({ ...call, as: 'a-1' })).toMatchObject({ ok: true, value: { as: 'a-1' } });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'log.count'],
    ['a list', [call]],
    ['a missing name', { input: {}, as: null }],
    ['a missing input', { name: 'log.count', as: null }],
    ['a missing account', { name: 'log.count', input: {} }],
    ['a key too many', { ...call, roles: ['supervisor'] }],
    ['a name that is no text', { ...call, name: { toString: () => 'log.count' } }],
    ['an empty account', { ...call, as: '' }],
    ['an account that is no text', { ...call, as: 7 }],
    ['an over-long account', { ...call, as: 'a'.repeat(81) }],
    ['a number that JSON has not', { ...call, input: { n: 10n } }],
    ['a key __proto__', JSON.parse('{"name":"log.count","input":{"a":[{"__proto__":{"x":1}}]},"as":null}')],
  ])('refuses %s as invalid input', (_what, payload) => {
    expect(readCall(payload)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  test('refuses an input that contains itself', () => {
    const input: Record<string, unknown> = {};
    input['self'] = input;
    expect(readCall({ ...call, input })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  test('lets a text pass that only speaks of __proto__', () => {
    expect(readCall({ ...call, input: { text: '"__proto__": 1' } })).toMatchObject({ ok: true });
  });

  test('measures bytes, not characters, and refuses what is larger than a message may be', () => {
    const fits = { ...call, input: { text: '文'.repeat(340_000) } };
    const tooLarge = { ...call, input: { text: '文'.repeat(350_000) } };
    expect(readCall(fits)).toMatchObject({ ok: true });
    expect(readCall(tooLarge)).toMatchObject({ ok: false, error: { code: 'message_too_large' } });
    expect(readCall({ ...call, input: 'x'.repeat(MAX_MESSAGE_BYTES * 10) })).toMatchObject({
      ok: false,
      error: { code: 'message_too_large' },
    });
  });

  test.each([
    'paper.compose',
    'paper.write',
    'alert.outcome',
    '__proto__',
    'constructor',
    'log.count ',
    'nope',
  ])('does not know %s as a name for pages', (name) => {
    expect(readCall({ ...call, name })).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } });
  });
});
