import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { DemoState } from '../../../shared/contract/areas/demo';
import type { Pack } from '../../../shared/contract/areas/packs';
import type { ConsoleProcedureName } from '../../../shared/contract/consoleProcedures';
import { ok, type Result, refuse } from '../../../shared/contract/result';
import type { TypeSize } from '../../../shared/domain/display';
import type { ChannelTesters } from '../channels/testers';
import { chooseBackupFolder, chooseRecoveryFolder, type FolderTools } from '../files/backupFolders';
import {
  chooseContacts,
  chooseImport,
  chooseLosses,
  type ImportTools,
  saveBadRows,
} from '../files/importFiles';
import { choosePlanFile, PLAN_DOCUMENTS, type PlanFileTools } from '../files/planFiles';
import { saveAttachment } from '../files/saveAttachment';
import type { PackKeeper } from '../packs/packKeeper';
import { pictureOf } from '../print/drawPicture';
import { Papers, type PaperTools } from '../print/papers';
import { printLines } from '../print/printLines';
import { openForPrint } from '../print/printPage';
import { saveAudit } from '../print/saveAudit';
import { savePicture, saveStatistics } from '../print/saveNumbers';
import { type PlanTools, savePlan } from '../print/savePlan';
import { sealPackage } from '../print/sealPackage';
import type { Locale, Words } from '../words';
import type { ConsoleHandlers } from './gate';

export type HandlerTools = {
  readonly desk: (name: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
  readonly restartDesk: () => void;
  readonly window: () => BrowserWindow;
  readonly words: () => Words;
  readonly packs: PackKeeper;
  readonly channels: ChannelTesters;
  readonly seat: { callGoing(isGoing: boolean): void };
  readonly demo: { readonly state: () => DemoState; readonly open: () => DemoState };
  readonly setLocale: (locale: Locale) => void;
  readonly setTypeSize: (size: TypeSize) => void;
};

type Signed = { readonly id: string; readonly roles: readonly string[] };

/**
 * Whether the acting account may use what main answers itself. Who is signed in, and with which roles, is the desk's
 * answer; main only compares it with the contract.
 */
async function mayCall(
  tools: HandlerTools,
  name: ConsoleProcedureName,
  as: string | null,
): Promise<Result<null>> {
  const { consoleProcedures } = await import('../../../shared/contract/consoleProcedures');
  const { access } = consoleProcedures[name];
  if (access === 'seat') return ok(null);
  const status = await tools.desk('system.status', {}, null);
  if (!status.ok) return status;
  const { signedIn } = status.value as { readonly signedIn: readonly Signed[] };
  const account = signedIn.find((one) => one.id === as);
  if (account === undefined) return refuse('not_signed_in');
  if (access === 'any' || account.roles.some((role) => (access as readonly string[]).includes(role)))
    return ok(null);
  await tools.desk('access.noteRefused', { procedure: name }, as);
  return refuse('forbidden');
}

/** The procedures that main answers itself. */
export function consoleHandlers(tools: HandlerTools): ConsoleHandlers {
  /** Files written by this console since it started: the only ones it shows in a folder. */
  const saved = new Set<string>();
  const papers = new Papers();
  return {
    'console.preferences': async ({ locale, typeSize }) => {
      tools.setLocale(locale);
      if (typeSize !== undefined) tools.setTypeSize(typeSize);
      return ok({});
    },
    'console.callGoing': async ({ isGoing }) => {
      tools.seat.callGoing(isGoing);
      return ok({});
    },
    'console.testChannel': async ({ channel }) => ok(await tools.channels.test(channel)),
    'console.demo': async () => ok(tools.demo.state()),
    'console.openDemo': async () => ok(tools.demo.open()),
    'console.restartDesk': async () => {
      tools.restartDesk();
      return ok({});
    },
    'console.showFile': async ({ path }, as) => {
      const may = await mayCall(tools, 'console.showFile', as);
      if (!may.ok) return may;
      if (!saved.has(path)) return refuse('not_found');
      shell.showItemInFolder(path);
      return ok({});
    },
    'console.saveAttachment': async (request, as) => {
      const may = await mayCall(tools, 'console.saveAttachment', as);
      if (!may.ok) return may;
      const result = await saveAttachment(
        {
          desk: tools.desk,
          choosePath: async (defaultPath) => {
            const answer = await dialog.showSaveDialog(tools.window(), {
              defaultPath,
              properties: ['showOverwriteConfirmation', 'createDirectory'],
            });
            return answer.canceled || answer.filePath === '' ? null : answer.filePath;
          },
          documents: app.getPath('documents'),
        },
        request,
        as,
      );
      if (result.ok && result.value !== null) saved.add(result.value.path);
      return result;
    },
    'console.printLines': async ({ title, lines }) => printLines(paperTools(tools), title, lines),
    'console.chooseSpoolFolder': async () => {
      const folder = await chooseFolder(tools, tools.words().spoolTitle);
      return folder === null ? ok(null) : tools.desk('emergency.useFolder', { path: folder }, null);
    },
    'console.chooseImport': async (_input, as) => {
      const may = await mayCall(tools, 'console.chooseImport', as);
      return may.ok ? chooseImport(importTools(tools), as) : may;
    },
    'console.chooseContacts': async (_input, as) => {
      const may = await mayCall(tools, 'console.chooseContacts', as);
      return may.ok ? chooseContacts(importTools(tools, tools.words().contactsTitle), as) : may;
    },
    'console.chooseLosses': async ({ lossId }, as) => {
      const may = await mayCall(tools, 'console.chooseLosses', as);
      return may.ok ? chooseLosses(importTools(tools), lossId, as) : may;
    },
    'console.chooseBackupFolder': async (request, as) => {
      const may = await mayCall(tools, 'console.chooseBackupFolder', as);
      return may.ok ? chooseBackupFolder(folderTools(tools), request, as) : may;
    },
    'console.chooseRecoveryFolder': () => chooseRecoveryFolder(folderTools(tools)),
    'console.choosePlanFile': async (_input, as) => {
      const may = await mayCall(tools, 'console.choosePlanFile', as);
      return may.ok ? choosePlanFile(planFileTools(tools), as) : may;
    },
    'console.savePlanFile': async (request, as) => {
      const may = await mayCall(tools, 'console.savePlanFile', as);
      if (!may.ok) return may;
      const picture: PlanTools['picture'] = (drawing, scale) => pictureOf(drawing, scale, app.isPackaged);
      const result = await savePlan({ ...paperTools(tools), picture }, request, as);
      if (result.ok && result.value !== null) saved.add(result.value.path);
      return result;
    },
    'console.saveBadRows': async ({ fileId }, as) => {
      const may = await mayCall(tools, 'console.saveBadRows', as);
      if (!may.ok) return may;
      const result = await saveBadRows(importTools(tools), fileId, as);
      if (result.ok && result.value !== null) saved.add(result.value.path);
      return result;
    },
    'console.sealPackage': async ({ scope }, as) => {
      const may = await mayCall(tools, 'console.sealPackage', as);
      if (!may.ok) return may;
      const result = await sealPackage(paperTools(tools), scope, as);
      if (result.ok && result.value !== null) saved.add(result.value.path);
      return result;
    },
    'console.saveAudit': async (request, as) => {
      const may = await mayCall(tools, 'console.saveAudit', as);
      if (!may.ok) return may;
      const result = await saveAudit(paperTools(tools), request, as);
      if (result.ok && result.value !== null) saved.add(result.value.path);
      return result;
    },
    'console.chooseWarningFolder': async (_input, as) => {
      const may = await mayCall(tools, 'console.chooseWarningFolder', as);
      if (!may.ok) return may;
      const answer = await dialog.showOpenDialog(tools.window(), {
        title: tools.words().warningFolderTitle,
        properties: ['openDirectory', 'createDirectory'],
      });
      const [path] = answer.filePaths;
      if (answer.canceled || path === undefined) return ok(null);
      return tools.desk('warning.setFolder', { path }, as);
    },
    'console.chooseRoster': async (_input, as) => {
      const may = await mayCall(tools, 'console.chooseRoster', as);
      if (!may.ok) return may;
      const answer = await dialog.showOpenDialog(tools.window(), {
        title: tools.words().rosterTitle,
        defaultPath: app.getPath('documents'),
        filters: [{ name: tools.words().formats.xlsx, extensions: ['xlsx'] }],
        properties: ['openFile'],
      });
      const [path] = answer.filePaths;
      if (answer.canceled || path === undefined) return ok(null);
      return tools.desk('roster.readFile', { path }, as);
    },
    'console.savePaper': async (request, as) => {
      const may = await mayCall(tools, 'console.savePaper', as);
      if (!may.ok) return may;
      const result = await papers.save(paperTools(tools), request, as);
      if (result.ok && result.value !== null) saved.add(result.value.path);
      return result;
    },
    'console.printPaper': async (request, as) => {
      const may = await mayCall(tools, 'console.printPaper', as);
      return may.ok ? papers.print(paperTools(tools), request, as) : may;
    },
    'console.cancelPaper': async ({ jobId }, as) => {
      const may = await mayCall(tools, 'console.cancelPaper', as);
      return may.ok ? papers.cancel(paperTools(tools), jobId, as) : may;
    },
    'console.makePack': async (_input, as) => {
      const may = await mayCall(tools, 'console.makePack', as);
      return may.ok ? tools.packs.makeNow() : may;
    },
    'console.showPack': async ({ packId }, as) => {
      const may = await mayCall(tools, 'console.showPack', as);
      if (!may.ok) return may;
      const list = await tools.desk('pack.list', { limit: 100 }, null);
      if (!list.ok) return list;
      const pack = (list.value as readonly Pack[]).find((one) => one.id === packId && one.fileName !== '');
      if (pack === undefined) return refuse('not_found', { field: 'packId' });
      shell.showItemInFolder(tools.packs.pathOf(pack));
      return ok({});
    },
    'console.saveStatistics': async (request, as) => {
      const may = await mayCall(tools, 'console.saveStatistics', as);
      if (!may.ok) return may;
      const result = await saveStatistics(paperTools(tools), request, as);
      if (result.ok && result.value !== null) saved.add(result.value.path);
      return result;
    },
    'console.savePicture': async (request, as) => {
      const may = await mayCall(tools, 'console.savePicture', as);
      if (!may.ok) return may;
      const result = await savePicture(paperTools(tools), request, as);
      if (result.ok && result.value !== null) saved.add(result.value.path);
      return result;
    },
  };
}

async function chooseFolder(tools: HandlerTools, title: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(tools.window(), {
    title,
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** What saving and printing needs of Electron. */
function paperTools(tools: HandlerTools): PaperTools {
  return {
    desk: tools.desk,
    choosePath: async ({ title, defaultPath, filter }) => {
      const answer = await dialog.showSaveDialog(tools.window(), {
        title,
        defaultPath,
        filters: [filter],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    open: (html, footerHtml) => openForPrint(html, footerHtml, app.isPackaged),
    hasPrinter: async () => (await tools.window().webContents.getPrintersAsync()).length > 0,
    documents: app.getPath('documents'),
    words: tools.words(),
  };
}

/** What importing a foreign log needs of Electron. */
function importTools(tools: HandlerTools, title = tools.words().importTitle): ImportTools {
  const words = tools.words();
  return {
    desk: tools.desk,
    chooseFile: async () => {
      const answer = await dialog.showOpenDialog(tools.window(), {
        title,
        filters: [{ name: words.tables, extensions: ['xlsx', 'csv', 'txt'] }],
        properties: ['openFile'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    choosePath: async (defaultPath) => {
      const answer = await dialog.showSaveDialog(tools.window(), {
        defaultPath,
        filters: [{ name: words.formats.csv, extensions: ['csv'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    documents: app.getPath('documents'),
    badRowsName: words.badRowsName,
  };
}

/** What choosing a folder for copies needs of Electron. */
function folderTools(tools: HandlerTools): FolderTools {
  return {
    desk: tools.desk,
    chooseFolder: async () => {
      const answer = await dialog.showOpenDialog(tools.window(), {
        title: tools.words().backupFolderTitle,
        properties: ['openDirectory', 'createDirectory'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
  };
}

/** What reading a plan out of a document needs of Electron. */
function planFileTools(tools: HandlerTools): PlanFileTools {
  const words = tools.words();
  return {
    desk: tools.desk,
    chooseFile: async () => {
      const answer = await dialog.showOpenDialog(tools.window(), {
        title: words.planImportTitle,
        filters: [{ name: words.planDocuments, extensions: [...PLAN_DOCUMENTS] }],
        properties: ['openFile'],
      });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
  };
}
