import { zoned } from '../../../shared/domain/time';
import { dueCauses, PACK_PATIENCE_MS } from '../../../shared/rules/packs';
import { BULLETIN_LIMIT } from '../../../shared/statistics/bulletin';
import { actorOf, type SomeHandlers } from '../call';
import { authorOf, fact, SEAT_ACTOR, transact } from '../desk';
import { refuseWith } from '../deskError';
import { requireRepeat } from '../repeat';
import { changesInForce } from '../responses/read';
import { readSetting } from '../settings/read';
import { currentShift } from '../shifts/read';
import { warningsInEarnest } from '../warnings/read';
import { draftBulletin } from './bulletin';
import {
  bulletinById,
  bulletins,
  madeCauses,
  nextBulletin,
  nextSerial,
  packById,
  packs,
  serialState,
} from './rows';

/** Use cases of the bulletin and the packs. */
export const packHandlers: SomeHandlers<
  | 'bulletin.draft'
  | 'bulletin.list'
  | 'bulletin.issue'
  | 'pack.list'
  | 'pack.serial'
  | 'pack.due'
  | 'pack.prepare'
  | 'pack.compose'
  | 'pack.record'
> = {
  'bulletin.draft': (_input, { desk }) => draftBulletin(desk.db, desk.now()),
  'bulletin.list': ({ limit }, { desk }) => bulletins(desk.db, limit),

  'bulletin.issue': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = bulletinById(db, input.bulletinId);
      const { bulletinId, number, total, title, text, asOf, signedBy } = input;
      if (before) {
        requireRepeat(db, 'bulletin.issued', bulletinId, { title, text, signedBy }, { name: before.title });
        return before;
      }
      if (text.length > BULLETIN_LIMIT)
        refuseWith('invalid_input', { field: 'text', params: { reason: 'too_big' } });
      const { year } = zoned(now);
      const next = nextBulletin(db, year);
      if (number < next.number) refuseWith('already_exists', { field: 'number' });
      if (total < next.total) refuseWith('already_exists', { field: 'total' });
      if (asOf > now + 60_000) refuseWith('time_in_future', { field: 'asOf' });
      const shiftId = currentShift(db)?.id ?? null;
      const body = { year, number, total, title, text, asOf, signedBy, shiftId, author: authorOf(actor) };
      write(fact('bulletin.issued', bulletinId, actor.accountId, body));
      return bulletinById(db, bulletinId) ?? refuseWith('not_found');
    });
  },

  'pack.list': ({ limit }, { desk }) => packs(desk.db, limit),
  'pack.serial': ({ serial }, { desk }) => serialState(desk.db, serial),

  'pack.due': (_input, { desk }) => {
    const now = desk.now();
    const { autoPrint, printer, keep } = readSetting(desk.db, 'packs');
    const made = madeCauses(desk.db, now - PACK_PATIENCE_MS);
    const shiftId = currentShift(desk.db)?.id ?? null;
    return {
      causes: [...dueCauses(shiftId, warningsInEarnest(desk.db, now), changesInForce(desk.db), made)],
      autoPrint,
      printer,
      keep,
    };
  },

  'pack.prepare': ({ packId, causes }, { desk }) =>
    transact(desk, (write) => {
      const before = packById(desk.db, packId);
      if (before) return before;
      const firstSerial = nextSerial(desk.db);
      const lastSerial = firstSerial + readSetting(desk.db, 'packs').blankForms - 1;
      write(fact('pack.prepared', packId, SEAT_ACTOR, { causes, firstSerial, lastSerial }));
      return packById(desk.db, packId) ?? refuseWith('not_found');
    }),

  'pack.compose': async ({ packId }, { desk, services }) => {
    if (!packById(desk.db, packId)) refuseWith('not_found', { field: 'packId' });
    const ref = { kind: 'downtime_pack', packId } as const;
    const page = await services.workers.run({ task: 'paperHtml', ref, masked: false, now: desk.now() });
    return { html: page.html, footerHtml: page.footerHtml, fileName: page.fileName };
  },

  'pack.record': ({ packId, ...made }, { desk }) =>
    transact(desk, (write) => {
      const before = packById(desk.db, packId) ?? refuseWith('not_found', { field: 'packId' });
      if (before.outcome !== 'prepared') return before;
      write(fact('pack.made', packId, SEAT_ACTOR, made));
      return packById(desk.db, packId) ?? refuseWith('not_found');
    }),
};
