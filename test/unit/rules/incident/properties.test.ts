/** What holds of grades and clocks whatever the figures and whatever happens. */

import { describe, expect, it } from 'vitest';
import type { Figures } from '../../../../shared/domain/figures';
import { GRADES, type Grade, INCIDENT_TYPE_LIST, PROFILES } from '../../../../shared/domain/vocabulary';
import { clocksOf, type GradeStage, type OwedReport, RULE_FLAGS } from '../../../../shared/rules/incident';
import fc from '../../../helpers/fc.ts';
import { BOOK, clockInput, graded, NIGHT } from './support';

const MINUTE = 60_000;
const people = fc.integer({ min: 0, max: 200 });
const figures = fc.record(
  {
    dead: people,
    missing: people,
    trapped: people,
    seriousInjury: people,
    atRisk: people,
    evacuated: fc.integer({ min: 0, max: 200_000 }),
    threatened: fc.integer({ min: 0, max: 3_000 }),
    lossYuan: fc.integer({ min: 0, max: 20_000_000_000 }).map((cents) => cents / 100),
    burntHectares: fc.integer({ min: 0, max: 20_000_000 }).map((part) => part / 10_000),
    magnitude: fc.integer({ min: 0, max: 90 }).map((part) => part / 10),
    strandedPersons: people,
    strandedHours: fc.integer({ min: 0, max: 6_000 }).map((part) => part / 100),
    shipGrossTons: fc.integer({ min: 0, max: 20_000 }),
  },
  { requiredKeys: [] },
);
const type = fc.constantFrom(...INCIDENT_TYPE_LIST);
const flags = fc.uniqueArray(fc.constantFrom(...RULE_FLAGS), { maxLength: 4 });
const height = (grade: Grade | null): number => (grade === null ? GRADES.length : GRADES.indexOf(grade));

describe('grades', () => {
  it('never fall when a figure rises', () => {
    fc.assert(
      fc.property(type, figures, flags, fc.integer({ min: 1, max: 500 }), (kind, known, set, more) => {
        const before = graded({ type: kind, figures: known, flags: set });
        for (const [figure, value] of Object.entries(known)) {
          const after = graded({ type: kind, figures: { ...known, [figure]: value + more }, flags: set });
          expect(height(after.grade)).toBeLessThanOrEqual(height(before.grade));
          expect(height(after.reportingGrade)).toBeLessThanOrEqual(height(before.reportingGrade));
          expect(after.nearMiss || !before.nearMiss).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are reported at least as high, and each has a reason that gives it', () => {
    fc.assert(
      fc.property(type, figures, flags, (kind, known, set) => {
        const { grade, reportingGrade, nearMiss, because } = graded({
          type: kind,
          figures: known,
          flags: set,
        });
        expect(height(reportingGrade)).toBeLessThanOrEqual(height(grade));
        expect(because.some((one) => one.of === 'grade' && one.result === grade)).toBe(grade !== null);
        expect(because.some((one) => one.of !== 'near_miss' && one.result === reportingGrade)).toBe(
          reportingGrade !== null,
        );
        expect(because.some((one) => one.of === 'near_miss')).toBe(nearMiss);
        for (const { met } of because)
          for (const { value, comparison, threshold } of met)
            expect(comparison === 'at_least' ? value >= threshold : value < threshold).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('of an accident are those of article 3, written down another way', () => {
    const column = (value: number, steps: readonly number[]): number =>
      steps.findIndex((step) => value >= step) + 1 || 4;
    const wanted = ({ dead = 0, seriousInjury = 0, lossYuan = 0 }: Figures): Grade =>
      `level_${Math.min(
        column(dead, [30, 10, 3]),
        column(seriousInjury, [100, 50, 10]),
        column(Math.round(lossYuan * 100), [1e10, 5e9, 1e9]),
      )}` as Grade;
    fc.assert(
      fc.property(figures, (known) => {
        const isKnown = ['dead', 'seriousInjury', 'lossYuan'].some((figure) => figure in known);
        expect(graded({ type: 'gas', figures: known }).grade).toBe(isKnown ? wanted(known) : null);
      }),
      { numRuns: 300 },
    );
  });
});

const stages = fc
  .array(
    fc.record({
      after: fc.integer({ min: 0, max: 300 }),
      grade: fc.constantFrom<(Grade | null)[]>(null, ...GRADES),
      nearMiss: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map((list): readonly GradeStage[] => {
    let at = NIGHT;
    return list.map(({ after, grade, nearMiss }) => {
      at += after * MINUTE;
      return { at, grade, reportingGrade: grade, nearMiss };
    });
  });

const keyOf = (row: OwedReport): string => `${row.kind}.${row.recipient}.${row.series?.index ?? ''}`;

describe('clocks', () => {
  it('are one for each duty, each due so many minutes after its start, and a rise takes none away', () => {
    fc.assert(
      fc.property(
        type,
        fc.constantFrom(...PROFILES),
        figures,
        flags,
        stages,
        (kind, profile, known, set, all) => {
          const owed = (grades: readonly GradeStage[]) =>
            clocksOf(BOOK, clockInput({ type: kind, profile, figures: known, flags: set, grades }));
          const rows = owed(all);
          for (const row of rows) {
            expect(row.dueAt).toBe(row.clock.at + row.limitMinutes * MINUTE);
            expect(row.targetAt === null || row.targetAt <= row.dueAt).toBe(true);
          }
          const standing = rows.filter((row) => row.supersededBy === null).map(keyOf);
          expect(new Set(standing).size).toBe(standing.length);
          const before = owed(all.slice(0, -1)).filter((row) => row.series === null);
          const now = new Set(rows.map((row) => `${keyOf(row)} ${row.dueAt}`));
          if (all.length > 1) for (const row of before) expect(now).toContain(`${keyOf(row)} ${row.dueAt}`);
        },
      ),
      { numRuns: 150 },
    );
  });
});
