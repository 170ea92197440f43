import type { ReviewQuestion } from '../domain/facts/review';
import type { Locale } from './labels';
import type { Pair } from './lineReader';

/** The eight questions, each with what is to be asked. */
export const REVIEW_WORDS: Readonly<
  Record<Locale, Readonly<Record<ReviewQuestion, readonly [name: string, asks: string]>>>
> = {
  zh: {
    warning: ['预警', '预警来得早不早，传到了没有？'],
    intake: ['接报', '接报要素全不全，核实快不快？'],
    reporting: ['报告', '电话首报、书面报告是否在时限内？'],
    callout: ['叫应', '该叫的人都应答了没有，用了多久？'],
    decision: ['决策', '谁在什么时候定的，依据够不够？'],
    forces: ['力量', '调派、到场、回报是否及时？'],
    publicity: ['信息发布', '发布、舆情、家属工作如何？'],
    support: ['保障', '通信、交通、物资、后勤如何？'],
  },
  en: {
    warning: ['Warning', 'Did it come early enough, and did it arrive?'],
    intake: ['Intake', 'Were the facts complete, and verified quickly?'],
    reporting: ['Reporting', 'Were the first call and the written reports in time?'],
    callout: ['Call-out', 'Did everybody answer, and how long did it take?'],
    decision: ['Decisions', 'Who decided when, and on what grounds?'],
    forces: ['Forces', 'Were they sent, there, and heard from in time?'],
    publicity: ['Publicity', 'What of publication, public opinion, families?'],
    support: ['Support', 'What of communications, roads, supplies, care?'],
  },
};

export const REVIEW_LINES: Readonly<Record<string, Pair>> = {
  'review.saved': {
    zh: (p) => `复盘记录：${p.text('title')}，问题 ${p.number('findings')} 条`,
    en: (p) => `Review written: ${p.text('title')}, ${p.number('findings')} findings`,
  },
  'review.task_done': {
    zh: (p) => `复盘整改办结：${p.text('text')}。${p.text('result')}`,
    en: (p) => `Review task done: ${p.text('text')}. ${p.text('result')}`,
  },
  'review.completed': {
    zh: (p) => `复盘完成：${p.text('title')}`,
    en: (p) => `Review complete: ${p.text('title')}`,
  },
  'review.proposal_made': {
    zh: (p) => `建议修订方案（${p.text('plan')}）：${p.text('what')}。理由：演练或真实救援发现重大问题`,
    en: (p) =>
      `Revision of the plan proposed (${p.text('plan')}): ${p.text('what')}. A drill or real rescue showed a major problem`,
  },
  'review.proposal_settled': {
    zh: (p) =>
      `修订建议${p.text('outcome') === 'taken' ? `已采纳${p.number('revision') > 0 ? `（第 ${p.number('revision')} 版）` : ''}` : '未采纳'}：${p.text('what')}${p.after('。', 'why')}`,
    en: (p) =>
      `Proposal ${p.text('outcome') === 'taken' ? `taken up${p.number('revision') > 0 ? ` (revision ${p.number('revision')})` : ''}` : 'declined'}: ${p.text('what')}${p.after('. ', 'why')}`,
  },
};
