import type { Simulator } from '@immo-billie/onoffice-simulator';
import { freePort } from '../../packages/server/dist/testing/free-port.test-support.js';
import { startOwnApp } from './own-app.test-support.js';

/** App and simulator whose clock stands still, so that every run shows the same dates. */
export interface FixedTimeApp {
  readonly app: string;
  readonly simulator: Simulator;
  /** Moves the clock of both to another moment, in UTC. */
  setTime(moment: string): void;
  close(): Promise<void>;
}

export async function startFixedTimeApp(moment: string): Promise<FixedTimeApp> {
  let now = Date.parse(moment);
  const clock = (): number => now;
  const port = await freePort();
  const app = `http://localhost:${port}`;
  const running = await startOwnApp({
    publicUrl: app,
    simulator: { clock },
    parts: { clock, patience: { retry: { attempts: 1 }, timeouts: {} } },
    environment: { PORT: String(port), LOG_LEVEL: 'error' },
  });
  return {
    app,
    simulator: running.simulator,
    setTime(next) {
      now = Date.parse(next);
    },
    close: running.close,
  };
}
