import { expect } from 'chai';
import express from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createTranslations } from '../i18n/translate.js';
import type { SignIn } from '../sessions/session.js';
import type { AppContext } from '../web/app-context.js';
import { documentRoutes, type BrandingOf } from './document-routes.js';
import { elementsOf, readPdf, textOf, type ReadPdf } from './pdf/read-pdf.test-support.js';
import { samplePng } from './pdf/sample-logo.test-support.js';

const SIGN_IN: SignIn = {
  tenantId: '77',
  tenantName: 'Name in onOffice',
  userId: '21',
  signedInAt: '2026-11-23T12:00:00.000Z',
  estateIds: [],
  parameterCacheId: '',
};

describe('an office with a name and a logo of its own', () => {
  let server: Server;
  let log: string[];

  /** The routes alone, with somebody of the office signed in. */
  async function start(brandingOf: BrandingOf): Promise<void> {
    log = [];
    const context = {
      config: { prospectVideo: undefined, explainerVideoUrl: undefined },
      clock: () => Date.parse('2026-11-23T12:00:00Z'),
      logger: pino({}, { write: (line: string) => void log.push(line) }),
    } as unknown as AppContext;
    const app = express();
    app.use((request, response, next) => {
      request.session = { signIn: SIGN_IN } as typeof request.session;
      Object.assign(response.locals, { language: 'de', t: createTranslations()('de') });
      next();
    });
    app.use(documentRoutes(context, brandingOf));
    server = await new Promise((done) => {
      const listening = app.listen(0, '127.0.0.1', () => done(listening));
    });
  }
  afterEach(() => new Promise((done) => server.close(done)));

  async function openHandout(): Promise<ReadPdf> {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/documents/das-ist-immo-billie.pdf`);
    expect(answer.status).to.equal(200);
    return readPdf(Buffer.from(await answer.arrayBuffer()));
  }

  const headOf = ({ structure }: ReadPdf) => structure.children.map(textOf)[0];
  const figuresOf = ({ structure }: ReadPdf) => elementsOf(structure).filter(({ type }) => type === 'Figure');

  it('K-6 sees both on its hand-out', async () => {
    const asked: string[] = [];
    await start(({ tenantId }) => {
      asked.push(tenantId);
      return Promise.resolve({ name: 'Maklerhaus Nord', logo: samplePng() });
    });
    const pdf = await openHandout();
    expect(asked).to.deep.equal(['77']);
    expect(headOf(pdf)).to.equal('Maklerhaus Nord');
    expect(figuresOf(pdf)).to.have.length(1);
    expect(pdf.imageCount).to.be.greaterThan(0);
  });

  it('K-6 sees its next name and logo at once, because hand-outs are not kept', async () => {
    const names = ['Erster Name', 'Zweiter Name'];
    await start(() => Promise.resolve({ name: names.shift() ?? '' }));
    expect(headOf(await openHandout())).to.equal('Erster Name');
    expect(headOf(await openHandout())).to.equal('Zweiter Name');
  });

  it('K-6 gets its hand-out without a logo that cannot be used, and the operator is told', async () => {
    await start(() => Promise.resolve({ name: 'Maklerhaus Nord', logo: samplePng().subarray(0, 60) }));
    expect(figuresOf(await openHandout())).to.have.length(0);
    const [line = '{}', ...others] = log;
    expect(others).to.deep.equal([]);
    expect(JSON.parse(line)).to.include({ tenant: '77', reason: 'broken' });
  });
});
