const runs = {};
export default runs;
