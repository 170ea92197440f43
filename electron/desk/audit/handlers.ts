import { consoleProcedures } from '../../../shared/contract/consoleProcedures';
import type { Procedure } from '../../../shared/contract/procedure';
import { stamp } from '../../../shared/domain/time';
import { actorOf, type SomeHandlers } from '../call';
import { asExportRefusal, notedFile, noteExportMade } from '../exports/noted';
import { writeWholeFile } from '../exports/writeFile';
import { auditEntries, auditPage, auditPeople, shownSince } from './read';
import { noteRefusal } from './refusals';
import { auditCsv, auditManifest } from './write';

const span = (from: number | null, to: number | null): string =>
  from === null && to === null
    ? ''
    : `${from === null ? '' : stamp(from)} – ${to === null ? '' : stamp(to)}`.trim();

export const auditHandlers: SomeHandlers<
  'audit.list' | 'audit.people' | 'audit.write' | 'export.note' | 'access.noteRefused'
> = {
  'audit.list': ({ filter, before, limit }, { desk }) => {
    const since = shownSince(desk.db, desk.now());
    return { ...auditPage(desk.db, filter, before, limit, since), since };
  },

  'audit.people': (_input, { desk }) => auditPeople(desk.db),

  'audit.write': async ({ filter, locale, path }, call) => {
    const { desk } = call;
    const by = actorOf(call).name;
    const at = desk.now();
    const since = shownSince(desk.db, at);
    const csv = auditCsv(auditEntries(desk.db, filter, since), locale);
    const manifest = `${path}.manifest.json`;
    try {
      const text = auditManifest(desk, csv, { path, filter, since, by, at });
      await notedFile(
        path,
        (hidden) => {
          writeWholeFile(manifest, [text]);
          return writeWholeFile(hidden, [csv.bytes]);
        },
        ({ sha256 }) =>
          noteExportMade(call, desk.newId(), {
            what: 'audit',
            title: filter.text,
            range: span(filter.from, filter.to),
            format: 'csv',
            masked: false,
            sha256,
            rows: csv.rows,
          }),
      );
    } catch (error) {
      return asExportRefusal(error);
    }
    return { rows: csv.rows, sha256: csv.sha256, path, manifest };
  },

  'export.note': ({ exportId, ...made }, call) => {
    noteExportMade(call, exportId, made);
    return {};
  },

  'access.noteRefused': ({ procedure }, call) => {
    const actor = actorOf(call);
    const known = (consoleProcedures as Readonly<Record<string, Procedure>>)[procedure];
    if (known === undefined || !Array.isArray(known.access)) return {};
    const allowed: readonly string[] = known.access;
    if (!actor.roles.some((role) => allowed.includes(role)))
      noteRefusal(call.desk, actor, procedure, 'forbidden');
    return {};
  },
};
