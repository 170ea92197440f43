/** Names of posts and parties as one room sees them. */
import type { Locale, PlanTables, Profile } from './types';

/**
 * The post that does the work of `post` in this profile: `same_as` is followed (a county has no 值班长 of its own, the
 * 主班 does that work). An unknown id comes back as it is; a circle stops at the first id met twice.
 */
export function effectivePost(post: string, tables: PlanTables, profile: Profile): string {
  const seen = new Set<string>();
  let current = post;
  while (!seen.has(current)) {
    seen.add(current);
    const next = tables.posts.find((row) => row.id === current)?.same_as?.[profile];
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** Name of the post that does the work in this profile; an unknown id is its own name. */
export function postName(post: string, tables: PlanTables, profile: Profile, locale: Locale): string {
  const id = effectivePost(post, tables, profile);
  return tables.posts.find((row) => row.id === id)?.[locale] ?? id;
}

/**
 * Name of a party or, since a report may go to a post, of a post. Chinese names follow the room's level
 * (县应急管理局 / 市应急管理局 / 省应急管理厅); English has one name for all three.
 */
export function partyName(id: string, tables: PlanTables, profile: Profile, locale: Locale): string {
  const party = tables.parties.find((row) => row.id === id);
  if (!party) return postName(id, tables, profile, locale);
  return locale === 'zh' ? party.by_level[profile] : party.en;
}

/** Replaces {party_id} by the party's name at this level; braces that name no party stay as they are. */
export function resolveText(text: string, tables: PlanTables, profile: Profile): string {
  return text.replace(/\{(\w+)\}/g, (whole, id: string) => {
    return tables.parties.find((row) => row.id === id)?.by_level[profile] ?? whole;
  });
}
