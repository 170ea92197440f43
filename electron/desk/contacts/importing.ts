import { basename } from 'node:path';
import {
  type ContactMap,
  guessContactHeader,
  proposeContactMap,
} from '../../../shared/contacts/import/fields';
import { type ContactImportPlan, type PlannedRow, planImport } from '../../../shared/contacts/import/plan';
import type {
  ContactFile,
  ContactImportReport,
  ContactImportResult,
} from '../../../shared/contract/areas/contacts';
import type { ImportedContact } from '../../../shared/domain/facts/contacts';
import { actorOf, type SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { authorOf, type Desk, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { refusalOf } from '../imports/handlers';
import { nearAreas } from './divisions';
import { allContacts } from './read';
import type { ContactTable } from './readTable';

type Chosen = ContactTable & { readonly fileName: string };

/** Lists that were chosen, until the desk stops: their paths never leave the desk. */
const chosen = new WeakMap<Desk, Map<string, Chosen>>();
const MOST_CHOSEN = 4;
/** Entries of one fact. */
const PART = 200;
const SAMPLE_ROWS = 12;
const MOST_TOLD = 1_000;

function filesOf(desk: Desk): Map<string, Chosen> {
  const files = chosen.get(desk) ?? new Map<string, Chosen>();
  chosen.set(desk, files);
  return files;
}

const fileOf = (desk: Desk, fileId: string): Chosen =>
  filesOf(desk).get(fileId) ?? refuseWith('not_found', { field: 'fileId' });

type ImportRow = {
  id: string;
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  imported_at: number;
  imported_by: string;
};

const importRow = (db: Db, column: 'id' | 'sha256', value: string): ImportRow | undefined =>
  statement<[string], ImportRow>(
    db,
    `SELECT * FROM contact_imports WHERE ${column} = ? ORDER BY imported_at DESC LIMIT 1`,
  ).get(value);

const resultOf = ({ id, added, changed, unchanged, refused }: ImportRow): ContactImportResult => ({
  importId: id,
  added,
  changed,
  unchanged,
  refused,
});

const countOf = (plan: ContactImportPlan, state: PlannedRow['state']): number =>
  plan.rows.filter((one) => one.state === state).length;

const countsOf = (plan: ContactImportPlan) => ({
  added: countOf(plan, 'added'),
  changed: countOf(plan, 'changed'),
  unchanged: countOf(plan, 'unchanged'),
  refused: countOf(plan, 'refused'),
});

function planOf(desk: Desk, resources: string, file: Chosen, map: ContactMap): ContactImportPlan {
  const plan = planImport(file.rows, map, allContacts(desk.db), nearAreas(desk.db, resources), desk.newId);
  if (plan.missing.length > 0) refuseWith('import_columns', { params: { columns: plan.missing.join('、') } });
  return plan;
}

function reportOf(plan: ContactImportPlan): ContactImportReport {
  const rows = plan.rows.map(({ content: _content, changes, ...row }) => ({
    ...row,
    changes: changes.map((one) => ({ ...one })),
  }));
  // What a person has to look at comes first.
  const rank = { refused: 0, changed: 1, added: 2, unchanged: 3 } as const;
  return {
    ...countsOf(plan),
    blank: plan.blank,
    rows: rows.toSorted((a, b) => rank[a.state] - rank[b.state] || a.row - b.row).slice(0, MOST_TOLD),
    problems: plan.problems.slice(0, MOST_TOLD).map((one) => ({ ...one })),
  };
}

function contactsOf(plan: ContactImportPlan): ImportedContact[] {
  return plan.rows.flatMap(({ state, contactId, content }) =>
    (state === 'added' || state === 'changed') && contactId !== null && content !== null
      ? [{ ...content, id: contactId, isNew: state === 'added' }]
      : [],
  );
}

export const contactImportHandlers: SomeHandlers<
  'contact.openFile' | 'contact.importPreview' | 'contact.importRun'
> = {
  'contact.openFile': async (input, { desk, services }): Promise<ContactFile> => {
    const table = await services.workers
      .run({ task: 'contactTable', path: input.path })
      .catch((error: unknown) => refusalOf(error));
    const files = filesOf(desk);
    for (const old of [...files.keys()].slice(0, Math.max(0, files.size - MOST_CHOSEN + 1)))
      files.delete(old);
    const fileId = desk.newId();
    const fileName = basename(input.path).slice(0, 200);
    files.set(fileId, { ...table, fileName });
    const headerRow = guessContactHeader(table.rows);
    const before = importRow(desk.db, 'sha256', table.sha256);
    return {
      fileId,
      fileName,
      format: table.format,
      rows: table.rows.slice(0, SAMPLE_ROWS).map((row) => [...row]),
      total: Math.max(0, table.rows.length - headerRow),
      map: { headerRow, columns: proposeContactMap(table.rows[headerRow - 1] ?? []) },
      before: before === undefined ? null : { at: before.imported_at, by: before.imported_by },
    };
  },

  'contact.importPreview': (input, { desk, services }) =>
    reportOf(planOf(desk, services.resources, fileOf(desk, input.fileId), input.map)),

  'contact.importRun': (input, call) => {
    const actor = actorOf(call);
    const { desk, services } = call;
    const done = importRow(desk.db, 'id', input.importId);
    if (done) return resultOf(done);
    const file = fileOf(desk, input.fileId);
    return transact(desk, (write) => {
      const plan = planOf(desk, services.resources, file, input.map);
      const counts = countsOf(plan);
      if (counts.added + counts.changed + counts.unchanged === 0) refuseWith('import_nothing');
      if (counts.refused > 0 && !input.skipBad)
        refuseWith('import_has_bad_rows', { params: { bad: counts.refused } });
      const contacts = contactsOf(plan);
      const confirmed = plan.rows.flatMap((one) =>
        one.state === 'unchanged' && one.contactId !== null ? [one.contactId] : [],
      );
      const parts = Math.max(1, Math.ceil(contacts.length / PART));
      for (let part = 1; part <= parts; part += 1) {
        const body = {
          fileName: file.fileName,
          sha256: file.sha256,
          part,
          parts,
          contacts: contacts.slice((part - 1) * PART, part * PART),
          confirmed: part === parts ? confirmed : [],
          ...counts,
          author: authorOf(actor),
        };
        write(fact('contact.imported', input.importId, actor.accountId, body));
      }
      const { importId } = input;
      return { importId, ...counts };
    });
  },
};
