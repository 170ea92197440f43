import type { Locale } from '../../../shared/wording/labels';
import { examine } from '../../desk/recovery/doctor/examine';
import type { Finding } from '../../desk/recovery/doctor/finding';
import { answer, type Context } from '../context';
import { DONE, REFUSED } from '../io';

const SIGNS = { ok: '✓', warn: '!', fail: '✗' } as const;

/** `doctor`: looks at everything that keeps the data safe; needs no account and writes nothing. Exit 1 when a check failed. */
export async function run(context: Context): Promise<number> {
  const findings = await examine(context.home, context.io.now(), context.has('full'));
  const failed = findings.filter((one) => one.state === 'fail').length;
  const warned = findings.filter((one) => one.state === 'warn').length;
  const document = {
    ok: failed === 0,
    home: context.home,
    checks: findings.map(({ check, state, words, advice }) => ({
      check,
      state,
      message: words[context.locale],
      advice: advice?.[context.locale] ?? null,
    })),
  };
  await answer(context, document, {
    zh: `${linesOf(findings, 'zh')}\n${findings.length} 项检查：${failed} 项不通过，${warned} 项提醒。`,
    en: `${linesOf(findings, 'en')}\n${findings.length} checks: ${failed} failed, ${warned} with a warning.`,
  });
  return failed === 0 ? DONE : REFUSED;
}

function linesOf(findings: readonly Finding[], locale: Locale): string {
  return findings
    .map(({ check, state, words, advice }) => {
      const what = advice === null ? '' : `\n    → ${advice[locale]}`;
      return `${SIGNS[state]} ${check.padEnd(14)} ${words[locale]}${what}`;
    })
    .join('\n');
}
