/**
 * Lays a plan out for paper. Blocks nest and never jump, so the drawing is built from inside out: a flow stacks its blocks on one axis, options and lanes
 * stand side by side and meet again below, a loop is a frame with its question at the foot. Pure: no page measures anything.
 */
import { blockTitle, isChoice, isEnd, isFork, isLoop, isReport, isStep, isSubplan, isWait } from '../blocks';
import { postName } from '../names';
import type { RunContext } from '../run-types';
import type { Block, Locale, Loop } from '../types';
import { type Item, line, moved, type NodeShape, type Piece, type Point } from './items';
import { textWidth, wrap } from './measure';

export const TITLE_SIZE = 13;
export const SMALL_SIZE = 11;
export const TITLE_LINE = 18;
export const SMALL_LINE = 15;
const NODE_WIDTH = 176;
const GAP = 26;
const COLUMN_GAP = 20;
const FRAME_PAD = 14;
const FRAME_HEAD = 24;
/** Points of a shape that stand out to both sides of its text. */
const SIDE: Readonly<Partial<Record<NodeShape, number>>> = {
  choice: 22,
  until: 22,
  fork: 14,
  order: 12,
  call: 14,
  spawn: 12,
  end: 8,
};

class Layout {
  private readonly ctx: RunContext;
  private readonly locale: Locale;
  constructor(ctx: RunContext, locale: Locale) {
    this.ctx = ctx;
    this.locale = locale;
  }

  flow(blocks: readonly Block[]): Piece {
    const pieces: Piece[] = [];
    for (const block of blocks) {
      const piece = this.block(block);
      pieces.push(piece);
      if (!piece.goesOn) break;
    }
    return stack(pieces);
  }

  private block(block: Block): Piece {
    if (isLoop(block)) return this.loop(block);
    if (isSubplan(block) && block.flow !== undefined && block.flow.length > 0) {
      return framed(this.flow(block.flow), 'subplan', blockTitle(block, this.locale));
    }
    if (isChoice(block)) {
      const columns = block.options.map((option) => {
        const label = this.locale === 'zh' ? option.when : option.when_en;
        return { label, piece: this.flow(option.flow) };
      });
      return branched(this.node(block, 'choice'), columns);
    }
    if (isFork(block)) {
      const columns = block.lanes.map((lane) => {
        const title = this.locale === 'zh' ? lane.title : lane.title_en;
        return { label: '', piece: framed(this.flow(lane.flow), 'lane', title) };
      });
      return branched(this.node(block, 'fork'), columns);
    }
    return this.node(block, shapeOf(block));
  }

  private node(block: Block, shape: NodeShape, title = blockTitle(block, this.locale)): Piece {
    const side = SIDE[shape] ?? 0;
    const room = NODE_WIDTH - 20;
    const titles = wrap(title, TITLE_SIZE, room);
    const under = this.under(block, shape, room + 8);
    const inner = titles.length * TITLE_LINE + under.length * SMALL_LINE;
    const width = NODE_WIDTH + side * 2;
    const height = inner + (shape === 'choice' || shape === 'until' ? 26 : 16);
    const isMandatory = isStep(block) && block.mandatory === true;
    const item: Item = { item: 'node', shape, x: 0, y: 0, width, height, title: titles, under, isMandatory };
    return { width, height, axis: width / 2, goesOn: !isEnd(block), items: [item] };
  }

  /** Who does it, and by when. */
  private under(block: Block, shape: NodeShape, room: number): readonly string[] {
    const { tables, profile } = this.ctx;
    if (shape === 'until' || shape === 'fork' || isEnd(block)) return [];
    const post = isStep(block) ? block.post : 'by' in block ? block.by : null;
    const who = post === null ? '' : postName(post, tables, profile, this.locale);
    const parts = [who, this.time(block)].filter((part) => part !== '');
    const one = parts.join(' · ');
    return textWidth(one, SMALL_SIZE) <= room
      ? [one].filter((text) => text !== '')
      : parts.flatMap((part) => wrap(part, SMALL_SIZE, room, 2));
  }

  private time(block: Block): string {
    const zh = this.locale === 'zh';
    const within = (minutes: number, clock: string): string => {
      const span = spanWords(minutes, this.locale);
      if (clock === 'receipt') return zh ? `接报后${span}` : `${span} from receipt`;
      return zh ? `${span}内` : `within ${span}`;
    };
    if (isReport(block)) {
      const duty = this.ctx.tables.obligations.find(({ id }) => id === block.obligation);
      return duty === undefined || duty.limit_minutes === null ? '' : within(duty.limit_minutes, duty.clock);
    }
    if (isWait(block)) {
      if (block.for !== undefined)
        return zh ? `等${spanWords(block.for, 'zh')}` : `wait ${spanWords(block.for, 'en')}`;
      return block.at === undefined ? '' : zh ? `等到 ${block.at}` : `until ${block.at}`;
    }
    return 'limit' in block ? within(block.limit, block.clock) : '';
  }

  /** The question stands at the foot; the way back runs up the left side. */
  private loop(block: Loop): Piece {
    const zh = this.locale === 'zh';
    const asked = this.node(block, 'until', zh ? block.until : block.until_en);
    const body = this.flow(block.flow);
    const inside = body.goesOn ? stack([body, asked]) : body;
    const back = zh ? `否，每${spanWords(block.every, 'zh')}` : `no, every ${spanWords(block.every, 'en')}`;
    const room = Math.max(46, textWidth(back, SMALL_SIZE) + 16);
    const left = FRAME_PAD + room;
    const width = left + inside.width + FRAME_PAD;
    const top = FRAME_HEAD + GAP;
    const height = top + inside.height + FRAME_PAD;
    const axis = left + inside.axis;
    const frame: Item = {
      item: 'frame',
      of: 'loop',
      x: 0,
      y: 0,
      width,
      height,
      title: blockTitle(block, this.locale),
    };
    const items: Item[] = [
      frame,
      ...moved(inside.items, left, top),
      line(
        [
          [axis, 0],
          [axis, top],
        ],
        true,
      ),
    ];
    if (body.goesOn) {
      const y = top + inside.height - asked.height / 2;
      const from: Point = [axis - asked.width / 2, y];
      const side = FRAME_PAD + 6;
      const enter = FRAME_HEAD + GAP / 2;
      items.push(line([from, [side, y], [side, enter], [axis - 2, enter]], true, true));
      items.push({ item: 'label', x: side + 5, y: y - 6, lines: [back], anchor: 'start' });
      items.push(
        line([
          [axis, top + inside.height],
          [axis, height],
        ]),
      );
      items.push({ item: 'label', x: axis + 6, y: height - 3, lines: [zh ? '是' : 'yes'], anchor: 'start' });
    }
    return { width, height, axis, goesOn: body.goesOn, items };
  }
}

function shapeOf(block: Block): NodeShape {
  if (isStep(block)) return block.step;
  if (isWait(block)) return 'wait';
  if (isSubplan(block)) return 'subplan';
  return isEnd(block) ? 'end' : 'spawn';
}

/** 90 → 1小时30分钟; 1440 → 24小时; days from two on. */
export function spanWords(minutes: number, locale: Locale): string {
  const zh = locale === 'zh';
  if (minutes >= 2_880 && minutes % 1_440 === 0)
    return zh ? `${minutes / 1_440}天` : `${minutes / 1_440} days`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours > 0 ? (zh ? `${hours}小时` : `${hours} h`) : '',
    rest > 0 ? (zh ? `${rest}分钟` : `${rest} min`) : '',
  ];
  return parts.filter((part) => part !== '').join(zh ? '' : ' ');
}

/** One under the other on one axis, with arrows between. */
function stack(pieces: readonly Piece[]): Piece {
  if (pieces.length === 0) return { width: 0, height: 0, axis: 0, goesOn: true, items: [] };
  const axis = Math.max(...pieces.map((piece) => piece.axis));
  const right = Math.max(...pieces.map((piece) => piece.width - piece.axis));
  const items: Item[] = [];
  let y = 0;
  pieces.forEach((piece, index) => {
    if (index > 0) {
      items.push(
        line(
          [
            [axis, y],
            [axis, y + GAP],
          ],
          true,
        ),
      );
      y += GAP;
    }
    items.push(...moved(piece.items, axis - piece.axis, y));
    y += piece.height;
  });
  return { width: axis + right, height: y, axis, goesOn: pieces.at(-1)?.goesOn ?? true, items };
}

function framed(inside: Piece, of: 'lane' | 'subplan', title: string): Piece {
  const least = textWidth(title, SMALL_SIZE) + FRAME_PAD * 2;
  const width = Math.max(inside.width + FRAME_PAD * 2, least);
  const shift = (width - inside.width) / 2;
  const top = FRAME_HEAD + 14;
  const height = top + inside.height + FRAME_PAD;
  const axis = shift + inside.axis;
  const frame: Item = { item: 'frame', of, x: 0, y: 0, width, height, title };
  const exit = inside.goesOn
    ? [
        line([
          [axis, top + inside.height],
          [axis, height],
        ]),
      ]
    : [];
  const items = [
    frame,
    line(
      [
        [axis, 0],
        [axis, top],
      ],
      true,
    ),
    ...moved(inside.items, shift, top),
    ...exit,
  ];
  return { width, height, axis, goesOn: inside.goesOn, items };
}

type Column = { readonly label: string; readonly piece: Piece };

/** A node with its branches side by side below it; those that go on meet again on its axis. */
function branched(node: Piece, columns: readonly Column[]): Piece {
  const labelled = columns.map(({ label, piece }) => {
    const lines = label === '' ? [] : wrap(label, SMALL_SIZE, Math.max(84, piece.width - 12), 2);
    const least = Math.max(36, ...lines.map((text) => textWidth(text, SMALL_SIZE) + 12));
    const width = Math.max(piece.width, least);
    const axis = Math.max(piece.axis, least / 2);
    return {
      lines,
      piece,
      axis,
      width: Math.max(width, axis + Math.max(piece.width - piece.axis, least / 2)),
    };
  });
  const labelRoom = Math.max(0, ...labelled.map(({ lines }) => lines.length)) * SMALL_LINE;
  let x = 0;
  const placed = labelled.map((column) => {
    const at = x;
    x += column.width + COLUMN_GAP;
    return { ...column, at, centre: at + column.axis };
  });
  const [first, last] = [placed[0]?.centre ?? 0, placed.at(-1)?.centre ?? 0];
  const middle = (first + last) / 2;
  const shift = Math.max(0, node.axis - middle);
  const axis = middle + shift;
  const bus = node.height + 12;
  const top = bus + labelRoom + (labelRoom > 0 ? 10 : 4) + 8;
  const bottom = top + Math.max(0, ...placed.map(({ piece }) => piece.height)) + 12;
  const goesOn = placed.some(({ piece }) => piece.goesOn);
  const items: Item[] = [
    ...moved(node.items, axis - node.axis, 0),
    line([
      [axis, node.height],
      [axis, bus],
    ]),
  ];
  items.push(
    line([
      [first + shift, bus],
      [last + shift, bus],
    ]),
  );
  for (const { lines, piece, at, centre } of placed) {
    const column = centre + shift;
    const isEmpty = piece.items.length === 0;
    items.push(
      line(
        [
          [column, bus],
          [column, isEmpty ? bottom : top],
        ],
        !isEmpty,
      ),
    );
    if (lines.length > 0) items.push({ item: 'label', x: column, y: bus + 14, lines, anchor: 'middle' });
    items.push(...moved(piece.items, at + shift + (centre - at - piece.axis), top));
    if (piece.goesOn && !isEmpty)
      items.push(
        line([
          [column, top + piece.height],
          [column, bottom],
        ]),
      );
  }
  if (goesOn) {
    const ends = placed.filter(({ piece }) => piece.goesOn).map(({ centre }) => centre + shift);
    items.push(
      line([
        [Math.min(axis, ...ends), bottom],
        [Math.max(axis, ...ends), bottom],
      ]),
    );
  }
  const wide = (placed.at(-1)?.at ?? 0) + (placed.at(-1)?.width ?? 0) + shift;
  return {
    width: Math.max(wide, axis + node.width - node.axis),
    height: goesOn ? bottom : bottom - 12,
    axis,
    goesOn,
    items,
  };
}

/** The whole plan as one piece. */
export function layoutPlan(ctx: RunContext, locale: Locale): Piece {
  return new Layout(ctx, locale).flow(ctx.plan.flow);
}
