import type { PlanFileFormat, PlanSheet } from '../../../../shared/contract/areas/planTransfer';
import { dayOf } from '../../../../shared/domain/time';
import {
  type Locale,
  parsePlan,
  type RunContext,
  resolvePlan,
  toMermaid,
  type WorkPlan,
} from '../../../../shared/plan';
import { drawPlan, type PlanDrawing, planMarkdown, planSvg, sheetsHtml } from '../../../../shared/plan/sheet';
import { type Db, statement } from '../../db/statement';
import { refuseWith } from '../../deskError';
import { paperDocx } from '../../papers/docx';
import { safeFileName } from '../../papers/paper';
import { WholeFile, type Written } from '../../papers/wholeFile';
import { type PlanRow, parsedPlan, planRow, profileOf } from '../planStore';
import { planDetail } from '../read';
import { type PlanPicture, planPaper } from './planPaper';

export type ExportChoice = {
  readonly planId: string;
  /** null: the one in force, else the newest */
  readonly revision: number | null;
  readonly locale: Locale;
};
export type ExportOrder = ExportChoice & { readonly format: PlanFileFormat; readonly sheet: PlanSheet };
export type WriteOrder = ExportChoice & {
  readonly format: 'yaml' | 'md' | 'mermaid' | 'svg' | 'docx';
  readonly path: string;
  /** the flowchart for a DOCX */
  readonly picture: PlanPicture | null;
};

export type Composed = {
  readonly fileName: string;
  readonly svg: string | null;
  readonly width: number;
  readonly height: number;
  readonly html: string | null;
};

/** A revision as it would be worked in this room: its sub-plans in their places, blocks of other levels left out. */
export type ExportedPlan = {
  readonly row: PlanRow;
  readonly ctx: RunContext;
  readonly roomName: string;
};

export function exportedPlan(db: Db, { planId, revision }: ExportChoice): ExportedPlan {
  const row = planRow(db, planId, revision) ?? refuseWith('not_found', { field: 'revision' });
  const { plan, tables } = parsedPlan(row);
  const detail = planDetail(db, planId, row.revision);
  const others = new Map<string, WorkPlan>();
  for (const [id, text] of Object.entries(detail?.subplanTexts ?? {})) {
    const inner = parsePlan(text, `${id}.yaml`, tables);
    if (inner.ok) others.set(id, inner.plan);
  }
  const profile = profileOf(db);
  const room = statement<[], { name: string }>(db, 'SELECT name FROM room LIMIT 1').get();
  return {
    row,
    ctx: { plan: resolvePlan(plan, others, profile), tables, profile },
    roomName: room?.name ?? '',
  };
}

const STATES = {
  zh: { draft: '草案', reviewed: '已审核', in_force: '现行', retired: '已废止' },
  en: { draft: 'draft', reviewed: 'reviewed', in_force: 'in force', retired: 'retired' },
} as const;

/** What stands under the title of everything that leaves the room: revision, state, room, day. */
export function aboutPlan({ row, roomName }: ExportedPlan, locale: Locale): string {
  const day = dayOf(row.in_force_at ?? row.revised_at);
  const state = STATES[locale][row.state];
  return locale === 'zh'
    ? `第${row.revision}版（${state}）　${roomName}　${day}`
    : `Revision ${row.revision} (${state}), ${roomName}, ${day}`;
}

/** 工作方案-山体滑坡-第3版, without ending. */
export function planFileName(plan: WorkPlan, revision: number, locale: Locale): string {
  const title = (locale === 'zh' ? plan.title : plan.title_en).replace(/工作方案$/, '');
  return safeFileName(
    locale === 'zh'
      ? `工作方案-${title}-第${revision}版`
      : `work-plan-${title.replaceAll(' ', '-')}-revision-${revision}`,
  );
}

function drawingOf(exported: ExportedPlan, locale: Locale): PlanDrawing {
  return drawPlan(exported.ctx, { locale, about: aboutPlan(exported, locale) });
}

/** The name of the file, and what main needs to draw a picture or to print the sheets. */
export function composeExport(db: Db, order: ExportOrder): Composed {
  const exported = exportedPlan(db, order);
  const { ctx, row } = exported;
  const { locale, format, sheet } = order;
  const fileName = planFileName(ctx.plan, row.revision, locale);
  if (!['svg', 'png', 'pdf', 'docx'].includes(format))
    return { fileName, svg: null, width: 0, height: 0, html: null };
  const drawing = drawingOf(exported, locale);
  const title = `${locale === 'zh' ? ctx.plan.title : ctx.plan.title_en} · ${aboutPlan(exported, locale)}`;
  const html = format === 'pdf' ? sheetsHtml(drawing, sheet, title) : null;
  const svg = format === 'pdf' ? null : planSvg(drawing);
  return { fileName, svg, width: drawing.width, height: drawing.height, html };
}

async function bytesOf(exported: ExportedPlan, { format, locale, picture }: WriteOrder): Promise<Buffer> {
  const { ctx, row } = exported;
  switch (format) {
    case 'yaml':
      return Buffer.from(row.text, 'utf8');
    case 'md':
      return Buffer.from(planMarkdown(ctx, locale, aboutPlan(exported, locale)), 'utf8');
    case 'mermaid':
      return Buffer.from(toMermaid(ctx, null, locale), 'utf8');
    case 'svg':
      return Buffer.from(planSvg(drawingOf(exported, locale)), 'utf8');
    case 'docx': {
      const about = {
        revision: row.revision,
        why: row.why,
        about: aboutPlan(exported, locale),
        roomName: exported.roomName,
      };
      return paperDocx(planPaper(ctx, locale, about, picture));
    }
  }
}

/** Writes a file whole or not at all. Throws the system's error. */
export async function writeExport(
  db: Db,
  order: WriteOrder,
): Promise<Written & { readonly title: string; readonly revision: number }> {
  const exported = exportedPlan(db, order);
  const bytes = await bytesOf(exported, order);
  const { title } = exported.ctx.plan;
  const file = new WholeFile(order.path);
  try {
    file.write(bytes);
    return { ...file.keep(), title, revision: exported.row.revision };
  } catch (error) {
    file.drop();
    throw error;
  }
}
