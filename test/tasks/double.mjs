/**
 * A task that ends.
 * @param {number} value
 */
export default function double(value) {
  return value * 2;
}
