import type { ForceLine, IncidentFacts, MeasureLine } from '../../shared/domain/incidentFacts';

/** 12 September 2026 at an hour and minute of the room's clock. */
export const at = (hour: number, minute: number): number => Date.UTC(2026, 8, 11, 16 + hour, minute);

const measure = (id: string, when: number, who: string, text: string): MeasureLine => ({
  id,
  at: when,
  who,
  text,
  source: '电话',
});
const force = (
  line: Pick<ForceLine, 'id' | 'unit' | 'persons' | 'state' | 'at'>,
  vehicles = 0,
): ForceLine => ({
  kind: 'local',
  vehicles,
  equipment: '',
  source: '电话',
  ...line,
});

/** The slide at Shangkeng as the room knew it at 03:20 (documents.md 6). */
export function slideFacts(change: Partial<IncidentFacts> = {}): IncidentFacts {
  return {
    incidentId: 'slide',
    number: 'SJ-20260912-001',
    title: '枫坪镇上坑村山体滑坡',
    type: 'geological',
    place: '枫坪镇上坑村3组',
    summary: '2时20分许上坑村3组屋后滑坡，冲毁民房1栋，3人被困，雨持续',
    source: '电话报告',
    callerUnit: '枫坪镇值班室',
    occurredAt: at(2, 20),
    receivedAt: at(2, 38),
    verifiedAt: null,
    grade: null,
    flags: [],
    stableAt: null,
    profile: 'county',
    drill: null,
    asOf: at(3, 20),
    figures: { trapped: 3, dead: 0, missing: 0, threatened: 26, threatenedHouseholds: 7, evacuated: 19 },
    figureValues: [],
    elements: [
      {
        element: 'consequence',
        state: 'verifying',
        text: '',
        question: '被困人员身份',
        changedAt: at(2, 45),
        source: '',
        by: '陈立',
      },
    ],
    people: [],
    peopleCounts: null,
    forces: [
      force({ id: 'f1', unit: '枫坪镇应急队', persons: 22, state: 'present', at: at(3, 0) }),
      force({ id: 'f2', unit: '县消防救援大队', persons: 15, state: 'en_route', at: at(3, 35) }, 3),
    ],
    measures: [
      measure('m1', at(2, 41), '', '通知消防、120、自然资源、公安'),
      measure('m2', at(2, 52), '枫坪镇', '主要负责人到场组织搜救和撤离'),
      measure('m3', at(3, 5), '县政府', '分管领导带队出发'),
    ],
    ...change,
  };
}
