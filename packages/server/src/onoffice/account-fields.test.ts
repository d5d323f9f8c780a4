import { expect } from 'chai';
import type { FieldDescriptor } from '@immo-billie/onoffice-sdk';
import { createTestClock } from '../testing/test-clock.test-support.js';
import { activeFields, createAccountFieldCache, type AccountFields } from './account-fields.js';

const fieldsOf = (...names: string[]): AccountFields =>
  new Map([['estate', new Map(names.map((name) => [name, {} as FieldDescriptor]))]]);

describe('the field configuration of an account', () => {
  it('is remembered for a day', () => {
    const clock = createTestClock();
    const cache = createAccountFieldCache(clock);
    const fields = fieldsOf('objekttitel');
    cache.set('20101', fields);
    clock.advanceMinutes(24 * 60);
    expect(cache.get('20101')).to.equal(fields);
    clock.advanceMs(1);
    expect(cache.get('20101')).to.equal(undefined);
  });

  it('belongs to one tenant and can be dropped', () => {
    const cache = createAccountFieldCache(createTestClock());
    cache.set('20101', fieldsOf('a'));
    cache.set('20303', fieldsOf('b'));
    cache.drop('20101');
    expect(cache.get('20101')).to.equal(undefined);
    expect(cache.get('20303')?.get('estate')?.has('b')).to.equal(true);
  });

  it('forgets the oldest tenant when there are very many', () => {
    const cache = createAccountFieldCache(createTestClock());
    for (let tenant = 0; tenant <= 500; tenant += 1) cache.set(String(tenant), fieldsOf());
    expect(cache.get('0')).to.equal(undefined);
    expect(cache.get('1')).not.to.equal(undefined);
    expect(cache.get('500')).not.to.equal(undefined);
  });

  it('leaves the fields that are active', () => {
    expect(activeFields(fieldsOf('a', 'c'), 'estate', ['a', 'b', 'c'])).to.deep.equal(['a', 'c']);
  });

  it('asks for nothing of a module that the account does not have', () => {
    expect(activeFields(fieldsOf('a'), 'address', ['x'])).to.deep.equal([]);
  });
});
