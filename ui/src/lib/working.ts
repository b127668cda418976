/** Whether anything that the user asked for is under way, in whatever form; controls that are busy wait for it. */

let running = 0;
const hearers = new Set<() => void>();

/** Notes that something begins. Returns the way to say that it is done. */
export function beginWork(): () => void {
  running += 1;
  return () => {
    running -= 1;
    if (running === 0) for (const hear of hearers) hear();
  };
}

/** Whether something is under way. */
export function isWorking(): boolean {
  return running > 0;
}

/** Calls back whenever the last of what was under way is done. Returns the way to stop. */
export function whenRested(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
