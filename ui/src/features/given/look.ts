/** One file that was handed to the window: what it is, and what came of it. */
import type { ExchangeDone, FileIn, FileLook } from '../../bindings';
import { toApiError } from '../../lib/errors';

/** A file that is still to be read. */
export type Ask = { name: string; read: () => Promise<FileIn> };

export type Item = {
  name: string;
  file: FileIn | null;
  look: FileLook | null;
  /** What came of it, where records were taken in. */
  done: ExchangeDone | null;
  /** Why nothing was done with it. */
  refusal: string | null;
};

/** What the program is asked. */
export type Program = {
  look: (file: FileIn) => Promise<FileLook>;
  take: (file: FileIn) => Promise<ExchangeDone>;
};

/** A file that could not be read at all: most often a folder. */
const UNREADABLE = 'It cannot be read. If it is a folder, open it and drop the files in it.';

/** Reads a file and looks at it. Records are taken in at once: they are signed, and what is here stays. */
export async function work(ask: Ask, program: Program): Promise<Item> {
  const item: Item = { name: ask.name, file: null, look: null, done: null, refusal: null };
  try {
    item.file = await ask.read();
  } catch {
    return { ...item, refusal: UNREADABLE };
  }
  try {
    item.look = await program.look(item.file);
    item.refusal = item.look.refusal;
    if (item.look.kind === 'bundle' && item.refusal === null) item.done = await program.take(item.file);
  } catch (thrown) {
    item.refusal = refusal(toApiError(thrown).message, item);
  }
  return item;
}

/** Where nothing could even be looked at, such as in a second window on one profile, it says that the file is safe. */
function refusal(message: string, item: Item): string {
  return item.look
    ? message
    : `${message} The file is where it was: drop it on the window that is open, or open it again once that is closed.`;
}

/** The one reply that can be opened now, where nothing else came with it. */
export function replyAlone(items: Item[]): FileIn | null {
  const [only, ...others] = items;
  return only && others.length === 0 && only.look?.kind === 'reply' && only.refusal === null ? only.file : null;
}

/** The most files that are taken at once. */
const MOST = 500;

/** Fetches every file that waits. One that cannot be read stands in the way of no other. */
export async function all(next: () => Promise<FileIn | null>): Promise<{ files: FileIn[]; problems: string[] }> {
  const [files, problems]: [FileIn[], string[]] = [[], []];
  for (let turn = 0; turn < MOST; turn += 1) {
    try {
      const file = await next();
      if (!file) break;
      files.push(file);
    } catch (thrown) {
      problems.push(toApiError(thrown).message);
    }
  }
  return { files, problems };
}
