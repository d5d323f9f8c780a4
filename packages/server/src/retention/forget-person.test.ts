import { expect } from 'chai';
import { forgetPerson } from './forget-person.js';
import { inputWith, personOf } from './sample-inputs.test-support.js';

describe('an import that forgets a person', () => {
  const input = inputWith({
    prospects: [personOf('2101'), personOf('2103')],
    notChosen: [{ addressId: '2105', origin: 'manual', consent: '', reason: 'unticked' }],
    vanishedAddressIds: ['2999'],
  });

  it('keeps everybody and everything else', () => {
    const left = forgetPerson(input, '2101');
    expect(left).to.deep.equal({ ...input, prospects: [personOf('2103')] });
  });

  it('forgets who was left out, and who had vanished', () => {
    expect(forgetPerson(input, '2105')).to.deep.equal({ ...input, notChosen: [] });
    expect(forgetPerson(input, '2999')).to.deep.equal({ ...input, vanishedAddressIds: [] });
  });

  it('says when the person is not in it', () => {
    expect(forgetPerson(input, '1')).to.equal(undefined);
    expect(forgetPerson(input, '')).to.equal(undefined);
  });

  it('changes nothing in what it was given', () => {
    const before = JSON.stringify(input);
    forgetPerson(input, '2101');
    expect(JSON.stringify(input)).to.equal(before);
  });
});
