import type { Grade, WarningColor } from '../../domain/vocabulary';
import { colorsIn, knownKindAtEnd, levelsIn } from './words';

/** What a place in the text does with the warning it names: issues it, lifts it, speaks of the one before, or of one that may come. */
export type Role = 'issued' | 'lifted' | 'old' | 'possible';

export type Mention = {
  readonly kind: string;
  readonly isKnown: boolean;
  readonly role: Role;
  readonly index: number;
};

export type Mentions = {
  readonly kinds: readonly Mention[];
  readonly colors: readonly { readonly color: WarningColor; readonly role: Role; readonly words: string }[];
  readonly levels: readonly { readonly level: Grade | null; readonly role: Role; readonly words: string }[];
};

const CLAUSE_END = /[,。;!?\n]/;
const TURN = '(?:升级|降级|变更|调整|更新|提升|降低|改)(?:发布)?(?:为|至|成)';

/** Characters of a clause that are looked at on each side. */
const REACH = 80;

/** The clause around a place, in what stands before and behind it. */
function around(text: string, index: number): { readonly before: string; readonly behind: string } {
  let start = index;
  while (start > 0 && index - start < REACH && !CLAUSE_END.test(text[start - 1] ?? '')) start -= 1;
  let end = index;
  while (end < text.length && end - index < REACH && !CLAUSE_END.test(text[end] ?? '')) end += 1;
  return { before: text.slice(start, index), behind: text.slice(index, end) };
}

/** The role of a place, by the words of its clause only. */
export function roleAt(text: string, index: number): Role {
  const { before, behind } = around(text, index);
  if (/(?:可能(?!性)|适时|视情|不排除|或将|如遇|必要时|有望)[^,]*$/.test(before)) return 'possible';
  if (new RegExp(`^[^为]{0,24}?${TURN}`).test(behind)) return 'old';
  if (/(?:原|此前|前期|之前|取代|替代)[^为]{0,24}$/.test(before)) return 'old';
  if (
    /^[^,]{0,16}?(?:预警|警报)(?:信号)?(?:已|同时|自动|现|均|即行)?(?:解除|撤销|失效|作废|取消)(?!前|后|之前|之后|时)/.test(
      behind,
    )
  ) {
    return 'lifted';
  }
  const lifting = Math.max(
    before.lastIndexOf('解除'),
    before.lastIndexOf('撤销'),
    before.lastIndexOf('取消'),
  );
  const issuing = Math.max(before.lastIndexOf('发布'), before.search(new RegExp(`${TURN}(?!.*${TURN})`)));
  return lifting > issuing ? 'lifted' : 'issued';
}

const ANCHOR = /(?:预警|警报)(?!发布中心|中心|平台|系统|响应)/g;
/** Level, colour and 气象风险 between the kind and the word 预警. */
const BETWEEN =
  /(?:\((?:IV|I{1,3}|[一二三四]|[红橙黄蓝])[级色]?\)|(?:IV|I{1,3}|[一二三四])级|[红橙黄蓝]色?|等级|级别|\s|[“”"'·-])*$/;
const VERB_BEFORE = /(?:发布了?|解除|撤销|为|至|将|继续|确认|升级|变更)([\u4e00-\u9fa5]{2,12})$/;
const SOFT_END = /(?:灾害)?(?:气象)?风险$|气象$/;

function kindBefore(text: string, index: number): { kind: string; isKnown: boolean } | null {
  const { before } = around(text, index);
  const bare = before.replace(BETWEEN, '');
  const known = knownKindAtEnd(bare) ?? knownKindAtEnd(bare.replace(SOFT_END, ''));
  if (known !== null) {
    const soft = bare.endsWith(known) ? '' : (SOFT_END.exec(bare)?.[0] ?? '').replace(/^气象$/, '');
    return { kind: `${known}${soft}`, isKnown: true };
  }
  const phrase = VERB_BEFORE.exec(bare)?.[1];
  const isMarked = bare.length < before.length;
  return phrase !== undefined && isMarked ? { kind: phrase, isKnown: false } : null;
}

const LABELLED_KIND = /预警(?:类型|类别|种类|名称|事件)[:为]\s*([\u4e00-\u9fa5]{1,14})/g;
const QUAKE = /发生(?:了)?(?:[MmLs]*\s*\d(?:\.\d)?级?(?:左右)?)?(?:级)?(?:有感)?地震/g;

/** Every kind, colour and level of a warning in a plain text, each with its role. */
export function mentionsIn(text: string): Mentions {
  const kinds: Mention[] = [];
  for (const { index } of text.matchAll(ANCHOR)) {
    const found = kindBefore(text, index);
    if (found) kinds.push({ ...found, role: roleAt(text, index - 1), index });
  }
  for (const { 1: phrase = '', index } of text.matchAll(LABELLED_KIND)) {
    const bare = phrase.replace(/(?:预警|事件).*$/, '');
    const known = knownKindAtEnd(bare);
    kinds.push({ kind: bare, isKnown: known !== null, role: 'issued', index });
  }
  if (kinds.length === 0) {
    for (const { index } of text.matchAll(QUAKE))
      kinds.push({ kind: '地震', isKnown: true, role: 'issued', index });
  }
  return {
    kinds: kinds.sort((a, b) => a.index - b.index),
    colors: colorsIn(text).map(({ color, words, index }) => ({ color, words, role: roleAt(text, index) })),
    levels: levelsIn(text).map(({ level, words, index }) => ({ level, words, role: roleAt(text, index) })),
  };
}
