import { startSimulator, StateFileError, type Simulator } from '@immo-billie/onoffice-simulator';
import { DemoFolderError } from './demo-folder-error.js';

/**
 * Starts a simulator for the app at `providerUrl`.
 *
 * @param stateFile where it remembers activations and claims; without one it forgets them
 * @throws DemoFolderError when that file is damaged
 */
export async function startDemoSimulator(options: {
  readonly port: number;
  readonly providerUrl: string;
  readonly providerSecret: string;
  readonly stateFile: string | undefined;
}): Promise<Simulator> {
  const { stateFile, ...others } = options;
  try {
    return await startSimulator({ ...others, ...(stateFile === undefined ? {} : { stateFile }) });
  } catch (error) {
    if (!(error instanceof StateFileError)) throw error;
    throw new DemoFolderError(
      'demo_folder_damaged',
      `${stateFile ?? 'the state'} of the simulator is unreadable`,
    );
  }
}
