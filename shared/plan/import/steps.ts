/** One row of a document as blocks: a step of the kind its words say, within a choice or a loop where they ask for one. */
import { postName } from '../names';
import type { Block, Choice, Loop, Profile, Step, Tick } from '../types';
import { DEFAULT_CHOICE_LIMIT, DEFAULT_EVERY, DEFAULT_LIMIT, type Drafter } from './drafter';
import { conditionIn, dutiesIn, type Guess, guessKind } from './kinds';
import { readWhen, type When, whenInText } from './minutes';
import type { Who } from './parties';
import { headOf, type ImportRow } from './rows';
import { flat } from './source';

const TICKS: Readonly<Record<Step['step'], readonly Tick[]>> = {
  action: [{ field: 'result', type: 'text', label: '办理情况' }],
  order: [
    { field: 'receiver', type: 'person', label: '接听人' },
    { field: 'reply', type: 'text', label: '回报内容' },
  ],
  call: [
    { field: 'due', type: 'number', label: '应叫' },
    { field: 'answered', type: 'number', label: '应答' },
  ],
  report: [
    { field: 'sent_at', type: 'time', label: '报出时刻' },
    { field: 'receiver', type: 'person', label: '接收人' },
  ],
};
const OUTPUTS: Readonly<Record<Step['step'], string>> = {
  action: '办理记录',
  order: '通知记录',
  call: '叫应记录',
  report: '报告记录',
};

type Around = { readonly inLoop: boolean; readonly profile: Profile };
type People = {
  readonly post: string;
  readonly parties: readonly string[];
  readonly unknown: readonly string[];
  readonly hasPost: boolean;
};

/** The blocks of one row: usually one. */
export function rowBlocks(draft: Drafter, row: ImportRow, around: Around): readonly Block[] {
  const given =
    row.condition !== '' && !/^[-—–无/]+$/.test(row.condition) ? givenCondition(row.condition) : null;
  const found = given ?? conditionIn(row.title) ?? conditionIn(row.text, false);
  if (found === null) return repeated(draft, row, around);
  const isInTitle = given === null && conditionIn(row.title) !== null;
  const inner = innerRow(row, given !== null, isInTitle, found.rest);
  const flow = inner === null ? [] : repeated(draft, inner, around);
  const { place } = row;
  const question = draft.question(found.question);
  const id = draft.id(question, place);
  if (flow.length === 0)
    draft.notes.add('branches_empty', place, row.found, { question: found.question }, id);
  else draft.notes.add('condition_guessed', place, row.found, { condition: found.condition }, id);
  const isAlone = flow.length === 0;
  const text = isAlone ? row.text || found.question : found.question;
  return [
    {
      ...choiceHead(draft, row, { id, question, text, isAlone }, around),
      options: [
        { when: '是', when_en: 'yes', flow },
        { when: '否', when_en: 'no', flow: [] },
      ],
    },
  ];
}

type Asked = {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  /** nothing else stands in the row: who and when are the question's own */
  readonly isAlone: boolean;
};

/** A choice without its options. */
export function choiceHead(
  draft: Drafter,
  row: ImportRow,
  asked: Asked,
  around: Around,
): Omit<Choice, 'options'> {
  const people = peopleOf(draft, row, around.profile, false);
  const [decider] = people.parties;
  return {
    id: asked.id,
    choice: asked.question,
    question_en: asked.question,
    by: people.post,
    ...(decider === undefined || !asked.isAlone ? {} : { decided_by: decider }),
    ...choiceTime(draft, row, asked.isAlone, around),
    instruction: draft.instruction(asked.text, row.place),
    basis: 'default',
  };
}

function givenCondition(condition: string) {
  const asked = conditionIn(condition);
  if (asked !== null) return asked;
  const bare = condition.replace(/(?:的|时|的情况下?)$/, '');
  return { question: /[吗？?]$/.test(bare) ? bare : `${bare}吗？`, rest: '', condition };
}

/** What is left to do once the question is answered yes; null when the row was the question alone. */
function innerRow(row: ImportRow, isGiven: boolean, isInTitle: boolean, rest: string): ImportRow | null {
  if (isGiven) return { ...row, condition: '' };
  if (!isInTitle) {
    const [title, text] = headOf(rest);
    // The title was only the beginning of the text, and that is the question now.
    return row.text.startsWith(row.title) && title !== '' ? { ...row, title, text } : { ...row, text: rest };
  }
  if (rest !== '') {
    const [title, text] = headOf(rest);
    return { ...row, title, text: row.text === '' ? text : `${rest.replace(/[。；]?$/, '。')}${row.text}` };
  }
  return null;
}

function choiceTime(draft: Drafter, row: ImportRow, isAlone: boolean, { inLoop }: Around) {
  const when = isAlone ? whenOf(row) : null;
  const clock = inLoop ? 'step' : (when?.clock ?? 'step');
  if (when?.isImmediate) draft.notes.add('immediate', row.place, row.limit, { minutes: when.minutes ?? 0 });
  return { limit: when?.minutes ?? DEFAULT_CHOICE_LIMIT, clock } as const;
}

function whenOf(row: ImportRow): When | null {
  if (row.limit !== '' && !/^[-—–无/]+$/.test(row.limit)) return readWhen(row.limit);
  return whenInText(row.title) ?? whenInText(row.text);
}

/** In a loop where the row says how often, else the step alone. */
function repeated(draft: Drafter, row: ImportRow, around: Around): readonly Block[] {
  const when = whenOf(row);
  const isRepeated = /反复|滚动|循环|持续(?:开展|进行|跟踪|监测|调度|关注)|不间断/.test(
    `${row.title}${row.text.slice(0, 30)}`,
  );
  const every = when?.every ?? (isRepeated ? DEFAULT_EVERY : null);
  if (around.inLoop || every === null) return step(draft, row, when, around);
  const { place } = row;
  const flow = step(draft, row, when, { ...around, inLoop: true });
  const title = draft.title(row.title, place);
  const id = draft.id(`${title}循环`, place);
  if (when?.every === null || when === null)
    draft.notes.add('every_guessed', place, row.found, { minutes: every }, id);
  return [loopAround(draft, row, flow, { id, title, every }, around.profile)];
}

function loopAround(
  draft: Drafter,
  row: ImportRow,
  flow: readonly Block[],
  head: { readonly id: string; readonly title: string; readonly every: number },
  profile: Profile,
): Loop {
  const until = /(?:直至|直到|至)([^，。；]{2,20}?)(?:后?为止|后?$|后?[，。；])/.exec(
    `${row.limit}。${row.text}`,
  )?.[1];
  const asked = until === undefined ? `${head.title}可以结束了吗？` : `${until}了吗？`;
  const { notes } = draft;
  if (until === undefined) notes.add('until_guessed', row.place, row.found, { until: asked }, head.id);
  notes.add('loop_holds', row.place, row.found, { title: head.title }, head.id);
  const words = draft.short(asked, 30);
  const by = peopleOf(draft, row, profile, false).post;
  const { id, title, every } = head;
  return {
    id,
    loop: title,
    title_en: title,
    every,
    on_change: false,
    until: words,
    until_en: words,
    by,
    flow,
  };
}

/** Who does it and whom it concerns; names that no table knows are in the notes. */
function peopleOf(draft: Drafter, row: ImportRow, profile: Profile, isNoted: boolean): People {
  const { directory, notes, tables } = draft;
  const named = directory.all(row.who);
  const leading = named.length === 0 ? directory.atStart(row.text === '' ? row.title : row.text) : null;
  const all: readonly Who[] = leading === null ? named : [leading.who];
  const posts = all.flatMap((who) => (who.as === 'post' ? [who.id] : []));
  const parties = all.flatMap((who) => (who.as === 'party' ? [who.id] : []));
  const unknown = all.flatMap((who) => ('id' in who ? [] : [who.name]));
  const post =
    posts[0] ??
    (directory.hasPost('duty_officer') ? 'duty_officer' : (tables.posts[0]?.id ?? 'duty_officer'));
  if (isNoted) {
    for (const who of all) {
      if (!('id' in who)) {
        notes.add(who.as === 'person' ? 'person_name' : 'unknown_name', row.place, row.who, {
          name: who.name,
        });
      } else if (!who.isSure) {
        const known = knownName(draft, who.id, profile);
        notes.add('near_name', row.place, row.who, { name: who.name, known });
      }
    }
    if (posts.length > 1) {
      const others = posts
        .slice(1)
        .map((id) => postName(id, tables, profile, 'zh'))
        .join('、');
      notes.add('more_posts', row.place, row.who, { post: postName(post, tables, profile, 'zh'), others });
    }
  }
  return { post, parties, unknown, hasPost: posts.length > 0 };
}

function knownName({ tables }: Drafter, id: string, profile: Profile): string {
  const party = tables.parties.find((row) => row.id === id);
  return party?.zh ?? postName(id, tables, profile, 'zh');
}

function step(draft: Drafter, row: ImportRow, when: When | null, around: Around): readonly Block[] {
  const people = peopleOf(draft, row, around.profile, true);
  const receivers = draft.directory.all(row.to).flatMap((who) => (who.as === 'party' ? [who.id] : []));
  for (const who of draft.directory.all(row.to)) {
    if (who.as === 'unknown') draft.notes.add('unknown_name', row.place, row.to, { name: who.name });
  }
  const isOutside = !people.hasPost && people.parties.length > 0;
  const guess = guessOf(row, isOutside);
  if (guess.kind === 'report') {
    const report = reportStep(draft, row, when, around, people, guess.obligations);
    if (report !== null) return [report];
    return [
      plainStep(draft, row, when, around, people, {
        kind: 'action',
        to: unique([...people.parties, ...receivers]),
      }),
    ];
  }
  const inTitle = draft.directory.inText(row.title);
  const known = unique([...people.parties, ...receivers]);
  const to = unique(
    known.length > 0 ? (guess.kind === 'order' && !isOutside ? [...known, ...inTitle] : known) : inTitle,
  );
  const inWords = to.length > 0 || guess.kind === 'call' ? to : draft.directory.inText(row.text);
  if (guess.kind === 'action')
    return [plainStep(draft, row, when, around, people, { kind: 'action', to: known })];
  if (inWords.length === 0 && guess.kind === 'call' && row.to === '' && draft.directory.hasParty(ROOMS)) {
    return [plainStep(draft, row, when, around, people, { kind: 'call', to: [ROOMS] })];
  }
  if (inWords.length === 0) {
    draft.notes.add('no_party', row.place, row.found);
    return [plainStep(draft, row, when, around, people, { kind: 'action', to: [] })];
  }
  return [
    plainStep(draft, row, when, around, people, {
      kind: guess.kind,
      to: guess.kind === 'call' ? roomsOf(draft, inWords) : inWords,
    }),
  ];
}

/** The kind that the source says itself, else by its words. */
function guessOf(row: ImportRow, isOutside: boolean): Guess {
  if (row.isCall) return { kind: 'call' };
  if (row.kind === 'report') return { kind: 'report', obligations: dutiesIn(row.title, row.text) };
  return row.kind === undefined ? guessKind(row.title, row.text, isOutside) : { kind: row.kind };
}

/** Whom a call goes to when it names an area: its duty room is called, and calls on. */
const ROOMS = 'lower_level_rooms';
const roomsOf = (draft: Drafter, ids: readonly string[]): readonly string[] =>
  draft.directory.hasParty(ROOMS) ? unique(ids.map((id) => (id === 'township' ? ROOMS : id))) : ids;

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].slice(0, 20);

function texts(draft: Drafter, row: ImportRow, people: People) {
  const { place } = row;
  const title = draft.title(row.title, place);
  const unknown = people.unknown.length > 0 ? `（责任：${people.unknown.join('、')}）` : '';
  const isShort = title !== row.title.trim() && !row.text.includes(row.title);
  const body = [isShort ? row.title : '', row.text].filter((one) => one !== '').join('：');
  const instruction = draft.instruction(`${body === '' ? title : body}${unknown}`, place);
  const id = draft.id(title, place);
  return { id, title, title_en: title, post: people.post, instruction };
}

function outputsOf(draft: Drafter, row: ImportRow, kind: Step['step']): readonly string[] {
  const named = row.output
    .split(/[、，,；;\n]/)
    .map((one) => draft.short(one, 30))
    .filter((one) => one !== '');
  return named.length > 0 ? [...new Set(named)].slice(0, 10) : [OUTPUTS[kind]];
}

type Plain = { readonly kind: 'action' | 'order' | 'call'; readonly to: readonly string[] };

function plainStep(
  draft: Drafter,
  row: ImportRow,
  when: When | null,
  around: Around,
  people: People,
  { kind, to }: Plain,
): Step {
  const { id, ...words } = texts(draft, row, people);
  const time = timeOf(draft, row, when, around, id);
  const rest = { ticks: TICKS[kind], outputs: outputsOf(draft, row, kind), basis: 'default' as const };
  if (kind === 'action')
    return { id, step: kind, ...words, ...time, ...(to.length > 0 ? { to } : {}), ...rest };
  const chase = Math.max(5, Math.min(30, Math.round(time.limit / 2)));
  return { id, step: kind, ...words, ...time, to, chase, ...rest };
}

function timeOf(draft: Drafter, row: ImportRow, when: When | null, { inLoop }: Around, block: string) {
  const { notes } = draft;
  const hasText = row.limit !== '' && !/^[-—–无/]+$/.test(row.limit);
  if (when !== null && when.atHours.length > 0 && when.every === null) {
    notes.add('at_hours', row.place, row.limit || row.found, { text: when.atHours.join('、') }, block);
  } else if (when?.isImmediate)
    notes.add('immediate', row.place, row.limit || row.found, { minutes: when.minutes ?? 0 }, block);
  else if (when === null || when.minutes === null) {
    if (when !== null && (when.every !== null || when.isAlongside)) {
      // Said by the loop or the fork around it.
    } else if (hasText)
      notes.add('limit_unread', row.place, row.limit, { text: row.limit, minutes: DEFAULT_LIMIT }, block);
    else notes.add('no_limit', row.place, row.found, { minutes: DEFAULT_LIMIT }, block);
  }
  if (inLoop && when?.clock === 'receipt' && when.minutes !== null)
    notes.add('loop_clock', row.place, row.limit, {}, block);
  const limit = when?.minutes ?? Math.min(DEFAULT_LIMIT, when?.every ?? DEFAULT_LIMIT);
  return { limit, clock: inLoop ? ('step' as const) : (when?.clock ?? 'step') };
}

/** Obligations that the title calls by their name. */
function dutiesNamed({ tables }: Drafter, title: string): readonly string[] {
  const words = flat(title);
  const named = tables.obligations.filter(({ zh }) => {
    const name = flat(zh).replaceAll(/[（(][^）)]*[）)]/g, '');
    return name.length > 2 && words.includes(name);
  });
  return named.map(({ id }) => id);
}

/** The step of the first obligation that fits and has none yet; null when there is none, which the notes say. */
function reportStep(
  draft: Drafter,
  row: ImportRow,
  when: When | null,
  around: Around,
  people: People,
  candidates: readonly string[],
): Block | null {
  const fitting = [...dutiesNamed(draft, row.title), ...candidates].flatMap((id) => {
    const duty = draft.obligation(id);
    if (duty === undefined) return [];
    const isRound = duty.clock === 'last_report';
    return around.inLoop && duty.clock === 'receipt' ? [] : [{ duty, isRound }];
  });
  const [first] = fitting;
  if (first === undefined) {
    draft.notes.add('report_unmatched', row.place, row.found);
    return null;
  }
  const { duty, isRound } = first;
  if (!draft.claim(duty.id)) {
    draft.notes.add('duty_used', row.place, row.found, { duty: duty.zh });
    return null;
  }
  const { id, ...words } = texts(draft, row, people);
  const source = duty.basis === 'law' ? { source: duty.source_mark } : {};
  const rest = {
    ticks: TICKS.report,
    outputs: outputsOf(draft, row, 'report'),
    basis: duty.basis,
    ...source,
  };
  const report: Step = { id, step: 'report', ...words, obligation: duty.id, ...rest };
  const minutes = when?.minutes ?? null;
  if (minutes !== null && duty.limit_minutes !== null && minutes !== duty.limit_minutes) {
    const params = { duty: duty.zh, wanted: duty.limit_minutes, minutes };
    draft.notes.add('duty_limit', row.place, row.limit || row.found, params, id);
  }
  if (!isRound || around.inLoop) return report;
  const loopId = draft.id(`${words.title}循环`, row.place);
  draft.notes.add('every_guessed', row.place, row.found, { minutes: 120 }, loopId);
  return loopAround(draft, row, [report], { id: loopId, title: words.title, every: 120 }, around.profile);
}
