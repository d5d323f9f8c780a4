import { expect } from 'chai';
import type { Request } from 'express';
import { isForeignOrigin } from './origin-check.js';

const OURS = 'https://app.example.com';

function from(headers: Readonly<Record<string, string>>): Request {
  return { get: (name: string) => headers[name.toLowerCase()] } as unknown as Request;
}

describe('the origin of a request', () => {
  const foreign: readonly Readonly<Record<string, string>>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'http://app.example.com' },
    { origin: 'https://app.example.com:8443' },
    { origin: 'https://app.example.com.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    it(`is foreign with ${JSON.stringify(headers)}`, () => {
      expect(isForeignOrigin(from(headers), OURS)).to.be.true;
    });
  }

  const own: readonly Readonly<Record<string, string>>[] = [
    { origin: OURS },
    { origin: OURS, 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    {},
  ];
  for (const headers of own) {
    it(`is ours with ${JSON.stringify(headers)}`, () => {
      expect(isForeignOrigin(from(headers), OURS)).to.be.false;
    });
  }
});
