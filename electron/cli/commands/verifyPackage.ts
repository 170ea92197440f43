import { resolve } from 'node:path';
import { stamp } from '../../../shared/domain/time';
import { type SealedVerdict, verifySealed } from '../../../shared/sealed/verify';
import { problemWords } from '../../../shared/sealed/words';
import { fileSource, nodeTools, type OpenSource } from '../../desk/sealed/nodeTools';
import { answer, type Context } from '../context';
import { refused, usage } from '../failure';
import { DONE, REFUSED } from '../io';

type Pair = { readonly zh: string; readonly en: string };

/** `verify-package`: needs no home and no account, only the file. Exit 1 when anything in it is not as it was sealed. */
export async function run(context: Context): Promise<number> {
  const [file, ...others] = context.files;
  if (file === undefined || others.length > 0) throw usage('要写一个文件。', 'Name one file.');
  const path = resolve(context.io.cwd, file);
  const source = opened(path);
  try {
    const options = { expectedKey: context.option('key'), code: context.option('code') };
    const verdict = await verifySealed(source, nodeTools, options);
    await answer(context, documentOf(verdict, path), wordsOf(verdict));
    return verdict.ok ? DONE : REFUSED;
  } finally {
    source.close();
  }
}

function opened(path: string): OpenSource {
  try {
    return fileSource(path);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? '';
    throw refused(
      'file_unreadable',
      `文件读不了：${path}（${why}）。`,
      `The file cannot be read: ${path} (${why}).`,
    );
  }
}

function documentOf(verdict: SealedVerdict, path: string) {
  const { ok, manifest, fingerprint, rows, withheld, attachments, codes, askedFor, problems } = verdict;
  const { handovers } = verdict;
  return {
    ok,
    path,
    room: manifest?.room ?? null,
    scope: manifest?.scope ?? null,
    made: manifest?.made ?? null,
    masked: manifest?.masked ?? null,
    rows,
    withheld,
    lines: manifest?.lines ?? null,
    people: manifest?.people ?? null,
    attachments,
    missing: manifest?.missing ?? [],
    fingerprint,
    codes,
    handovers,
    askedFor,
    problems: problems.map((one) => ({
      ...one,
      words: { zh: problemWords(one, 'zh'), en: problemWords(one, 'en') },
    })),
  };
}

function wordsOf(verdict: SealedVerdict): Pair {
  const { ok, problems } = verdict;
  const facts = factsOf(verdict);
  if (ok) {
    return {
      zh: `核验通过：没有被改过。\n${facts.zh}\n请向该值班室电话核对公钥指纹：指纹对上了，才能证明确实是它出的。`,
      en: `Verified: nothing was changed.\n${facts.en}\nCompare the fingerprint with the room by telephone: only then is it shown that the room made it.`,
    };
  }
  const list = (locale: 'zh' | 'en'): string =>
    problems.map((one) => `  ${problemWords(one, locale)}`).join('\n');
  return {
    zh: `核验不通过：${problems.length} 处不对。\n${list('zh')}\n${facts.zh}`.trimEnd(),
    en: `Not verified: ${problems.length} faults.\n${list('en')}\n${facts.en}`.trimEnd(),
  };
}

function factsOf({
  manifest,
  fingerprint,
  rows,
  withheld,
  attachments,
  codes,
  askedFor,
}: SealedVerdict): Pair {
  if (!manifest || !fingerprint) return { zh: '', en: '' };
  const { room, scope, made, lines, people, masked } = manifest;
  const span = [stamp(scope.from), stamp(scope.to)];
  const last = codes.last ? { seq: codes.last.seq, code: codes.last.code } : { seq: 0, code: '' };
  const zh = [
    `值班室    ${room.name}${room.demo ? '（演示，数据为虚构）' : ''}${masked ? '，脱敏副本' : ''}`,
    `范围      ${span.join(' 至 ')}`,
    `记录      日志链 ${rows} 条${withheld > 0 ? `（${withheld} 条的正文不在包里）` : ''}，日志 ${lines} 行（人工 ${people} 行），附件 ${attachments} 个`,
    `封装      ${stamp(made.at)}，${made.by}`,
    `公钥指纹  ${fingerprint.code}（${fingerprint.hex}）`,
    `末条校验码  ${last.code}（日志链第 ${last.seq} 条）`,
    ...(askedFor === null ? [] : [`给出的校验码属于日志链第 ${askedFor} 条。`]),
  ];
  const en = [
    `room         ${room.name}${room.demo ? ' (a demonstration, invented)' : ''}${masked ? ', masked copy' : ''}`,
    `span         ${span.join(' to ')}`,
    `records      ${rows} of the journal${withheld > 0 ? ` (the body of ${withheld} is not in it)` : ''}, ${lines} lines (${people} by people), ${attachments} attachments`,
    `made         ${stamp(made.at)} by ${made.by}`,
    `fingerprint  ${fingerprint.code} (${fingerprint.hex})`,
    `last code    ${last.code} (record ${last.seq} of the journal)`,
    ...(askedFor === null ? [] : [`The code given belongs to record ${askedFor} of the journal.`]),
  ];
  return { zh: zh.join('\n'), en: en.join('\n') };
}
