import { expect, test } from 'vitest';
import { type Head, placeMessage } from '../../../shared/warnings/place';

const head = (over: Partial<Head> = {}): Head => ({
  id: 'a',
  status: 'actual',
  issuedAt: 100,
  liftedAt: null,
  ...over,
});
type Message = Parameters<typeof placeMessage>[0];
const message = (over: Partial<Message> = {}): Message => ({
  message: 'update',
  isLifting: false,
  status: 'actual',
  issuedAt: 200,
  references: [],
  ...over,
});

test.each<[string, Message, readonly Head[], unknown]>([
  ['a new one', message({ message: 'alert' }), [], { act: 'record', supersedes: [], supersededBy: null }],
  ['an update of ours', message(), [head()], { act: 'record', supersedes: ['a'], supersededBy: null }],
  ['an orphan', message(), [], { act: 'hold', reason: 'no_parent' }],
  ['an orphaned lifting', message({ message: 'cancel' }), [], { act: 'hold', reason: 'no_parent' }],
  [
    'an older update',
    message({ issuedAt: 50 }),
    [head()],
    { act: 'record', supersedes: [], supersededBy: 'a' },
  ],
  [
    'one from before the lifting',
    message(),
    [head({ liftedAt: 300 })],
    { act: 'hold', reason: 'older_than_lifting' },
  ],
  [
    'one after the lifting',
    message(),
    [head({ liftedAt: 150 })],
    { act: 'record', supersedes: ['a'], supersededBy: null },
  ],
  ['a lifting', message({ message: 'cancel' }), [head()], { act: 'lift', warningIds: ['a'] }],
  [
    'a lifting that is called a new one',
    message({ message: 'alert', isLifting: true }),
    [head()],
    { act: 'lift', warningIds: ['a'] },
  ],
  [
    'a lifting of two',
    message({ message: 'cancel' }),
    [head(), head({ id: 'b' })],
    { act: 'lift', warningIds: ['a', 'b'] },
  ],
  [
    'a second lifting',
    message({ message: 'cancel' }),
    [head({ liftedAt: 150 })],
    { act: 'note', reason: 'already_over', warningId: 'a' },
  ],
  [
    'a lifting from before the update',
    message({ message: 'cancel', issuedAt: 50 }),
    [head()],
    { act: 'hold', reason: 'older_than_update' },
  ],
  [
    'an exercise about a real one',
    message({ status: 'exercise' }),
    [head()],
    { act: 'hold', reason: 'other_status' },
  ],
  [
    'a receipt',
    message({ message: 'ack' }),
    [head()],
    { act: 'note', reason: 'acknowledgement', warningId: 'a' },
  ],
])('%s finds its place', (_name, given, heads, wanted) => {
  expect(placeMessage(given, heads)).toEqual(wanted);
});
