import type zh from '../zh/board';

const board: Readonly<Record<keyof typeof zh, string>> = {};
export default board;
