import { expect } from 'chai';
import { ApiClient, providerClient, startTestSimulator } from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

describe('files, links and rights', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator();
    simulator.control.customers({ state: 'active' });
    client = ApiClient.ordinary(simulator);
  });
  after(() => simulator.close());

  const files = (parameters: object): { verb: string; type: string; id: string; parameters: object } => ({
    verb: 'get',
    type: 'file',
    id: 'estate',
    parameters,
  });

  it('lists the files of an estate without their content', async () => {
    const records = await client.records(files({ estateid: 1437 }));
    expect(records.map((record) => record.elements['type'])).to.deep.equal([
      'Titelbild',
      'Foto',
      'Grundriss',
      'Energieausweis',
      'Expose',
      'Dokument',
      'Ogulo-Link',
    ]);
    expect(records.every((record) => !('content' in record.elements))).to.be.true;
    expect(records[5]?.elements['category']).to.equal('internal');
    expect(records[6]?.elements['url']).to.match(/^https:/);
  });

  it('delivers the content of exactly one file, which is what its name says', async () => {
    const [picture] = await client.records(files({ estateid: 1437, fileid: 501 }));
    expect(Buffer.from(String(picture?.elements['content']), 'base64').subarray(1, 4).toString()).to.equal(
      'PNG',
    );
    const [document] = await client.records(files({ estateid: 1437, documentAttribute: 'energieausweis' }));
    const pdf = Buffer.from(String(document?.elements['content']), 'base64');
    expect(pdf.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(document?.elements['fileSize']).to.equal(pdf.length);
  });

  it('gives links to pictures that can be fetched, never to internal files', async () => {
    const records = await client.records(files({ estateid: 1437, includeImageUrl: 'original' }));
    const response = await fetch(String(records[0]?.elements['imageUrl']));
    expect(response.headers.get('content-type')).to.equal('image/png');
    expect(records[5]?.elements).not.to.have.property('imageUrl');
    const [pictures] = await client.records({
      verb: 'get',
      type: 'estatepictures',
      parameters: { estateids: [1437], categories: ['Titelbild'], size: 'original' },
    });
    expect(pictures?.elements).to.be.an('array').with.length(1);
    expect(
      await client.code({ verb: 'get', type: 'estatepictures', parameters: { estateids: [1437] } }),
    ).to.equal(139);
  });

  it('needs the estate: 110 without, 149 without read right', async () => {
    expect(await client.code(files({}))).to.equal(110);
    expect(await providerClient(simulator, { userId: 27 }).code(files({ estateid: 1471 }))).to.equal(149);
    expect((await client.call(files({ estateid: 1439 }))).data.meta.cntabsolute).to.equal(0);
  });

  it('links to a record that the caller may see, otherwise 156', async () => {
    const link = (recordId: number): { verb: string; type: string; id: string; parameters: object } => ({
      verb: 'get',
      type: 'getlink',
      id: 'estate',
      parameters: { recordId },
    });
    const [record] = await client.records(link(1437));
    expect(record).to.deep.equal({ id: 1437, type: '', elements: { url: `${simulator.url}/estates/1437` } });
    expect(await client.code(link(999999))).to.equal(156);
    expect(await providerClient(simulator, { userId: 27 }).code(link(1471))).to.equal(156);
  });

  it('tells which records a user may read or write', async () => {
    const check = async (userid: number, action: string): Promise<unknown> =>
      (
        await client.records({
          verb: 'get',
          type: 'checkuserrecordsright',
          parameters: { action, module: 'estate', userid, recordIds: [1437, 1471, 999999] },
        })
      )[0]?.elements;
    expect(await check(21, 'read')).to.deep.equal(['1437', '1471']);
    expect(await check(27, 'read')).to.deep.equal(['1437']);
    expect(await check(27, 'modify')).to.deep.equal([]);
    const unknownUser = { action: 'read', module: 'estate', userid: 99, recordIds: [] };
    expect(
      await client.code({ verb: 'get', type: 'checkuserrecordsright', parameters: unknownUser }),
    ).to.equal(251);
  });
});
