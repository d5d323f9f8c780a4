import { expect } from 'chai';
import { createOnOfficeClient } from './client.js';
import { OnOfficeAnswerError } from './errors.js';
import { relatedIds, relatingIds } from './related-ids.js';
import { companyContacts, estateRelations } from './relation.js';
import { records, relatedIdsReply, type ActionReply } from './testing/answer-builder.js';
import { createFakeTransport, type FakeTransport } from './testing/fake-transport.js';

function answering(reply: ActionReply): {
  onOffice: FakeTransport;
  client: ReturnType<typeof createOnOfficeClient>;
} {
  const onOffice = createFakeTransport();
  onOffice.on('get', 'idsfromrelation', reply);
  return {
    onOffice,
    client: createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport }),
  };
}

const urn = 'urn:onoffice-de-ns:smart:2.5:relationTypes';

describe('related record numbers', () => {
  it('come for every record asked for, also for those without relations', async () => {
    const { client } = answering(relatedIdsReply({ '48': ['181', '190', '181'], '51': [181], '52': [] }));
    const owners = await client.call(relatedIds(estateRelations.owners, ['48', '51', '52', '53']));
    expect([...owners]).to.deep.equal([
      ['48', ['181', '190']],
      ['51', ['181']],
      ['52', []],
      ['53', []],
    ]);
  });

  it('are empty in all forms in which onOffice says so', async () => {
    const forms = [
      relatedIdsReply({}),
      records([{ id: 'relatedIds', type: '', elements: {} }], null),
      records([], null),
      relatedIdsReply({ '48': [] }),
    ];
    for (const form of forms) {
      const related = await answering(form).client.call(relatedIds(estateRelations.interested, ['48']));
      expect([...related]).to.deep.equal([['48', []]]);
    }
  });

  it('are refused when they answer something else', async () => {
    const odd = [
      relatedIdsReply({ '49': ['1'] }),
      relatedIdsReply({ '48': ['x'] }),
      records([{ id: 'other', type: '', elements: {} }], null),
      records([{ id: 'relatedIds', type: '', elements: { '48': '1' } }], null),
      records([{ id: 'relatedIds', type: '', elements: ['1'] }], null),
    ];
    for (const form of odd) {
      const fault: unknown = await answering(form)
        .client.call(relatedIds(estateRelations.interested, ['48']))
        .catch((error: unknown) => error);
      expect(fault).to.be.instanceOf(OnOfficeAnswerError);
    }
  });

  it('are asked for from the side of the parent or of the child', () => {
    expect(relatedIds(estateRelations.contactPersons, ['48', '48']).action.parameters).to.deep.equal({
      relationtype: `${urn}:estate:address:contactPerson`,
      parentids: [48],
    });
    expect(relatingIds(companyContacts, ['7']).action.parameters).to.deep.equal({
      relationtype: `${urn}:address:contact:address`,
      childids: [7],
    });
    expect(() => relatedIds(estateRelations.owners, [])).to.throw(RangeError);
  });

  it('are at hand under the names of business', async () => {
    const { onOffice, client } = answering(relatedIdsReply({ '48': ['181'] }));
    const ofEstate = client.relations.ofEstate('48');
    const { owners, prospects, matching, contactPersons, buyers, tenants } = ofEstate;
    for (const ask of [owners, prospects, matching, contactPersons, buyers, tenants]) {
      expect(await ask()).to.deep.equal(['181']);
    }
    const { ownedEstates, estatesOfInterest, matchingEstates, offers } = client.relations.ofAddress('48');
    for (const ask of [ownedEstates, estatesOfInterest, matchingEstates, offers]) {
      expect(await ask()).to.deep.equal(['181']);
    }
    const asked = onOffice.requests().map(([action]) => {
      const [side] = Object.keys(action?.parameters ?? {}).filter((name) => name !== 'relationtype');
      return `${String(action?.parameters['relationtype']).replace(`${urn}:`, '')} ${side}`;
    });
    expect(asked).to.deep.equal([
      'estate:address:owner parentids',
      'estate:address:interested parentids',
      'estate:address:matching parentids',
      'estate:address:contactPerson parentids',
      'estate:address:buyer parentids',
      'estate:address:renter parentids',
      'estate:address:owner childids',
      'estate:address:interested childids',
      'address:estate:matching parentids',
      'address:estate:offer parentids',
    ]);
  });
});
