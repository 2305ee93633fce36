export default { map: {} }
