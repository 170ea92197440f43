import { useMemo } from 'react';
import type { EditNode, PlacedProblem } from '../../../../shared/plan/edit';
import { partyName, postName } from '../../../../shared/plan/names';
import { useLocale, useText } from '../../../i18n';
import { useEditing } from './context';

/** Problems whose words speak of the text of the file; on a form they are said otherwise. */
const OWN_WORDS = [
  'receipt_in_loop',
  'law_without_source',
  'unknown_post',
  'unknown_party',
  'unknown_obligation',
  'unknown_fact',
  'unknown_plan',
  'bad_fact',
  'missing_key',
  'too_few',
  'no_end',
  'not_a_block',
  'basis_differs',
  'bad_id',
  'wrong_type',
  'duplicate_id',
  'duty_twice',
  'repeated_party',
  'unknown_placeholder',
  'wait_for_nothing',
  'select_without_options',
  'never_there',
  'nothing_left',
  'bad_url',
] as const;
type OwnWords = (typeof OWN_WORDS)[number];
const isOwn = (code: string): code is OwnWords => (OWN_WORDS as readonly string[]).includes(code);

const FIELDS = [
  ...['id', 'title', 'title_en', 'question_en', 'choice', 'fork', 'loop', 'wait', 'end', 'when', 'when_en'],
  ...[
    'post',
    'by',
    'decided_by',
    'limit',
    'clock',
    'chase',
    'every',
    'until',
    'until_en',
    'for',
    'at',
    'fact',
  ],
  ...[
    'instruction',
    'to',
    'ticks',
    'outputs',
    'basis',
    'source',
    'obligation',
    'spawn',
    'subplan',
    'label',
    'field',
  ],
  ...['links', 'attachments', 'profiles', 'trigger', 'trigger_en', 'hazards', 'warning_types', 'level_notes'],
  ...[
    'purpose',
    'basis_text',
    'reviewed_every_months',
    'flow',
    'lanes',
    'options',
    'county',
    'city',
    'province',
  ],
  ...['category', 'note', 'code', 'url', 'unit', 'min', 'max', 'type', 'step'],
] as const;
type FieldName = (typeof FIELDS)[number];

export type Words = {
  /** 步骤, 命令, 判断… */
  kind(node: EditNode): string;
  /** in the reader's language, else in Chinese */
  title(node: EditNode): string;
  /** what a key of the format is called on the form */
  field(key: string): string;
  /** what is wrong, for someone who never sees the file */
  problem(problem: PlacedProblem): string;
};

/** The words of the editor for kinds, fields and problems. */
export function useWords(): Words {
  const t = useText('planEdit');
  const locale = useLocale();
  const { tables, profile } = useEditing();
  return useMemo(() => {
    /** what an id of the tables is called; the word itself when it is none */
    const named = (word: string): string => {
      if (field(word) !== word) return field(word);
      const duty = tables.obligations.find((row) => row.id === word);
      if (duty !== undefined) return duty[locale];
      if (tables.parties.some((row) => row.id === word)) return partyName(word, tables, profile, locale);
      return tables.posts.some((row) => row.id === word) ? postName(word, tables, profile, locale) : word;
    };
    const field = (key: string): string =>
      (FIELDS as readonly string[]).includes(key) ? t(`f_${key as FieldName}`) : key;
    return {
      kind: (node) => {
        if (node.kind !== 'step') return t(`kind_${node.kind}`);
        const { step } = node.raw;
        return step === 'order' || step === 'call' || step === 'report'
          ? t(`kind_${step}`)
          : t('kind_action');
      },
      title: (node) => (locale === 'en' ? node.en : node.zh) || node.zh,
      field,
      problem: (problem) => {
        const name = field(String(problem.field?.findLast((part) => typeof part === 'string') ?? ''));
        if (isOwn(problem.code)) return t(`p_${problem.code}`, { field: name });
        return problem[locale].replaceAll(
          /([“"])([a-z_]+)([”"])/g,
          (whole, open: string, key: string, close: string) =>
            named(key) === key ? whole : `${open}${named(key)}${close}`,
        );
      },
    };
  }, [t, locale, tables, profile]);
}
