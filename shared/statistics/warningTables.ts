import type { Statistics } from '../contract/areas/statistics';
import { clockTime, dayOf } from '../domain/time';
import { AIM_STEPS } from '../settings/warningAims';
import { type Locale, labels } from '../wording/labels';
import { STATISTICS_WORDS } from '../wording/statistics';
import type { StatisticsCell, StatisticsTable } from './table';

const moment = (at: number | null): string | null =>
  at === null ? null : `${dayOf(at).slice(5)} ${clockTime(at)}`;

/** 「1262」 and the nine aims: what was reached, empty where the records say nothing. Labels are the room's own. */
export function warningTables(s: Statistics, locale: Locale): readonly StatisticsTable[] {
  const w = STATISTICS_WORDS[locale];
  const words = labels(locale);
  const { ahead, warnings, threes } = s.warningAims;
  const hit = (was: boolean | null): string | null => (was === null ? null : was ? w.aimHit : w.aimMiss);
  const value = (aim: (typeof threes)[number]['aims'][number]): string | null => {
    if (aim.value === null) return null;
    if (aim.indicator === 'lead') return `${aim.value} ${w.hoursUnit}`;
    if (aim.indicator === 'consultations' || aim.indicator === 'neighbours')
      return `${aim.value} ${w.timesUnit}`;
    return `${(Math.round(aim.value * 1_000) / 10).toFixed(1)}%`;
  };
  const base = { group: 'warnings' as const, bars: null };
  return [
    {
      ...base,
      id: 'aimsAhead',
      title: w.aimsAhead,
      note: w.noteAims,
      columns: [
        { name: w.item, kind: 'text' },
        { name: w.aimHours, kind: 'count' },
        { name: w.aimKnown, kind: 'count' },
        { name: w.aimReached, kind: 'rate' },
      ],
      rows: ahead.map((one): StatisticsCell[] => [one.label, one.hours, one.of, one.value]),
    },
    {
      ...base,
      id: 'aimsWarnings',
      title: w.aimsWarnings,
      note: w.noteImpact,
      columns: [
        { name: w.warning, kind: 'text' },
        { name: w.aimIssued, kind: 'text' },
        { name: w.aimImpact, kind: 'text' },
        { name: w.aimLead, kind: 'minutes' },
        ...AIM_STEPS.map((step, place) => ({
          name: locale === 'zh' ? `${ahead[place]?.label ?? ''}${w.hoursBefore}` : w[`aimAhead_${step}`],
          kind: 'minutes' as const,
        })),
        { name: w.aimMoved, kind: 'rate' },
        { name: w.aimWasHit, kind: 'text' },
      ],
      rows: warnings.map((one): StatisticsCell[] => [
        [
          one.title,
          one.color === null ? '' : words.warningColor[one.color],
          one.level === null ? '' : words.grade[one.level],
        ]
          .filter((part) => part !== '')
          .join(' '),
        moment(one.issuedAt),
        moment(one.impactAt),
        one.leadHours,
        ...one.hours,
        one.movedShare,
        hit(one.wasHit),
      ]),
    },
    {
      ...base,
      id: 'aimsNine',
      title: locale === 'zh' ? threes.map(({ title }) => title).join('、') : w.aimsNine,
      note: w.noteNine,
      columns: [
        { name: w.aimGroup, kind: 'text' },
        { name: w.item, kind: 'text' },
        { name: w.aimIndicator, kind: 'text' },
        { name: w.aimValue, kind: 'text' },
        { name: w.aimKnown, kind: 'count' },
      ],
      rows: threes.flatMap(({ title, aims }) =>
        aims.map((aim): StatisticsCell[] => [
          title,
          aim.label,
          w[`aim_${aim.indicator}`],
          value(aim),
          aim.of,
        ]),
      ),
    },
  ];
}
