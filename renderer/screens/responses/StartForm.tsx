import { type ReactNode, useRef } from 'react';
import type { ResponseSummary } from '../../../shared/contract/areas/responses';
import type { Warning } from '../../../shared/contract/models';
import {
  issuerFor,
  RESPONSE_HAZARDS,
  RESPONSE_MATTERS,
  type ResponseHazard,
} from '../../../shared/rules/responses/hazards';
import type { SettingValue } from '../../../shared/settings';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { FormIncident, FormLine } from '../documents/fields';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import { DecisionFields, TermsFields } from './fields';
import classes from './responses.module.css';
import { type DecisionValues, decisionInput, EMPTY_DECISION, type TermsValues } from './values';

type Values = TermsValues & {
  hazard: ResponseHazard | '';
  matter: string;
  issuer: string;
  area: string;
  basis: string;
  incidentId: string;
  warningId: string;
  decision: DecisionValues;
};

const EMPTY: Values = {
  hazard: '',
  matter: '',
  issuer: '',
  area: '',
  basis: '',
  incidentId: '',
  warningId: '',
  level: '',
  at: '',
  period: '',
  endsAt: '',
  measures: '',
  decision: EMPTY_DECISION,
};

/** Kinds of warning by the words that they are typed with. */
const HAZARD_OF: readonly (readonly [RegExp, ResponseHazard])[] = [
  [/台风/u, 'typhoon'],
  [/暴雨|强对流/u, 'rainstorm'],
  [/洪|涝|水库/u, 'flood'],
  [/旱/u, 'drought'],
  [/地质|滑坡|泥石流|山洪/u, 'geological'],
  [/火/u, 'wildfire'],
  [/地震/u, 'earthquake'],
  [/雪|冰冻|寒潮/u, 'snow_ice'],
  [/海/u, 'maritime'],
];

function startOf(link: string, warnings: readonly Warning[]): Partial<Values> {
  const [of, id = ''] = link.split(':');
  if (of === 'incident') return { incidentId: id };
  const warning = warnings.find((one) => one.id === id);
  if (of !== 'warning' || warning === undefined) return {};
  const hazard = HAZARD_OF.find(([words]) => words.test(warning.kind))?.[1] ?? '';
  return { warningId: id, area: warning.area, hazard };
}

/** What the hazard brings with it: the matter by its name and the headquarters that issues it. Both may be changed. */
function useHazardWords() {
  const own = useDesk('settings.get', { key: 'responses' }).data?.value as
    | SettingValue<'responses'>
    | undefined;
  const profile = useDesk('system.status', {}).data?.room?.profile ?? 'county';
  return (hazard: ResponseHazard | '') =>
    hazard === ''
      ? { matter: '', issuer: '' }
      : {
          matter: RESPONSE_MATTERS[hazard].zh,
          issuer: issuerFor(hazard, own?.issuers ?? [], profile).issuer,
        };
}

/** A response as the headquarters decided it. Ctrl+Enter records it; the notice, the plan and more officers come after. */
export function StartForm(props: {
  readonly link: string;
  readonly warnings: readonly Warning[];
  readonly before: readonly ResponseSummary[];
  readonly onStarted: (id: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('responses');
  const common = useText('common');
  const locale = useLocale();
  const wordsOf = useHazardWords();
  const linked = startOf(props.link, props.warnings);
  const start = useRef<Values>({ ...EMPTY, ...linked, ...wordsOf(linked.hazard ?? '') }).current;
  const desk = useDeskForm<'response.start', Values>({
    name: 'response.start',
    draftKey: `response.start.${props.link}`,
    defaults: start,
    toInput: (values, responseId, reader) => ({
      responseId,
      // The first change of a response has its id.
      actId: responseId,
      hazard: values.hazard === '' ? 'other' : values.hazard,
      matter: values.matter,
      issuer: values.issuer,
      area: values.area,
      basis: values.basis,
      level: values.level as Exclude<Values['level'], ''>,
      at: reader.near('at', values.at),
      period: values.period,
      endsAt: reader.future('endsAt', values.endsAt),
      measures: values.measures,
      incidentId: values.incidentId === '' ? null : values.incidentId,
      warningId: values.warningId === '' ? null : values.warningId,
      decision: decisionInput(values.decision, reader),
    }),
  });
  const box = useFocusFirst<HTMLElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const saved = await desk.submit();
    if (saved !== null) props.onStarted(saved.response.id);
  };
  useSaveKey(box, () => void save());
  const { watch, setValue } = desk.form;
  const [hazard, measures] = watch(['hazard', 'measures']);
  const last = props.before.find((one) => one.hazard === hazard && one.state !== 'withdrawn');
  const chooseHazard = (value: ResponseHazard | ''): void => {
    const words = wordsOf(value);
    setValue('hazard', value);
    setValue('matter', words.matter);
    setValue('issuer', words.issuer);
  };
  return (
    <section
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={t('startTitle')}
      data-testid="response-form"
    >
      <div className={`${classes.formHead} ${classes.c12}`}>
        <h2>{t('startTitle')}</h2>
        <span className="dim">{t('startNote')}</span>
      </div>
      <Field label={t('hazard')} problem={desk.problem('hazard')} className={classes.c3}>
        {(ids) => (
          <select
            {...ids}
            className="field"
            value={hazard}
            onChange={(event) => chooseHazard(event.target.value as ResponseHazard | '')}
            data-testid="response-hazard"
          >
            <option value="">…</option>
            {RESPONSE_HAZARDS.map((one) => (
              <option key={one} value={one}>
                {one === 'other' && locale === 'zh' ? '其他' : RESPONSE_MATTERS[one][locale]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FormLine
        desk={desk}
        path="matter"
        label={t('matter')}
        testId="response-matter"
        className={classes.c3}
      />
      <FormLine
        desk={desk}
        path="issuer"
        label={t('issuer')}
        testId="response-issuer"
        placeholder={t('issuerHint')}
        className={classes.c6}
      />
      <FormLine
        desk={desk}
        path="area"
        label={t('area')}
        testId="response-area"
        placeholder={t('areaHint')}
        optional
        className={classes.c4}
      />
      <FormLine
        desk={desk}
        path="basis"
        label={t('basis')}
        testId="response-basis"
        placeholder={t('basisHint')}
        optional
        className={classes.c8}
      />
      <TermsFields
        desk={desk}
        measuresHint={
          last === undefined || measures !== '' ? undefined : (
            <button
              type="button"
              className="btn btn-small btn-plain"
              onClick={() => setValue('measures', last.measures)}
              data-testid="response-last-measures"
            >
              {t('lastMeasures', { matter: last.matter })}
            </button>
          )
        }
      />
      <FormIncident
        desk={desk}
        path="incidentId"
        label={t('incident')}
        testId="response-incident"
        className={classes.c6}
      />
      <Field label={t('warning')} problem={desk.problem('warningId')} className={classes.c6}>
        {(ids) => (
          <FormSelect {...ids} form={desk.form} path="warningId" data-testid="response-warning">
            <option value="">{t('noWarning')}</option>
            {props.warnings.map((one) => (
              <option key={one.id} value={one.id}>
                {one.kind}（{one.area}）
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      <DecisionFields desk={desk} />
      <div className={`${classes.c12} ${classes.actions}`}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid="response-save"
        >
          {desk.isSaving ? common('saving') : t('save')} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('cancel')}
        </button>
        <ErrorNote error={desk.error} />
      </div>
    </section>
  );
}
