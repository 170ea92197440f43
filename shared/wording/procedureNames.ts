import type { Locale } from './labels';
import { FIRST_GROUPS, type ProcedureGroup } from './procedureWords';
import { MORE_GROUPS } from './procedureWordsMore';

/** Every area with its procedures in plain words. */
export const PROCEDURE_GROUPS: readonly ProcedureGroup[] = [...FIRST_GROUPS, ...MORE_GROUPS];

const BY_NAME = new Map(
  PROCEDURE_GROUPS.flatMap(({ procedures }) =>
    procedures.map(([name, zh, en]) => [name, { zh, en }] as const),
  ),
);

/** What a procedure does, in plain words; one that has none here by its own name. */
export const procedureName = (name: string, locale: Locale): string => BY_NAME.get(name)?.[locale] ?? name;

type Named = { readonly procedure: string };
export type GroupRows<R extends Named> = {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly R[];
};

/** Rows by area; what belongs to none stands last under its own heading. */
export function grouped<R extends Named>(rows: readonly R[], locale: Locale): readonly GroupRows<R>[] {
  const byName = new Map(rows.map((row) => [row.procedure, row]));
  const groups = PROCEDURE_GROUPS.map((group) => ({
    id: group.id,
    name: group[locale],
    rows: group.procedures.flatMap(([name]) => byName.get(name) ?? []),
  }));
  const other = rows.filter(({ procedure }) => !BY_NAME.has(procedure));
  const rest = { id: 'other', name: locale === 'zh' ? '其他' : 'Others', rows: other };
  return [...groups, rest].filter((group) => group.rows.length > 0);
}
