import type zh from '../zh/plans';

const plans: Readonly<Record<keyof typeof zh, string>> = {};
export default plans;
