/** The moments at which what is typed must be safe: another place, another window, the end. */
import { router } from './router.svelte';

/** Saves what is typed. Answers with the name of what could not be saved; `null` where all is on file. */
export type Save = () => Promise<string | null>;

/** Who saves something now. */
const saves = new Set<Save>();

/** Saves at each of them. Returns the way to stop. */
export function whenLeaving(save: Save): () => void {
  const leave = (): void => void save();
  const stop = router.onLeave(leave);
  saves.add(save);
  addEventListener('pagehide', leave);
  addEventListener('beforeunload', leave);
  document.addEventListener('visibilitychange', leave);
  return () => {
    stop();
    saves.delete(save);
    removeEventListener('pagehide', leave);
    removeEventListener('beforeunload', leave);
    document.removeEventListener('visibilitychange', leave);
  };
}

/** Saves all that is typed, and waits for it. Answers with the names of what could not be saved. */
export async function saveAll(): Promise<string[]> {
  const left = await Promise.all([...saves].map((save) => save()));
  return left.filter((name) => name !== null);
}
