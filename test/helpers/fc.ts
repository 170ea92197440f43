/**
 * fast-check with one seed for the quick tier: the same commit is judged by the same cases. WATCHDESK_FAULTS=all, or PLAN_RUNS,
 * searches with a seed of the hour; what it finds is kept as an example of its own.
 */
import fc from 'fast-check';

const isSearch = process.env['WATCHDESK_FAULTS'] === 'all' || process.env['PLAN_RUNS'] !== undefined;
if (!isSearch) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_128 });

export * from 'fast-check';
export default fc;
