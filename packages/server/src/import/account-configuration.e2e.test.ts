import { expect } from 'chai';
import { startTestApp } from '../testing/test-app.test-support.js';

const AACHEN = 1437;

describe('the configuration of the account', () => {
  it('B-9 has to be read: without it a half-read object would look complete', async () => {
    const test = await startTestApp();
    await test.activate();
    test.simulator.control.faults({ fault: 'one-action:170', times: 1, resourcetype: 'fields' });
    const visitor = test.visitor();
    const { url } = test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 });
    const refused = await visitor.open(url);
    expect(refused).to.include({ status: 502, heading: 'onOffice hat die Anfrage abgelehnt' });
    const page = await visitor.open(`/import/${AACHEN}`);
    const details = await visitor.submit(page, `/import/${AACHEN}`);
    expect(details.body).to.include('142,5');
    await test.close();
  });
});
