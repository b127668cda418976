/** The address in force, followed as it changes. */
import { readRoute, type Route } from './route';

type Leaving = () => void;

class Router {
  route = $state.raw<Route>(readRoute(location.hash));
  #leaving = new Set<Leaving>();

  constructor() {
    addEventListener('hashchange', () => {
      for (const leave of this.#leaving) leave();
      this.route = readRoute(location.hash);
    });
  }

  /** Goes to an address written by `to`. */
  go(hash: string): void {
    location.hash = hash;
  }

  /** Goes to an address without leaving the present one in the way back. */
  replace(hash: string): void {
    history.replaceState(null, '', hash);
    this.route = readRoute(hash);
  }

  /** Hears each time the address is about to change. Returns the way to stop hearing. */
  onLeave(leaving: Leaving): () => void {
    this.#leaving.add(leaving);
    return () => this.#leaving.delete(leaving);
  }
}

export const router = new Router();
