/** Questions that come faster than their answers: one on its way at most, and the newest of those that wait goes next. */

export class Latest<Question, Answer> {
  #waiting: { question: Question } | null = null;
  #busy = false;
  readonly #ask: (question: Question) => Promise<Answer>;
  readonly #heard: (answer: Answer, question: Question) => void;
  readonly #refused: (thrown: unknown) => void;

  constructor(
    ask: (question: Question) => Promise<Answer>,
    heard: (answer: Answer, question: Question) => void,
    refused: (thrown: unknown) => void,
  ) {
    this.#ask = ask;
    this.#heard = heard;
    this.#refused = refused;
  }

  /** Asks now, or as soon as the question on its way is answered. */
  put(question: Question): void {
    this.#waiting = { question };
    if (!this.#busy) void this.#work();
  }

  /** Forgets the question that waits. */
  drop(): void {
    this.#waiting = null;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#waiting) {
      const { question } = this.#waiting;
      this.#waiting = null;
      try {
        this.#heard(await this.#ask(question), question);
      } catch (thrown) {
        this.#refused(thrown);
      }
    }
    this.#busy = false;
  }
}
