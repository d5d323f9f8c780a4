import { expect } from 'chai';
import { createOnOfficeClient } from './client.js';
import { OnOfficeAnswerError } from './errors.js';
import { records, type ActionReply } from './testing/answer-builder.js';
import { createFakeTransport } from './testing/fake-transport.js';
import { readUser } from './users.js';

function answering(read: ActionReply) {
  const onOffice = createFakeTransport();
  onOffice.on('read', 'user', read);
  onOffice.on('get', 'users', read);
  return createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
}

describe('users', () => {
  it('are read by number, with texts freed of blanks around them', async () => {
    const client = answering(
      records([{ id: 21, type: 'user', elements: { Vorname: 'Joachim ', Nachname: 'Klein', Nr: 21 } }]),
    );
    const user = await client.users.get('21', { fields: ['Vorname', 'Nachname', 'Nr'] });
    expect(user).to.deep.include({ id: '21', values: { Vorname: 'Joachim', Nachname: 'Klein', Nr: '21' } });
    expect(await answering(records([])).users.get('21', { fields: ['Name'] })).to.equal(undefined);
  });

  it('are never asked for without a field, because onOffice would answer with nothing', () => {
    expect(() => readUser('21', { fields: [] })).to.throw(RangeError);
  });

  it('are listed with their names', async () => {
    const elements = { id: '21', username: 'jklein', firstname: 'Joachim', lastname: 'Klein ', email: null };
    const client = answering(records([{ id: 21, type: '', elements }], null));
    expect(await client.users.list()).to.deep.equal([
      { id: '21', username: 'jklein', firstName: 'Joachim', lastName: 'Klein', email: '' },
    ]);
  });

  it('are refused when they have no number or a name that is no text', async () => {
    for (const elements of [{ id: 'x' }, { id: '1', username: [] }]) {
      const fault: unknown = await answering(records([{ id: 1, type: '', elements }], null))
        .users.list()
        .catch((error: unknown) => error);
      expect(fault).to.be.instanceOf(OnOfficeAnswerError);
    }
  });
});
