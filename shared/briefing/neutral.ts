import type { Profile } from '../domain/vocabulary';

const OFFICE: Readonly<Record<Profile, string>> = {
  county: '县政府新闻办',
  city: '市政府新闻办',
  province: '省政府新闻办',
};

/** What may be answered to the media as long as no wording was approved (documents.md 1): it says nothing and promises nothing. */
export function neutralSentence(profile: Profile): string {
  return `情况正在核实处置，以${OFFICE[profile]}发布为准。`;
}
