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

const note = (event: { readonly note?: string }) => (event.note === undefined ? {} : { note: event.note });

function decision(event: Of<'option_chosen'> | Of<'until_answered'>): Decision {
  const { at, decidedBy, way, words } = event;
  return { at, decidedBy, way, ...(words === undefined ? {} : { words }) };
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
  return withRecord(state, event, { dropped: { how, at, reason, ...(override ? { override } : {}) } });
}

/**
 * The state after an event. Pure: the state given is left as it is, and replaying the same events gives the same state
 * to the byte. An event that cannot be placed (a kind from a later version) leaves the state unchanged.
 */
export function reduce(_ctx: RunContext, state: RunState, event: RunEvent): RunState {
  switch (event.kind) {
    case 'step_completed':
      return withRecord(state, event, {
        completed: { at: event.at, ...note(event) },
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
      return withRecord(state, event, { choice: { ...decision(event), option: event.option } });
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
    case 'step_skipped':
    case 'step_not_applicable':
      return dropped(state, event);
    case 'run_ended':
      return { ...state, status: 'ended', endedAt: event.at, endKey: event.key };
    case 'run_closed':
      return { ...state, status: 'ended', endedAt: event.at };
    default:
      return state;
  }
}
