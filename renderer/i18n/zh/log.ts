const log = {};
export default log;
