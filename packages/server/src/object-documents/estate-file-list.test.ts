import { expect } from 'chai';
import { createOnOfficeClient, TransportFailure, type EstateFile } from '@immo-billie/onoffice-sdk';
import {
  apiError,
  createFakeTransport,
  records,
  type FakeTransport,
} from '@immo-billie/onoffice-sdk/testing';
import { pino } from 'pino';
import type { OfferObject } from '../objects/object-store.js';
import { OnOfficeAccessError, type OnOfficeAccess } from '../onoffice/onoffice-access.js';
import type { AppContext } from '../web/app-context.js';
import { listEstateFiles, MAX_ESTATE_FILES } from './estate-file-list.js';

describe('D-16 the files of an estate in onOffice', () => {
  let onOffice: FakeTransport;
  let noted: unknown[];
  let access: Partial<OnOfficeAccess>;
  const object = { tenantId: '20101', estateId: '11' } as OfferObject;

  beforeEach(() => {
    onOffice = createFakeTransport();
    noted = [];
    const client = createOnOfficeClient({
      token: 't',
      secret: 's',
      transport: onOffice.transport,
      retry: { attempts: 1 },
    });
    access = {
      forUser: () => Promise.resolve(client),
      noteSuccess: () => Promise.resolve(),
      noteFailure: (_tenantId, error) => Promise.resolve(void noted.push(error)),
    };
  });

  const list = () =>
    listEstateFiles(
      { onoffice: access, logger: pino({ level: 'silent' }) } as AppContext,
      object,
      '21',
      new AbortController().signal,
    );
  const answerWith = (count: number) =>
    onOffice.on('get', 'file', ({ parameters }) => {
      const offset = Number(parameters['listoffset'] ?? 0);
      const page = Math.min(100, count - offset);
      return records(
        Array.from({ length: page }, (_, index) => ({ id: offset + index + 1, type: 'file', elements: {} })),
        count,
      );
    });

  it('are read to the last one', async () => {
    answerWith(MAX_ESTATE_FILES);
    const { files } = (await list()) as { files: readonly EstateFile[] };
    expect(files).to.have.length(MAX_ESTATE_FILES);
  });

  it('are never shown in part: more than 1000 are a problem of their own', async () => {
    answerWith(MAX_ESTATE_FILES + 1);
    expect(await list()).to.deep.equal({ files: undefined, problem: 'list_too_long' });
  });

  it('say why a later page is missing', async () => {
    answerWith(150);
    let answered = 0;
    const transport = onOffice.transport;
    const client = createOnOfficeClient({
      token: 't',
      secret: 's',
      retry: { attempts: 1 },
      transport: (request) => {
        answered += 1;
        if (answered > 1) onOffice.on('get', 'file', apiError(193));
        return transport(request);
      },
    });
    access = { ...access, forUser: () => Promise.resolve(client) };
    expect(await list()).to.deep.equal({ files: undefined, problem: 'claim_stale' });
    expect(noted).to.have.length(1);
  });

  it('say when onOffice cannot be reached', async () => {
    onOffice.disturbNext(new TransportFailure('timeout', true));
    expect(await list()).to.deep.equal({ files: undefined, problem: 'onoffice_unreachable' });
  });

  it('say when the office or the user has no access', async () => {
    for (const [code, problem] of [
      ['not_activated', 'not_activated'],
      ['claim_missing', 'claim_stale'],
    ] as const) {
      access = { ...access, forUser: () => Promise.reject(new OnOfficeAccessError(code)) };
      expect(await list()).to.deep.equal({ files: undefined, problem });
    }
  });

  it('do not hide failures of our own', async () => {
    access = { ...access, forUser: () => Promise.reject(new TypeError('a mistake')) };
    const error: unknown = await list().catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(TypeError);
  });
});
