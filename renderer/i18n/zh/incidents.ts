const incidents = {};
export default incidents;
