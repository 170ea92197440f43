import { describe, expect, it } from 'vitest';
import { walkBlocks } from '../../../shared/plan';
import { bigPlanText } from '../../helpers/bigPlan';
import { planFrom } from './support';

describe('the plan of the bench', () => {
  it.each([20, 60, 150])('has exactly %i blocks and passes the checks', (blocks) => {
    const text = bigPlanText(blocks);
    expect([...walkBlocks(planFrom(text).flow)]).toHaveLength(blocks);
    expect(bigPlanText(blocks)).toBe(text);
  });
});
