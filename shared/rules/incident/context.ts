import type { IncidentType } from '../../domain/vocabulary';
import type { Findings } from '../../plan/findings';
import { KNOWN_CLASSES, KNOWN_TYPES, type RawFile, type RawHead, type RawSource } from './schema';
import type { RuleHead, RuleSource } from './types';

/** One file while it is read. */
export type Loaded = { readonly file: string; readonly findings: Findings; readonly raw: RawFile };

/** What the rules of all files may name. */
export type Context = {
  readonly sources: ReadonlyMap<string, RuleSource>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** null where nobody said which there are: then any is taken */
  readonly recipients: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<string> | null;
  /** ids that were seen, and where */
  readonly ids: Map<string, string>;
};

/** One entry of a list that has its shape, with what stands in the file. */
export type Entry<T> = { readonly loaded: Loaded; readonly raw: unknown; readonly value: T };

export const sourceOf = (raw: RawSource): RuleSource => ({
  id: raw.id,
  mark: raw.mark,
  zh: raw.zh,
  en: raw.en,
  from: raw.from ?? null,
  until: raw.until ?? null,
});

const MARKS = { law: ['S'], practice: ['S', 'M', 'X'], setting: ['D'] } as const;

type HeadValue = Pick<RawHead, 'id' | 'zh' | 'en' | 'basis' | 'source'> & Partial<RawHead>;

/** What a rule says of itself, checked against its document; null where that is not there. */
export function headOf(context: Context, { loaded, raw, value }: Entry<HeadValue>): RuleHead | null {
  const { findings } = loaded;
  const before = context.ids.get(value.id);
  if (before !== undefined)
    findings.add('rule_twice', raw, ['id'], { id: value.id, place: before }, value.id);
  const { line } = findings.source.placeOf(findings.source.offsetOf(raw, ['id']));
  context.ids.set(value.id, before ?? `${loaded.file}:${line}`);
  const source = context.sources.get(value.source);
  if (source === undefined) {
    findings.addUnknown('unknown_source', raw, ['source'], value.source, context.sources.keys(), value.id);
    return null;
  }
  const { basis } = value;
  if (!MARKS[basis].some((letter) => source.mark.startsWith(letter)))
    findings.add('rule_basis', raw, ['basis'], { basis, mark: source.mark }, value.id);
  const from = value.from ?? source.from;
  const until = value.until ?? source.until;
  if (from !== null && until !== null && until < from)
    findings.add('days_order', raw, ['until'], {}, value.id);
  return {
    id: value.id,
    family: value.family ?? value.id,
    zh: value.zh,
    en: value.en,
    basis,
    sourceId: source.id,
    mark: source.mark,
    document: source.zh,
    documentEn: source.en,
    article: value.article ?? '',
    from,
    until,
    isOn: value.off !== true,
    override: null,
    note: value.note ?? '',
  };
}

/** The types behind the names of types, classes and groups. */
export function typesOf(
  context: Context,
  { loaded, raw, value }: Entry<{ readonly id: string; readonly types?: readonly string[] | undefined }>,
): readonly IncidentType[] {
  if (value.types === undefined) return KNOWN_TYPES as readonly IncidentType[];
  const names = value.types.flatMap((name, index) => {
    const members = context.groups.get(name) ?? [name];
    return members.flatMap((member) => {
      if (KNOWN_TYPES.includes(member)) return member;
      const types = KNOWN_CLASSES[member];
      if (types !== undefined) return types;
      const known = [...KNOWN_TYPES, ...Object.keys(KNOWN_CLASSES), ...context.groups.keys()];
      loaded.findings.addUnknown('unknown_type', raw, ['types', index], member, known, value.id);
      return [];
    });
  });
  return [...new Set(names)] as readonly IncidentType[];
}
