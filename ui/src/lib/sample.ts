/** The sample round, which lies in a throwaway profile and is looked at in place of one's own. */
import { closeSample, openSample, type SampleName } from '../ipc';
import { OF_ALL } from './areas';
import { changes } from './changes';
import { to } from './route';
import { router } from './router.svelte';
import { session } from './session.svelte';
import { forgetTyped } from './typed.svelte';

/** Makes a sample and turns the window to what it has to show. */
export async function lookAtSample(which: SampleName): Promise<void> {
  const round = await openSample(which);
  router.go(to(round, which === 'year' ? 'awards' : 'shortlist'));
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
