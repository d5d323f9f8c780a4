/** Five minutes before a session ends, the page offers to prolong it. */
const WARN_BEFORE_MS = 5 * 60 * 1000;

/**
 * Watches the end of the session that the page named in seconds when it was shown. Saying „prolong“ asks the server, which
 * answers how long it can last at all.
 */
export function watchSessionEnd(notice: HTMLElement, shownAt: number): void {
  const button = notice.querySelector<HTMLButtonElement>('button');
  const text = notice.querySelector<HTMLElement>('p');
  if (!button || !text) return;
  const ends = text.textContent;
  const idleMs = Number(notice.dataset['idleSeconds']) * 1000;
  let usedAt = shownAt;
  let latestEnd = shownAt + Number(notice.dataset['secondsLeft']) * 1000;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wait = (): void => {
    const end = Math.min(usedAt + idleMs, latestEnd);
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        // After a working day nothing prolongs a session any more: then there is no button to press in vain.
        if (end === latestEnd) {
          text.textContent = notice.dataset['final'] ?? '';
          button.hidden = true;
        }
        notice.hidden = false;
      },
      Math.max(0, end - Date.now() - WARN_BEFORE_MS),
    );
  };
  button.addEventListener('click', () => {
    void prolong(notice.dataset['prolong'] ?? '').then((secondsLeft) => {
      notice.hidden = secondsLeft !== undefined;
      text.textContent = (secondsLeft === undefined ? notice.dataset['failed'] : ends) ?? ends;
      if (secondsLeft === undefined) return;
      usedAt = Date.now();
      latestEnd = usedAt + secondsLeft * 1000;
      wait();
    });
  });
  wait();
}

/** Seconds that the session can last, or `undefined` when it could not be prolonged. */
async function prolong(action: string): Promise<number | undefined> {
  try {
    const response = await fetch(action, { method: 'POST' });
    if (!response.ok) return undefined;
    const { secondsLeft } = (await response.json()) as { secondsLeft: number };
    return secondsLeft;
  } catch {
    return undefined;
  }
}
