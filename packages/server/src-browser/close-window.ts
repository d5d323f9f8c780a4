/**
 * Closes the tab, or asks onOffice's window to close the frame. Browsers let a script close only what a
 * script opened; where that fails, the page itself says that the window may be closed.
 */
export function closeWindow(element: HTMLElement): void {
  if (globalThis.parent !== globalThis.window) {
    globalThis.parent.postMessage(element.dataset['parentMessage'] ?? '', '*');
    return;
  }
  globalThis.close();
}
