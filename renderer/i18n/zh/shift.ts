const shift = {};
export default shift;
