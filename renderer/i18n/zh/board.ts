const board = {};
export default board;
