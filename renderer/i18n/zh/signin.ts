const signin = {};
export default signin;
