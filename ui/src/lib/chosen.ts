/** What came of the system's chooser of folders. */
import { toApiError } from './errors';

export type Choice = {
  /** The folder; `null` where none was chosen. */
  folder: string | null;
  /** Why there was no chooser. */
  trouble: string | null;
};

/** Asks for a folder. Where no chooser opens it says so: a path can always be typed. */
export async function chosen(ask: () => Promise<string | null>): Promise<Choice> {
  try {
    return { folder: await ask(), trouble: null };
  } catch (thrown) {
    return {
      folder: null,
      trouble: `No folder could be chosen: ${toApiError(thrown).message} You can type its whole path here.`,
    };
  }
}
