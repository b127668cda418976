/** The sample round, which lies in a throwaway profile and is looked at in place of one's own. */
import { closeSample, openSample } from '../ipc';
import { OF_ALL } from './areas';
import { changes } from './changes';
import { to } from './route';
import { router } from './router.svelte';
import { session } from './session.svelte';
import { forgetTyped } from './typed.svelte';

/** Makes the sample round and turns the window to it. */
export async function lookAtSample(): Promise<void> {
  const round = await openSample();
  router.go(to(round, 'shortlist'));
  await readAnew();
}

/** Turns the window back to one's own profile. Nothing of the sample stays. */
export async function leaveSample(): Promise<void> {
  forgetTyped();
  await closeSample();
  await readAnew();
}

/** Reads all that is shown again, because it is of another profile now. */
async function readAnew(): Promise<void> {
  session.forget();
  await session.loadHome();
  changes.tell({ parts: OF_ALL, rounds: [] });
  await changes.settled();
}
