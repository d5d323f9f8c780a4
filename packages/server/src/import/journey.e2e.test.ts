import { expect } from 'chai';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';

const AACHEN = 1437;

for (const engine of TEST_ENGINES) {
  describe(`the guide over HTTP, on ${engine}`, () => {
    let test: TestApp;

    before(async () => {
      test = await startTestApp({ engine });
      await test.activate();
    });
    after(() => test.close());

    it('imports an estate with its prospects and shows it under Objekte', async () => {
      const visitor = test.visitor();
      const wizard = await visitor.open(
        test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url,
      );
      expect(wizard.status).to.equal(200);
      expect(wizard.heading).to.equal('Objekt importieren');
      console.log(wizard.text);
      const details = await visitor.submit(wizard, `/import/${AACHEN}`);
      console.log(details.status, details.text);
      const list = await visitor.open('/objects');
      console.log(list.text);
    });
  });
}
