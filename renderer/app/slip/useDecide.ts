import { useState } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import type { CallOutcome } from '../../../shared/domain/vocabulary';
import { CallError } from '../../bridge/client';
import { useSession } from '../../bridge/session';
import { useLocale, useText } from '../../i18n';
import { isUploading } from '../attachments/uploads';
import { type Callee, calleeOfNumber } from '../callees/find';
import { recordInbound } from '../callees/inbound';
import { useCallees } from '../callees/useCallees';
import { deskNow } from '../clock';
import { composer } from '../composer';
import { useNavigation } from '../navigation';
import { slips } from '.';
import { aboutOf, draftOf, slipText } from './decide';
import { fillDocumentForm } from './document';
import { fillIncidentForm } from './incident';
import type { Slip } from './store';
import { todoOf } from './todo';

export type SlipProblem = 'signIn' | 'uploading' | 'whichRun';
type Account = { readonly id: string; readonly displayName: string };

/**
 * Whose feedback a call is when nobody has said it: that of the person on a call-out's list who has this number, else that of the one plan that is running.
 * Several: it has to be said.
 */
export function feedbackAbout(
  slip: Slip,
  board: Board | undefined,
  callees: readonly Callee[] = [],
): string | null {
  if (slip.about !== '') return slip.about;
  const callee = calleeOfNumber(callees, slip.phone);
  if (callee !== null) return `callee:${callee.person.id}`;
  const running = board?.runs ?? [];
  const [only] = running;
  if (running.length > 1) return null;
  return only === undefined ? '' : `run:${only.id}`;
}

/** What a call was, decided with one key: the line is written with it, and what follows is opened. */
export function useDecide(
  slip: Slip,
  board: Board | undefined,
): {
  readonly problem: SlipProblem | null;
  readonly error: CallError | null;
  decide(outcome: CallOutcome): void;
} {
  const t = useText('shell');
  const locale = useLocale();
  const { active } = useSession();
  const { go } = useNavigation();
  const callees = useCallees();
  const [problem, setProblem] = useState<SlipProblem | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const write = (account: Account, outcome: CallOutcome, about: string): void => {
    const { incidentId, runTitle } = aboutOf(about, board, locale);
    const words = {
      place: t('slip.text.place'),
      count: t('slip.text.count'),
      note: t('slip.text.note'),
      nothing: t('slip.text.nothing'),
      between: t('slip.text.between'),
    };
    const callee = callees.find(({ person }) => about === `callee:${person.id}`);
    const title = callee === undefined ? runTitle : `${callee.title} ${callee.person.name}`;
    const isFeedback = outcome === 'feedback' && title !== null;
    const text = slipText(slip, words, isFeedback ? t('slip.text.about', { title }) : '');
    // An incident of its own is linked when it is recorded, and not with another one.
    const linked = outcome === 'incident' ? null : incidentId;
    composer().send(draftOf(slip, outcome, text, linked, deskNow()), account.id, account.displayName);
  };

  const settle = async (account: Account, outcome: CallOutcome, about: string): Promise<void> => {
    if (outcome === 'todo') {
      const { incidentId } = aboutOf(slip.about, board, locale);
      // The call is over: pressed again, the reminder says the same time.
      slips().hangUp(slip.id);
      await todoOf(
        slips()
          .get()
          .slips.find((one) => one.id === slip.id) ?? slip,
        slip.what.trim() || t('slip.text.nothing'),
        account.displayName,
        incidentId,
        deskNow(),
      );
    }
    const callee = callees.find(({ person }) => about === `callee:${person.id}`);
    if (outcome === 'feedback' && callee !== undefined) await recordInbound(slip, callee, deskNow());
    write(account, outcome, about);
    if (outcome === 'incident') {
      fillIncidentForm(slip);
      slips().toIncident(slip.id);
      go({ screen: 'newIncident', callId: slip.id });
      return;
    }
    slips().finish(slip.id);
    if (outcome !== 'document') return;
    fillDocumentForm(slip);
    go({ screen: 'log', tab: 'documents', entryId: 'incoming' });
  };

  /** What keeps the call from being decided now. */
  const problemOf = (about: string | null): SlipProblem | null => {
    if (active === null) return 'signIn';
    if (isUploading(slip.id)) return 'uploading';
    return about === null ? 'whichRun' : null;
  };

  const decide = (outcome: CallOutcome): void => {
    if (isBusy) return;
    const about = outcome === 'feedback' ? feedbackAbout(slip, board, callees) : slip.about;
    const inTheWay = problemOf(about);
    setProblem(inTheWay);
    if (inTheWay === 'whichRun') {
      document.querySelector<HTMLElement>('[data-testid="slip-about"]')?.focus();
    }
    if (inTheWay !== null || active === null || about === null) return;
    setError(null);
    setBusy(true);
    settle(active, outcome, about)
      .catch((cause: unknown) =>
        setError(
          cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) }),
        ),
      )
      .finally(() => setBusy(false));
  };
  return { problem, error, decide };
}
