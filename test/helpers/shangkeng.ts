import type { Page } from '@playwright/test';
import type { AnyProcedureName, InputOf, OutputOf } from '../../shared/contract/procedures';
import type { ElementId, ForceLine, IncidentFacts } from '../../shared/domain/incidentFacts';
import type { ReportDocument, ReportKind } from '../../shared/domain/incidentReports';
import { INITIAL_FACTS, UPDATE_FACTS } from '../fixtures/reports';
import { type DeskClock, roomTime } from './e2eClock';
import { call } from './e2eRoom';

export const at = (clock: string): number => roomTime(`2026-09-12 ${clock}`);
export const COUNTY = 'government_duty_office';
export const CITY = 'superior_duty_office';

/** The desk of the room in the night of 上坑村: what reached it is entered at the time at which it came. */
export class Night {
  readonly page: Page;
  readonly clock: DeskClock;
  readonly as: string;
  incidentId = '';
  readonly #forces = new Map<string, string>();
  readonly #people: string[] = [];

  constructor(page: Page, clock: DeskClock, as: string) {
    this.page = page;
    this.clock = clock;
    this.as = as;
  }

  do<N extends AnyProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    return call(this.page, name, input, this.as);
  }

  clockIs(time: string): Promise<void> {
    return this.clock.set(this.page, at(time));
  }

  /** The three people in the house, as the call named them. */
  async threePeople(): Promise<void> {
    const people = INITIAL_FACTS.people.map((one) => {
      const id = crypto.randomUUID();
      this.#people.push(id);
      const { name, state, sex, age, household, note } = one;
      return { id, name, state, sex, age, household, note };
    });
    const { incidentId } = this;
    await this.do('people.add', { incidentId, people, at: at('02:38'), source: '枫坪镇值班室', reason: '' });
  }

  async rescued(place: number): Promise<void> {
    const personIds = this.#people.slice(place, place + 1);
    const told = { at: at('04:47'), source: '县消防救援大队', reason: '' };
    await this.do('people.setState', { incidentId: this.incidentId, personIds, state: 'rescued', ...told });
  }

  async figures(figures: IncidentFacts['figures'], asOf: string): Promise<void> {
    const { incidentId } = this;
    await this.do('incident.updateFacts', { incidentId, figures, asOf: at(asOf), source: '枫坪镇' });
  }

  async force(line: ForceLine): Promise<void> {
    const id = this.#forces.get(line.id) ?? crypto.randomUUID();
    this.#forces.set(line.id, id);
    await this.do('force.set', { incidentId: this.incidentId, force: { ...line, id } });
  }

  async measures(of: IncidentFacts, from: string, to: string): Promise<void> {
    // What the room told by telephone stands in its duties already.
    const isDuty = (text: string): boolean => /^(报告|电话报告)/u.test(text);
    for (const one of of.measures) {
      if (one.at < at(from) || one.at > at(to) || isDuty(one.text)) continue;
      const { who, text, source } = one;
      const measureId = crypto.randomUUID();
      await this.do('measure.record', {
        incidentId: this.incidentId,
        measureId,
        at: one.at,
        who,
        text,
        source,
      });
    }
  }

  async elements(
    of: IncidentFacts,
    source: string,
    other: Partial<Record<ElementId, string>> = {},
  ): Promise<void> {
    const elements = of.elements.map(({ element, state, text, question }) => {
      return { element, state, text: other[element] ?? text, question };
    });
    const { incidentId } = this;
    const actId = crypto.randomUUID();
    await this.do('incident.setElements', { actId, incidentId, elements, extras: {}, at: null, source });
  }

  /** A duty done by a telephone call: who took it and when. */
  async told(kind: string, recipient: string, time: string, receiver: string): Promise<void> {
    const { obligations } = await this.do('incident.get', { incidentId: this.incidentId });
    const duty = obligations.find(
      (one) => one.kind === kind && one.recipient === recipient && one.state === 'open',
    );
    if (duty === undefined) throw new Error(`${kind} → ${recipient} is not owed`);
    const record = { receiver, at: at(time), way: 'phone' as const, readBack: true };
    await this.do('obligation.meet', { obligationId: duty.id, ...record });
  }

  async draft(kind: ReportKind): Promise<string> {
    const { incidentId } = this;
    const { draftId } = await this.do('report.draft', { draftId: crypto.randomUUID(), incidentId, kind });
    return draftId;
  }

  async document(reportId: string): Promise<ReportDocument> {
    return (await this.do('report.get', { reportId })).document;
  }
}

/** What a report consists of, without its sentences: kind, heads, sections in their order. */
export const structureOf = (document: ReportDocument): object => ({
  kind: document.kind,
  ordinal: document.ordinal,
  heading: document.heading,
  issue: [document.year, document.issue],
  title: document.title,
  signLine: document.signLine,
  addressees: document.addressees,
  sections: document.sections.map(({ id, heading }) => `${id} ${heading}`),
  changesAgainst: document.changesAgainst,
});

/** The whole text of a report's sections. */
export const wordsOf = (document: ReportDocument): string =>
  [document.lead, ...document.sections.map(({ text }) => text)].join('');

export { INITIAL_FACTS, UPDATE_FACTS };
