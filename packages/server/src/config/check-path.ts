import { accessSync, constants, statSync } from 'node:fs';

/** Whether a path of the environment is what it has to be, while a wrong one can still stop the start. */
export function isReadableFile(path: string): boolean {
  return passes(() => statSync(path).isFile() && mayAccess(path, constants.R_OK));
}

export function isReadableFolder(path: string): boolean {
  return passes(() => statSync(path).isDirectory() && mayAccess(path, constants.R_OK | constants.X_OK));
}

export function isWritableFolder(path: string): boolean {
  return passes(() => statSync(path).isDirectory() && mayAccess(path, constants.W_OK | constants.X_OK));
}

function mayAccess(path: string, mode: number): true {
  accessSync(path, mode);
  return true;
}

function passes(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
