import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { readAddresses } from './addresses.js';
import { ATTEMPT_CHANNEL, CLOCK_CHANNEL } from './attempt-report.js';
import { defineCall } from './call.js';
import { createOnOfficeClient } from './client.js';
import { OnOfficeError } from './errors.js';
import { createGotTransport } from './got-transport.js';
import { unlockProvider } from './provider.js';
import { relatedIds } from './related-ids.js';
import { estateRelations } from './relation.js';
import { address, apiError, records, relatedIdsReply } from './testing/answer-builder.js';
import { createFakeTransport, type Disturbance, type FakeTransport } from './testing/fake-transport.js';
import { createRecorder } from './testing/recorder.js';
import { TransportFailure } from './transport.js';

/** None of these may turn up anywhere but in the request itself. */
const canaries = {
  token: 'CANARYTOKEN4e5f6a7b8c9d0e1f2a3b4c5',
  secret: 'CANARYSECRETaabbccddeeff00112233445566778899aabbccddeeff0011',
  claim: 'CANARYCLAIM_-opaque',
  name: 'Canaryperson Überraschung',
  email: 'canary.person@example.test',
  filterValue: 'Canaryfilter',
};

const readPerson = readAddresses(['1'], { fields: ['Name', 'KdNr'] });
const writePerson = defineCall(
  {
    verb: 'modify',
    resourceType: 'address',
    resourceId: '1',
    parameters: { Name: canaries.name, email: { action: 'add', newvalue: canaries.email } },
  },
  () => undefined,
);

function clientOf(onOffice: Pick<FakeTransport, 'transport'>) {
  return createOnOfficeClient({
    token: canaries.token,
    secret: canaries.secret,
    extendedClaim: canaries.claim,
    tenantKey: 'tenant-7',
    transport: onOffice.transport,
    retry: { attempts: 2 },
    wait: () => Promise.resolve(),
    clock: () => 1_767_225_600_000,
  });
}

function expectNoCanary(text: string, where: string): void {
  for (const [kind, canary] of Object.entries(canaries)) {
    expect(text.includes(canary), `${kind} in ${where}`).to.equal(false);
    expect(text.includes(encodeURIComponent(canary)), `${kind} encoded in ${where}`).to.equal(false);
  }
  expect(text, where).not.to.match(/[A-Za-z0-9+/]{43}=/);
}

/** Every way in which an error may end up in a log. */
function allTextsOf(error: unknown): string {
  const stack = error instanceof Error ? String(error.stack) : '';
  const options = { depth: Number.POSITIVE_INFINITY, showHidden: true };
  return [String(error), stack, JSON.stringify(error), inspect(error, options)].join('\n');
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

const disturbances: [string, Disturbance][] = [
  ['a reset', new TransportFailure('reset', true, 'ECONNRESET')],
  ['an HTML page', { status: 502, body: `<html>${canaries.name} ${canaries.claim}</html>` }],
  ['a garbled answer', { body: `{"token":"${canaries.token}","x":` }],
  ['a garbled answer in bytes', { body: Buffer.from(`"${canaries.email}`) }],
];

describe('what must stay secret', () => {
  it('is in no error, whatever goes wrong', async () => {
    const onOffice = createFakeTransport();
    const client = clientOf(onOffice);
    for (const [name, disturbance] of disturbances) {
      for (const call of [
        readPerson,
        writePerson,
        unlockProvider({ parameterCacheId: canaries.filterValue }),
      ]) {
        onOffice.disturbNext(disturbance);
        onOffice.disturbNext(disturbance);
        const error = await failureOf(client.call<unknown>(call));
        expect(error, name).to.be.instanceOf(OnOfficeError);
        expectNoCanary(allTextsOf(error), `${name}, ${call.action.resourceType}`);
      }
    }
  });

  it('is not in the cause either, which an error carries into JSON', async () => {
    const onOffice = createFakeTransport();
    const client = clientOf(onOffice);
    const jsonOf = (error: unknown): unknown => JSON.parse(JSON.stringify(error));
    onOffice.disturbNext({ status: 502, body: canaries.name });
    const unknown = await failureOf(client.call(writePerson));
    expect(jsonOf(unknown)).to.deep.include({ code: 'outcome_unknown', name: 'OutcomeUnknownError' });
    expect(jsonOf(unknown)).to.have.property('cause').that.includes({ code: 'http_error', status: 502 });

    onOffice.on('read', 'address', ({ parameters }) =>
      parameters['listoffset'] === undefined ? records([address(1, {})], 2) : apiError(80, canaries.name),
    );
    const list = client.addresses.list({ fields: [] }, { pageSize: 1 });
    const interrupted = await failureOf(list.toArray({ limit: 9 }));
    expect(jsonOf(interrupted)).to.deep.include({ code: 'list_interrupted', delivered: 1 });
    expect(jsonOf(interrupted)).to.have.property('cause').that.includes({ code: 'api_error', errorCode: 80 });
    for (const error of [unknown, interrupted]) expectNoCanary(allTextsOf(error), 'a cause');
  });

  it('is in no error when onOffice repeats it in its text or delivers it in the wrong place', async () => {
    const onOffice = createFakeTransport();
    const client = clientOf(onOffice);
    const texts = [
      `Unknown user ${canaries.name}`,
      `The HMAC is invalid. "${canaries.claim}" should be passed`,
    ];
    for (const text of texts) {
      onOffice.on('modify', 'address', apiError(251, text));
      expectNoCanary(allTextsOf(await failureOf(client.call(writePerson))), text);
    }
    for (const elements of [{ KdNr: canaries.email }, { Name: { x: canaries.name } }]) {
      onOffice.on('read', 'address', records([address(1, elements)]));
      const error = await failureOf(client.call(readPerson));
      expect(error).to.include({ code: 'invalid_answer' });
      expectNoCanary(allTextsOf(error), 'a value of the wrong kind');
    }
    onOffice.on('read', 'address', apiError(141, `Unknown field: ${canaries.filterValue}`));
    const filtered = client.addresses.list({
      fields: ['Name'],
      filter: { Name: { op: '=', value: canaries.filterValue } },
    });
    expectNoCanary(allTextsOf(await failureOf(filtered.toArray({ limit: 1 }))), 'a filter');
  });

  it('is in no error of the real transport', async () => {
    const client = clientOf({ transport: createGotTransport() });
    const nowhere = createOnOfficeClient({
      token: canaries.token,
      secret: canaries.secret,
      extendedClaim: canaries.claim,
      apiUrl: 'http://127.0.0.1:9/api.php',
      retry: { attempts: 1 },
    });
    const error = await failureOf(nowhere.call(writePerson));
    expect(error).to.include({ code: 'unreachable' });
    expectNoCanary(allTextsOf(error), 'ECONNREFUSED');
    expectNoCanary(inspect(client, { depth: 9, showHidden: true }), 'the client itself');
  });

  it('is in no report of the diagnostics channels, which tell what happened otherwise', async () => {
    const messages: unknown[] = [];
    const listen = (message: unknown): void => void messages.push(message);
    subscribe(ATTEMPT_CHANNEL, listen);
    subscribe(CLOCK_CHANNEL, listen);
    try {
      const onOffice = createFakeTransport();
      const client = clientOf(onOffice);
      for (const [, disturbance] of disturbances) {
        onOffice.disturbNext(disturbance);
        onOffice.on('read', 'address', records([address(1, { Name: canaries.name })]));
        await client.callAll([readPerson, readPerson], { priority: 'bulk' });
      }
    } finally {
      unsubscribe(ATTEMPT_CHANNEL, listen);
      unsubscribe(CLOCK_CHANNEL, listen);
    }
    expectNoCanary(inspect(messages, { depth: 9 }), 'the reports');
    expect(messages).to.have.length(disturbances.length * 2);
    const name = { verb: 'read', resourceType: 'address', resourceId: '' };
    const [failed, repeated] = messages;
    expect(failed).to.deep.include({
      tenantKey: 'tenant-7',
      attempt: 1,
      code: 'unreachable',
      actions: [name, name],
    });
    expect(repeated).to.deep.include({
      attempt: 2,
      priority: 'bulk',
      code: 'ok',
      httpStatus: 200,
      outcomes: [0, 0],
    });
    expect(repeated).to.include.keys('durationMs', 'queuedMs');
  });

  it('is in no recording, which keeps the shape of everything', async () => {
    const onOffice = createFakeTransport();
    const elements = {
      Name: canaries.name,
      KdNr: '191',
      Geburtsdatum: '1971-04-23',
      ArtDaten: '|Kunde||Makler|',
      email__13027: canaries.email,
    };
    onOffice.on('read', 'address', records([address(10_891, elements)]));
    onOffice.on('modify', 'address', apiError(251, `Unknown user ${canaries.name}`));
    const recorder = createRecorder(onOffice.transport);
    const client = clientOf(recorder);
    await client.addresses
      .list({ fields: ['Name', 'email'], filter: { Name: { op: 'like', value: canaries.filterValue } } })
      .toArray({ limit: 9 });
    await failureOf(client.call(writePerson));
    const [read, write] = recorder.exchanges();
    expectNoCanary(JSON.stringify(recorder.exchanges()), 'the recording');
    expect(JSON.stringify(recorder.exchanges())).not.to.match(/10891|1971|13027|canary/i);
    expect(read?.actions[0]).to.deep.include({
      verb: 'read',
      resourceType: 'address',
      parameters: {
        data: ['Name', 'email'],
        filter: { Name: [{ op: 'like', val: 'xxxxxxxxxxxx' }] },
        listlimit: 1_001,
        sortby: 'KdNr',
        sortorder: 'ASC',
      },
    });
    expect(read?.answer).to.deep.include({ status: { code: 200, errorcode: 0, message: '' } });
    expect(write?.answer).to.deep.include({ status: { code: 500, errorcode: 251, message: '' } });
    const withTextIds = createFakeTransport();
    withTextIds.on('read', 'address', records([{ id: '10891', type: 'address', elements: { id: '10891' } }]));
    withTextIds.on('get', 'idsfromrelation', relatedIdsReply({ '48': ['10891'] }));
    const second = createRecorder(withTextIds.transport);
    await clientOf(second).callAll([
      readAddresses(['10891'], { fields: [] }),
      relatedIds(estateRelations.owners, ['48']),
    ]);
    expect(JSON.stringify(second.exchanges()))
      .to.include('relatedIds')
      .and.not.to.match(/10891|"48"/);
    const replayed = createFakeTransport();
    replayed.disturbNext({ body: JSON.stringify(read?.answer) });
    const [person] = await clientOf(replayed)
      .addresses.list({ fields: ['Name', 'Geburtsdatum', 'ArtDaten'] })
      .toArray({ limit: 9 });
    expect(person?.values).to.deep.equal({
      Name: 'xxxxxxxxxxxx xxxxxxxxxxxx',
      KdNr: 1_003,
      Geburtsdatum: '1111-11-11',
      ArtDaten: ['xxxxx', 'xxxxxx'],
    });
    expect(person?.contacts.map(({ value }) => value)).to.deep.equal(['xxxxxx.xxxxxx@xxxxxxx.xxxx']);
  });
});
