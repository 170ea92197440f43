import type zh from '../zh/incidents';

const incidents: Readonly<Record<keyof typeof zh, string>> = {};
export default incidents;
