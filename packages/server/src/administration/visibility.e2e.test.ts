import { expect } from 'chai';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import { AACHEN, formOf, HILLSIDE, JOACHIM, SABINE } from './admin-visitor.test-support.js';

describe('O-5 which objects a broker sees', () => {
  const test = useFreshTestApp();

  /** An object imported by each of the two, both with Joachim as Makler unless changed. */
  const office = async (visibility: 'all' | 'own') => {
    const joachims = await test().openWizard({ estateId: AACHEN, userId: JOACHIM });
    const first = await joachims.visitor.submit(joachims.page, `/import/${AACHEN}`);
    const sabines = await test().openWizard({ estateId: HILLSIDE, userId: SABINE });
    const second = await sabines.visitor.submit(sabines.page, `/import/${HILLSIDE}`);
    const { knex } = test().context.database;
    await knex('objects').update({ broker_user_id: String(JOACHIM) });
    const admin = joachims.visitor;
    const page = await admin.open('/administration/users');
    const fields = formOf(page, '/administration/visibility').filter(([name]) => name !== 'visibility');
    await admin.post('/administration/visibility', [...fields, ['visibility', visibility]]);
    return { admin, broker: sabines.visitor, joachims: first.url.pathname, sabines: second.url.pathname };
  };

  it('is all of the office, as in a small one, until somebody sets it otherwise', async () => {
    const { broker, joachims, sabines } = await office('all');
    const list = await broker.open('/objects');
    expect(list.text).to.contain('Schöne Immobilie in Aachen').and.contain('Grundstück mit Hanglage');
    for (const path of [joachims, sabines]) expect((await broker.open(path)).status).to.equal(200);
  });

  it('is what he imported himself, if the office wants that; any other does not exist for him', async () => {
    const { broker, joachims, sabines } = await office('own');
    const list = await broker.open('/objects');
    expect(list.text).to.contain('Grundstück mit Hanglage').and.not.contain('Schöne Immobilie in Aachen');
    expect((await broker.open(sabines)).status).to.equal(200);
    for (const path of [joachims, `${joachims}/prospects`, `${joachims}/onoffice`]) {
      expect((await broker.open(path)).status, path).to.equal(404);
    }
    expect((await broker.post(joachims, { title: 'Fremd' })).status).to.equal(404);
  });

  it('is also where he is the Makler', async () => {
    const { broker, joachims } = await office('own');
    await test()
      .context.database.knex('objects')
      .where('estate_id', String(AACHEN))
      .update({ broker_user_id: String(SABINE) });
    expect((await broker.open('/objects')).text).to.contain('Schöne Immobilie in Aachen');
    expect((await broker.open(joachims)).status).to.equal(200);
  });

  it('is always everything for an administrator', async () => {
    const { admin, sabines } = await office('own');
    await test()
      .context.database.knex('objects')
      .update({ broker_user_id: String(SABINE) });
    expect((await admin.open('/objects')).text).to.contain('Grundstück mit Hanglage');
    expect((await admin.open(sabines)).status).to.equal(200);
  });

  it('becomes his again when he imports the object anew', async () => {
    const { joachims, broker } = await office('own');
    expect((await broker.open(joachims)).status).to.equal(404);
    const again = await test().openWizard({ estateId: AACHEN, userId: SABINE });
    const details = await again.visitor.submit(again.page, `/import/${AACHEN}`);
    expect(details.url.pathname).to.equal(joachims);
    expect(details.status).to.equal(200);
  });
});
