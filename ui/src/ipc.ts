/**
 * The one door to the program behind the window. Nothing else imports
 * `@tauri-apps`; every screen asks through {@link call}.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Changed, Commands, FileIn, TaskProgress } from './bindings';
import { partsOf } from './lib/areas';
import { changes } from './lib/changes';
import { toApiError } from './lib/errors';
import { UnderWay } from './lib/under-way';

export type CommandName = keyof Commands;
export type RequestOf<Name extends CommandName> = Commands[Name]['request'];
export type ResponseOf<Name extends CommandName> = Commands[Name]['response'];

/** What the program answers: the answer, and what was changed on file since the last one. */
type Told<Answer> = { answer: Answer; changed: Changed };

const underWay = new UnderWay();

/** Runs one command, and tells what it changed. Rejects with an `ApiError`, whatever went wrong. */
export async function call<Name extends CommandName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> {
  const running = underWay.begin(name);
  try {
    const { answer, changed } = await invoke<Told<ResponseOf<Name>>>('call', { name, request });
    const own = underWay.answer(running);
    changes.tell(partsOf(changed, own && name === 'sheet_save'));
    return answer;
  } catch (thrown) {
    underWay.refuse(running);
    throw toApiError(thrown);
  }
}

/** Hears how far a long task has come. Returns the way to stop hearing. */
export function onProgress(heard: (progress: TaskProgress) => void): () => void {
  const listening = listen<TaskProgress>('progress', (event) => {
    heard(event.payload);
  });
  return () => {
    void listening.then((stop) => {
      stop();
    });
  };
}

/** The next file that was dropped, double-clicked or named on the command line; `null` after the last. */
export async function given(): Promise<FileIn | null> {
  try {
    return await invoke<FileIn | null>('given');
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

export type Drag = 'enter' | 'leave' | 'drop';

/** Hears of files that are dragged over the window; those that are dropped come by {@link given}. Returns the way to stop hearing. */
export function onDrag(heard: (drag: Drag) => void): () => void {
  const listening = listen<Drag>('drag', (event) => {
    heard(event.payload);
  });
  return () => {
    void listening.then((stop) => {
      stop();
    });
  };
}

/** Opens the system's chooser of folders where the path begins; `null` where none was chosen. The program learns a name and reads nothing. */
export async function chooseFolder(title: string, from: string): Promise<string | null> {
  try {
    return await invoke<string | null>('choose_folder', { title, from });
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** Opens a file that was saved, or its folder, in the system's own program for it. */
export async function showWritten(path: string, folder: boolean): Promise<void> {
  try {
    await invoke('show_written', { path, folder });
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** The samples: a round, or a year of commissioning. */
export type SampleName = 'round' | 'year';

/** Makes a sample in a throwaway profile, and asks the program about that from now on. Answers with the id of its round. */
export async function openSample(which: SampleName): Promise<string> {
  try {
    return await invoke<string>('open_sample', { which });
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** Asks the program about one's own profile again. */
export async function closeSample(): Promise<void> {
  await invoke('leave_sample');
}

/** Hears that the window is to be closed; it waits for {@link closeWindow}. Returns the way to stop hearing. */
export function onClosing(heard: () => void): () => void {
  const listening = listen('closing', () => {
    void invoke('wait_for_saves'); // so that it waits the next time too
    heard();
  });
  void listening.then(() => invoke('wait_for_saves'));
  return () => {
    void listening.then((stop) => {
      stop();
    });
  };
}

/** Closes the window, because all that was typed is on file or was given up. */
export async function closeWindow(): Promise<void> {
  await invoke('close_window');
}

/** Opens a profile whose keys are under a passphrase. */
export async function unlock(passphrase: string): Promise<void> {
  try {
    await invoke('unlock', { passphrase });
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** Asks the task that is running to stop. */
export async function cancel(): Promise<void> {
  await invoke('cancel');
}
