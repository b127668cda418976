/** Rows of a form of which those left empty are not sent. */

/** For each row the index at which it is sent, as its step in a path; a word of its own for one that is not. */
export function sentIndexes<Row>(rows: Row[], isBlank: (row: Row) => boolean): string[] {
  let sent = 0;
  return rows.map((row, index) => {
    if (isBlank(row)) return `blank-${index}`;
    sent += 1;
    return String(sent - 1);
  });
}
