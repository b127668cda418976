/** What a `switch` over a union does with what is left once every arm has been written: nothing is, or the build breaks. */
export function neverReached(value: never): never {
  throw new Error(`BUG: no arm for ${JSON.stringify(value)}.`);
}
