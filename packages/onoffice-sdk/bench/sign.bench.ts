import { createHmac } from 'node:crypto';
import { signAction } from '@immo-billie/onoffice-sdk';
import { interleave, median, ratioOf, timed, type Bench } from './measure.js';

const SIGNATURES = 1_000;

/** `signAction` against a bare `createHmac` over a string that is ready. */
export const signBench: Bench = {
  name: 'sdk-sign',
  bar: 0.8,
  higherIsBetter: true,
  async run() {
    const [token, secret] = ['t'.repeat(32), 's'.repeat(64)];
    const actionId = 'urn:onoffice-de-ns:smart:2.5:smartml:action:read';
    const signing = (): Promise<number> =>
      timed(() => {
        for (let index = 0; index < SIGNATURES; index += 1) {
          signAction({ timestamp: 1_767_225_600 + index, token, resourceType: 'estate', actionId }, secret);
        }
      });
    const messages = Array.from(
      { length: SIGNATURES },
      (_, index) => `${1_767_225_600 + index}${token}estate${actionId}`,
    );
    const bare = (): Promise<number> =>
      timed(() => {
        for (const message of messages) createHmac('sha256', secret).update(message).digest('base64');
      });
    const results = await interleave(bare, signing, { rounds: 601, warmUp: 100 });
    const perSecond = (values: number[]): string => ((SIGNATURES / median(values)) * 1000).toFixed(0);
    const detail = `${perSecond(results.map(({ b }) => b))}/s, bare ${perSecond(results.map(({ a }) => a))}/s`;
    return { ...ratioOf(results), detail };
  },
};
