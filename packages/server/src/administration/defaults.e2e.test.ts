import { expect } from 'chai';
import { findTenantSettings } from '../tenants/tenant-settings-store.js';
import { useTestApp } from '../testing/test-app.test-support.js';
import { AACHEN, JOACHIM, openAndSend, send, strangerOf, TENANT } from './admin-visitor.test-support.js';

const PATH = '/administration/defaults';

describe('O-6 defaults for Nebenkosten', () => {
  const test = useTestApp();
  const joachim = () => test().signedIn({ estateId: AACHEN, userId: JOACHIM });
  const stored = async () => (await findTenantSettings(test().context.database.knex, TENANT)).costDefaults;

  it('O-6 are saved as basis points and shown the German way', async () => {
    const admin = await joachim();
    const page = await openAndSend(admin, PATH, PATH, {
      notary: '1,2 %',
      landRegister: '0,45',
      buyerCommission: '2',
    });
    expect(page.alert).to.equal('Gespeichert.');
    expect([page.field('notary'), page.field('landRegister'), page.field('buyerCommission')]).to.deep.equal([
      '1,2',
      '0,45',
      '2',
    ]);
    expect(await stored()).to.deep.equal({
      notaryBasisPoints: 120,
      landRegisterBasisPoints: 45,
      buyerCommissionBasisPoints: 200,
    });
  });

  it('O-6 prefill the Nebenkosten of an object', async () => {
    await openAndSend(await joachim(), PATH, PATH, {
      notary: '1,23',
      landRegister: '0,47',
      buyerCommission: '',
    });
    const { visitor, page } = await test().openWizard({ estateId: AACHEN, userId: JOACHIM });
    const details = await visitor.submit(page, `/import/${AACHEN}`);
    expect(details.field('notary')).to.equal('1,23');
    expect(details.field('landRegister')).to.equal('0,47');
  });

  it('come back with what is wrong and why, and nothing is saved', async () => {
    const admin = await joachim();
    const before = await stored();
    const page = await openAndSend(admin, PATH, PATH, {
      notary: '1.5',
      landRegister: '🏡',
      buyerCommission: '50',
    });
    expect(page.status).to.equal(422);
    expect(page.alert).to.contain('Bitte prüfen Sie 3 Angaben:');
    expect(page.text).to.contain('Nicht eindeutig: Schreiben Sie Nachkommastellen mit Komma');
    expect(page.text).to.contain('Bitte einen Prozentsatz eingeben, zum Beispiel 1,5.');
    expect(page.text).to.contain('Höchstens 15 %.');
    expect([page.field('notary'), page.field('landRegister')]).to.deep.equal(['1.5', '🏡']);
    expect(page.link('Notar in %').href).to.equal('#notary');
    expect(await stored()).to.deep.equal(before);
    const mended = await send(admin, page, PATH, {
      notary: '1,5',
      landRegister: '',
      buyerCommission: '3,57',
    });
    expect(mended.alert).to.equal('Gespeichert.');
    expect(await stored()).to.deep.equal({
      notaryBasisPoints: 150,
      landRegisterBasisPoints: null,
      buyerCommissionBasisPoints: 357,
    });
  });

  it('tell the second window what is stored', async () => {
    const admin = await joachim();
    const [first, second] = [await admin.open(PATH), await admin.open(PATH)];
    await send(admin, first, PATH, { notary: '1,1' });
    const told = await send(admin, second, PATH, { notary: '1,9' });
    expect(told.status).to.equal(409);
    expect(told.text).to.contain('Gespeichert ist jetzt: 1,1');
    expect(told.field('notary')).to.equal('1,9');
    expect((await stored()).notaryBasisPoints).to.equal(110);
  });

  it('save nothing with a form of an earlier session', async () => {
    const shown = await (await joachim()).open(PATH);
    const before = await stored();
    const page = await send(await joachim(), shown, PATH, { notary: '9' });
    expect(page.status).to.equal(409);
    expect(page.field('notary')).to.equal('9');
    expect(await stored()).to.deep.equal(before);
  });

  it('are those of the own office', async () => {
    await openAndSend(await joachim(), PATH, PATH, { notary: '1,77' });
    expect((await (await strangerOf(test())).open(PATH)).field('notary')).to.equal('');
  });
});
