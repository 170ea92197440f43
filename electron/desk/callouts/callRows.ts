import type {
  AttemptResult,
  AttemptTarget,
  AttemptWay,
  LadderStep,
  ReadBack,
} from '../../../shared/domain/callouts';
import { type Db, statement } from '../db/statement';
import type { PersonRow } from './rows';

export type AttemptRow = {
  readonly id: string;
  readonly personId: string;
  readonly at: number;
  readonly endedAt: number | null;
  readonly way: AttemptWay;
  readonly number: string;
  readonly phone: number;
  readonly result: AttemptResult;
  readonly readBack: ReadBack;
  readonly spoke: 'self' | 'deputy' | 'other' | 'nobody';
  readonly to: AttemptTarget;
  readonly who: string;
  readonly isAnswer: boolean;
  readonly note: string;
  readonly recordingNo: string;
  readonly by: string;
};

type StoredAttempt = {
  id: string;
  person_id: string;
  at: number;
  ended_at: number | null;
  way: AttemptWay;
  number: string;
  phone: number;
  result: AttemptResult;
  read_back: string;
  spoke: AttemptRow['spoke'];
  target: AttemptTarget;
  who: string;
  is_answer: number;
  note: string;
  recording_no: string;
  recorded_by: string;
};

/** In the order in which they were made. */
export function attemptsOf(db: Db, callOutId: string): AttemptRow[] {
  return statement<[string], StoredAttempt>(
    db,
    'SELECT * FROM callout_attempts WHERE callout_id = ? ORDER BY person_id, at, seq, id',
  )
    .all(callOutId)
    .map((row) => ({
      id: row.id,
      personId: row.person_id,
      at: row.at,
      endedAt: row.ended_at,
      way: row.way,
      number: row.number,
      phone: row.phone,
      result: row.result,
      readBack: JSON.parse(row.read_back) as ReadBack,
      spoke: row.spoke,
      to: row.target,
      who: row.who,
      isAnswer: row.is_answer === 1,
      note: row.note,
      recordingNo: row.recording_no,
      by: row.recorded_by,
    }));
}

export const isAttemptKnown = (db: Db, id: string): boolean =>
  statement(db, 'SELECT 1 FROM callout_attempts WHERE id = ?').get(id) !== undefined;

export type FeedbackRow = {
  readonly id: string;
  readonly personId: string;
  readonly at: number;
  readonly way: AttemptWay;
  readonly isOnPost: boolean | null;
  readonly evacuated: number | null;
  readonly forces: string;
  readonly difficulties: string;
  readonly by: string;
};

type StoredFeedback = {
  id: string;
  person_id: string;
  at: number;
  way: AttemptWay;
  is_on_post: number | null;
  evacuated: number | null;
  forces: string;
  difficulties: string;
  recorded_by: string;
};

export function feedbackOf(db: Db, callOutId: string): FeedbackRow[] {
  return statement<[string], StoredFeedback>(
    db,
    'SELECT * FROM callout_feedback WHERE callout_id = ? ORDER BY person_id, at, seq, id',
  )
    .all(callOutId)
    .map((row) => ({
      id: row.id,
      personId: row.person_id,
      at: row.at,
      way: row.way,
      isOnPost: row.is_on_post === null ? null : row.is_on_post === 1,
      evacuated: row.evacuated,
      forces: row.forces,
      difficulties: row.difficulties,
      by: row.recorded_by,
    }));
}

export const isFeedbackKnown = (db: Db, id: string): boolean =>
  statement(db, 'SELECT 1 FROM callout_feedback WHERE id = ?').get(id) !== undefined;

export type PromptRow = {
  readonly id: string;
  readonly personId: string;
  readonly place: number;
  readonly step: LadderStep;
  readonly at: number;
  readonly contactIds: readonly string[];
  readonly raisedAt: number | null;
  readonly doneAt: number | null;
};

type StoredPrompt = {
  id: string;
  person_id: string;
  place: number;
  step: LadderStep;
  at: number;
  contact_ids: string;
  raised_at: number | null;
  done_at: number | null;
};

const toPrompt = (row: StoredPrompt): PromptRow => ({
  id: row.id,
  personId: row.person_id,
  place: row.place,
  step: row.step,
  at: row.at,
  contactIds: JSON.parse(row.contact_ids) as string[],
  raisedAt: row.raised_at,
  doneAt: row.done_at,
});

export function promptsOf(db: Db, callOutId: string): PromptRow[] {
  return statement<[string], StoredPrompt>(
    db,
    'SELECT * FROM callout_prompts WHERE callout_id = ? ORDER BY person_id, place',
  )
    .all(callOutId)
    .map(toPrompt);
}

export function promptsOfPerson(db: Db, person: Pick<PersonRow, 'id' | 'callOutId'>): PromptRow[] {
  return statement<[string, string], StoredPrompt>(
    db,
    'SELECT * FROM callout_prompts WHERE callout_id = ? AND person_id = ? ORDER BY place',
  )
    .all(person.callOutId, person.id)
    .map(toPrompt);
}
