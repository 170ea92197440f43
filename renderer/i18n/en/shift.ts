import type zh from '../zh/shift';

const shift: Readonly<Record<keyof typeof zh, string>> = {};
export default shift;
