/** Puts what happened into the state. Says nothing about whether it may happen: that is decide's part. */
import type {
  Decision,
  Delivery,
  InstanceRecord,
  PartyRecord,
  RoundRecord,
  RunContext,
  RunEvent,
  RunState,
} from '../run-types';
import { own, recordOf } from './state';
import { partyRecord } from './steps';

type Of<K extends RunEvent['kind']> = Extract<RunEvent, { readonly kind: K }>;

function withRecord(state: RunState, event: RunEvent, change: Partial<InstanceRecord>): RunState {
  const record: InstanceRecord = {
    ...recordOf(state, event.key),
    ...change,
    ...(event.ahead ? { ahead: true } : {}),
  };
  return { ...state, records: { ...state.records, [event.key]: record } };
}

function withParty(
  state: RunState,
  event: RunEvent,
  party: string,
  change: (before: PartyRecord) => PartyRecord,
): RunState {
  const record = recordOf(state, event.key);
  return withRecord(state, event, {
    parties: { ...record.parties, [party]: change(partyRecord(record, party)) },
  });
}

function withRound(
  state: RunState,
  event: RunEvent,
  round: number,
  change: (before: RoundRecord) => RoundRecord,
): RunState {
  const rounds = [...(recordOf(state, event.key).rounds ?? [])];
  while (rounds.length < round) rounds.push({});
  rounds[round - 1] = change(rounds[round - 1] ?? {});
  return withRecord(state, event, { rounds });
}

const by = (event: RunEvent) => (event.by === undefined ? {} : { by: event.by });
const note = (event: { readonly note?: string }) => (event.note === undefined ? {} : { note: event.note });

function decision(event: Of<'option_chosen'> | Of<'until_answered'>): Decision {
  const { at, decidedBy, way, words } = event;
  return { at, decidedBy, way, ...(words === undefined ? {} : { words }), ...by(event) };
}

/** The decision that an end or a dropped step may name. */
function namedDecision(
  event: Of<'run_ended'> | Of<'step_skipped'> | Of<'step_not_applicable'>,
): Decision | undefined {
  const { at, decidedBy, way, words } = event;
  if (decidedBy === undefined || way === undefined) return undefined;
  return { at, decidedBy, way, ...(words === undefined ? {} : { words }), ...by(event) };
}

function delivery(event: Of<'report_sent'> | Of<'obligation_met'>): Delivery {
  const { at, receiver, way, readBack, fields } = event;
  return {
    at,
    receiver,
    way,
    ...(readBack === undefined ? {} : { readBack }),
    ...(fields === undefined ? {} : { fields }),
    ...(event.kind === 'obligation_met' ? { outside: true } : {}),
  };
}

function reported(before: PartyRecord, event: Of<'party_reported'>): PartyRecord {
  const { at, who, what, fields } = event;
  const report = { at, who, what, ...(fields === undefined ? {} : { fields }) };
  return { ...before, reports: [...(before.reports ?? []), report] };
}

function attempted(before: PartyRecord, event: Of<'call_attempted'>): PartyRecord {
  const { at, result, who, readBack } = event;
  const attempt = {
    at,
    result,
    ...(who === undefined ? {} : { who }),
    ...(readBack === undefined ? {} : { readBack }),
  };
  return { ...before, attempts: [...(before.attempts ?? []), attempt] };
}

/** A duty is done once: what comes second, from inside or outside the run, does not move the moment of the first. */
function sent(state: RunState, event: Of<'report_sent'> | Of<'obligation_met'>): RunState {
  const record = recordOf(state, event.key);
  if (own(record.sent, event.recipient) !== undefined) return state;
  return withRecord(state, event, { sent: { ...record.sent, [event.recipient]: delivery(event) } });
}

function dropped(state: RunState, event: Of<'step_skipped'> | Of<'step_not_applicable'>): RunState {
  const { at, reason, override } = event;
  const how = event.kind === 'step_skipped' ? 'skipped' : 'not_applicable';
  const decided = namedDecision(event);
  const more = { ...(override ? { override } : {}), ...(decided ? { decision: decided } : {}), ...by(event) };
  return withRecord(state, event, { dropped: { how, at, reason, ...more } });
}

/**
 * What was done is set aside, not lost. A dropped step keeps what was told and sent before it was dropped; a step that was
 * done begins anew. What was sent out stays sent.
 */
function reopened(state: RunState, event: Of<'step_reopened'>): RunState {
  const { past, completed, fields, dropped, parties, choice, carried, ...rest } = recordOf(state, event.key);
  const work = { completed, fields, parties, choice };
  const kept = dropped ? work : {};
  const aside = { ...(dropped ? {} : work), dropped };
  const entry = {
    ...present(aside),
    reopened: {
      at: event.at,
      reason: event.reason,
      ...(event.passedAt === undefined ? {} : { passedAt: event.passedAt }),
      ...by(event),
    },
  };
  const record: InstanceRecord = { ...rest, ...present(kept), past: [...(past ?? []), entry] };
  return { ...state, records: { ...state.records, [event.key]: record } };
}

/** The fields that hold something. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** What is written beside the work: it changes nothing of what is done or due. */
function beside(
  state: RunState,
  event: Of<'step_assigned'> | Of<'step_noted'> | Of<'step_attached'>,
): RunState {
  const record = recordOf(state, event.key);
  const { at } = event;
  switch (event.kind) {
    case 'step_assigned': {
      const { to, accountId } = event;
      const account = accountId === undefined ? {} : { accountId };
      const assigned = { at, to, ...account, ...note(event), ...by(event) };
      return withRecord(state, event, { assigned: [...(record.assigned ?? []), assigned] });
    }
    case 'step_noted':
      return withRecord(state, event, {
        notes: [...(record.notes ?? []), { at, text: event.text, ...by(event) }],
      });
    case 'step_attached':
      return withRecord(state, event, {
        files: [...(record.files ?? []), { at, files: event.files, ...by(event) }],
      });
  }
}

/**
 * The state after an event. Pure: the state given is left as it is, and replaying the same events gives the same state
 * to the byte. An event that cannot be placed (a kind from a later version) leaves the state unchanged.
 */
export function reduce(_ctx: RunContext, state: RunState, event: RunEvent): RunState {
  switch (event.kind) {
    case 'step_completed':
      return withRecord(state, event, {
        completed: { at: event.at, ...note(event), ...by(event) },
        ...(Object.keys(event.fields).length > 0 ? { fields: event.fields } : {}),
      });
    case 'party_notified':
      return withParty(state, event, event.party, (before) => ({
        ...before,
        notified: { at: event.at, who: event.who },
      }));
    case 'party_reported':
      return withParty(state, event, event.party, (before) => reported(before, event));
    case 'party_chased':
      return withParty(state, event, event.party, (before) => ({
        ...before,
        chases: [...(before.chases ?? []), { at: event.at, ...note(event) }],
      }));
    case 'call_attempted':
      return withParty(state, event, event.party, (before) => attempted(before, event));
    case 'report_sent':
    case 'obligation_met':
      return sent(state, event);
    case 'option_chosen':
      return withRecord(state, event, {
        choice: {
          ...decision(event),
          option: event.option,
          ...(event.passedAt === undefined ? {} : { passedAt: event.passedAt }),
        },
      });
    case 'until_answered':
      return withRound(state, event, event.round, (before) => ({
        ...before,
        answer: { ...decision(event), yes: event.yes },
      }));
    case 'round_opened':
      return withRound(state, event, event.round, (before) => ({ ...before, openedAt: event.at }));
    case 'child_spawned':
      return withRecord(state, event, {
        spawned: { at: event.at, childIncidentId: event.childIncidentId },
      });
    case 'wait_over':
      return withRecord(state, event, { waited: { at: event.at, ...note(event) } });
    case 'step_skipped':
    case 'step_not_applicable':
      return dropped(state, event);
    case 'step_reopened':
      return reopened(state, event);
    case 'step_assigned':
    case 'step_noted':
    case 'step_attached':
      return beside(state, event);
    case 'run_ended': {
      const decided = namedDecision(event);
      const endDecision = decided ? { endDecision: decided } : {};
      return { ...state, status: 'ended', endedAt: event.at, endKey: event.key, ...endDecision };
    }
    case 'run_switched':
      return {
        ...state,
        status: 'ended',
        endedAt: event.at,
        switched: { to: event.to, owed: event.owed },
      };
    case 'run_closed':
      return { ...state, status: 'ended', endedAt: event.at };
    default:
      return state;
  }
}
