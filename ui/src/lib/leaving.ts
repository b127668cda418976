/** The moments at which what is typed must be safe: another place, another window, the end. */
import { router } from './router.svelte';

/** Calls `leave` at each of them. Returns the way to stop. */
export function whenLeaving(leave: () => void): () => void {
  const stop = router.onLeave(leave);
  addEventListener('pagehide', leave);
  addEventListener('beforeunload', leave);
  document.addEventListener('visibilitychange', leave);
  return () => {
    stop();
    removeEventListener('pagehide', leave);
    removeEventListener('beforeunload', leave);
    document.removeEventListener('visibilitychange', leave);
  };
}
