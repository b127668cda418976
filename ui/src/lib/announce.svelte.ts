/** What a screen reader is told without moving the focus: saves and errors. */

class Announcer {
  words = $state('');
  #turn = 0;

  /** Says a sentence once; the same sentence twice is said twice. */
  say(words: string): void {
    this.#turn += 1;
    this.words = this.#turn % 2 === 0 ? words : `${words}\u00a0`;
  }
}

export const announcer = new Announcer();
