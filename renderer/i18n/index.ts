import i18next, { type TOptions } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Locale } from '../../shared/wording/labels';
import enBoard from './en/board';
import enCommon from './en/common';
import enShell from './en/shell';
import enSignin from './en/signin';
import type zhAccess from './zh/access';
import type zhAccounts from './zh/accounts';
import type zhAlerts from './zh/alerts';
import type zhAudit from './zh/audit';
import type zhBackups from './zh/backups';
import zhBoard from './zh/board';
import type zhBriefing from './zh/briefing';
import type zhCalloutRules from './zh/calloutRules';
import type zhCallouts from './zh/callouts';
import type zhChannels from './zh/channels';
import type zhChecks from './zh/checks';
import zhCommon from './zh/common';
import type zhContacts from './zh/contacts';
import type zhDocuments from './zh/documents';
import type zhDuties from './zh/duties';
import type zhDuty from './zh/duty';
import type zhFailure from './zh/failure';
import type zhFigures from './zh/figures';
import type zhFirstrun from './zh/firstrun';
import type zhFlow from './zh/flow';
import type zhForms from './zh/forms';
import type zhHandover from './zh/handover';
import type zhHelp from './zh/help';
import type zhImports from './zh/imports';
import type zhIncidents from './zh/incidents';
import type zhIntake from './zh/intake';
import type zhLadders from './zh/ladders';
import type zhLock from './zh/lock';
import type zhLog from './zh/log';
import type zhLosses from './zh/losses';
import type zhNotices from './zh/notices';
import type zhPacks from './zh/packs';
import type zhPapers from './zh/papers';
import type zhPlanEdit from './zh/planEdit';
import type zhPlans from './zh/plans';
import type zhPlanTransfer from './zh/planTransfer';
import type zhReminders from './zh/reminders';
import type zhReplay from './zh/replay';
import type zhReportPapers from './zh/reportPapers';
import type zhReports from './zh/reports';
import type zhResponses from './zh/responses';
import type zhReview from './zh/review';
import type zhRoster from './zh/roster';
import type zhRules from './zh/rules';
import type zhRunActs from './zh/runActs';
import type zhRuns from './zh/runs';
import type zhSealed from './zh/sealed';
import type zhSearch from './zh/search';
import type zhSettings from './zh/settings';
import zhShell from './zh/shell';
import type zhShift from './zh/shift';
import zhSignin from './zh/signin';
import type zhStatistics from './zh/statistics';
import type zhTally from './zh/tally';
import type zhWarningFiles from './zh/warningFiles';
import type zhWarnings from './zh/warnings';

/** The catalogues by area: flat objects of keys to sentences; `{{name}}` is filled in. Chinese is the measure of the keys. */
export type Catalogues = {
  readonly common: typeof zhCommon;
  readonly shell: typeof zhShell;
  readonly board: typeof zhBoard;
  readonly settings: typeof zhSettings;
  readonly signin: typeof zhSignin;
  readonly flow: typeof zhFlow;
  readonly forms: typeof zhForms;
  readonly access: typeof zhAccess;
  readonly accounts: typeof zhAccounts;
  readonly alerts: typeof zhAlerts;
  readonly audit: typeof zhAudit;
  readonly ladders: typeof zhLadders;
  readonly backups: typeof zhBackups;
  readonly contacts: typeof zhContacts;
  readonly documents: typeof zhDocuments;
  readonly callouts: typeof zhCallouts;
  readonly checks: typeof zhChecks;
  readonly reminders: typeof zhReminders;
  readonly notices: typeof zhNotices;
  readonly duties: typeof zhDuties;
  readonly duty: typeof zhDuty;
  readonly failure: typeof zhFailure;
  readonly figures: typeof zhFigures;
  readonly firstrun: typeof zhFirstrun;
  readonly lock: typeof zhLock;
  readonly log: typeof zhLog;
  readonly shift: typeof zhShift;
  readonly handover: typeof zhHandover;
  readonly help: typeof zhHelp;
  readonly imports: typeof zhImports;
  readonly incidents: typeof zhIncidents;
  readonly intake: typeof zhIntake;
  readonly replay: typeof zhReplay;
  readonly reports: typeof zhReports;
  readonly review: typeof zhReview;
  readonly roster: typeof zhRoster;
  readonly rules: typeof zhRules;
  readonly runs: typeof zhRuns;
  readonly runActs: typeof zhRunActs;
  readonly papers: typeof zhPapers;
  readonly reportPapers: typeof zhReportPapers;
  readonly planEdit: typeof zhPlanEdit;
  readonly planTransfer: typeof zhPlanTransfer;
  readonly plans: typeof zhPlans;
  readonly sealed: typeof zhSealed;
  readonly tally: typeof zhTally;
  readonly losses: typeof zhLosses;
  readonly responses: typeof zhResponses;
  readonly warnings: typeof zhWarnings;
  readonly warningFiles: typeof zhWarningFiles;
  readonly search: typeof zhSearch;
  readonly statistics: typeof zhStatistics;
  readonly packs: typeof zhPacks;
  readonly briefing: typeof zhBriefing;
  readonly channels: typeof zhChannels;
  readonly calloutRules: typeof zhCalloutRules;
};
export type CatalogueArea = keyof Catalogues;
type Params = Readonly<Record<string, string | number>>;
export type Text<A extends CatalogueArea> = (key: keyof Catalogues[A] & string, params?: Params) => string;

type Catalogue = Readonly<Record<string, string>>;
const loaders = import.meta.glob<Catalogue>(['./{zh,en}/*.ts', '!./{zh,en}/{common,shell,board,signin}.ts'], {
  import: 'default',
});

const LOCALE_KEY = 'watchdesk.locale';

/** The language that this seat chose; a window that nobody used yet begins in the one that its address names. */
export function storedLocale(): Locale {
  const first = new URLSearchParams(location.search).get('locale');
  return (localStorage.getItem(LOCALE_KEY) ?? first) === 'en' ? 'en' : 'zh';
}

/** Starts the catalogues: what the first picture needs is in the first file, every other area comes with its screen. */
export function startI18n(locale: Locale = storedLocale()): void {
  void i18next
    .use(initReactI18next)
    .use({
      type: 'backend',
      read(language: string, area: string, done: (problem: unknown, catalogue: Catalogue | null) => void) {
        const load = loaders[`./${language}/${area}.ts`];
        if (load === undefined) return done(new Error(`no catalogue ${language}/${area}`), null);
        load().then(
          (catalogue) => done(null, catalogue),
          (problem) => done(problem, null),
        );
      },
    })
    .init({
      lng: locale,
      supportedLngs: ['zh', 'en'],
      fallbackLng: false,
      ns: ['common', 'shell', 'board', 'signin'],
      defaultNS: 'common',
      keySeparator: false,
      nsSeparator: false,
      initAsync: false,
      partialBundledLanguages: true,
      resources: {
        zh: { common: zhCommon, shell: zhShell, board: zhBoard, signin: zhSignin },
        en: { common: enCommon, shell: enShell, board: enBoard, signin: enSignin },
      },
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
}

/** Fetches the sentences of areas before they are asked for. */
export function fetchTexts(...areas: readonly CatalogueArea[]): void {
  void i18next.loadNamespaces(areas);
}

export function useLocale(): Locale {
  const { i18n } = useTranslation('common');
  return i18n.language === 'en' ? 'en' : 'zh';
}

export async function changeLocale(locale: Locale): Promise<void> {
  localStorage.setItem(LOCALE_KEY, locale);
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  await i18next.changeLanguage(locale);
}

/** The sentences of one area in the reader's language: `const t = useText('board'); t('openIncidents')`. */
export function useText<A extends CatalogueArea>(area: A): Text<A> {
  const { t } = useTranslation(area as string);
  return useCallback(
    (key: string, params?: Params) =>
      (t as unknown as (key: string, options?: TOptions) => string)(key, params as TOptions),
    [t],
  );
}
